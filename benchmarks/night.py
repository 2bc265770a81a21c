"""One busy night against a filled warehouse: new articles, copies, corrections, sightings.

It goes the real way: rows into staging by COPY, the search for latecomers, comparison, the load
in its one transaction (near-duplicates and what revisions changed are told inside it), fates and
coverage. Only reading pages and Great Expectations are left out: they know nothing of the
warehouse's size.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from random import Random
from uuid import UUID

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from benchmarks.copying import copy_lines, plain
from benchmarks.echoes import stage_echoes
from benchmarks.months import Article, Newsroom
from benchmarks.rows import EVIDENCE, FACT_COLUMNS, copied, facts_of, run_id, started_at, text_of
from benchmarks.sentences import NOTHING, VERSION
from benchmarks.world import Newsdesk
from govnews.compare import compare
from govnews.identity import identity
from govnews.load import merge
from govnews.load.counts import Loaded
from govnews.load.fates import decide_fates
from govnews.load.likeness import StoryRule
from govnews.load.merge import load
from govnews.load.portal_days import first_changed_day, refresh_portal_days
from govnews.load.staging import clear_staging
from govnews.load.stories import merge_stories
from govnews.settings import ROOT
from govnews.vietnamese.dates import ZONE
from govnews.vietnamese.fold import match_key, search_key

BUILD = "volume-night"
# Per new page; of the pages asked again some are sent anew, most are only said to be unchanged.
ECHOES, CORRECTIONS, SENT_AGAIN, SIGHTINGS = 0.05, 0.02, 0.1, 2.0
# Page numbers of a night begin where no month's and no other night's come; copies have their own.
FIRST_NUMBER, FIRST_COPY, NUMBERS = 50_000_000, 5_000_000_000, 100_000
READING = (
    *("build_id", "capture_id", "run_id", "news_day", "portal_code", "url", "fetched_at"),
    *("layout", "encoding", "page_identity", "article_id", "content_digest", "title"),
    *("title_search", "published_at", "published_on", "published_basis", "published_precision"),
    *("published_quote", "is_published_conflicting", "authors", "text", "text_search"),
    *(
        "marked_search",
        "captions",
        "tables",
        "attachments",
        "view_count",
        "place_id",
        "today_place_id",
        "topic_codes",
    ),
    "extractor_version",
)
CAPTURE = (
    *("capture_id", "run_id", "portal_code", "url", "fetched_at", "http_status"),
    *("payload_digest", "payload_bytes", "warc_file", "warc_offset", "warc_length"),
)
STAGED = {
    "document_citation": ("kind", "number_symbol"),
    "person_mention": (
        *("name", "name_search", "province_name", "office_name", "office_name_search"),
        *("office_organisation_id", "place_id"),
    ),
    "organisation_mention": ("name", "name_search", "organisation_type"),
    "event": ("organiser_name_search",),
}
_HELD = """
SELECT
    portal.portal_code,
    article.page_identity,
    article.url,
    article.title,
    revision.text,
    article.published_at,
    article.published_quote,
    revision.revision_id,
    (
        SELECT array_agg(topic.topic_code ORDER BY topic.topic_code)
        FROM warehouse.fact_topic_mention AS mention
        INNER JOIN warehouse.dim_topic AS topic USING (topic_id)
        WHERE mention.revision_id = revision.revision_id
    ) AS topic_codes
FROM warehouse.fact_article AS article
INNER JOIN warehouse.fact_article_revision AS revision
    ON article.current_revision_id = revision.revision_id
INNER JOIN warehouse.dim_portal AS portal ON article.portal_id = portal.portal_id
WHERE article.published_on BETWEEN %(day)s::date - 20 AND %(day)s AND NOT article.is_gone
ORDER BY md5(article.article_id::text)
LIMIT %(count)s
"""
_SIGHT = """
INSERT INTO crawl.fate (run_id, portal_code, url, fate, http_status)
SELECT %(run_id)s, address.portal_code, address.url, 'unchanged', 304
FROM crawl.address AS address
WHERE
    address.first_seen_on BETWEEN %(day)s::date - 30 AND %(day)s
    AND address.last_fate IN ('loaded', 'unchanged', 'revised')
ORDER BY md5(address.url)
LIMIT %(count)s
ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, kw_only=True)
class Night:
    """What one night came to: seconds by step, and the rows that the load touched."""

    articles: int
    seconds: dict[str, float]
    seconds_alike: float
    """Those of near-duplicates, within the load."""
    loaded: Loaded
    slowest: list[tuple[float, str]]
    """Seconds and first line of the statements that took longest."""


