"""Owns EasyWeb Hub: the static sites that Đắk Nông's offices moved to in 2019.

The builder kept each office's old skin (SharePoint, Liferay, DotNetNuke, NukeViet, a table) and
gave all of them the same addresses: an article is one slug below the root, ``/<slug>``; a section
is a slug too, with sections below it, and goes on at ``/<section>/page/2``. Seen in the build
folders of nine of these sites. A slug alone rarely tells article from section: the page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from govnews.platform import Platform
from govnews.portal import address

# What the province wants every office to have, and what most offices call their news. Whole
# slugs: "lich-tiep-cong-dan" is a section, "lich-tiep-cong-dan-thang-5-2019" an article.
_SECTION = (
    r"(?:tin-tuc(?:-su-kien)?|tin-noi-bat|tin-hoat-dong(?:-nganh)?|thong-bao|van-ban[a-z-]{0,20}"
    r"|thu-tuc-hanh-chinh|cai-cach-hanh-chinh|tiep-cong-dan|lich-tiep-cong-dan|lich-lam-viec"
    r"|noi-quy-tiep-cong-dan|quy-che-tiep-cong-dan|ket-qua-(?:tcd|tiep-cong-dan|xu-ly-don-thu"
    r"|giai-quyet-don-thu)|tinh-hinh-tiep-cong-dan-va-xu-ly-don-thu"
    r"|quy-dinh-ve-tiep-cong-dan-va-giai-quyet-don-thu|bao-cao-thong-ke|dich-vu-cong)"
)
_SLUG = r"-*[^/?#.-]+(?:-+[^/?#.-]+)*-*"
# Sections have up to five words, but for those above; articles of fewer are told by their page.
_LONG_SLUG = r"-*[^/?#.-]+(?:-+[^/?#.-]+){5,}-*"
_END = r"(?:\.html|/index\.html)?/?(?:\?[^#]*)?"
# On a listing's second page the links are relative: /tin-tuc/page/<slug>.
_ASTRAY = rf"(?:/{_SLUG})+/page/(?:\d+/)?"
ARTICLE = rf"(?:/|{_ASTRAY})(?!{_SECTION}(?:[/.?]|$)){_LONG_SLUG}{_END}"
LISTING = (
    rf"/{_SECTION}{_END}|(?:/{_SLUG})+/page/\d+{_END}"
    rf"|(?!(?:/[^/?#]+)+/page/)(?:/(?!(?:img|css|js|index)\b){_SLUG}){{2,}}{_END}"
)
ARTICLE_ADDRESS = address(ARTICLE)
LISTING_ADDRESS = address(LISTING)
_NAME = re.compile(r"^(?:/|(?:/[^/]+)+/page/(?:\d+/)?)([^/]+?)(?:\.html|/index\.html)?/?$")
# Pages about the office itself, whole slugs: their skin is often the articles' own.
_FIXED = re.compile(
    r"index|(?:trang-)?404|lien-he|gop-y|so-do(?:-[a-z]+){0,3}|gioi-thieu(?:-chung)?|tong-quan"
    r"|(?:co-cau|bo-may)-to-chuc|to-chuc-bo-may|chuc-nang(?:-nhiem-vu(?:-quyen-han)?)?"
    r"|vi-tri-va[io]-tro-chuc-nang|lich-su-(?:hinh-thanh|phat-trien|to-chuc-cong-doan)"
    r"|dieu-kien-tu-nhien|tiem-nang-the-manh|dinh-huong-phat-trien|danh-ba(?:-[a-z]+){0,2}"
    r"|don-vi-truc-thuoc|ban-giam-doc|lanh-dao-(?:so|huyen)|quyet-dinh-thanh-lap",
    re.IGNORECASE,
)


def identify(url: str) -> str | None:
    """Return the slug of the page behind a URL one step below the root, without its endings."""
    found = _NAME.search(urlsplit(url).path)
    if found is None or LISTING_ADDRESS.search(url):
        return None
    slug = unquote(found[1]).lower()
    return None if _FIXED.fullmatch(slug) else slug


def rebuilt(old: Platform) -> Platform:
    """Return a platform whose site stands here now: old captures keep their own addresses.

    What is left of the old pagers leads nowhere.
    """
    return replace(
        old,
        article_address=_either(old.article_address, ARTICLE_ADDRESS),
        listing_address=LISTING_ADDRESS,
        listing=replace(old.listing, next_page=None, postback=None),
        identify=_first(old.identify, identify),
        address_marks=(),
        feeds=(),
    )


def _either(first: re.Pattern[str], second: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"{first.pattern}|{second.pattern}", re.IGNORECASE)


def _first(
    old: Callable[[str], str | None], new: Callable[[str], str | None]
) -> Callable[[str], str | None]:
    def identify_either(url: str) -> str | None:
        return old(url) or new(url)

    return identify_either
