"""Every check has rows that break it: those that fail refuse them, those that warn do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text

from govnews.validate import ValidationSummary
from govnews.validate.checks import Check, Scope, Severity
from tests.validate.conftest import Validate
from tests.validate.staging import TEXT, TITLE, Stage

Case = Callable[[Stage], str]
REFUSED = "manual__2026-11-22T01:30:00+07:00"
WARNED = "manual__2026-11-23T01:30:00+07:00"
WATCHED = "manual__2026-11-24T01:30:00+07:00"

# A capture cannot be staged twice: the primary key of staging.reading forbids it.
NOT_STAGEABLE = {("reading", "capture_is_read_once")}


def reading(**columns: Any) -> Case:
    return lambda stage: str(stage.reading(**columns))


def fact(table: str, **columns: Any) -> Case:
    return lambda stage: stage.fact(table, **columns)


def twice(table: str) -> Case:
    def case(stage: Stage) -> str:
        capture_id = stage.reading()
        stage.fact(table, capture_id)
        return stage.fact(table, capture_id)

    return case


FACTS = (
    "quantity",
    "document_citation",
    "person_mention",
    "organisation_mention",
    "place_mention",
    "event",
    "event_date",
    "period",
    "topic_mention",
)
REFUSED_CASES: dict[tuple[str, str], Case] = {
    ("reading", "fate_is_decided"): reading(fate=None),
    ("reading", "fate_is_known"): reading(fate="other"),
    ("reading", "portal_is_known"): reading(portal_code="nowhere"),
    ("reading", "url_is_http"): reading(url="ftp://damha.test/tin"),
    ("reading", "url_is_of_portal"): reading(url="https://elsewhere.test/tin"),
    ("article", "title_is_present"): reading(title="  "),
    ("article", "title_is_a_title"): reading(title="Tin " * 126),
    ("article", "title_is_printable"): reading(title=TITLE + "\x07"),
    ("article", "content_is_present"): reading(text=None, captions=[]),
    ("article", "text_is_printable"): reading(text=TEXT + "\x0b"),
    ("article", "words_are_nfc"): reading(captions=["Nha\u0300 văn hóa"]),
    ("article", "words_are_decoded"): reading(text="Huyá»‡n á»§y " * 9),
    ("article", "published_in_the_past"): reading(published_on="2026-11-24"),
    ("article", "published_since_1990"): reading(published_on="1989-12-31"),
    ("article", "published_basis_is_present"): reading(published_basis=None),
    ("article", "published_basis_is_known"): reading(published_basis="guess"),
    ("article", "published_precision_is_known"): reading(published_precision="hour"),
    ("article", "published_basis_fits_date"): reading(published_basis="absent"),
    ("article", "columns_are_complete"): reading(layout=None, revision_id=None),
    **{(table, "quote_is_at_span"): fact(table, quote="Chiều", ordinal=7)
       if table == "event" else fact(table, quote="Chiều") for table in FACTS},
    **{(table, "fact_is_staged_once"): twice(table) for table in FACTS},
    ("quantity", "value_is_present"): fact("quantity", value=None),
    ("quantity", "unit_is_present"): fact("quantity", unit=None),
    ("quantity", "unit_printed_is_present"): fact("quantity", unit_printed=None),
    ("quantity", "nature_is_present"): fact("quantity", nature=None),
    ("quantity", "nature_is_known"): fact("quantity", nature="wish"),
    ("quantity", "range_ascends"): fact("quantity", value=5, value_high=4),
    ("quantity", "denominator_is_not_zero"): fact("quantity", numerator=1, denominator=0),
    ("quantity", "period_ascends"): fact(
        "quantity", period_start_on="2026-02-01", period_end_on="2026-01-01"
    ),
    ("quantity", "percent_is_possible"): fact("quantity", unit="percent", value=100_001),
    ("quantity", "money_is_possible"): fact("quantity", unit="vnd", value=10**18),
    ("quantity", "heads_are_possible"): fact("quantity", value=-1),
    ("quantity", "heads_are_whole"): fact("quantity", value=1.5),
    ("document_citation", "kind_is_present"): fact("document_citation", kind=None),
    ("document_citation", "is_in_banner_is_present"): fact("document_citation", is_in_banner=None),
    ("document_citation", "issued_within_a_year"): fact(
        "document_citation", issued_on="2027-12-01"
    ),
    ("person_mention", "name_is_present"): fact("person_mention", name=None),
    ("person_mention", "name_search_is_present"): fact("person_mention", name_search=None),
    ("person_mention", "titles_is_present"): fact("person_mention", titles=None),
    ("person_mention", "name_has_1_to_7_syllables"): fact("person_mention", name="A B C D E F G H"),
    ("person_mention", "name_begins_upper_case"): fact("person_mention", name="đồng chí Mẫu"),
    ("organisation_mention", "name_is_present"): fact("organisation_mention", name=None),
    ("organisation_mention", "name_search_is_present"): fact(
        "organisation_mention", name_search=None
    ),
    ("organisation_mention", "organisation_type_is_present"): fact(
        "organisation_mention", organisation_type=None
    ),
    ("organisation_mention", "name_is_a_name"): fact("organisation_mention", name="X"),
    ("place_mention", "place_name_is_present"): fact("place_mention", place_name=None),
    ("place_mention", "place_level_is_present"): fact("place_mention", place_level=None),
    ("event", "event_kind_is_present"): fact("event", event_kind=None),
    ("event", "name_is_present"): fact("event", name=None),
    ("event", "ordinal_is_positive"): fact("event", ordinal=0),
    ("event", "days_ascend"): fact("event", begins_on="2026-11-20", ends_on="2026-11-19"),
    ("document_citation", "series_basis_is_known"): fact("document_citation", series_basis="guess"),
    ("person_mention", "office_is_whole"): fact("person_mention", office_name="Sở Y tế"),
    ("place_mention", "place_or_candidates"): fact(
        "place_mention", place_id=uuid4(), candidate_place_ids=[uuid4()]
    ),
    ("event_date", "value_is_present"): fact("event_date", value=None),
    ("event_date", "precision_is_present"): fact("event_date", precision=None),
    ("event_date", "basis_is_present"): fact("event_date", basis=None),
    ("event_date", "begins_on_is_present"): fact("event_date", begins_on=None),
    ("event_date", "ends_on_is_present"): fact("event_date", ends_on=None),
    ("event_date", "days_ascend"): fact("event_date", ends_on="2026-11-19"),
    ("event_date", "value_is_readable"): fact("event_date", value="hôm qua"),
    ("period", "label_is_present"): fact("period", label=None),
    ("period", "days_ascend"): fact("period", ends_on="2025-12-31"),
    ("topic_mention", "topic_code_is_present"): fact("topic_mention", topic_code=None),
    ("topic_mention", "topic_is_of_reading"): fact("topic_mention", topic_code="health"),
}  # fmt: skip
WARNED_CASES: dict[tuple[str, str], Case] = {
    ("article", "title_length"): reading(title="Tin vắn"),
    ("article", "words_are_complete"): reading(byline="Tr\ufffdn Thị Mẫu"),
    ("article", "words_are_visible"): reading(byline="Trần\u200b Thị Mẫu"),
    ("quantity", "percent_is_usual"): fact("quantity", unit="percent", value=250),
    ("quantity", "percent_of_plan_is_usual"): fact(
        "quantity", unit="percent_of_plan", value=1500
    ),
    ("document_citation", "number_symbol_is_usual"): fact(
        "document_citation", number_symbol="số mười sáu"
    ),
    ("document_citation", "issued_in_the_past"): fact("document_citation", issued_on="2026-12-01"),
    ("document_citation", "issued_since_1930"): fact("document_citation", issued_on="1929-01-01"),
    ("person_mention", "name_has_no_digit"): fact("person_mention", name="Trần 2"),
    ("organisation_mention", "name_begins_upper_case"): fact(
        "organisation_mention", name="ủy ban nhân dân xã"
    ),
    ("place_mention", "place_level_is_known"): fact("place_mention", place_level="hamlet"),
    ("place_mention", "place_name_begins_upper_case"): fact("place_mention", place_name="đông"),
    ("event", "event_date_is_readable"): fact("event", event_date="hôm qua"),
    ("event", "begins_within_ten_years"): fact(
        "event", begins_on="2040-01-01", ends_on="2040-01-01"
    ),
    ("event_date", "begins_within_ten_years"): fact(
        "event_date", begins_on="2040-01-01", ends_on="2040-01-01"
    ),
    ("period", "first_year_is_usual"): fact("period", starts_on="1802-01-01"),
    ("period", "last_year_is_usual"): fact("period", ends_on="2260-12-31"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One validated build: what broke it, what was said of it, what was refused."""

    summary: ValidationSummary
    keys: dict[tuple[str, str], str]
    results: dict[tuple[str, str], Any]
    refusals: list[Any]


