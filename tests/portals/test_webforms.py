"""VNPT's portal: two addresses of one article, one installation of many sites, posted pagers."""

from __future__ import annotations

import pytest

from govnews.discover.kinds import Kind
from govnews.discover.pages import Brought, read_addresses
from govnews.portals.shelf import load_portal

PORTAL = load_portal("hagiang_edu")
QUERY = (
    "/Default.aspx?sname=sgdhagiang&sid=1283&pageid=30607&catid=53616&id=498040&catname=Cong-doan"
)


@pytest.mark.parametrize(
    "path",
    [
        QUERY,
        "/Default.aspx?id=498040&sname=sgdhagiang&title=Le-khoi-cong",
        "/default.aspx?sname=sgdhagiang&id=498040",
        "/Default6a3d.html?sname=sgdhagiang&sid=1283&id=498040&catname=Cong-doan",
        "/sgdhagiang/1283/30607/53616/498040/Cong-doan/Le-khoi-cong.aspx",
        "/sgdhagiang/1283/30607/53616/498040/Cong-doan/Le-khoi-cong.html",
    ],
)
@pytest.mark.parametrize("origin", ["", "http://sgd.hagiang.edu.vn", "https://hagiang.edu.vn:443"])
def test_both_addresses_name_one_article(origin: str, path: str) -> None:
    assert PORTAL.is_article(origin + path)
    assert not PORTAL.is_listing(origin + path)
    assert PORTAL.identify(origin + path) == "498040"


def test_a_document_is_not_the_article_of_the_same_number() -> None:
    path = "/Default.aspx?sname=sgdhagiang&sid=1283&pageid=30614&p_steering=498040"
    assert PORTAL.is_article(path)
    assert PORTAL.identify(path) == "document-498040"


@pytest.mark.parametrize(
    "path",
    [
        "/Default.aspx?sname=sgdhagiang&sid=1283&pageid=30607&catid=53616",
        "/Default.aspx?sname=sgdhagiang&sid=1283&pageid=30615&p_cate=3140",
        "/sgdhagiang/1283/30605/53493/Tin-tuc-su-kien",
        "/sgdhagiang/1283/30605/53493/Tin-tuc-su-kien/index.html",
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
        "/Default.aspx?sname=sgdhagiang&sid=1283&pageid=30606",
        "/Default.aspx?sname=thnguyentrai&sid=99&pageid=1&catid=2&id=498040",
        "/thnguyentrai/99/1/2/498040/Tin/Le-khoi-cong.aspx",
        "/SiteFolders/sgdhagiang/5591/712.signed.pdf",
    ],
)
def test_another_site_of_the_installation_is_none_of_ours(path: str) -> None:
    assert not PORTAL.is_article(path)
    assert not PORTAL.is_listing(path)


def listing(pager: str, path: str = "/sgdhagiang/1283/30605/53493/Tin-tuc-su-kien") -> Brought:
    page = f"""<html><body><form method="post" action="{path}">
<input type="hidden" name="__VIEWSTATE" value="/wEPDw=="/>
<td class="ContentBar"><div class="ArticleListControl"><ul class="ArticleList"><li>
<a href="/sgdhagiang/1283/30607/53493/600211/Tin/Hoi-trai.aspx">
<div class="ArticleTitle">Hội trại</div>
<div class="ArticlePostDate">09/06/2025</div></a></li></ul></div>
{pager}</td></form></body></html>"""
    return read_addresses(PORTAL, PORTAL.origin + path, Kind.LISTING, page.encode(), None)


def test_a_category_in_the_newer_theme() -> None:
    theme = """<div class="UIArticleInMenu_Default"><ul class="ArticleList"><li class="row">
<h2 class="Title"><a href="/sgdhagiang/1283/30607/53493/600212/Tin/Thi-ve.aspx">Thi vẽ</a></h2>
<div class="Ngaydang">10/06/2025</div></li></ul></div>"""
    last = listing(theme).entries[-1]
    assert last.url.endswith("/600212/Tin/Thi-ve.aspx")
    assert str(last.stated_on) == "2025-06-10"


