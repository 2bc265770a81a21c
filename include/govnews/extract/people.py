"""Owns the people of one string: names with titles and what they do, and who is meant again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from govnews.extract.names_of_people import (
    FAMILY_NAMES,
    HONORIFIC,
    MAJOR_NAMES,
    NOT_NAMES,
    NOUN_BEFORE,
    is_shaped,
    kind_of,
    opens_name,
)
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.extract.people_candidates import Candidate, find_candidates
from govnews.extract.people_offices import office_of
from govnews.extract.people_roles import Standing, roles_of
from govnews.extract.people_titles import (
    TITLE,
    Stretch,
    offices_given,
    titles_after,
    titles_before,
)
from govnews.extract.rules import USAGE, Rule
from govnews.records import Place, Span
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.letters import CAPITALISED, LOWER, UPPER

RULES = {
    "person.honorific": Rule(
        says="đồng chí, ông, bà, a rank or a degree, then a name",
        source=USAGE,
        example="Ông Nguyễn Văn An vui mừng.",
        counterexample="Ông bà nội vui mừng.",
    ),
    "person.title_before": Rule(
        says="an office, then a name: Bí thư Huyện ủy Nguyễn Văn A",
        source=USAGE,
        example="Chủ tịch UBND huyện Nguyễn Văn Khải dự.",
        counterexample="Chủ tịch UBND huyện Mai Sơn dự.",
    ),
    "person.title_after": Rule(
        says="a name, then an office behind comma or dash: A – Giám đốc Sở",
        source=USAGE,
        example="Vì Văn Sáng, Chủ tịch Hội Nông dân huyện, dự.",
        counterexample="Vì Văn Sáng, người dân của bản, dự.",
    ),
    "person.listed": Rule(
        says="a family name in a list that an honorific in the plural opens",
        source=USAGE,
        example="Dự hội nghị có các đồng chí: Hà Trung Kiên; Quàng Yên.",
        counterexample="Dự hội nghị có: Hà Trung Kiên; Quàng Yên.",
    ),
    "person.short": Rule(
        says="an honorific and the given name of somebody named before: chị Lan",
        source=USAGE,
        example="Bà Nguyễn Thị Lan nghèo khó. Nay bà Lan đã có nhà mới.",
        counterexample="Nay bà Lan đã có nhà mới.",
    ),
    "person.again": Rule(
        says="the full name of somebody named elsewhere in the article",
        source=USAGE,
        example="Ông Nguyễn Văn An dự. Theo đó, Nguyễn Văn An đạt giải nhất.",
        counterexample="Ông Nguyễn Văn An dự. Đường Nguyễn Văn An đã thông.",
    ),
    "person.described": Rule(
        says="a full name behind a noun for persons, or before a year of birth or a verb of saying",
        source=USAGE,
        example="Lực lượng cứu hộ tìm thấy nạn nhân Triệu Tà Xuân.",
        counterexample="Lực lượng cứu hộ tìm thấy xã Triệu Tà Xuân.",
    ),
    "person.shaped": Rule(
        says="a family name with Thị or Văn behind it, where no street, school or fund bears it",
        source=USAGE,
        example="Giải nhất thuộc về Lò Thị Mai.",
        counterexample="Giải nhất thuộc về Trường THCS Lò Thị Mai.",
    ),
}

_PLURAL = re.compile(
    r"(?:(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|\d+)\s(?:đồng chí|đ/c|ông(?:, bà)?|bà|anh(?:, chị)?|chị|em|cháu|thầy"
    r"(?:, cô)?|cô|bạn|học sinh|cá nhân|tác giả|nghệ nhân|hộ|nạn nhân|thành viên|đại biểu)|[Ôô]ng, bà)\b[^.\n]*$"
)
_ENTRY = re.compile(r"(?:[;:,(]|\bvà|\bcó|\bgồm|\blà|đồng chí|\bcùng|^)\s*$")
_BULLET = re.compile(r"^\s*(?:[-+•*]|\d{1,2}[.)]|[a-z]\))?\s*$")
_HEADER = re.compile(
    r"(?i)(?:các (?:đồng chí|ông|bà|em|cá nhân|thành viên|tác giả)|ông, bà|danh sách|gồm|có|sau)[^\n]*:\s*$"
)
_BEHIND = re.compile(
    r"\s*[,(]\s*(?:sinh năm|sinh ngày|SN)\b|\s+(?:cho biết|cho hay|chia sẻ|nói|phát biểu|nhấn mạnh|"
    r"khẳng định|cho rằng|chủ trì|kết luận|phấn khởi)\b"
)
_LATE = re.compile(r"\bcố\s+$")
_SHORT = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?P<honour>{HONORIFIC})\s+(?P<name>{CAPITALISED}(?:\s{CAPITALISED})?)"
    rf"(?!\s{CAPITALISED})(?![{LOWER}{UPPER}])"
)
_FEMALE = re.compile(r"(?i)(?:bà|chị|cô)\b")
_MALE = re.compile(r"(?i)(?:ông|anh|thầy)\b")
_PERSONAL = re.compile(
    r"(?i)^(?:các\s+)?(?:đồng chí|đ/c|đc|ông|bà|anh|chị|cô|thầy|cụ|em|cháu|già làng|mẹ|bạn|\w+ (?:tướng|"
    r"tá|úy|đức)|hòa thượng|thượng tọa|ni sư|linh mục|giám mục|mục sư|sư \w+|nghệ nhân)"
)


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
    before: tuple[Stretch, ...] = ()
    behind: tuple[Stretch, ...] = ()

    @property
    def standing(self) -> Standing:
        """Return where the person stands, titles and honorific included."""
        begin = self.before[0][0] if self.before else self.candidate.honour
        after = self.behind[-1][1] if self.behind else self.candidate.end
        return Standing(begin=self.candidate.start if begin is None else begin, after=after)


def find_people(
    passage: Passage,
    organisations: Sequence[Mention],
    known: Sequence[Naming] = (),
    place: Place | None = None,
) -> list[Naming]:
    """Return the people named in one string, in page order. `known` were named in others."""
    candidates = list(find_candidates(passage, organisations))
    starts = _starts(passage.plain, candidates)
    sightings = list(_sightings(passage, organisations, candidates, starts))
    names = {match_key(n.name) for n in known}
    names |= {match_key(s.candidate.name(passage.plain)) for s in sightings}
    sightings += _named_again(passage, candidates, sightings, names)
    sightings.sort(key=lambda s: s.candidate.start)
    roles = roles_of(passage, [s.standing for s in sightings])
    namings = [
        _naming(passage, organisations, sightings, number, roles[number], place or Place())
        for number in range(len(sightings))
    ]
    return sorted(
        [*namings, *_short_forms(passage, [*known, *namings])], key=lambda n: n.span.start
    )


def _starts(plain: str, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Return where names surely begin: an office in front of one ends there."""
    found: set[int] = set()
    for candidate in candidates:
        name = candidate.name(plain)
        words = name.split()
        if candidate.honour is not None:
            found |= {candidate.honour, candidate.start}
        elif not candidate.is_person or not opens_name(words[0]) or len(words) < 2 or kind_of(name):
            continue
        elif candidate.is_placed and not (
            is_shaped(name) or (words[0] in MAJOR_NAMES and len(words) >= 3)
        ):
            continue
        elif words[0] not in NOT_NAMES or is_shaped(name):
            found.add(candidate.start)
    return frozenset(found)


