"""Sở Tài chính tỉnh Đắk Nông: SharePoint until 2019; its static pages state no dates."""

from govnews.portals.platforms import easyweb, sharepoint
from govnews.records import Place

PORTAL = easyweb.rebuilt(sharepoint.PLATFORM).portal(
    slug="stc_daknong",
    name="Trang thông tin điện tử Sở Tài chính tỉnh Đắk Nông",
    host="stc.daknong.gov.vn",
    scheme="http",
    publisher="Sở Tài chính tỉnh Đắk Nông",
    kind="department",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
)
