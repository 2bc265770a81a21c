"""Trường Tiểu học Quang Trung, thành phố Cà Mau: Viettel's school portal in its plain theme."""

from govnews.portals.platforms import viettel
from govnews.records import Place

PORTAL = viettel.PLATFORM.portal(
    slug="thquangtrung",
    name="Trường Tiểu học Quang Trung, thành phố Cà Mau",
    host="thquangtrung.tpcamau.edu.vn",
    publisher="Trường Tiểu học Quang Trung",
    kind="school",
    place=Place(province="Tỉnh Cà Mau", district="Thành phố Cà Mau", province_today="Tỉnh Cà Mau"),
    scheme="http",
)
