"""Sở Văn hóa, Thể thao và Du lịch tỉnh Đắk Nông: SharePoint until 2019, then static.

Articles state no date, its listings do.
"""

from govnews.portals.platforms import easyweb, sharepoint
from govnews.records import Place

PORTAL = easyweb.rebuilt(sharepoint.PLATFORM).portal(
    slug="svhttdl_daknong",
    name="Trang thông tin điện tử Sở Văn hóa, Thể thao và Du lịch tỉnh Đắk Nông",
    host="svhttdl.daknong.gov.vn",
    scheme="http",
    publisher="Sở Văn hóa, Thể thao và Du lịch tỉnh Đắk Nông",
    kind="department",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
)
