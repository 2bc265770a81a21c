"""Addresses of sites on these platforms, as met in public material: kind, identity, day.

The hosts are neighbours of the portals on the shelf (`notes/portals.md`, section 2).
"""

from __future__ import annotations

from datetime import date

import pytest

from govnews.discover.kinds import Kind, kind_of
from govnews.discover.twins import fold
from govnews.platform import Platform
from govnews.portal import Portal
from govnews.portals.platforms import dotnetnuke, easyweb, liferay, newstable, sharepoint
from govnews.portals.shelf import load_portal
from govnews.records import Place


def site(platform: Platform, host: str = "cong.test") -> Portal:
    return platform.portal(
        slug="cong", name="Cổng", host=host, publisher="UBND", kind="district", place=Place()
    )


PORTALS = {
    "sharepoint": site(sharepoint.PLATFORM),
    "liferay": site(liferay.PLATFORM),
    "dotnetnuke": site(dotnetnuke.PLATFORM),
    "newstable": site(newstable.PLATFORM),
    "easyweb": site(easyweb.rebuilt(sharepoint.PLATFORM)),
    "easyweb_liferay": site(easyweb.rebuilt(liferay.PLATFORM)),
}

SWITCH = "https://cong.test/c/portal/update_language"

ARTICLES = [
    # Yên Bái, Đông Hưng, An Giang, Quảng Ninh: SharePoint of Lạc Việt and its relatives.
    (
        "sharepoint",
        "/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?ItemID=2041&l=Tintrongtinh",
        "tintrongtinh/2041",
    ),
    (
        "sharepoint",
        "/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?l=Tintrongtinh++++&ItemID=2041",
        "tintrongtinh/2041",
    ),
    (
        "sharepoint",
        "/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?ItemID=2041&l=Tintrongtinh%20%20",
        "tintrongtinh/2041",
    ),
    ("sharepoint", "/tintuc/Pages/tin-noi-bat.aspx?ItemID=77", "tintuc/77"),
    ("sharepoint", "/(S(lit3py55))/tintuc/Pages/tin-noi-bat.aspx?ItemID=77", "tintuc/77"),
    ("sharepoint", "/Pages/tin-noi-bat.aspx?ItemID=77", "pages/77"),
    ("sharepoint", "/Trang/ChiTietTinTuc.aspx?nid=10552", "pages/10552"),
    ("sharepoint", "/TinTuc/tintuc/Lists/Posts/Post.aspx?ID=512", "tintuc/tintuc/512"),
    (
        "sharepoint",
        "/TinTuc/tintuc/Lists/Posts/Post.aspx?CategoryId=2&ItemID=1424"
        "&PublishedDate=2017-02-28T08:50:00Z",
        "tintuc/tintuc/1424",
    ),
    (
        "sharepoint",
        "/tintuc/tintuc/lists/posts/post.aspx?PublishedDate=2017-02-28%2008%3A50%3A00&ItemID=1424",
        "tintuc/tintuc/1424",
    ),
    ("sharepoint", "/TinTuc/tintuc/Lists/Posts/Post.aspx?List=abc&ID=512", "abc/512"),
    # Nam Định, Điện Biên, Ninh Thuận: a folder per day.
    ("sharepoint", "/portal/Pages/2019-5-17/Thu-hoach-dieu9k2fqx.aspx", "thu-hoach-dieu9k2fqx"),
    ("sharepoint", "/portal/pages/print.aspx?p=34668", None),
    # Hà Nội, Bộ Y tế, Đồng Tháp, Bắc Ninh: Liferay.
    ("liferay", "/bao-chi-xuat-ban/-/view_content/910233-hoi-sach.html", "910233"),
    ("liferay", "/web/guest/bao-chi/-/view_content/910233-hoi-sach.html", "910233"),
    ("liferay", "/en/bao-chi/-/view_content/910233-hoi-sach.html/vi", "910233"),
    ("liferay", "/tin/-/view_content/content/2965950/gia-ca-phe", "2965950"),
    ("liferay", "/tin-tong-hop/-/asset_publisher/k206Q9qkZOqn/content/gia-ca-phe", "gia-ca-phe"),
    (
        "liferay",
        "/web/guest/tin/-/asset_publisher/qYeu83/content/gia-ca-phe?inheritRedirect=false",
        "gia-ca-phe",
    ),
    ("liferay", "/chi-tiet?id=46807&_c=93", "46807"),
    ("liferay", "/chi-tiet?_c=93&id=46807", "46807"),
    ("liferay", "/web/guest/tintuc/-/hn/RtLibYo2yH7d/2807/2840320/41/gia-ca-phe.html", "2840320"),
    ("liferay", "/tin?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_urlTitle=gia-ca-phe", "gia-ca-phe"),
    # Modules in panes; Tuyên Quang's short form.
    ("dotnetnuke", "/Default.aspx?NewsID=812&CatID=3", "812"),
    ("dotnetnuke", "/Default.aspx?CatID=3&NewsID=812", "812"),
    ("dotnetnuke", "/tin-tuc/tabid/104/ArticleId/812/Hoi-trai.aspx", "812"),
    ("dotnetnuke", "/default.aspx?MenuID=AB1-2&NewsID=0F9C-77AE", "0f9c-77ae"),
    ("dotnetnuke", "/n42990_hoi-trai-mua-he", "42990"),
    ("newstable", "/vi/hoi-trai-mua-he-n77.html", "77"),
    # Đắk Nông since 2019.
    ("easyweb", "/trong-lai-vuon-dieu-gia-o-buon-doi", "trong-lai-vuon-dieu-gia-o-buon-doi"),
    ("easyweb", "/trong-lai-vuon-dieu-gia-o-buon-doi/", "trong-lai-vuon-dieu-gia-o-buon-doi"),
    (
        "easyweb",
        "/trong-lai-vuon-dieu-gia-o-buon-doi/index.html",
        "trong-lai-vuon-dieu-gia-o-buon-doi",
    ),
    (
        "easyweb",
        "/tin-tuc/page/2/trong-lai-vuon-dieu-gia-o-buon-doi",
        "trong-lai-vuon-dieu-gia-o-buon-doi",
    ),
    (
        "easyweb",
        "/lich-tiep-cong-dan-thang-5-2019-cua-huyen",
        "lich-tiep-cong-dan-thang-5-2019-cua-huyen",
    ),
    (
        "easyweb",
        "/hoc-tap-chuyen-de-%E2%80%9Cneu-guong%E2%80%9D-cua-can-bo",
        "hoc-tap-chuyen-de-“neu-guong”-cua-can-bo",
    ),
    ("easyweb", "/dak-song-tap-trung-phong-chay-rung-", "dak-song-tap-trung-phong-chay-rung-"),
    ("easyweb", "/noidung/tintuc/Pages/chi-tiet.aspx?ItemID=12&l=Tin", "tin/12"),
    ("easyweb_liferay", "/tin-tuc/-/view_content/910233-hoi-sach.html", "910233"),
    (
        "easyweb_liferay",
        "/cong-doan-xa-tang-xe-dap-cho-hoc-sinh",
        "cong-doan-xa-tang-xe-dap-cho-hoc-sinh",
    ),
]
LISTINGS = [
    ("sharepoint", "/noidung/tintuc/Pages/tin-trong-tinh.aspx?l=Tintrongtinh&Page=84"),
    ("sharepoint", "/noidung/tintuc/Pages/tin-trong-tinh.aspx?Page=84"),
    ("sharepoint", "/tin-tuc/Lists/Posts/AllPosts.aspx"),
    (
        "sharepoint",
        "/TinTuc/tin/Lists/Posts/AllPosts.aspx?CategoryId=26&PublishedDate=2015-06-24T15:10:00Z",
    ),
    ("sharepoint", "/Pages/thong-bao.aspx"),
    ("liferay", "/phong-chong-dich-benh-covid-19"),
    ("liferay", "/web/guest/tin-tuc-su-kien"),
    (
        "liferay",
        "/dssdt?p_p_id=101&p_p_state=normal&_101_delta=20&p_r_p_5_resetCur=false&_101_cur=17",
    ),
    ("liferay", "/tin?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_delta=10&_101_INSTANCE_x_cur=3"),
    ("liferay", "/web/guest/tin/-/asset_publisher/qYeu83"),
    ("dotnetnuke", "/Default.aspx?CatID=3&Page=2"),
    ("dotnetnuke", "/tin-tuc/tabid/104/CatID/7/Default.aspx"),
    ("newstable", "/vi/tin-tuc-su-kien-sn30.html"),
    ("easyweb", "/tin-tuc-su-kien"),
    ("easyweb", "/tin-tuc-su-kien/page/2"),
    ("easyweb", "/du-lich/page/2/index.html"),
    ("easyweb", "/ket-qua-xu-ly-don-thu"),
    ("easyweb", "/tin-tuc-su-kien/tong-lien-doan-lao-dong-viet-nam"),
]
# Records, fixed pages, machinery; and slugs of few words, which only their page tells.
NEITHER = [
    ("sharepoint", "/noidung/vanban/Pages/chi-tiet-van-ban.aspx?ItemID=12"),
    ("sharepoint", "/_layouts/listform.aspx?PageType=4&ID=7"),
    ("sharepoint", "/gioithieu/Pages/co-cau-to-chuc.aspx"),
    (
        "sharepoint",
        "/web/20180526172233/http://stc.vidu.vn/TinTuc/tintuc/Lists/Posts/AllPosts.aspx",
    ),
    ("liferay", "/c/portal/login?p_l_id=1"),
    ("liferay", "/documents/10197/0/lich.pdf"),
    ("liferay", "/bao-chi?p_p_id=59_INSTANCE_6aZ&p_p_lifecycle=0&p_p_state=normal"),
    ("liferay", "/bao-chi/-/view_content/910233-hoi-sach.html/en/en"),
    ("liferay", "/web/guest/lien-he"),
    ("dotnetnuke", "/Default.aspx"),
    ("newstable", "/gioi-thieu-chung"),
    ("easyweb", "/am-thuc"),
    ("easyweb", "/thong-bao-1"),
    ("easyweb", "/co-cau-to-chuc"),
    ("easyweb", "/img/bao-cao/thang-5.pdf"),
]


