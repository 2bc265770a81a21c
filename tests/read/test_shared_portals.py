"""Every page of ../shared/portals, of both days, reads as its expected.json says."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest

from govnews.portals.shelf import load_portal
from govnews.read import read_page, reading_as_json
from govnews.records import Reading

SHARED = Path(__file__).resolve().parents[3] / "shared"
SLUGS = ("canloc", "kontum_edu", "congdankhuyenhoc", "damha", "lamha")
COPIES = ("print", "mobile", "amp")
DAYS = {1: date(2025, 6, 16), 2: date(2025, 6, 17)}


@dataclass(frozen=True, eq=False)
class SharedPage:
    """One address on one day: the file behind it and what it must read as."""

    slug: str
    day: int
    path: str
    kind: str
    file: Path
    content_type: str | None
    article: dict[str, Any] | None
    fate: str

    def __str__(self) -> str:
        return f"{self.slug}-{self.day}-{self.kind}-{self.file.stem}"


@cache
def expected_of(slug: str) -> dict[str, Any]:
    return json.loads((SHARED / "portals" / slug / "expected.json").read_text("utf-8"))


def pages() -> Iterator[SharedPage]:
    """Return every address that answers with a page of its own, on each day."""
    if not (SHARED / "portals").is_dir():
        return
    for slug in SLUGS:
        expected, folder = expected_of(slug), SHARED / "portals" / slug
        routes: dict[str, Any] = {}
        articles: dict[str, Any] = {}
        for day, listed in ((1, "routes.json"), (2, "day2/routes.json")):
            changes = json.loads((folder / listed).read_text("utf-8"))
            routes.update(changes["routes"])
            articles |= expected[f"day{day}"]["articles"]
            for gone in changes.get("removed", ()):
                routes.pop(gone, None)
            for fate in expected["fates"]:
                route = routes.get(fate["url"], {})
                if route.get("status") == 200 and route["content_type"].startswith("text/html"):
                    wanted = fate.get("target", fate["url"])
                    yield SharedPage(
                        slug=slug,
                        day=day,
                        path=fate["url"],
                        kind=fate["kind"],
                        file=folder / route["file"],
                        content_type=route["content_type"],
                        article=articles.get(wanted),
                        fate=fate[f"day{day}"]["fate"],
                    )


PAGES = list(pages())
ARTICLES = [page for page in PAGES if page.kind == "article" and page.article]
TWINS = [page for page in PAGES if page.kind in COPIES and page.article]
OTHERS = [page for page in PAGES if page.kind not in COPIES and not page.article]


@cache
def read(page: SharedPage) -> Reading:
    """Return the reading of a page; its feed date is given where expected.json names one."""
    host = expected_of(page.slug)["host"]
    dates = [] if page.article is None else [page.article["published_at"]]
    dates += [] if page.article is None else page.article.get("other_dates", [])
    feed = next((said for said in dates if said["basis"] == "feed"), None)
    return read_page(
        page.file.read_bytes(),
        content_type=page.content_type,
        url=f"http://{host}{quote(page.path, safe='/?&=%')}",
        portal=load_portal(page.slug).moved_to(host),
        captured_on=DAYS[page.day],
        feed_published=datetime.fromisoformat(feed["value"]) if feed else None,
        feed_quote=feed.get("raw") if feed else None,
    )


def told(page: SharedPage) -> dict[str, Any]:
    return reading_as_json(read(page))


def wanted(page: SharedPage, field: str, default: object = None) -> Any:
    assert page.article is not None
    return page.article.get(field, default)


def byline_of(page: SharedPage) -> tuple[str | None, list[str], str | None]:
    byline = wanted(page, "byline") or {"raw": None, "authors": [], "unit": None}
    return byline["raw"], byline["authors"], byline["unit"]


def attachments_of(page: SharedPage) -> list[tuple[str, str]]:
    return [(file["url"], file["text"]) for file in wanted(page, "attachments", [])]


def each_article(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("page", ARTICLES, ids=str)(test)


def each_article_and_copy(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("page", ARTICLES + TWINS, ids=str)(test)


def test_there_are_pages_to_read(shared: Path) -> None:
    assert len(ARTICLES) > 90
    assert len(TWINS) >= 16
    assert len(OTHERS) > 50


@each_article_and_copy
def test_an_article_has_no_fate_yet(page: SharedPage) -> None:
    assert read(page).fate is None, read(page).reason


@each_article_and_copy
def test_title(page: SharedPage) -> None:
    assert told(page)["title"] == wanted(page, "title")


@each_article
def test_published_at(page: SharedPage) -> None:
    found, expected = told(page)["published_at"], wanted(page, "published_at")
    for name in ("value", "basis", "precision"):
        assert found[name] == expected[name], name
    if expected["raw"]:
        assert found["quote"] in expected["raw"]


@each_article
def test_other_dates(page: SharedPage) -> None:
    expected = [(other["basis"], other["value"]) for other in wanted(page, "other_dates", [])]
    assert [(other["basis"], other["value"]) for other in told(page)["other_dates"]] == expected


@each_article
def test_decoy_dates_are_not_taken(page: SharedPage) -> None:
    found = json.dumps([told(page)["published_at"], told(page)["other_dates"]])
    for decoy in wanted(page, "decoy_dates", []):
        assert decoy["value"][:10] not in found


@each_article_and_copy
def test_byline(page: SharedPage) -> None:
    found = told(page)
    assert (found["byline"], found["authors"], found["unit"]) == byline_of(page)


@each_article_and_copy
def test_body(page: SharedPage) -> None:
    assert told(page)["body"] == wanted(page, "body")


@each_article
def test_body_kinds(page: SharedPage) -> None:
    assert told(page)["body_kinds"] == wanted(page, "body_kinds")


@each_article_and_copy
def test_captions(page: SharedPage) -> None:
    assert told(page)["captions"] == wanted(page, "captions")


@each_article_and_copy
def test_tables(page: SharedPage) -> None:
    assert told(page)["tables"] == wanted(page, "tables", [])


@each_article_and_copy
def test_attachments(page: SharedPage) -> None:
    found = [
        (unquote(urlsplit(file["url"]).path), file["text"]) for file in told(page)["attachments"]
    ]
    assert found == attachments_of(page)


@each_article
def test_view_count(page: SharedPage) -> None:
    assert told(page)["view_count"] == wanted(page, "view_count")


@each_article
def test_encoding(page: SharedPage) -> None:
    assert told(page)["encoding"] == wanted(page, "encoding")


@pytest.mark.parametrize("page", OTHERS, ids=str)
def test_what_is_no_article_says_so(page: SharedPage) -> None:
    reading = read(page)
    expected = page.fate if page.fate == "soft_404" else "not_article"
    assert reading.article is None
    assert reading.fate == expected
    assert reading.reason


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer of ../shared/evaluation, as a module."""
    folder = str(shared / "evaluation")
    sys.path.insert(0, folder)
    try:
        spec = importlib.util.spec_from_file_location("score", shared / "evaluation" / "score.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["score"] = module
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(folder)


@pytest.mark.parametrize("day", [1, 2])
def test_the_scorer_finds_nothing_wrong(
    day: int,
    shared: Path,
    scorer: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    record_property: Callable[[str, object], None],
) -> None:
    for number, page in enumerate(page for page in ARTICLES if page.day == day):
        (tmp_path / f"{number}.json").write_text(json.dumps(told(page)), encoding="utf-8")
    arguments = ["--format", "pages", str(tmp_path), str(shared / "portals"), "--day", str(day)]
    assert scorer.main(arguments) == 0
    table = capsys.readouterr().out
    record_property("scores", f"../shared/portals, day {day}\n{table}")
    scorer.main([*arguments, "--json"])
    figures = json.loads(capsys.readouterr().out)
    assert worst(figures) == 1.0


def worst(figures: object) -> float:
    """Return the lowest share, precision or recall anywhere among the figures."""
    if not isinstance(figures, dict):
        return 1.0
    shares = [figures[name] for name in ("f1", "mean") if figures.get(name) is not None]
    return min([1.0, *shares, *(worst(inner) for inner in figures.values())])
