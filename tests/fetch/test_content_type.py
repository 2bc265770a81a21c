"""What an answer is, by its header and by its bytes."""

from __future__ import annotations

import pytest

from govnews.fetch.content_type import sniff

PDF, ZIP, OLE = b"%PDF-1.7\n", b"PK\x03\x04....", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = b"\xef\xbb\xbf\r\n <!-- cms --> <!DOCTYPE html><html>"
UTF16 = "\ufeff<html><body>".encode("utf-16-le")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("payload", "stated", "found"),
    [
        (PDF, "text/html", "application/pdf"),
        (PDF, "", "application/pdf"),
        (PDF, "application/octet-stream", "application/pdf"),
        (ZIP, WORD, WORD),
        (ZIP, "text/html", "application/zip"),
        (OLE, "application/msword", "application/msword"),
        (OLE, "text/plain", "application/x-ole-storage"),
        (b"\xff\xd8\xff\xe0", "text/html", "image/jpeg"),
        (b"RIFF1234WEBPVP8 ", "", "image/webp"),
        (b"\0\0\0\x18ftypmp42", "text/html", "video/mp4"),
        (HTML, "application/octet-stream", "text/html"),
        (HTML, "text/plain", "text/html"),
        (HTML, "", "text/html"),
        (UTF16, "text/plain", "text/html"),
        (b"<p>tin", "text/plain", "text/html"),
        (b"a <p> b", "", "text/html"),
        (b"a < b", "text/plain", "text/plain"),
        (b"<?xml version='1.0'?><rss>", "text/plain", "text/xml"),
        (b"<pre-alpha", "text/plain", "text/plain"),
        (HTML, "application/json", "application/json"),
        (b"tin", "text/html", "text/html"),
        (b"tin", "", ""),
        (b"", "", ""),
        (b"", "text/html", "text/html"),
    ],
)
def test_bytes_decide_where_the_header_is_wrong_or_says_nothing(
    payload: bytes, stated: str, found: str
) -> None:
    assert sniff(payload, stated) == found


def test_hostile_beginnings_cost_linear_time() -> None:
    for payload in (b"<!--" * 500, b" " * 2000, b"<!-- --> " * 300, b"<!--->" * 300):
        sniff(payload * 1000, "text/plain")
