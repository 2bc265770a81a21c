"""Owns who is one person in an article: spellings joined, titles and roles brought together."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Sequence

from govnews.extract.names_of_people import opens_name
from govnews.extract.passages import told_by
from govnews.extract.people import Naming
from govnews.extract.people_references import is_short_for
from govnews.extract.people_roles import weightier
from govnews.records import Person
from govnews.vietnamese.fold import match_key, toneless


def gather(namings: Sequence[Naming]) -> tuple[Person, ...]:
    """Return one person per name; spellings that differ by a tone and share a title are one."""
    groups: list[list[Naming]] = []
    # The numbers of the groups that hold a name of these letters, tones aside.
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for naming in sorted(namings, key=lambda n: _is_short(n.name)):
        near = alike[toneless(naming.name)]
        number = next((n for n in near if _same_person(groups[n], naming)), None)
        if number is None:
            number = _meant(groups, naming)
        if number is None:
            number = len(groups)
            groups.append([])
        groups[number].append(naming)
        if number not in near:
            insort(near, number)
    order = {id(naming): number for number, naming in enumerate(namings)}
    for group in groups:
        group.sort(key=lambda naming: order[id(naming)])
    groups.sort(key=lambda group: order[id(group[0])])
    return tuple(_person(group) for group in groups)


def _is_short(name: str) -> bool:
    """Return whether a name may be short for a longer one: Y Thuân, Minh Lý, not Lê Lý."""
    words = name.split()
    return len(words) == 2 and (len(words[0]) == 1 or not opens_name(words[0]))


def _meant(groups: Sequence[list[Naming]], naming: Naming) -> int | None:
    """Return the number of the one group whose longer name a short one means."""
    if not _is_short(naming.name) or naming.role == "author":
        return None
    key = match_key(naming.name)
    meant = [
        number
        for number, group in enumerate(groups)
        if any(is_short_for(key, match_key(n.name)) for n in group)
    ]
    return meant[0] if len(meant) == 1 else None


def _same_person(group: Sequence[Naming], naming: Naming) -> bool:
    if any(match_key(n.name) == match_key(naming.name) for n in group):
        return True
    titles = {match_key(t) for n in group for t in n.titles}
    shared = titles & {match_key(t) for t in naming.titles}
    return bool(shared) and any(toneless(n.name) == toneless(naming.name) for n in group)


def _person(group: Sequence[Naming]) -> Person:
    longest = max(len(n.name.split()) for n in group)
    spellings = Counter(
        n.name for n in group if n.rule != "person.short" and len(n.name.split()) == longest
    )
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
        mentions=tuple(told_by(n.span, n.rule) for n in group),
        rule=group[0].rule,
    )


def _titles(group: Sequence[Naming]) -> tuple[str, ...]:
    """Return every title once, as first printed."""
    titles: dict[str, str] = {}
    for naming in group:
        for title in naming.titles:
            titles.setdefault(match_key(title), title)
    return tuple(titles.values())
