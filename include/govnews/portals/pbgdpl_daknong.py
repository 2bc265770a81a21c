"""Phổ biến giáo dục pháp luật, Sở Tư pháp tỉnh Đắk Nông: a static site in SharePoint's skin."""

from govnews.portal import Layout, Listing
from govnews.portals.platforms import easyweb, sharepoint
from govnews.records import Place

# The Ministry of Justice's skin of SharePoint 2013, as at pbgdpl.moj.gov.vn.
ARTICLE = Layout(
    name="pbgdpl_daknong",
    container="div.box-news:has(p.title_date)",
    title="h1",
    published="div.meta p.title_date",
    body="div.box-content-news-detail",
    drop="div.other-bottom, div.news-other, div.print",
)

PORTAL = easyweb.rebuilt(sharepoint.PLATFORM).portal(
    slug="pbgdpl_daknong",
    name="Trang thông tin Phổ biến giáo dục pháp luật tỉnh Đắk Nông",
    host="pbgdpl.daknong.gov.vn",
    scheme="http",
    publisher="Sở Tư pháp tỉnh Đắk Nông",
    kind="department",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
    layouts=(ARTICLE, *sharepoint.PLATFORM.layouts),
    listing=Listing(
        entry="div.box-news:not(:has(p.title_date)) li > a, a.o-item", date="div.box-news li > span"
    ),
)
