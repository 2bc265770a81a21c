"""Owns the title of a page without layout: the line that title tags, address or place speak for.

Title tags alone cannot be believed: ``<title>`` is the bare site name on whole portals, or cut
with "...", and h1 is a sidebar's heading on others (notes on portals, traps 3). So a line of the
page is taken, near the text, that one of them confirms; without one, the heading above the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from govnews.plain_page.lines import Line
from govnews.plain_page.main_text import MainText
from govnews.vietnamese.dates import read_date_line
from govnews.vietnamese.fold import search_key
from govnews.vietnamese.text import clean

SHORTEST, LONGEST = 8, 400  # characters
_REACH = 30  # lines above the text
_INTO = 4  # lines into it
_TO_SENTENCE = 8  # lines of the text above its first sentence: title, date, counters
_LEAST_WORDS, _FEW_WORDS = 3, 5
_CONFIRMS = 5.0  # the weight of a voice that knows: a title tag, the address
_HEADER_LINES = 10
_OWN_LINES, _RIGHT_ABOVE = 3, 4
_SENTENCE_LENGTH = 120
_MOMENT_LENGTH = 40
_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_JOINT = re.compile(r"\s+[-–|»:·]\s+")
_AT_END = re.compile(r"\s*[(\[]\s*(?P<said>[^()\[\]]*)[)\]]\s*$")
_NAMED = re.compile(r"title|tieu-?_?de|headline|heading|subject|tentin|ten-tin", re.IGNORECASE)
_NAMED_FURNITURE = re.compile(
    r"portlet|breadcrumb|menu|banner|sidebar|widget|module-?title|duong-?dan", re.IGNORECASE
)
_SITE_NAME = re.compile(
    r"(?:cổng|trang)\s+(?:thông\s+tin|giao\s+tiếp)\s+điện\s+tử|(?:web)?site\b|báo\s+điện\s+tử",
    re.IGNORECASE,
)
_HEADINGS = {"h1": 4, "h2": 4, "h3": 3, "h4": 2, "h5": 1, "h6": 1}


@dataclass(frozen=True, kw_only=True)
class Title:
    """The title, its line (None: only a title tag says it) and what spoke for it."""

    text: str
    line: Line | None
    evidence: str


def stated_titles(tree: HtmlElement) -> dict[str, str]:
    """Return what the page's title tags say, by tag, the more trusted first."""
    found: dict[str, str] = {}
    for name, path in (
        ("og:title", "//meta[@property='og:title' or @name='og:title']/@content"),
        ("twitter:title", "//meta[@name='twitter:title']/@content"),
        ("<title>", "//title//text()"),
    ):
        text = clean(" ".join(map(str, tree.xpath(path)[:20])))
        if text:
            found[name] = text[:LONGEST]
    return found


def find_title(
    lines: Sequence[Line], text: MainText | None, stated: dict[str, str], url: str
) -> Title | None:
    """Return the title of the page's article, None where nothing speaks for any line."""
    first = _first_sentence(text, lines)
    near = lines[max(0, first - _REACH) : first + _INTO]
    slugs = list(_slugs(url))
    # The text may have been sought in the wrong place: an address knows better.
    far = [line for line in lines if not line.is_linked and _matches_slug(line.text, slugs)]
    near = sorted({line.number: line for line in (*near, *far[:3])}.values(), key=_number)
    surroundings = _Surroundings(near, first)
    judged = [(surroundings.score(line, stated, slugs), line) for line in near if _may_be(line)]
    best = max(judged, key=lambda one: (one[0][0], one[1].number), default=None)
    if best is not None and best[0][0] > 0:
        (_, evidence), line = best
        return Title(text=_words_of(line), line=line, evidence=evidence)
    told = next((said for said in stated.values() if _matches_slug(said, slugs)), None)
    if told is None:
        return None
    return Title(text=told, line=None, evidence="a title tag that the address repeats")


