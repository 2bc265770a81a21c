"""A small newsroom for the tests of loading: runs, captures, articles and facts of our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, text

from govnews.compare import compare
from govnews.identity import identity
from govnews.load.counts import Loaded
from govnews.load.fates import decide_fates
from govnews.load.merge import load
from govnews.load.staging import StagedReading, stage
from govnews.records import (
    Article,
    Basis,
    Capture,
    Document,
    Event,
    EventDate,
    Facts,
    Fate,
    Organisation,
    Period,
    Person,
    Place,
    PlaceMention,
    Precision,
    PublishedAt,
    Quantity,
    Reading,
    Span,
    TopicMention,
)

SQL = Path(__file__).resolve().parents[2] / "sql"
FIRST_DAY = date(2026, 11, 20)
DAM_HA = Place(province="Tỉnh Quảng Ninh", district="Huyện Đầm Hà")
LAM_HA = Place(province="Tỉnh Lâm Đồng", district="Huyện Lâm Hà")
TOPICS = (("agriculture", "Agriculture", "Nông nghiệp"), ("health", "Health", "Y tế"))
URL = "http://damha.test/tin-tuc/mua-gat-11873.html"
OTHER = "http://damha.test/tin-tuc/tin-khac-11001.html"
BODY = (
    "Ngày 18/11/2026, UBND huyện Đầm Hà họp bàn vụ đông theo Kế hoạch số 89-KH/HU.",
    "Ông Trần Văn Lúa, Chủ tịch UBND huyện cho biết toàn huyện đã gặt 93,4% diện tích,"
    " thu về 71,5 triệu đồng/ha.",
)
CAPTIONS = ("Quang cảnh cuộc họp",)


def find(quote: str, source: str, name: str = "text") -> Span:
    """Return the span of `quote` in `source`."""
    start = source.index(quote)
    return Span(quote=quote, start=start, end=start + len(quote), field=name)


def make_article(
    url: str = URL,
    portal: str = "damha",
    body: Sequence[str] = BODY,
    view_count: int | None = 12,
    title: str = "Đầm Hà: Bàn giải pháp cho vụ đông",
) -> Article:
    return Article(
        url=url,
        portal=portal,
        title=title,
        published_at=PublishedAt(
            value=date(2026, 11, 19),
            basis=Basis.STATED,
            precision=Precision.DAY,
            quote="Đăng ngày 19/11/2026",
        ),
        byline="Thu Hà (Trung tâm TT&VH)",
        authors=("Thu Hà",),
        unit="Trung tâm TT&VH",
        body=tuple(body),
        captions=CAPTIONS,
        view_count=view_count,
        layout="damha_2024",
        encoding="utf-8",
    )


def make_facts(article: Article, place: Place = DAM_HA, version: str = "1") -> Facts:
    """Return one fact of every kind, as far as the article's text holds its words."""
    words = article.text
    year = Period(label="năm 2026", start_date=date(2026, 1, 1), end_date=date(2026, 12, 31))
    return Facts(
        place=place,
        quantities=(
            Quantity(
                value=93.4,
                unit="percent",
                unit_printed="%",
                modifier="exact",
                measure="diện tích",
                period=year,
                span=find("93,4%", words),
                rule="percent",
            ),
            Quantity(
                value=71_500_000.0,
                unit="vnd/hectare",
                unit_printed="triệu đồng/ha",
                span=find("71,5 triệu đồng/ha", words),
                rule="money",
            ),
        ),
        documents=(
            Document(
                kind="Kế hoạch",
                number_symbol="89-KH/HU",
                issuer=None,
                date_issued=None,
                subject=None,
                mentions=(find("Kế hoạch số 89-KH/HU", words),),
                rule="numbered",
            ),
        ),
        people=(
            Person(
                name="Trần Văn Lúa",
                titles=("Chủ tịch UBND huyện",),
                role="speaker",
                office="Ủy ban nhân dân huyện Đầm Hà",
                mentions=(find("Trần Văn Lúa", words),),
                rule="honorific",
            ),
            Person(
                name="Thu Hà",
                role="author",
                mentions=(find("Thu Hà", article.byline or "", "byline"),),
                rule="byline",
            ),
        ),
        organisations=(
            Organisation(
                canonical="Ủy ban nhân dân huyện Đầm Hà",
                type="peoples_committee",
                mentions=(find("UBND huyện Đầm Hà", words),),
                rule="committee",
            ),
        ),
        place_mentions=(
            PlaceMention(
                canonical="Huyện Đầm Hà",
                level="district",
                span=find("huyện Đầm Hà", words),
                rule="typed",
            ),
        ),
        events=(
            Event(
                kind="họp",
                name="họp bàn vụ đông",
                date="2026-11-18",
                organiser="Ủy ban nhân dân huyện Đầm Hà",
                chair="Trần Văn Lúa",
                span=find("họp bàn vụ đông", words),
                rule="verb",
            ),
        ),
        event_dates=(
            EventDate(
                value="2026-11-18",
                precision="day",
                basis="stated",
                span=find(words[5:15], words),
                rule="event_date.stated",
            ),
        ),
        periods=(replace(year, span=find("vụ đông", words), rule="period.year"),),
        topics=(
            TopicMention(
                code="agriculture", mentions=(find("vụ đông", article.text),), rule="topic.words"
            ),
        ),
        extractor_version=version,
    )