def _sightings(
    passage: Passage,
    organisations: Sequence[Mention],
    candidates: Sequence[Candidate],
    starts: Collection[int],
) -> Iterator[_Sighting]:
    floor = 0
    for candidate in candidates:
        if not _is_possible(passage.plain, candidate):
            continue
        at = candidate.start if candidate.honour is None else candidate.honour
        before = titles_before(passage, organisations, at, floor, starts)
        behind = titles_after(
            passage, organisations, candidate.end, starts, has_title=bool(before)
        )
        rule = _rule(passage, candidate, before, behind)
        if rule is None:
            continue
        sighting = _Sighting(
            candidate=candidate, rule=rule, before=tuple(before), behind=tuple(behind)
        )
        floor = sighting.standing.after
        yield sighting


def _is_possible(plain: str, candidate: Candidate) -> bool:
    name = candidate.name(plain)
    words = name.split()
    if not candidate.is_person or TITLE.match(plain, candidate.start):
        return False
    if words[0] in NOT_NAMES and not (words[0] in FAMILY_NAMES and (len(words) > 2 or candidate.honour)):
        return False
    if len(words) == 1:
        return candidate.honour is not None and "'" in name
    return len(words) <= 6 and (opens_name(words[0]) or candidate.honour is not None)


def _rule(
    passage: Passage,
    candidate: Candidate,
    before: Sequence[Stretch],
    behind: Sequence[Stretch],
) -> str | None:
    """Return the rule that vouches for a candidate, or None."""
    plain, name = passage.plain, candidate.name(passage.plain)
    kind = kind_of(name)
    begin = before[0][0] if before else candidate.start
    if kind == "historic" and not behind:
        return None
    if _LATE.search(plain, max(0, begin - 6), begin):
        return None
    if candidate.honour is not None:
        honour = plain[candidate.honour : candidate.start]
        is_sure = opens_name(name.split()[0]) and not kind
        return "person.honorific" if is_sure or _PERSONAL.match(honour) else None
    if kind in ("phrase", "place"):
        return None
    if candidate.is_placed and not (before and _is_full(name)):
        return None
    if before and _is_family(name):
        return "person.title_before"
    if behind and _is_family(name):
        return "person.title_after"
    if _is_listed(passage, candidate):
        return "person.listed"
    if _is_full(name) and _is_described(plain, candidate):
        return "person.described"
    return "person.shaped" if is_shaped(name) else None


