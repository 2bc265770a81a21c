"""Đảng bộ huyện Lâm Hà, tỉnh Lâm Đồng: the Party committee's site on the province's platform."""

from govnews.portal import Portal
from govnews.portals.platforms import lamdong
from govnews.records import Place

PORTAL = Portal(
    slug="lamha",
    name="Trang thông tin điện tử Đảng bộ huyện Lâm Hà",
    # Inferred, not seen: sister sites are <committee>.lamdong.dcs.vn with this very layout.
    host="huyenuylamha.lamdong.dcs.vn",
    platform="lamdong",
    publisher="Huyện ủy Lâm Hà",
    kind="party_committee",
    place=Place(province="Tỉnh Lâm Đồng", district="Huyện Lâm Hà", province_today="Tỉnh Lâm Đồng"),
    layouts=lamdong.LAYOUTS,
    article_address=lamdong.ARTICLE_ADDRESS,
    listing_address=lamdong.LISTING_ADDRESS,
    listing=lamdong.LISTING,
    identify=lamdong.identify,
    sitemaps=(),
)
