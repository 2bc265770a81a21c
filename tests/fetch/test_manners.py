"""Pace and ledger of one process, and what a server means by Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from govnews.fetch.answers import Answer, Refused
from govnews.fetch.manners import LONGEST_HOLD, Manners
from govnews.fetch.retry_after import retry_after
from govnews.records import Fate
from tests.fetch.test_client import Clock


def test_pause_between_two_requests_of_one_host() -> None:
    clock = Clock()
    manners = Manners(2.0, sleep=clock.sleep, clock=clock)
    with manners.turn("a") as turn:
        turn.received_bytes = 10
    assert clock.now == 100.0  # nobody was asked before
    with manners.turn("b"):
        pass
    with manners.turn("a") as turn:
        assert clock.now == 102.0
        turn.received_bytes, turn.not_modified, turn.saved_bytes = 5, True, 900
        turn.hold_seconds = 7
        clock.now += 1  # the answer took a second: the pause begins behind it
    with manners.turn("a") as turn:
        assert clock.now == 110.0
        turn.failed = True
    ledger = manners.take_ledgers()["a"]
    assert (ledger.requests, ledger.not_modified, ledger.failed) == (3, 1, 1)
    assert (ledger.received_bytes, ledger.saved_bytes) == (15, 900)
    assert (ledger.waited_seconds, ledger.retry_after_seconds) == (9.0, 7.0)
    assert (ledger.delay_seconds, ledger.least_gap_seconds) == (2.0, 2.0)
    assert manners.take_ledgers() == {}


def test_too_long_a_hold_is_not_waited_for() -> None:
    clock = Clock()
    manners = Manners(1.0, sleep=clock.sleep, clock=clock)
    with manners.turn("a") as turn:
        turn.hold_seconds = 3600
    said = "come back after 3600 seconds"
    with pytest.raises(Refused, match=said) as refused, manners.turn("a", longest_hold=60):
        pytest.fail("asked")
    assert refused.value.fate is Fate.UNREACHABLE
    assert clock.slept == []


def answer(**headers: str) -> Answer:
    return Answer(
        url="http://cong.test/", status=503, phrase="", payload=b"", received_bytes=0,
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        fetched_at=datetime.now(UTC), request_headers=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120), ("0", 0), (" 5 ", 5), ("-5", 0), ("1.5", 0), ("soon", 0), ("", 0), ("٣", 0),
        ("9" * 5000, LONGEST_HOLD), ("1e9", 0), ("1000000000", LONGEST_HOLD),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0), ("Fri, 31 Dec 2199 23:59:59 GMT", LONGEST_HOLD),
        ("Fri, 99 Dec 99999 23:59:59 GMT", 0),
    ],
)  # fmt: skip
def test_seconds_dates_and_nonsense(said: str, seconds: float) -> None:
    assert retry_after(answer(Retry_After=said)) == seconds
    assert retry_after(answer()) == 0


def test_a_date_is_measured_by_the_servers_own_clock() -> None:
    wrong = datetime.now(UTC) - timedelta(days=400)
    dated = answer(
        Date=format_datetime(wrong, usegmt=True),
        Retry_After=format_datetime(wrong + timedelta(seconds=90), usegmt=True),
    )
    assert retry_after(dated) == 90
    undated = answer(Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=90)))
    assert retry_after(undated) == pytest.approx(90, abs=2)
