"""Owns figures without a unit behind them: their noun stands before, or at the figure before.

"Tổng số hộ là 147", "tăng từ 12 xã lên 18", "18 ca (huyện Nam: 11; huyện Bắc: 07)", and ratios
at the end of a clause: "thôn đạt chuẩn: 108/111".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govnews.extract.amounts import (
    END,
    NUMBER,
    START,
    Amount,
    amount_at,
    shown,
    unit_of,
    whole_value,
)
from govnews.extract.figure import Figure
from govnews.extract.modifiers import modifier_of
from govnews.extract.numbered_names import is_year, numbers_kind, numbers_name
from govnews.extract.passages import Taken
from govnews.extract.units import unit_at
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.letters import LOWER, in_small_letters
from govnews.vietnamese.numbers import FIGURE, parse_figure
from govnews.vietnamese.words import Cued, Words

# "xếp thứ 3/15 huyện" is a rank, "quy hoạch tỷ lệ 1/500" the scale of a map. The words of a
# rank are matched on small letters.
_RANK_BEFORE = re.compile(
    r"\b(?:xếp|đứng|vị trí|vị thứ|hạng|thứ|tốp|top)(?:\s+\w+)?\s+$",
)
_MAP_SCALE = re.compile(r"(?:200|500|1\.?000|2\.?000|5\.?000|10\.?000|25\.?000|50\.?000)")
_NOUN_BEFORE = Ending(
    rf"(?:[Tt]ổng\s+)?[Ss]ố(?:\s+lượng)?\s+(?P<noun>[{LOWER}]+(?:\s[{LOWER}]+){{0,8}}?)"
    r"(?:\s+(?:là|đạt|còn|có)\s*:?|(?P<colon>\s*:))\s*$",
    signs=":",
)
_NOTHING_MORE = re.compile(r"\s*(?:[,.;:)\n]|$)")
# A ratio at the end of a clause: its noun stands before it.
_BARE_RATIO = Cued(
    "0/ 0. 0,",
    rf"{START}(?P<part>{FIGURE})\s?/\s?(?P<whole>{FIGURE}){END}"
    r"(?=\s*(?:[,.;()\n]|$|(?:đạt|tỷ lệ|tỉ lệ|chiếm|bằng)\b))",
)
_GOES_FROM = re.compile(r"\b[Tt]ừ\s+$")
_GOES_ON = re.compile(
    r"\s+(?:tăng |giảm |rút )?(?:lên|xuống|còn|sang)(?: (?:đến|tới|còn|là|hơn|trên|gần))*\s+"
)
_AMONG = re.compile(r"\btrong đó\b")
_GOES_TO = re.compile(r"\b(?:lên|lên đến|xuống|còn|nay là|thành)\s+$")
_OPENS = re.compile(r"[^().;,\n\d]{0,40}\(")
_PART = re.compile(rf"(?<=[:\s]){FIGURE}(?=\s*[,;)])")
_LONGEST_LIST = 300
_FAR = 120
_DAYS, _MONTHS = 31, 12
_HIGHEST_RATIO = 5


def find_elided(
    plain: str,
    words: Words,
    numbers: Sequence[re.Match[str]],
    found: Sequence[Figure],
    taken: Taken,
) -> Iterator[Figure]:
    """Yield the figures whose noun stands elsewhere; `found` are those with one, in page order.

    `numbers` are all that `NUMBER` finds.
    """
    yield from _mark(taken, _bare_ratios(plain, words, found, taken))
    for figure in found:
        if figure.family in ("counted", "noun"):
            yield from _mark(taken, _parts(plain, figure, taken))
    yield from _mark(taken, _firsts(plain, numbers, found, taken))
    yield from _mark(taken, _numbers(plain, numbers, found, taken))


def _mark(taken: Taken, figures: Iterator[Figure]) -> Iterator[Figure]:
    for figure in figures:
        taken.add(figure.number_start, figure.end)
        yield figure


# ------------------------------------------------------------------ ratios


def is_ratio(plain: str, match: re.Match[str], part: float, whole: float) -> bool:
    """Return whether two numbers with a bar are a share: no day, year, rank or scale of a map."""
    before = in_small_letters(plain[max(0, match.start() - 30) : match.start()])
    if numbers_name(plain, match.start()) or _RANK_BEFORE.search(before):
        return False
    if is_year(match["whole"]) and (part <= _DAYS or is_year(match["part"])):
        return False
    if part == 1 and _MAP_SCALE.fullmatch(match["whole"]):
        return False
    return part <= whole or (not _looks_like_day(part, whole) and part <= _HIGHEST_RATIO * whole)


def _looks_like_day(part: float, whole: float) -> bool:
    return part <= _DAYS and whole <= _MONTHS


def _bare_ratios(
    plain: str, words: Words, found: Sequence[Figure], taken: Taken
) -> Iterator[Figure]:
    """Yield ratios without a noun behind; what may be a day needs a ratio in its sentence."""
    ratios = iter([figure for figure in found if figure.family == "ratio"])
    last, coming = 0, next(ratios, None)
    for match in shown(_BARE_RATIO, plain, words) if "/" in plain else ():
        while coming and coming.end <= match.start():
            last, coming = coming.end, next(ratios, None)
        part, whole = parse_figure(match["part"]), parse_figure(match["whole"])
        if part is None or not whole or part > whole or taken.meets(*match.span()):
            continue
        if not is_ratio(plain, match, part, whole):
            continue
        listed = last and match.start() - last <= _FAR and not _ends(plain, last, match.start())
        if _looks_like_day(part, whole) and not listed:
            continue
        modifier, start = modifier_of(plain, match.start(), match.end())
        last = match.end()
        yield Figure(
            value=part / whole, value_high=None, unit="ratio", unit_printed="", family="before",
            modifier=modifier, rule="quantity.ratio", start=start, number_start=match.start(),
            unit_start=match.start(), end=match.end(), numerator=part, denominator=whole,
        )  # fmt: skip


def _ends(plain: str, start: int, end: int) -> bool:
    """Return whether a sentence or line ends between two places."""
    return "\n" in plain[start:end] or ". " in plain[start:end]


# ------------------------------------------------------------------ numbers


def _parts(plain: str, whole: Figure, taken: Taken) -> Iterator[Figure]:
    """Yield the bare numbers in brackets behind a figure that add up to it."""
    opens = _OPENS.match(plain, whole.end)
    if opens is None:
        return
    end = plain.find(")", opens.end(), opens.end() + _LONGEST_LIST) + 1
    matches = list(_PART.finditer(plain, opens.end(), end)) if end else []
    values = [parse_figure(match[0], whole=True) or 0.0 for match in matches]
    if len(values) < 2 or sum(values) != whole.value:
        return
    for match, value in zip(matches, values, strict=True):
        if not taken.meets(*match.span()):
            yield _like(whole, value, match.start(), match.end())


def _numbers(
    plain: str, numbers: Sequence[re.Match[str]], found: Sequence[Figure], taken: Taken
) -> Iterator[Figure]:
    before: Figure | None = None
    figures = iter(found)
    coming = next(figures, None)
    for match in numbers:
        while coming and coming.end <= match.start():
            before, coming = coming, next(figures, None)
        if not _NOTHING_MORE.match(plain, match.end()) or taken.meets(*match.span()):
            continue
        amount = amount_at(plain, match.start(), match["figure"])
        if amount is None or amount.scale or unit_of(plain, amount)[0]:
            continue
        figure = (
            _noun_before(plain, amount)
            or _change(plain, amount, before)
            or _share(plain, amount, before)
        )
        if figure:
            yield figure


def _change(plain: str, amount: Amount, before: Figure | None) -> Figure | None:
    """Return the second number of a change: "tăng từ 12 xã lên 18"."""
    if before is None or before.family not in ("counted", "noun", "measure", "percent"):
        return None
    start = amount.start
    if not _GOES_TO.search(plain, max(0, start - 10), start) or is_year(amount.printed):
        return None
    if not _GOES_FROM.search(plain, max(0, before.number_start - 5), before.number_start):
        return None
    if start - before.end > _FAR or _ends(plain, before.end, start):
        return None
    return _like(before, amount.value, start, amount.figure_end)


def _share(plain: str, amount: Amount, before: Figure | None) -> Figure | None:
    """Return a part told after "trong đó": "thiếu 233 người, trong đó mầm non 118"."""
    if before is None or before.family != "counted" or amount.value > before.value:
        return None
    if amount.value % 1 or amount.start - before.end > _FAR:
        return None
    gap = plain[before.end : amount.start]
    if not _AMONG.search(gap) or _ends(plain, before.end, amount.start):
        return None
    if numbers_name(plain, amount.start) or numbers_kind(plain, amount.start):
        return None
    if is_year(amount.printed):
        return None
    return _like(before, amount.value, amount.start, amount.figure_end)


def _firsts(
    plain: str, numbers: Sequence[re.Match[str]], found: Sequence[Figure], taken: Taken
) -> Iterator[Figure]:
    """Yield the first numbers of changes whose unit stands on the last: "từ 318 xuống 204 điểm"."""
    coming = {figure.number_start: figure for figure in found}
    for match in numbers:
        goes_on = _GOES_ON.match(plain, match.end())
        figure = coming.get(goes_on.end()) if goes_on else None
        if figure is None or taken.meets(*match.span()) or is_year(match["figure"]):
            continue
        if not _GOES_FROM.search(plain, max(0, match.start() - 5), match.start()):
            continue
        low = amount_at(plain, match.start(), match["figure"])
        high = _amount_of(plain, figure)
        if low is not None and high is not None and not low.scale:
            value = round(low.value * high.factor, 6)
            yield _like(figure, value, match.start(), match.end())


def _amount_of(plain: str, figure: Figure) -> Amount | None:
    number = NUMBER.pattern.match(plain, figure.number_start)
    return amount_at(plain, figure.number_start, number["figure"]) if number else None


def _like(figure: Figure, value: float, start: int, end: int) -> Figure:
    """Return a figure of the same unit at another place."""
    return figure._replace(
        value=value, value_high=None, modifier="exact", rule="quantity.elided",
        family="elided", start=start, number_start=start, unit_start=start, end=end,
    )  # fmt: skip


def _noun_before(plain: str, amount: Amount) -> Figure | None:
    start, end = amount.start, amount.figure_end
    before = _NOUN_BEFORE.search(plain, max(0, start - 90), start)
    unit = unit_at(plain, before.start("noun")) if before else None
    if before is None or unit is None or unit.family not in ("counted", "noun"):
        return None
    # "Số điện thoại: …", "Lượt xem: …" number and count nothing of an article.
    if before["colon"] and unit.name not in ("person", "household", "commune"):
        return None
    return Figure(
        value=whole_value(amount, unit), value_high=None, unit=unit.name,
        unit_printed=unit.printed, family="before", modifier="exact", rule="quantity.noun_before",
        start=start, number_start=start, unit_start=before.start("noun"), end=end,
    )  # fmt: skip
