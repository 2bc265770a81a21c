"""What travels between the rooms: frozen records of one capture, one article and its facts.

Spans (`start`, `end`) are Unicode code points, end exclusive, into the string
named by `field`: ``text`` (the paragraphs joined by a line feed), ``title``,
``byline``, ``captions.<n>`` or ``tables.<n>``. The promise everywhere is
``source[start:end] == quote``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Fate(StrEnum):
    """The one named end that every address meets in every run (design, section 3)."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    REVISED = "revised"
    DUPLICATE_OF = "duplicate_of"
    REDIRECTED = "redirected"
    FOLLOWED = "followed"
    ATTACHMENT = "attachment"
    NOT_ARTICLE = "not_article"
    EXCLUDED_BY_ROBOTS = "excluded_by_robots"
    EXTERNAL = "external"
    NOT_FOUND = "not_found"
    GONE = "gone"
    SOFT_404 = "soft_404"
    QUARANTINED = "quarantined"
    LAYOUT_CHANGED = "layout_changed"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    WRONG_CONTENT = "wrong_content"
    UNREADABLE_ENCODING = "unreadable_encoding"
    DEFERRED = "deferred"
    NOT_DUE = "not_due"
    OUT_OF_RANGE = "out_of_range"


class Basis(StrEnum):
    """Where a publication date was taken from, most trusted first."""

    STATED = "stated"
    METADATA = "metadata"
    FEED = "feed"
    URL = "url"
    INFERRED = "inferred"
    ABSENT = "absent"


class Precision(StrEnum):
    """How fine a printed date is."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class PublishedAt:
    """A publication moment with the words it was read from.

    `value` is an aware moment (Asia/Ho_Chi_Minh) or, with day precision, a date;
    None only with basis ``absent``. `quote` is the page's own words.
    """

    value: datetime | date | None
    basis: Basis
    precision: Precision | None = None
    quote: str | None = None


ABSENT = PublishedAt(value=None, basis=Basis.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file that an article offers: absolute URL and the words of its link."""

    url: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article as one captured page shows it. Strings are NFC with white space folded.

    `body_kinds` goes along with `body`: lede, heading, paragraph or bullet.
    """

    url: str
    portal: str
    title: str
    published_at: PublishedAt
    other_dates: tuple[PublishedAt, ...] = ()
    byline: str | None = None
    authors: tuple[str, ...] = ()
    unit: str | None = None
    body: tuple[str, ...] = ()
    body_kinds: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    view_count: int | None = None
    canonical_url: str | None = None
    layout: str
    encoding: str

    @property
    def text(self) -> str:
        """The paragraphs joined by a line feed: what every span points into."""
        return "\n".join(self.body)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What reading one captured page came to: an article, or the fate it met and why.

    `encoding_basis` says why that encoding was taken.
    """

    url: str
    portal: str
    fate: Fate | None
    article: Article | None = None
    reason: str | None = None
    canonical_url: str | None = None
    encoding: str | None = None
    encoding_basis: str | None = None
    layout: str | None = None


# --------------------------------------------------------------------- facts


