"""What became of an address: its steps, and the texts of its article with what each changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, TypedDict

from sqlalchemy import text

from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

_OF_REVISION = (
    *("article_id", "article_url", "is_gone", "gone_on", "revision_ordinal", "title"),
    *("observed_at", "superseded_at", "capture_url", "warc_file", "warc_offset", "warc_length"),
    "disclosure",
)


class ToldChange(TypedDict):
    """One change of a text (mart.revision_diff): its sides as printed and what they say."""

    change_ordinal: int
    kind: str
    action: str
    aspect: str
    field: str
    words_before: str | None
    words_after: str | None
    value_before: str | None
    value_after: str | None
    number_before: Decimal | None
    number_after: Decimal | None
    unit_before: str | None
    unit_after: str | None
    measure: str | None
    subject: str | None
    period_label: str | None


class ToldRevision(TypedDict):
    """One text of an article: when it was observed, where its capture lies, what it changed."""

    article_id: str
    article_url: str
    is_gone: bool
    gone_on: date | None
    revision_ordinal: int
    title: str
    observed_at: datetime
    superseded_at: datetime | None
    capture_url: str
    warc_file: str
    warc_offset: int
    warc_length: int
    disclosure: str | None
    changes: list[ToldChange]


class Explanation(TypedDict):
    """The steps of an address (mart.explain_url) and the texts of the article it names."""

    url: str
    steps: list[dict[str, object]]
    revisions: list[ToldRevision]


@translate_outages
def explain_address(url: str, settings: Settings) -> Explanation:
    """Return every step and attempt of an address, and every text of its article, oldest first.

    An address that the article had before it moved, or that of a duplicate, names it, too.
    """
    steps = text("SELECT * FROM mart.explain_url(:url)")
    revisions = text("SELECT * FROM mart.explain_revisions(:url)")
    with open_warehouse(settings).connect() as connection:
        return Explanation(
            url=url,
            steps=[dict(row) for row in connection.execute(steps, {"url": url}).mappings()],
            revisions=_revisions(connection.execute(revisions, {"url": url}).mappings()),
        )


def _revisions(rows: Iterable[Mapping[Any, Any]]) -> list[ToldRevision]:
    told = []
    for _, group in groupby(rows, key=lambda row: (row["article_id"], row["revision_ordinal"])):
        changes = list(group)
        revision = {name: changes[0][name] for name in _OF_REVISION}
        shown = [
            {name: row[name] for name in ToldChange.__annotations__}
            for row in changes
            if row["change_ordinal"] is not None
        ]
        told.append(ToldRevision(**{**revision, "changes": shown}))  # type: ignore[typeddict-item]
    return told
