"""Owns the people of one string: names with titles and what they do, and who is meant again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from govnews.extract import people_evidence
from govnews.extract.names_of_people import (
    HONOUR_BEFORE,
    MAJOR_NAMES,
    NOT_NAMES,
    is_shaped,
    kind_of,
    opens_name,
)
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, Taken
from govnews.extract.people_bodies import Bodies
from govnews.extract.people_candidates import Candidate, find_candidates
from govnews.extract.people_evidence import is_possible, rule_for
from govnews.extract.people_offices import office_of
from govnews.extract.people_references import Known, Reference, find_references
from govnews.extract.people_roles import Standing, roles_of, weightier
from govnews.extract.people_titles import Stretch, offices_given, titles_after, titles_before
from govnews.records import Place, Span
from govnews.vietnamese.fold import match_key

RULES = people_evidence.RULES


@dataclass(frozen=True, kw_only=True)
class Naming:
    """One person at one place, with the titles and the role told there.

    `office` is the organisation of the first title, written out.
    """

    name: str
    span: Span
    titles: tuple[str, ...]
    role: str | None
    rule: str
    office: str | None = None


@dataclass(frozen=True, kw_only=True)
class _Sighting:
    """A candidate that something vouches for, with the titles around it."""

    candidate: Candidate
    rule: str
    begin: int
    before: tuple[Stretch, ...] = ()
    behind: tuple[Stretch, ...] = ()

    @property
    def standing(self) -> Standing:
        """Return where the person stands, titles and honorific included."""
        after = self.behind[-1][1] if self.behind else self.candidate.end
        return Standing(begin=self.begin, after=after)


def find_people(
    passage: Passage,
    organisations: Sequence[Mention],
    known: Sequence[Naming] = (),
    place: Place | None = None,
) -> list[Naming]:
    """Return the people named in one string, in page order. `known` were named in others."""
    bodies = Bodies(organisations)
    candidates = list(find_candidates(passage, bodies))
    starts = _starts(passage.plain, candidates)
    sightings = list(_sightings(passage, bodies, candidates, starts))
    names = {match_key(n.name) for n in known}
    names |= {match_key(s.candidate.name(passage.plain)) for s in sightings}
    sightings += _named_again(passage.plain, candidates, sightings, names)
    sightings.sort(key=lambda s: s.candidate.start)
    namings = [
        _naming(passage, bodies, sightings, number, place or Place())
        for number in range(len(sightings))
    ]
    references = find_references(
        passage,
        bodies,
        [Known(name=n.name, titles=n.titles, start=-1) for n in known]
        + [Known(name=n.name, titles=n.titles, start=n.span.start) for n in namings],
        Taken((s.begin, s.standing.after) for s in sightings),
    )
    return _with_roles(passage, sightings, namings, list(references))


def _with_roles(
    passage: Passage,
    sightings: Sequence[_Sighting],
    namings: Sequence[Naming],
    references: Sequence[Reference],
) -> list[Naming]:
    """Return the namings of one string with their roles; an office without name lends its own."""
    places = [s.standing for s in sightings] + [r.standing for r in references]
    order = sorted(range(len(places)), key=lambda n: (places[n].begin, places[n].after))
    roles = dict(zip(order, roles_of(passage, [places[n] for n in order]), strict=True))
    found = list(namings)
    lent: dict[str, str | None] = {}
    for number, reference in enumerate(references, len(found)):
        role = roles[number]
        if reference.is_name:
            found.append(
                Naming(
                    name=reference.name,
                    span=passage.span(reference.start, reference.end),
                    titles=(),
                    role=role,
                    rule="person.short",
                )
            )
        else:
            lent[reference.name] = weightier(lent.get(reference.name), role)
    given = [
        weightier(naming.role if number >= len(namings) else roles[number], lent.get(naming.name))
        for number, naming in enumerate(found)
    ]
    found = [
        naming if naming.role == role else replace(naming, role=role)
        for naming, role in zip(found, given, strict=True)
    ]
    return sorted(found, key=lambda naming: naming.span.start)


def _starts(plain: str, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return where names surely begin: an office in front of one ends there."""
    found: set[int] = set()
    for candidate in candidates:
        if candidate.honour is not None:
            found |= {candidate.honour, candidate.start}
            continue
        words = plain[candidate.start : candidate.end].split()
        name = " ".join(words)
        if (
            not candidate.is_person
            or len(words) < 2
            or not opens_name(words[0])
            or kind_of(name)
            or (
                candidate.is_placed
                and not candidate.is_listed_level
                and not (is_shaped(name) or (words[0] in MAJOR_NAMES and len(words) >= 3))
            )
        ):
            continue
        if words[0] not in NOT_NAMES or is_shaped(name):
            found.add(candidate.start)
    return frozenset(found)


def _sightings(
    passage: Passage,
    bodies: Bodies,
    candidates: Sequence[Candidate],
    starts: Collection[int],
) -> Iterator[_Sighting]:
    floor = 0
    for candidate in candidates:
        if not is_possible(passage.plain, candidate):
            continue
        at = candidate.start if candidate.honour is None else candidate.honour
        before = titles_before(passage, bodies, at, floor, starts)
        behind = titles_after(passage, bodies, candidate.end, starts, has_title=bool(before))
        rule = rule_for(passage, candidate, before, behind)
        if rule is None:
            continue
        sighting = _Sighting(
            candidate=candidate,
            rule=rule,
            begin=_begin(passage, candidate, before, floor),
            before=tuple(before),
            behind=tuple(behind),
        )
        floor = sighting.standing.after
        yield sighting


def _begin(passage: Passage, candidate: Candidate, before: Sequence[Stretch], floor: int) -> int:
    """Return where the person begins: đồng chí, then the titles before, then the name."""
    first = before[0][0] if before else candidate.start
    floor = max(floor, passage.sentences.at(first)[0], first - 40)
    honour = HONOUR_BEFORE.search(passage.plain, floor, first)
    return honour.start() if honour else first


def _named_again(
    plain: str,
    candidates: Sequence[Candidate],
    sightings: Sequence[_Sighting],
    names: Collection[str],
) -> list[_Sighting]:
    """Return the full names of known people that nothing else vouches for."""
    seen = {s.candidate.start for s in sightings}
    return [
        _Sighting(candidate=candidate, rule="person.again", begin=candidate.start)
        for candidate in candidates
        if candidate.start not in seen
        and candidate.is_person
        and not candidate.is_placed
        and " " in candidate.name(plain)
        and match_key(candidate.name(plain)) in names
    ]


def _naming(
    passage: Passage,
    bodies: Bodies,
    sightings: Sequence[_Sighting],
    number: int,
    place: Place,
) -> Naming:
    """Return what one string tells of a person: titles before, behind, and offices given."""
    sighting = sightings[number]
    standing = sighting.standing
    last = passage.sentences.at(standing.begin)[1]
    if number + 1 < len(sightings):
        last = min(last, sightings[number + 1].standing.begin)
    stop = passage.plain.find(";", standing.after, last)
    given = offices_given(passage, bodies, standing.after, last if stop < 0 else stop)
    titles = [*sighting.before, *sighting.behind, *given]
    candidate = sighting.candidate
    return Naming(
        name=" ".join(passage.text[candidate.start : candidate.end].split()),
        span=passage.span(candidate.start, candidate.end),
        titles=tuple(passage.text[start:end] for start, end in titles),
        role=None,
        rule=sighting.rule,
        office=office_of(passage, bodies, titles, place) if titles else None,
    )
