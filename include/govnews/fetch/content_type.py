"""Owns what an answer is: what its bytes look like where the header is missing or is wrong.

The signatures are those of the WHATWG's MIME Sniffing Standard (sections 6 and 7.1), as far as
portals send such files, with Office's two. Unlike browsers, which must not run what was declared
as text, we only read: a page declared as text/plain is a page.
"""

from __future__ import annotations

import re

from govnews.fetch.answers import Answer

_SNIFFED = 1445  # bytes; what the standard calls the resource header
# Says nothing: the server's default for what it does not know (section 5, "unknown").
_SAYS_NOTHING = {
    *("", "text/plain", "application/octet-stream", "application/unknown", "unknown/unknown"),
    *("application/x-unknown", "application/force-download", "application/x-download"),
    *("binary/octet-stream", "*/*"),
}
_PAGES = {"text/html", "application/xhtml+xml", "text/xml", "application/xml"}
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),  # also .docx, .xlsx: their own types are kept
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # .doc, .xls, .ppt
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"OggS\x00", "application/ogg"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
)
_HTML = re.compile(
    rb"<!--|<(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style"
    rb"|title|b|body|br|p|meta|link|center|span|form)[\s>/]",
    re.IGNORECASE,
)
_BLANK = b" \t\r\n\x0c"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def media_type(answer: Answer) -> str:
    """Return an answer's media type in lower case, without parameters; "" for what is unknown."""
    stated = (answer.header("Content-Type") or "").partition(";")[0].strip().lower()
    return sniff(answer.payload, stated)


def sniff(payload: bytes, stated: str = "") -> str:
    """Return the media type of a payload whose header says `stated`.

    A file's signature goes before a header that speaks of a page or says nothing; markup only
    before one that says nothing. Every other header is believed.
    """
    looks = _signature(payload)
    if looks is not None:
        return looks if stated in _PAGES or stated in _SAYS_NOTHING else stated
    if stated not in _SAYS_NOTHING:
        return stated
    return _markup(payload, is_stated=bool(stated)) or stated


def looks_like_page(payload: bytes) -> bool:
    """Return whether the bytes begin as an HTML page does."""
    return _HTML.match(_beginning(payload)) is not None


def _signature(payload: bytes) -> str | None:
    for signature, name in _SIGNATURES:
        if payload.startswith(signature):
            return name
    if payload[:4] == b"RIFF" and payload[8:12] == b"WEBP":
        return "image/webp"
    return "video/mp4" if payload[4:8] == b"ftyp" else None


def _markup(payload: bytes, *, is_stated: bool) -> str | None:
    beginning = _beginning(payload)
    if beginning.startswith(b"<?xml"):
        return "text/xml"
    if _HTML.match(beginning):
        return "text/html"
    # Fragments begin with anything; where a header speaks of text, one "<" makes no page.
    return "text/html" if not is_stated and b"<" in beginning[:512] else None


def _beginning(payload: bytes) -> bytes:
    """Return the first bytes without a byte order mark, blanks and, in UTF-16, zeroes."""
    beginning = payload[:_SNIFFED]
    for mark in _MARKS:
        if beginning.startswith(mark):
            beginning = beginning.removeprefix(mark).replace(b"\x00", b"")
    return beginning.lstrip(_BLANK)
