"""Validation of one build: it may be repeated, stops what must stop, and touches nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, text

from govnews.failures import ChecksFailed, WarehouseUnreachable
from govnews.settings import ROOT
from govnews.validate import validate
from tests.conftest import url_text
from tests.validate.conftest import Validate
from tests.validate.staging import HOSTS, QUOTES, TEXT, Stage

STATE = {
    "results": "SELECT suite, table_name, expectation, column_name, severity, is_met,"
    " element_count, unexpected_count, observed_value, sample FROM quality.check_result"
    " WHERE build_id = :build_id ORDER BY 1, 2, 3, 4",
    "refusals": "SELECT table_name, row_key, expectation, reason, portal_code, url, capture_id,"
    " refused FROM quarantine.refused_row WHERE build_id = :build_id ORDER BY 1, 2, 3",
    "readings": "SELECT * FROM staging.reading WHERE build_id = :build_id ORDER BY capture_id",
}


def state(engine: Engine, build_id: str) -> dict[str, list[tuple[object, ...]]]:
    with engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(text(query), {"build_id": build_id})]
            for name, query in STATE.items()
        }


@pytest.fixture
def build_id() -> str:
    return f"asset_triggered__2026-11-22T18:31:02.123456+00:00_{uuid4().hex[:8]}"


def test_a_sound_build_passes(
    shared_warehouse: Engine, run_validation: Validate, build_id: str, data_docs_dir: Path
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        for fate in ("loaded", "revised", "unchanged", "duplicate_of"):
            capture_id = stage.reading(fate=fate)
            for table in QUOTES:
                stage.fact(table, capture_id)
        in_caption = {"source_field": "captions.0", "quote": "Trần Thị", "span_start": 3}
        stage.fact("person_mention", capture_id, span_end=11, **in_caption)
        stage.reading(fate="not_article", title=None, text=None, published_basis=None)
    summary = run_validation(build_id)
    assert (summary.failed, summary.warned, summary.refused) == (0, 0, {})
    results = state(shared_warehouse, build_id)["results"]
    assert summary.met == len(results) > 70
    assert summary.page == str(data_docs_dir / "index.html")
    # How many rows each suite saw, and that none of them was unexpected.
    seen = {(row[0], row[6], row[7]) for row in results}
    assert {("build", 1, 0), ("portal", 1, 0), ("reading", 5, 0), ("article", 4, 0)} < seen
    assert {("quantity", 4, 0), ("person_mention", 5, 0), ("event", 4, 0)} < seen
    assert len(seen) == len({row[0] for row in results})


def test_met_and_broken_checks_of_a_suite_are_all_told(
    shared_warehouse: Engine, run_validation: Validate, build_id: str, data_docs_dir: Path
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        capture_id = stage.reading()
        for value in (1.5, 2.5, 3):
            stage.fact("quantity", capture_id, value=value)
    run_validation(build_id)
    results = [row for row in state(shared_warehouse, build_id)["results"] if row[0] == "quantity"]
    assert {row[6] for row in results} == {3}
    assert {row[2]: row[7] for row in results if row[7]} == {
        "heads_are_whole": 2,
        "fact_is_staged_once": 3,
    }
    (page,) = data_docs_dir.glob(f"validations/quantity/{build_id}/*/*.html")
    shown = page.read_text("utf-8")
    assert shown.count("fa-times") == 2 + 1, "two checks, and the suite as a whole"
    assert shown.count("fa-check-circle") >= len(results) - 2


def test_no_row_of_another_build_is_touched(
    shared_warehouse: Engine, run_validation: Validate, build_id: str
) -> None:
    other = f"{build_id}_other"
    with shared_warehouse.begin() as connection:
        broken = Stage(connection=connection, build_id=other).reading(title=None)
        capture_id = Stage(connection=connection, build_id=build_id).reading(title=None)
    run_validation(other)
    before = state(shared_warehouse, other)
    summary = run_validation(build_id)
    assert state(shared_warehouse, other) == before
    assert summary.refused == {"reading": 1}
    assert [row[1] for row in before["refusals"]] == [str(broken)]
    refusals = state(shared_warehouse, build_id)["refusals"]
    assert [row[1] for row in refusals] == [str(capture_id)]


def test_a_repeated_validation_replaces_the_first(
    shared_warehouse: Engine, run_validation: Validate, build_id: str, data_docs_dir: Path
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        capture_id = stage.reading(title=None, published_on="2031-01-01", reason="as read")
        stage.fact("quantity", capture_id, value=1.5)
    first = run_validation(build_id)
    kept = state(shared_warehouse, build_id)
    assert run_validation(build_id) == first
    assert state(shared_warehouse, build_id) == kept
    assert len(list(data_docs_dir.glob(f"results/reading/{build_id}/*"))) == 1
    assert len(list(data_docs_dir.glob(f"validations/reading/{build_id}/*"))) == 1

    mend = "UPDATE staging.reading SET title = 'Tin đã sửa xong', published_on = '2026-11-21'"
    with shared_warehouse.begin() as connection:
        connection.execute(text(f"{mend} WHERE build_id = :build_id"), {"build_id": build_id})
    assert run_validation(build_id).refused == {"quantity": 1}
    with shared_warehouse.connect() as connection:
        query = text("SELECT fate, reason FROM staging.reading WHERE build_id = :build_id")
        row = connection.execute(query, {"build_id": build_id}).one()
    assert (row.fate, row.reason) == ("loaded", "as read")


def test_all_broken_rows_are_refused_not_only_the_first_twenty(
    shared_warehouse: Engine, run_validation: Validate, build_id: str
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        capture_id = stage.reading()
        for start in range(230):
            columns = {"quote": TEXT[start : start + 2], "span_start": start}
            stage.fact("quantity", capture_id, value=1.5, span_end=start + 2, **columns)
    assert run_validation(build_id).refused == {"quantity": 230}
    results = state(shared_warehouse, build_id)["results"]
    (whole,) = (row for row in results if row[2] == "heads_are_whole")
    assert whole[7] == 230
    assert len(whole[9]) == 20


def test_a_fact_outside_its_article_or_without_one_is_refused(
    shared_warehouse: Engine, run_validation: Validate, build_id: str
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        capture_id = stage.reading()
        keys = {
            stage.fact("quantity", capture_id, span_start=-1, span_end=3),
            stage.fact("quantity", capture_id, span_start=9, span_end=4),
            stage.fact("quantity", capture_id, span_start=9000, span_end=9004, quote=""),
            stage.fact("quantity", capture_id, source_field="captions.7"),
            stage.fact("quantity", capture_id, source_field="captions.99999999999"),
            stage.fact("quantity", capture_id, source_field="byline"),
            stage.fact("quantity", uuid4()),
        }
    run_validation(build_id)
    refusals = state(shared_warehouse, build_id)["refusals"]
    assert {(row[1], row[2]) for row in refusals} == {(key, "quote_is_at_span") for key in keys}


def test_waiting_captures_without_a_reading_stop_the_build(
    warehouse: Engine, tmp_path: Path, build_id: str
) -> None:
    url = url_text(warehouse.url)
    assert validate(warehouse, url, build_id, tmp_path, hosts=HOSTS).failed == 0
    with warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        stage.capture(uuid4(), "damha", "https://damha.test/tin", waits=True)
    with pytest.raises(ChecksFailed, match="has at least one reading") as failure:
        validate(warehouse, url, build_id, tmp_path, hosts=HOSTS)
    assert build_id in str(failure.value)
    results = state(warehouse, build_id)["results"]
    assert [(row[0], row[2]) for row in results if not row[5]] == [("build", "captures_are_read")]


def test_a_check_that_cannot_be_evaluated_stops_the_build(
    shared_warehouse: Engine, build_id: str, tmp_path: Path
) -> None:
    sql_dir = tmp_path / "sql"
    shutil.copytree(ROOT / "sql", sql_dir)
    batch = sql_dir / "validate" / "place_mention.sql"
    sql = batch.read_text("utf-8").replace("fact.place_level,", "1 / 0 AS place_level,")
    batch.write_text(sql, "utf-8")
    with shared_warehouse.begin() as connection:
        Stage(connection=connection, build_id=build_id).fact("place_mention")
    url = url_text(shared_warehouse.url)
    with pytest.raises(ChecksFailed, match=r"Could not be evaluated: .*division by zero"):
        validate(shared_warehouse, url, build_id, tmp_path / "docs", hosts=HOSTS, sql_dir=sql_dir)
    results = {(row[0], row[2]): row for row in state(shared_warehouse, build_id)["results"]}
    assert not results["place_mention", "place_level_is_present"][5]


def test_without_hosts_those_of_the_captures_are_known(
    shared_warehouse: Engine, build_id: str, tmp_path: Path
) -> None:
    with shared_warehouse.begin() as connection:
        stage = Stage(connection=connection, build_id=build_id)
        capture_id = uuid4()
        stage.capture(capture_id, "lamha", "http://lamha.test:8900/tin")
        stage.reading(
            capture_id=capture_id, portal_code="lamha", url="http://lamha.test:8900/tin?id=2"
        )
        stray = stage.reading(url="https://damha.test/tin/9")
        connection.execute(
            text("UPDATE staging.reading SET portal_code = 'lamha' WHERE capture_id = :capture_id"),
            {"capture_id": stray},
        )
    url = url_text(shared_warehouse.url)
    assert validate(shared_warehouse, url, build_id, tmp_path).refused == {"reading": 1}


@pytest.mark.parametrize("build_id", ["x'; DROP TABLE staging.reading; --", "", "..", "a/b", "a b"])
def test_a_build_id_that_no_run_has_is_refused(
    shared_warehouse: Engine, run_validation: Validate, build_id: str
) -> None:
    with pytest.raises(ChecksFailed, match="build id: expected"):
        run_validation(build_id)


def test_a_silent_postgres_is_tried_again(tmp_path: Path, build_id: str) -> None:
    url = "postgresql+psycopg://govnews:secret@127.0.0.1:1/warehouse"
    with pytest.raises(WarehouseUnreachable, match=r"127\.0\.0\.1:1/warehouse") as failure:
        validate(create_engine(url), url, build_id, tmp_path)
    assert "secret" not in str(failure.value)


def test_a_dollar_in_the_password_is_no_variable(
    shared_warehouse: Engine, build_id: str, tmp_path: Path
) -> None:
    with shared_warehouse.begin() as connection:
        connection.execute(text("CREATE ROLE dollar SUPERUSER LOGIN PASSWORD 'a$HOME${x}b'"))
    address = shared_warehouse.url
    url = f"postgresql+psycopg://dollar:a$HOME${{x}}b@{address.host}:{address.port}"
    try:
        url = f"{url}/{address.database}"
        assert validate(shared_warehouse, url, build_id, tmp_path, hosts=HOSTS).failed == 0
    finally:
        with shared_warehouse.begin() as connection:
            connection.execute(text("DROP ROLE dollar"))


def test_no_connection_stays_open(
    shared_warehouse: Engine, run_validation: Validate, build_id: str
) -> None:
    run_validation(build_id)
    with shared_warehouse.connect() as connection:
        count = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        assert connection.execute(text(count)).scalar() == 1


def test_importing_the_package_does_not_import_great_expectations() -> None:
    code = "import sys, govnews.validate; sys.exit('great_expectations' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
