"""NukeViet in the markup of its published themes: versions 3, 4 and 5, print view, categories."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.discover.kinds import Kind
from govnews.discover.pages import Brought, read_addresses
from govnews.portal import Portal
from govnews.portals.platforms import nukeviet
from govnews.read import read_page, reading_as_json
from govnews.records import Fate, Place

PORTAL = nukeviet.PLATFORM.portal(
    slug="vidu",
    name="Huyện Ví Dụ",
    host="vidu.gov.vn",
    publisher="UBND huyện Ví Dụ",
    kind="district",
    place=Place(),
)
ARTICLE = "/vi/news/Kinh-te/Mo-cho-phien-cuoi-tuan-812.html"
# Theme default of version 4.5; those of 4.0 to 4.4 lack the marks of schema.org.
DEFAULT = """<html><head><title>Mở chợ phiên - Huyện Ví Dụ</title>
<meta name="generator" content="NukeViet v4.5">
<meta property="article:published_time" content="2020-07-20EDT23:36:00"></head><body>
<div class="today">Thứ tư - 18/06/2025</div>
<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body">
<h1 class="title margin-bottom-lg" itemprop="headline">Mở chợ phiên cuối tuần</h1>
<div class="hidden hide d-none" itemprop="author"><span itemprop="name">Quản trị</span></div>
<span class="hidden hide d-none" itemprop="datePublished">2020-07-20T23:36:00+07:00</span>
<div class="row margin-bottom-lg"><div class="col-md-12">
<span class="h5">Thứ hai - 20/07/2020 23:36</span></div>
<div class="col-md-12"><ul class="list-inline text-right">
<li><a rel="nofollow" title="In ra" href="javascript: void(0)"
 onclick="nv_open_browse('/vi/news/print/Kinh-te/Mo-cho-phien-cuoi-tuan-812.html','',840,500)">
</a></li></ul></div></div>
<div class="clearfix">
<figure class="article left pointer"><div style="width:183px;"><p>
<img src="a.jpg"></p>
<figcaption>Gian hàng rau đầu chợ</figcaption></div></figure>
<div id="imgpreview" style="display:none"><figcaption>Gian hàng rau đầu chợ</figcaption></div>
<div class="hometext m-bottom" itemprop="description">Chợ họp mỗi sáng thứ bảy.</div></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg"><p>Phiên đầu có 42 gian hàng.</p>
<p>Huyện miễn phí chỗ ngồi trong ba tháng.</p></div>
<div class="panel panel-default"><div class="panel-heading"><strong>File đính kèm</strong></div>
<div class="list-group news-download-file"><div class="list-group-item">
<span class="badge"><a role="button" href="#file-0"><i class="fa fa-eye"></i></a></span>
<a href="/vi/news/Kinh-te/Mo-cho-phien-cuoi-tuan-812.html?download=1&amp;id=0"
 title="Tải về" download>Tải về: <strong>so-do.pdf</strong></a>
