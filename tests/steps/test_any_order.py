"""The same captures give the same warehouse: in any order, in any batches, however often."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from govnews.load.export import export_marts
from govnews.settings import Settings
from govnews.steps import compare_build, load_build, plan_build, publish_build, read_batch
from govnews.steps.building import Batch
from tests.conftest import TEMPLATE, clone, url_text
from tests.fetch.site import page
from tests.steps.newsstand import listing, open_newsstand

TITLES = ("vụ lúa xuân", "hội nghị khuyến học", "cấp thẻ bảo hiểm y tế", "làm đường liên thôn")
CHANGES = (
    lambda words: words.replace("93,4%", "94,3%"),
    lambda words: words.replace("Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
    lambda words: words.replace("số 45/KH-UBND", "số 54/KH-UBND"),
    lambda words: words + "<p>(Bài viết đã được cập nhật lúc 14h30 ngày 18/6/2025)</p>",
    lambda words: "</p>".join([*reversed(words.split("</p>")[:2]), ""]),
    lambda words: words,  # a counter only
)
NIGHTS = 4
# The same words under several identities of the portal, night by night: number and state of the
# text. The first to say them is the article, the others are its twins as long as it says them.
TWINS = (
    {"/tin/16": 0, "/tin/17": 0},
    {"/tin/16": 1, "/tin/17": 0, "/tin/18": 0},
    {"/tin/16": 1, "/tin/17": 2, "/tin/18": 0, "/tin/19": 1},
    {"/tin/16": 0, "/tin/17": 2, "/tin/18": 2, "/tin/19": 1},
)


def words_of(number: int) -> str:
    return (
        f"<p>Sáng ngày 16/6, UBND xã Quảng An {number} họp bàn {TITLES[number % 4]} theo Kế hoạch"
        " số 45/KH-UBND ngày 12/01/2025 của UBND huyện Đầm Hà.</p>"
        f"<p>Ông Nguyễn Văn Hùng, Chủ tịch UBND xã cho biết toàn xã đạt 93,4% kế hoạch, kinh phí"
        f" {number + 2},5 tỷ đồng.</p>"
    )


def shown(number: int, words: str, night: int) -> bytes:
    return page(
        f"<html><body><h1>Xã thứ {number}: {TITLES[number % 4]} năm 2025</h1>"
        f'<i class="ngay">16/06/2025 07:00</i><div class="than">{words}</div>'
        f"<p>Lượt xem: {100 * night + number}</p></body></html>"
    )


@dataclass(frozen=True, kw_only=True)
class Scraped:
    """Nights that were scraped and wait to be built; every warehouse is a copy of their own."""

    settings: Settings
    maintenance: URL
    database: str

    def warehouse(self) -> Settings:
        name = clone(self.maintenance, self.database)
        url = url_text(self.maintenance.set(database=name))
        return replace(self.settings, warehouse_url=url)


@pytest.fixture(scope="module")
def scraped(postgres: URL, tmp_path_factory: pytest.TempPathFactory) -> Scraped:
    """Four nights, none built: corrected, labelled, reordered, moved, gone articles, and twins."""
    name = clone(postgres, TEMPLATE)
    folder = tmp_path_factory.mktemp("any_order")
    stand = open_newsstand(url_text(postgres.set(database=name)), folder, {})
    words = {number: words_of(number) for number in range(6)}
    for night in range(NIGHTS):
        addresses = {number: f"/tin/{number}" for number in words}
        if night >= 2:
            addresses[1] = "/tin/1/ten-moi"  # the same article under a new address
        stand.pages.clear()
        stand.pages["/"] = listing(*addresses.values(), *TWINS[night])
        for path, state in TWINS[night].items():
            stand.pages[path] = shown(16, words_of(16 + state), night)
        for number, path in addresses.items():
            if night:
                words[number] = CHANGES[(number + 2 * night) % len(CHANGES)](words[number])
            stand.pages[path] = shown(number, words[number], night)
        if night >= 1:
            stand.pages["/tin/5"] = page("gone", "404 Not Found")
        stand.night(night)
    return Scraped(settings=stand.settings, maintenance=postgres, database=name)


def engine_of(settings: Settings) -> Engine:
    return create_engine(settings.warehouse_url, poolclass=NullPool)


def run(settings: Settings, statement: str, **bound: object) -> list[Any]:
    engine = engine_of(settings)
    with engine.begin() as connection:
        result = connection.execute(text(statement), bound)
        return list(result) if result.returns_rows else []


def build(
    settings: Settings, build_id: str, arrange: Callable[[list[str]], list[list[str]]]
) -> None:
    """Build all that waits, in the batches that `arrange` makes of it; load it twice."""
    waiting = [one for batch in plan_build(build_id, settings) for one in batch["capture_ids"]]
    for number, ids in enumerate(arrange(waiting)):
        read_batch(build_id, Batch(name=str(number), capture_ids=ids), settings)
    compare_build(build_id, settings)
    load_build(build_id, settings)
    load_build(build_id, settings)
    publish_build(build_id, settings)


def marts(settings: Settings, folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in export_marts(engine_of(settings), folder)}


def changes(settings: Settings) -> list[Any]:
    return run(settings, "SELECT to_jsonb(change)::text AS told"
               " FROM warehouse.fact_revision_change AS change ORDER BY 1")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Reference:
    marts: dict[str, bytes]
    changes: list[Any]


@pytest.fixture(scope="module")
def reference(scraped: Scraped, tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """Everything in one build, in the order of observation."""
    settings = scraped.warehouse()
    build(settings, "all", lambda ids: [ids])
    kinds = run(settings, "SELECT DISTINCT kind FROM warehouse.fact_revision_change")
    assert {row.kind for row in kinds} >= {"figure", "person", "document", "label", "sentence"}
    [(most,)] = run(settings, "SELECT max(revision_ordinal) FROM mart.revision")
    assert most >= 3
    folder = tmp_path_factory.mktemp("reference")
    return Reference(marts=marts(settings, folder), changes=changes(settings))


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_batches(
    seed: int, scraped: Scraped, reference: Reference, tmp_path: Path
) -> None:
    settings, chance = scraped.warehouse(), random.Random(seed)
    captures = [str(row.capture_id) for row in run(settings, WAITING)]
    chance.shuffle(captures)
    run(settings, "CREATE TABLE held_back AS SELECT * FROM crawl.fate WHERE fate IS NULL")
    run(settings, "UPDATE crawl.fate SET fate = 'deferred' WHERE fate IS NULL")
    for number, part in enumerate(parted(chance, captures, 3)):
        run(settings, RELEASE, captures=part)
        build(settings, f"build{number}", lambda ids: scattered(chance, ids))
    # The same captures once more, some of them.
    run(settings, AGAIN, captures=chance.sample(captures, len(captures) // 2))
    build(settings, "again", lambda ids: scattered(chance, ids))
    assert run(settings, "SELECT count(*) FROM crawl.fate WHERE fate IS NULL") == [(0,)]
    found = marts(settings, tmp_path)
    assert {name for name in reference.marts if found[name] != reference.marts[name]} == set()
    assert changes(settings) == reference.changes


WAITING = "SELECT DISTINCT capture_id FROM crawl.fate WHERE fate IS NULL ORDER BY capture_id"
RELEASE = """
    UPDATE crawl.fate AS fate SET fate = NULL FROM held_back AS held
    WHERE held.run_id = fate.run_id AND held.url = fate.url
        AND fate.capture_id = any(cast(:captures AS uuid[]))
"""
AGAIN = """
    UPDATE crawl.fate SET fate = NULL
    WHERE capture_id = any(cast(:captures AS uuid[]))
        AND fate IN ('loaded', 'revised', 'unchanged', 'duplicate_of')
"""


def parted(chance: random.Random, items: Sequence[str], count: int) -> list[list[str]]:
    """Return the items in so many parts of random sizes, in the order given."""
    cuts = sorted(chance.sample(range(1, len(items)), count - 1))
    bounds = [0, *cuts, len(items)]
    return [list(items[a:b]) for a, b in pairwise(bounds)]


def scattered(chance: random.Random, ids: list[str]) -> list[list[str]]:
    """Return the captures in random batches, some of them in two."""
    shuffled = chance.sample(ids, len(ids))
    half = len(shuffled) // 2
    twice = chance.sample(shuffled, len(shuffled) // 3)
    return [part for part in (shuffled[:half], shuffled[half:], twice) if part]
