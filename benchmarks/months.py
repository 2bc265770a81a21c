"""Months of made-up news: who publishes how much on which day, what is copied, revised, gone.

Seeded: the same seed and size give the same articles. Portals differ as real ones do (few busy,
many quiet), weekends, holidays and Tết are thin, one article in twelve tells what another one
told, one in sixteen is corrected within days, one in a hundred is taken down.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from benchmarks.sentences import Sentence, Speaker
from benchmarks.templates import TEMPLATES, THEMES, TITLES, TOPIC_WEIGHTS
from benchmarks.world import Newsdesk
from govnews.identity import identity
from govnews.vietnamese.dates import ZONE
from govnews.vietnamese.fold import search_key
from govnews.vietnamese.public_holidays import DayClass, day_class

DAY = timedelta(days=1)
DAY_WEIGHTS = {
    DayClass.WORKING: 1.0,
    DayClass.AROUND: 0.7,
    DayClass.WEEKEND: 0.45,
    DayClass.HOLIDAY: 0.35,
    DayClass.TET: 0.12,
}
_FIRST_NUMBERED = date(2000, 1, 1)
POOL = 480
# How many sentences follow one of the few templates.
PRINTED = 0.1
_WEIGHTS = [TOPIC_WEIGHTS[topic] for topic, _ in TEMPLATES]
COPIED, REVISED, GONE = 0.045, 0.06, 0.01
# Copies make the day longer by this: taken off what the portals write themselves.
_COPIES_SHARE = 1.09


@dataclass(kw_only=True, slots=True)
class Article:
    """One article with all its texts; `copies` are on other portals."""

    desk: Newsdesk
    number: int
    title: str
    sentences: tuple[Sentence, ...]
    published_at: datetime
    news_day: date
    view_count: int | None
    corrected: tuple[Sentence, ...] | None = None
    gone_on: date | None = None
    copies: list[Article] = field(default_factory=list)

    article_id: UUID = field(init=False)
    title_search: str = field(init=False)
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self.article_id = identity("article", self.desk.code, str(self.number))
        self.title_search = search_key(self.title)
        words = self.title_search.replace(" ", "-")[:80]
        self.url = f"https://{self.desk.host}/tin-tuc/{words}-{self.number}.html"

    @property
    def published_quote(self) -> str:
        """Return the date line that the page prints."""
        local = self.published_at.astimezone(ZONE)
        return f"{local:%d/%m/%Y %H:%M}"

    @property
    def article_number(self) -> int:
        """Return the day in the upper 16 bits, the begin of the id below (as in the warehouse)."""
        return (self.news_day - _FIRST_NUMBERED).days << 48 | self.article_id.int >> 80


@dataclass(kw_only=True)
class Newsroom:
    """Writes the articles of one run of days; `numbers` go on from month to month."""

    desks: list[Newsdesk]
    seed: int
    numbers: dict[str, int] = field(default_factory=dict)
    _months: dict[tuple[str, int, int], tuple[Speaker, dict[int, Sentence]]] = field(
        default_factory=dict
    )

    def write_days(self, days: list[date], articles: int) -> Iterator[Article]:
        """Yield about so many articles in the order of their days; copies hang on the first."""
        weights = [DAY_WEIGHTS[day_class(day)] for day in days]
        share = sum(desk.weight for desk in self.desks) * sum(weights) * _COPIES_SHARE
        for day, weight in zip(days, weights, strict=True):
            chance = Random(f"{self.seed} {day}")
            for desk in self.desks:
                expected = articles * weight * desk.weight / share
                for _ in range(_drawn(chance, expected)):
                    yield self._write(chance, desk, day)

    def _write(self, chance: Random, desk: Newsdesk, day: date) -> Article:
        length = max(4, min(40, round(chance.lognormvariate(2.4, 0.4))))
        sentences = tuple(self._sentence(chance, desk, day) for _ in range(length))
        title = _title(chance, desk, day, sentences[0])
        article = self._article(chance, desk, day, title, sentences)
        if chance.random() < COPIED:
            article.copies = [self._copy(chance, article) for _ in range(_drawn(chance, 1.2) + 1)]
        return article

    def _copy(self, chance: Random, article: Article) -> Article:
        desk = chance.choice([one for one in self.desks if one is not article.desk])
        shorter = article.sentences[: -1 if len(article.sentences) > 8 else None]
        return self._article(chance, desk, article.news_day, article.title, shorter, late=True)

    def _article(
        self, chance: Random, desk: Newsdesk, day: date, title: str,
        sentences: tuple[Sentence, ...], *, late: bool = False,
    ) -> Article:  # fmt: skip
        number = self.numbers[desk.code] = self.numbers.get(desk.code, 0) + 1
        minute = chance.randrange(7 * 60, 13 * 60) + (4 * 60 if late else 0)
        corrected = None
        if chance.random() < REVISED:
            place = chance.randrange(len(sentences))
            other = self._sentence(chance, desk, day)
            corrected = (*sentences[:place], other, *sentences[place + 1 :])
        return Article(
            desk=desk,
            number=number,
            title=title,
            sentences=sentences,
            published_at=datetime(day.year, day.month, day.day, tzinfo=UTC)
            + timedelta(minutes=minute - 7 * 60),
            news_day=day,
            view_count=int(chance.paretovariate(0.9) * 20) % 2_000_000 if number % 3 else None,
            corrected=corrected,
            gone_on=day + chance.randint(5, 90) * DAY if chance.random() < GONE else None,
        )

    def _sentence(self, chance: Random, desk: Newsdesk, day: date) -> Sentence:
        """Return one of the sentences that a portal has for a month."""
        month = (desk.code, day.year, day.month)
        if month not in self._months:
            if len(self._months) >= 2 * len(self.desks):
                self._months.clear()
            speaker = Speaker(
                random=Random(f"{self.seed} {month}"),
                bodies=desk.bodies_of(day),
                officials=list(desk.officials),
                places=list(desk.places),
                documents=desk.documents(day.replace(day=1), self.seed),
                first_day=day.replace(day=1),
            )
            self._months[month] = (speaker, {})
        speaker, said = self._months[month]
        number = int(chance.random() * POOL)
        if number not in said:
            [(topic, words)] = speaker.random.choices(TEMPLATES, _WEIGHTS)
            if speaker.random.random() >= PRINTED:
                words = speaker.compose(topic)
            said[number] = speaker.say(words, topic)
        return said[number]


def _drawn(chance: Random, expected: float) -> int:
    """Return a whole number around `expected`, by chance (a normal stands in for Poisson)."""
    if expected > 20:
        return max(0, round(chance.gauss(expected, expected**0.5)))
    limit, product, drawn = 2.718281828459045**-expected, chance.random(), 0
    while product > limit:
        product *= chance.random()
        drawn += 1
    return drawn


def _title(chance: Random, desk: Newsdesk, day: date, first: Sentence) -> str:
    return chance.choice(TITLES).format(
        place=chance.choice(desk.places).columns[0],
        theme=THEMES[first.topic],
        period=f"{day.month} tháng đầu năm {day.year}",
        person=chance.choice(desk.officials).printed,
        year=day.year,
    )


def days_of(first: date, last: date) -> list[date]:
    """Return every day from `first` to `last`."""
    return [first + step * DAY for step in range((last - first).days + 1)]
