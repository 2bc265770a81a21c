"""Owns one citation of a document: the number, and issuer, date and subject beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, starting_in
from govnews.extract.places import NAME
from govnews.extract.symbols import fitting, may_issue, organ_of
from govnews.records import Span
from govnews.vietnamese.letters import LOWER
from govnews.vietnamese.printed_dates import PrintedDate

_GAP = r"[ ,(]*"
_YEAR_ONLY = re.compile(r"[ (]*(?:ban hành\s+)?năm\s+(?:19|20)\d\d\b", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"{_GAP}(?:ký\s+|ban hành\s+)?ngày\s*$", re.IGNORECASE)
_OF = re.compile(
    r"\)?[ ,]*(?:của|do) +(?P<rank>(?:Phó\s+)?(?:Chủ tịch|Bộ trưởng|Giám đốc|Thứ trưởng)\s+)?"
    r"(?:Hội nghị (?:lần thứ \S+|Trung ương \S+)\s+)?"
)
_PRIME_MINISTER = re.compile(r"Thủ tướng(?: Chính phủ)?|Chủ tịch nước(?: CHXHCN Việt Nam)?")
_VERB_OF_ISSUE = (
    r"\s*(?:vừa|đã|mới|cũng|tiếp tục)?\s*(?:ký\s+)?"
    r"(?:ban hành|có|ra|ký|phát hành|gửi|thông qua)\s*(?:các\s+)?$"
)
_ISSUES = re.compile(rf"(?:\s+{NAME})?{_VERB_OF_ISSUE}")
_MINISTER_ISSUES = re.compile(rf"\bThủ tướng(?: Chính phủ)?(?:\s+{NAME})?{_VERB_OF_ISSUE}")
_RANK_BEFORE = re.compile(r"\b((?:Phó )?Chủ tịch |Bộ trưởng |Giám đốc )$")
# "được UBND tỉnh xếp hạng theo Quyết định số …": who does it issues the decision.
_BY = re.compile(r"\b(?:được|do)\s+(?P<rank>(?:Chủ tịch|Bộ trưởng|Giám đốc)\s+)?$", re.IGNORECASE)
_UNDER = re.compile(rf"\s+(?:{NAME}\s+)?(?:[{LOWER}]+,?\s+){{1,12}}(?:theo|tại|bằng)\s+(?:các\s+)?")
_MINISTER_DOES = re.compile(
    rf"\b(?:được|do)\s+Thủ tướng(?: Chính phủ)?\s+(?:[{LOWER}]+,?\s+){{1,12}}(?:theo|tại|bằng)\s+$"
)
_DAY_OPENS = re.compile(r"(?:Sáng|Chiều|Tối)?\s*(?:[Nn]gày\s+)?")
_ISSUED_THEN = re.compile(r"[^;\n]*\b(?:ban hành|ký|ra|phát hành)\s+(?:các\s+)?$")
# "Để dạy học an toàn, ngày 19/2/2020 Sở … đã ra văn bản": who issues stands right behind.
_ISSUER_NEXT = re.compile(rf",?\s+{NAME}[^,;.\n]*\b(?:ban hành|ký|ra|phát hành)\s+(?:các\s+)?$")
_ISSUER_LAST = re.compile(r"\s+của\s+(?P<rank>(?:Chủ tịch|Bộ trưởng|Giám đốc)\s+)?$")
_BEHIND_SUBJECT = re.compile(r"(?:,|;|\s+và|,\s+và|;\s+và|\s+cùng|\s+cùng với)\s+(?:các\s+)?$")
_ABOUT = re.compile(
    r"\)?[ ,]*(?:(?:về việc|về|V/v|v/v)\s+|(?=(?:phê duyệt|ban hành|quy định|công bố|hướng dẫn|"
    r"sửa đổi|bổ sung|triển khai|tăng cường|thành lập|công nhận)\s)|"
    r"[-:]?\s*(?=\"))"
)
_SUBJECT_END = re.compile(
    r"\.(?!\d)|[;:\n)]|\s*\(|,\s(?=(?:ngành|huyện|tỉnh|đồng chí|ông|bà|với|phấn đấu|trong đó|năm|"
    r"từ|đến|thời gian|toàn|hiện|mức|sáng|chiều|ngày|ngay|hội nghị|cả|trong|lực lượng)\b)"
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
    in_banner: bool = False
    issuer_leads: bool = False

    @property
    def hides(self) -> bool:
        """Return whether the words are the document's alone: no name, no figure stands in them."""
        return self.symbol is not None or self.rule == "document.named_law"


