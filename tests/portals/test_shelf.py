"""The shelf finds every portal file; a broken one tells its line and stops no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from govnews.failures import PortalMistake
from govnews.portal import Portal
from govnews.portals.shelf import SHELF, load_portal, load_portals, portal_slugs

OWN = sorted(path.stem for path in SHELF.glob("*.py") if path.stem not in {"__init__", "shelf"})
GOOD = (SHELF / "canloc.py").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "thachha.py").write_text(GOOD.replace('"canloc"', '"thachha"'), encoding="utf-8")
    return tmp_path


def broken(folder: Path, text: str) -> str:
    """Return the mistake of a portal file with that text."""
    (folder / "broken.py").write_text(text, encoding="utf-8")
    with pytest.raises(PortalMistake) as caught:
        load_portal("broken", folder)
    return str(caught.value).replace(str(folder), "")


def test_finds_the_own_portals() -> None:
    assert portal_slugs() == OWN


@pytest.mark.parametrize("slug", OWN)
def test_loads_each_portal(slug: str) -> None:
    portal = load_portal(slug)
    assert isinstance(portal, Portal)
    assert portal.slug == slug
    assert portal.layouts


@pytest.mark.parametrize("slug", OWN)
def test_a_portal_file_stays_small(slug: str) -> None:
    assert len((SHELF / f"{slug}.py").read_text(encoding="utf-8").splitlines()) <= 48


def test_an_extra_folder_comes_beside_the_own_shelf(folder: Path) -> None:
    assert portal_slugs(folder) == sorted([*OWN, "thachha"])
    assert load_portal("thachha", folder).slug == "thachha"


def test_the_extra_folder_goes_first(folder: Path) -> None:
    other = GOOD.replace("canloc.hatinh.gov.vn", "canloc.example.vn")
    (folder / "canloc.py").write_text(other, encoding="utf-8")
    assert load_portal("canloc", folder).host == "canloc.example.vn"
    assert load_portal("canloc").host == "canloc.hatinh.gov.vn"


def test_files_that_are_no_portals_are_passed_over(folder: Path) -> None:
    for name in ("__init__.py", "_draft.py", "Notes.py", "readme.txt"):
        (folder / name).write_text("1 / 0", encoding="utf-8")
    assert portal_slugs(folder) == sorted([*OWN, "thachha"])


def test_slugs_are_found_without_running_files(folder: Path) -> None:
    (folder / "broken.py").write_text("raise SystemExit", encoding="utf-8")
    assert "broken" in portal_slugs(folder)


@pytest.mark.parametrize(
    ("text", "line", "mistake"),
    [
        ("x = 1\nPORTAL = Portal(slug='broken'\n", 2, "SyntaxError: '(' was never closed"),
        ("x = 1\n\nPORTAL = Portl()\n", 3, "NameError: name 'Portl' is not defined"),
        (GOOD.replace("slug=", "slugg="), 7, "unexpected keyword argument 'slugg'"),
        (GOOD.replace("layouts=hatinh.LAYOUTS", "layouts=hatinh.LAYOUT"), 16, "AttributeError"),
        (GOOD.replace("import hatinh", "import hattinh"), 4, "ImportError"),
        (GOOD.replace("hatinh.ARTICLE_ADDRESS", "__import__('re').compile('(')"), 17, "missing )"),
        (GOOD, 8, "expected slug='broken', found 'canloc'"),
        (
            GOOD.replace("canloc", "broken").replace("sitemaps=()", "daily_articles=(9, 2)"),
            22,
            "daily_articles: expected (fewest, most), found (9, 2)",
        ),
        ("x = 1\n", 1, "expected a value PORTAL = Portal(…), found none"),
        ("PORTAL = {'slug': 'broken'}\n", 1, "expected a value PORTAL = Portal(…), found dict"),
    ],
)
def test_tells_file_line_and_mistake(folder: Path, text: str, line: int, mistake: str) -> None:
    found = broken(folder, text)
    assert mistake in found
    assert found.startswith("/broken.py:")
    assert abs(int(found.split(":")[1]) - line) <= 1


LAYOUT = """
from dataclasses import replace

from govnews.portals.platforms import hatinh
from govnews.portals.shelf import load_portal

LAYOUT = replace(
    hatinh.MODERN,
    {name}={selector!r},
)
PORTAL = replace(load_portal("canloc"), slug="broken", layouts=(LAYOUT,))
"""


@pytest.mark.parametrize(
    ("name", "selector"),
    [
        ("container", "div.chitiet["),
        ("title", "h2..tieude"),
        ("body", "div >> p"),
        ("drop", "p:::x"),
    ],
)
def test_tells_the_line_of_a_bad_selector(folder: Path, name: str, selector: str) -> None:
    found = broken(folder, LAYOUT.format(name=name, selector=selector))
    assert found.startswith("/broken.py:9: layout hatinh_portal:")
    assert f"bad CSS selector {selector!r}" in found


def test_a_bad_selector_of_the_whole_page_is_found_too(folder: Path) -> None:
    found = broken(folder, LAYOUT.format(name="metadata", selector=("page:meta[",)))
    assert "bad CSS selector 'page:meta['" in found


def test_a_broken_file_does_not_hide_the_others(folder: Path) -> None:
    (folder / "broken.py").write_text("PORTAL = 1 / 0", encoding="utf-8")
    portals = load_portals(folder)
    assert isinstance(portals.pop("broken"), PortalMistake)
    assert sorted(portals) == sorted([*OWN, "thachha"])
    assert all(isinstance(portal, Portal) for portal in portals.values())


def test_an_unknown_slug_names_the_known_ones() -> None:
    with pytest.raises(
        PortalMistake, match=r"no portal file nowhere\.py: expected one of canloc, "
    ):
        load_portal("nowhere")
