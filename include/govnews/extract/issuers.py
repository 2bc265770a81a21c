"""Owns the issuers that several cited documents share: lists, pairs, heads of lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from govnews.extract.citations import Citation
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.extract.symbols import fitting
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.letters import LOWER

# "công bố 03 quyết định của Ban Thường vụ Tỉnh ủy, gồm:" heads a list.
_HEAD_OF_LIST = re.compile(r"[^.\n:]{0,60}:\s*\n?")
_KINDS_OF = Ending(
    r"\b(?:quyết định|nghị quyết|kế hoạch|chỉ thị|văn bản|công văn|kết luận|hướng dẫn|đề án|"
    rf"thông báo|quy định)(?:\s[{LOWER}]+){{0,8}}\s+của\s+"
    r"(?P<rank>(?:Chủ tịch|Bộ trưởng|Giám đốc)\s+)?$",
    re.IGNORECASE,
)
_LIST_LINE = re.compile(r"\s*(?:[-+•*]|\(?[a-zđ0-9]{1,2}[.)])\s?")
_LISTED = frozenset({"document.listed_number", "document.number_range"})


def share_issuers(
    passage: Passage, citations: Sequence[Citation], organisations: Sequence[Mention]
) -> None:
    """Fill the issuers that one citation of a list, a pair or the list's head tells for others."""
    _share_lists(citations)
    _share_pairs(passage, citations)
    _inherit(passage, citations, organisations)


def _share_lists(citations: Sequence[Citation]) -> None:
    """Give the numbers of one list ("số 12, 13 và 14/QĐ-UBND") what stands beside one of them."""
    for one, other in reversed(list(pairwise(citations))):
        if one.rule not in _LISTED or _symbol_behind(one) != _symbol_behind(other):
            continue
        for giver, taker in ((other, one), (one, other)):
            taker.issuer = taker.issuer or giver.issuer
            taker.issued = taker.issued or giver.issued
            taker.subject = taker.subject or giver.subject
    for one, other in pairwise(citations):
        if one.rule in _LISTED and _symbol_behind(one) == _symbol_behind(other):
            other.issuer = other.issuer or one.issuer


def _symbol_behind(citation: Citation) -> str:
    return (citation.symbol or "").lstrip("0123456789")


def _share_pairs(passage: Passage, citations: Sequence[Citation]) -> None:
    """Give "Nghị định A và Nghị định B của Chính phủ" one issuer."""
    for one, other in reversed(list(pairwise(citations))):
        gap = passage.plain[one.tail[1] : other.span.start].strip()
        if gap in ("và", ",", ", và") and one.kind == other.kind:
            one.issuer = one.issuer or other.issuer
            other.issuer = other.issuer or one.issuer
    # "UBND xã đã ban hành Kế hoạch A, ngày …, Quyết định B": who acts issues all of them.
    for one, other in pairwise(citations):
        gap = passage.plain[max(one.tail[1], one.reach) : other.span.start].strip()
        if one.issuer and one.issuer_leads and gap in ("và", ",", ", và") and not other.issuer:
            other.issuer = fitting(one.issuer, other.symbol)
            other.issuer_leads = other.issuer is not None


def _inherit(
    passage: Passage, citations: Sequence[Citation], organisations: Sequence[Mention]
) -> None:
    """Give the documents of a list the issuer that its head names, where the symbol agrees."""
    for mention in organisations if citations else ():
        # Few have a list behind them, which is seen at once.
        colon = _HEAD_OF_LIST.match(passage.plain, mention.end)
        near = max(0, mention.start - 90)
        head = _KINDS_OF.search(passage.plain, near, mention.start) if colon else None
        if head is None or colon is None:
            continue
        end = _end_of_list(passage.plain, colon.end())
        for citation in citations:
            if colon.end() <= citation.span.start < end and citation.issuer is None:
                issuer = f"{head['rank'] or ''}{mention.canonical}"
                citation.issuer = fitting(issuer, citation.symbol)


def _end_of_list(plain: str, start: int) -> int:
    """Return where the lines end that a list begins with; without marks it is one line."""
    end = plain.find("\n", start)
    while end >= 0 and _LIST_LINE.match(plain, end + 1):
        end = plain.find("\n", end + 1)
    return end if end >= 0 else len(plain)
