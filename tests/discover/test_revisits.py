"""When a page is due again: what its own history says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from govnews.discover.kinds import Kind
from govnews.discover.revisits import History, Schedule, Visit, reckon
from govnews.records import Fate

FIRST = date(2025, 6, 16)


def visit(age: int, fate: Fate | None, new_entries: int | None = None) -> Visit:
    return Visit(on=FIRST + timedelta(days=age), fate=fate, new_entries=new_entries)


def schedule(*visits: Visit, kind: Kind = Kind.ARTICLE, is_deep: bool = False) -> Schedule:
    return reckon(History(kind=kind, first_seen_on=FIRST, visits=visits, is_deep=is_deep))


def nights_of(kind: Kind, fate: Fate, nights: int) -> list[int]:
    """Play a page that never changes; return the ages at which it is visited."""
    visits = [visit(0, Fate.LOADED if fate is Fate.UNCHANGED else fate)]
    for age in range(1, nights):
        due = schedule(*visits, kind=kind).next_visit_on
        if due is not None and due <= FIRST + timedelta(days=age):
            visits.append(visit(age, fate))
    return [(each.on - FIRST).days for each in visits]


def test_an_article_is_asked_in_its_first_nights_and_then_ever_more_rarely() -> None:
    ages = nights_of(Kind.ARTICLE, Fate.UNCHANGED, 800)
    assert ages[:6] == [0, 1, 2, 5, 12, 26]
    pauses = [after - before for before, after in pairwise(ages)]
    assert pauses == sorted(pauses)
    assert max(pauses) == 90
    assert len(ages) < 18


def test_other_things_are_asked_more_rarely_still() -> None:
    article = nights_of(Kind.ARTICLE, Fate.UNCHANGED, 400)
    for kind, fate in (
        (Kind.ATTACHMENT, Fate.ATTACHMENT),
        (Kind.PAGE, Fate.NOT_ARTICLE),
        (Kind.ARTICLE, Fate.DUPLICATE_OF),
        (Kind.ARTICLE, Fate.REDIRECTED),
    ):
        ages = nights_of(kind, fate, 400)
        assert ages[:3] == [0, 1, 2]
        assert len(ages) < len(article)


def test_what_is_seen_for_the_first_time_is_due_in_every_run_of_two_nights() -> None:
    for age in (0, 1):
        due = schedule(*(visit(each, Fate.LOADED) for each in range(age + 1))).next_visit_on
        assert due == FIRST


def test_a_change_makes_a_page_fresh_again() -> None:
    told = schedule(visit(0, Fate.LOADED), visit(26, Fate.UNCHANGED), visit(56, Fate.REVISED))
    assert (told.visits, told.changes, told.changed_on) == (3, 1, FIRST + timedelta(days=56))
    assert told.visited_on == told.changed_on
    assert told.next_visit_on == FIRST  # in every run


def test_a_page_that_changes_often_is_asked_at_half_its_usual_pause() -> None:
    visits = [visit(0, Fate.LOADED)]
    visits += [visit(6 * number, Fate.REVISED) for number in range(1, 6)]
    visits += [visit(age, Fate.UNCHANGED) for age in (33, 36, 40)]
    told = schedule(*visits)
    assert told.next_visit_on == FIRST + timedelta(days=44)  # 40 days, 5 changes: 8 a change


def test_a_page_that_nobody_had_time_for_is_not_asked_as_if_it_were_new() -> None:
    told = schedule(visit(0, Fate.LOADED), visit(100, Fate.UNCHANGED))
    assert told.next_visit_on == FIRST + timedelta(days=130)


@pytest.mark.parametrize("fate", [Fate.GONE, Fate.NOT_FOUND, Fate.SOFT_404])
def test_absence_is_confirmed_on_three_nights_and_then_looked_at_rarely(fate: Fate) -> None:
    visits = [visit(0, Fate.LOADED), visit(26, Fate.UNCHANGED)]
    for age in (56, 57, 57):
        visits.append(visit(age, fate))
        due = schedule(*visits).next_visit_on
        assert due is not None
        assert due <= visits[-1].on
    visits += [visit(58, fate), visit(59, fate)]
    due = schedule(*visits).next_visit_on
    assert due is not None
    assert due - visits[-1].on >= timedelta(days=7)
    # It is back: news again.
    back = schedule(*visits, visit(80, None))
    assert back.changed_on == FIRST + timedelta(days=80)
    assert back.next_visit_on == FIRST
    assert back.is_open


def test_failures_are_asked_again_at_once_and_entrances_always() -> None:
    for fate in (Fate.UNREACHABLE, Fate.BLOCKED):
        due = schedule(visit(0, Fate.LOADED), visit(90, fate)).next_visit_on
        assert due == FIRST
    visits = [visit(age, Fate.FOLLOWED) for age in range(300)]
    assert schedule(*visits, kind=Kind.FRONT).next_visit_on == FIRST


def test_listings_without_news_fade_and_come_back() -> None:
    quiet = [visit(0, Fate.FOLLOWED, 10)]
    quiet += [visit(age, Fate.FOLLOWED, 0) for age in (1, 2, 3, 4, 6, 9, 16, 30, 60)]
    told = schedule(*quiet, kind=Kind.LISTING)
    assert told.next_visit_on == FIRST + timedelta(days=90)
    told = schedule(*quiet, visit(90, Fate.FOLLOWED, 3), kind=Kind.LISTING)
    assert told.next_visit_on == FIRST


def test_deep_pages_and_other_hosts_are_never_due_by_themselves() -> None:
    deep = [visit(age, Fate.FOLLOWED, 0) for age in (0, 1, 2)]
    assert schedule(*deep[:2], kind=Kind.LISTING, is_deep=True).next_visit_on == FIRST
    assert schedule(*deep, kind=Kind.LISTING, is_deep=True).next_visit_on is None
    assert schedule(visit(0, Fate.EXTERNAL), visit(2, Fate.EXTERNAL)).next_visit_on is None


def test_what_a_backfill_found_is_not_news() -> None:
    def past(*visits: Visit, is_deep: bool = False) -> date | None:
        kind = Kind.LISTING if is_deep else Kind.ARTICLE
        history = History(
            kind=kind, first_seen_on=FIRST, visits=visits, is_deep=is_deep, is_past=True
        )
        return reckon(history).next_visit_on

    assert past(visit(0, Fate.LOADED)) == FIRST + timedelta(days=30)
    assert past(visit(0, Fate.FOLLOWED, 9), is_deep=True) is None
    # Changed all the same: fresh for two nights.
    assert past(visit(0, Fate.LOADED), visit(30, Fate.REVISED)) == FIRST


def test_an_article_was_there_once_it_was_read() -> None:
    assert schedule(visit(0, Fate.LOADED), visit(1, Fate.NOT_FOUND)).was_there
    assert not schedule(visit(0, Fate.NOT_ARTICLE)).was_there
    waiting = schedule(visit(0, None))
    assert (waiting.was_there, waiting.is_open) == (False, True)
