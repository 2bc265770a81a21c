"""The charset of a page is found in its bytes, whatever the labels say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govnews.vietnamese import encoding
from govnews.vietnamese.encoding import Decoded, Unreadable, decode, vietnamese_share
from tests.vietnamese.writers import (
    LOWER,
    TO_TCVN3,
    as_mojibake,
    as_viqr,
    as_vni,
    in_windows_1258,
)

WORDS = (
    "Đảng ủy xã tổ chức hội nghị sơ kết công tác sáu tháng đầu năm, triển khai nhiệm vụ trọng tâm; "
    "nhiều người dân được hỗ trợ vốn để phát triển kinh tế, xây dựng nông thôn mới, giữ gìn trật tự"
)
PAGE = f"<html><head><title>Tin</title></head><body><p>{WORDS}</p></body></html>"


def as_tcvn3(text: str) -> bytes:
    return text.translate(TO_TCVN3).encode("latin-1")


def read(payload: bytes, content_type: str | None = None) -> Decoded:
    decoded = decode(payload, content_type)
    assert isinstance(decoded, Decoded)
    return decoded


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "text/html",
        "text/html; charset=utf-8",
        "text/html; charset=windows-1258",
        "text/html; charset=x",
    ],
)
def test_valid_utf_8_is_utf_8_whatever_the_header_says(content_type: str | None) -> None:
    assert read(PAGE.encode(), content_type) == Decoded(text=PAGE, encoding="utf-8")


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")],
)
def test_a_byte_order_mark_decides(codec: str, encoding: str) -> None:
    assert read(PAGE.encode(codec), "text/html; charset=windows-1258") == Decoded(
        text=PAGE, encoding=encoding
    )


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "text/html; charset=windows-1258",
        "text/html; charset=utf-8",
        "text/html; charset=iso-8859-1",
    ],
)
def test_windows_1258_with_any_label(content_type: str | None) -> None:
    assert read(in_windows_1258(PAGE), content_type) == Decoded(text=PAGE, encoding="windows-1258")


def test_windows_1258_named_in_the_page_only() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=Windows-1258"><title>'
    page = PAGE.replace("<title>", meta)
    assert read(in_windows_1258(page)).text == page


@pytest.mark.parametrize(
    "content_type", [None, "text/html; charset=iso-8859-1", "text/html; charset=windows-1252"]
)
def test_tcvn3_bytes(content_type: str | None) -> None:
    assert read(as_tcvn3(PAGE), content_type) == Decoded(text=PAGE, encoding="tcvn3")


def test_every_letter_of_tcvn3_comes_back() -> None:
    page = f"<p>{WORDS}</p><p>{LOWER}</p>"
    assert read(as_tcvn3(page)).text == page


def test_tcvn3_inside_utf_8_is_undone_where_it_stands() -> None:
    damaged = WORDS.translate(TO_TCVN3)
    assert "\u00ad" in damaged, "ư is the soft hyphen of Latin-1"
    around = (
        "<div>Lượt xem: 5 &nbsp;Tin khác</div><h1>{0}</h1><p><b>{0}</b></p><div>Trang chủ</div>"
    )
    page, wanted = around.format(damaged), around.format(WORDS)
    assert read(page.encode()) == Decoded(text=wanted, encoding="tcvn3")


def test_a_block_that_does_not_tell_follows_its_neighbours() -> None:
    damaged = WORDS.translate(TO_TCVN3)
    undecided = "hộ".translate(TO_TCVN3)
    assert undecided == "hé", "a sound French syllable too"
    page = f"<p>{damaged}</p><p>{undecided}</p><p>{damaged}</p><p>café</p><p>Tỉnh</p>"
    text = read(page.encode()).text
    assert "<p>hộ</p>" in text
    assert "<p>café</p>" in text


def test_sound_text_with_signs_is_left_alone() -> None:
    page = "<p>© 2013 «Báo» 30 µm, 5 ®, §2, 1½ «Tết» soft\u00adhyphen</p>"
    assert read(page.encode()).text == page


def test_utf_8_read_as_windows_1252_and_stored_again() -> None:
    damaged = as_mojibake(WORDS)
    page = f"<div>Lượt xem</div><p>{damaged}</p><p>{damaged}</p>"
    wanted = f"<div>Lượt xem</div><p>{WORDS}</p><p>{WORDS}</p>"
    assert read(page.encode()) == Decoded(text=wanted, encoding="utf-8 (mojibake)")


@pytest.mark.parametrize("content_type", [None, "text/html; charset=windows-1252"])
def test_vni_bytes(content_type: str | None) -> None:
    payload = as_vni(PAGE).encode("cp1252")
    assert read(payload, content_type) == Decoded(text=PAGE, encoding="vni-windows")


def test_viqr_is_ascii_and_found_by_its_words() -> None:
    script = "<script>var a='x';b.i=o+(a?u:e)+'^.';</script>"
    page = script + as_viqr(PAGE).replace("</p>", f"</p>{script}<p>{as_viqr(WORDS)}</p>")
    wanted = script + PAGE.replace("</p>", f"</p>{script}<p>{WORDS}</p>")
    assert read(page.encode()) == Decoded(text=wanted, encoding="viqr")


def test_old_letters_saved_as_entities_are_found() -> None:
    def entities(text: str) -> str:
        return "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in text)

    page = "<p>Lượt&nbsp;xem &copy;</p><h1>{0}</h1><p>{0} &lt;b&gt; &amp;</p>"
    for written, name in ((as_vni(WORDS), "vni-windows"), (as_mojibake(WORDS), "utf-8 (mojibake)")):
        decoded = read(page.format(entities(written)).encode())
        assert decoded == Decoded(text=page.format(WORDS), encoding=name)


def test_decomposed_letters_are_composed_at_the_door() -> None:
    decoded = read(unicodedata.normalize("NFD", PAGE).encode())
    assert decoded == Decoded(text=PAGE, encoding="utf-8 (NFD)")


def test_a_few_pasted_marks_are_composed_without_ado() -> None:
    page = 3 * PAGE + unicodedata.normalize("NFD", "ổ")
    assert read(page.encode()) == Decoded(text=3 * PAGE + "ổ", encoding="utf-8")


@pytest.mark.parametrize(
    "payload",
    [
        PAGE.encode(),
        unicodedata.normalize("NFD", PAGE).encode(),
        (3 * PAGE + "o\u0301").encode(),
        PAGE.encode("utf-8-sig"),
        PAGE.encode("utf-16"),
        PAGE.encode()[:-1] + "ủ".encode()[:-1],
        (40 * PAGE).encode() + b"\xff" + PAGE.encode(),
        f"<p>{WORDS.translate(TO_TCVN3)}</p>".encode(),
        as_tcvn3(PAGE),
    ],
)
def test_what_is_parsed_is_the_text_in_utf_8(payload: bytes) -> None:
    decoded = read(payload)
    assert decoded.utf_8 == decoded.text.encode()


PIECES = ("<p>", "</p>", "<br/>", ">", " ", "ạ", "µ¶", "Vie^.t", "abc")
ENTITIES = ("&nbsp;", "&#7841;", "&agrave;", "&amp;", "&", ";")
CODE = ("<script>a>b", "</script>", "<style>", "<SCRIPT x='>'>")


@given(st.lists(st.sampled_from(PIECES + ENTITIES + CODE)))
def test_runs_are_opened_one_by_one_as_the_whole_page_would_be(parts: list[str]) -> None:
    text = "".join(parts)
    whole = encoding._UNSOUND_RUN.findall(">" + encoding._opened(encoding._CODE.sub("", text)))
    telling = [run for run in whole if not run.isascii() or encoding._VIQR_MARK.search(run)]
    assert encoding._unsound(text) == "\n".join(telling)


def test_a_letter_cut_at_the_end_is_forgiven() -> None:
    assert read("Hội nghị ủ".encode()[:-1]).text == "Hội nghị "


def test_a_letter_torn_by_the_server_is_forgiven() -> None:
    decoded = read(PAGE.encode().replace("sơ".encode(), "sơ".encode()[:-1]))
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") == 1


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"%PDF-1.4 ...", "expected the text of a page, found a PDF file"),
        (b"PK\x03\x04....", "found a ZIP or Office file"),
        (
            bytes(range(128, 256)) * 20,
            "in none of windows-1258, tcvn3, vni-windows, windows-1252 do 60%",
        ),
    ],
)
def test_what_cannot_be_read_says_why(payload: bytes, reason: str) -> None:
    decoded = decode(payload, None)
    assert isinstance(decoded, Unreadable)
    assert reason in decoded.reason


def test_an_unknown_declared_charset_is_named_in_the_reason() -> None:
    decoded = decode(bytes(range(128, 256)) * 20, "text/html; charset=viscii")
    assert isinstance(decoded, Unreadable)
    assert "declared: viscii" in decoded.reason


def test_plain_ascii_is_readable() -> None:
    assert read(b"<p>404</p>") == Decoded(text="<p>404</p>", encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "share"), [(WORDS, 1.0), ("", 1.0), ("abc", 1.0), ("¶®¸§ ©µ¸", 0.0)]
)
def test_the_share_of_vietnamese_syllables(text: str, share: float) -> None:
    assert vietnamese_share(text) == share