def _words_of(line: Line) -> str:
    """Return a title line's words without the link that some skins set behind it (In trang)."""
    text = line.text
    links = [clean("".join(link.itertext())) for link in line.element.iter("a")]
    last = next((said for said in reversed(links) if said), "")
    if last and not line.is_linked and text.endswith(last) and len(last) < len(text):
        text = text.removesuffix(last).rstrip(" |-–•")
    return without_end(text)


def is_site_name(text: str) -> bool:
    """Return whether a line begins as the names of portals do: Cổng thông tin điện tử …"""
    return _SITE_NAME.match(text) is not None


def _first_sentence(text: MainText | None, lines: Sequence[Line]) -> int:
    """Return the number of the text's first line that no title can be."""
    if text is None:
        return len(lines)
    begin = text.lines[0].number
    long = (line.number for line in text.lines if _is_sentence(line.text))
    return next((number for number in long if number - begin <= _TO_SENTENCE), begin)


def _number(line: Line) -> int:
    return line.number


def _is_sentence(text: str) -> bool:
    return len(text) > _SENTENCE_LENGTH and text.rstrip("”\"' ").endswith((".", ":", "!", "…", ";"))


def without_end(text: str) -> str:
    """Return a title without what some skins set behind it: empty brackets, a date, a moment."""
    found = _AT_END.search(text)
    if found is not None:
        said = found["said"].strip()
        line = read_date_line(said)
        if not said or (line is not None and len(line.quote) * 2 > len(said)):
            return text[: found.start()]
    line = read_date_line(text[-_MOMENT_LENGTH:])
    if line is not None and isinstance(line.value, datetime) and text.endswith(line.quote):
        return text.removesuffix(line.quote).rstrip(" -–|,(")
    return text


def _may_be(line: Line) -> bool:
    text = without_end(line.text)
    if not SHORTEST <= len(text) <= LONGEST or len(text.split()) < _LEAST_WORDS:
        return False
    dated = read_date_line(text[:200])
    return dated is None or len(dated.quote) * 2 < len(text)


class _Surroundings:
    """The lines near the text, and what their setting tells of each."""

    def __init__(self, near: Sequence[Line], first: int) -> None:
        self._first = first
        self._held: Counter[HtmlElement] = Counter()
        self._settings: Counter[tuple[str, str, str]] = Counter()
        self._links_until = [0]
        for line in near:
            for element in _chain(line):
                self._held[element] += 1
            self._settings[_setting(line)] += 1
            self._links_until.append(self._links_until[-1] + line.is_linked)
        self._places = {line.number: place for place, line in enumerate(near)}
        above = [line for line in near if line.number < first and _may_be(line)]
        self._last_above = above[-1].number if above else -1
        self._near = [(line, set(line.element.iterancestors())) for line in near]
        text = next((line.element for line in near if line.number == first), None)
        self._around_text = [] if text is None else [text, *text.iterancestors()]

    def score(
        self, line: Line, stated: dict[str, str], slugs: list[list[str]]
    ) -> tuple[float, str]:
        """Return how much speaks for a line, and whose voices; 0 and less is not enough."""
        voices = list(self._voices(line, stated, slugs))
        confirmed = any(weight >= _CONFIRMS for weight, _ in voices)
        score = sum(weight for weight, _ in voices) - self._doubts(line, confirmed)
        names = (name for _, name in sorted(voices, reverse=True))
        return score, " and ".join(dict.fromkeys(names))

    def _voices(
        self, line: Line, stated: dict[str, str], slugs: list[list[str]]
    ) -> Iterator[tuple[float, str]]:
        text = without_end(line.text)
        for name, title in stated.items():
            if agrees(text, title):
                yield _CONFIRMS + (name == "og:title"), name
        if _matches_slug(text, slugs):
            yield _CONFIRMS + 2.0, "the address"
        own = [element for element in _chain(line) if self._held[element] <= _OWN_LINES]
        if heading := max((_HEADINGS.get(element.tag, 0) for element in own), default=0):
            yield float(heading), "a heading"
        if _NAMED.search(_names(own)):
            yield 3.0, "its element's name"
        if line.bold * 2 > len(text):
            yield 1.0, "bold type"
        if 0 < self._first - line.number <= _RIGHT_ABOVE:
            is_last = line.number == self._last_above
            yield (2.5 if is_last else 1.0), "its place above the text"

    def _doubts(self, line: Line, confirmed: bool) -> float:
        """Return what speaks against a line: links, furniture, distance, a setting not its own."""
        above = self._links_until[self._places[line.number]]
        links = self._links_until[self._places.get(self._first, len(self._places) - 1)]
        doubts = 0.4 * max(0, links - above) + 0.1 * abs(self._first - line.number)
        doubts += 0.3 * self._links_beside(line)
        doubts += 6.0 if line.is_linked else 0.0
        doubts += 4.0 if _NAMED_FURNITURE.search(_names(_chain(line))) else 0.0
        if is_site_name(line.text):
            doubts += 9.0 if line.number < _HEADER_LINES or line.text.isupper() else 3.0
        if confirmed:
            return doubts
        doubts += 2.0 if line.number > self._first or _is_sentence(line.text) else 0.0
        doubts += 3.0 if len(line.text.split()) < _FEW_WORDS else 0.0
        return doubts + (2.0 if self._settings[_setting(line)] > _OWN_LINES else 0.0)

    def _links_beside(self, line: Line) -> int:
        """Return how many links stand above a line in the part that it shares with the text.

        A title shares the article's own box with it, a sidebar's heading only the whole page.
        """
        mine = {line.element, *line.element.iterancestors()}
        shared = next((element for element in self._around_text if element in mine), None)
        return sum(
            other.is_linked and other.number < line.number and shared in around
            for other, around in self._near
        )


