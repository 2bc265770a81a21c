"""A new portal as a new user adds it: one command on a served site, one look, then its checks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from govnews.cli import main
from govnews.portals.shelf import load_portal
from tests.commands import new_portals as sites
from tests.fetch.site import Site, page

ROOT = Path(__file__).resolve().parents[2]
LISTING = f"http://{sites.HOST}/vi/news/Tin-truong/"
ARTICLE = f"{LISTING}{sites.slug(0)}-40.html"


def ended_with() -> object:
    """Return the exit code of the command line."""
    try:
        main()
    except SystemExit as ended:
        return ended.code or 0
    return 0


class User:
    """A person at the command line, with a folder of portals and a site on loopback."""

    def __init__(self, folder: Path, site: Site, slug: str) -> None:
        self.folder, self.site, self.slug = folder, site, slug

    def run(self, *arguments: str, code: int = 0) -> str:
        """Return what a command prints, in this process: its start takes longer than its work."""
        stand_in = f"{self.slug}={self.site.host}@127.0.0.1:{self.site.port}"
        clean = {name: one for name, one in os.environ.items() if not name.startswith("GOVNEWS_")}
        settings = {
            "GOVNEWS_PORTAL_DIR": str(self.folder),
            "GOVNEWS_STAND_INS": stand_in,
            "GOVNEWS_DELAY_SECONDS": "0",
        }
        printed = StringIO()
        with (
            patch.dict(os.environ, clean | settings, clear=True),
            patch.object(sys, "argv", ["govnews", *arguments]),
            redirect_stdout(printed),
            redirect_stderr(printed),
        ):
            ended = ended_with()
        told = printed.getvalue()
        assert ended == code, told
        return told

    def expected(self, case: str) -> dict[str, Any]:
        path = self.folder / "golden" / self.slug / case / "expected.json"
        return json.loads(path.read_text("utf-8"))


def served(host: str, pages: dict[str, str]) -> Site:
    robots = page("User-agent: *\nDisallow: /vi/users/", Content_Type="text/plain")
    return Site({path: page(text) for path, text in pages.items()} | {"/robots.txt": robots}, host)


@pytest.fixture
def user(tmp_path: Path) -> Iterator[User]:
    with served(sites.HOST, sites.nukeviet_pages()) as site:
        yield User(tmp_path, site, "pgdthachha_hatinh_edu")


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[User]:
    with served(sites.OWN_HOST, sites.own_pages()) as site:
        yield User(tmp_path, site, "thachson_example")


def formatted(path: Path) -> None:
    ruff = Path(sys.executable).parent / "ruff"
    if ruff.exists():
        for check in (["format", "--check"], ["check", "--quiet"]):
            done = subprocess.run(
                [ruff, *check, "--config", ROOT / "pyproject.toml", path],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr


def test_one_command_adds_a_portal_on_a_known_platform(user: User) -> None:
    told = user.run("portals", "new", ARTICLE, "--listing-url", LISTING)
    assert "it is nukeviet" in told
    assert 'there:   meta[name="generator"][content^="NukeViet"]' in told
    assert "not wordpress: 0 of" in told or "not " in told
    assert sites.TITLES[0] in told
    assert "robots.txt and the site's terms" in told
    path = user.folder / f"{user.slug}.py"
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 40
    formatted(path)
    portal = load_portal(user.slug, user.folder)
    assert (portal.platform, portal.kind, portal.name) == ("nukeviet", "department", sites.NAME)
    place = portal.place
    assert (place.province, place.district) == ("Tỉnh Hà Tĩnh", "Huyện Thạch Hà")
    article, listing = user.expected("article"), user.expected("listing")
    assert article["title"] == sites.TITLES[0]
    assert article["published_at"]["value"] == "2025-11-05T08:10:00+07:00"
    assert len(listing["entries"]) == len(sites.TITLES)
    assert set(user.site.asked) == {
        "/robots.txt",
        "/vi/news/Tin-truong/",
        ARTICLE.partition(sites.HOST)[2],
    }


def test_nobody_believes_it_before_somebody_has_looked(user: User) -> None:
    user.run("portals", "new", ARTICLE, "--listing-url", LISTING)
    told = user.run("portals", "check", user.slug, code=1)
    assert "by nobody" in told
    for case in ("article", "listing"):
        user.run("portals", "golden", user.slug, "--case", case, "--accept")
    assert "0 differ" in user.run("portals", "check", user.slug)
    live = user.run("portals", "check", user.slug, "--live", "2", "--all")
    assert "0 differ" in live
    for number in (1, 2):
        assert f"/vi/news/Tin-truong/{sites.slug(number)}-{40 + number}.html" in user.site.asked


def test_nothing_is_overwritten(user: User) -> None:
    user.run("portals", "new", ARTICLE)
    before = (user.folder / f"{user.slug}.py").read_text("utf-8")
    told = user.run("portals", "new", ARTICLE, code=1)
    assert f"expected no portal '{user.slug}' yet, found one; choose --slug" in told
    assert (user.folder / f"{user.slug}.py").read_text("utf-8") == before


def test_robots_and_foreign_hosts_are_obeyed(user: User) -> None:
    told = user.run("portals", "new", f"http://{sites.HOST}/vi/users/login/", code=1)
    assert "robots.txt asks us not to" in told
    moved = page("", "302 Found", Location="http://elsewhere.test/")
    user.site.pages["/vi/moved"] = moved
    told = user.run("portals", "new", f"http://{sites.HOST}/vi/moved", code=1)
    assert "leads to http://elsewhere.test/, another host's" in told
    assert not list(user.folder.glob("*.py"))


def test_a_changed_page_differs_field_by_field(user: User) -> None:
    user.run("portals", "new", ARTICLE)
    user.run("portals", "golden", user.slug, "--case", "article", "--accept")
    path = ARTICLE.partition(sites.HOST)[2]
    other = sites.nukeviet_pages()[path].replace(sites.TITLES[0], "Một tên bài khác hẳn hôm qua")
    user.site.pages[path] = page(other)
    told = user.run("portals", "check", user.slug, "--live", "1", code=1)
    assert "live article" in told
    assert "DIFFERS" in told
    assert "Một tên bài khác hẳn hôm qua" in told
    kept = user.run("portals", "golden", user.slug, "--url", ARTICLE)
    assert "--accept" in kept
    assert "NOBODY HAS LOOKED YET" in user.run("portals", "golden", user.slug)
    again = user.run("portals", "golden", user.slug, "--case", "article", "--fetch")
    assert "written" in again
    assert "by nobody" in user.run("portals", "check", user.slug, code=1)


def test_an_unknown_platform_gets_a_layout_with_its_evidence(commune: User) -> None:
    address = f"http://{sites.OWN_HOST}/tin-xa/{sites.slug(1)}-71.html"
    told = commune.run(
        "portals", "new", address, "--listing-url", f"http://{sites.OWN_HOST}/tin-xa"
    )
    assert "Platform: unknown" in told
    assert "reads title and date as without a layout" in told
    assert "3 links set alike" in told
    path = commune.folder / f"{commune.slug}.py"
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 40
    formatted(path)
    portal = load_portal(commune.slug, commune.folder)
    [layout] = portal.layouts
    assert (layout.title, layout.published, layout.body) == (
        "h2.ten-bai",
        "div.luc-dang",
        "div.ruot-bai",
    )
    place = portal.place
    assert (place.province, place.district, place.commune) == (
        "Tỉnh Hà Tĩnh",
        "Huyện Thạch Hà",
        "Xã Thạch Sơn",
    )
    assert portal.publisher == "UBND xã Thạch Sơn, huyện Thạch Hà, tỉnh Hà Tĩnh"
    article, listing = commune.expected("article"), commune.expected("listing")
    assert article["title"] == sites.TITLES[1]
    assert article["published_at"]["value"] == "2025-11-05T01:15:00+07:00"
    assert [day for _, day in listing["entries"]] == ["2025-11-05"] * 3
    for case in ("article", "listing"):
        commune.run("portals", "golden", commune.slug, "--case", case, "--accept")
    assert "0 differ" in commune.run("portals", "check", commune.slug, "--live", "2")


def test_without_a_layout_it_is_read_and_says_so(commune: User) -> None:
    address = f"http://{sites.OWN_HOST}/tin-xa/{sites.slug(1)}-71.html"
    told = commune.run("portals", "new", address, "--no-layout")
    assert "there is no layout" in told
    article = commune.expected("article")
    assert article["layout"] == "none"
    assert article["title"] == sites.TITLES[1]
    assert article["published_at"]["quote"] == "01:15 - 05/11/2025"
    assert article["body"][-1].startswith("Buổi chiều, bác bảo vệ")


def test_what_nobody_knows_is_refused_by_the_shelf_until_it_is_written(user: User) -> None:
    path = ARTICLE.partition(sites.HOST)[2]
    user.site.pages[path] = page(sites.nukeviet_pages()[path].replace(sites.NAME, "Tin hay"))
    told = user.run("portals", "new", ARTICLE)
    assert "publisher: nothing on the page tells it" in told
    shelf = user.run("portals", code=1)
    assert "expected the portal's own name" in shelf or "expected the office" in shelf


def test_a_saved_page_needs_no_network(user: User, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(sites.nukeviet_pages()[ARTICLE.partition(sites.HOST)[2]], "utf-8")
    told = user.run("portals", "new", ARTICLE, "--page", str(saved), "--no-write")
    assert sites.TITLES[0] in told
    assert user.site.asked == []
    assert not list(user.folder.glob("*.py"))


def test_a_page_that_is_no_article_is_shown_and_not_written(user: User) -> None:
    told = user.run("portals", "new", LISTING, code=1)
    assert "expected an article, found not_article" in told
    assert not list(user.folder.glob("*.py"))


def test_what_is_no_page_is_told_in_one_sentence(user: User, tmp_path: Path) -> None:
    saved = tmp_path / "saved.pdf"
    saved.write_bytes(b"%PDF-1.4 x")
    told = user.run("portals", "new", ARTICLE, "--page", str(saved), code=1)
    assert told == f"govnews: {ARTICLE}: expected the text of a page, found a PDF file\n"