</div></div></div>
<div class="margin-bottom-lg"><p class="h5 text-right"><strong>Tác giả: </strong>Lê Thị Sáu</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>Đài huyện</p></div>
</div></div>
<div class="news_column panel panel-default"><div class="panel-body"><form id="form3B">
<p id="stringrating">Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p></form></div></div>
<div class="news_column panel panel-default"><div class="panel-body other-news">
<p class="h3"><strong>Những tin cũ hơn</strong></p><ul class="related list-inline">
<li><a href="/vi/news/Kinh-te/Gieo-ma-som-811.html"><h4>Gieo mạ sớm</h4></a>
<em>(19/07/2020)</em></li></ul></div></div></body></html>"""
VERSION_3 = """<html><body><div class="news_column" style="padding:0 !important;">
<div id="news_detail"><h1>Mở chợ phiên cuối tuần</h1>
<span class="time">Thứ hai - 20/07/2009 23:36</span>
<div class="control"><ul><li>
<a class="savefile" href="/savefile/Kinh-te/a-812/"></a></li></ul></div>
<div style="clear: both;"></div>
<div id="hometext"><div id="imghome" class="fl"><img src="a.jpg"><p><em>Gian hàng rau</em></p></div>
Chợ họp mỗi sáng thứ bảy.</div>
<div class="bodytext"><p>Phiên đầu có 42 gian hàng.</p></div>
<p style="text-align: right;"><strong>Tác giả bài viết: </strong>Lê Thị Sáu</p>
<p style="text-align: right;"><strong>Nguồn tin: </strong>Đài huyện</p>
<p class="copyright">Chú ý: Việc đăng lại bài viết phải ghi nguồn.</p></div>
<p><strong>Những tin cũ hơn</strong></p><ul class="related"><li><a href="/a-1/">Khác</a>
<span class="date">(19/07/2009)</span></li></ul></div></body></html>"""
PRINT = """<html><body><div id="print">
<div id="hd_print"><h2 class="pull-left">Huyện Ví Dụ</h2></div>
<div id="content"><h1>Mở chợ phiên cuối tuần</h1>
<ul class="list-inline"><li>Thứ hai - 20/07/2020 23:36</li>
<li class="hidden-print txtrequired"><a href="javascript:;">In ra</a></li></ul>
<div id="hometext"><div class="pull-left imghome"><img src="a.jpg">
<p><em>Gian hàng rau</em></p></div>
Chợ họp mỗi sáng thứ bảy.</div>
<div id="bodytext" class="clearfix"><p>Phiên đầu có 42 gian hàng.</p></div>
<div id="author"><p><strong>Tác giả:</strong> Lê Thị Sáu</p></div></div>
<div id="footer"><strong>URL của bản tin này: </strong>http://vidu.gov.vn/</div></div></body></html>"""
CATEGORY = """<html><body>
<div class="news_column"><div class="alert alert-info clearfix"><h1>Kinh tế</h1></div></div>
<div class="news_column"><div class="panel panel-default"><div class="panel-body featured">
<a href="/vi/news/Kinh-te/Mo-cho-phien-cuoi-tuan-812.html"><img src="a.jpg"></a>
<h2><a href="/vi/news/Kinh-te/Mo-cho-phien-cuoi-tuan-812.html">Mở chợ phiên cuối tuần</a></h2>
<div class="text-muted"><ul class="list-unstyled list-inline">
<li><em class="fa fa-clock-o">&nbsp;</em> 20/07/2020 11:36:00 PM</li>
<li><em class="fa fa-eye">&nbsp;</em> Đã xem: 518</li></ul></div><p>Chợ họp.</p></div></div>
<div class="panel panel-default"><div class="panel-body">
<h3><a href="/vi/news/Kinh-te/Gieo-ma-som-811.html">Gieo mạ sớm</a></h3>
<div class="text-muted"><ul><li><em class="fa fa-clock-o">&nbsp;</em> 19/07/2020 08:00:00 AM</li>
</ul></div></div></div></div>
<hr/><h4>Các tin khác</h4><ul class="related"><li><em class="fa fa-angle-right">&nbsp;</em>
<a href="/vi/news/Kinh-te/Be-kenh-810.html">Bê kênh <em>(18/07/2020) </em></a></li></ul>
<div class="text-center"><ul class="pagination"><li class="active"><a href="#">1</a></li>
<li><a rel="next" href="/vi/news/Kinh-te/page-2/">2</a></li></ul></div>
<div class="block"><h3><a href="/vi/news/Van-hoa/Khac-1.html">Ở khối bên</a></h3></div>
</body></html>"""


def read(page: str, path: str = ARTICLE, portal: Portal = PORTAL) -> dict[str, object]:
    reading = read_page(
        page.encode(),
        content_type="text/html; charset=utf-8",
        url=portal.origin + path,
        portal=portal,
        captured_on=date(2025, 6, 18),
    )
    return reading_as_json(reading)


def listing(page: str, path: str) -> Brought:
    return read_addresses(
        PORTAL, PORTAL.origin + path, Kind.LISTING, page.encode(), None, date(2025, 6, 18)
    )