class Pages:
    """Collects a night's rows of crawl, archive and staging as lines for COPY."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.lines: defaultdict[str, list[str]] = defaultdict(list)
        self.echoes: dict[UUID, UUID] = {}
        """By capture the held revision whose words, and facts, it repeats."""
        self.articles = 0

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table's lines."""
        name = table.removeprefix("staging.")
        fixed = {
            "archive.capture": CAPTURE,
            "staging.reading": READING,
            "crawl.fate": ("run_id", "portal_code", "url", "capture_id", "http_status"),
            "crawl.address": ("portal_code", "url", "kind", "found_in_run_id", "page_identity"),
        }
        lead = ("build_id", "capture_id", *(("ordinal",) if name == "event" else ()), *EVIDENCE)
        own = ("topic_code",) if name == "topic_mention" else FACT_COLUMNS.get(name, ())
        return fixed.get(table) or (*lead, *own, *STAGED.get(name, ()))

    def put(self, table: str, *values: object) -> None:
        """Add one row."""
        self.lines[table].append("\t".join([NOTHING if v is None else str(v) for v in values]))

    def add(self, article: Article) -> None:
        """Add a new article with all its facts, and its copies."""
        text = text_of(article.sentences)
        topics = "{" + ",".join(sorted({one.topic for one in article.sentences})) + "}"
        capture_id = self.add_page(
            article.desk, str(article.number), article.url, article.title, text,
            published=(article.published_at, article.published_quote),
            topics=topics, view_count=article.view_count,
        )  # fmt: skip
        events = 0
        for base, fact in facts_of(article.sentences):
            lead = f"{BUILD}\t{capture_id}"
            if fact.table == "event":
                events += 1
                lead = f"{lead}\t{events}"
            span = f"{base + fact.start}\t{base + fact.end}"
            self.lines[f"staging.{fact.table}"].append(f"{lead}\ttext\t{span}\t{fact.staged_line}")
        for copy in article.copies:
            self.add(copy)

    def add_page(
        self, desk: Newsdesk, number: str, url: str, title: str, text: str, *,
        published: tuple[datetime, str], topics: str, view_count: int | None = None,
    ) -> UUID:  # fmt: skip
        """Add one page that was read to these words; return its capture."""
        self.articles += 1
        at = started_at(self.day) + timedelta(milliseconds=20 * self.articles)
        capture_id = identity("capture", desk.code, url, str(at))
        digest = blake2b(f"{title}\n{text}".encode(), digest_size=32).hexdigest()
        night = run_id(self.day)
        self.put(
            "archive.capture", capture_id, night, desk.code, url, at, 200, digest, 48_000,
            f"{desk.code}/{self.day}.warc.gz", self.articles * 9000, 9000,
        )  # fmt: skip
        self.put("crawl.address", desk.code, url, "article", night, number)
        self.put("crawl.fate", night, desk.code, url, capture_id, 200)
        place, (published_at, printed) = desk.place, published
        self.put(
            "staging.reading", BUILD, capture_id, night, self.day, desk.code, url, at, "plain",
            "utf-8", number, identity("article", desk.code, number), digest, title,
            search_key(title), published_at, published_at.astimezone(ZONE).date(), "stated",
            "minute", printed, "f", "{}", copied(text), search_key(text),
            f"{match_key(title)} | {match_key(text)}", "{}", "[]", "[]", view_count,
            place.place_id, place.today_place_id, topics, VERSION,
        )  # fmt: skip
        return capture_id


def collect(url: str, desks: list[Newsdesk], day: date, articles: int, seed: int) -> Pages:
    """Return the pages of a night: mostly new, some copies of held ones, corrected, as before."""
    pages = Pages(day)
    room = Newsroom(desks=desks, seed=seed + 1)
    own = day.toordinal() * NUMBERS
    room.numbers = {desk.code: FIRST_NUMBER + own for desk in desks}
    chance = Random(f"{seed} {day} night")
    by_code = {desk.code: desk for desk in desks}
    corrections, again = round(articles * CORRECTIONS), round(articles * SENT_AGAIN)
    with psycopg.connect(plain(url)) as connection:
        bound = {"day": day, "count": corrections + again + round(articles * ECHOES)}
        held = connection.execute(_HELD, bound).fetchall()
    copied_at = started_at(day) - timedelta(hours=9)
    for place, row in enumerate(held):
        code, number, address, title, text, published_at, printed, revision_id, topics = row
        desk, published = by_code[code], (published_at, printed)
        if place < corrections:
            text += " Tin được cập nhật lúc 20 giờ cùng ngày."
        elif place >= corrections + again:
            desk = chance.choice([one for one in desks if one.code != code])
            number = str(FIRST_COPY + own + place)
            address, published = f"https://{desk.host}/tin/{number}", (copied_at, f"{day:%d/%m/%Y}")
        capture_id = pages.add_page(
            desk, number, address, title, text, published=published,
            topics="{" + ",".join(topics or ()) + "}",
        )  # fmt: skip
        pages.echoes[capture_id] = revision_id
    for article in room.write_days([day], articles - len(held)):
        pages.add(article)
    return pages


