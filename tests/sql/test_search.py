"""mart.search finds what people type without marks, and ranks what is typed with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import URL

from tests.conftest import new_warehouse, opened
from tests.load.newsroom import DAM_HA, LAM_HA, Newsroom, build, make_article, read
from tests.load.shelf import seed

PAGES = {
    # name: title, second paragraph, portal, day
    "khuyen_hoc": ("Hội Khuyến học Đầm Hà", "Phong trào khuyến học lan rộng.", "damha"),
    "khuyen": ("Lời khuyên học sinh", "Ban giám hiệu khuyên học sinh đọc sách.", "damha"),
    "scattered": ("Khuyến khích nông dân", "Nông dân được học nghề, khuyến khích vay.", "lamha"),
    "hoa_binh": ("Đoàn công tác của Hoà Bình", "Đoàn thăm tỉnh Hoà Bình và Thuỷ điện.", "damha"),
    "ky": ("Kỹ thuật trồng lúa", "Kỹ sư hướng dẫn kĩ thuật mới.", "lamha"),
    "dak": ("Đắk Lắk vào vụ", "Cà phê Đắk Lắk được giá.", "lamha"),
    "lua": ("Lụa Vạn Phúc", "Làng lụa đón khách.", "damha"),
    "lua_chon": ("Lựa chọn giống lúa", "Nông dân lựa chọn giống lúa ngắn ngày.", "damha"),
    "code": ("Công văn 89-KH/HU", "Theo 89-KH/HU và K'Brêu, 93,4% hộ; giá <b>lạ</b>.", "damha"),
}


@pytest.fixture(scope="module")
def stocked(postgres: URL) -> Iterator[Engine]:
    """One warehouse with these pages for all questions."""
    with new_warehouse(postgres) as url, opened(url) as engine:
        seed(engine)
        newsroom = Newsroom(engine=engine)
        staged = []
        for number, (slug, (title, words, portal)) in enumerate(PAGES.items()):
            url = f"http://{portal}.test/tin-tuc/{slug}-{number}.html"
            body = (words, *make_article().body)
            article = make_article(url=url, portal=portal, body=body, title=title)
            place = DAM_HA if portal == "damha" else LAM_HA
            capture = newsroom.capture(url, portal)
            staged.append(read(capture, article, place, page_identity=slug))
        build(engine, "build1", *staged)
        yield engine


def rows(engine: Engine, query: str, **filters: Any) -> list[Any]:
    given = ", ".join(f"{name} => :{name}" for name in filters)
    question = f"SELECT * FROM mart.search(:query{', ' + given if given else ''})"
    with engine.connect() as connection:
        connection.execute(text("SET ROLE analyst"))
        return list(connection.execute(text(question), {"query": query, **filters}))


def search(engine: Engine, query: str, **filters: Any) -> list[str]:
    return [row.url.rsplit("/", 1)[1].rsplit("-", 1)[0] for row in rows(engine, query, **filters)]


def test_marks_need_not_be_typed(stocked: Engine) -> None:
    assert set(search(stocked, "khuyen hoc")[:2]) == {"khuyen_hoc", "khuyen"}
    assert search(stocked, "KHUYEN HOC") == search(stocked, "khuyen hoc")
    assert search(stocked, "dak lak") == search(stocked, "Đắk Lắk") == ["dak"]
    assert search(stocked, "ĐẮK LẮK") == search(stocked, "đăk lăk") == ["dak"]


def test_exact_marks_come_first(stocked: Engine) -> None:
    assert search(stocked, "khuyến học")[:2] == ["khuyen_hoc", "khuyen"]
    assert search(stocked, "khuyên học")[:2] == ["khuyen", "khuyen_hoc"]
    assert search(stocked, "lụa")[0] == "lua"
    assert search(stocked, "lựa")[0] == "lua_chon"
    assert set(search(stocked, "lua")) >= {"lua", "lua_chon", "ky"}
    kinds = [row.match for row in rows(stocked, "khuyến học")]
    assert kinds == sorted(kinds, key=["marks", "words", "scattered"].index)


def test_words_side_by_side_come_before_scattered_ones(stocked: Engine) -> None:
    found = search(stocked, "khuyen hoc")
    assert sorted(found) == ["khuyen", "khuyen_hoc", "scattered"]
    assert found[-1] == "scattered"
    assert set(search(stocked, '"khuyen hoc"')) == {"khuyen_hoc", "khuyen"}
    assert search(stocked, "“khuyến học”")[0] == "khuyen_hoc"
    assert search(stocked, '"giống lúa ngắn ngày"') == ["lua_chon"]
    assert search(stocked, '"giong lua dai ngay"') == []


@pytest.mark.parametrize("typed", ["hòa bình", "hoà bình", "Hoà Bình", "hoa binh", "HOÀ BÌNH"])
def test_tone_placement_and_composition_do_not_matter(stocked: Engine, typed: str) -> None:
    for form in (typed, unicodedata.normalize("NFD", typed)):
        assert search(stocked, form) == ["hoa_binh"]


def test_i_and_y_are_one_sound(stocked: Engine) -> None:
    for typed in ("kỹ thuật", "kĩ thuật", "ky thuat", "ki thuat"):
        assert search(stocked, typed) == ["ky"]


def test_beginnings(stocked: Engine) -> None:
    assert set(search(stocked, "khuy*")) == {"khuyen_hoc", "khuyen", "scattered"}
    assert set(search(stocked, '"khuyen ho*"')) == {"khuyen_hoc", "khuyen"}
    assert search(stocked, "lựa ch*")[0] == "lua_chon"


def test_snippets_are_the_pages_own_words(stocked: Engine) -> None:
    [row] = rows(stocked, "dak lak")
    assert row.snippet.startswith("Cà phê <b>Đắk Lắk</b> được giá.")
    [row] = rows(stocked, "hòa bình")
    assert "<b>Hoà Bình</b>" in row.snippet
    assert row.title == "Đoàn công tác của Hoà Bình"
    for row in rows(stocked, "ky thuat"):
        assert "<b>Kỹ</b>" in row.snippet or "<b>kĩ thuật</b>" in row.snippet


def test_filters(stocked: Engine) -> None:
    everything = set(PAGES)
    assert set(search(stocked, "vu dong", max_rows=50)) == everything
    of_lamha = {slug for slug, page in PAGES.items() if page[2] == "lamha"}
    assert set(search(stocked, "vu dong", portal="lamha")) == of_lamha
    assert set(search(stocked, "vu dong", place="Lâm Hà")) == of_lamha
    assert set(search(stocked, "vu dong", place="lam dong")) == of_lamha
    assert set(search(stocked, "vu dong", place_today="Tỉnh Lâm Đồng")) == of_lamha
    assert search(stocked, "vu dong", place="Không Đâu") == []
    assert set(search(stocked, "vu dong", topic="agriculture")) == everything
    assert search(stocked, "vu dong", topic="health") == []
    assert set(search(stocked, "vu dong", date_from=date(2026, 11, 19))) == everything
    assert search(stocked, "vu dong", date_from=date(2026, 11, 20)) == []
    assert search(stocked, "vu dong", date_to=date(2026, 11, 18)) == []
    days = {"date_from": date(2026, 11, 1), "date_to": date(2026, 11, 30)}
    assert set(search(stocked, "vu dong", **days)) == everything


def test_pages_of_hits(stocked: Engine) -> None:
    whole = search(stocked, "vu dong", max_rows=50)
    parts = [search(stocked, "vu dong", max_rows=4, skip_rows=at) for at in (0, 4, 8)]
    assert [slug for part in parts for slug in part] == whole
    assert search(stocked, "vu dong", max_rows=0) == []
    assert search(stocked, "vu dong", max_rows=-5, skip_rows=-5) == []


@pytest.mark.parametrize(
    "query",
    [
        *(
            "",
            " ",
            "…",
            '"',
            '""',
            '"""',
            "*",
            "**",
            "(",
            ")",
            "!",
            "&",
            "|",
            "<->",
            "a & | !",
            ":*",
        ),
        *("'", "''", "\\", "\\'", "%", "_", "'; DROP TABLE mart.article; --", "\t\n", "\u200b"),
        *("của và các là", "và", "a" * 100_000, "khuyen " * 5000, '"' + "hoc " * 3000, "̀́", "🎉"),
        *('"khuyen', 'khuyen"hoc"', "k*", "89-KH/HU*", "$$", "\x01", "ẵ" * 5000, "%s %(x)s", ":x"),
    ],
)
def test_no_query_is_an_error(stocked: Engine, query: str) -> None:
    rows(stocked, query)


