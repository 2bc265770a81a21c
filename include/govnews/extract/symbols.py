"""Owns what a document's symbol says: its kind by the code, its issuer by the organ.

Codes: Nghị định 30/2020/NĐ-CP, Phụ lục III; legal acts; the Party's kinds by Hướng dẫn
36-HD/VPTW of 2018 (since 2026 05-HD/VPTW). A code may stand for two kinds (QĐ quyết định and,
in the Party, quy định; TT thông tư and thông tri), so the written word counts, the code checks.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from govnews.vietnamese.fold import match_key

KINDS = (
    "Thông tư liên tịch", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định", "Quyết định",
    "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Kế hoạch", "Công văn", "Công điện",
    "Thông báo", "Thông cáo", "Thông tư", "Thông tri", "Hướng dẫn", "Chương trình", "Phương án",
    "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Bộ luật", "Luật",
    "Pháp lệnh", "Lệnh", "Văn bản", "Giấy mời", "Giấy phép", "Điều lệ", "Hiến pháp",
)  # fmt: skip
_KEYS = {kind: match_key(kind) for kind in KINDS}
_WRITING = match_key("Văn bản")
# Words that belong to the name of a kind; others only qualify it (báo cáo nhanh, công văn khẩn).
_SECOND_WORDS = re.compile(
    r"^(?:hành động|phối hợp|liên tịch|liên ngành|thi hành)\b", re.IGNORECASE
)
CODES = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "QyĐ": "Quy định", "QĐi": "Quy định", "CT": "Chỉ thị",
    "QC": "Quy chế", "TC": "Thông cáo", "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "CTR": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án",
    "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "TTR": "Tờ trình", "HĐ": "Hợp đồng",
    "CĐ": "Công điện", "KL": "Kết luận", "CV": "Công văn", "NĐ": "Nghị định", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "GM": "Giấy mời",
}  # fmt: skip
_SECOND_KINDS = {"QĐ": "Quy định", "TT": "Thông tri"}
# Bodies of the centre that have an organ mark of their own.
_CENTRAL_ISSUERS = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "CTN": "Chủ tịch nước", "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}  # fmt: skip
# What the written issuer must speak of, by the organ mark.
_ORGAN_WORDS = {
    "UBND": ("ủy ban nhân dân",), "HĐND": ("hội đồng nhân dân",),
    "TU": ("tỉnh ủy", "thành ủy", "đảng bộ tỉnh", "đảng bộ thành phố"),
    "HU": ("huyện ủy", "đảng bộ huyện"),
    "TW": ("trung ương", "bộ chính trị", "ban bí thư", "tổng bí thư"),
    "TTg": ("thủ tướng",), "CP": ("chính phủ",), "CTN": ("chủ tịch nước",), "QH": ("quốc hội",),
    "UBTVQH": ("quốc hội",),
}  # fmt: skip
_ORGAN = re.compile(r"(?:^|[/-])(?P<organ>[^\W\d_]+)(?P<term>\d+)?(?=$|-)")
_TERM = re.compile(r"QH(?P<term>\d\d)$")
_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)/")
_CODE = re.compile(r"\d+[a-zA-Z]?[/-](?:(?:19|20)\d\d/)?(?P<code>[^\W\d_]+)")
# The fourteenth National Assembly sat from 2016, every one five years, the fifteenth to 2026.
_FIRST_TERM, _FIRST_YEAR, _LAST_SHORT = 14, 2016, 5


@lru_cache(maxsize=1024)
def kind_of(printed: str) -> str:
    """Return the printed kind without words that only qualify it: báo cáo nhanh → báo cáo."""
    key = match_key(printed)
    head = next((kind for kind, begins in _KEYS.items() if key.startswith(begins)), None)
    if head is None or len(printed) <= len(head):
        return printed
    rest = printed[len(head) :].lstrip()
    second = _SECOND_WORDS.match(rest)
    return f"{printed[: len(head)]} {second[0]}" if second else printed[: len(head)]


# One document asks several times.
@lru_cache(maxsize=1024)
def organ_of(symbol: str) -> str | None:
    """Return the organ mark: 16/CT-UBND → UBND, 812/UBND-NN → UBND, 86-KH/TU → TU."""
    code = _CODE.match(symbol)
    if code and code["code"] in _ORGAN_WORDS and code["code"] not in CODES:
        return code["code"]
    found = [match["organ"] for match in _ORGAN.finditer(symbol)]
    return next((organ for organ in found[::-1] if organ in _ORGAN_WORDS), None)


def issuer_of(symbol: str) -> str | None:
    """Return the body of the centre that alone uses this organ mark: 387/QĐ-TTg."""
    return _CENTRAL_ISSUERS.get(organ_of(symbol) or "")


def may_issue(issuer: str, symbol: str) -> bool:
    """Return whether the issuer fits the organ mark; marks nobody knows fit everybody."""
    words = _ORGAN_WORDS.get(organ_of(symbol) or "")
    key = issuer.lower()
    return words is None or any(word in key for word in words)


def fitting(issuer: str, symbol: str | None) -> str | None:
    """Return the issuer where it may have issued a document of this symbol, else None."""
    return issuer if symbol is None or may_issue(issuer, symbol) else None


def contradiction(
    kind: str, symbol: str | None, issuer: str | None, issued: date | None
) -> str | None:
    """Return how kind, issuer or date contradict the symbol, or None where they agree."""
    if symbol is None or not any(map(str.isalpha, symbol)):
        return None
    told = (
        _kind_conflict(kind, symbol),
        _issuer_conflict(issuer, symbol),
        _year_conflict(issued, symbol),
    )
    return "; ".join(words for words in told if words) or None


def _kind_conflict(kind: str, symbol: str) -> str | None:
    code = _CODE.match(symbol)
    expected = CODES.get(code["code"]) if code else None
    if code is None or expected is None or match_key(kind).startswith(_WRITING):
        return None
    allowed = (expected, _SECOND_KINDS.get(code["code"], expected))
    if any(match_key(kind).startswith(match_key(name)) for name in allowed):
        return None
    return f"symbol {code['code']}, kind {kind}"


def _issuer_conflict(issuer: str | None, symbol: str) -> str | None:
    if issuer is None or may_issue(issuer, symbol):
        return None
    return f"symbol {organ_of(symbol)}, issuer {issuer}"


def _year_conflict(issued: date | None, symbol: str) -> str | None:
    if issued is None:
        return None
    year = _YEAR.search(symbol)
    if year and int(year["year"]) != issued.year:
        return f"symbol {year['year']}, date {issued.isoformat()}"
    term = _TERM.search(symbol)
    if term:
        first = _FIRST_YEAR + (int(term["term"]) - _FIRST_TERM) * _LAST_SHORT
        if not first <= issued.year <= first + _LAST_SHORT:
            return f"symbol QH{term['term']}, date {issued.isoformat()}"
    return None
