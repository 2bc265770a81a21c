"""Turns at a host in the warehouse: one at a time, paced, held and stopped for everybody."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from govnews.fetch.answers import Refused
from govnews.fetch.manners import LONGEST_HOLD, Manners
from govnews.records import Fate
from govnews.steps import shared_pace as pace_module
from govnews.steps.shared_pace import SharedPace
from tests.conftest import ROOT

STATEMENTS = ROOT / "sql" / "crawl"
HOST = "cong.test"


@contextmanager
def shared_pace(engine: Engine, statements: Path) -> Iterator[SharedPace]:
    """The pace on a connection of its own, as a task has one."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        yield SharedPace(connection, statements)


@pytest.fixture
def workers(warehouse: Engine) -> Iterator[Any]:
    """Makes workers, each with a connection of its own."""
    with ExitStack() as stack:

        def worker() -> SharedPace:
            return stack.enter_context(shared_pace(warehouse, STATEMENTS))

        yield worker


def host_row(warehouse: Engine) -> Any:
    with warehouse.connect() as connection:
        return connection.execute(text("SELECT * FROM crawl.host")).one()


def change(warehouse: Engine, assignment: str) -> None:
    with warehouse.begin() as connection:
        connection.execute(text(f"UPDATE crawl.host SET {assignment}"))


class Sleeper:
    """Sleeps for real, remembers how long, and may do something meanwhile."""

    def __init__(self, meanwhile: Any = None) -> None:
        self.slept = 0.0
        self.meanwhile = meanwhile

    def __call__(self, seconds: float) -> None:
        self.slept += seconds
        if self.meanwhile is not None:
            self.meanwhile()
        time.sleep(min(seconds, 1.0))


def test_the_pace_holds_between_workers_and_the_longest_wins(
    workers: Any, warehouse: Engine
) -> None:
    quick, slow = Manners(0.0, pace=workers()), Manners(0.4, pace=workers())
    with slow.turn(HOST):
        pass
    began = time.monotonic()
    with quick.turn(HOST):
        assert time.monotonic() - began > 0.35
    ledger = quick.take_ledgers()[HOST]
    assert ledger.delay_seconds == 0.4
    assert ledger.least_gap_seconds is not None
    assert 0.4 <= ledger.least_gap_seconds < 3
    assert ledger.waited_seconds > 0.3
    assert ledger.retry_after_seconds == 0
    assert ledger.first_asked_at is not None
    # Asked for more than a day ago, a long pause holds no longer.
    change(warehouse, "delay_asked_at = delay_asked_at - interval '25 hours'")
    other = Manners(0.0, pace=workers())
    with other.turn(HOST), other.turn("khac.test"):
        pass
    with warehouse.connect() as connection:
        delays = dict(
            tuple(row)
            for row in connection.execute(text("SELECT host, delay_seconds FROM crawl.host"))
        )
    assert delays == {HOST: 0.0, "khac.test": 0.0}


def test_nobody_asks_while_another_is_asking(workers: Any) -> None:
    first, second = Manners(0.0, pace=workers()), Manners(0.0, pace=workers())
    order: list[str] = []

    def ask_second() -> None:
        with second.turn(HOST):
            order.append("second")

    with first.turn(HOST):
        thread = threading.Thread(target=ask_second)
        thread.start()
        time.sleep(0.4)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]
    assert second.take_ledgers()[HOST].turn_seconds > 0.2


def test_retry_after_is_obeyed_by_every_worker(workers: Any, warehouse: Engine) -> None:
    first = Manners(0.0, pace=workers())
    with first.turn(HOST) as turn:
        turn.hold_seconds = 0.5
    sleeper = Sleeper()
    second = Manners(0.0, pace=workers(), sleep=sleeper)
    with second.turn(HOST):
        pass
    ledger = second.take_ledgers()[HOST]
    assert 0.2 < ledger.retry_after_seconds == pytest.approx(sleeper.slept)
    with first.turn(HOST) as turn:
        turn.hold_seconds = 1e12  # absurd: a day at most
    left = host_row(warehouse).not_before - host_row(warehouse).ended_at
    assert left.total_seconds() == pytest.approx(LONGEST_HOLD, abs=1)
    with pytest.raises(Refused, match=r"come back after 8[56]") as refused, second.turn(HOST, 60):
        pass
    assert refused.value.fate is Fate.UNREACHABLE


def test_a_worker_that_died_while_asking_has_asked(workers: Any, warehouse: Engine) -> None:
    with shared_pace(warehouse, STATEMENTS) as pace, pace.place(HOST) as place:
        assert place.claim(0.5).left_seconds == 0
        pace._connection.invalidate()  # the lock goes with the connection
    began = time.monotonic()
    with Manners(0.5, pace=workers()).turn(HOST):
        assert 0.3 < time.monotonic() - began < 5


def test_a_clock_that_was_set_back_costs_one_pause(workers: Any, warehouse: Engine) -> None:
    sleeper = Sleeper()
    manners = Manners(0.3, pace=workers(), sleep=sleeper)
    with manners.turn(HOST):
        pass
    change(warehouse, "ended_at = ended_at + interval '2 hours'")
    with manners.turn(HOST):
        pass
    assert 0.2 < sleeper.slept < 1


def test_the_switch_works_while_somebody_waits(workers: Any, warehouse: Engine) -> None:
    stop = "stopped_at = now(), stopped_by = 'Lan', stopped_reason = 'owner wrote'"
    sleeper = Sleeper(meanwhile=lambda: change(warehouse, stop))
    manners = Manners(120.0, pace=workers(), sleep=sleeper)
    with manners.turn(HOST):
        pass
    said = r"cong\.test is stopped: owner wrote \(Lan, "
    with pytest.raises(Refused, match=said) as refused, manners.turn(HOST):
        pytest.fail("asked")
    assert refused.value.fate is Fate.DEFERRED
    assert sleeper.slept <= 5  # seconds until it was seen
    asked = host_row(warehouse).asked_at
    with pytest.raises(Refused), Manners(0.0, pace=workers()).turn(HOST):
        pytest.fail("asked")
    assert host_row(warehouse).asked_at == asked


def test_nobody_waits_for_a_lock_for_ever(
    warehouse: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace_module, "TURN_SECONDS", 1.0)
    with shared_pace(warehouse, STATEMENTS) as one, shared_pace(warehouse, STATEMENTS) as other:
        with Manners(0.0, pace=one).turn(HOST):
            late = Manners(0.0, pace=other)
            with pytest.raises(Refused, match=r"kept cong\.test busy") as refused, late.turn(HOST):
                pytest.fail("asked")
            assert refused.value.fate is Fate.UNREACHABLE
        with Manners(0.0, pace=other).turn(HOST):  # the connection is as good as before
            pass
