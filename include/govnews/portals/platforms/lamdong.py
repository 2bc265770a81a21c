"""Owns the Lâm Đồng Party platform (.NET, DotNetNuke skins): its themes and its addresses.

``*.lamdong.dcs.vn`` sites name articles ``/<menu>/task/<menu id>/id/<article id>``; the
DotNetNuke module form ``/TinTuc/ChiTiet.aspx?ItemID=`` is met on the same family.
"""

from __future__ import annotations

import re

from govnews.platform import Platform
from govnews.portal import Layout, Listing, address

MODERN = Layout(
    name="lamdong_detail",
    container="div.chitiettin",
    title=".tieudetin",
    published="div.ngaydang",
    body="div.noidungtin",
    view_count="div.luotxem",
    drop="h3.tieudelap, .img-alt, a.intrang",
)
TABLE = Layout(
    name="lamdong_table",
    container="table.Normal:has(td.SubHead)",
    title="td.Head",
    published="td.SubHead",
    body="td.noidung-cu",
    view_count="td.CommandButton",
)
PRINT = Layout(
    name="lamdong_print",
    container="table:has(td.in)",
    title="h2",
    published="h2 + i",
    body="td.in",
)
MOBILE = Layout(
    name="lamdong_mobile",
    container="body:has(div.m-content)",
    title="h1",
    published="p.m-date",
    body="div.m-content",
    view_count="div.m-content + p",
)
LAYOUTS = (MODERN, TABLE, PRINT, MOBILE)

ARTICLE_ADDRESS = address(
    r"/TinTuc/(?:ChiTiet|InTrang)\.aspx(?:\?.*)?"
    r"|/m/ChiTiet\.aspx\?.*"
    r"|(?:/[^/?#]+)*/task/\d+/id/\d+/?(?:\?.*)?"
)
LISTING_ADDRESS = address(
    r"/TinTuc/DanhSach\.aspx(?:\?.*)?"
    r"|(?:/[^/?#]+)*/task/\d+/?(?:\?.*)?"
)
LISTING = Listing(entry="div.danhsachtin a.tieude-ds", date="div.item-tin > span.date")

_IDENTITIES = (
    re.compile(r"/(?:ChiTiet|InTrang)\.aspx\?(?:.*&)?ItemID=(\d+)", re.IGNORECASE),
    re.compile(r"/LinkClick\.aspx\?(?:.*&)?link=(\d+)", re.IGNORECASE),
    re.compile(r"/tabid/\d+/ArticleId/(\d+)/", re.IGNORECASE),
    re.compile(r"/task/\d+/id/(\d+)"),
)


def identify(url: str) -> str | None:
    """Return the number of the article behind a URL, in whatever parameter order."""
    for pattern in _IDENTITIES:
        if found := pattern.search(url):
            return found[1]
    return None


PLATFORM = Platform(
    name="lamdong",
    title="Lâm Đồng Party platform (.NET, DotNetNuke skins)",
    layouts=LAYOUTS,
    article_address=ARTICLE_ADDRESS,
    listing_address=LISTING_ADDRESS,
    listing=LISTING,
    identify=identify,
    marks=(
        "div.chitiettin > .tieudetin, div.chitiettin div.noidungtin",
        "table.Normal td.noidung-cu",
        "table td.in",
        "body > div.m-content, body div.m-content + p",
        "div.danhsachtin a.tieude-ds",
    ),
    address_marks=(
        address(r"/TinTuc/(?:ChiTiet|InTrang|DanhSach)\.aspx.*"),
        address(r"(?:/[^/?#]+)*/task/\d+(?:/id/\d+)?/?.*"),
    ),
)
