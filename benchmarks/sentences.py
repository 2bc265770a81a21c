"""Made-up sentences of Vietnamese government news, each with the facts that it states.

A sentence is a template whose slots are filled by chance: bodies, officials, places, sums,
shares, documents, days and periods. Every slot leaves one fact with its exact span, so that
whatever is put together from such sentences keeps the promise ``text[start:end] == quote``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from benchmarks.templates import (
    CIRCUMSTANCES,
    FIGURES,
    LINKS,
    MANNERS,
    OBJECTS,
    OPENINGS,
    QUALITIES,
    TOPIC_WORDS,
    VERBS,
)
from govnews.vietnamese.fold import match_key, search_key

_SLOT = re.compile(r"\{(\w+)\}")
NOTHING = r"\N"
VERSION = "volume"


class Fact(NamedTuple):
    """One stated fact: its span within the sentence, and its columns as COPY writes them.

    `line` is what follows the span in the warehouse, `staged_line` what follows it in staging,
    where the attributes of the dimension's row stand, too (`named`).
    """

    table: str
    start: int
    end: int
    columns: tuple[str, ...]
    named: tuple[str, ...]
    line: str
    staged_line: str


class Sentence(NamedTuple):
    """Words and their facts."""

    words: str
    marked: str
    folded: str
    facts: tuple[Fact, ...]
    topic: str


class Named(NamedTuple):
    """A row of a dimension that sentences name, and how they print it."""

    key: str
    printed: str
    columns: tuple[str, ...]


@dataclass(kw_only=True)
class Speaker:
    """Fills the slots for one portal and one month: with the names of its own surroundings."""

    random: Random
    bodies: list[Named]
    officials: list[Named]
    places: list[Named]
    documents: list[Named]
    first_day: date
    facts: list[Fact] = field(default_factory=list)

    def say(self, template: str, topic: str) -> Sentence:
        """Return the template with its slots filled."""
        self.facts = []
        words, rest = "", 0
        for slot in _SLOT.finditer(template):
            words += template[rest : slot.start()]
            words += _FILLERS[slot[1]](self, len(words))
            rest = slot.end()
        words += template[rest:]
        self._find_topic(words, topic)
        marked = match_key(words)
        return Sentence(words, marked, _fold(marked), tuple(self.facts), topic)

    def compose(self, topic: str) -> str:
        """Return a template of this topic that nobody has written before."""
        works = [self._work(topic) for _ in range(self.random.randint(2, 3))]
        opening = self.random.choice(OPENINGS)
        word = self.random.choice(TOPIC_WORDS[topic])
        link = self.random.choice(LINKS)
        return f"{opening} {works[0]} {link} {word}, {'; '.join(works[1:])}."

    def _work(self, topic: str) -> str:
        """Return something that is done, with a figure half of the time."""
        choose = self.random.choice
        own = OBJECTS[topic] if self.random.random() < 0.5 else choose(_OBJECTS)
        parts = (VERBS, own, QUALITIES, MANNERS, CIRCUMSTANCES)
        work = " ".join([choose(words) for words in parts])
        return f"{work}, {choose(FIGURES)}" if self.random.random() < 0.6 else work

    def _find_topic(self, words: str, topic: str) -> None:
        for word in TOPIC_WORDS[topic]:
            place = words.find(word)
            if place >= 0:
                self._keep("topic_mention", place, word, "topic.words", (topic,))
                return

    def _keep(
        self, table: str, start: int, printed: str, rule: str,
        columns: tuple[str, ...], named: tuple[str, ...] = (),
    ) -> str:  # fmt: skip
        told = () if table == "topic_mention" else columns
        self.facts.append(
            Fact(
                *(table, start, start + len(printed), columns, named),
                line="\t".join((printed, rule, VERSION, *told)),
                staged_line="\t".join((printed, rule, *columns, *named)),
            )
        )
        return printed

    def body(self, start: int) -> str:
        """Name an organisation."""
        one = self.random.choice(self.bodies)
        columns = (one.key,)
        return self._keep(
            "organisation_mention", start, one.printed, "organisation.listed", columns, one.columns
        )

    def official(self, start: int) -> str:
        """Name a person; the office stands in the template."""
        one = self.random.choice(self.officials)
        columns = (one.key, "{}", "speaker", "{}")
        return self._keep(
            "person_mention", start, one.printed, "person.honorific", columns, one.columns
        )

    def place(self, start: int) -> str:
        """Name a unit."""
        one = self.random.choice(self.places)
        return self._keep("place_mention", start, one.printed, "place.typed", one.columns)

    def document(self, start: int) -> str:
        """Cite a document."""
        one = self.random.choice(self.documents)
        columns = (one.key, "f")
        return self._keep(
            "document_citation", start, one.printed, "document.numbered", columns, one.columns
        )

    def money(self, start: int) -> str:
        """State a sum in dong; small ones are far more common than large ones."""
        value = round(10 ** self.random.uniform(0, 3.5), 1)
        unit, factor = self.random.choice((("tỷ đồng", 10**9), ("triệu đồng", 10**6)))
        printed = f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",") + f" {unit}"
        amount = f"{round(value * factor)}"
        return self._quantity(start, printed, amount, "vnd", unit, "kinh phí")

    def percent(self, start: int) -> str:
        """State a share."""
        value = self.random.randint(100, 1200) / 10
        printed = f"{value:.1f}".replace(".", ",") + "%"
        return self._quantity(start, printed, f"{value:.1f}", "percent", "%", "tỷ lệ")

    def coverage(self, start: int) -> str:
        """State which share of the people has health insurance."""
        printed = f"{self.random.randint(850, 999) / 10:.1f}"
        return self._quantity(
            start, f"{printed.replace('.', ',')}%", printed, "percent", "%",
            "tỷ lệ người dân tham gia bảo hiểm y tế", is_whole=True,
        )  # fmt: skip

    def plan(self, start: int) -> str:
        """State how far the plan was carried out."""
        printed = f"{self.random.randint(600, 1400) / 10:.1f}"
        quote = f"{printed.replace('.', ',')}% kế hoạch"
        return self._quantity(start, quote, printed, "percent_of_plan", "% kế hoạch", "diện tích")

    def count(self, start: int) -> str:
        """State how many of something there are."""
        value = int(10 ** self.random.uniform(0.5, 5))
        unit, printed_unit = self.random.choice(
            (("household", "hộ"), ("person", "người"), ("hectare", "ha"), ("pupil", "học sinh"))
        )
        printed = f"{value:,}".replace(",", ".") + f" {printed_unit}"
        return self._quantity(start, printed, str(value), unit, printed_unit, "số lượng")

    def _quantity(
        self, start: int, printed: str, value: str, unit: str, unit_printed: str, measure: str,
        *, is_whole: bool = False,
    ) -> str:  # fmt: skip
        nature = self.random.choice(("result", "result", "result", "target", "total"))
        # What is counted is printed in as many words as there are things to count.
        if not is_whole:
            measure = f"{measure} {self.random.choice(self.random.choice(_OBJECTS))}"
        columns = (value, unit, unit_printed, "exact", nature, measure)
        return self._keep("quantity", start, printed, "quantity.measure", columns)

    def day(self, start: int) -> str:
        """Tell a day of the month."""
        told = self.first_day + timedelta(days=self.random.randrange(28))
        value = told.isoformat()
        columns = (value, "day", "stated", value, value)
        printed = f"{told.day}/{told.month}/{told.year}"
        return self._keep("event_date", start, printed, "event_date.stated", columns)

    def period(self, start: int) -> str:
        """Name the months of the year so far."""
        months = self.random.randint(2, 12)
        year = self.first_day.year
        label = f"{months} tháng đầu năm {year}"
        last = date(year, months + 1, 1) - timedelta(days=1) if months < 12 else date(year, 12, 31)
        columns = (label, f"{year}-01-01", last.isoformat())
        return self._keep("period", start, label, "period.months", columns)

    def meeting(self, start: int) -> str:
        """Report an event, chaired by an official."""
        name = self.random.choice(_MEETINGS)
        chair = self.random.choice(self.officials)
        day = (self.first_day + timedelta(days=self.random.randrange(28))).isoformat()
        organiser = self.random.choice(self.bodies)
        columns = (
            *("hội nghị", name, day, day, day, organiser.printed, organiser.key),
            *(chair.printed, chair.key),
        )
        return self._keep("event", start, name, "event.done", columns, organiser.columns[1:2])


def _fold(marked: str) -> str:
    """Return the search key of words whose match key is known: few words make all sentences."""
    return " ".join([_fold_word(word) for word in marked.split(" ")])


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return search_key(word)


_OBJECTS = tuple(OBJECTS.values())
_MEETINGS = (
    "hội nghị sơ kết công tác",
    "hội nghị triển khai nhiệm vụ trọng tâm",
    "hội nghị tổng kết phong trào thi đua",
    "hội nghị giao ban các xã, thị trấn",
    "hội nghị đối thoại với nhân dân",
)
_FILLERS: dict[str, Callable[[Speaker, int], str]] = {
    name: getattr(Speaker, name)
    for name in (
        *("body", "official", "place", "document", "money"),
        *("percent", "coverage", "plan", "count", "day", "period", "meeting"),
    )
}
