"""Near-duplicates in the warehouse: the same whatever the order, and bounded by what changed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

import pytest
from sqlalchemy import Engine, text

from govnews.identity import identity
from govnews.load.likeness import StoryRule
from govnews.load.staging import StagedReading
from govnews.load.stories import judge_stories, recompute_stories
from govnews.records import Article, Basis, Precision, PublishedAt, Reading
from tests.likeness.clippings import ARTICLES
from tests.likeness.press import EDITS
from tests.likeness.series import exam_notice
from tests.load.newsroom import FIRST_DAY, Newsroom, build
from tests.load.shelf import seed

ISSUES = 90
STATE = {
    "edges": "SELECT * FROM warehouse.story_edge ORDER BY article_id, other_article_id",
    "stories": "SELECT article_id, story_id FROM warehouse.fact_article ORDER BY article_id",
    "canonicals": "SELECT * FROM warehouse.dim_story ORDER BY story_id",
    "copies": "SELECT * FROM warehouse.story_copy ORDER BY article_id",
    "likenesses": "SELECT * FROM warehouse.article_likeness ORDER BY article_id",
    "bands": "SELECT * FROM warehouse.article_band ORDER BY band_key, article_number",
    "lost": "SELECT * FROM warehouse.lost_band",
}


def ask(engine: Engine, question: str, **bound: object) -> list[tuple[Any, ...]]:
    with engine.begin() as connection:
        result = connection.execute(text(question), bound)
        return [tuple(row) for row in result] if result.returns_rows else []


def state(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    return {name: ask(engine, question) for name, question in STATE.items()}


@dataclass(kw_only=True)
class Desk:
    """Makes pages out of titles and texts; the same calls give the same pages."""

    engine: Engine
    newsroom: Newsroom = field(init=False)
    builds: int = 0

    def __post_init__(self) -> None:
        seed(self.engine)
        self.newsroom = Newsroom(engine=self.engine)

    def page(
        self, number: int, portal: str, title: str, body: str, on: date | None, night: int = 0
    ) -> StagedReading:
        run_id, day = f"run{night}", FIRST_DAY + timedelta(days=night)
        url = f"http://{portal}.test/tin-tuc/bai-{number}.html"
        article = Article(
            url=url,
            portal=portal,
            title=title,
            published_at=PublishedAt(
                value=on,
                basis=Basis.STATED if on else Basis.ABSENT,
                precision=Precision.DAY if on else None,
                quote=f"Đăng ngày {on:%d/%m/%Y}" if on else None,
            ),
            body=tuple(normalize("NFC", body).split("\n")),  # as the reader hands it on
            layout="plain",
            encoding="utf-8",
        )
        return StagedReading(
            capture=self.newsroom.capture(url=url, portal=portal, run_id=run_id, day=day),
            run_id=run_id,
            news_day=day,
            reading=Reading(
                url=url, portal=portal, fate=None, article=article, encoding="utf-8",
                layout="plain",
            ),
            page_identity=str(number),
        )  # fmt: skip

    def build(self, pages: Sequence[StagedReading]) -> dict[str, int]:
        self.builds += 1
        return build(self.engine, f"build{self.builds}", *pages)


def issue(desk: Desk) -> tuple[list[StagedReading], list[StagedReading]]:
    """Return a night's pages and, of the next night, some of them edited.

    Six stories of three to five articles, and a template that is printed many more times than
    the 50 neighbours that are compared.
    """
    chance = random.Random(11)
    pages = []
    number = 0
    for title, body in ARTICLES[:6]:
        for copy in range(chance.randrange(3, 6)):
            number += 1
            edited = EDITS[chance.choice(sorted(EDITS))](chance, body) if copy else body
            day = None if chance.random() < 0.2 else date(2026, 11, chance.randrange(10, 19))
            pages.append(desk.page(number, ("damha", "lamha")[copy % 2], title, edited, day))
    for code in range(ISSUES):
        title, body = exam_notice(chance, code)
        day = date(2026, 10, 1 + chance.randrange(28))
        pages.append(desk.page(100 + code, "lamha", title, body, day))
    again = []
    for code in (3, 20, 21, 22, 40):
        title, body = exam_notice(chance, code)
        other = body if code == 40 else ARTICLES[7][1]
        again.append(
            desk.page(100 + code, "lamha", title, f"{other}\nTin {code}.", date(2026, 10, 9), 1)
        )
    # The middle of a story tells something else: what it joined may fall apart.
    again.append(desk.page(2, "lamha", ARTICLES[9][0], ARTICLES[9][1], date(2026, 11, 12), 1))
    return pages, again


def batches(pages: Iterable[StagedReading], size: int) -> list[list[StagedReading]]:
    rows = list(pages)
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def test_any_order_and_batching_gives_the_same(warehouse: Engine, second_warehouse: Engine) -> None:
    whole, pieces = Desk(engine=warehouse), Desk(engine=second_warehouse)
    night, again = issue(whole)
    whole.build(night)
    before = state(warehouse)
    whole.build(again)
    expected = state(warehouse)
    assert len({row[1] for row in expected["stories"] if row[1]}) >= 6
    assert any(row[-1] == "same_story" for row in before["edges"])
    # Issues farther apart than 50 under every key are not compared, all nearer ones are.
    templates = {identity("article", "lamha", str(100 + code)) for code in range(ISSUES)}
    every, near = ISSUES * (ISSUES - 1) // 2, ISSUES * 50 - 50 * 51 // 2
    met = [row for row in before["edges"] if {row[0], row[1]} <= templates]
    assert near <= len(met) < every
    assert {row[-1] for row in met} == {"template"}
    assert expected["lost"] == []

    night, again = issue(pieces)
    random.Random(2).shuffle(night)
    for batch in batches(night, 31):
        pieces.build(batch)
        assert pieces.build(batch)["dim_story"] == 0
    assert state(second_warehouse) == before
    for batch in batches(reversed(again), 2):
        pieces.build(batch)
    assert state(second_warehouse) == expected

    assert recompute_stories(second_warehouse) == 0
    assert state(second_warehouse) == expected
    ask(second_warehouse, "DELETE FROM warehouse.story_edge")
    ask(second_warehouse, "DELETE FROM warehouse.article_likeness")
    ask(second_warehouse, "UPDATE warehouse.article_band SET article_number = -article_number")
    recompute_stories(second_warehouse)
    assert state(second_warehouse) == expected


def test_moved_threshold_judges_edges_without_reading(
    warehouse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(engine=warehouse)
    title, body = ARTICLES[1]
    shorter = EDITS["sentence dropped"](random.Random(1), body)
    desk.build([desk.page(1, "damha", title, body, FIRST_DAY),
                desk.page(2, "lamha", title, shorter, FIRST_DAY)])  # fmt: skip
    before = state(warehouse)
    [edge] = before["edges"]
    assert edge[-1] == "same_story"
    strict = StoryRule(same_jaccard=0.99, same_containment=1)
    monkeypatch.delattr("govnews.load.likeness.measure")
    assert judge_stories(warehouse, strict) == 2
    assert ask(warehouse, "SELECT * FROM mart.story") == []
    assert ask(warehouse, "SELECT relation FROM warehouse.story_edge") == [("related",)]
    assert judge_stories(warehouse, strict) == 0
    assert judge_stories(warehouse, StoryRule()) == 2
    assert state(warehouse)["stories"] == before["stories"]
    assert state(warehouse)["edges"] == before["edges"]


def test_older_algorithm_is_derived_anew_by_the_next_load(warehouse: Engine) -> None:
    desk = Desk(engine=warehouse)
    title, body = ARTICLES[2]
    desk.build([desk.page(1, "damha", title, body, FIRST_DAY),
                desk.page(2, "lamha", title, f"{body}\nLê Bình", FIRST_DAY)])  # fmt: skip
    expected = state(warehouse)
    ask(warehouse, "DELETE FROM warehouse.story_edge")
    ask(warehouse, "UPDATE warehouse.article_likeness SET algorithm = 1, band_keys = '{7, 8}'")
    ask(warehouse, "DELETE FROM warehouse.article_band")
    bands = (
        "INSERT INTO warehouse.article_band SELECT key, article_number"
        " FROM warehouse.article_likeness CROSS JOIN unnest(band_keys) AS key"
    )
    ask(warehouse, bands)
    desk.build([])
    assert state(warehouse) == expected


def test_story_tells_who_was_first_and_what_was_changed(warehouse: Engine) -> None:
    desk = Desk(engine=warehouse)
    title, body = ARTICLES[0]
    copy = body.replace("312 triệu", "321 triệu").replace("Dịp này, nhà trường", "Nhà trường")
    desk.build([desk.page(2, "lamha", f"{title} (có ảnh)", f"{copy}\nTheo Đầm Hà.", FIRST_DAY),
                desk.page(1, "damha", title, body, FIRST_DAY - timedelta(days=3))])  # fmt: skip
    assert ask(
        warehouse,
        "SELECT first_portal_code, article_count, portal_count, portal_codes, span_days"
        " FROM mart.story",
    ) == [("damha", 2, 2, ["damha", "lamha"], 3)]
    first, second = ask(
        warehouse,
        "SELECT portal_code, is_first, days_after_first, numbers_added, numbers_removed,"
        " is_title_changed, sentences_added_count, sentences_added, sentences_removed_count,"
        " jaccard, containment FROM mart.story_article ORDER BY is_first DESC",
    )
    assert first == ("damha", True, 0, None, None, False, 0, None, 0, None, None)
    assert second[:6] == ("lamha", False, 3, ["321"], ["312"], True)
    assert second[6] == 3
    assert second[7][-1] == "Theo Đầm Hà."
    assert "321 triệu đồng" in second[7][0]
    assert second[8] == 2
    assert 0.8 < float(second[9]) < float(second[10]) < 1


def test_edited_article_leaves_its_story_and_comes_back(warehouse: Engine) -> None:
    desk = Desk(engine=warehouse)
    title, body = ARTICLES[3]
    pages = [desk.page(number, portal, title, f"{body}\nTin {number}.", FIRST_DAY)
             for number, portal in ((1, "damha"), (2, "lamha"), (3, "lamha"))]  # fmt: skip
    desk.build(pages)
    counts = "SELECT article_count FROM mart.story"
    assert ask(warehouse, counts) == [(3,)]
    first = state(warehouse)
    desk.build([desk.page(1, "damha", title, ARTICLES[4][1], FIRST_DAY, 1)])
    assert ask(warehouse, counts) == [(2,)]
    assert ask(warehouse, "SELECT canonical_url FROM mart.story") != first["canonicals"]
    desk.build([desk.page(1, "damha", title, f"{body}\nTin 1.", FIRST_DAY, 2)])
    assert state(warehouse)["edges"] == first["edges"]
    assert state(warehouse)["canonicals"] == first["canonicals"]
    assert state(warehouse)["bands"] == first["bands"]


def test_same_short_notice_is_one_story_only_with_its_title(warehouse: Engine) -> None:
    desk = Desk(engine=warehouse)
    notice = (
        "Kính mời bà con đến nhà văn hóa xã dự buổi chiếu phim lưu động phục vụ thiếu nhi"
        " vào tối thứ bảy tuần này"
    )
    empty = "Xem chi tiết tại tệp đính kèm"
    desk.build([
        desk.page(1, "damha", "Thư mời xem phim", notice, FIRST_DAY),
        desk.page(2, "lamha", "THƯ MỜI XEM PHIM", notice, FIRST_DAY),
        desk.page(3, "lamha", "Phim hay cuối tuần", notice, FIRST_DAY),
        desk.page(4, "damha", "Thông báo", empty, FIRST_DAY),
        desk.page(5, "lamha", "Thông báo", empty, FIRST_DAY),
    ])  # fmt: skip
    told = "SELECT url FROM warehouse.fact_article WHERE story_id IS NOT NULL ORDER BY url"
    assert [url[-6:-5] for (url,) in ask(warehouse, told)] == ["1", "2"]
