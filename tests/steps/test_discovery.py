"""Pagers that post forms, disguises, days past, and what is missing of what a portal lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from govnews.fetch.inventory import Inventory
from tests.fetch.site import Page, page
from tests.steps.newsstand import FormPager, Newsstand, article, listing, open_newsstand, pager

POSTBACK = (
    r'entry="li a", date="li b", total=".tong",'
    r""" postback=re.compile(r"'ctl00\$gv','Page\$(?P<page>\d+)'")"""
)
FRONT = page('<a href="/ds.aspx?CatID=12">tin</a>')


def posted(path: str) -> str:
    return f"/ds.aspx?CatID=12#Page${path}"


def forms_in_archive(folder: Path) -> list[str]:
    """Return which page each posted form of the archive asked for, in their order."""
    [file] = folder.rglob("*.warc.gz")
    with file.open("rb") as stream:
        sent = [found.exchange for found in Inventory(stream, file.name)]
    bodies = [parse_qs(each.request_body.decode()) for each in sent if each.method == "POST"]
    return [body["__EVENTARGUMENT"][0] for body in bodies]


@pytest.fixture
def forms(warehouse_url: str, tmp_path: Path) -> tuple[Newsstand, FormPager]:
    gridview = FormPager([[(number * 2, 16), (number * 2 - 1, 16)] for number in range(6, 0, -1)])
    pages: dict[str, Page] = {"/": FRONT, "/ds.aspx?CatID=12": gridview}
    pages |= {f"/tin/{number}": article(number) for number in range(1, 15)}
    return open_newsstand(warehouse_url, tmp_path, pages, listing=POSTBACK), gridview


def test_a_pager_of_posted_forms_is_walked_to_its_end(forms: tuple[Newsstand, FormPager]) -> None:
    stand, gridview = forms
    asked = stand.night(0)
    # Each page comes with the state of the page before: a wrong one would bring page 1.
    assert gridview.posted == [f"Page${number}" for number in range(2, 7)]
    assert {f"/tin/{number}" for number in range(1, 13)} <= set(asked)
    fates = stand.fates("night0")
    assert [fates[posted(str(number))] for number in range(2, 7)] == ["followed"] * 5
    walked = stand.rows("SELECT * FROM crawl.listing_page ORDER BY page_number")
    assert [(row.page_number, row.entries, row.stated_total) for row in walked] == [
        (number, 2, 12) for number in range(1, 7)
    ]
    assert {row.first_page_url for row in walked} == {"http://cong.test/ds.aspx?CatID=12"}
    [total] = stand.rows("SELECT * FROM mart.listing_total")
    assert (total.stated_total, total.entries_shown, total.entries_not_shown) == (12, 12, 0)
    kept = stand.rows("SELECT url FROM archive.capture WHERE url LIKE '%#Page%'")
    assert len(kept) == 5
    assert forms_in_archive(Path(stand.settings.archive_dir)) == gridview.posted

    # Posted pages are asked on a walk only: with news on the first, down to known ground.
    stand.night(1)
    stand.night(2)
    gridview.posted.clear()
    gridview.pages = [[(14, 19), (13, 19)], *gridview.pages]
    asked = stand.night(3)
    assert gridview.posted == ["Page$2"]
    assert asked[3:5] == ["/tin/14", "/tin/13"]
    assert stand.fates("night3")[posted("3")] == "not_due"


def test_posted_forms_obey_robots(forms: tuple[Newsstand, FormPager]) -> None:
    stand, gridview = forms
    rules = "User-agent: *\nDisallow: /ds.aspx"
    stand.pages["/robots.txt"] = page(rules, Content_Type="text/plain")
    stand.pages["/"] = page('<a href="/ds.aspx?CatID=12">tin</a><a href="/tin/1">x</a>')
    assert stand.night(0) == ["/robots.txt", "/", "/tin/1"]
    assert gridview.posted == []


# ------------------------------------------------------------------ disguises


def test_twelve_disguises_of_one_article_are_one(warehouse_url: str, tmp_path: Path) -> None:
    canonical = '<link rel="canonical" href="http://cong.test/tin/1?a=1&b=2">'
    plain = "/tin/1?a=1&b=2"
    folded = {
        f"{plain}&utm_source=zalo&utm_medium=x", f"{plain}&fbclid=IwAR0", f"{plain}&_zaloref=a",
        "/(S(lit3py55t21z5v55vlm25s55))/tin/1?a=1&b=2", "//tin//1?a=1&b=2",
    }  # fmt: skip
    spelled = {"/tin/1?a=1&b=2#binh-luan", "http://CONG.test:80/tin/./1?a=%31&b=2"}
    twins = {"/tin/1?b=2&a=1", "/in/tin/1", "/m/tin/1", "/tin/1/"}
    other_scheme = "https://cong.test/tin/1?a=1&b=2"
    named = [*sorted(folded - {"//tin//1?a=1&b=2"}), *sorted(spelled), *sorted(twins)]
    links = [plain, *named, "http://cong.test//tin//1?a=1&b=2", other_scheme]
    assert len(links) == 1 + 12
    entries = "".join(f'<li><a href="{link}">x</a></li>' for link in links)
    pages: dict[str, Page] = {
        "/": page('<a href="/muc">tin</a>'), "/muc": page(f"<ul>{entries}</ul>"),
        **dict.fromkeys([plain, *twins], article(1, also=canonical)),
    }  # fmt: skip
    stand = open_newsstand(warehouse_url, tmp_path, pages)
    asked = stand.night_and_build(0)
    assert sorted(asked[3:]) == sorted([plain, *twins])
    fates = stand.fates("night0")
    assert fates[plain] == "loaded"
    expected = dict.fromkeys([*folded, *twins, other_scheme], "duplicate_of")
    assert {path: fates[path] for path in expected} == expected
    assert set(fates) == {"/robots.txt", "/", "/muc", plain, *expected}
    targets = stand.rows("SELECT DISTINCT target_url FROM crawl.fate WHERE fate = 'duplicate_of'")
    assert [row.target_url for row in targets] == [f"http://cong.test{plain}"]
    assert len(stand.rows("SELECT * FROM mart.article")) == 1
    [told] = stand.rows(
        "SELECT * FROM mart.explain_url('http://cong.test/tin/1?a=1&b=2&fbclid=IwAR0')"
        " WHERE stage = 'run'"
    )
    assert "tracking or session parameters; see http://cong.test/tin/1" in told.detail


# ------------------------------------------------------------------ completeness


def test_what_a_portal_lists_and_hides_is_named(warehouse_url: str, tmp_path: Path) -> None:
    beside = '<a class="canh" href="/tin/3">trước</a><a class="canh" href="/tin/9">sau</a>'
    pages: dict[str, Page] = {
        "/": page('<a href="/muc">tin</a>'),
        # Article 2 is listed and answers with nothing; 9 is only named by its neighbour.
        "/muc": listing((4, 16), (3, 16), (2, 16), (1, 15), also='<p class="tong">tổng 5 tin</p>'),
        "/tin/1": article(1, 15), "/tin/3": article(3), "/tin/4": article(4, also=beside),
        "/tin/2": page("", "500 x"), "/tin/9": page("", "404 Not Found"),
    }  # fmt: skip
    stand = open_newsstand(
        warehouse_url, tmp_path, pages, more='neighbours="a.canh"',
        listing='entry="li a", date="li b", total=".tong"',
    )  # fmt: skip
    stand.night_and_build(0)
    days = stand.rows(
        "SELECT date_on::text, articles_listed, articles_held, articles_missing, held_share,"
        " articles_published FROM mart.completeness ORDER BY date_on"
    )
    assert [(*row[:4], float(row[4]), row[5]) for row in days] == [
        ("2025-06-15", 1, 1, 0, 1.0, 1),
        ("2025-06-16", 3, 2, 1, 0.6667, 2),
    ]
    missing = stand.rows(
        "SELECT date_on::text, url, named_in, named_on, last_fate, reason"
        " FROM mart.missing_address ORDER BY url"
    )
    host = "http://cong.test"
    assert [tuple(row)[:5] for row in missing] == [
        ("2025-06-16", f"{host}/tin/2", "listing", f"{host}/muc", "unreachable"),
        ("2025-06-16", f"{host}/tin/9", "neighbour", f"{host}/tin/4", "not_found"),
    ]
    assert "500" in missing[0].reason
    [total] = stand.rows("SELECT * FROM mart.listing_total")
    assert (total.stated_total, total.entries_shown, total.entries_held) == (5, 4, 3)
    assert total.entries_not_shown == 1

    stand.pages["/tin/2"] = article(2)
    stand.night(1)
    stand.decide("night1")
    assert [row[0] for row in stand.rows("SELECT url FROM mart.missing_address")] == [
        f"{host}/tin/2", f"{host}/tin/9",
    ]  # fmt: skip


# ------------------------------------------------------------------ days past


def month(warehouse_url: str, tmp_path: Path, **more: Any) -> Newsstand:
    """Thirty days of June, three articles a day and page, the latest first; nights of 15 and 14."""
    pages: dict[str, Page] = {"/": page('<a href="/muc">tin</a>')}
    for number, day in enumerate(range(30, 0, -1), start=1):
        part = [(day * 3 + each, day) for each in (2, 1, 0)]
        path = "/muc" if number == 1 else f"/muc?trang={number}"
        pages[path] = listing(*part, also=pager(number + 1) if number < 30 else "")
        pages |= {f"/tin/{article_}": article(article_, day) for article_, _ in part}
    return open_newsstand(warehouse_url, tmp_path, pages, **more)


def articles(paths: list[str]) -> list[int]:
    return [int(path.rpartition("/")[2]) for path in paths if path.startswith("/tin/")]


def test_a_backfill_asks_for_its_days_and_no_others(warehouse_url: str, tmp_path: Path) -> None:
    stand = month(warehouse_url, tmp_path)
    progress = stand.backfill("back1", 20, 22)
    assert sorted(articles(stand.asked)) == list(range(60, 69))
    # It walks past the days after, and one page into the days before.
    assert [path for path in stand.asked if "muc" in path][-1] == "/muc?trang=12"
    assert progress["is_finished"]
    assert (progress["listings"], progress["listings_ended"]) == (1, 1)
    fates = Counter(stand.fates("back1").values())
    assert fates["out_of_range"] == 3 * 8 + 3
    assert fates[None] == 9
    [run] = stand.rows("SELECT purpose FROM crawl.run WHERE run_id = 'back1'")
    assert run.purpose == "backfill"

    # Once more: nothing is left, nothing is asked twice.
    again = stand.backfill("back2", 20, 22)
    assert again["is_finished"]
    assert articles(stand.asked) == []
    assert not [path for path in stand.asked if "trang" in path]
    # Other days are another backfill; what lay outside before is asked now.
    stand.backfill("back3", 23, 24)
    assert sorted(articles(stand.asked)) == list(range(69, 75))


def test_a_backfill_goes_on_where_its_budget_or_its_bound_ended(
    warehouse_url: str, tmp_path: Path
) -> None:
    stand = month(warehouse_url, tmp_path)
    everything: list[int] = []
    walked: list[str] = []
    for number in range(1, 40):
        bounds = {"pages": 4} if number % 2 else {"requests": 9}
        progress = stand.backfill(f"back{number}", 18, 27, **bounds)
        assert len(stand.asked) <= (9 if number % 2 == 0 else 100)
        everything += articles(stand.asked)
        walked += [path for path in stand.asked if "trang" in path]
        if progress["is_finished"]:
            break
    assert progress["is_finished"]
    assert sorted(everything) == list(range(54, 84))
    assert len(walked) == len(set(walked))
    assert number < 12


def test_a_killed_backfill_loses_nothing(warehouse_url: str, tmp_path: Path) -> None:
    stand = month(warehouse_url, tmp_path)
    whole = dict(stand.pages)
    stand.pages["/muc?trang=6"] = page("", "500 x")
    stand.backfill("back1", 20, 29)
    first = articles(stand.asked)
    assert sorted(first) == list(range(78, 90))
    stand.pages = whole
    progress = stand.backfill("back1", 20, 29)  # the task, cleared
    assert sorted([*first, *articles(stand.asked)]) == list(range(60, 90))
    assert progress["is_finished"]


def test_a_backfill_leaves_the_nights_alone(warehouse_url: str, tmp_path: Path) -> None:
    selectors = 'entry="li a", date="li b", pages_first_run=2'
    stand = month(warehouse_url, tmp_path, listing=selectors)
    stand.night(0)
    stand.backfill("back1", 20, 22)
    assert sorted(articles(stand.asked)) == list(range(60, 69))
    known = stand.rows(
        "SELECT count(*) FROM crawl.fate WHERE run_id = 'back1' AND fate = 'not_due'"
    )
    assert known[0][0] >= 6  # what the night had read
    stand.night(40)
    outside = stand.rows(
        "SELECT url FROM crawl.fate WHERE run_id = 'night40' AND url LIKE '%/tin/72'"
    )
    assert outside == []


def test_a_backfill_reads_sitemaps_that_may_name_its_days(
    warehouse_url: str, tmp_path: Path
) -> None:
    def sitemap(body: str, root: str = "urlset") -> bytes:
        return page(f"<{root}>{body}</{root}>", Content_Type="text/xml")

    def named(number: int, day: int) -> str:
        said = f"<news><publication_date>2025-06-{day:02d}</publication_date></news>"
        return f"<url><loc>/tin/{number}</loc>{said}</url>"

    index = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (("cu", "2025-05-31"), ("thang-6", "2025-06-30"))
    )
    pages: dict[str, Page] = {
        "/": page("<p>Trang chủ</p>"), "/so-do.xml": sitemap(index, "sitemapindex"),
        "/thang-6.xml": sitemap(named(1, 10) + named(2, 11) + named(3, 25)),
        **{f"/tin/{number}": article(number, 10) for number in (1, 2, 3)},
    }  # fmt: skip
    stand = open_newsstand(warehouse_url, tmp_path, pages, more='sitemaps=("/so-do.xml",)')
    stand.backfill("back1", 10, 12)
    assert stand.asked == ["/robots.txt", "/", "/so-do.xml", "/thang-6.xml", "/tin/2", "/tin/1"]
    stand.backfill("back2", 20, 30)
    assert stand.asked[-1] == "/tin/3"
    assert articles(stand.asked) == [3]
