"""Liên đoàn Lao động tỉnh Đắk Nông: Liferay until 2019, since then a static site in its skin."""

from govnews.portals.platforms import easyweb, liferay
from govnews.records import Place

PORTAL = easyweb.rebuilt(liferay.PLATFORM).portal(
    slug="ldld_daknong",
    name="Trang thông tin điện tử Liên đoàn Lao động tỉnh Đắk Nông",
    host="ldld.daknong.gov.vn",
    scheme="http",
    publisher="Liên đoàn Lao động tỉnh Đắk Nông",
    kind="association",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
)
