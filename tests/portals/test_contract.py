"""The contract of a portal: whole addresses, layouts by date, other hosts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from govnews.portal import address
from govnews.portals.platforms import hatinh
from govnews.portals.shelf import load_portal


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("/tin-tuc/a-1.html", True),
        ("https://x.vn/tin-tuc/a-1.html", True),
        ("http://x.vn:8080/TIN-TUC/a-1.html", True),
        ("/khac", True),
        ("/tin-tuc/a-1.html?print=1", False),
        ("https://x.vn/en/tin-tuc/a-1.html", False),
        ("https://x.vn/?next=/khac", False),
    ],
)
def test_an_address_pattern_means_the_whole_address(url: str, fits: bool) -> None:
    pattern = address(r"/tin-tuc/[^/?]+\.html|/khac")
    assert bool(pattern.search(url)) is fits
    assert bool(pattern.fullmatch(url)) is fits


@pytest.mark.parametrize(
    ("day", "valid"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_layout_is_valid_from_its_first_to_its_last_day(day: date, valid: bool) -> None:
    layout = replace(hatinh.MODERN, valid_from=date(2025, 1, 1), valid_until=date(2025, 6, 30))
    assert layout.valid_on(day) is valid
    assert hatinh.MODERN.valid_on(day)


def test_a_portal_moves_to_another_host_whole() -> None:
    portal = load_portal("congdankhuyenhoc").moved_to("cdkh.test")
    assert portal.origin == "http://cdkh.test"
    assert portal.owns("http://CDKH.test/khuyen-hoc.htm")
    assert not portal.owns("https://www.congdankhuyenhoc.vn/khuyen-hoc.htm")
    assert portal.is_article("http://cdkh.test/a-179250605142208317.htm")


@pytest.mark.parametrize(
    ("path", "is_own"),
    [
        ("/truong-a", True),
        ("/truong-a/tin/b.html", True),
        ("/Truong-A/?page=1", True),
        ("/robots.txt", True),
        ("/", False),
        ("/truong-ab/tin/b.html", False),
        ("/truong-b/truong-a/b.html", False),
    ],
)
def test_a_portal_with_a_root_shares_its_host(path: str, is_own: bool) -> None:
    portal = replace(load_portal("canloc"), root="/truong-a")
    assert portal.owns(portal.origin + path) is is_own
    assert not portal.owns("https://khac.vn/truong-a/tin/b.html")
    assert load_portal("canloc").owns(portal.origin + path)