def test_signs_in_words(stocked: Engine) -> None:
    assert search(stocked, "89-KH/HU")[0] == "code"
    assert search(stocked, "K'Brêu") == search(stocked, "kbreu") == ["code"]
    assert search(stocked, None) == []  # type: ignore[arg-type]


def test_empty_query_says_so(stocked: Engine) -> None:
    said: list[str] = []
    with stocked.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.add_notice_handler(lambda notice: said.append(notice.message_primary))
        connection.execute(text("SELECT * FROM mart.search('…')"))
    assert said == ["mart.search: no word to search for in '…' | không có từ nào để tìm"]


def test_corrected_article_is_searched_as_it_reads_now(newsroom: Newsroom) -> None:
    first = make_article(body=("Trồng dưa hấu.", *make_article().body))
    build(newsroom.engine, "build1", read(newsroom.capture(), first))
    assert len(rows(newsroom.engine, "dưa hấu")) == 1
    second = newsroom.capture(run_id="run2", day=date(2026, 11, 21))
    build(newsroom.engine, "build2", read(second, run_id="run2", day=date(2026, 11, 21)))
    assert rows(newsroom.engine, "dưa hấu") == []
    assert len(rows(newsroom.engine, "vụ đông")) == 1


def test_the_database_lays_the_same_search_rows_as_the_loader(stocked: Engine) -> None:
    question = text("SELECT * FROM warehouse.article_search ORDER BY article_id")
    with stocked.connect() as connection:
        loaded = list(connection.execute(question))
        connection.execute(
            text(
                "SELECT warehouse.index_articles(array_agg(article_id)) FROM warehouse.fact_article"
            )
        )
        assert list(connection.execute(question)) == loaded
        connection.rollback()