def agrees(text: str, stated: str) -> bool:
    """Return whether a title tag means this line: equal, cut, or with the site's name beside it."""
    line, whole = text.casefold(), clean(stated).casefold()
    cut = _CUT.sub("", whole)
    if line == whole:
        return True
    if cut != whole and len(cut) >= SHORTEST and line.startswith(cut):
        return True
    return any(part.strip() == line for part in _JOINT.split(whole)) or (
        whole.startswith(line) and len(line) * 2 > len(whole)
        and _JOINT.match(whole, len(line)) is not None
    )  # fmt: skip


def _slugs(url: str) -> Iterator[list[str]]:
    """Yield the words of each part of an address that may spell a title without marks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    segments = [unquote(part) for part in parts.path.split("/")[-2:]]
    values = [value for _, value in parse_qsl(parts.query)]
    for said in [*segments, *values]:
        words = search_key(re.sub(r"\.\w{2,5}$", "", said[:LONGEST]).replace("-", " ")).split()
        while words and words[-1].isdecimal():
            words.pop()
        if len(words) > _LEAST_WORDS:
            yield words


def _matches_slug(text: str, slugs: list[list[str]]) -> bool:
    """Return whether an address spells the line: its words in order, perhaps cut at the end."""
    words = search_key(text[:LONGEST]).split()
    for slug in slugs:
        same = sum(one == other for one, other in zip(words, slug, strict=False))
        if (
            same > _LEAST_WORDS
            and same >= 0.8 * min(len(words), len(slug))
            and (len(slug) * 2 >= len(words))
        ):
            return True
    return False


def _chain(line: Line) -> list[HtmlElement]:
    """Return the line's element and the two around it."""
    chain = [line.element]
    while len(chain) < 3 and (parent := chain[-1].getparent()) is not None:
        chain.append(parent)
    return chain


def _setting(line: Line) -> tuple[str, str, str]:
    """Return how a line is set: what all headings of one kind of box have in common."""
    parent = line.element.getparent()
    around = "" if parent is None else f"{parent.tag}.{parent.get('class') or ''}"
    return str(line.element.tag), line.element.get("class") or "", around


def _names(elements: Sequence[HtmlElement]) -> str:
    return " ".join(f"{one.get('class') or ''} {one.get('id') or ''}" for one in elements)[:500]