@pytest.mark.parametrize(
    ("page", "layout", "year"),
    [
        (DEFAULT, "nukeviet_article", 2020),
        (VERSION_3, "nukeviet_3", 2009),
        (PRINT, "nukeviet_print", 2020),
    ],
)
def test_every_theme_reads_the_same(page: str, layout: str, year: int) -> None:
    told = read(page)
    assert told["layout"] == layout
    assert told["title"] == "Mở chợ phiên cuối tuần"
    assert told["published_at"] == {
        "value": f"{year}-07-20T23:36:00+07:00",
        "basis": "stated",
        "precision": "minute",
        "quote": f"20/07/{year} 23:36",
    }
    assert told["authors"] == ["Lê Thị Sáu"]
    body = told["body"]
    assert isinstance(body, list)
    assert body[:2] == ["Chợ họp mỗi sáng thứ bảy.", "Phiên đầu có 42 gian hàng."]


OTHER_THEME = """<html><head>
<meta property="article:published_time" content="2020-07-20+0723:36:00"></head><body>
<div class="head"><h1>Huyện Ví Dụ</h1><span class="date">18/06/2025</span></div>
<div class="tin-chi-tiet"><h1 class="tieu-de">Mở chợ phiên cuối tuần</h1>
<p class="meta"><span class="publtime">Thứ hai - 20/07/2020 23:36</span></p>
<div class="hometext">Chợ họp mỗi sáng thứ bảy.</div>
<div id="news-bodyhtml" class="noi-dung"><div class="card">
<p>Phiên đầu có 42 gian hàng.</p></div></div>
<ul class="related"><li><a href="/a-1.html">Khác</a>
<span class="date">(21/07/2020)</span></li></ul>
</div></body></html>"""


def test_a_theme_of_a_third_party_keeps_the_id_of_the_body() -> None:
    told = read(OTHER_THEME)
    assert told["layout"] == "nukeviet_other_theme"
    assert told["title"] == "Mở chợ phiên cuối tuần"
    assert told["body"] == ["Chợ họp mỗi sáng thứ bảy.", "Phiên đầu có 42 gian hàng."]
    said = [told["published_at"], *told["other_dates"]]  # type: ignore[misc]
    assert [(each["basis"], each["value"]) for each in said] == [
        ("stated", "2020-07-20T23:36:00+07:00"),
        ("metadata", "2020-07-20T23:36:00+07:00"),
    ]


def test_a_theme_that_prints_no_day_takes_none_from_other_news() -> None:
    page = OTHER_THEME.replace("Thứ hai - 20/07/2020 23:36", "")
    told = read(page.replace("2020-07-20+0723:36:00", "2020-07-20ICT23:36:00"))
    assert told["published_at"] == {
        "value": "2020-07-20T23:36:00+07:00",
        "basis": "metadata",
        "precision": "second",
        "quote": "2020-07-20ICT23:36:00",
    }
    bare = page.replace('content="2020-07-20+0723:36:00"', "")
    assert read(bare)["published_at"]["basis"] == "absent"  # type: ignore[index]


def test_the_picture_above_the_text_has_its_caption_once() -> None:
    assert read(DEFAULT)["captions"] == ["Gian hàng rau đầu chợ"]


def test_a_download_without_ending_is_an_attachment() -> None:
    assert read(DEFAULT)["attachments"] == [
        {
            "url": f"{PORTAL.origin}{ARTICLE}?download=1&id=0",
            "text": "Tải về: so-do.pdf",
        }
    ]


def test_a_label_without_a_name_is_no_by_line() -> None:
    page = DEFAULT.replace("Lê Thị Sáu", "").replace("Đài huyện", "")
    assert read(page)["byline"] is None
    assert read(DEFAULT.replace("Lê Thị Sáu", ""))["byline"] == "Nguồn tin: Đài huyện"


def test_the_counter_of_the_government_theme_is_the_view_count() -> None:
    counters = '</span><span class="h5"><i class="fa fa-eye"></i>1.204</span>'
    page = DEFAULT.replace("20/07/2020 23:36</span>", "20/07/2020 23:36" + counters)
    assert read(page)["view_count"] == 1204


def test_a_category_names_its_articles_with_their_days_and_goes_on() -> None:
    found = listing(CATEGORY, "/vi/news/Kinh-te/")
    assert [(entry.url.rpartition("/")[2], str(entry.stated_on)) for entry in found.entries] == [
        ("Mo-cho-phien-cuoi-tuan-812.html", "2020-07-20"),
        ("Gieo-ma-som-811.html", "2020-07-19"),
        ("Be-kenh-810.html", "2020-07-18"),
    ]
    assert found.next_page == "https://vidu.gov.vn/vi/news/Kinh-te/page-2/"