def test_texts_beyond_measure_are_kept(newsroom: Newsroom) -> None:
    letters = " ".join(f"từ{number:x}ẵ" * 30 for number in range(9000)) + " " + "ẵ" * 90_000
    long = make_article(body=(*make_article().body, letters))
    build(newsroom.engine, "build1", read(newsroom.capture(), long))
    assert len(rows(newsroom.engine, "vu dong")) == 1


def test_no_article_is_cut_into_terms_by_a_search(stocked: Engine) -> None:
    # The index knows them. Where the planner held the function for a cheap one, it read the
    # articles of some weeks instead: 3,000 articles were searched more slowly than 300,000.
    with stocked.connect() as connection:
        connection.execute(text("SET track_functions = 'all'"))
        found = connection.execute(text("SELECT count(*) FROM mart.search('nông dân học nghề')"))
        assert found.scalar_one() > 0
        called = connection.execute(
            text("SELECT funcname, calls FROM pg_stat_xact_user_functions WHERE calls > 0")
        )
        functions = dict(called.all())
    assert functions["search_newest"] > 0
    assert "search_terms" not in functions


def test_a_load_leaves_no_term_waiting(newsroom: Newsroom) -> None:
    # Every search reads what waits to be laid into its index, from the begin to the end.
    build(newsroom.engine, "build1", read(newsroom.capture()))
    with newsroom.engine.begin() as connection:
        pages = [
            connection.execute(text(f"SELECT gin_clean_pending_list('warehouse.{index}')"))
            for index in ("article_search_terms", "fact_quantity_words")
        ]
        assert [one.scalar_one() for one in pages] == [0, 0]
        for column in ("article_search SET scope_search", "fact_quantity SET measure"):
            name = column.rsplit(" ", 1)[1]
            connection.execute(text(f"UPDATE warehouse.{column} = {name} || ' @x'"))
        settled = text("SELECT warehouse.settle_indexes()")
        assert connection.execute(settled).scalar_one() >= 2
        assert connection.execute(settled).scalar_one() == 0