def run_night(url: str, desks: list[Newsdesk], day: date, articles: int, seed: int) -> Night:
    """Let a night come in, and tell what took how long."""
    pages = collect(url, desks, day, articles, seed)
    engine = create_engine(url, poolclass=NullPool)
    statements = _watch(engine)
    _open_run(url, pages, round(articles * SIGHTINGS))
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> object:
        started = time.perf_counter()
        result = work()
        seconds[name] = time.perf_counter() - started
        return result

    staging = [table for table in pages.lines if table.startswith("staging.")]
    timed("staging", lambda: _copy_all(url, pages, staging))
    timed("latecomers", lambda: _find_overtaken(engine))
    timed("comparison", lambda: compare(engine, BUILD, ROOT / "sql", lambda *_: 0))
    with _timed_likeness(seconds_alike := []):
        loaded = timed("load", lambda: load(engine, BUILD))
    assert isinstance(loaded, Loaded)
    timed("fates", lambda: decide_fates(engine, BUILD))
    first = timed("first changed day", lambda: first_changed_day(engine, BUILD))
    assert isinstance(first, date)
    timed("coverage", lambda: refresh_portal_days(engine, first))
    timed("emptying staging", lambda: clear_staging(engine, BUILD))
    return Night(
        articles=pages.articles,
        seconds=seconds,
        seconds_alike=sum(seconds_alike),
        loaded=loaded,
        slowest=sorted(((took, name) for name, took in statements.items()), reverse=True)[:12],
    )


def _find_overtaken(engine: Engine) -> int:
    """Return how many articles came late: every night asks, this one brings none."""
    overtaken = text((ROOT / "sql" / "build" / "overtaken_articles.sql").read_text("utf-8"))
    with engine.begin() as connection:
        return len(connection.execute(overtaken, {"build_id": BUILD}).all())


@contextmanager
def _timed_likeness(taken: list[float]) -> Iterator[None]:
    """Note how long the load's near-duplicates take: bands, edges, stories, copies."""

    def timed(connection: Connection, rule: StoryRule | None = None) -> int:
        started = time.perf_counter()
        changed = merge_stories(connection, rule)
        taken.append(time.perf_counter() - started)
        return changed

    merge.merge_stories = timed
    try:
        yield
    finally:
        merge.merge_stories = merge_stories


def _watch(engine: Engine) -> dict[str, float]:
    """Return the seconds of each statement from now on, by its first line."""
    seconds: dict[str, float] = {}
    begun: list[float] = []

    @event.listens_for(engine, "before_cursor_execute")
    def begin(*_: object) -> None:
        begun.append(time.perf_counter())

    @event.listens_for(engine, "after_cursor_execute")
    def end(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        lines = [line for line in statement.splitlines() if line.startswith("--")]
        name = (lines[0] if lines else statement.strip())[:90]
        seconds[name] = seconds.get(name, 0) + time.perf_counter() - begun.pop()

    return seconds


def _open_run(url: str, pages: Pages, sightings: int) -> None:
    """Add what the crawl would have left before the build begins."""
    night = run_id(pages.day)
    at: datetime = started_at(pages.day)
    with psycopg.connect(plain(url)) as connection:
        connection.execute(
            "INSERT INTO crawl.run (run_id, news_day, started_at, finished_at)"
            " VALUES (%s, %s, %s, %s) ON CONFLICT (run_id) DO UPDATE SET counted_at = NULL",
            (night, pages.day, at, at + timedelta(hours=3)),
        )  # fmt: skip
        known = {
            tuple(row)
            for row in connection.execute(
                "SELECT portal_code, url FROM crawl.address WHERE url = any(%s)",
                ([line.split("\t")[1] for line in pages.lines["crawl.address"]],),
            )
        }
        pages.lines["crawl.address"] = [
            line
            for line in pages.lines["crawl.address"]
            if tuple(line.split("\t")[:2]) not in known
        ]
        for table in ("archive.capture", "crawl.address", "crawl.fate"):
            copy_lines(connection, table, pages.columns(table), pages.lines[table])
        connection.execute(
            _SIGHT, {"run_id": night, "day": pages.day - timedelta(days=1), "count": sightings}
        )


def _copy_all(url: str, pages: Pages, tables: Sequence[str]) -> None:
    with psycopg.connect(plain(url)) as connection:
        for table in tables:
            copy_lines(connection, table, pages.columns(table), pages.lines[table])
        stage_echoes(connection, BUILD, pages.echoes)
