"""The rows that made-up articles have in the warehouse, as COPY reads them.

One pass writes every table from the archive's index to bands and words that are searched, so that
foreign keys, checks and evidence hold as after real nights. What is told of pairs of texts (edges,
stories, changes of revisions) follows from these rows (`benchmarks.deriving`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from benchmarks.months import DAY, Article
from benchmarks.sentences import NOTHING, VERSION, Fact, Sentence
from govnews.identity import identity
from govnews.likeness.shingles import ALGORITHM, Shingled, exact_key
from govnews.load.central_documents import central_documents
from govnews.vietnamese.fold import match_key

EVIDENCE = ("source_field", "span_start", "span_end", "quote", "rule")
# The columns that a fact's own tuple fills, by table; `staged` follows them in staging only.
FACT_COLUMNS: dict[str, tuple[str, ...]] = {
    "quantity": ("value", "unit", "unit_printed", "modifier", "nature", "measure"),
    "document_citation": ("document_id", "is_in_banner"),
    "person_mention": ("person_id", "titles", "role", "variants"),
    "organisation_mention": ("organisation_id",),
    "place_mention": (
        *("place_name", "place_level", "place_id", "province_name", "today_place_id"),
        *("candidate_names", "candidate_place_ids"),
    ),
    "event": (
        *("event_kind", "name", "event_date", "begins_on", "ends_on", "organiser_name"),
        *("organiser_organisation_id", "chair_name", "chair_person_id"),
    ),
    "event_date": ("value", "precision", "basis", "begins_on", "ends_on"),
    "period": ("label", "starts_on", "ends_on"),
}
# In the order of their foreign keys.
TABLES: dict[str, tuple[str, ...]] = {
    "crawl.run": ("run_id", "news_day", "started_at", "finished_at", "counted_at"),
    "archive.capture": (
        *("capture_id", "run_id", "portal_code", "url", "fetched_at", "http_status"),
        *("content_type", "payload_digest", "payload_bytes", "warc_file", "warc_offset"),
        "warc_length",
    ),
    "archive.exchange": (
        *("exchange_id", "run_id", "portal_code", "url", "asked_at", "seconds", "http_status"),
        *("received_bytes", "record_type", "payload_digest", "payload_bytes", "warc_file"),
        *("warc_offset", "warc_length", "capture_id"),
    ),
    "crawl.address": (
        *("portal_code", "url", "kind", "found_on", "found_in_run_id", "last_run_id", "last_fate"),
        *("last_capture_id", "first_seen_on", "visited_on", "visits", "was_there"),
        *("page_identity", "stated_on", "stated_in"),
    ),
    "crawl.fate": ("run_id", "portal_code", "url", "fate", "http_status", "capture_id", "reason"),
    "warehouse.dim_document": ("document_id", "kind", "number_symbol"),
    "warehouse.fact_article": (
        *("article_id", "portal_id", "page_identity", "url", "current_revision_id"),
        *("title", "title_search", "published_at", "published_on", "published_basis"),
        *("published_precision", "published_quote", "is_published_conflicting", "authors"),
        *("place_id", "today_place_id", "first_seen_on", "is_gone", "gone_on", "gone_reason"),
        *("absent_since", "absent_nights"),
    ),
    "warehouse.fact_article_revision": (
        *("revision_id", "article_id", "revision_ordinal", "content_digest", "title", "text"),
        *("text_search", "published_quote", "captions", "tables", "attachments", "changes"),
        *("capture_id", "observed_on", "valid_from", "valid_to", "layout", "encoding"),
        "extractor_version",
    ),
    "warehouse.fact_topic_mention": ("revision_id", "topic_id"),
    "warehouse.fact_topic_evidence": ("revision_id", "topic_id", *EVIDENCE, "extractor_version"),
    **{
        f"warehouse.fact_{name}": (
            "revision_id", *(("ordinal",) if name == "event" else ()), *EVIDENCE,
            "extractor_version", *columns,
        )
        for name, columns in FACT_COLUMNS.items()
    },
    "warehouse.fact_view_count": (
        *("article_id", "observed_at", "news_day", "view_count", "capture_id"),
    ),
    "warehouse.article_likeness": (
        *("article_id", "algorithm", "article_number", "text_digest", "shingle_count"),
        "band_keys",
    ),
    "warehouse.article_band": ("band_key", "article_number"),
    "warehouse.article_search": (
        *("article_id", "published_on", "scope_search", "folded_search", "marked_search"),
    ),
    "quality.page_reading": (
        *("capture_id", "portal_code", "news_day", "fetched_at", "url", "fate", "layout"),
        *("article_id", "title_digest", "body_digest", "body_length", "published_basis"),
        *("has_byline", "caption_count", "table_count"),
    ),
}  # fmt: skip


def run_id(day: date) -> str:
    """Return the name of the run that fetched a day's news."""
    return f"volume-{day.isoformat()}"


def started_at(day: date) -> datetime:
    """Return when it began: half past one of the next morning in Việt Nam."""
    return datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC)