def outcome(
    engine: Engine, run: Validate, build_id: str, cases: dict[tuple[str, str], Case]
) -> Outcome:
    with engine.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        sound = stage.reading()
        for table in FACTS:
            stage.fact(table, sound)
        keys = {name: case(stage) for name, case in cases.items()}
    summary = run(build_id)
    with engine.connect() as connection:
        results = connection.execute(
            text("SELECT * FROM quality.check_result WHERE build_id = :build_id"),
            {"build_id": build_id},
        ).all()
        refusals = connection.execute(
            text("SELECT * FROM quarantine.refused_row WHERE build_id = :build_id"),
            {"build_id": build_id},
        ).all()
    named = {(result.suite, result.expectation): result for result in results}
    return Outcome(summary=summary, keys=keys, results=named, refusals=list(refusals))


@pytest.fixture(scope="module")
def refused(shared_warehouse: Engine, run_validation: Validate) -> Outcome:
    return outcome(shared_warehouse, run_validation, REFUSED, REFUSED_CASES)


@pytest.fixture(scope="module")
def warned(shared_warehouse: Engine, run_validation: Validate) -> Outcome:
    return outcome(shared_warehouse, run_validation, WARNED, WARNED_CASES)


def test_every_row_check_has_a_case(checks: tuple[Check, ...]) -> None:
    rows = [check for check in checks if check.scope is Scope.ROW]
    refusing = {(check.suite, check.name) for check in rows if check.severity is Severity.FAIL}
    warning = {(check.suite, check.name) for check in rows if check.severity is Severity.WARN}
    assert refusing - NOT_STAGEABLE == set(REFUSED_CASES)
    assert warning == set(WARNED_CASES)


