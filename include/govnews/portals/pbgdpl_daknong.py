"""Phổ biến giáo dục pháp luật, Sở Tư pháp tỉnh Đắk Nông: SharePoint's markup in a rebuilt site."""

from govnews.portal import Layout, Listing, Portal, address
from govnews.records import Place

# SharePoint's web parts with a skin of its own; addresses are bare slugs.
ARTICLE = Layout(
    name="pbgdpl_daknong",
    container="div.box-news:has(p.title_date)",
    title="h1",
    published="div.meta p.title_date",
    body="div.box-content-news-detail",
    drop="div.other-bottom, div.news-other, div.print",
)
_MENU = r"(?!gioi-thieu|co-cau-to-chuc|chuc-nang-nhiem-vu|tin-tuc-su-kien|he-thong-van-ban)"
_SLUG = rf"/{_MENU}(?P<slug>(?:[a-z0-9]+-){{2,}}[a-z0-9]+)/?"
_ADDRESS = address(_SLUG)


def identify(url: str) -> str | None:
    """Return the slug of the article behind a URL."""
    found = _ADDRESS.search(url)
    return found["slug"].lower() if found else None


PORTAL = Portal(
    slug="pbgdpl_daknong",
    name="Trang thông tin Phổ biến giáo dục pháp luật tỉnh Đắk Nông",
    host="pbgdpl.daknong.gov.vn",
    platform="sharepoint",
    publisher="Sở Tư pháp tỉnh Đắk Nông",
    kind="department",
    place=Place(province="Tỉnh Đắk Nông", province_today="Tỉnh Lâm Đồng"),
    layouts=(ARTICLE,),
    article_address=_ADDRESS,
    listing_address=address(r"/(?:tin-tuc-su-kien|chinh-sach-phap-luat)(?:/[\w-]+)*/?(?:\?.*)?"),
    listing=Listing(entry="div.news-other a.o-item", date="div.news-other li > span"),
    identify=identify,
)
