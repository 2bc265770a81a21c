"""Files of an article: linked, shown in a frame, opened by a script, listed by the theme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.html import document_fromstring

from govnews.portal import Layout
from govnews.read.article import content_of
from govnews.read.attachments import attachments_of
from govnews.read.elements import copy_of
from govnews.read.selectors import select_one

URL = "https://vidu.gov.vn/tin/a.html"
LAYOUT = Layout(name="vidu", container="article", title="h1", body="div.body")
FILE = "https://vidu.gov.vn/upload/van%20ban/KH%20155.pdf"


def files(body: str, *, beside: str = "", layout: Layout = LAYOUT) -> list[tuple[str, str]]:
    soup = copy_of(
        document_fromstring(f'<article><div class="body">{body}</div>{beside}</article>')
    )
    found = attachments_of(soup, select_one(soup, "div.body"), layout, URL)
    return [(each.url, each.text) for each in found]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<a href="/upload/van ban/KH 155.pdf">Kế hoạch</a>', "Kế hoạch"),
        ("<a onclick=\"downloadFile('61f4','/upload/van ban/KH 155.pdf')\">Tải về</a>", "Tải về"),
        ('<iframe src="/upload/van ban/KH 155.pdf#page=1"></iframe>', ""),
        ('<embed src="/upload/van ban/KH 155.pdf">', ""),
        ('<object data="/upload/van ban/KH 155.pdf"></object>', ""),
        ('<iframe src="/web/viewer.html?file=/upload/van%20ban/KH 155.pdf"></iframe>', ""),
        ('<iframe src="/view/ViewerJS/#/upload/van%20ban/KH 155.pdf"></iframe>', ""),
        (
            '<iframe src="https://docs.google.com/viewer?url=https://vidu.gov.vn/upload/van%20ban/'
            'KH%20155.pdf&amp;embedded=true"></iframe>',
            "",
        ),
        (
            '<iframe src="/web/viewer.html?file=/upload/van ban/KH 155.pdf"></iframe>'
            '<a href="/upload/van ban/KH 155.pdf">Tải về</a>',
            "Tải về",
        ),
    ],
)
def test_each_form_names_the_file_once(body: str, text: str) -> None:
    assert files(body) == [(FILE, text)]


@pytest.mark.parametrize(
    "body",
    [
        '<iframe src="https://www.youtube.com/embed/X8VQ6snA9wU"></iframe>',
        '<iframe src="http://[x"></iframe>',
        '<iframe src="/web/viewer.html?file=KH.pdf.html"></iframe>',
        '<a href="/tin/b.html">Tin</a>',
        "<a onclick=\"printArticle('5fc4')\">In</a>",
        '<a href="http:///KH.pdf">Tải</a>',
    ],
)
def test_what_is_no_file(body: str) -> None:
    assert files(body) == []


def test_only_what_the_theme_lists_counts_beside_the_body() -> None:
    beside = (
        '<p><a href="/khac.pdf">Khác</a></p><ul class="files"><li><a href="#f0">Xem</a>'
        '<a href="?download=1">so-do.pdf</a></li></ul>'
    )
    assert files("", beside=beside) == []
    layout = replace(LAYOUT, files="ul.files a")
    assert files("", beside=beside, layout=layout) == [(f"{URL}?download=1", "so-do.pdf")]


def content(inside: str, layout: Layout = LAYOUT):  # type: ignore[no-untyped-def]
    soup = copy_of(document_fromstring(f"<article><h1>Tin</h1>{inside}</article>"))
    return content_of(soup, layout, URL)


def test_words_for_browsers_without_frames_are_not_read() -> None:
    frame = '<iframe src="/a.pdf"><p>Trình duyệt không hỗ trợ iframe.</p></iframe>'
    assert content(f'<div class="body"><p>Một câu.</p>{frame}</div>').body == ("Một câu.",)


def test_the_caption_of_a_picture_above_the_text_is_a_caption_one_below_it_is_not() -> None:
    figure = "<figure><img><figcaption>{}</figcaption></figure>"
    inside = figure.format("Trên") + '<div class="body"><p>Một câu.</p>' + figure.format("Giữa")
    read = content(inside + "</div>" + figure.format("Tin khác") + figure.format(""))
    assert read.captions == ("Trên", "Giữa")


def test_a_timetable_put_up_as_a_picture_is_not_empty() -> None:
    assert not content('<div class="body"><p><img src="tkb.png"></p></div>').is_empty
    assert content('<div class="body"><p> </p></div>').is_empty


def test_a_by_line_is_the_first_of_its_elements_that_names_somebody() -> None:
    layout = replace(LAYOUT, byline="p.by")
    inside = (
        '<p class="by"><b>Tác giả bài viết:</b></p><p class="by"><b>Nguồn tin:</b> Đài huyện</p>'
    )
    read = content(inside + '<div class="body"><p>Một câu.</p></div>', layout)
    assert read.byline is not None
    assert read.byline.raw == "Nguồn tin: Đài huyện"
    assert content('<p class="by">Tác giả:</p><div class="body">x</div>', layout).byline is None


def test_a_title_in_a_cell_stays_in_its_table() -> None:
    layout = replace(LAYOUT, title="td.title")
    table = "<table><tr><td>Tiêu đề</td><td class='title'>Quyết định 5</td></tr>"
    read = content(f"<div class='body'>{table}<tr><td>Số</td><td>5</td></tr></table></div>", layout)
    assert read.title == "Quyết định 5"
    assert read.tables == ((("Tiêu đề", "Quyết định 5"), ("Số", "5")),)
