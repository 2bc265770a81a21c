"""What an answer means when a page comes with a 404 that says something else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from govnews.discover.frontier import KnownAddress
from govnews.discover.kinds import Kind
from govnews.fetch.answers import Answer
from govnews.records import Fate
from govnews.steps.verdict import judge
from tests.capture_quality.gates import GATES

DAY = date(2025, 6, 17)


def answer(status: int, body: str, content_type: str = "text/html") -> Answer:
    return Answer(
        url="http://cong.test/tin/1",
        status=status,
        phrase="x",
        headers=(("Content-Type", content_type),),
        payload=body.encode(),
        received_bytes=len(body),
        fetched_at=datetime(2025, 6, 17, tzinfo=UTC),
        request_headers=(),
    )


@pytest.mark.parametrize(
    ("name", "fate"),
    [
        ("maintenance", Fate.UNREACHABLE),
        ("vietnamese-firewall", Fate.BLOCKED),
        ("soft-404-plain", Fate.GONE),
    ],
)
@pytest.mark.parametrize("status", [404, 410])
def test_an_absence_that_is_a_gate_is_none(status: int, name: str, fate: Fate) -> None:
    known = KnownAddress(url="http://cong.test/tin/1", kind=Kind.ARTICLE, was_there=True)
    assert judge(answer(status, GATES[name][1]), known, DAY).fate is fate


def test_files_and_feeds_are_not_judged_by_their_words() -> None:
    for content_type in ("application/pdf", "application/rss+xml", "application/json"):
        assert answer(200, GATES["maintenance"][1], content_type).quality is None
    assert answer(200, "%PDF-1.4 Bảo trì hệ thống").quality is None
