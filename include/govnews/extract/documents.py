"""Owns the documents an article cites: kind, number and symbol, issuer, date, subject.

Two systems, told apart by the first separator after the number: the State writes
16/CT-UBND, 30/2020/NĐ-CP, 202/2025/QH15 (Nghị định 30/2020/NĐ-CP, Phụ lục I), the Party
49-KL/TW, 123-KH/HU (Hướng dẫn 36-HD/VPTW of 2018, since 2026 05-HD/VPTW).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from govnews.extract.citations import Citation
from govnews.extract.document_banners import is_in_banner
from govnews.extract.document_lists import RULES as LIST_RULES
from govnews.extract.document_lists import listed
from govnews.extract.passages import Passage, Taken, told_by
from govnews.extract.rules import CLERICAL, CLERICAL_PARTY, USAGE, Rule
from govnews.extract.symbols import CODES, KINDS, contradiction, issuer_of, kind_of
from govnews.extract.unnumbered_documents import RULES as UNNUMBERED_RULES
from govnews.extract.unnumbered_documents import unnumbered
from govnews.records import Document
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued, first_words

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
    **LIST_RULES,
    **UNNUMBERED_RULES,
}

_ORGAN = rf"[{UPPER}][{UPPER}{LOWER}0-9]*"
_STATE = (
    rf"\d{{1,5}}[a-zA-Z]?\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?{_ORGAN}(?:\s?(?:&|"
    rf"-)\s?{_ORGAN}(?![{LOWER}]))*"
)
_PARTY = rf"\d{{1,5}}[a-zA-Z]?\s?-\s?[{UPPER}]{{1,4}}[ri]?\s?/\s?{_ORGAN}(?:-{_ORGAN})*"
_KIND = "|".join(KINDS)
# A kind, at most four words that qualify it ("Chương trình hành động"), "số", the number.
_NUMBERED = Cued(
    first_words(_KIND),
    rf"\b(?P<kind>{_KIND})(?P<more>(?:\s(?!số\b)[{LOWER}]+){{0,4}})\s*:?\s*(?P<number>(?:số\s*:?\s*)?"
    rf"(?P<symbol>(?P<party>{_PARTY})|{_STATE}))",
    re.IGNORECASE,
)
_ANY_KIND = re.compile(rf"\b(?:{_KIND})\b", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# The numbers that a symbol may begin with, and all numbers.
_OF_SYMBOL = " ".join(("0/", "0-", *(f"0{letter}" for letter in _LETTERS)))
_SYMBOL_BEGINS, _ANY_NUMBER = frozenset(_OF_SYMBOL.split()), frozenset({"0"})
_BARE = Cued(
    f"số {_OF_SYMBOL}",
    rf"(?<![\w/.,-])(?:(?P<so>[Ss]ố)\s*:?\s*)?(?P<symbol>(?P<party>\d{{1,5}}[a-zA-Z]?\s?-\s?(?P<party_code>[{UPPER}]{{1,4}}[ri]?)\s?/\s?{_ORGAN})"
    rf"|\d{{1,5}}[a-zA-Z]?\s?/\s?(?:(?:19|"
    rf"20)\d\d\s?/\s?)?(?P<state_code>[{UPPER}]{{1,4}}[ri]?)-{_ORGAN}(?:-{_ORGAN})*)",
)
_SHORT_KIND = (
    "Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kết luận|Thông tư|Quy định|Đề án|Kế hoạch|Hướng dẫn|"
    "Công văn|Chương trình|Thông báo|Công điện"
)
_SHORT = Cued(
    first_words(_SHORT_KIND),
    rf"\b(?P<kind>{_SHORT_KIND})\s+(?P<so>số\s+)?(?P<symbol>\d{{1,4}}[a-z]?)"
    rf"(?=\s*(?:[,.;:)\"\n]|$|ngày\b|của\b|về\b|năm\s+(?:19|20)\d\d|và\b|được\b|đã\b|là\b|trên\b|tại\b|theo\b|"
    rf"vào\b|với\b|trong\b|đến\b|cho\b|do\b|nhằm\b|để\b|đề ra\b|yêu cầu\b|khóa\b|từ\b|tới\b|"
    rf"gắn\b|-|"
    rf"\())(?!\s*[.,]\d)",
)
_SHORT_NUMBER, _WITHOUT_ZEROS = re.compile(r"(\d+)\D"), re.compile(r"0*(\d+)")
_LAW_NAME = re.compile(r"(?:Luật|Bộ luật|Pháp lệnh)\s+(?P<name>\S.*)$")


def find_numbers(passage: Passage) -> list[Citation]:
    """Return the citations of one string by their numbers alone, in page order."""
    found = list(_numbered(passage))
    found += _free(_bare(passage, found), found)
    found = sorted([*found, *listed(passage, found, KINDS)], key=_start)
    found += _free(_short(passage, found), found)
    found += _free(unnumbered(passage), found)
    for citation in found:
        citation.in_banner = is_in_banner(passage, citation)
    return sorted(found, key=_start)


def _free(citations: Iterable[Citation], found: Sequence[Citation]) -> list[Citation]:
    taken = Taken((c.span.start, c.span.end) for c in found)
    return [c for c in citations if not taken.meets(c.span.start, c.span.end)]


def _start(citation: Citation) -> int:
    return citation.span.start


def _numbered(passage: Passage) -> Iterator[Citation]:
    for match in _kinds_with_numbers(passage):
        # The kind may be printed in capitals in a banner, the symbol never in small letters.
        if not any(c.isupper() for c in match["symbol"]):
            continue
        start = _last_kind(match)
        printed = passage.text[start : match.end("more")].strip()
        yield Citation(
            kind=kind_of(printed),
            subject=_named_subject(printed),
            symbol=_without_blanks(passage.text[match.start("symbol") : match.end("symbol")]),
            span=passage.span(start, match.end()),
            rule="document.party_numbered" if match["party"] else "document.state_numbered",
        )


def _kinds_with_numbers(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield where a kind and its number stand; nothing but words is between the two.

    A page has few numbers with a symbol, so a kind is looked for between them and the numbers
    before them only.
    """
    plain, words = passage.plain, passage.words
    numbers, kinds = words[_ANY_NUMBER], words[_NUMBERED.words]
    reached = 0
    for symbol in words[_SYMBOL_BEGINS]:
        at = bisect_left(numbers, symbol)
        floor = max(reached, numbers[at - 1] if at else 0)
        for place in kinds[bisect_left(kinds, floor) : bisect_left(kinds, symbol)]:
            if match := _NUMBERED.pattern.match(plain, place):
                yield match
                reached = match.end()
                break


