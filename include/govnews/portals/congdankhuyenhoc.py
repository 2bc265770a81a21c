"""Tạp chí điện tử Công dân và Khuyến học, of the Hội Khuyến học Việt Nam: VCCorp system."""

from govnews.portal import Layout, Portal
from govnews.portals.platforms import vccorp
from govnews.records import Place

# Static archive pages of 2005, taken over from the printed paper.
ARCHIVE = Layout(
    name="congdankhuyenhoc_archive",
    container="table:has(td.noidung)",
    title="td > font > b",
    published="td > i",
    body="td.noidung",
)

PORTAL = Portal(
    slug="congdankhuyenhoc",
    name="Công dân và Khuyến học",
    host="congdankhuyenhoc.vn",
    platform="vccorp",
    publisher="Hội Khuyến học Việt Nam",
    kind="magazine",
    place=Place(),
    layouts=(*vccorp.LAYOUTS, ARCHIVE),
    article_address=vccorp.ARTICLE_ADDRESS,
    listing_address=vccorp.LISTING_ADDRESS,
    listing=vccorp.LISTING,
    identify=vccorp.identify,
    date_in_address=vccorp.date_in_address,
    aliases=("www.congdankhuyenhoc.vn",),
    feeds=("/rss/khuyen-hoc.rss",),
    sitemaps=("/sitemap.xml",),
)
