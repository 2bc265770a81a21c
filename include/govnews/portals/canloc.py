"""Huyện Can Lộc, tỉnh Hà Tĩnh: the district's portal on the provincial platform."""

from govnews.portal import Portal
from govnews.portals.platforms import hatinh
from govnews.records import Place

PORTAL = Portal(
    slug="canloc",
    name="Cổng thông tin điện tử huyện Can Lộc",
    host="canloc.hatinh.gov.vn",
    platform="hatinh",
    publisher="UBND huyện Can Lộc",
    kind="district",
    place=Place(province="Tỉnh Hà Tĩnh", district="Huyện Can Lộc", province_today="Tỉnh Hà Tĩnh"),
    layouts=hatinh.LAYOUTS,
    article_address=hatinh.ARTICLE_ADDRESS,
    listing_address=hatinh.LISTING_ADDRESS,
    listing=hatinh.LISTING,
    identify=hatinh.identify,
    date_in_address=hatinh.date_in_address,
    feeds=("/portal/rss/tin-tuc-su-kien.rss",),
    sitemaps=(),
)
