"""The text of a new portal's file: Python that the shelf loads, formatted, and never injected."""

from __future__ import annotations

from pathlib import Path

import pytest

from govnews.draft.addresses import article_pattern, listing_pattern, slug_of
from govnews.draft.portal_file import Address, Value, portal_file
from govnews.failures import PortalMistake
from govnews.portal import UNTOLD, Layout, Listing, address
from govnews.portals.shelf import load_portal
from govnews.records import Place
from tests.commands.test_portals import formatted

PLACE = Place(province="Tỉnh Hà Tĩnh", district="Huyện Thạch Hà", province_today="Tỉnh Hà Tĩnh")
USUAL: dict[str, Value] = {
    "slug": "moi",
    "name": "Xã Thạch Hạ",
    "host": "thachha.example.vn",
    "publisher": "UBND xã Thạch Hạ",
    "kind": "commune",
    "place": PLACE,
}


def written(folder: Path, **more: Value) -> Path:
    path = folder / "moi.py"
    path.write_text(portal_file("unknown", "a system", {**USUAL, **more}), "utf-8")
    return path


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"place": Place()},
        {"place": Place(province="Thành phố Huế")},
        {"scheme": "http", "start": ("/", "/tin"), "feeds": ("/rss",)},
        {"listing": Listing(entry="li > a", date="i.ngay")},
        {"layouts": Layout(name="a", container="div.a", title="h1", body='div[id="b"]')},
        {"article_address": Address(alternatives=(r"/a/\d+", "/" + "b" * 70, "/" + "c" * 40))},
        {"name": "Tên 'lạ' \"lạ\" \\ và dài " + "rất dài " * 12},
    ],
)
def test_it_is_loaded_and_formatted(tmp_path: Path, more: dict[str, Value]) -> None:
    path = written(tmp_path, **more)
    portal = load_portal("moi", tmp_path)
    assert portal.name == {**USUAL, **more}["name"]
    assert len(path.read_text("utf-8").splitlines()) <= 40
    if "name" not in more:  # a name as long as that is no formatter's to break
        formatted(path)


@pytest.mark.parametrize(
    "name",
    ['""" + exit() + """', "x\nimport os", 'x", slug="y', "\\", "{name}", "\x00x", 'a"\nimport os'],
)
def test_a_page_cannot_write_code(tmp_path: Path, name: str) -> None:
    written(tmp_path, name=name, publisher=name)
    portal = load_portal("moi", tmp_path)
    assert (portal.slug, portal.name, portal.publisher) == ("moi", name, name)


@pytest.mark.parametrize("field", ["name", "publisher", "kind", "place"])
def test_the_shelf_refuses_what_nobody_has_told(tmp_path: Path, field: str) -> None:
    value: Value = Place(province=UNTOLD) if field == "place" else UNTOLD
    written(tmp_path, **{field: value})
    with pytest.raises(PortalMistake, match=rf"moi\.py:\d+: {field}: expected .* found '\?'"):
        load_portal("moi", tmp_path)


@pytest.mark.parametrize(
    ("urls", "fits", "does_not"),
    [
        (["http://x/tin/a-b-12.html"], "/tin-khac/xyz-99.html", "/tin-khac/xyz.html"),
        (["http://x/D.aspx?s=a&id=12"], "/D.aspx?id=7&s=b", "/E.aspx?id=7"),
        (["http://x/mot-hai-ba-bon"], "/nam-sau-bay-tam", "/gioi-thieu"),
        (["http://x/t/mot-hai-ba-bon.html"], "/u/nam-sau-bay-tam.html", "/u/nam.html"),
    ],
)
def test_address_patterns(urls: list[str], fits: str, does_not: str) -> None:
    pattern = address("|".join(article_pattern(urls)))
    assert pattern.search(urls[0])
    assert pattern.search(fits)
    assert not pattern.search(does_not)


def test_listing_patterns() -> None:
    pattern = address("|".join(listing_pattern(["http://x/tin-tuc", "http://x/?cat=3"])))
    for path in ("/tin-tuc", "/tin-tuc/", "/tin-tuc?page=2", "/tin-tuc/page/2", "/?cat=3&p=2"):
        assert pattern.search(path), path
    assert not pattern.search("/tin-tuc/bai-1.html")


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("http://krongno.daknong.gov.vn/tin", "krongno_daknong"),
        ("https://www.huyendamha.vn/", "huyendamha"),
        ("http://so-gddt.tinh.edu.vn:8080/", "so_gddt_tinh_edu"),
        ("http://63tinh.vn/", "site_63tinh"),
    ],
)
def test_slugs(url: str, slug: str) -> None:
    assert slug_of(url) == slug
