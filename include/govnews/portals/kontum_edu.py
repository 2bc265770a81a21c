"""Sở Giáo dục và Đào tạo tỉnh Kon Tum: WordPress; most pages state no date, the feed does."""

from govnews.portal import Layout, Portal
from govnews.portals.platforms import wordpress
from govnews.records import Place

# The theme of about 2016, before the move to WordPress: one table, paragraphs apart by <br><br>.
OLD_NEWS = Layout(
    name="kontum_edu_old_news",
    container="table.old-news",
    title="div.title_detail",
    published="div.date_detail",
    body="div.content_detail",
    view_count="div.date_detail",
)

PORTAL = Portal(
    slug="kontum_edu",
    name="Sở Giáo dục và Đào tạo tỉnh Kon Tum",
    host="kontum.edu.vn",
    platform="wordpress",
    publisher="Sở Giáo dục và Đào tạo tỉnh Kon Tum",
    kind="department",
    place=Place(province="Tỉnh Kon Tum", province_today="Tỉnh Quảng Ngãi"),
    layouts=(wordpress.ENTRY, OLD_NEWS, wordpress.AMP, wordpress.PRINT),
    article_address=wordpress.SLUG_ADDRESS,
    listing_address=wordpress.LISTING_ADDRESS,
    listing=wordpress.LISTING,
    identify=wordpress.identify_by_slug,
    static_page=wordpress.STATIC_PAGE,
    feeds=("/feed/",),
    sitemaps=("/wp-sitemap.xml",),
)
