"""Sở Thông tin và Truyền thông Hà Nội: Liferay 6.2; other languages lengthen addresses."""

from govnews.portals.platforms import liferay
from govnews.records import Place

PORTAL = liferay.PLATFORM.portal(
    slug="sotttt_hanoi",
    name="Cổng thông tin điện tử Sở Thông tin và Truyền thông Hà Nội",
    host="sotttt.hanoi.gov.vn",
    scheme="http",
    publisher="Sở Thông tin và Truyền thông Hà Nội",
    kind="department",
    place=Place(province="Thành phố Hà Nội", province_today="Thành phố Hà Nội"),
)
