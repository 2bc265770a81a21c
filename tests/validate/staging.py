"""Staged rows for the tests of validate: one sound article with one fact of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, MetaData, text
from sqlalchemy.dialects.postgresql import insert

HOSTS = {"damha": ["damha.test"]}
NEWS_DAY = "2026-11-22"
FETCHED_AT = "2026-11-22T01:30:00+07:00"
TITLE = "Xã Bình Minh khánh thành nhà văn hóa thôn Đông"
SENTENCE = "Sáng 20/11, bà Trần Thị Mẫu cùng 120 người dân dự lễ khánh thành, đạt 95% kế hoạch. "
TEXT = "\n".join([SENTENCE.strip(), *[SENTENCE.strip()] * 5])


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Puts rows into the staging tables of one build."""

    connection: Connection
    build_id: str

    def reading(self, **columns: Any) -> UUID:
        """Stage one sound article, with what `columns` say otherwise; return its capture."""
        capture_id = columns.pop("capture_id", None) or uuid4()
        url = columns.setdefault("url", f"https://damha.test/tin/{capture_id}")
        self.capture(capture_id, columns.get("portal_code", "damha"), url)
        row = {
            "build_id": self.build_id,
            "capture_id": capture_id,
            "run_id": "run",
            "news_day": NEWS_DAY,
            "portal_code": "damha",
            "fetched_at": FETCHED_AT,
            "fate": "loaded",
            "layout": "theme",
            "encoding": "utf-8",
            "page_identity": str(capture_id),
            "article_id": uuid4(),
            "content_digest": "digest",
            "revision_id": uuid4(),
            "revision_ordinal": 1,
            "title": TITLE,
            "title_search": TITLE.lower(),
            "published_on": "2026-11-21",
            "published_basis": "stated",
            "published_precision": "day",
            "is_published_conflicting": False,
            "authors": [],
            "text": TEXT,
            "text_search": TEXT.lower(),
            "captions": ["Bà Trần Thị Mẫu"],
            "tables": [],
            "attachments": [],
            "topic_codes": ["culture"],
            "extractor_version": "1",
        }
        self._insert("reading", row | columns)
        return capture_id

    def capture(self, capture_id: UUID, portal: str, url: str, *, waits: bool = False) -> None:
        """Archive one capture; with `waits`, its address still waits for a fate."""
        values = {"capture_id": capture_id, "portal": portal, "url": url, "at": FETCHED_AT}
        self.connection.execute(
            text(
                "INSERT INTO crawl.run (run_id, news_day) VALUES ('run', '2026-11-22')"
                " ON CONFLICT DO NOTHING"
            )
        )
        self.connection.execute(
            text(
                "INSERT INTO archive.capture (capture_id, run_id, portal_code, url, fetched_at,"
                " http_status, payload_digest, payload_bytes, warc_file, warc_offset, warc_length)"
                " VALUES (:capture_id, 'run', :portal, :url, :at, 200, 'd', 1, 'f', 0, 1)"
                " ON CONFLICT DO NOTHING"
            ),
            values,
        )
        if waits:
            self.connection.execute(
                text(
                    "INSERT INTO crawl.fate (run_id, portal_code, url, capture_id)"
                    " VALUES ('run', :portal, :url, :capture_id)"
                ),
                values,
            )

    def fact(self, table: str, capture_id: UUID | None = None, **columns: Any) -> str:
        """Stage one sound fact, with what `columns` say otherwise; return its key."""
        capture_id = capture_id or self.reading()
        quote = columns.get("quote", QUOTES[table])
        start = max(TEXT.find(quote), 0)
        row = {
            "build_id": self.build_id,
            "capture_id": capture_id,
            "source_field": "text",
            "span_start": start,
            "span_end": start + len(quote),
            "quote": quote,
            "rule": "test",
        }
        row |= SOUND[table]() | columns
        self._insert(table, row)
        if table == "event":
            return f"{capture_id}|{row['ordinal']}"
        if table == "topic_mention":
            place = f"{row['source_field']}|{row['span_start']}|{row['span_end']}"
            return "|".join(filter(None, (str(capture_id), row["topic_code"], place)))
        return f"{capture_id}|{row['source_field']}|{row['span_start']}|{row['span_end']}"

    def _insert(self, name: str, row: dict[str, Any]) -> None:
        if not TABLES.tables:
            TABLES.reflect(self.connection, schema="staging")
        self.connection.execute(insert(TABLES.tables[f"staging.{name}"]).values(row))


TABLES = MetaData()
SOUND = {
    "quantity": lambda: {
        "value": 120,
        "unit": "person",
        "unit_printed": "người",
        "nature": "result",
    },
    "document_citation": lambda: {
        "document_id": uuid4(),
        "kind": "Kết luận",
        "number_symbol": "49-KL/TW",
        "issued_on": "2026-11-01",
        "is_in_banner": False,
    },
    "person_mention": lambda: {
        "person_id": uuid4(),
        "name": "Trần Thị Mẫu",
        "name_search": "tran thi mau",
        "titles": [],
    },
    "organisation_mention": lambda: {
        "organisation_id": uuid4(),
        "name": "Ủy ban nhân dân xã Bình Minh",
        "name_search": "uy ban nhan dan xa binh minh",
        "organisation_type": "peoples_committee",
    },
    "place_mention": lambda: {"place_name": "Xã Bình Minh", "place_level": "commune"},
    "event_date": lambda: {
        "value": "2026-11-20",
        "precision": "day",
        "basis": "inferred_year",
        "begins_on": "2026-11-20",
        "ends_on": "2026-11-20",
    },
    "period": lambda: {"label": "năm 2026", "starts_on": "2026-01-01", "ends_on": "2026-12-31"},
    "topic_mention": lambda: {"topic_code": "culture"},
    "event": lambda: {
        "ordinal": 1,
        "event_kind": "lễ",
        "name": "lễ khánh thành",
        "event_date": "2026-11-20",
        "begins_on": "2026-11-20",
        "ends_on": "2026-11-20",
    },
}
QUOTES = {
    "quantity": "120 người dân",
    "document_citation": "Sáng",
    "person_mention": "Trần Thị Mẫu",
    "organisation_mention": "bà",
    "place_mention": "dân",
    "event": "lễ khánh thành",
    "event_date": "20/11",
    "period": "kế hoạch",
    "topic_mention": "lễ khánh thành",
}
