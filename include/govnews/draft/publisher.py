"""Owns what a page says of its publisher: the site's name, the office behind it, its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from govnews.plain_page.findings import Findings
from govnews.plain_page.title_line import agrees, is_site_name
from govnews.portal import UNTOLD
from govnews.vietnamese.text import clean

_SHORTEST, _LONGEST = 8, 150
_TOP, _BOTTOM = 12, 15  # lines of a page that may hold its name
_JOINT = re.compile(r"\s+[-–|»]\s+")
_FRONT = re.compile(r"^(?:trang\s+(?:chủ|nhất)|home)$", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:cổng|trang)\s+(?:thông\s+tin|giao\s+tiếp|tt)\s*(?:điện\s+tử|đt)|(?:cổng|trang)\s+ttđt"
    r"|(?:trang\s+)?(?:web)?site)\s*(?:của\s+)?[-–:]?\s*",
    re.IGNORECASE,
)
# How the name of an office begins, and what kind of publisher it is.
_OFFICES = (
    (r"trường|học viện|đại học|trung tâm (?:gdtx|giáo dục)", "school"),
    (r"sở|ban (?!tuyên|tổ chức|dân vận|chấp hành)|phòng|chi cục|cục|vụ|thanh tra|kho bạc|bảo hiểm"
     r"|công an|toà án|tòa án|viện kiểm sát", "department"),
    (r"bộ", "ministry"),
    (r"tỉnh ủy|tỉnh uỷ|huyện ủy|huyện uỷ|thành ủy|thành uỷ|thị ủy|quận ủy|đảng bộ|đảng ủy|đảng uỷ"
     r"|ban (?:tuyên giáo|tổ chức|dân vận|chấp hành)", "party_committee"),
    (r"hội|liên đoàn|liên minh|liên hiệp|mặt trận|ubmttq|ủy ban mttq|đoàn thanh niên|tỉnh đoàn"
     r"|hiệp hội", "association"),
    (r"quỹ", "fund"),
    (r"báo|tạp chí|đài", "magazine"),
    (r"bệnh viện|trung tâm", "institution"),
)  # fmt: skip
_UNITS = (
    (r"huyện|quận|thị xã|(?:ubnd|ủy ban nhân dân)\s+(?:huyện|quận|thị xã)", "district"),
    (r"xã|phường|thị trấn|đặc khu|(?:ubnd|ủy ban nhân dân)\s+(?:xã|phường|thị trấn)", "commune"),
    (r"tỉnh|(?:ubnd|ủy ban nhân dân)\s+tỉnh", "province"),
    (r"thành phố|(?:ubnd|ủy ban nhân dân)\s+thành phố", "city"),
)


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Name of the site, office and kind; `UNTOLD` where nothing speaks for them.

    `names` are all candidates for the site's name as printed.
    """

    name: str
    publisher: str
    kind: str
    names: tuple[str, ...]


def find_publisher(tree: HtmlElement, findings: Findings) -> Publisher:
    """Return what the page says of whose it is."""
    named = dict.fromkeys(_candidates(tree, findings))
    # The rest of a title tag may be a section's name, or an article's.
    names = tuple(said for said in named if is_site_name(said) or _office(said)[1] != UNTOLD)
    name = next(iter(sorted(names, key=_trust)), UNTOLD)
    publisher, kind = _office(name)
    return Publisher(name=name, publisher=publisher, kind=kind, names=names)


def _candidates(tree: HtmlElement, findings: Findings) -> Iterator[str]:
    article = findings.title.text if findings.title else ""
    stated = [str(said) for said in tree.xpath("//meta[@property='og:site_name']/@content")[:1]]
    for words in tree.xpath("//title//text()")[:5]:
        stated += _JOINT.split(clean(str(words))[:_LONGEST])
    for said in map(clean, stated):
        is_article = bool(article) and (
            agrees(article, said) or said.casefold() in article.casefold()
        )
        if _SHORTEST <= len(said) <= _LONGEST and not _FRONT.match(said) and not is_article:
            yield said
    for line in (*findings.lines[:_TOP], *findings.lines[-_BOTTOM:]):
        if is_site_name(line.text) and len(line.text) <= _LONGEST:
            yield line.text


def _trust(name: str) -> tuple[bool, bool, bool]:
    """Return what names are ordered by: those that say so, those of an office, no capitals."""
    return not is_site_name(name), _office(name)[1] == UNTOLD, name.isupper()


def _office(name: str) -> tuple[str, str]:
    """Return the office that a site's name names, and its kind."""
    rest = _OPENING.sub("", name).strip(" -–:.,")
    for pattern, kind in _OFFICES:
        if re.match(rf"(?:{pattern})\b", rest, re.IGNORECASE):
            return rest, kind
    for pattern, kind in _UNITS:
        if re.match(rf"(?:{pattern})\b", rest, re.IGNORECASE):
            is_named = re.match(r"ubnd|ủy ban", rest, re.IGNORECASE)
            return (rest if is_named else f"UBND {_small(rest)}"), kind
    return UNTOLD, UNTOLD


def _small(unit: str) -> str:
    """Return a unit's name with its type word in small letters: huyện Đầm Hà."""
    found = re.match(r"thành phố|thị xã|thị trấn|đặc khu|\w+", unit, re.IGNORECASE)
    return unit if found is None else found[0].lower() + unit[found.end() :]
