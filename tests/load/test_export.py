"""Exports are byte for byte equal when the pages were."""

from __future__ import annotations

import csv
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from govnews.load.export import export_marts
from govnews.load.portal_days import refresh_portal_days
from tests.load.newsroom import LAM_HA, Newsroom, build, make_article, read
from tests.load.shelf import seed


def publish(engine: Engine, minutes: int) -> None:
    """Load the same two pages, fetched at other moments, into an empty warehouse."""
    seed(engine)
    newsroom = Newsroom(engine=engine, minutes=minutes)
    url = "http://lamha.test/tin-tuc/mua-gat-9.html"
    other = make_article(url=url, portal="lamha")
    pages = [read(newsroom.capture()), read(newsroom.capture(url, "lamha"), other, LAM_HA)]
    build(engine, f"build{minutes}", *(pages if minutes else reversed(pages)))
    refresh_portal_days(engine)


def contents(files: list[Path]) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in files}


def test_two_warehouses_of_the_same_pages_export_the_same_bytes(
    warehouse: Engine, second_warehouse: Engine, tmp_path: Path
) -> None:
    publish(warehouse, 0)
    publish(second_warehouse, 300)
    first = contents(export_marts(warehouse, tmp_path / "first"))
    second = contents(export_marts(second_warehouse, tmp_path / "second"))
    assert first.keys() >= {"article.csv", "quantity.csv", "portal_health.csv", "story.csv"}
    assert first == second


def test_export_reads_back_as_csv(newsroom: Newsroom, tmp_path: Path) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    export_marts(newsroom.engine, tmp_path)
    with (tmp_path / "article.csv").open(encoding="utf-8", newline="") as file:
        [article] = csv.DictReader(file)
    assert article["text"] == make_article().text
    assert not list(tmp_path.glob("*.partial"))


def test_export_does_not_depend_on_the_clients_time_zone(
    newsroom: Newsroom, warehouse_url: str, tmp_path: Path
) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    here = contents(export_marts(newsroom.engine, tmp_path / "here"))
    options = {"options": "-c timezone=America/Lima -c datestyle=SQL,MDY"}
    abroad = create_engine(warehouse_url, poolclass=NullPool, connect_args=options)
    assert contents(export_marts(abroad, tmp_path / "abroad")) == here
