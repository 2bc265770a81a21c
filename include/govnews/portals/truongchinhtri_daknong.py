"""Trường Chính trị tỉnh Đắk Nông: a static site of 2019, in NukeViet's skin, then in ASP.NET's."""

from govnews.portals.platforms import dotnetnuke, easyweb, nukeviet
from govnews.records import Place

PORTAL = easyweb.rebuilt(dotnetnuke.PLATFORM).portal(
    slug="truongchinhtri_daknong",
    name="Trường Chính trị tỉnh Đắk Nông",
    host="truongchinhtri.daknong.gov.vn",
    scheme="http",
    publisher="Trường Chính trị tỉnh Đắk Nông",
    kind="school",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
    layouts=(*dotnetnuke.PLATFORM.layouts, *nukeviet.LAYOUTS),
    other_listings=(nukeviet.LISTING, *nukeviet.PLATFORM.other_listings),
    not_found_words=(*dotnetnuke.PLATFORM.not_found_words, *nukeviet.PLATFORM.not_found_words),
)