def _last_kind(match: re.Match[str]) -> int:
    """Return where the kind begins: "Kế hoạch thực hiện Nghị quyết số …" cites a resolution."""
    kinds = list(_ANY_KIND.finditer(match.string, match.start("more"), match.end("more")))
    return kinds[-1].start() if kinds else match.start()


def _named_subject(printed: str) -> str | None:
    """Return the name of a law that stands before its number: Luật Đất đai số 31/2024/QH15."""
    law = _LAW_NAME.match(printed)
    return law["name"] if law else None


def _without_blanks(printed: str) -> str:
    return "".join(printed.split())


def _bare(passage: Passage, known: Sequence[Citation]) -> Iterator[Citation]:
    for match in _BARE.find_all(passage.plain, passage.words):
        code = match["party_code"] or match["state_code"]
        kind = CODES.get(code)
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
        number = _SHORT_NUMBER.match(citation.symbol or "")
        if citation.symbol and number:
            key = match_key(citation.kind), int(number[1])
            full.setdefault(key, set()).add(citation.symbol)
    for match in _SHORT.find_all(passage.plain, passage.words):
        key = match_key(match["kind"]), int(match["symbol"].rstrip(_LETTERS))
        symbols = full.get(key, set())
        symbol = next(iter(symbols)) if len(symbols) == 1 else match["symbol"]
        # "Chương trình 135" is the name of a programme unless its full number is printed too.
        is_name = match["kind"] == "Chương trình" and symbol == match["symbol"]
        if is_name or re.fullmatch(r"(?:19|20)\d\d", symbol):
            continue
        yield Citation(
            kind=match["kind"],
            symbol=symbol,
            span=passage.span(match.start(), match.end()),
            rule="document.short_number",
        )


