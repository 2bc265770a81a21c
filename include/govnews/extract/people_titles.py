"""Owns the offices printed before and behind a name: where one ends and the sentence goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.names_of_people import (
    DEGREES,
    FAMILY_NAMES,
    HONORIFIC,
    NAME,
    TITLE_HEAD,
    TITLE_STOP,
)
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, starting_in

_WITHIN = re.compile(rf"(?P<name>{NAME})")
TITLE = re.compile(TITLE_HEAD)
_TITLE_AFTER = re.compile(rf"\s*(?:,|-|\()\s*(?={TITLE_HEAD})|\s+(?={TITLE_HEAD})")
_TITLE_ENDS = re.compile(rf"[,;.:()\n\"]|\s-\s|\s(?={TITLE_STOP}\b)|\s(?=và\b)")


def titles_after(
    passage: Passage, organisations: Sequence[Mention], end: int
) -> tuple[list[str], int]:
    """Return the offices printed behind a name, and where the last one ends."""
    titles: list[str] = []
    while (link := _TITLE_AFTER.match(passage.plain, end)) is not None:
        head = TITLE.match(passage.plain, link.end())
        if head is None:
            break
        stop = _title_end(passage, organisations, head)
        titles.append(passage.text[link.end() : stop])
        end = stop
    return titles, end


def _title_end(passage: Passage, organisations: Sequence[Mention], head: re.Match[str]) -> int:
    """Return where a title ends: with its organisation, else before comma, dash or verb."""
    plain, position = passage.plain, head.end()
    for mention in starting_in(organisations, head.start() + 1, len(plain)):
        if mention.start > position + 1:
            break
        position = max(position, mention.end)
        # "Ủy viên Ban Thường vụ Tỉnh ủy" is one office; "Bí thư Huyện ủy Chủ tịch HĐND" two.
    following = TITLE.match(plain, position + 1)
    if position > head.end() and (following or plain[position : position + 1] in ",;.-:)(\n"):
        return position
    stop = _TITLE_ENDS.search(plain, position)
    end = stop.start() if stop else len(plain)
    further = TITLE.search(plain, position + 1, end)
    if further and plain[further.start()].isupper() and position > head.end():
        end = further.start()
    name = _WITHIN.search(plain, position, end)
    if (
        name
        and name["name"].split()[0] in FAMILY_NAMES
        and not _is_inside(organisations, name.start(), name.start() + 1)
    ):
        end = name.start()
    return position + len(plain[position:end].rstrip(" -,"))


def titles_before(passage: Passage, organisations: Sequence[Mention], start: int) -> list[str]:
    """Return the office printed right before a name: "Chủ tịch UBND huyện Trần Văn B"."""
    floor = max(passage.sentences.at(start)[0], start - 110)
    window = passage.plain[floor:start]
    honour = re.search(rf"(?:{HONORIFIC}|{DEGREES})?\s*$", window)
    limit = floor + honour.start() if honour and honour[0].strip() else start
    heads = list(TITLE.finditer(passage.plain, floor, limit))
    for head in heads:
        between = passage.plain[head.end() : limit].rstrip()
        if between.endswith((",", "-", "(", " và")):
            continue
        if not between or _is_complement(passage, organisations, head.end(), limit):
            return [passage.text[head.start() : limit].strip(" ,-–")]
    return []


def _is_complement(
    passage: Passage, organisations: Sequence[Mention], start: int, end: int
) -> bool:
    words = passage.plain[start:end]
    if re.search(r"[,;.:()\n]|\s-\s", words.rstrip(" -,")) or re.search(
        rf"\s{TITLE_STOP}\b", words
    ):
        return False
    # Another person's name between office and name: the office is the other's.
    inner = _WITHIN.search(words)
    if (
        inner
        and inner["name"].split()[0] in FAMILY_NAMES
        and not _is_inside(organisations, start + inner.start(), start + inner.start() + 1)
    ):
        return False
    return _is_inside(organisations, start + 1, end - 2) or len(words.split()) <= 6


def _is_inside(organisations: Sequence[Mention], start: int, end: int) -> bool:
    """Return whether one organisation covers the stretch."""
    before = starting_in(organisations, 0, start + 1)[-1:]
    return any(mention.end >= end for mention in before)
