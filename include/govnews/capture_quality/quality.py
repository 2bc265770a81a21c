"""Owns the score of an answer: how much speaks for content, and what speaks against it.

A score is 1 minus the weights of the signals found, each lessened by the page's own prose:
long real text outweighs words. Below 0.5 the answer is not content, and the kind with most
weight names what it is. The score looks at the answer only; whether an article stands on
the page its portal's layout decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from govnews.capture_quality.appearance import (
    MANY_LINKS,
    PROSE_WORDS,
    Appearance,
    appearance_of,
    look_at,
)
from govnews.capture_quality.kinds import FATES, Kind
from govnews.capture_quality.signal import Place, Signal
from govnews.capture_quality.signals import PLACEHOLDER, SIGNALS
from govnews.records import Fate

LEAST_CONTENT = 0.5
FEW_LINKS = 10  # a gate has none of the site's menus
MARK_WORDS = 40  # a date line or by-line speaks for an article like so many words of prose
OPENING_WORDS = 160  # where a notice says what it is
BLOCK_WORDS = 40
NOTICE_WORDS = 30
LONGEST_PIECE = 1200  # letters
LEAST_WEIGHT = 0.05
FEW_WORDS = 15
_MATCHING = {
    Place.TITLE: re.Pattern.fullmatch,
    Place.BLOCK: re.Pattern.match,
    Place.OPENING: re.Pattern.search,
}
_LOGIN = re.compile(
    r"(?:trang )?đăng nhập(?: hệ thống| một lần| tài khoản| quản trị| vào .{0,40}| sso)?"
    r"|(?:log|sign)[ -]?in(?: to .{0,40})?|login page|central authentication service.*"
    r"|(?:hệ thống )?xác thực(?: tập trung| một lần)?.{0,20}",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One signal that was found: its name, what it speaks for, its weight, and its words."""

    name: str
    kind: Kind
    weight: float
    words: str

    def __str__(self) -> str:
        return f"{self.name} {self.words!r}" if self.words else self.name


@dataclass(frozen=True, kw_only=True)
class Quality:
    """How much an answer looks like content, 0 to 1, and why; `kind` says what it is.

    `fingerprint` is the digest of the words that a reader sees, without clocks and counters.
    """

    score: float
    kind: Kind
    reasons: tuple[Reason, ...] = ()
    fingerprint: str | None = None

    @property
    def is_content(self) -> bool:
        """Return whether nothing says that something else stands in the content's place."""
        return self.kind is Kind.CONTENT

    @cached_property
    def fate(self) -> Fate | None:
        """Return the fate that the kind means; None for content and for empty pages."""
        return FATES.get(self.kind)

    @property
    def names(self) -> list[str]:
        """Return the signals found as they are stored: name and words."""
        return [str(reason) for reason in self.reasons]

    def in_words(self) -> str:
        """Return kind, score and reasons in one line."""
        found = "; ".join(self.names) or "no signal"
        return f"looks like {self.kind} (quality {self.score:.2f}): {found}"


def assess(payload: bytes, content_type: str | None) -> Quality | None:
    """Return the quality of a page as it came; None where it is no HTML and no plain words."""
    appearance = look_at(payload, content_type)
    return _quality(appearance) if appearance is not None else None


def assess_tree(tree: HtmlElement) -> Quality:
    """Return the quality of a page that is parsed already."""
    return _quality(appearance_of(tree))


def is_placeholder(text: str) -> bool:
    """Return whether a whole text only says that there will be one."""
    return PLACEHOLDER.match(text) is not None


def _quality(page: Appearance) -> Quality:
    reasons = tuple(sorted(_reasons(page), key=lambda each: -each.weight))
    score = round(max(0.0, 1.0 - sum(reason.weight for reason in reasons)), 3)
    if score >= LEAST_CONTENT:
        return Quality(
            score=score, kind=Kind.CONTENT, reasons=reasons, fingerprint=page.fingerprint
        )
    weights: dict[Kind, float] = defaultdict(float)
    for reason in reasons:
        weights[reason.kind] += reason.weight
    named = {kind: weight for kind, weight in weights.items() if kind is not Kind.EMPTY}
    kind = max(named or weights, key=lambda each: weights[each])
    return Quality(score=score, kind=kind, reasons=reasons, fingerprint=page.fingerprint)