class Rows:
    """Collects lines for COPY, table by table."""

    def __init__(
        self, topics: dict[str, UUID], scopes: dict[str, tuple[str, str]], offset: int = 0
    ) -> None:
        """Take the topics' ids, and of each portal its own search term and those of its place.

        Captures are numbered from `offset` on: that makes their moments and places.
        """
        self.lines: defaultdict[str, list[str]] = defaultdict(list)
        self._topics = {code: str(topic_id) for code, topic_id in topics.items()}
        self._offset = offset
        self._documents = {str(one.document_id) for one in central_documents()}
        self._scopes = scopes

    def put(self, table: str, *values: object) -> None:
        """Add one row, its values in the order of `TABLES`; None is NULL."""
        self.lines[table].append("\t".join([NOTHING if v is None else str(v) for v in values]))

    def put_night(self, day: date) -> None:
        """Add a night's run."""
        at = started_at(day)
        self.put("crawl.run", run_id(day), day, at, at + timedelta(hours=3), "infinity")

    def put_article(self, article: Article, last_day: date) -> None:
        """Add an article, and its copies as articles of their own."""
        for one in (article, *article.copies):
            self._put_article(one, last_day)

    def _put_article(self, article: Article, last_day: date) -> None:
        code, url = article.desk.code, article.url
        changed_on = article.news_day + (1 + article.number % 4) * DAY
        texts = [(article.news_day, article.sentences)]
        if article.corrected and changed_on <= last_day:
            texts.append((changed_on, article.corrected))
        gone_on = article.gone_on
        if gone_on and gone_on + 2 * DAY > last_day:
            gone_on = None
        begins = [self._moment(day) for day, _ in texts]
        captures = [
            self._put_capture(code, url, day, at)
            for (day, _), at in zip(texts, begins, strict=True)
        ]
        self._put_fates(article, captures, [day for day, _ in texts], gone_on, last_day)
        revisions = [
            str(identity("revision", str(article.article_id), str(ordinal)))
            for ordinal, _ in enumerate(texts, start=1)
        ]
        self._put_fact_article(article, revisions[-1], gone_on)
        self._put_words(article, texts[-1][1])
        for place, (_, sentences) in enumerate(texts):
            self._put_revision(
                article, place + 1, revisions[place], captures[place], sentences,
                (begins[place], begins[place + 1] if place + 1 < len(texts) else None),
                texts[place - 1][1] if place else None,
            )  # fmt: skip
        self._put_view(article, begins[0], captures[0])

    def _moment(self, day: date) -> datetime:
        self._offset += 1
        return started_at(day) + timedelta(milliseconds=self._offset % 1_000_000 * 10)

    def _put_capture(self, code: str, url: str, day: date, at: datetime) -> str:
        capture_id = str(identity("capture", code, url, str(at)))
        digest = blake2b(capture_id.encode(), digest_size=32).hexdigest()
        warc = f"{code}/{day}.warc.gz"
        place = self._offset * 9000
        self.put(
            "archive.capture", capture_id, run_id(day), code, url, at, 200,
            "text/html; charset=utf-8", digest, 48_000, warc, place, 9000,
        )  # fmt: skip
        self.put(
            "archive.exchange", identity("exchange", capture_id), run_id(day), code, url, at,
            "0.2", 200, 48_000, "response", digest, 48_000, warc, place, 9000, capture_id,
        )  # fmt: skip
        return capture_id

    def _put_fates(
        self, article: Article, captures: list[str], days: list[date], gone_on: date | None,
        last_day: date,
    ) -> None:  # fmt: skip
        code, url = article.desk.code, article.url
        fates: dict[date, tuple[str, object, object, object]] = {
            article.news_day + 2 * DAY: ("not_due", None, None, None),
            article.news_day + 1 * DAY: ("unchanged", 304, None, None),
        }
        if gone_on:
            fates |= {gone_on + n * DAY: ("gone", 404, None, "HTTP 404") for n in range(3)}
        for place, (day, capture_id) in enumerate(zip(days, captures, strict=True)):
            fates[day] = ("revised" if place else "loaded", 200, capture_id, None)
        for day, (fate, status, capture, reason) in fates.items():
            if day <= last_day:
                self.put("crawl.fate", run_id(day), code, url, fate, status, capture, reason)
        last = max(day for day in fates if day <= last_day and fates[day][0] != "not_due")
        self.put(
            "crawl.address", code, url, "article", f"https://{article.desk.host}/",
            run_id(article.news_day), run_id(last), fates[last][0], captures[-1],
            article.news_day, last, len(captures) + 1, "t", article.number, article.news_day,
            "listing",
        )  # fmt: skip

    def _put_fact_article(self, article: Article, revision_id: str, gone_on: date | None) -> None:
        place = article.desk.place
        at = article.published_at
        self.put(
            "warehouse.fact_article", article.article_id, article.desk.portal_id, article.number,
            article.url, revision_id, article.title, article.title_search, at,
            article.news_day, "stated", "minute", article.published_quote, "f",
            "{}", place.place_id, place.today_place_id, article.news_day,
            "t" if gone_on else "f", gone_on, "HTTP 404" if gone_on else None, gone_on,
            3 if gone_on else 0,
        )  # fmt: skip

    def _put_revision(
        self, article: Article, ordinal: int, revision_id: str, capture_id: str,
        sentences: tuple[Sentence, ...], valid: tuple[datetime, datetime | None],
        before: tuple[Sentence, ...] | None,
    ) -> None:  # fmt: skip
        text = text_of(sentences)
        digest = blake2b(f"{article.title}\n{text}".encode(), digest_size=32).hexdigest()
        self.put(
            "warehouse.fact_article_revision", revision_id, article.article_id, ordinal, digest,
            article.title, copied(text), folded(sentences), article.published_quote, "{}", "[]",
            "[]", copied(changes_of(before, sentences)), capture_id, valid[0].date(), *valid,
            "plain", "utf-8", VERSION,
        )  # fmt: skip
        self.put(
            "quality.page_reading", capture_id, article.desk.code, valid[0].date(), valid[0],
            article.url, "revised" if before else "loaded", "plain", article.article_id,
            digest[:16], digest, len(text), "stated", "f", 0, 0,
        )  # fmt: skip
        self._put_facts(revision_id, sentences)

    def _put_words(self, article: Article, sentences: tuple[Sentence, ...]) -> None:
        """Add what the current text is compared and searched by."""
        shingled = Shingled(text_of(sentences))
        digest = shingled.digest(article.title)
        keys = [exact_key(digest), *shingled.band_keys()] if digest else []
        number = article.article_number
        self.put(
            "warehouse.article_likeness", article.article_id, ALGORITHM, number, digest,
            len(shingled.shingles), "{" + ",".join(map(str, keys)) + "}",
        )  # fmt: skip
        # Two bands of one text may have one key by chance: the table holds it once.
        self.lines["warehouse.article_band"] += [f"{key}\t{number}" for key in dict.fromkeys(keys)]
        portal, place = self._scopes[article.desk.code]
        topics = [f"@c{topic}" for topic in sorted({one.topic for one in sentences})]
        self.put(
            "warehouse.article_search", article.article_id, article.news_day,
            " ".join((portal, *topics, place)),
            f"{article.title_search} | {folded(sentences)}",
            f"{match_key(article.title)} | {' '.join([one.marked for one in sentences])}",
        )  # fmt: skip

    def _put_facts(self, revision_id: str, sentences: tuple[Sentence, ...]) -> None:
        for topic in {one.topic for one in sentences}:
            self.put("warehouse.fact_topic_mention", revision_id, self._topics[topic])
        events = 0
        for base, fact in facts_of(sentences):
            lead, table = revision_id, f"warehouse.fact_{fact.table}"
            if fact.table == "topic_mention":
                lead = f"{lead}\t{self._topics[fact.columns[0]]}"
                table = "warehouse.fact_topic_evidence"
            elif fact.table == "event":
                events += 1
                lead = f"{lead}\t{events}"
            elif fact.table == "document_citation":
                self._put_document(fact)
            self.lines[table].append(
                f"{lead}\ttext\t{base + fact.start}\t{base + fact.end}\t{fact.line}"
            )

    def _put_document(self, fact: Fact) -> None:
        if fact.columns[0] not in self._documents:
            self._documents.add(fact.columns[0])
            self.put("warehouse.dim_document", fact.columns[0], *fact.named)

    def _put_view(self, article: Article, at: datetime, capture_id: str) -> None:
        if article.view_count is not None:
            self.put(
                "warehouse.fact_view_count", article.article_id, at, article.news_day,
                article.view_count, capture_id,
            )  # fmt: skip