@pytest.mark.parametrize(("name", "path", "identity"), ARTICLES)
def test_article(name: str, path: str, identity: str | None) -> None:
    portal = PORTALS[name]
    assert kind_of(portal, portal.origin + path) is Kind.ARTICLE
    assert portal.is_article(path), "the pattern must fit path and whole URL alike"
    assert portal.identify(portal.origin + path) == identity


@pytest.mark.parametrize(("name", "path"), LISTINGS)
def test_listing(name: str, path: str) -> None:
    portal = PORTALS[name]
    assert kind_of(portal, portal.origin + path) is Kind.LISTING
    assert portal.is_listing(path)
    assert not portal.is_article(portal.origin + path)
    assert portal.identify(portal.origin + path) is None


@pytest.mark.parametrize(("name", "path"), NEITHER)
def test_neither(name: str, path: str) -> None:
    portal = PORTALS[name]
    assert kind_of(portal, portal.origin + path) not in {Kind.ARTICLE, Kind.LISTING}


@pytest.mark.parametrize(
    ("name", "twin", "plain"),
    [
        (
            "sharepoint",
            "https://cong.test:443/tintuc/Pages/a.aspx?ItemID=7",
            "https://cong.test/tintuc/Pages/a.aspx?ItemID=7",
        ),
        (
            "sharepoint",
            "http://cong.test/tintuc/Pages/a.aspx?ItemID=7",
            "https://cong.test/tintuc/Pages/a.aspx?ItemID=7",
        ),
        (
            "dotnetnuke",
            "https://cong.test/(X(1)S(lit3py55t21z5v55vlm25s55))/n42990_hoi-trai",
            "https://cong.test/n42990_hoi-trai",
        ),
        (
            "liferay",
            "https://cong.test/tin/-/view_content/7-a.html/en/en/vi",
            "https://cong.test/tin/-/view_content/7-a.html",
        ),
        (
            "liferay",
            "https://cong.test/tin/-/view_content/7-a.html/en/en/vi.html",
            "https://cong.test/tin/-/view_content/7-a.html",
        ),
        (
            "liferay",
            "https://cong.test/tin/-/view_content/7-a.html/vi_VN",
            "https://cong.test/tin/-/view_content/7-a.html",
        ),
        (
            "liferay",
            "https://cong.test/tin/-/view_content/7-a.html;jsessionid=0A1B",
            "https://cong.test/tin/-/view_content/7-a.html",
        ),
        (
            "liferay",
            f"{SWITCH}?p_l_id=1&redirect=%2Ftin%2F-%2Fview_content%2F7-a.html&languageId=fi_FI",
            "https://cong.test/tin/-/view_content/7-a.html",
        ),
    ],
)
def test_a_disguise_is_never_asked(name: str, twin: str, plain: str) -> None:
    assert fold(twin, PORTALS[name]) == plain