def _reasons(page: Appearance) -> Iterator[Reason]:
    opening = _opening(page)
    for signal in SIGNALS:
        # The short block that says it does not speak against itself.
        if _weight(signal, page, NOTICE_WORDS) < LEAST_WEIGHT:
            continue
        if (found := _find(signal, page, opening)) is not None:
            words, own = found
            weight = _weight(signal, page, own)
            if weight >= LEAST_WEIGHT:
                yield _reason(signal.name, signal.kind, round(weight, 3), words)
    yield from _structure(page)


def _weight(signal: Signal, page: Appearance, own: int) -> float:
    return signal.weight * _left(page, signal.alone, signal.yields_to, own)


def _own_words(block: str) -> int:
    length = len(block.split())
    return length if PROSE_WORDS <= length <= NOTICE_WORDS else 0


def _left(page: Appearance, alone: bool, yields_to: int, own: int = 0) -> float:
    """Return which share of a signal's weight the page leaves to it."""
    prose = max(0, page.prose - own) + (MARK_WORDS * page.marks if alone else 0)
    share = max(0.0, 1.0 - prose / yields_to)
    if alone:
        share *= min(1.0, max(0.0, (MANY_LINKS - page.links) / (MANY_LINKS - FEW_LINKS)))
    return share


def _opening(page: Appearance) -> tuple[str, ...]:
    """Return the title, the headings and the first blocks, up to 160 words."""
    pieces = (page.title, *page.headings, *page.minor_headings, *page.blocks)
    taken, words = [], 0
    for piece in pieces:
        if words >= OPENING_WORDS:
            break
        taken.append(piece[:LONGEST_PIECE])
        words += len(piece.split())
    return tuple(taken)


def _find(signal: Signal, page: Appearance, opening: Sequence[str]) -> tuple[str, int] | None:
    """Return the words that the signal finds, and the length of the short block that says them."""
    if signal.place is Place.MARKUP:
        found = signal.pattern.search(page.markup)
        return (found[0].strip()[:80], 0) if found else None
    for piece in _pieces(signal.place, page, opening):
        match = _MATCHING[signal.place](signal.pattern, piece)
        if match is not None:
            own = 0 if signal.place is Place.TITLE else _own_words(piece)
            return match[0].strip()[:80], own
    return None


def _pieces(place: Place, page: Appearance, opening: Sequence[str]) -> Sequence[str]:
    if place is Place.TITLE:
        minor = page.minor_headings if page.links <= FEW_LINKS else ()
        return (*page.title_parts, *page.headings, *minor)
    if place is Place.BLOCK:
        return [block for block in page.blocks if len(block.split()) <= BLOCK_WORDS]
    return opening


# ------------------------------------------------------------------ what the page is made of


def _structure(page: Appearance) -> Iterator[Reason]:
    """Yield what forms, scripts and bare pages tell."""
    yield from _login(page)
    if page.words < 2 * FEW_WORDS and page.links <= FEW_LINKS:
        if page.sets_cookie and page.reloads:
            yield _reason(
                "cookie_and_reload",
                Kind.COOKIE_GATE,
                0.9,
                "a script sets a cookie and loads the page again",
            )
        elif page.reloads and page.words < FEW_WORDS:
            yield _reason("script_leads_on", Kind.COOKIE_GATE, 0.4, "script loads another page")
        elif page.refreshes:
            yield _reason("refreshes_itself", Kind.COOKIE_GATE, 0.4, "meta refresh")
    if page.words < FEW_WORDS:
        yield _reason("few_words", Kind.EMPTY, 0.3, f"{page.words} words")
        if page.scripts and page.words == 0:
            yield _reason("script_only", Kind.EMPTY, 0.3, f"{page.scripts} scripts")


def _login(page: Appearance) -> Iterator[Reason]:
    """Yield a login form that stands in the page's place: most portals have one at the side."""
    if not page.passwords:
        return
    heads: Sequence[str] = (*page.title_parts, *page.headings)
    titled = next((head for head in heads if _LOGIN.fullmatch(head)), None)
    if titled is not None and (left := _left(page, False, 150)) > 0:
        yield _reason("login_form", Kind.LOGIN, round(0.8 * left, 3), titled[:80])
    elif page.links <= FEW_LINKS and (left := _left(page, True, 60)) > 0:
        yield _reason("login_form", Kind.LOGIN, round(0.6 * left, 3), "password and little else")


def _reason(name: str, kind: Kind, weight: float, words: str) -> Reason:
    return Reason(name=name, kind=kind, weight=weight, words=words)
