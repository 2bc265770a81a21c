"""What each portal's addresses say: article, listing, identity, day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from govnews.portals.shelf import load_portal

# The portals of ../shared/portals.
SEEDS = ("canloc", "congdankhuyenhoc", "damha", "kontum_edu", "lamha")
ARTICLES = [
    ("canloc", "/portal/pages/2025-05-20/Thu-hoach-lua-24871.aspx", "24871", "2025-05-20"),
    ("canloc", "/m/portal/pages/2025-05-20/Thu-hoach-lua-24871.aspx", "24871", "2025-05-20"),
    ("canloc", "/portal/pages/print.aspx?id=24871", "24871", None),
    ("canloc", "/portal/pages/2020/thu-hoach-lua-1678089245.aspx", "1678089245", "2023-03-06"),
    ("canloc", "/thu-hoach-lua-1678089245.html", "1678089245", "2023-03-06"),
    (
        "canloc",
        "/kyanh/portal/read/tin-tuc-khac/news/thu-hoach-lua.html/20180914102416",
        "thu-hoach-lua",
        "2018-09-14",
    ),
    ("canloc", "/kinh-te/tin-bai/7781/thu-hoach-lua", "7781", None),
    ("kontum_edu", "/hoi-nghi-tong-ket-nam-hoc/", "hoi-nghi-tong-ket-nam-hoc", None),
    ("kontum_edu", "/hoi-nghi-tong-ket-nam-hoc", "hoi-nghi-tong-ket-nam-hoc", None),
    ("kontum_edu", "/hoi-nghi-tong-ket-nam-hoc/amp/", "hoi-nghi-tong-ket-nam-hoc", None),
    ("kontum_edu", "/hoi-nghi-tong-ket-nam-hoc/?print=print", "hoi-nghi-tong-ket-nam-hoc", None),
    ("kontum_edu", "/gioi-thieu-sach-moi-thang-ba/", "gioi-thieu-sach-moi-thang-ba", None),
    (
        "congdankhuyenhoc",
        "/lop-hoc-dem-179250211193005417.htm",
        "179250211193005417",
        "2025-02-11",
    ),
    (
        "congdankhuyenhoc",
        "/amp/lop-hoc-dem-179250211193005417.htm",
        "179250211193005417",
        "2025-02-11",
    ),
    ("congdankhuyenhoc", "/print/179250211193005417.htm", "179250211193005417", "2025-02-11"),
    ("damha", "/tin-tuc/tha-cua-giong-12044.html", "12044", None),
    ("damha", "/tin-tuc/tha-cua-giong-12044.html?print=1", "12044", None),
    ("damha", "/mobile/?p=12044", "12044", None),
    ("damha", "/ngu-dan-tha-cua-giong-ve-bien", "ngu-dan-tha-cua-giong-ve-bien", None),
    ("lamha", "/TinTuc/ChiTiet.aspx?ItemID=3051&CatID=12", "3051", None),
    ("lamha", "/TinTuc/ChiTiet.aspx?CatID=12&ItemID=3051", "3051", None),
    ("lamha", "/TinTuc/InTrang.aspx?ItemID=3051", "3051", None),
    ("lamha", "/m/ChiTiet.aspx?ItemID=3051", "3051", None),
    ("lamha", "/lich-su-dang-bo/task/1837/id/4336", "4336", None),
]
LISTINGS = [
    ("canloc", "/portal/KenhTin/Tin-tuc-su-kien.aspx"),
    ("canloc", "/portal/KenhTin/Tin-tuc-su-kien.aspx?page=3"),
    ("canloc", "/ubmttq/portal/folder/tin-tuc"),
    ("kontum_edu", "/category/tin-tuc-su-kien/"),
    ("kontum_edu", "/category/tin-tuc-su-kien/page/2/"),
    ("congdankhuyenhoc", "/khuyen-hoc.htm"),
    ("congdankhuyenhoc", "/khuyen-hoc/trang-3.htm"),
    ("congdankhuyenhoc", "/giao-duc-phap-luat.htm"),
    ("damha", "/?cat=3"),
    ("damha", "/?cat=3&paged=4"),
    ("damha", "/?paged=2&cat=3"),
    ("lamha", "/TinTuc/DanhSach.aspx?CatID=12&page=2"),
    ("lamha", "/tin-tuc/task/1837"),
]
NEITHER = [
    ("canloc", "/portal/pages/Gioi-thieu.aspx"),
    ("canloc", "/portal/rss/tin-tuc-su-kien.rss"),
    ("kontum_edu", "/gioi-thieu/"),
    ("kontum_edu", "/lien-he/"),
    ("kontum_edu", "/feed/"),
    ("kontum_edu", "/wp-content/uploads/2024/08/cong-van-so-mot-hai.pdf"),
    ("kontum_edu", "/wp-sitemap-posts-post-1.xml"),
    ("congdankhuyenhoc", "/gioi-thieu.htm"),
    ("congdankhuyenhoc", "/lien-he-quang-cao.htm"),
    ("congdankhuyenhoc", "/search.htm?keywords=khuy%E1%BA%BFn"),
    ("damha", "/gioi-thieu.html"),
    ("damha", "/?feed=rss2"),
    ("lamha", "/GioiThieu.aspx"),
    ("lamha", "/"),
]


@pytest.mark.parametrize(("slug", "path", "identity", "day"), ARTICLES)
def test_article(slug: str, path: str, identity: str, day: str | None) -> None:
    portal = load_portal(slug)
    url = portal.origin + path
    assert portal.is_article(url)
    assert portal.is_article(path), "the pattern must fit path and whole URL alike"
    assert not portal.is_listing(url)
    assert portal.identify(url) == identity
    dated = portal.date_in_address(url) if portal.date_in_address else None
    assert (dated.value if dated else None) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(("slug", "path"), LISTINGS)
def test_listing(slug: str, path: str) -> None:
    portal = load_portal(slug)
    assert portal.is_listing(portal.origin + path)
    assert portal.is_listing(path)
    assert not portal.is_article(portal.origin + path)


@pytest.mark.parametrize(("slug", "path"), NEITHER)
def test_neither(slug: str, path: str) -> None:
    portal = load_portal(slug)
    assert not portal.is_article(portal.origin + path)
    assert not portal.is_listing(portal.origin + path)


@pytest.mark.parametrize("slug", SEEDS)
def test_shared_addresses_are_what_their_kind_says(slug: str, shared: Path) -> None:
    expected = json.loads((shared / "portals" / slug / "expected.json").read_text("utf-8"))
    portal = load_portal(slug).moved_to(expected["host"])
    own = [fate for fate in expected["fates"] if "://" not in fate["url"]]
    for fate in own:
        url = portal.origin + quote(fate["url"], safe="/?&=%")
        is_article = fate["kind"] in {"article", "print", "mobile", "amp"}
        if fate["kind"] != "redirect":
            assert portal.is_article(url) is is_article, url
        assert portal.is_listing(url) is (fate["kind"] == "listing"), url
        if is_article and "target" in fate:
            target = portal.origin + quote(fate["target"], safe="/?&=%")
            assert portal.identify(url) == portal.identify(target) is not None, url