def gather(citations: Sequence[Citation]) -> tuple[Document, ...]:
    """Return one document per kind, symbol, issuer and date; silent citations join the first."""
    groups: list[list[Citation]] = []
    alike: dict[str, list[list[Citation]]] = {}
    for citation in sorted(citations, key=_is_short):
        near = alike.setdefault(_likeness(citation), [])
        group = next((g for g in near if _same_document(g, citation)), None)
        if group is None:
            group = []
            near.append(group)
            groups.append(group)
        group.append(citation)
    order = {id(citation): number for number, citation in enumerate(citations)}
    groups.sort(key=lambda group: min(order[id(citation)] for citation in group))
    return tuple(_document(group) for group in groups)


def _likeness(citation: Citation) -> str:
    """Return a key that all citations of one document share: the number, else the words."""
    number = _WITHOUT_ZEROS.match(citation.symbol or "")
    return number[1] if number else match_key(citation.span.quote)


def _is_short(citation: Citation) -> bool:
    """Return whether a citation has a number without symbol: what it is short for comes first."""
    return citation.symbol is not None and citation.symbol.isalnum()


def _same_document(group: Sequence[Citation], citation: Citation) -> bool:
    first = group[0]
    if citation.symbol is None or first.symbol is None:
        return (
            citation.symbol is None
            and first.symbol is None
            and match_key(first.span.quote) == match_key(citation.span.quote)
            and (first.rule == "document.named_law" or first.issued == citation.issued)
        )
    if not _same_number(first.symbol, citation.symbol) or not _same_kind(first, citation):
        return False
    # 16/CT-UBND exists in every province and year: two stated issuers or dates are two documents.
    issued = {c.issued for c in (*group, citation) if c.issued}
    issuers = {match_key(c.issuer) for c in (*group, citation) if c.issuer}
    return len(issued) <= 1 and len(issuers) <= 1


def _same_number(symbol: str, other: str) -> bool:
    """Return whether two symbols are the same; a bare 35 is short for 35-NQ/TW."""
    if symbol == other:
        return True
    short, full = other.lstrip("0"), symbol.lstrip("0")
    return other.isalnum() and full.startswith((f"{short}/", f"{short}-"))


def _same_kind(one: Citation, other: Citation) -> bool:
    kinds = {match_key(one.kind.split()[0]), match_key(other.kind.split()[0])}
    # A letter is also cited as "văn bản"; its symbol has no code.
    return len(kinds) == 1 or kinds == {match_key("Công"), match_key("Văn")}


def _document(group: Sequence[Citation]) -> Document:
    first = min(group, key=_is_short)
    issuer = next((c.issuer for c in group if c.issuer), None)
    issued = next((c.issued for c in group if c.issued), None)
    if issuer is None and first.symbol:
        issuer = issuer_of(first.symbol)
    return Document(
        kind=first.kind,
        number_symbol=first.symbol,
        issuer=issuer,
        date_issued=issued,
        subject=next((c.subject for c in group if c.subject), None),
        mentions=tuple(told_by(c.span, c.rule) for c in group),
        rule=first.rule,
        in_banner=all(c.in_banner for c in group),
        conflict=contradiction(first.kind, first.symbol, issuer, issued),
    )