@pytest.mark.parametrize(
    "entry",
    [
        '<div class="list-group"><a class="show h4" href="{}"><h4>1 Mở chợ</h4></a></div>',
        '<div class="thumbnail"><a href="{}"><img></a><div class="caption"><h4><a class="show"'
        ' href="{}">Mở chợ</a></h4></div></div>',
        '<div class="news_column panel"><div class="panel-body"><h3><a href="{}">Mở chợ</a></h3>'
        "<p><em class='fa fa-clock-o'></em><em>08:00 20/07/2020</em></p></div></div>",
    ],
    ids=["titles", "grid", "topic"],
)
def test_other_views_of_a_category(entry: str) -> None:
    found = listing(
        f"<html><body>{entry.replace('{}', ARTICLE)}</body></html>", "/vi/news/Kinh-te/"
    )
    assert [each.url for each in found.entries] == [PORTAL.origin + ARTICLE]


def test_a_missing_page_says_so() -> None:
    page = (
        "<html><title>Lỗi truy cập 404</title><body>Lỗi 404: Trang web mà bạn đã cố gắng truy cập"
        " không tồn tại trên máy chủ của website.</body></html>"
    )
    assert read(page)["fate"] == Fate.SOFT_404.value


TWINS = [
    "/vi/news/Kinh-te/Mo-cho-phien-812.html",
    "/news/Kinh-te/Mo-cho-phien-812.html",
    "/vi/news/savefile/Kinh-te/Mo-cho-phien-812.html",
    "/vi/news/print/Kinh-te/Mo-cho-phien-812.html",
    "/index.php/vi/news/savefile/Kinh-te/Mo-cho-phien-812.html",
    "/index.php/savefile/Kinh-te/Mo-cho-phien-812.html",
    "/news/Khac/Mo-cho-phien-812.html",
    "/Kinh-te/mo-cho-phien-812.html",
    "/vi/news/Kinh-te/Mo-cho-phien-812/",
    "/index.php?language=vi&nv=news&op=Kinh-te/Mo-cho-phien-812",
    "/index.php?op=Kinh-te%2FMo-cho-phien-812&nv=news",
    "/?nv=news&op=Kinh-te/Mo-cho-phien-812.html&language=vi",
]


@pytest.mark.parametrize("path", TWINS)
def test_views_of_one_article_have_one_name(path: str) -> None:
    for url in (path, f"http://vidu.gov.vn{path}", f"https://vidu.gov.vn:443{path}"):
        assert PORTAL.is_article(url)
        assert not PORTAL.is_listing(url)
        assert PORTAL.identify(url) == "mo-cho-phien-812"


@pytest.mark.parametrize(
    "path",
    [
        "/vi/news/",
        "/vi/news/Kinh-te/",
        "/vi/news/Kinh-te/page-2/",
        "/vi/news/Kinh-te/page-2.html",
        "/news/page-3/",
        "/vi/news/tag/chuyen-doi-so/page-8",
        "/vi/news/tag/covid-19/",
        "/vi/news/topic/Bau-cu-2021/",
        "/index.php/vi/news/Kinh-te/",
        "/vi/news/Kinh-te/Cho/",
        "/index.php?language=vi&nv=news",
        "/index.php?language=vi&nv=news&op=Kinh-te&page=2",
    ],
)
def test_lists(path: str) -> None:
    assert PORTAL.is_listing(path)
    assert not PORTAL.is_article(path)
    assert PORTAL.identify(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/vi/about/Gioi-thieu-2.html",
        "/vi/contact/",
        "/vi/laws/detail/Quyet-dinh-12-2020-55/",
        "/vi/news/rss/Kinh-te/",
        "/rss/",
        "/uploads/news/2020_07/so-do-12.pdf",
        "/vi/users/login/",
    ],
)
def test_neither_article_nor_list(path: str) -> None:
    assert not PORTAL.is_listing(path)
    assert not PORTAL.is_article(path)
    assert PORTAL.identify(path) is None