def text_of(sentences: tuple[Sentence, ...]) -> str:
    """Return the text: two sentences make a paragraph."""
    return "".join(
        words.words if not place else ("\n" if place % 2 == 0 else " ") + words.words
        for place, words in enumerate(sentences)
    )


def folded(sentences: tuple[Sentence, ...]) -> str:
    """Return the text without case, marks and punctuation."""
    return " ".join([one.folded for one in sentences])


def facts_of(sentences: tuple[Sentence, ...]) -> list[tuple[int, Fact]]:
    """Return every fact with the place in the text where its sentence begins."""
    placed: list[tuple[int, Fact]] = []
    base = 0
    for one in sentences:
        placed += [(base, fact) for fact in one.facts]
        base += len(one.words) + 1
    return placed


def changes_of(before: tuple[Sentence, ...] | None, after: tuple[Sentence, ...]) -> str:
    """Return what a revision changed, as the warehouse keeps it."""
    if before is None:
        return "[]"
    old, new = text_of(before).split("\n"), text_of(after).split("\n")
    changes = [
        {"field": f"body[{place}]", "before": one, "after": other}
        for place, (one, other) in enumerate(zip(old, new, strict=True))
        if one != other
    ]
    return json.dumps(changes, ensure_ascii=False)


def copied(value: str) -> str:
    """Return a value as COPY's text format writes it."""
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
