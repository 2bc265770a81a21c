"""Owns who is one person in an article: spellings joined, titles and roles brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from govnews.extract.people import Naming
from govnews.extract.people_roles import weightier
from govnews.records import Person
from govnews.vietnamese.fold import match_key, toneless


def gather(namings: Sequence[Naming]) -> tuple[Person, ...]:
    """Return one person per name; spellings that differ by a tone and share a title are one."""
    groups: list[list[Naming]] = []
    for naming in namings:
        group = next((g for g in groups if _same_person(g, naming)), None)
        if group is None:
            groups.append([naming])
        else:
            group.append(naming)
    return tuple(_person(group) for group in groups)


def _same_person(group: Sequence[Naming], naming: Naming) -> bool:
    if any(match_key(n.name) == match_key(naming.name) for n in group):
        return True
    titles = {match_key(t) for n in group for t in n.titles}
    shared = titles & {match_key(t) for t in naming.titles}
    return bool(shared) and any(toneless(n.name) == toneless(naming.name) for n in group)


def _person(group: Sequence[Naming]) -> Person:
    spellings = Counter(n.name for n in group if n.rule != "person.short")
    name = spellings.most_common(1)[0][0] if spellings else group[0].name
    role = None
    for naming in group:
        role = weightier(role, naming.role)
    return Person(
        name=name,
        titles=_titles(group),
        role=role,
        office=next((n.office for n in group if n.titles), None),
        variants=tuple(spelling for spelling in spellings if spelling != name),
        mentions=tuple(replace(n.span, rule=n.rule) for n in group),
        rule=group[0].rule,
    )


def _titles(group: Sequence[Naming]) -> tuple[str, ...]:
    """Return every title once, as first printed."""
    titles: dict[str, str] = {}
    for naming in group:
        for title in naming.titles:
            titles.setdefault(match_key(title), title)
    return tuple(titles.values())
