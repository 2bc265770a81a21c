"""Huyện Đầm Hà, tỉnh Quảng Ninh: an old WordPress with a slogan banner above every page."""

from govnews.portal import Layout, Portal
from govnews.portals.platforms import wordpress
from govnews.records import Place

# FrontPage pages of 2007, in TCVN3.
ARCHIVE = Layout(
    name="damha_archive", container="table:has(td.noidung)", title="td > p > b", body="td.noidung"
)

PORTAL = Portal(
    slug="damha",
    name="Cổng thông tin điện tử huyện Đầm Hà",
    host="huyendamha.vn",
    platform="wordpress",
    publisher="UBND huyện Đầm Hà",
    kind="district",
    place=Place(
        province="Tỉnh Quảng Ninh",
        district="Huyện Đầm Hà",
        province_today="Thành phố Quảng Ninh",  # 36/2026/QH16, from 2026-09-01
    ),
    layouts=(
        wordpress.KUBRICK,
        wordpress.STORY,
        ARCHIVE,
        wordpress.WP_PRINT,
        wordpress.HANDHELD,
    ),
    article_address=wordpress.NUMBER_ADDRESS,
    listing_address=wordpress.LISTING_ADDRESS,
    listing=wordpress.LISTING,
    identify=wordpress.identify_by_number,
    static_page=wordpress.STATIC_PAGE,
    feeds=("/?feed=rss2",),
    sitemaps=(),
)
