"""Huyện Krông Nô, tỉnh Đắk Nông: SharePoint until 2019, since then a static site in its skin."""

from govnews.portals.platforms import easyweb, sharepoint
from govnews.records import Place

PORTAL = easyweb.rebuilt(sharepoint.PLATFORM).portal(
    slug="krongno_daknong",
    name="Trang thông tin điện tử huyện Krông Nô",
    host="krongno.daknong.gov.vn",
    scheme="http",
    publisher="UBND huyện Krông Nô",
    kind="district",
    place=Place(
        province="Tỉnh Đắk Nông", district="Huyện Krông Nô", province_today="Tỉnh Lâm Đồng"
    ),
)
