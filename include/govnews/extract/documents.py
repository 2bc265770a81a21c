"""Owns the documents an article cites: kind, number and symbol, issuer, date, subject.

Two systems, told apart by the first separator after the number: the State writes
16/CT-UBND, 30/2020/NĐ-CP, 202/2025/QH15 (Nghị định 30/2020/NĐ-CP, Phụ lục I), the Party
49-KL/TW, 123-KH/HU (Hướng dẫn 36-HD/VPTW of 2018, since 2026 05-HD/VPTW).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govnews.extract.citations import Citation
from govnews.extract.passages import Passage, Taken
from govnews.extract.rules import CLERICAL, CLERICAL_PARTY, USAGE, Rule
from govnews.records import Document
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.letters import LOWER, UPPER

RULES = {
    "document.state_numbered": Rule(
        says="kind and number/KIND-ORGAN: Nghị định 30/2020/NĐ-CP",
        source=CLERICAL,
        example="Thực hiện Kế hoạch số 45/KH-UBND về trồng rừng.",
        counterexample="Thực hiện kế hoạch, đã trồng 45/60 ha rừng.",
    ),
    "document.party_numbered": Rule(
        says="kind and number-KIND/ORGAN: Chỉ thị 11-CT/TW",
        source=CLERICAL_PARTY,
        example="Quán triệt Chỉ thị số 11-CT/TW.",
        counterexample="Quán triệt Chỉ thị số 11/CT-UBND.",
    ),
    "document.bare_symbol": Rule(
        says="number and symbol without kind word; the symbol's code tells the kind",
        source=CLERICAL + "; " + CLERICAL_PARTY,
        example="Thực hiện số 45/KH-UBND, các xã trồng rừng.",
        counterexample="Hồ sơ số 45/HSMT-UBND của nhà thầu.",
    ),
    "document.short_number": Rule(
        says="kind and number without symbol: Nghị quyết số 35, Đề án 06",
        source=USAGE,
        example="Huyện triển khai Đề án 06.",
        counterexample="Trường dạy theo Chương trình 2018.",
    ),
    "document.named_law": Rule(
        says="a law cited by name and year: Luật Đất đai năm 2024",
        source=USAGE,
        example="Phổ biến Luật Đất đai năm 2024.",
        counterexample="Phổ biến luật về đất đai năm 2024.",
    ),
}

# Phụ lục III of Nghị định 30/2020/NĐ-CP, legal acts, and the Party's kinds.
_KINDS = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định",
    "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Kế hoạch", "Công văn", "Công điện",
    "Thông báo", "Thông cáo", "Thông tư", "Thông tri", "Hướng dẫn", "Chương trình", "Phương án",
    "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Bộ luật", "Luật",
    "Pháp lệnh", "Lệnh", "Văn bản", "Giấy mời", "Giấy phép", "Điều lệ",
)  # fmt: skip
_CODES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "QyĐ": "Quy định", "QĐi": "Quy định", "CT": "Chỉ thị",
    "QC": "Quy chế", "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "CTR": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án",
    "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "TTR": "Tờ trình", "HĐ": "Hợp đồng",
    "CĐ": "Công điện", "KL": "Kết luận", "CV": "Công văn", "NĐ": "Nghị định", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "GM": "Giấy mời",
}  # fmt: skip

_ORGAN = rf"[{UPPER}][{UPPER}{LOWER}0-9]*"
_STATE = (
    rf"\d{{1,5}}[a-zA-Z]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?{_ORGAN}(?:\s?(?:&|"
    rf"-)\s?{_ORGAN}(?![{LOWER}]))*"
)
_PARTY = rf"\d{{1,5}}[a-zA-Z]?\s?-\s?[{UPPER}]{{1,4}}[ri]?\s?/\s?{_ORGAN}(?:-{_ORGAN})*"
_KIND = "|".join(_KINDS)
# A kind, at most four words that qualify it ("Chương trình hành động"), "số", the number.
_NUMBERED = re.compile(
    rf"\b(?P<kind>{_KIND})(?P<more>(?:\s(?!số\b)[{LOWER}]+){{0,4}})\s*:?\s*(?P<number>(?:số\s*:?\s*)?"
    rf"(?P<symbol>(?P<party>{_PARTY})|{_STATE}))",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w/.,-])(?:(?P<so>[Ss]ố)\s*:?\s*)?(?P<symbol>(?P<party>\d{{1,5}}[a-zA-Z]?\s?-\s?(?P<party_code>[{UPPER}]{{1,4}}[ri]?)\s?/\s?{_ORGAN})"
    rf"|\d{{1,5}}[a-zA-Z]?\s?/\s?(?:(?:19|"
    rf"20)\d\d\s?/\s?)?(?P<state_code>[{UPPER}]{{1,4}}[ri]?)-{_ORGAN}(?:-{_ORGAN})*)"
)
_SHORT_KIND = (
    "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Thông tư|Quy định|Đề án|Kế hoạch|Hướng dẫn|"
    "Công văn|"
    "Chương trình|Thông báo|Công điện|Dự án"
)
_SHORT = re.compile(
    rf"\b(?P<kind>{_SHORT_KIND})\s+(?P<so>số\s+)?(?P<symbol>\d{{1,4}}[a-z]?)"
    rf"(?=\s*(?:[,.;:)\"\n]|$|ngày\b|của\b|về\b|năm\s+(?:19|20)\d\d|và\b|được\b|đã\b|là\b|trên\b|tại\b|theo\b|"
    rf"\())(?!\s*[.,]\d)"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAW = re.compile(
    rf"\b(?P<kind>Luật|Bộ luật|Pháp "
    rf"lệnh)\s+(?P<name>[{UPPER}][{LOWER}]+(?:,?\s(?!năm\b)[{UPPER}{LOWER}]+){{0,10}}?)"
    r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)\b"
)


def find_numbers(passage: Passage) -> list[Citation]:
    """Return the citations of one string by their numbers alone, in page order."""
    found = list(_numbered(passage))
    found += _free(_bare(passage, found), found)
    found += _free(_short(passage, found), found)
    found += _free(_laws(passage), found)
    return sorted(found, key=_start)


def _free(citations: Iterable[Citation], found: Sequence[Citation]) -> list[Citation]:
    taken = Taken((c.span.start, c.span.end) for c in found)
    return [c for c in citations if not taken.meets(c.span.start, c.span.end)]


def _start(citation: Citation) -> int:
    return citation.span.start


def _numbered(passage: Passage) -> Iterator[Citation]:
    for match in _NUMBERED.finditer(passage.plain):
        # The kind may be printed in capitals in a banner, the symbol never in small letters.
        if not any(c.isupper() for c in match["symbol"]):
            continue
        yield Citation(
            kind=passage.text[match.start("kind") : match.end("more")].strip(),
            symbol=_without_blanks(passage.text[match.start("symbol") : match.end("symbol")]),
            span=passage.span(match.start(), match.end()),
            rule="document.party_numbered" if match["party"] else "document.state_numbered",
        )


def _without_blanks(printed: str) -> str:
    return "".join(printed.split())


def _bare(passage: Passage, known: Sequence[Citation]) -> Iterator[Citation]:
    for match in _BARE.finditer(passage.plain):
        code = match["party_code"] or match["state_code"]
        kind = _CODES.get(code)
        if kind is None:
            continue
        before = bisect_left(known, match.start(), key=_start)
        for citation in known[max(0, before - 1) : before]:
            gap = match.start() - citation.span.end
            if 0 <= gap < 120 and code in (citation.symbol or ""):
                kind = citation.kind
        yield Citation(
            kind=kind,
            symbol=_without_blanks(passage.text[match.start("symbol") : match.end("symbol")]),
            span=passage.span(match.start(), match.end()),
            rule="document.bare_symbol",
        )


def _short(passage: Passage, known: Sequence[Citation]) -> Iterator[Citation]:
    full: dict[tuple[str, int], set[str]] = {}
    for citation in known:
        number = re.match(r"(\d+)\D", citation.symbol or "")
        if citation.symbol and number:
            key = match_key(citation.kind), int(number[1])
            full.setdefault(key, set()).add(citation.symbol)
    for match in _SHORT.finditer(passage.plain):
        key = match_key(match["kind"]), int(match["symbol"].rstrip(_LETTERS))
        symbols = full.get(key, set())
        symbol = next(iter(symbols)) if len(symbols) == 1 else match["symbol"]
        if re.fullmatch(r"(?:19|20)\d\d", symbol):
            continue
        yield Citation(
            kind=match["kind"],
            symbol=symbol,
            span=passage.span(match.start(), match.end()),
            rule="document.short_number",
        )


def _laws(passage: Passage) -> Iterator[Citation]:
    for match in _LAW.finditer(passage.plain):
        yield Citation(
            kind=match["kind"],
            symbol=None,
            subject=passage.text[match.start("name") : match.end("name")],
            span=passage.span(match.start(), match.end()),
            rule="document.named_law",
        )


def gather(citations: Sequence[Citation]) -> tuple[Document, ...]:
    """Return one document per kind, symbol, issuer and date; silent citations join the first."""
    groups: list[list[Citation]] = []
    alike: dict[str, list[list[Citation]]] = {}
    for citation in citations:
        near = alike.setdefault(citation.symbol or match_key(citation.span.quote), [])
        group = next((g for g in near if _same_document(g, citation)), None)
        if group is None:
            group = []
            near.append(group)
            groups.append(group)
        group.append(citation)
    return tuple(_document(group) for group in groups)


def _same_document(group: Sequence[Citation], citation: Citation) -> bool:
    first = group[0]
    if citation.symbol is None or first.symbol != citation.symbol:
        return (
            citation.symbol is None
            and first.symbol is None
            and match_key(first.span.quote) == match_key(citation.span.quote)
        )
    if match_key(first.kind.split()[0]) != match_key(citation.kind.split()[0]):
        return False
    # 16/CT-UBND exists in every province and year: two stated issuers or dates are two documents.
    issued = {c.issued for c in (*group, citation) if c.issued}
    issuers = {match_key(c.issuer) for c in (*group, citation) if c.issuer}
    return len(issued) <= 1 and len(issuers) <= 1


def _document(group: Sequence[Citation]) -> Document:
    return Document(
        kind=group[0].kind,
        number_symbol=group[0].symbol,
        issuer=next((c.issuer for c in group if c.issuer), None),
        date_issued=next((c.issued for c in group if c.issued), None),
        subject=next((c.subject for c in group if c.subject), None),
        mentions=tuple(replace(c.span, rule=c.rule) for c in group),
        rule=group[0].rule,
    )
