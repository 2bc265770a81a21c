"""Trường THCS Nguyễn Huệ, Long Điền: one of many schools under a path of edu.viettel.vn."""

from govnews.portals.platforms import viettel
from govnews.records import Place

_ROOT = "/vtu-longdien-thcsnguyenhue"

PORTAL = viettel.PLATFORM.portal(
    slug="thcs_nguyenhue",
    name="Trường Trung học cơ sở Nguyễn Huệ, huyện Long Điền",
    host="edu.viettel.vn",
    root=_ROOT,
    publisher="Trường Trung học cơ sở Nguyễn Huệ",
    kind="school",
    place=Place(
        province="Tỉnh Bà Rịa - Vũng Tàu",
        district="Huyện Long Điền",
        province_today="Thành phố Hồ Chí Minh",
    ),
    identify=viettel.identify_under(_ROOT),
    start=(_ROOT,),
)
