"""What stands in the content's place is named, and content that talks of it never is."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from govnews.capture_quality import Kind, Quality, assess
from govnews.records import Fate
from tests.capture_quality.articles import ARTICLES
from tests.capture_quality.gates import GATES

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def judged(page: str) -> Quality:
    quality = assess(page.encode(), "text/html; charset=utf-8")
    assert quality is not None
    return quality


@pytest.mark.parametrize("name", GATES)
def test_gate_is_named(name: str) -> None:
    kind, page = GATES[name]
    quality = judged(page)
    assert quality.kind is kind, quality.in_words()
    assert quality.score < 0.5
    assert all(reason.words for reason in quality.reasons)


@pytest.mark.parametrize("name", ARTICLES)
def test_content_is_content(name: str) -> None:
    quality = judged(ARTICLES[name])
    assert quality.is_content, quality.in_words()


def test_no_gate_is_ever_gone_or_content() -> None:
    fates = {judged(page).fate for _, page in GATES.values()}
    assert fates == {Fate.BLOCKED, Fate.UNREACHABLE, Fate.SOFT_404}


@pytest.mark.parametrize("charset", ["utf-16", "windows-1258"])
def test_charset_does_not_hide_a_gate(charset: str) -> None:
    page = "<title>404 Not Found</title><h1>404 Not Found</h1>"
    quality = assess(page.encode(charset), None)
    assert quality is not None
    assert quality.kind is Kind.SOFT_404


def test_files_and_nothing_are_not_judged() -> None:
    assert assess(b"", None) is None
    assert assess(b"   \n", "text/html") is None


def test_pictures_inside_the_page_do_not_hide_its_text() -> None:
    picture = "<img src='data:image/png;base64," + "A" * 600_000 + "'>"
    words = "Sáng nay, huyện tổ chức lễ phát động Tết trồng cây đời đời nhớ ơn Bác Hồ. " * 9
    quality = judged(f"<title>Request Rejected</title>{picture}<p>{words}</p>")
    assert quality.is_content, quality.in_words()


# ------------------------------------------------------------------ pages of others


def shared_pages() -> Iterator[tuple[str, str, Path]]:
    manifest = SHARED / "pages" / "manifest.jsonl"
    for line in manifest.read_text("utf-8").splitlines() if manifest.is_file() else ():
        told = json.loads(line)
        yield told["file"], told["kind"], SHARED / "pages" / told["file"]


TRAPS = {"busy": Kind.BUSY, "error404": Kind.SOFT_404}


@pytest.mark.parametrize(("name", "kind", "file"), list(shared_pages()))
def test_real_pages(name: str, kind: str, file: Path) -> None:
    quality = assess(gzip.decompress(file.read_bytes()), None)
    assert quality is not None
    assert quality.kind is TRAPS.get(kind, Kind.CONTENT), f"{name}: {quality.in_words()}"


def site_pages() -> Iterator[tuple[str, str, bytes, str]]:
    for folder in [*(SHARED / "portals").glob("*/"), *(ROOT / "demo" / "sites").glob("*/")]:
        if not (folder / "expected.json").is_file():
            continue
        told = json.loads((folder / "expected.json").read_text("utf-8"))
        routes = json.loads((folder / "routes.json").read_text("utf-8"))["routes"]
        for row in told["fates"]:
            route = routes.get(row["url"], {})
            if route.get("status") == 200 and "html" in route.get("content_type", ""):
                payload = (folder / route["file"]).read_bytes()
                yield told["host"] + row["url"], row["day1"]["fate"], payload, route["content_type"]


def test_sample_portals_hold_no_false_alarm_and_every_trap_is_found() -> None:
    wrong, traps = [], 0
    for url, fate, payload, content_type in site_pages():
        quality = assess(payload, content_type)
        assert quality is not None
        wanted = Kind.SOFT_404 if fate == "soft_404" else Kind.CONTENT
        traps += fate == "soft_404"
        if quality.kind is not wanted:
            wrong.append(f"{url} ({fate}): {quality.in_words()}")
    assert wrong == []
    assert traps >= 5