@dataclass(frozen=True, kw_only=True)
class Span:
    """A place in one of the article's strings.

    `rule` is the rule that read this place, where one item is read at several.
    """

    quote: str
    start: int
    end: int
    field: str = "text"
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Whole days, both ends included; None is open."""

    label: str
    start_date: date | None
    end_date: date | None
    span: Span | None = None
    rule: str = ""


@dataclass(frozen=True, kw_only=True)
class EventDate:
    """A date that the article tells of: `value` as YYYY, YYYY-MM, YYYY-MM-DD or A..B."""

    value: str
    precision: str
    basis: str
    span: Span
    rule: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """One cited document; `kind` as printed, `issuer` written out with its place.

    `conflict` says where symbol and issuer contradict each other (HU issued by a Tỉnh ủy).
    """

    kind: str
    number_symbol: str | None
    issuer: str | None
    date_issued: date | None
    subject: str | None
    mentions: tuple[Span, ...]
    rule: str
    in_banner: bool = False
    conflict: str | None = None


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One stated figure in base units (VND, percent, heads), printed form beside it.

    `base` is what a percentage or a rise is counted from, in the words of the page
    (so với cùng kỳ năm 2023, kế hoạch). `measure_rule` and `subject_rule` say how those
    were read; "" where they were not.
    """

    value: float
    value_high: float | None = None
    unit: str
    unit_printed: str
    modifier: str | None = None
    nature: str = "result"
    measure: str | None = None
    measure_rule: str = ""
    subject: str | None = None
    subject_rule: str = ""
    numerator: float | None = None
    denominator: float | None = None
    base: str | None = None
    period: Period | None = None
    span: Span
    rule: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person of one article: `name` without honorific, `titles` as printed.

    `office` is the organisation of the first title, written out; `variants` are other
    spellings of the name on the same page.
    """

    name: str
    titles: tuple[str, ...] = ()
    role: str | None = None
    office: str | None = None
    variants: tuple[str, ...] = ()
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """One organisation of one article; `canonical` is written out, with its place.

    `level` is central, province, district or commune; None where the name does not tell.
    """

    canonical: str
    type: str
    level: str | None = None
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, kw_only=True)
class PlaceMention:
    """An administrative unit named in the article; `canonical` with its type word.

    `province` is the province of its time that it lies in; None with `candidates` where
    the name alone fits several.
    """

    canonical: str
    level: str
    province: str | None = None
    candidates: tuple[str, ...] = ()
    span: Span
    rule: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the article belongs: full names with type word, as of publication."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    province_today: str | None = None


@dataclass(frozen=True, kw_only=True)
class Event:
    """A meeting, ceremony or directive that the article reports; main event first."""

    kind: str
    name: str
    date: str | None = None
    place: str | None = None
    organiser: str | None = None
    chair: str | None = None
    span: Span
    rule: str


@dataclass(frozen=True, kw_only=True)
class TopicMention:
    """A topic of the published vocabulary, and the words of the article that decided it."""

    code: str
    mentions: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything extracted from one article, each item with its evidence.

    `place_rules` are the levels of `place` (province, district, commune) with their rules.
    """

    event_dates: tuple[EventDate, ...] = ()
    place: Place = Place()
    place_rules: tuple[tuple[str, str], ...] = ()
    documents: tuple[Document, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    place_mentions: tuple[PlaceMention, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[TopicMention, ...] = ()
    periods: tuple[Period, ...] = ()
    extractor_version: str = ""


@dataclass(frozen=True, kw_only=True)
class Strings:
    """The strings of one article that facts point into."""

    title: str
    text: str
    byline: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExtractionInput:
    """What the extractor reads: one article's strings, its tables, and the place that publishes.

    The strings are in stored form. Where they were given in another, `original` keeps them as
    they were and `encoding` says what they were in; a page's original is its capture.
    A span in ``tables.<n>`` points into the rows joined by a line feed, cells by " | ".
    """

    url: str
    portal: str | None
    title: str
    published_on: date | None
    text: str
    byline: str | None = None
    captions: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    place: Place = Place()
    encoding: str = "utf-8"
    original: Strings | None = None


# ------------------------------------------------------------------ crawling


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One kept answer: where it lies in the archive and what the server said.

    Where its record is a revisit, `payload_capture_id` is the capture that holds the bytes.
    """

    capture_id: str
    portal: str
    url: str
    fetched_at: datetime
    http_status: int
    content_type: str | None
    payload_digest: str
    payload_bytes: int
    etag: str | None
    last_modified: str | None
    warc_file: str
    warc_offset: int
    warc_length: int
    block_digest: str | None = None
    payload_capture_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class KeptExchange:
    """One attempt at an address, as the index of the archive tells it. Bytes and seconds.

    `fate` and `reason` tell why it brought nothing usable; `http_status` None: no answer.
    `warc_length` counts all records of the exchange, `record_type` is that of the first.
    """

    exchange_id: str
    portal: str
    url: str
    asked_at: datetime
    seconds: float
    http_status: int | None
    fate: Fate | None
    reason: str | None
    received_bytes: int
    truncated: str | None
    record_type: str
    payload_digest: str | None
    payload_bytes: int
    block_digest: str | None
    warc_file: str
    warc_offset: int
    warc_length: int


@dataclass(frozen=True, kw_only=True)
class Link:
    """An address found on a page, in a feed or in a sitemap, absolute and normalised.

    `changed_on` is the day of the last change as a feed or sitemap gives it.
    """

    url: str
    found_on: str
    text: str = ""
    published: datetime | None = None
    changed_on: date | None = None
