"""explain_url tells every step of an address, or why it is not there."""

from __future__ import annotations

from sqlalchemy import Engine, text

from govnews.records import Fate
from tests.load.newsroom import FIRST_DAY, URL, Newsroom, build, read, unreadable


def explain(engine: Engine, url: str) -> dict[str, tuple[str, str]]:
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT stage, outcome, detail FROM mart.explain_url(:url) ORDER BY step"),
            {"url": url},
        )
        return {row.stage: (row.outcome, row.detail) for row in rows}


def test_way_of_an_article(newsroom: Newsroom) -> None:
    capture = newsroom.capture()
    build(newsroom.engine, "build1", read(capture))
    steps = explain(newsroom.engine, URL)
    assert list(steps) == ["found", "run", "capture", "reading", "revision", "article"]
    assert steps["found"] == ("article", f"{URL} on http://damha.test/")
    assert steps["run"][0] == "loaded"
    where = f"{capture.warc_file} at {capture.warc_offset} length {capture.warc_length}"
    assert where in steps["capture"][1]
    assert "2 quantities; 1 citations; 2 people" in steps["revision"][1]
    assert steps["article"][0] == "held"


def test_pasted_address_needs_no_exact_form(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", read(newsroom.capture()))
    assert "article" in explain(newsroom.engine, URL.replace("http:", "https:") + "/ ")


def test_quarantined_page_tells_its_reason(newsroom: Newsroom) -> None:
    build(newsroom.engine, "build1", unreadable(newsroom.capture()))
    reason = "expected one of 2 layouts, found none"
    assert explain(newsroom.engine, URL)["quarantine"] == ("layout_changed", reason)


def test_address_that_was_not_fetched(newsroom: Newsroom) -> None:
    newsroom.end(URL, Fate.EXCLUDED_BY_ROBOTS, "run1", FIRST_DAY)
    assert explain(newsroom.engine, URL)["run"][0] == "excluded_by_robots"


def test_unknown_addresses(newsroom: Newsroom) -> None:
    outcome, detail = explain(newsroom.engine, "http://damha.test/khac.html")["unknown"]
    assert outcome == "never met"
    assert "portal damha" in detail
    _, elsewhere = explain(newsroom.engine, "http://khac.test/")["unknown"]
    assert elsewhere == "no portal on the shelf has this host"