@dataclass(kw_only=True)
class Newsroom:
    """Opens runs and keeps captures in a warehouse, one minute after the other."""

    engine: Engine
    minutes: int = 0
    opened: set[str] = field(default_factory=set)

    def open_run(self, run_id: str, day: date) -> None:
        if run_id in self.opened:
            return
        self.opened.add(run_id)
        with self.engine.begin() as connection:
            connection.execute(
                text("INSERT INTO crawl.run VALUES (:run_id, :day, :at)"),
                {"run_id": run_id, "day": day, "at": self.clock()},
            )

    def clock(self) -> datetime:
        self.minutes += 1
        return datetime(2026, 11, 20, 1, 30, tzinfo=UTC) + timedelta(minutes=self.minutes)

    def capture(
        self, url: str = URL, portal: str = "damha", run_id: str = "run1", day: date = FIRST_DAY
    ) -> Capture:
        """Return a capture that waits for its fate."""
        self.open_run(run_id, day)
        fetched_at = self.clock()
        capture = Capture(
            capture_id=str(identity("capture", portal, url, fetched_at.isoformat())),
            portal=portal,
            url=url,
            fetched_at=fetched_at,
            http_status=200,
            content_type="text/html",
            payload_digest=sha256(fetched_at.isoformat().encode()).hexdigest(),
            payload_bytes=4096,
            etag=None,
            last_modified=None,
            warc_file=f"{day}/{portal}.warc.gz",
            warc_offset=self.minutes * 100,
            warc_length=100,
        )
        row = {"run_id": run_id, **{name: getattr(capture, name) for name in capture_columns()}}
        with self.engine.begin() as connection:
            for statement in KEEP:
                connection.execute(text(statement), row)
        return capture

    def miss(self, url: str, day: date, nights: int = 3, *, status: int = 404) -> None:
        """Let an article be missing night after night, while the portal shows others."""
        for night in range(nights):
            on = day + timedelta(days=night)
            self.end(url, Fate.GONE, f"missing {on}", on, status=status)
            self.end(OTHER, Fate.UNCHANGED, f"missing {on}", on)

    def end(
        self,
        url: str,
        fate: Fate,
        run_id: str,
        day: date,
        portal: str = "damha",
        status: int = 404,
    ) -> None:
        """Write down a fate that needs no reading."""
        self.open_run(run_id, day)
        with self.engine.begin() as connection:
            connection.execute(
                text(
                    "INSERT INTO crawl.fate (run_id, portal_code, url, fate, http_status, reason)"
                    " VALUES (:run_id, :portal, :url, :fate, :status, :reason)"
                ),
                {
                    "run_id": run_id,
                    "portal": portal,
                    "url": url,
                    "fate": fate.value,
                    "status": status,
                    "reason": f"HTTP {status}",
                },
            )


def capture_columns() -> list[str]:
    return [
        *("capture_id", "portal", "url", "fetched_at", "http_status", "content_type"),
        *("payload_digest", "payload_bytes", "warc_file", "warc_offset", "warc_length"),
    ]


KEEP = (
    """
    INSERT INTO archive.capture (
        capture_id, run_id, portal_code, url, fetched_at, http_status, content_type,
        payload_digest, payload_bytes, warc_file, warc_offset, warc_length
    ) VALUES (
        :capture_id, :run_id, :portal, :url, :fetched_at, :http_status, :content_type,
        :payload_digest, :payload_bytes, :warc_file, :warc_offset, :warc_length
    )
    """,
    """
    INSERT INTO crawl.address (portal_code, url, kind, found_on, found_in_run_id)
    VALUES (:portal, :url, 'article', 'http://damha.test/', :run_id)
    ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO crawl.fate (run_id, portal_code, url, capture_id, http_status)
    VALUES (:run_id, :portal, :url, :capture_id, 200)
    """,
)


def read(
    capture: Capture,
    article: Article | None = None,
    place: Place = DAM_HA,
    run_id: str = "run1",
    day: date = FIRST_DAY,
    version: str = "1",
    page_identity: str = "11873",
) -> StagedReading:
    """Return what reading `capture` came to: an article with its facts."""
    shown = article or make_article(url=capture.url, portal=capture.portal)
    reading = Reading(
        url=capture.url,
        portal=capture.portal,
        fate=None,
        article=shown,
        encoding=shown.encoding,
        layout=shown.layout,
    )
    return StagedReading(
        capture=capture,
        run_id=run_id,
        news_day=day,
        reading=reading,
        page_identity=page_identity,
        facts=make_facts(shown, place, version),
    )


def unreadable(capture: Capture) -> StagedReading:
    """Return a page that fits no layout."""
    reading = Reading(
        url=capture.url,
        portal=capture.portal,
        fate=Fate.LAYOUT_CHANGED,
        reason="expected one of 2 layouts, found none",
    )
    return StagedReading(capture=capture, run_id="run1", news_day=FIRST_DAY, reading=reading)


def rank_form(*address: object) -> int:
    """Return 0 for an address in the form of the articles, 1 for a print view."""
    return int("print" in str(address[1]))


def build(engine: Engine, build_id: str, *staged: StagedReading) -> Loaded:
    """Stage, compare, load and decide; return the rows that the load changed."""
    stage(engine, build_id, staged)
    compare(engine, build_id, SQL, rank_form)
    counts = load(engine, build_id)
    decide_fates(engine, build_id)
    return counts


def corrected(article: Article) -> Article:
    """Return the article with one figure corrected."""
    body = tuple(line.replace("Ngày 18/11/2026", "Ngày 17/11/2026") for line in article.body)
    return replace(article, body=body)