def test_a_language_switch_that_leads_nowhere_stays_what_it_is() -> None:
    portal = PORTALS["liferay"]
    for query in ("", "?redirect=https://khac.test/", "?redirect=%2Fc%2Fportal%2Fupdate_language"):
        url = SWITCH + query
        assert fold(url, portal) == url


def test_another_portlets_address_is_a_page_of_its_own() -> None:
    portal = load_portal("sotttt_hanoi")
    one = f"{portal.origin}/bao-chi?p_p_id=59_INSTANCE_6aZ&p_p_lifecycle=0"
    other = f"{portal.origin}/van-ban?p_p_id=59_INSTANCE_6aZ&p_p_lifecycle=0"
    assert portal.identify(one) not in {None, portal.identify(other)}


def test_a_day_folder_tells_the_day() -> None:
    said = sharepoint.date_in_address("https://cong.test/portal/Pages/2019-5-17/Thu-hoach9k2.aspx")
    assert said is not None
    assert said.value == date(2019, 5, 17)
    post = "https://cong.test/TinTuc/tin/Lists/Posts/Post.aspx?CategoryId=2&ItemID=1424"
    said = sharepoint.date_in_address(f"{post}&PublishedDate=2016-11-05T17:15:00Z")
    assert said is not None
    assert said.value == date(2016, 11, 5)
    assert sharepoint.date_in_address("https://cong.test/portal/Pages/2019-25-17/a.aspx") is None
    assert sharepoint.date_in_address("https://cong.test/Pages/a.aspx?ItemID=7") is None
