"""Sở Tư pháp tỉnh Đắk Nông: SharePoint until 2019, since then a static site in its skin."""

from govnews.portals.platforms import easyweb, sharepoint
from govnews.records import Place

PORTAL = easyweb.rebuilt(sharepoint.PLATFORM).portal(
    slug="stp_daknong",
    name="Trang thông tin điện tử Sở Tư pháp tỉnh Đắk Nông",
    host="stp.daknong.gov.vn",
    scheme="http",
    publisher="Sở Tư pháp tỉnh Đắk Nông",
    kind="department",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
)
