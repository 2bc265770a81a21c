"""Owns one citation of a document: the number, and issuer, date and subject beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, starting_in
from govnews.extract.places import NAME
from govnews.records import Span
from govnews.vietnamese.printed_dates import PrintedDate

_GAP = r"[\s,(]*"
_YEAR_ONLY = re.compile(r"[\s(]*(?:ban hành\s+)?năm\s+(?:19|20)\d\d\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"{_GAP}(?:ký\s+|ban hành\s+)?ngày\s*$", re.IGNORECASE)
_OF = re.compile(
    r"\)?[\s,]*của\s+(?P<rank>(?:Phó\s+)?(?:Chủ tịch|Bộ trưởng|Giám đốc|Thứ trưởng)\s+)?"
    r"(?:Hội nghị (?:lần thứ \S+|Trung ương \S+)\s+)?"
)
_PRIME_MINISTER = re.compile(r"Thủ tướng(?: Chính phủ)?|Chủ tịch nước(?: CHXHCN Việt Nam)?")
_VERB_OF_ISSUE = (
    r"\s*(?:vừa|đã|mới|cũng|tiếp tục)?\s*(?:ký\s+)?"
    r"(?:ban hành|có|ra|ký|phát hành|gửi)\s*(?:các\s+)?$"
)
_ISSUES = re.compile(rf"(?:\s+{NAME})?{_VERB_OF_ISSUE}")
_MINISTER_ISSUES = re.compile(rf"\bThủ tướng(?: Chính phủ)?(?:\s+{NAME})?{_VERB_OF_ISSUE}")
_RANK_BEFORE = re.compile(r"\b((?:Phó )?Chủ tịch |Bộ trưởng |Giám đốc )$")
_ABOUT = re.compile(
    r"\)?[\s,]*(?:(?:về việc|về|V/v|v/v)\s+|(?=(?:phê duyệt|ban hành|quy định|công bố|hướng dẫn|"
    r"sửa đổi)\s)|[-:]?\s*(?=\"))"
)
_SUBJECT_END = re.compile(
    r"\.(?!\d)|[;:\n)]|\s*\(|,\s(?=(?:ngành|huyện|tỉnh|đồng chí|ông|bà|với|phấn đấu|trong đó|năm|"
    r"từ|đến nay)\b)"
)


# An issuer further in front of its document than this is another's.
_FAR = 400


@dataclass(kw_only=True)
class Citation:
    """One citation at one place, before it is joined with others of the same document.

    `tail` holds number, date and issuer; `reach` is where the subject ends, if one is told.
    """

    kind: str
    symbol: str | None
    span: Span
    rule: str
    issuer: str | None = None
    issued: date | None = None
    subject: str | None = None
    tail: tuple[int, int] = field(default=(0, 0))
    reach: int = 0


def read_tails(
    passage: Passage,
    citations: Sequence[Citation],
    dates: Sequence[PrintedDate],
    organisations: Sequence[Mention],
) -> list[PrintedDate]:
    """Fill issuer, date and subject from the words beside each citation; return the dates used."""
    used: list[PrintedDate] = []
    for citation in citations:
        position = citation.span.end
        for _ in range(2):  # "ngày … của …" and "của … ngày …" both occur
            position = _read_date(passage, citation, position, dates, used)
            position = _read_issuer(passage, citation, position, organisations)
        _read_subject(passage, citation, position, organisations)
        if citation.issuer is None:
            citation.issuer = _issuer_before(passage, citation, organisations)
        citation.tail = (citation.span.start, position)
        citation.reach = max(citation.reach, position)
    _share_issuers(passage, citations)
    return used


def _read_date(
    passage: Passage,
    citation: Citation,
    position: int,
    dates: Sequence[PrintedDate],
    used: list[PrintedDate],
) -> int:
    for printed in starting_in(dates, position + 1, position + 25):
        if (
            _DAY_BEFORE.fullmatch(passage.plain, position, printed.start)
            and citation.issued is None
        ):
            used.append(printed)
            if printed.year:
                citation.issued = printed.in_year(printed.year)
            return printed.end
        break
    year = _YEAR_ONLY.match(passage.plain, position)
    return year.end() if year else position


def _read_issuer(
    passage: Passage, citation: Citation, position: int, organisations: Sequence[Mention]
) -> int:
    of = _OF.match(passage.plain, position)
    if of is None or citation.issuer is not None:
        return position
    minister = _PRIME_MINISTER.match(passage.plain, of.end())
    if minister and not of["rank"]:
        words = minister[0]
        citation.issuer = "Thủ tướng Chính phủ" if words.startswith("Thủ") else "Chủ tịch nước"
        return minister.end()
    for mention in starting_in(organisations, of.end(), of.end() + 1):
        citation.issuer = f"{of['rank'] or ''}{mention.canonical}"
        return mention.end
    return position


def _issuer_before(
    passage: Passage, citation: Citation, organisations: Sequence[Mention]
) -> str | None:
    """Return who issues in front of the document: "UBND huyện vừa ban hành Kế hoạch số …"."""
    start = citation.span.start
    if _MINISTER_ISSUES.search(passage.plain, max(0, start - 80), start):
        return "Thủ tướng Chính phủ"
    near = starting_in(organisations, start - _FAR, start)
    before = [m for m in near if m.end <= start]
    if before and _ISSUES.fullmatch(passage.plain, before[-1].end, start):
        at = before[-1].start
        rank = _RANK_BEFORE.search(passage.plain, max(0, at - 20), at)
        return f"{rank[1] if rank else ''}{before[-1].canonical}"
    return None


def _read_subject(
    passage: Passage, citation: Citation, position: int, organisations: Sequence[Mention]
) -> None:
    about = _ABOUT.match(passage.plain, position)
    if about is None or citation.subject is not None or citation.symbol is None:
        return
    start = about.end()
    if passage.plain[start : start + 1] == '"':
        end = passage.plain.find('"', start + 1)
        if 0 < end - start < 400:
            citation.subject, citation.reach = passage.text[start + 1 : end], end
        return
    stop = _SUBJECT_END.search(passage.plain, start, start + 320)
    end = stop.start() if stop else min(len(passage.plain), start + 320)
    # "Thực hiện Công điện … về A, Ban Chỉ đạo huyện đã …": the main clause begins with who acts.
    for mention in starting_in(organisations, start + 1, end):
        if mention.start < end and passage.plain[mention.start - 2 : mention.start] == ", ":
            end = mention.start - 2
    citation.subject = passage.text[start:end].strip() or None
    citation.reach = end


def _share_issuers(passage: Passage, citations: Sequence[Citation]) -> None:
    """Give "Nghị định A và Nghị định B của Chính phủ" one issuer."""
    for one, other in reversed(list(pairwise(citations))):
        gap = passage.plain[one.tail[1] : other.span.start].strip()
        if gap in ("và", ",", ", và") and one.kind == other.kind:
            one.issuer = one.issuer or other.issuer
            other.issuer = other.issuer or one.issuer