def test_names_are_unique_in_their_suite_and_among_the_refusals_of_a_table(
    checks: tuple[Check, ...],
) -> None:
    assert len({(check.suite, check.name) for check in checks}) == len(checks)
    refusing = [check for check in checks if check.refuses_rows]
    assert len({(check.table, check.name) for check in refusing}) == len(refusing)


def test_reasons_are_sentences(checks: tuple[Check, ...]) -> None:
    assert [check.name for check in checks if not check.reason.endswith(".")] == []
    assert [check.name for check in checks if not check.reason[0].isupper()] == []


@pytest.mark.parametrize("name", REFUSED_CASES, ids=".".join)
def test_a_broken_row_is_refused_with_its_reason(
    refused: Outcome, checks: tuple[Check, ...], name: tuple[str, str]
) -> None:
    check = next(check for check in checks if (check.suite, check.name) == name)
    key = refused.keys[name]
    refusals = [
        refusal
        for refusal in refused.refusals
        if (refusal.table_name, refusal.expectation) == (check.table, check.name)
    ]
    assert key in {refusal.row_key for refusal in refusals}
    refusal = next(refusal for refusal in refusals if refusal.row_key == key)
    assert refusal.reason.startswith(f"{check.reason} Found: ")
    assert refusal.url in refusal.reason
    assert str(refusal.capture_id) == key.partition("|")[0]
    assert refusal.refused["capture_id"] == str(refusal.capture_id)
    result = refused.results[name]
    assert not result.is_met
    assert result.severity == "fail"
    assert key in {row["row_key"] for row in result.sample}


