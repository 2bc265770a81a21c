"""Owns the province that each named unit lies in, or the provinces that it may lie in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from govnews.extract.passages import Passage
from govnews.records import Place, PlaceMention
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import (
    communes_named,
    districts_named,
    place_key,
    province_on,
)

_TOGETHER = re.compile(r"\s*[,(-]\s*")


def locate(
    passages: Sequence[Passage],
    mentions: Sequence[PlaceMention],
    place: Place,
    day: date | None,
) -> list[PlaceMention]:
    """Return the mentions with the province of its time that each lies in.

    The address it stands in decides, then the article's own place, then a name that is unique in
    the country; where several fit, they are the `candidates`.
    """
    plain = {passage.field: passage.plain for passage in passages}
    found: list[PlaceMention] = []
    following: PlaceMention | None = None
    for mention in reversed(mentions):
        if following is None or not _is_address(plain, mention, following):
            following = None
        found.append(_located(mention, following, place, day))
        following = found[-1]
    return found[::-1]


def _is_address(plain: dict[str, str], one: PlaceMention, other: PlaceMention) -> bool:
    between = plain[one.span.field][one.span.end : other.span.start]
    order = ("commune", "district", "province")
    return (
        one.span.field == other.span.field
        and order.index(one.level) < order.index(other.level)
        and _TOGETHER.fullmatch(between) is not None
    )


def _located(
    mention: PlaceMention, following: PlaceMention | None, place: Place, day: date | None
) -> PlaceMention:
    if mention.level == "province":
        return _lying(mention, mention.canonical)
    if following is not None and following.province:
        return _lying(mention, following.province)
    owners = _provinces_of(mention.canonical, mention.level, day)
    own = [
        name for name in owners if place.province and place_key(name) == place_key(place.province)
    ]
    if own or len(owners) == 1:
        return _lying(mention, own[0] if own else owners[0])
    return _lying(mention, None, owners)


def _lying(
    mention: PlaceMention, province: str | None, candidates: tuple[str, ...] = ()
) -> PlaceMention:
    """Return a mention with where it lies; `dataclasses.replace` takes several times as long."""
    return PlaceMention(
        canonical=mention.canonical,
        level=mention.level,
        span=mention.span,
        province=province,
        candidates=candidates,
        rule=mention.rule,
    )


# An article names the same units again and again.
@lru_cache(maxsize=4096)
def _provinces_of(name: str, level: str, day: date | None) -> tuple[str, ...]:
    """Return the provinces that have a unit of this name and type, by name."""
    typed = match_key(name)
    if level == "district":
        units = [(d.name, province_on(d.province, day)) for d in districts_named(name)]
    else:
        units = [(c.name, c.province) for c in communes_named(name) if c.holds_on(day)]
    exact = {province for unit, province in units if match_key(unit) == typed}
    return tuple(sorted(exact or {province for _, province in units}))
