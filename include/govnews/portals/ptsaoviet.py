"""Trường Tiểu học, THCS và THPT Sao Việt, Pleiku: Viettel's school portal."""

from govnews.portals.platforms import viettel
from govnews.records import Place

PORTAL = viettel.PLATFORM.portal(
    slug="ptsaoviet",
    name="Trường Tiểu học, Trung học cơ sở và Trung học phổ thông Sao Việt Gia Lai",
    host="ptsaoviet.gialai.edu.vn",
    publisher="Trường Tiểu học, Trung học cơ sở và Trung học phổ thông Sao Việt",
    kind="school",
    place=Place(
        province="Tỉnh Gia Lai", district="Thành phố Pleiku", province_today="Tỉnh Gia Lai"
    ),
    scheme="http",
)