def read_tails(
    passage: Passage,
    citations: Sequence[Citation],
    dates: Sequence[PrintedDate],
    organisations: Sequence[Mention],
    published: date | None,
) -> list[PrintedDate]:
    """Fill issuer, date and subject from the words beside each citation; return the dates used."""
    used: list[PrintedDate] = []
    for citation in citations:
        position = citation.span.end
        for _ in range(2):  # "ngày … của …" and "của … ngày …" both occur
            position = _read_date(passage, citation, position, dates, used, published)
            position = _read_issuer(passage, citation, position, organisations)
        _read_subject(passage, citation, position, organisations, citations)
        if citation.issuer is None:
            citation.issuer = _issuer_before(passage, citation, organisations)
            citation.issuer_leads = citation.issuer is not None
            if citation.issued is None and citation.issuer is not None:
                citation.issued = _day_before(passage, citation, dates, published)
        citation.tail = (citation.span.start, position)
        citation.reach = max(citation.reach, position)
    return used


def _read_date(
    passage: Passage,
    citation: Citation,
    position: int,
    dates: Sequence[PrintedDate],
    used: list[PrintedDate],
    published: date | None,
) -> int:
    for printed in starting_in(dates, position + 1, position + 25):
        if (
            _DAY_BEFORE.fullmatch(passage.plain, position, printed.start)
            and citation.issued is None
        ):
            used.append(printed)
            citation.issued = _day_of(printed, published)
            return printed.end
        break
    year = _YEAR_ONLY.match(passage.plain, position)
    return year.end() if year else position


def _day_of(printed: PrintedDate, published: date | None) -> date | None:
    """Return a document's day; without year the last such day before publication."""
    if printed.year:
        return printed.in_year(printed.year)
    if published is None:
        return None
    days = (printed.in_year(published.year), printed.in_year(published.year - 1))
    return next((day for day in days if day and day <= published), None)


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
    if _MINISTER_DOES.search(passage.plain, max(0, start - 120), start):
        return "Thủ tướng Chính phủ"
    for mention in reversed(before[-3:]):
        by = _BY.search(passage.plain, max(0, mention.start - 24), mention.start)
        if by and _UNDER.fullmatch(passage.plain, mention.end, start):
            return fitting(f"{by['rank'] or ''}{mention.canonical}", citation.symbol)
    return None


def _day_before(
    passage: Passage, citation: Citation, dates: Sequence[PrintedDate], published: date | None
) -> date | None:
    """Return the day a sentence of issue opens with: "Ngày 5/3, UBND tỉnh ban hành …"."""
    start, _ = passage.sentences.at(citation.span.start)
    for printed in starting_in(dates, start, citation.span.start):
        opens = _DAY_OPENS.fullmatch(passage.plain, start, printed.start)
        issues = _ISSUED_THEN.match(passage.plain, printed.end, citation.span.start)
        follows = _ISSUER_NEXT.match(passage.plain, printed.end, citation.span.start)
        if printed.day and ((opens and issues) or follows):
            return _day_of(printed, published)
    return None


def _read_subject(
    passage: Passage,
    citation: Citation,
    position: int,
    organisations: Sequence[Mention],
    citations: Sequence[Citation],
) -> None:
    about = _ABOUT.match(passage.plain, position)
    if about is None or citation.subject is not None:
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
    # "về A và Quyết định số …" are two documents, "về thực hiện Chỉ thị số …" is one subject.
    for other in citations:
        if start < other.span.start < end:
            link = _BEHIND_SUBJECT.search(passage.plain, start, other.span.start)
            end = link.start() if link else end
    citation.reach = end
    if citation.issuer is None:
        end = _issuer_last(passage, citation, start, end, organisations)
    citation.subject = passage.text[start:end].strip(" ,") or None


def _issuer_last(
    passage: Passage, citation: Citation, start: int, end: int, organisations: Sequence[Mention]
) -> int:
    """Read an issuer behind the subject ("về … của UBND tỉnh"), where the symbol agrees."""
    for mention in organisations:
        if mention.end != end or citation.symbol is None:
            continue
        of = _ISSUER_LAST.search(passage.plain, start, mention.start)
        if of is None:
            continue
        issuer = f"{of['rank'] or ''}{mention.canonical}"
        if organ_of(citation.symbol) and may_issue(issuer, citation.symbol):
            citation.issuer = issuer
            return of.start()
    return end
