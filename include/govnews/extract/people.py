"""Owns the people of an article: names with titles and what they do, one person per name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govnews.extract.names_of_people import (
    DEGREES,
    FAMILY_NAMES,
    HONORIFIC,
    NAME,
    NOT_NAMES,
)
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, Taken, starting_in
from govnews.extract.people_roles import role_of, weightier
from govnews.extract.people_titles import TITLE, titles_after, titles_before
from govnews.extract.rules import USAGE, Rule
from govnews.records import Person, Span
from govnews.vietnamese.fold import match_key, toneless
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
        example="Dự hội nghị có các đồng chí: Hà Trung Kiên; Quàng Thị Yên.",
        counterexample="Dự hội nghị có: Hà Trung Kiên; Quàng Thị Yên.",
    ),
    "person.short": Rule(
        says="an honorific and the given name of somebody named before: chị Lan",
        source=USAGE,
        example="Bà Nguyễn Thị Lan nghèo khó. Nay bà Lan đã có nhà mới.",
        counterexample="Nay bà Lan đã có nhà mới.",
    ),
}

_HONOURED = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?P<honour>{HONORIFIC})\s+(?:{DEGREES}\s*)?(?P<name>{NAME}|"
    rf"[{UPPER}]'\s?{CAPITALISED})"
)
_DEGREED = re.compile(rf"(?<![{LOWER}{UPPER}.]){DEGREES}(?P<name>{NAME})")
_ANY_NAME = re.compile(rf"(?<![{LOWER}{UPPER}'-])(?P<name>{NAME})")
_SHORT = re.compile(
    rf"(?<![{LOWER}{UPPER}])(?:{HONORIFIC})\s+(?P<name>{CAPITALISED})(?!\s{CAPITALISED})"
)
_PLURAL = re.compile(r"(?:[Cc]ác đồng chí|[Cc]ác đ/c|[Cc]ác ông|[Cc]ác bà)[^.\n]*$")
_ENTRY = re.compile(r"(?:[;:,]|\bvà|\bcó|đồng chí|\n\s*-)\s*$")
# No name of an organisation is longer, in code points.
_LONGEST = 300
_NOBODY = {"hồ chí minh", "bác hồ", "việt nam", "hội đồng nhân dân"}
_NAMED_AFTER = re.compile(
    r"(?:[Tt]rường|THPT|THCS|[Tt]iểu học|[Mm]ầm non|[Đđ]ường|[Pp]hố|[Gg]iải thưởng|[Qq]uỹ|học "
    r"bổng|thành phố|TP\.?|"
    r"tư tưởng|chuyên|[Cc]ông ty|[Bb]ệnh viện|[Cc]úp|[Dd]òng họ)\s+$"
)


@dataclass(frozen=True, kw_only=True)
class Naming:
    """One person at one place, with the titles and the role told there."""

    name: str
    span: Span
    titles: tuple[str, ...]
    role: str | None
    rule: str


def find_people(
    passage: Passage, organisations: Sequence[Mention], known: Sequence[Naming] = ()
) -> list[Naming]:
    """Return the people named in one string, in page order. `known` were named in others."""
    found: dict[int, Naming] = {}
    taken = Taken()
    for start, end, rule in _candidates(passage, organisations):
        if taken.meets(start, end):
            continue
        before = titles_before(passage, organisations, start)
        titles, after = titles_after(passage, organisations, end)
        if rule is None:
            rule = "person.title_before" if before else "person.title_after" if titles else None
            if rule is None:
                continue
        taken.add(start, end)
        found[start] = Naming(
            name=" ".join(passage.text[start:end].split()),
            span=passage.span(start, end),
            titles=(*before, *titles),
            role=role_of(passage, start, max(end, after)),
            rule=rule,
        )
    namings = [found[start] for start in sorted(found)]
    return sorted(
        [*namings, *_short_forms(passage, [*known, *namings])], key=lambda n: n.span.start
    )


def _candidates(
    passage: Passage, organisations: Sequence[Mention]
) -> Iterator[tuple[int, int, str | None]]:
    for pattern in (_HONOURED, _DEGREED):
        for match in pattern.finditer(passage.plain):
            end = _name_end(passage.plain, match.start("name"), match["name"])
            if end is not None:
                yield match.start("name"), end, "person.honorific"
    for match in _ANY_NAME.finditer(passage.plain):
        settled = _settle_any(passage, match, organisations)
        if settled is not None:
            yield settled


def _settle_any(
    passage: Passage, match: re.Match[str], organisations: Sequence[Mention]
) -> tuple[int, int, str | None] | None:
    """Return a bare name that opens with a family name; a title or list must vouch for it."""
    plain, start = passage.plain, match.start("name")
    # "Chủ tịch UBND thành phố Hà Nội Trần Sỹ Thanh": the name begins behind the organisation.
    for mention in starting_in(organisations, start - _LONGEST, match.end("name")):
        if mention.start <= start < mention.end:
            start = mention.end + 1
    words = plain[start : match.end("name")].split()
    if len(words) < 2:
        return None
    if words[0] not in FAMILY_NAMES:
        after = _after_title(plain, start, match.end("name"))
        if after is None:
            return None
        start = after
    end = _name_end(plain, start, plain[start : match.end("name")])
    if end is None or len(plain[start:end].split()) < 2 or plain[start:end].isupper():
        return None
    if _NAMED_AFTER.search(plain, max(0, start - 24), start):
        return None
    sentence, _ = passage.sentences.at(start)
    listed = _PLURAL.search(plain, sentence, start) and _ENTRY.search(plain, sentence, start)
    return start, end, "person.listed" if listed else None


def _after_title(plain: str, start: int, end: int) -> int | None:
    """Return where the name starts behind a title: "Thủ tướng Phạm Minh Chính"."""
    for word in re.finditer(r"\S+", plain[start:end]):
        position = start + word.start()
        if word.start() and word[0] in FAMILY_NAMES and len(plain[position:end].split()) >= 2:
            return position
    return None


def _name_end(plain: str, start: int, printed: str) -> int | None:
    """Return where the name ends; a title that follows without comma is cut off."""
    words = printed.split()
    if words[0] in NOT_NAMES and words[0] not in FAMILY_NAMES:
        return None
    if match_key(printed) in _NOBODY or TITLE.match(plain, start):
        return None
    end = start
    for number, word in enumerate(re.finditer(r"\S+", printed)):
        at = start + word.start()
        if number and TITLE.match(plain, at):
            break
        end = start + word.end()
    cut = plain[start:end]
    if match_key(cut) in _NOBODY or not cut.strip():
        return None
    return end


# ------------------------------------------------------------------ short forms, joining


def _short_forms(passage: Passage, known: Sequence[Naming]) -> Iterator[Naming]:
    own = (n.span for n in known if n.span.field == passage.field)
    taken = Taken((span.start, span.end) for span in own)
    owners: dict[str, set[str]] = {}
    for naming in known:
        owners.setdefault(naming.name.split()[-1], set()).add(naming.name)
    for match in _SHORT.finditer(passage.plain):
        if taken.meets(match.start("name"), match.start("name") + 1):
            continue
        called = owners.get(match["name"], set())
        if len(called) == 1:
            yield Naming(
                name=next(iter(called)),
                span=passage.span(match.start("name"), match.end("name")),
                titles=(),
                role=None,
                rule="person.short",
            )


def gather(namings: Sequence[Naming]) -> tuple[Person, ...]:
    """Return one person per name; spellings that differ by a tone and share a title are one."""
    groups: list[list[Naming]] = []
    numbers: dict[str, set[int]] = {}
    for naming in namings:
        keys = {match_key(naming.name), toneless(naming.name)}
        near = sorted({n for key in keys for n in numbers.get(key, ())})
        number = next((n for n in near if _same_person(groups[n], naming)), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(naming)
        for key in keys:
            numbers.setdefault(key, set()).add(number)
    return tuple(_person(group) for group in groups)


def _same_person(group: Sequence[Naming], naming: Naming) -> bool:
    if any(match_key(n.name) == match_key(naming.name) for n in group):
        return True
    titles = {match_key(t) for n in group for t in n.titles}
    shared = titles & {match_key(t) for t in naming.titles}
    return bool(shared) and any(toneless(n.name) == toneless(naming.name) for n in group)


def _person(group: Sequence[Naming]) -> Person:
    spellings = Counter(n.name for n in group if n.rule != "person.short")
    titles: dict[str, str] = {}
    for naming in group:
        for title in naming.titles:
            titles.setdefault(match_key(title), title)
    role = None
    for naming in group:
        role = weightier(role, naming.role)
    return Person(
        name=spellings.most_common(1)[0][0] if spellings else group[0].name,
        titles=tuple(titles.values()),
        role=role,
        mentions=tuple(replace(n.span, rule=n.rule) for n in group),
        rule=group[0].rule,
    )
