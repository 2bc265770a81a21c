"""Owns the decoding that addresses need: which letters stand in an href, a feed or a sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]*charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(payload: bytes, content_type: str | None) -> str:
    """Return the text of a page, feed or sitemap: the first declared charset that fits it.

    Byte order mark, then Content-Type header, then the declaration in the first 2,048 bytes,
    then UTF-8. A charset that does not fit the bytes is passed over; when none fits, UTF-8
    with replacement letters is good enough for addresses, which are nearly always ASCII.
    """
    for charset in _candidates(payload, content_type or ""):
        try:
            return payload.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return payload.decode("utf-8", "replace")


def _candidates(payload: bytes, content_type: str) -> Iterator[str]:
    for mark, charset in _MARKS:
        if payload.startswith(mark):
            yield charset
    if header := _CHARSET.search(content_type):
        yield header[1]
    if declared := _DECLARED.search(payload[:2048]):
        yield (declared[1] or declared[2]).decode("ascii")
    yield "utf-8"
