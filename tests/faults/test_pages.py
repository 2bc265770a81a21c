"""Every fault of a page ends in its named fate, costs no more than its budget, and stays alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.faults.broken import Gigabyte
from tests.faults.conftest import TwoNights, absolute
from tests.faults.faults import BUDGET_SECONDS, ELSEWHERE, PAPER, Fault, faults
from tests.faults.portal import DISGUISED, DISGUISES

FAMILIES = sorted({fault.family for fault in faults()})
CHARSETS = [fault.name for fault in faults() if fault.family == "charset"]
# The interpreter with lxml, SQLAlchemy and warcio needs about 100 MB; a gigabyte comes twice
# over the line and twice out of a bomb.
PEAK_BYTES = 300_000_000


def of_family(nights: TwoNights, family: str) -> list[Fault]:
    return [fault for fault in nights.faults if fault.family == family]


@pytest.mark.parametrize("family", FAMILIES)
def test_each_fault_ends_in_its_fate_with_a_reason(family: str, two_nights: TwoNights) -> None:
    night = two_nights.broken
    for fault in of_family(two_nights, family):
        found = {address: night.fate(address) for address in fault.fates}
        assert found == dict(fault.fates), (fault.name, night.reason(fault.path))
        assert re.search(fault.reason, night.reason(fault.path)), (
            fault.name,
            night.reason(fault.path),
        )
        if fault.fails:
            assert night.reason(fault.path), fault.name


@pytest.mark.parametrize("family", FAMILIES)
def test_what_must_never_be_asked_is_not(family: str, two_nights: TwoNights) -> None:
    asked = {visit.path for visit in two_nights.broken.visits}
    for fault in of_family(two_nights, family):
        for address in fault.never:
            assert two_nights.broken.fate(address) == "missing", fault.name
            assert address not in asked, fault.name


def test_no_other_host_is_ever_asked(two_nights: TwoNights) -> None:
    """The site is the only way out, and it saw nothing but the portal's own addresses."""
    heads = two_nights.site.heads
    assert heads
    assert {head.split()[1].split("/")[2] for head in heads} == {PAPER.host}
    assert not [head for head in heads for target in ELSEWHERE.values() if target in head]


@pytest.mark.parametrize("family", FAMILIES)
def test_no_fault_costs_more_than_its_budget(family: str, two_nights: TwoNights) -> None:
    for fault in of_family(two_nights, family):
        assert two_nights.broken.busy_seconds(fault.path) < BUDGET_SECONDS, fault.name


def test_memory_stays_bounded(
    two_nights: TwoNights, record_property: Callable[[str, object], None]
) -> None:
    peak = two_nights.broken.peak_bytes
    gigabytes = [
        page
        for fault in two_nights.faults
        for page in fault.pages.values()
        if isinstance(page, Gigabyte)
    ]
    assert len(gigabytes) == 2
    sent = sum(page.sent for page in gigabytes)
    told = f"night of faults: {peak / 1e6:.0f} MB at most; of 2 GB {sent / 1e6:.0f} MB were sent"
    record_property("scores", told)
    assert peak < PEAK_BYTES
    assert sent < Gigabyte.size / 10


def test_retry_after_is_waited_for(two_nights: TwoNights) -> None:
    for fault in of_family(two_nights, "overload"):
        visits = [visit for visit in two_nights.broken.visits if visit.path == fault.path]
        pauses = [after.began - before.ended for before, after in pairwise(visits)]
        if fault.name in ("429 seconds", "429 date"):
            assert len(visits) == 2
            assert pauses[0] > 0.9


def test_the_rest_of_the_portal_is_loaded(two_nights: TwoNights) -> None:
    for path in PAPER.article_paths:
        number = int(path.split("/")[2].split("-")[0])
        assert two_nights.broken.fate(path) == "loaded", path
        assert two_nights.broken.titles[absolute(path)] == PAPER.title(number)


@pytest.mark.parametrize("name", CHARSETS)
def test_the_letters_are_right_whatever_the_charset_says(name: str, two_nights: TwoNights) -> None:
    (fault,) = (fault for fault in two_nights.faults if fault.name == name)
    if fault.fates[fault.path] == "loaded":
        number = int(fault.path.split("/")[2].split("-")[0])
        assert two_nights.broken.titles[absolute(fault.path)] == PAPER.title(number)


def test_an_article_in_fifteen_disguises_is_one(two_nights: TwoNights) -> None:
    night = two_nights.broken
    assert len(DISGUISES) >= 12
    same = [url for url, title in night.titles.items() if title == PAPER.title(7)]
    assert same == [absolute(DISGUISED)]
    copies = {url for url in night.fates if re.search(r"/tin/7-|/m/tin\?", url)}
    for url in copies - {absolute(DISGUISED)}:
        assert night.fates[url].fate == "duplicate_of", url
        assert night.fates[url].target_url == absolute(DISGUISED)
    # What only a server could tell apart is asked at most once; the rest is one address.
    assert len(copies) <= 7
    asked = [visit.path for visit in night.visits if visit.path == DISGUISED]
    assert len(asked) == 1


def test_the_next_night_mends_what_can_be_mended(two_nights: TwoNights) -> None:
    """What failed is asked again, what was there is not loaded twice; a clock is no news."""
    wrong = {
        fault.name: found
        for fault in two_nights.faults
        if not fault.is_entrance
        and (found := two_nights.mended.fate(fault.path))
        != ("unchanged" if fault.fates[fault.path] == "loaded" else "loaded")
    }
    assert wrong == {}
    assert len(two_nights.mended.titles) == len(set(two_nights.mended.titles.values()))
    open_fates = [url for url, row in two_nights.mended.fates.items() if row.fate is None]
    assert open_fates == []
