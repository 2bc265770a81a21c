"""Labels are heard in order, and the bytes decide; why a charset was taken is told."""

from __future__ import annotations

import unicodedata

import pytest

from govnews.vietnamese.charsets import labels, letters_of
from govnews.vietnamese.encoding import Decoded, Unreadable, decode
from tests.vietnamese.test_encoding import PAGE, WORDS, as_tcvn3
from tests.vietnamese.writers import as_vni, in_windows_1258


def read(payload: bytes, content_type: str | None = None) -> Decoded:
    decoded = decode(payload, content_type)
    assert isinstance(decoded, Decoded)
    return decoded


def test_labels_in_the_order_of_the_standard() -> None:
    page = b"<?xml version='1.0' encoding='utf-8'?><meta charset=windows-1258>"
    named = labels(page, "text/html; charset=ISO-8859-1")
    assert [str(label) for label in named] == [
        "header says ISO-8859-1",
        "meta says windows-1258",
        "xml says utf-8",
    ]


@pytest.mark.parametrize(
    ("payload", "content_type", "encoding", "basis"),
    [
        (PAGE.encode("utf-8-sig"), None, "utf-8", "byte order mark"),
        (PAGE.encode("utf-16"), None, "utf-16-le", "byte order mark"),
        (PAGE.encode("utf-16-le"), "text/html; charset=utf-8", "utf-16-le", "every second byte"),
        (PAGE.encode("utf-16-be"), None, "utf-16-be", "every second byte"),
        (PAGE.encode(), "text/html; charset=utf-8", "utf-8", "the bytes are UTF-8"),
        (
            PAGE.encode(),
            "text/html; charset=iso-8859-1",
            "utf-8",
            "the bytes are UTF-8; although the header says iso-8859-1",
        ),
        (
            PAGE.replace("<title>", "<meta charset='windows-1258'><title>").encode(),
            None,
            "utf-8",
            "although the meta says windows-1258",
        ),
        (in_windows_1258(PAGE), None, "windows-1258", "nothing is declared"),
        (
            in_windows_1258(PAGE),
            "text/html; charset=utf-8",
            "windows-1258",
            "not UTF-8; 100% of the words are Vietnamese in it; header says utf-8",
        ),
        (as_tcvn3(PAGE), "text/html; charset=iso-8859-1", "tcvn3", "header says iso-8859-1"),
        (as_vni(PAGE).encode("cp1252"), "text/html; charset=utf-8", "vni-windows", "header says"),
    ],
)
def test_the_charset_and_why(
    payload: bytes, content_type: str | None, encoding: str, basis: str
) -> None:
    decoded = read(payload, content_type)
    assert WORDS in decoded.text
    assert decoded.encoding == encoding
    assert basis in decoded.basis


def test_ascii_is_said_to_be_ascii() -> None:
    assert read(b"<p>404</p>").basis == "the bytes are ASCII"


def test_few_torn_letters_are_counted() -> None:
    decoded = read(PAGE.encode().replace("sơ".encode(), "sơ".encode()[:-1]))
    assert decoded.torn == 1
    assert "1 torn letters" in decoded.basis


def test_many_torn_letters_make_a_page_unreadable() -> None:
    torn = "".join(f"<p>{word}\ufffd</p>" for word in WORDS.split()).encode()
    payload = torn.replace("\ufffd".encode(), b"\xc3\x28\xa0\xa1")
    assert isinstance(decode(payload, "text/html; charset=utf-8"), Unreadable)


@pytest.mark.parametrize(
    ("payload", "content_type"),
    [
        ("<a href='/tin-tức'>".encode(), "text/html; charset=iso-8859-1"),
        ("<a href='/tin-tức'>".encode("utf-16-le"), None),
        (in_windows_1258("<a href='/tin-tức'>"), "text/html; charset=windows-1258"),
        (in_windows_1258("<?xml version='1.0' encoding='windows-1258'?><a href='/tin-tức'>"), None),
    ],
)
def test_letters_of_addresses(payload: bytes, content_type: str | None) -> None:
    assert "/tin-tức" in unicodedata.normalize("NFC", letters_of(payload, content_type))


def test_letters_of_addresses_stay_as_they_were_written() -> None:
    decomposed = "<a href='/ti\u0301nh'>"
    assert letters_of(decomposed.encode(), None) == decomposed


@pytest.mark.parametrize("name", ["x", "punycode", "idna", "hex", "utf-7"])
def test_a_strange_label_hurts_nobody(name: str) -> None:
    assert "href" in letters_of(b"<a href='/\xff\xfe\xfd'>", f"text/html; charset={name}")
    decode(b"<a href='/\xff\xfe\xfd'>" * 9, f"text/html; charset={name}")
