"""The body's passages: what parts them, and what each one is."""

from __future__ import annotations

import pytest
from lxml.html import HTMLParser, document_fromstring

from govnews.portal import CAPTIONS
from govnews.read.elements import copy_of
from govnews.read.passages import passages_of
from govnews.read.selectors import select_one
from govnews.read.tables import data_tables, rows_of

DEEP = HTMLParser(huge_tree=True)


def read(markup: str) -> list[tuple[str, str]]:
    """Return kind and text of each passage of a body with that markup."""
    soup = copy_of(document_fromstring(f"<div id='body'>{markup}</div>", parser=DEEP))
    body = select_one(soup, "#body")
    assert body is not None
    return [
        (passage.kind.value, passage.text)
        for passage in passages_of(body, CAPTIONS, data_tables(body))
    ]


P, B, H, C = "paragraph", "bullet", "heading", "caption"
PARTED = [
    ("<p>Một</p><p>Hai</p>", [(P, "Một"), (P, "Hai")]),
    ("<p>Một <b>hai</b>\nba&nbsp; bốn</p>", [(P, "Một hai ba bốn")]),
    ("<div>Một</div><div>&nbsp;</div><div>Hai</div>", [(P, "Một"), (P, "Hai")]),
    ("Một<br><br>Hai<br/> <br/>Ba", [(P, "Một"), (P, "Hai"), (P, "Ba")]),
    ("Một<br>vẫn một", [(P, "Một vẫn một")]),
    ("Gồm:<br>- một<br>- hai", [(P, "Gồm:"), (P, "- một"), (P, "- hai")]),
    ("Gồm:<br>1. một<br>2) hai", [(P, "Gồm:"), (P, "1. một"), (P, "2) hai")]),
    ("<div>Một<p>Hai</p>Ba</div>", [(P, "Một"), (P, "Hai"), (P, "Ba")]),
    ("<ul><li>Một</li><li><p>Hai</p></li></ul>", [(B, "Một"), (B, "Hai")]),
    ("<h2><b>Mục một</b></h2><p>Hai</p>", [(H, "Mục một"), (P, "Hai")]),
    ("<h1>Cả một câu đặt trong thẻ tiêu đề.</h1>", [(P, "Cả một câu đặt trong thẻ tiêu đề.")]),
    ("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", [(P, "Một"), (P, "Hai")]),
    ("<p>Một<script>var x</script><!-- không --></p>", [(P, "Một")]),
    ("<p>Mô\u0323t</p>", [(P, "Một")]),
    ("<p> </p><p><br></p>", []),
]
CAPTIONED = [
    ("<figure><img><span>lặp</span><figcaption><p>Ảnh</p></figcaption></figure>", [(C, "Ảnh")]),
    ("<div class='wp-caption'><img><p class='wp-caption-text'>Ảnh</p></div>", [(C, "Ảnh")]),
    (
        "<p style='text-align: center;'><img></p><p style='TEXT-ALIGN:center'><em>Ảnh</em></p>Một",
        [(C, "Ảnh"), (P, "Một")],
    ),
    ("<center><img><br><i>Ảnh</i></center><br>Một", [(C, "Ảnh"), (P, "Một")]),
    ("<div align='center'><img><br><font>Ảnh</font></div>Một", [(C, "Ảnh"), (P, "Một")]),
    (
        "<table><tr><td><img></td></tr><tr><td class='image_desc'>Ảnh</td></tr></table>",
        [(C, "Ảnh")],
    ),
    ("<table><tr><td><img></td></tr><tr><td>Ảnh</td></tr></table>", [(C, "Ảnh")]),
    ("<p><img></p><p>Một câu bình thường.</p>", [(P, "Một câu bình thường.")]),
    ("<p><img>Một câu bình thường dưới ảnh.</p>", [(P, "Một câu bình thường dưới ảnh.")]),
    ("<p align='center'><b>Mục giữa</b></p>", [(P, "Mục giữa")]),
]


@pytest.mark.parametrize(("markup", "passages"), PARTED)
def test_what_parts_passages(markup: str, passages: list[tuple[str, str]]) -> None:
    assert read(markup) == passages


@pytest.mark.parametrize(("markup", "passages"), CAPTIONED)
def test_what_is_a_caption(markup: str, passages: list[tuple[str, str]]) -> None:
    assert read(markup) == passages


def test_a_table_of_figures_is_no_passage_and_keeps_its_rows() -> None:
    markup = (
        "<p>Một</p><table><tr><th>Xã</th><th>Hộ</th></tr><tr><td><p>A</p></td><td>1</td></tr>"
        "<tr><td></td><td></td></tr></table><p>Hai</p>"
    )
    assert read(markup) == [(P, "Một"), (P, "Hai")]
    (table,) = data_tables(copy_of(document_fromstring(markup)))
    assert rows_of(table) == (("Xã", "Hộ"), ("A", "1"))


def test_very_deep_nesting_is_read() -> None:
    depth = 1500
    assert read("<div>" * depth + "Một" + "</div>" * depth) == [(P, "Một")]


def test_a_passage_is_set_as_the_tags_around_its_words_say() -> None:
    markup = (
        "<div align='RIGHT'>Một <span>hai <b>ba</b></span></div><p><b>Bốn</b> <i><strong>năm"
        "</strong></i></p><center><em>Sáu</em><p><span style='text-align: left'>Bảy</span></p>"
        "</center><p>Tám <a href='/a.pdf'><u>tệp</u></a> <a href='/b'>chín</a></p>"
    )
    soup = copy_of(document_fromstring(f"<div id='body'>{markup}</div>"))
    body = select_one(soup, "#body")
    assert body is not None
    told = {
        each.text: "".join(
            name[0] for name in ("right", "centred", "bold", "italic") if getattr(each, name)
        )
        for each in passages_of(body, CAPTIONS, [])
    }
    assert told == {
        "Một hai ba": "r", "Bốn năm": "b", "Sáu": "ci", "Bảy": "", "Tám tệp chín": "",
    }  # fmt: skip
    assert passages_of(body, CAPTIONS, [])[-1].unlinked == "Tám chín"
