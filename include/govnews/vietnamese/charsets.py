"""Owns what bytes, headers and declarations say of a charset, before anybody reads the words.

Asked in this order: byte order mark, Content-Type header, meta tag, XML declaration (HTML
standard, 13.2.3.2). Labels often lie, so they are candidates: bytes that are sound UTF-8 are
UTF-8, for text in any other charset is so by chance only when it is ASCII.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

UTF_8 = "utf-8"
_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 8192  # bytes
_SAMPLE = 2048  # bytes that show whether every second one is zero
# Servers cut summaries in mid-letter: sound letters must outnumber torn ones by far.
_SOUND_PER_TORN = 20


@dataclass(frozen=True, kw_only=True)
class Label:
    """A charset that somebody names: header, meta or xml."""

    source: str
    name: str

    def __str__(self) -> str:
        return f"{self.source} says {self.name}"


@dataclass(frozen=True, kw_only=True)
class Letters:
    """Bytes as letters: the charset, why it was taken, and how many letters were torn.

    `octets` are those of UTF-8 that are the text and nothing else; None where they are not at hand.
    """

    text: str
    charset: str
    basis: str
    torn: int = 0
    octets: bytes | None = None


def labels(payload: bytes, content_type: str | None) -> list[Label]:
    """Return the charsets that header and page name, in the order in which they are asked."""
    found = []
    if content_type and (named := _HEADER.search(content_type)):
        found.append(Label(source="header", name=named[1]))
    for source, pattern in (("meta", _META), ("xml", _XML)):
        if declared := pattern.search(payload, 0, _DECLARED_WITHIN):
            found.append(Label(source=source, name=declared[1].decode("ascii")))
    return found


def unicode_of(payload: bytes, content_type: str | None) -> Letters | None:
    """Return the letters where the bytes themselves show that they are Unicode, else None."""
    for mark, charset in _MARKS:
        if payload.startswith(mark):
            text = payload[len(mark) :].decode(charset, "replace")
            return Letters(text=text, charset=charset, basis="byte order mark")
    if wide := _as_utf_16(payload):
        text = payload.decode(wide, "replace")
        return Letters(text=text, charset=wide, basis="every second byte is zero")
    return _as_utf_8(payload, content_type)


def letters_of(payload: bytes, content_type: str | None) -> str:
    """Return the letters of addresses in a page, feed or sitemap, just as they were written.

    Neither composed nor repaired: a server knows its addresses by their bytes. When no label
    fits, UTF-8 with replacement letters is good enough: addresses are nearly always ASCII.
    """
    if (sound := unicode_of(payload, content_type)) is not None:
        return sound.text
    for label in labels(payload, content_type):
        try:
            return payload.decode(label.name)
        except (UnicodeError, LookupError):
            continue
    return payload.decode(UTF_8, "replace")


def _as_utf_8(payload: bytes, content_type: str | None) -> Letters | None:
    """Return the letters of UTF-8: a cut tail and a rare torn letter are forgiven."""
    octets: bytes | None = payload
    try:
        text, torn = payload.decode(UTF_8), 0
    except UnicodeDecodeError as error:
        if error.start >= len(payload) - 3:
            octets = payload[: error.start]
            text, torn = octets.decode(UTF_8), 0
        else:
            octets = None
            text = payload.decode(UTF_8, "replace")
            torn = text.count("\ufffd")
            sound = sum(not letter.isascii() for letter in text) - torn
            if sound < _SOUND_PER_TORN * torn:
                return None
    return Letters(
        text=text,
        charset=UTF_8,
        basis="; ".join(_why_utf_8(payload, content_type, text, torn)),
        torn=torn,
        octets=octets,
    )


def _why_utf_8(payload: bytes, content_type: str | None, text: str, torn: int) -> Iterator[str]:
    yield "the bytes are ASCII" if text.isascii() else "the bytes are UTF-8"
    if torn:
        yield f"{torn} torn letters"
    for label in labels(payload, content_type):
        if not _is_utf_8(label.name):
            yield f"although the {label}"


def _is_utf_8(name: str) -> bool:
    try:
        return codecs.lookup(name).name in (UTF_8, "utf-8-sig")
    except LookupError:
        return False


def _as_utf_16(payload: bytes) -> str | None:
    """Return which UTF-16 markup without a byte order mark is in: ASCII has zeros beside it."""
    sample = payload[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or b"\x00" not in sample:
        return None
    zeros = {"utf-16-be": sample[::2].count(0), "utf-16-le": sample[1::2].count(0)}
    name = max(zeros, key=lambda each: zeros[each])
    return name if zeros[name] > half / 3 and min(zeros.values()) < half / 10 else None