def test_only_the_broken_rows_are_refused(refused: Outcome) -> None:
    assert {refusal.row_key for refusal in refused.refusals} == set(refused.keys.values())
    broken = {
        (refusal.table_name, refusal.expectation): refusal.row_key for refusal in refused.refusals
    }
    doubly = {"portal_is_known", "url_is_http"}  # such an address is not the portal's either
    by_key = {key: name[1] for name, key in refused.keys.items()}
    extra = {
        (by_key[refusal.row_key], refusal.expectation)
        for refusal in refused.refusals
        if by_key[refusal.row_key] != refusal.expectation
    }
    assert extra == {(name, "url_is_of_portal") for name in doubly}
    assert len(broken) == len(REFUSED_CASES)


def test_refused_readings_get_the_fate_quarantined(
    shared_warehouse: Engine, refused: Outcome
) -> None:
    with shared_warehouse.connect() as connection:
        rows = connection.execute(
            text("SELECT * FROM staging.reading WHERE build_id = :build_id"), {"build_id": REFUSED}
        ).all()
    reasons = {
        str(row.capture_id): row.reason for row in rows if row.fate == "quarantined"
    }  # fmt: skip
    assert set(reasons) == {
        key for (suite, _), key in refused.keys.items() if suite in {"reading", "article"}
    }
    key = refused.keys["article", "words_are_decoded"]
    assert "Found: mojibake “á»‡”, at https://damha.test/tin/" in reasons[key]


def test_the_summary_counts_checks_and_refused_rows(refused: Outcome) -> None:
    summary = refused.summary
    assert (summary.met, summary.failed, summary.warned) == (
        len(refused.results) - len(REFUSED_CASES) - summary.warned,
        len(REFUSED_CASES),
        summary.warned,
    )
    assert summary.refused == {
        table: len({r.row_key for r in refused.refusals if r.table_name == table})
        for table in ("reading", *FACTS)
    }


@pytest.mark.parametrize("name", WARNED_CASES, ids=".".join)
def test_a_warning_names_the_row_and_does_not_refuse_it(
    warned: Outcome, name: tuple[str, str]
) -> None:
    result = warned.results[name]
    assert (result.is_met, result.severity, result.unexpected_count) == (False, "warn", 1)
    assert [row["row_key"] for row in result.sample] == [warned.keys[name]]
    assert result.observed_value


def test_warnings_refuse_nothing(warned: Outcome) -> None:
    assert warned.refusals == []
    assert warned.summary.refused == {}
    assert (warned.summary.failed, warned.summary.warned) == (0, len(WARNED_CASES))


def test_an_unusual_portal_is_watched_and_not_stopped(
    shared_warehouse: Engine, run_validation: Validate
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=WATCHED)
        stage.reading(text="Ngắn.", published_on=None, published_basis="absent")
        for _ in range(9):
            stage.reading(fate="not_article", title=None, text=None)
    summary = run_validation(WATCHED)
    with shared_warehouse.connect() as connection:
        broken = connection.execute(
            text(
                "SELECT expectation, observed_value FROM quality.check_result"
                " WHERE build_id = :build_id AND NOT is_met"
            ),
            {"build_id": WATCHED},
        ).all()
    assert {row.expectation for row in broken} == {
        "article_share",
        "undated_share",
        "median_text_length",
        "shortest_text_length",
    }
    assert (summary.failed, summary.warned, summary.refused) == (0, 4, {})
