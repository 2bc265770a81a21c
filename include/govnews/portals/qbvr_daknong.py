"""Quỹ Bảo vệ và Phát triển rừng tỉnh Đắk Nông: a static site of 2019 in an older table skin."""

from govnews.portals.platforms import easyweb, newstable
from govnews.records import Place

PORTAL = easyweb.rebuilt(newstable.PLATFORM).portal(
    slug="qbvr_daknong",
    name="Quỹ Bảo vệ và Phát triển rừng tỉnh Đắk Nông",
    host="qbvr.daknong.gov.vn",
    scheme="http",
    publisher="Quỹ Bảo vệ và Phát triển rừng tỉnh Đắk Nông",
    kind="fund",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
)
