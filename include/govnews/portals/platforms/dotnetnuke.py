"""Owns the ASP.NET portals made of modules in panes, as DotNetNuke makes them (``ctl00_aaa_…``).

Names of controls are Vietnamese: TieuDe title, TomTat standfirst, NoiDung body, NgayDang the
day of publication; some sites print the raw value of the database there (2019-06-26T05:00:00.000Z,
in UTC).
"""

from __future__ import annotations

import re

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

DETAIL = Layout(
    name="dotnetnuke_detail",
    container=".pnlNoiDungBaiViet, div:has(> .TieuDe):has(> .NoiDung)",
    title=".TieuDe [id$='lblTieuDe'], .TieuDe > :not(.NgayDang)",
    standfirst=".TomTat",
    published=".NgayDang",
    body=".NoiDung",
    files=".NoiDung ~ p > a[href*='.pdf'], .NoiDung ~ p > a[href*='.doc'],"
    " .NoiDung ~ p > a[href*='.xls'], .NoiDung ~ p > a[href*='.rar']",
    byline=".TacGia",
    view_count=".LuotXem",
    drop=".divCacTinKhac, .divCacTinKhac ~ *",
)
LAYOUTS = (DETAIL,)

ARTICLE = (
    r"(?:/[^?#]*)?/tabid/\d+/(?:[^/?#]+/)*(?:ArticleId|ItemID|NewsID|id)/\d+(?:/[^?#]*)?(?:\?[^#]*)?"
    r"|(?:/[^?#]*)?/(?:[^/?#]*\.aspx)?\?(?:[^#]*&)?(?:ArticleId|NewsID|ItemID|baiviet)=[\w-]+(?:&[^#]*)?"
    r"|(?:/[^/?#]+)*/n\d+_[^/?#]+(?:\?[^#]*)?"
)
ARTICLE_ADDRESS = address(ARTICLE)
LISTING = (
    r"(?:/[^?#]*)?/tabid/\d+/(?:[^/?#]+/)*(?:CatID|CategoryId|ChuyenMuc)/\d+(?:/[^?#]*)?(?:\?[^#]*)?"
    r"|(?:/[^?#]*)?/(?:[^/?#]*\.aspx)?\?(?!(?:[^#]*&)?(?:ArticleId|NewsID|ItemID|baiviet)=)"
    r"(?:[^#]*&)?(?:CatID|CategoryId|ChuyenMuc|MenuID)=[\w-]+(?:&[^#]*)?"
)
LISTING_ADDRESS = address(LISTING)
LIST = Listing(
    entry="[class^='BaiViet'] .TieuDe > a[href]",
    date="[class^='BaiViet'] .TieuDe, [class^='BaiViet'] .NgayDang",
    postback=re.compile(r"','Page\$(?P<page>\d+)'"),
)
_IDENTITIES = (
    re.compile(r"/(?:ArticleId|ItemID|NewsID|id)/(\d+)(?:[/?#]|$)", re.IGNORECASE),
    re.compile(r"[?&](?:ArticleId|NewsID|ItemID|baiviet)=([\w-]+)", re.IGNORECASE),
    re.compile(r"/n(\d+)_[^/?#]+"),
)


def identify(url: str) -> str | None:
    """Return the number (or GUID) of the article behind a URL, in whatever parameter order."""
    for pattern in _IDENTITIES:
        if found := pattern.search(url):
            return found[1].lower()
    return None


PLATFORM = Platform(
    name="dotnetnuke",
    title="ASP.NET with modules in panes (DotNetNuke-like)",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LIST,
    identify=identify,
    marks=(
        ".pnlNoiDungBaiViet",
        "[id^='ctl00_aaa_']",
        "[class^='BaiViet'] > .TieuDe",
    ),
    address_marks=(re.compile(r"/tabid/\d+/", re.IGNORECASE),),
)
