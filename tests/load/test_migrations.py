"""The warehouse's structure stands, and says what each of its columns means."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, text

from govnews.load.migrations import migrate

SQL = Path(__file__).resolve().parents[2] / "sql"


def test_second_migration_applies_nothing(warehouse_url: str) -> None:
    assert migrate(warehouse_url, SQL) == []


def test_every_migration_is_written_down(warehouse: Engine) -> None:
    with warehouse.connect() as connection:
        applied = connection.execute(text("SELECT migration_id FROM _yoyo_migration")).scalars()
        assert sorted(applied) == sorted(file.stem for file in (SQL / "migrations").glob("*.sql"))
