"""Viettel's school portal: addresses under a path of a shared host, twins, lists of every theme."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.discover.kinds import Kind, kind_of
from govnews.discover.pages import read_addresses
from govnews.portals.platforms import viettel
from govnews.portals.shelf import load_portal
from govnews.read import read_page
from govnews.records import Reading
from govnews.steps.reading import identity_of

SAOVIET = load_portal("ptsaoviet")
NGUYENHUE = load_portal("thcs_nguyenhue")
ROOT = "/vtu-longdien-thcsnguyenhue"
SLUG = "cap-nhat-cac-dia-phuong-co-dich-co-lien-quan-den-dich-covid-15"
PRINT = "/?page=Article.Print.detail&id=616a84a9e138230c341f6502"


@pytest.mark.parametrize(
    "path",
    [
        f"/van-ban-cong-van/thong-bao/{SLUG}.html",
        f"/van-ban-cong-van/{SLUG}.html?isFeatured=1",
        f"/trang-chu/{SLUG.upper()}.html",
        f"/{SLUG}.html",
    ],
)
def test_an_article_under_any_category_has_one_name(path: str) -> None:
    url = SAOVIET.origin + path
    assert SAOVIET.is_article(url)
    assert SAOVIET.is_article(path)
    assert not SAOVIET.is_listing(url)
    assert SAOVIET.identify(url) == SLUG


@pytest.mark.parametrize(
    "path",
    [
        "/tin-tuc-su-kien",
        "/tin-tuc-su-kien/hoat-dong-chuyen-mon",
        "/tin-tuc-su-kien/hoat-dong-chuyen-mon?pageNo=3",
        "/tag/CBQL%20GI%C3%81O%20D%E1%BB%A4C",
        "/chuyen-mon/thong-bao/1.-thi-tren-internet/nam-hoc-2020-2021",
    ],
)
def test_lists(path: str) -> None:
    assert SAOVIET.is_listing(path)
    assert not SAOVIET.is_article(path)
    assert SAOVIET.identify(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/?page=login",
        "/?page=serviceBusy",
        "/index4bb1.html?page=sitemap",
        "/upload/26528/fck/files/1.jpg",
        "/App/Corporate/images/404.html",
        "/css/1.494/26528/2231/style.css",
    ],
)
def test_neither_article_nor_list(path: str) -> None:
    assert not SAOVIET.is_article(path)
    assert not SAOVIET.is_listing(path)


def test_a_print_view_is_an_article_that_its_address_does_not_name() -> None:
    for path in (
        PRINT,
        "/index1f.html" + PRINT[1:],
        "/?id=616a84a9e138230c341f6502&" + PRINT[2:34],
    ):
        assert SAOVIET.is_article(path), path
        assert SAOVIET.identify(path) is None


def test_a_print_view_is_named_by_the_article_it_points_to() -> None:
    reading = Reading(
        url=SAOVIET.origin + PRINT,
        portal="ptsaoviet",
        fate=None,
        canonical_url=f"{SAOVIET.origin}/van-ban-cong-van/{SLUG}.html",
    )
    assert identity_of(reading, SAOVIET) == SLUG


@pytest.mark.parametrize(
    "canonical", [None, "http://khac.edu.vn/tin/a.html", "http://ptsaoviet.gialai.edu.vn/"]
)
def test_a_canonical_link_elsewhere_names_nothing(canonical: str | None) -> None:
    reading = Reading(
        url=SAOVIET.origin + PRINT, portal="ptsaoviet", fate=None, canonical_url=canonical
    )
    assert identity_of(reading, SAOVIET) is None


def test_a_school_under_a_path_owns_only_that_path() -> None:
    own = f"https://edu.viettel.vn{ROOT}/thong-bao/lich-thi.html"
    other = "https://edu.viettel.vn/vtu-vungtau-thcskhac/thong-bao/lich-thi.html"
    assert NGUYENHUE.owns(own)
    assert NGUYENHUE.owns(f"https://edu.viettel.vn{ROOT}?page=Article.Print.detail&id=0")
    assert NGUYENHUE.identify(own) == "lich-thi"
    assert kind_of(NGUYENHUE, own) is Kind.ARTICLE
    for url in (other, "https://edu.viettel.vn/", f"https://edu.viettel.vn{ROOT}-2/tin/a.html"):
        assert not NGUYENHUE.owns(url)
        assert NGUYENHUE.identify(url) is None
        assert kind_of(NGUYENHUE, url) is Kind.EXTERNAL


def test_the_rules_of_a_shared_host_are_every_schools() -> None:
    assert NGUYENHUE.owns("https://edu.viettel.vn/robots.txt")
    assert kind_of(NGUYENHUE, "https://edu.viettel.vn/robots.txt") is Kind.ROBOTS


def test_a_school_keeps_its_path_under_a_stand_in() -> None:
    moved = NGUYENHUE.moved_to("127.0.0.1:8080")
    assert moved.root == ROOT
    assert moved.start == (ROOT,)


ENTRY = "/tin-tuc/ngay-hoi-doc-sach.html"


@pytest.mark.parametrize(
    ("section", "day"),
    [
        (
            '<section class="section-list Article-Detail-listmeberpost">'
            '<article class="item-block">'
            f'<h2 class="entry-title"><a href="{ENTRY}">Ngày hội</a></h2>'
            '<time class="post-date">21/04/2025</time></article></section>',
            date(2025, 4, 21),
        ),
        (
            '<section class="Article-Detail-listType5"><div class="listType6 news-item">'
            '<div class="content-title">'
            f'<div class="news-title"><a href="{ENTRY}">Ngày hội</a></div>'
            '<span class="time-news"><i class="fa fa-calendar"></i> 21/04/2025</span></div></div>'
            "</section>",
            date(2025, 4, 21),
        ),
        (
            '<section class="section-list Article-Detail-listType4"><article class="listType4">'
            f'<h3 class="entry-title"><a href="{ENTRY}">Ngày hội</a></h3></article></section>',
            None,
        ),
        (
            '<section class="section-list Article-News-Detail-default"><article>'
            f'<h2 class="title"><a href="{ENTRY}">Tin đọc nhiều</a></h2></article></section>',
            "none",
        ),
    ],
    ids=["listmeberpost", "listType6", "listType4", "beside"],
)
def test_lists_of_every_theme(section: str, day: date | str | None) -> None:
    page = f"<html><body>{section}</body></html>".encode()
    found = read_addresses(SAOVIET, SAOVIET.origin + "/tin-tuc", Kind.LISTING, page, None)
    said = [(each.url, each.stated_on) for each in found.entries]
    assert said == ([] if day == "none" else [(SAOVIET.origin + ENTRY, day)])


FILE = """<html><head><title>Lịch...</title></head><body>
<article id="download18" class="download-detail-layout-default-type2">
<h1 class="">Lịch kiểm tra học kỳ hai của khối sáu</h1>
<div class="time-news"><span class="time"><i class="fa fa-calendar"></i> Ngày đăng:
<span class="mau">21/04/2025</span></span>
<span class="view"><span class="mau">1.204 </span>lượt xem</span></div>
<p>Kiểm tra trong ba buổi.</p>
<div><iframe src="/3rdparty/pdfjs/web/viewer.html?file=/upload/1/lich.pdf"></iframe></div>
<div class="block-core-a5"><div class="title-listfile">Danh sách file (1 file)</div></div>
</article></body></html>"""


def test_a_file_with_a_page_of_its_own_is_an_article() -> None:
    reading = read_page(
        FILE.encode(),
        content_type="text/html; charset=utf-8",
        url=SAOVIET.origin + "/tai-lieu/lich-kiem-tra.html",
        portal=SAOVIET,
        captured_on=date(2025, 6, 1),
    )
    article = reading.article
    assert article is not None
    assert article.title == "Lịch kiểm tra học kỳ hai của khối sáu"
    assert article.published_at.value == date(2025, 4, 21)
    assert article.body == ("Kiểm tra trong ba buổi.",)
    assert article.view_count == 1204
    assert [each.url for each in article.attachments] == [SAOVIET.origin + "/upload/1/lich.pdf"]


def test_a_register_names_its_documents() -> None:
    page = (
        '<div class="list-legal-document-table"><table><tr><td>1</td><td class="tg-yw4l">'
        '<a href="/van-ban/quy-che.html">Quy chế</a></td><td>05/03/2025</td>'
        '<td><a href="/upload/1/quy-che.pdf">Tải</a></td></tr></table></div>'
    )
    found = read_addresses(SAOVIET, SAOVIET.origin + "/van-ban", Kind.LISTING, page.encode(), None)
    said = [(each.url, each.stated_on) for each in found.entries]
    assert said == [(SAOVIET.origin + "/van-ban/quy-che.html", None)]


def test_the_platform_has_marks_of_its_own() -> None:
    assert viettel.PLATFORM.name == "viettel"
    assert any(mark.search(PRINT) for mark in viettel.PLATFORM.address_marks)
