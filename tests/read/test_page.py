"""Reading one page: which layout, which fate, and the reason that is given."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from govnews.portal import Layout, Portal
from govnews.portals.shelf import load_portal
from govnews.read import read_page
from govnews.records import Basis, Fate, Reading

PORTAL = load_portal("canloc")
URL = "https://canloc.hatinh.gov.vn/portal/pages/2025-04-18/Nha-van-hoa-30412.aspx"
ARTICLE = """<html><head><title>Tin</title></head><body>
<span class="ngay">Thứ Hai, ngày 16/06/2025</span>
<div class="chitiet"><h2 class="tieude">Nhà văn hóa mới</h2>
<div class="ngaydang">16:05 18/04/2025</div>
<div class="noidung"><p>Một câu.</p><p>Hai câu.</p></div></div></body></html>"""


def read(
    page: str | bytes,
    *,
    url: str = URL,
    portal: Portal = PORTAL,
    on: date = date(2025, 6, 16),
    feed: datetime | None = None,
) -> Reading:
    payload = page.encode() if isinstance(page, str) else page
    return read_page(
        payload,
        content_type="text/html; charset=utf-8",
        url=url,
        portal=portal,
        captured_on=on,
        feed_published=feed,
    )


def test_an_article() -> None:
    reading = read(ARTICLE)
    assert reading.fate is None
    assert reading.article is not None
    assert reading.article.title == "Nhà văn hóa mới"
    assert reading.article.text == "Một câu.\nHai câu."
    assert reading.layout == reading.article.layout == "hatinh_portal"


def test_without_an_address_the_layout_alone_tells() -> None:
    told = {"content_type": "text/html", "url": "https://canloc.hatinh.gov.vn/", "portal": PORTAL}
    day = date(2025, 6, 16)
    assert read_page(ARTICLE.encode(), captured_on=day, **told).fate is Fate.NOT_ARTICLE
    unknown = read_page(ARTICLE.encode(), captured_on=day, has_address=False, **told)
    assert unknown.fate is None
    other = read_page(b"<p>Danh s\xc3\xa1ch</p>", captured_on=day, has_address=False, **told)
    assert other.fate is Fate.NOT_ARTICLE


def test_the_order_of_trust_among_dates() -> None:
    feed = datetime(2025, 4, 18, 9, 30, tzinfo=UTC)
    stated = read(ARTICLE, feed=feed).article
    assert stated is not None
    assert stated.published_at.basis is Basis.STATED
    assert [other.basis for other in stated.other_dates] == [Basis.FEED, Basis.URL]
    silent = read(ARTICLE.replace("16:05 18/04/2025", ""), feed=feed).article
    assert silent is not None
    assert silent.published_at.basis is Basis.FEED
    assert silent.published_at.value == feed


def test_modified_time_is_no_publication() -> None:
    meta = '<meta property="article:modified_time" content="2021-12-02T03:11:09+00:00" />'
    portal = load_portal("kontum_edu")
    page = (
        f"<html><head>{meta}</head><body><article class='type-post'>"
        "<h1 class='entry-title'>Tin</h1><div class='entry-content'><p>Một câu.</p></div>"
        "</article></body></html>"
    )
    article = read(page, url="https://kontum.edu.vn/mot-tin-rat-moi/", portal=portal).article
    assert article is not None
    assert article.published_at.basis is Basis.ABSENT
    assert article.published_at.value is None


@pytest.mark.parametrize(
    "empty",
    [
        "0001-01-01T00:00:00+07:00", "0001-01-01T00:00:00Z", "0001-01-01", "1989-12-31",
        "9999-12-31T23:59:59Z", "2026-06-18T00:00:00+07:00",
    ],
)  # fmt: skip
def test_a_date_that_a_page_cannot_have_is_no_evidence(empty: str) -> None:
    portal = replace(
        PORTAL,
        layouts=(
            Layout(
                name="meta", container="div.chitiet", title="h2", body="div.noidung",
                published="div.ngaydang", metadata=("page:meta.ngay",),
            ),
        ),
    )  # fmt: skip
    silent = ARTICLE.replace("16:05 18/04/2025", "18/04/1925 16:05")
    page = silent.replace("<head>", f'<head><meta class="ngay" content="{empty}">')
    article = read(page, portal=portal).article
    assert article is not None
    assert article.published_at.basis is Basis.URL
    assert article.other_dates == ()
    # The next one that the selector finds counts, and a feed is judged in the same way.
    both = page.replace("</head>", '<meta class="ngay" content="2025-04-18T08:00:00Z"></head>')
    feed = datetime(1, 1, 1, tzinfo=UTC)
    article = read(both, portal=portal, feed=feed).article
    assert article is not None
    assert article.published_at.value == datetime(2025, 4, 18, 8, tzinfo=UTC)
    assert [other.basis for other in article.other_dates] == [Basis.URL]


OLD = Layout(
    name="old",
    container="div.chitiet",
    title="h2",
    body="div.noidung",
    valid_until=date(2025, 1, 31),
)
NEW = Layout(
    name="new", container="div.chitiet", title="h2", body="div.noidung", valid_from=date(2025, 2, 1)
)


@pytest.mark.parametrize(("on", "layout"), [(date(2025, 1, 31), "old"), (date(2025, 2, 1), "new")])
def test_a_capture_is_read_with_the_layout_of_its_day(on: date, layout: str) -> None:
    assert read(ARTICLE, portal=replace(PORTAL, layouts=(NEW, OLD)), on=on).layout == layout


def test_no_layout_of_that_day_is_a_changed_layout() -> None:
    reading = read(ARTICLE, portal=replace(PORTAL, layouts=(OLD,)))
    assert reading.fate is Fate.LAYOUT_CHANGED
    assert "no layout of that day" in (reading.reason or "")


def test_a_changed_layout_tells_selectors_expected_and_elements_found() -> None:
    page = ARTICLE.replace("chitiet", "story-v3").replace("noidung", "story-text")
    reading = read(page)
    assert reading.fate is Fate.LAYOUT_CHANGED
    assert reading.reason is not None
    assert "'div.chitiet' (hatinh_portal)" in reading.reason
    assert "paragraphs in div.story-text" in reading.reason


@pytest.mark.parametrize(
    ("lost", "selector"),
    [
        ('<h2 class="tieude">Nhà văn hóa mới</h2>', "h2.tieude"),
        ("<p>Một câu.</p><p>Hai câu.</p>", "div.noidung"),
    ],
)
def test_a_layout_without_title_or_text_has_changed(lost: str, selector: str) -> None:
    reading = read(ARTICLE.replace(lost, ""))
    assert reading.fate is Fate.LAYOUT_CHANGED
    assert f"layout hatinh_portal: {selector!r} found no text" in (reading.reason or "")


def test_a_page_that_only_offers_a_file_is_an_article_and_the_offer_its_text() -> None:
    link = '<p>Xem <a href="/van ban/QĐ 12.pdf">Quyết định số 12</a></p>'
    article = read(ARTICLE.replace("<p>Một câu.</p><p>Hai câu.</p>", link)).article
    assert article is not None
    assert article.body == ("Xem Quyết định số 12",)
    assert article.attachments[0].url == "https://canloc.hatinh.gov.vn/van%20ban/Q%C4%90%2012.pdf"


REFUSED = [
    ("<div>Không tìm thấy bài viết</div>", Fate.SOFT_404, "'Không tìm thấy bài viết'"),
    ("<title>404 Not Found</title><p>x</p>", Fate.SOFT_404, "'404 Not Found'"),
    (ARTICLE.replace("Nhà văn hóa mới", "Không tìm thấy bài viết"), Fate.SOFT_404, "title says"),
    ("<title>Service Busy</title>", Fate.UNREACHABLE, "'Service Busy'"),
    ("<title>Just a moment...</title>", Fate.BLOCKED, "'Just a moment...'"),
    ("<title>Bảo trì hệ thống</title><p>Mời quay lại sau.</p>", Fate.UNREACHABLE, "maintenance"),
    (
        ARTICLE.replace("<p>Một câu.</p><p>Hai câu.</p>", "<p>Nội dung đang được cập nhật...</p>"),
        Fate.SOFT_404,
        "whole text",
    ),
    (
        ARTICLE.replace("Nhà văn hóa mới", "404 Not Found"),
        Fate.SOFT_404,
        "missing_title",
    ),
    ("<p>The requested URL was rejected. Your support ID is 1</p>", Fate.BLOCKED, "rejected"),
    ("<h1>Đăng nhập</h1><input type='password'>", Fate.BLOCKED, "login"),
    (
        "<script>document.cookie='D1N=1';window.location.reload(true)</script>",
        Fate.BLOCKED,
        "cookie",
    ),
    ("", Fate.WRONG_CONTENT, "no markup"),
    ("%PDF-1.4", Fate.UNREADABLE_ENCODING, "PDF"),
]


@pytest.mark.parametrize(("page", "fate", "reason"), REFUSED)
def test_a_page_without_content_names_its_fate(page: str, fate: Fate, reason: str) -> None:
    reading = read(page)
    assert reading.fate is fate
    assert reason in (reading.reason or "")


def test_words_of_a_soft_404_inside_an_article_do_not_hurt() -> None:
    page = ARTICLE.replace("Hai câu.", "Trang báo “Không tìm thấy bài viết” hiện ra.")
    assert read(page).article is not None


@pytest.mark.parametrize(
    "url",
    [
        "https://canloc.hatinh.gov.vn/portal/pages/Gioi-thieu.aspx",
        "https://canloc.hatinh.gov.vn/portal/KenhTin/Tin-tuc-su-kien.aspx",
        "https://canloc.hatinh.gov.vn/",
    ],
)
def test_an_address_that_is_no_articles_makes_none_of_an_articles_look(url: str) -> None:
    assert read(ARTICLE, url=url).fate is Fate.NOT_ARTICLE


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("https://canloc.hatinh.gov.vn/a.aspx", "https://canloc.hatinh.gov.vn/a.aspx"),
        ("/a.aspx?x=1", "https://canloc.hatinh.gov.vn/a.aspx?x=1"),
        ("http:///guest", None),
        ("http://[x/a.aspx", None),
        ("javascript:void(0)", None),
        ("", None),
    ],
)
def test_the_canonical_address(href: str, canonical: str | None) -> None:
    page = ARTICLE.replace("</head>", f'<link rel="canonical" href="{href}"></head>')
    assert read(page).canonical_url == canonical


def test_a_declared_xml_encoding_and_null_bytes_do_not_stop_the_parser() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?>' + ARTICLE.replace("Một câu.", "Một\x00 câu.")
    article = read(page).article
    assert article is not None
    assert article.body[0] == "Một câu."


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("Lượt xem: 1.204", 1204),
        ("Số lần xem: 645", 645),
        ("1,876 lượt xem", 1876),
        ("905", 905),
        ("Lượt xem:", None),
        ("Lượt xem: nhiều", None),
    ],
)
def test_view_count(printed: str, count: int | None) -> None:
    counter = f'<div class="luotxem">{printed}</div><div class="noidung">'
    article = read(ARTICLE.replace('<div class="noidung">', counter)).article
    assert article is not None
    assert article.view_count == count


def test_a_repeated_title_is_no_paragraph() -> None:
    article = read(
        ARTICLE.replace("<p>Một câu.</p>", "<p>Nhà văn hóa mới</p><p>Một câu.</p>")
    ).article
    assert article is not None
    assert article.body == ("Một câu.", "Hai câu.")


def test_strings_are_clean() -> None:
    page = ARTICLE.replace("Một câu.", "Mô\u0323t\u200b\u2003 câu&nbsp;\n.")
    article = read(page).article
    assert article is not None
    assert article.body[0] == "Một câu ."


def test_marks_that_only_entities_write_are_composed() -> None:
    page = ARTICLE.replace("Một câu.", "Mo&#803;&#770;t câ&#x75; c&#117;&#777;a ta&#769;m.")
    reading = read(page)
    assert reading.article is not None
    assert reading.article.body[0] == "Một câu của tám."
    assert reading.encoding == "utf-8"


def test_a_page_of_loose_marks_reads_as_its_composed_twin() -> None:
    loose = read(unicodedata.normalize("NFD", ARTICLE))
    assert loose.article is not None
    assert loose.encoding == "utf-8 (NFD)"
    assert replace(loose.article, encoding="utf-8") == read(ARTICLE).article


def test_a_link_that_is_no_address_is_no_attachment() -> None:
    links = '<p>Một <a href="http://[x/a.pdf">tệp</a> <a href="file:///C:/a.pdf">tệp</a> câu.</p>'
    article = read(ARTICLE.replace("<p>Một câu.</p>", links)).article
    assert article is not None
    assert article.attachments == ()