def test_other_news_below_an_article_is_no_list() -> None:
    page = b"""<td class="ContentBar"><div class="SimilarArticleControl">
<ul class="ArticleList"><li>
<a href="/sgdhagiang/1283/30607/53493/1/Tin/A.aspx"><div class="ArticleTitle">A</div></a></li></ul>
</div></td>"""
    url = PORTAL.origin + "/sgdhagiang/1283/30605/53493/Tin-tuc-su-kien"
    assert read_addresses(PORTAL, url, Kind.LISTING, page, None).entries == ()


def grid(button: str) -> str:
    return f"""<div class="rgWrap rgNumPart">
<a class="rgCurrentPage" onclick="return false;"
 href="javascript:__doPostBack('ctl00$Main$rgTin$ctl00$ctl03$ctl01$ctl05','')"><span>1</span></a>
</div><div class="rgWrap rgArrPart2">{button}</div>"""


NEXT = "ctl00$Main$rgTin$ctl00$ctl03$ctl01$ctl28"


def test_the_numbers_of_a_data_pager_and_its_dots_are_pages() -> None:
    pager = """<span class="CurrentPage">1</span>
<a href="javascript:__doPostBack('ctrl_23$pager$ctl00$ctl01','')">2</a>
<a href="javascript:__doPostBack('ctrl_23$pager$ctl00$ctl02','')">3</a>
<a href="javascript:__doPostBack('ctrl_23$pager$ctl00$ctl03','')">...</a>"""
    found = listing(pager)
    assert [each.number for each in found.postbacks] == [2, 3, 4]
    assert dict(found.postbacks[2].fields)["__EVENTTARGET"] == "ctrl_23$pager$ctl00$ctl03"
    assert [str(each.stated_on) for each in found.entries] == ["2025-06-09"]


@pytest.mark.parametrize(
    ("button", "name"),
    [
        (
            f'<input type="submit" name="{NEXT}" value=" " title="Next Page" class="rgPageNext" />',
            NEXT,
        ),
        (
            f'<button type="submit" name="{NEXT}" value=" " class="t-button rgPageNext"></button>',
            NEXT,
        ),
        (
            f"""<a class="rgPageNext" href="javascript:__doPostBack('{NEXT}','')"></a>""",
            "__EVENTTARGET",
        ),
        (
            f'<input type="button" name="{NEXT}" class="rgPageNext"'
            f""" onclick="javascript:__doPostBack('{NEXT}','')" />""",
            "__EVENTTARGET",
        ),
    ],
    ids=["submit", "button", "link", "script"],
)
def test_the_next_page_button_of_a_grid_is_a_page(button: str, name: str) -> None:
    (posted,) = listing(grid(button)).postbacks
    assert posted.number == 2
    assert posted.url.endswith("/Tin-tuc-su-kien#Page$2")
    fields = dict(posted.fields)
    assert fields[name] == (NEXT if name == "__EVENTTARGET" else " ")
    assert fields["__VIEWSTATE"] == "/wEPDw=="


@pytest.mark.parametrize(
    "button",
    [
        f'<input type="submit" name="{NEXT}" class="rgPageNext" onclick="return false;" />',
        f'<input type="submit" name="{NEXT}" class="rgPageNext" disabled="disabled" />',
        '<input type="submit" class="rgPageNext" />',
        "",
    ],
)
def test_the_last_page_of_a_grid_has_no_next(button: str) -> None:
    assert listing(grid(button)).postbacks == ()


def test_the_next_page_is_counted_from_the_one_at_hand() -> None:
    button = f'<input type="submit" name="{NEXT}" value=" " class="rgPageNext" />'
    path = "/sgdhagiang/1283/30605/53493/Tin-tuc-su-kien#Page$10"
    assert [each.number for each in listing(button, path).postbacks] == [11]
