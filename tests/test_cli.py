"""The command line reads, extracts and answers in one sentence when it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from demo.portal_server import PortalServer
from govnews.portals.shelf import portal_slugs

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "demo" / "sites" / "damha"
EMPTY_URL = "postgresql+psycopg://u:geheim@127.0.0.1:9/w"


def govnews(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GOVNEWS_")}
    return subprocess.run(
        [str(Path(sys.executable).parent / "govnews"), *arguments],
        capture_output=True,
        text=True,
        env=clean | environment,
        check=False,
    )


@pytest.fixture
def article() -> tuple[str, Path, dict[str, object]]:
    """One sample article that prints its date: its URL, its file and what it says."""
    told = json.loads((SITE / "expected.json").read_text("utf-8"))
    routes = json.loads((SITE / "routes.json").read_text("utf-8"))["routes"]
    address, said = next(
        (address, said)
        for address, said in told["day1"]["articles"].items()
        if said["published_at"]["basis"] == "stated"
    )
    return f"http://{told['host']}{address}", SITE / routes[address]["file"], said


def test_read_prints_the_article_with_its_facts(
    article: tuple[str, Path, dict[str, object]],
) -> None:
    url, page, said = article
    done = govnews("read", str(page), "--portal", "damha", "--url", url, "--json")
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert printed["title"] == said["title"]
    assert printed["body"] == said["body"]
    assert printed["published_at"]["basis"] == "stated"
    for quantity in printed["facts"]["quantities"]:
        if quantity.get("field", "text") == "text":
            span = slice(quantity["start"], quantity["end"])
            assert printed["text"][span] == quantity["quote"]
    bare = govnews("read", str(page), "--portal", "damha", "--url", url, "--no-facts", "--json")
    assert "facts" not in json.loads(bare.stdout)


def test_extract_takes_what_read_prints(
    article: tuple[str, Path, dict[str, object]], tmp_path: Path
) -> None:
    url, page, _ = article
    read = govnews("read", str(page), "--portal", "damha", "--url", url, "--json")
    saved = tmp_path / "article.json"
    saved.write_text(read.stdout, "utf-8")
    done = govnews("extract", str(saved), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["facts"] == json.loads(read.stdout)["facts"]


@pytest.fixture
def saved_article(tmp_path: Path) -> Path:
    """An article of two sentences in a file, as `govnews extract` takes it."""
    saved = tmp_path / "article.json"
    given = {
        "url": "http://maison.test/1",
        "portal": None,
        "place_hint": {"province": "Tỉnh Sơn La", "district": "Huyện Mai Sơn"},
        "title": "Huyện trồng rừng",
        "published_at": "2024-10-05",
        "byline": "Tin, ảnh: Quỳnh Anh",
        "text": "Năm 2023, huyện đã trồng 850 ha rừng.\nÔng Lê Văn An chủ trì hội nghị.",
    }
    saved.write_text(json.dumps(given), "utf-8")
    return saved


def test_extract_tells_a_person_why(saved_article: Path) -> None:
    done = govnews("extract", str(saved_article), "--why")
    assert done.returncode == 0, done.stderr
    page = " ".join(done.stdout.split())
    assert "QUANTITIES (1) 850 hectare Năm 2023, huyện đã trồng «850 ha» rừng." in page
    for told in (
        "by quantity.measure: a figure and a measure: ha, tấn, m2, km source: Nghị định",
        "measure rừng by quantity.measure.behind:",
        "subject Huyện Mai Sơn by quantity.subject.place:",
        "period 2023-01-01..2023-12-31 «Năm 2023» by period.year: năm Y source:",
        "nature result by quantity.nature.result:",
        "modifier exact by quantity.modifier.exact:",
        "«Lê Văn An» chủ trì hội nghị. by person.honorific:",
        "role chair by role.chair:",
        "(byline) Tin, ảnh: «Quỳnh Anh» by person.author:",
    ):
        assert told in page


def test_extract_tells_a_program_why(saved_article: Path) -> None:
    done = govnews("extract", str(saved_article), "--why", "--json")
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)["facts"]
    (quantity,) = facts["quantities"]
    assert quantity["why"]["rule"] == "quantity.measure"
    assert quantity["why"]["says"]
    assert quantity["why"]["source"]
    parts = {part["part"]: part for part in quantity["why"]["parts"]}
    assert set(parts) == {"measure", "subject", "period", "nature", "modifier"}
    assert (parts["period"]["rule"], parts["period"]["quote"]) == ("period.year", "Năm 2023")
    for kind in ("people", "periods", "event_dates", "organisations", "topic_mentions"):
        assert all(item["why"]["rule"] == item["rule"] for item in facts[kind])
    assert facts["people"][0]["mentions"][0]["rule"] == "person.honorific"
    plain = govnews("extract", str(saved_article), "--json")
    assert "why" not in plain.stdout


def test_rules_prints_every_rule_with_its_source() -> None:
    told = json.loads(govnews("rules", "--json").stdout)
    assert {"says", "source", "example", "counterexample"} <= set(told["quantity.ratio"])
    page = govnews("rules").stdout
    for name, rule in told.items():
        assert f"{name} " in page
        assert rule["says"] in page
        assert f"source: {rule['source']}" in page


def test_extract_tells_the_stored_strings_where_they_differ(tmp_path: Path) -> None:
    saved = tmp_path / "article.json"
    given = {"title": "Tin", "text": "Ho\u0323\u0302i nghi\u0323 \u200bco\u0301 15 xa\u0303 \ud800"}
    saved.write_text("\ufeff" + json.dumps(given), "utf-8")
    done = govnews("extract", str(saved), "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    stored = told["stored"]
    assert (stored["text"], stored["encoding"]) == ("Hội nghị có 15 xã \ufffd", "utf-8 (NFD)")
    assert told["original"]["text"] == given["text"]
    quantity = told["facts"]["quantities"][0]
    assert stored["text"][quantity["start"] : quantity["end"]] == quantity["quote"]


def test_a_page_that_is_no_article_ends_with_its_fate(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html><body><p>Không tìm thấy bài viết</p></body></html>", "utf-8")
    done = govnews("read", str(page), "--portal", "damha", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["fate"] in {"soft_404", "not_article"}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        (["migrate"], {}, 2, "GOVNEWS_WAREHOUSE_URL is not set"),
        (["migrate"], {"GOVNEWS_WAREHOUSE_URL": "mysql://here"}, 2, "postgresql+psycopg://"),
        (
            ["explain", "http://x"],
            {"GOVNEWS_WAREHOUSE_URL": EMPTY_URL},
            1,
            "127.0.0.1:9/w did not answer",
        ),
        (["read", "missing.html", "--portal", "damha"], {}, 2, "missing.html"),
        (["read", __file__, "--portal", "nowhere"], {}, 1, "nowhere"),
        (["extract", __file__], {}, 2, "expected"),
        (["dance"], {}, 2, "dance"),
        (
            ["backfill", "damha", "--from", "2025-02-01", "--to", "2025-01-01"],
            {"GOVNEWS_WAREHOUSE_URL": "postgresql+psycopg://u:geheim@127.0.0.1:9/w"},
            2,
            "expected a first day before the last, found 2025-02-01 and 2025-01-01",
        ),
        (["read", __file__, "--portal", "damha", "--url", "http://[abc"], {}, 2, "http://[abc"),
        (["health", "nowhere"], {"GOVNEWS_WAREHOUSE_URL": EMPTY_URL}, 1, "nowhere.py"),
        (["health", "--day", "gestern"], {}, 2, "gestern"),
        (["try", "http://[abc"], {}, 2, "http://[abc"),
        (["read", __file__, "--portal", "damha"], {"GOVNEWS_BATCH_SIZE": "0"}, 2, "BATCH_SIZE"),
    ],
)
def test_wrong_use_is_one_sentence_and_an_exit_code(
    arguments: list[str], environment: dict[str, str], code: int, said: str
) -> None:
    done = govnews(*arguments, **environment)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stderr


def test_extract_takes_one_object_only(tmp_path: Path) -> None:
    given = tmp_path / "list.json"
    given.write_text("[1]", "utf-8")
    done = govnews("extract", str(given))
    assert done.returncode == 2
    assert "expected one JSON object, found list" in " ".join(done.stderr.split()).replace("│ ", "")


def test_a_database_without_structure_is_told_what_to_run(postgres: URL) -> None:
    empty = postgres.render_as_string(hide_password=False)
    done = govnews("explain", "http://x", GOVNEWS_WAREHOUSE_URL=empty)
    assert done.returncode == 2
    assert "run 'govnews migrate'" in done.stderr
    assert "Traceback" not in done.stderr


def test_export_says_where_it_cannot_write(warehouse_url: str) -> None:
    done = govnews("export", "/proc/nope", GOVNEWS_WAREHOUSE_URL=warehouse_url)
    assert done.returncode == 1
    assert "/proc/nope" in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_tells_of_an_address_that_nobody_met(warehouse_url: str) -> None:
    done = govnews("explain", "http://x.test/", GOVNEWS_WAREHOUSE_URL=warehouse_url)
    assert done.returncode == 0
    assert "never met" in done.stdout


def test_health_of_a_warehouse_without_a_night_says_so(warehouse_url: str) -> None:
    done = govnews("health", GOVNEWS_WAREHOUSE_URL=warehouse_url)
    assert done.returncode == 0, done.stderr
    assert "no news day was judged yet" in done.stdout


def test_try_asks_one_live_page(article: tuple[str, Path, dict[str, object]]) -> None:
    url, _, said = article
    with PortalServer(SITE.parent, day=1) as server:
        done = govnews("try", url, "--json", GOVNEWS_STAND_INS=server.stand_ins)
        assert json.loads(done.stdout)["title"] == said["title"]
        paths = [request.target.split(".test")[1] for request in server.requests]
        assert paths == ["/robots.txt", url.split(".test")[1]]
        forbidden = "http://congdankhuyenhoc.govnews.test/search.htm?keywords=x"
        done = govnews("try", forbidden, GOVNEWS_STAND_INS=server.stand_ins)
    assert done.returncode == 1
    assert "robots.txt asks us not to" in done.stderr


def test_try_asks_nobody_elses_page() -> None:
    done = govnews("try", "http://127.0.0.1:9/secret")
    assert done.returncode == 1
    assert "no" in done.stderr
    assert "127.0.0.1:9/secret" in done.stderr


def test_portals_prints_the_shelf_and_a_mistake_with_its_line(tmp_path: Path) -> None:
    assert govnews("portals").stdout.count("\n") == len(portal_slugs())
    (tmp_path / "brokenplace.py").write_text("PORTAL = Portl(\n", "utf-8")
    done = govnews("portals", "--folder", str(tmp_path))
    assert done.returncode == 1
    assert "brokenplace.py:1" in done.stdout
