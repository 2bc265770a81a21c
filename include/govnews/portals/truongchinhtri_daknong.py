"""Trường Chính trị tỉnh Đắk Nông: a static site of 2019 in the skins of its two older portals.

The site was first rebuilt in NukeViet's skin, then in that of the ASP.NET portal before it;
captures of spring 2019 hold both. No day parts them: what is on a page tells its skin.
"""

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
    other_listings=(*dotnetnuke.PLATFORM.other_listings, nukeviet.LISTING),
    not_found_words=(*dotnetnuke.PLATFORM.not_found_words, *nukeviet.PLATFORM.not_found_words),
)