def _is_family(name: str) -> bool:
    """Return whether a name opens with a common family name, or is long enough with a rare one."""
    words = name.split()
    return words[0] in FAMILY_NAMES or len(words) > 2 or "'" in name


def _is_full(name: str) -> bool:
    words = name.split()
    return is_shaped(name) or "'" in name or (words[0] in FAMILY_NAMES and len(words) >= 3)


def _is_listed(passage: Passage, candidate: Candidate) -> bool:
    plain, start = passage.plain, candidate.start
    sentence, _ = passage.sentences.at(start)
    if _PLURAL.search(plain, sentence, start):
        return bool(_ENTRY.search(plain, sentence, start))
    line = plain.rfind("\n", 0, start) + 1
    return bool(_BULLET.match(plain[line:start])) and _has_header(plain, line)


def _has_header(plain: str, line: int) -> bool:
    """Return whether the line that opens the list above speaks of persons."""
    for above in reversed(plain[:line].rstrip("\n").split("\n")[-20:]):
        if _HEADER.search(above):
            return True
        if len(above) > 160 or above.rstrip().endswith("."):
            return False
    return False


def _is_described(plain: str, candidate: Candidate) -> bool:
    if NOUN_BEFORE.search(plain, max(0, candidate.start - 24), candidate.start):
        return True
    return _BEHIND.match(plain, candidate.end) is not None


def _naming(
    passage: Passage,
    organisations: Sequence[Mention],
    sightings: Sequence[_Sighting],
    number: int,
    role: str | None,
    place: Place,
) -> Naming:
    """Return what one string tells of a person: titles before, behind, and offices given."""
    sighting = sightings[number]
    standing = sighting.standing
    last = passage.sentences.at(standing.begin)[1]
    if number + 1 < len(sightings):
        last = min(last, sightings[number + 1].standing.begin)
    stop = passage.plain.find(";", standing.after, last)
    given = offices_given(
        passage, organisations, standing.after, last if stop < 0 else stop
    )
    titles = [*sighting.before, *sighting.behind, *given]
    candidate = sighting.candidate
    return Naming(
        name=" ".join(passage.text[candidate.start : candidate.end].split()),
        span=passage.span(candidate.start, candidate.end),
        titles=tuple(passage.text[start:end] for start, end in titles),
        role=role,
        rule=sighting.rule,
        office=office_of(passage, organisations, titles[0], place) if titles else None,
    )


# ------------------------------------------------------------------ who is meant again


def _named_again(
    passage: Passage,
    candidates: Sequence[Candidate],
    sightings: Sequence[_Sighting],
    names: Collection[str],
) -> Iterator[_Sighting]:
    seen = {s.candidate.start for s in sightings}
    for candidate in candidates:
        name = candidate.name(passage.plain)
        if (
            candidate.start not in seen
            and candidate.is_person
            and not candidate.is_placed
            and " " in name
            and match_key(name) in names
        ):
            yield _Sighting(candidate=candidate, rule="person.again")


def _short_forms(passage: Passage, known: Sequence[Naming]) -> Iterator[Naming]:
    """Yield the given names that refer back: bà Lan, Đại tá Nhã, ông Y Thuyên."""
    taken = [n.span for n in known if n.span.field == passage.field]
    for match in _SHORT.finditer(passage.plain):
        start, end = match.span("name")
        if any(span.start < end and start < span.end for span in taken):
            continue
        owner = _owner(passage, match, known)
        if owner is not None:
            yield Naming(
                name=owner.name,
                span=passage.span(start, end),
                titles=(),
                role=None,
                rule="person.short",
            )


def _owner(
    passage: Passage, match: re.Match[str], known: Sequence[Naming]
) -> Naming | None:
    """Return whom a short form means: one of that given name, of that sex, named last before."""
    printed = match_key(match["name"])
    owners = [n for n in known if _is_short_for(printed, match_key(n.name))]
    if len({match_key(n.name) for n in owners}) > 1:
        if _FEMALE.match(match["honour"]):
            owners = [n for n in owners if " Thị " in n.name] or owners
        elif _MALE.match(match["honour"]):
            owners = [n for n in owners if " Thị " not in n.name] or owners
    if len({match_key(n.name) for n in owners}) > 1:
        here = [n for n in owners if n.span.field == passage.field]
        owners = [n for n in here if n.span.start < match.start()][-1:]
    return owners[0] if owners else None


def _is_short_for(printed: str, name: str) -> bool:
    words, short = name.split(), printed.split()
    if len(short) >= len(words):
        return False
    if words[-len(short) :] == short:
        return True
    return len(words[0]) == 1 and words[: len(short)] == short and len(short) > 1
