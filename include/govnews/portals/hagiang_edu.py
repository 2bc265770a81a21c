"""Sở Giáo dục và Đào tạo tỉnh Hà Giang, on VNPT's portal that also serves its schools."""

from govnews.portals.platforms import webforms
from govnews.records import Place

PORTAL = webforms.PLATFORM.portal(
    slug="hagiang_edu",
    name="Sở Giáo dục và Đào tạo tỉnh Hà Giang",
    host="sgd.hagiang.edu.vn",
    publisher="Sở Giáo dục và Đào tạo tỉnh Hà Giang",
    kind="department",
    place=Place(province="Tỉnh Hà Giang", province_today="Tỉnh Tuyên Quang"),
    article_address=webforms.article_address("sgdhagiang"),
    listing_address=webforms.listing_address("sgdhagiang"),
    scheme="http",
    # Schools' hosts show the department's pages, too: sname tells whose a page is.
    aliases=("hagiang.edu.vn", "thnguyentrai-tp.hagiang.edu.vn"),
)
