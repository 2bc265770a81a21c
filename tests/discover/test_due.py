"""What is asked first when the night is short, and where redirects end."""

from __future__ import annotations

from datetime import UTC, datetime

from govnews.discover.due import Due
from govnews.discover.kinds import Kind
from govnews.discover.known import KnownAddress
from govnews.discover.redirects import LONGEST_CHAIN, chain_length, settle
from govnews.records import Fate

JUNE = datetime(2025, 6, 1, tzinfo=UTC)


def address(name: str, kind: Kind, **fields: object) -> KnownAddress:
    return KnownAddress(url=name, kind=kind, **fields)  # type: ignore[arg-type]


def test_news_before_revisits_and_the_longest_unseen_first() -> None:
    due = Due()
    due.offer(address("seen yesterday", Kind.ARTICLE, visited_at=JUNE.replace(day=15)))
    due.offer(address("seen long ago", Kind.PAGE, visited_at=JUNE))
    due.offer(address("file", Kind.ATTACHMENT))
    due.offer(address("page 2", Kind.LISTING))
    due.offer(address("undated", Kind.ARTICLE))
    due.offer(address("old", Kind.ARTICLE, feed_published_at=JUNE.replace(year=2020)))
    due.offer(address("latest", Kind.ARTICLE, feed_published_at=JUNE))
    due.offer(
        address("failed", Kind.ARTICLE, visited_at=JUNE, last_fate=Fate.UNREACHABLE,
                feed_published_at=JUNE.replace(year=2024))
    )  # fmt: skip
    due.offer(address("page 1", Kind.LISTING, visited_at=JUNE), from_front=True)
    due.offer(address("feed", Kind.FEED))
    due.offer(address("front", Kind.FRONT))
    due.offer(address("front", Kind.FRONT))
    assert list(due) == [
        "front", "feed", "page 1", "latest", "failed", "old", "undated", "page 2", "file",
        "seen long ago", "seen yesterday",
    ]  # fmt: skip


def test_what_comes_up_meanwhile_takes_its_place() -> None:
    due = Due()
    due.offer(address("front", Kind.FRONT))
    due.offer(address("about", Kind.PAGE))
    order = []
    for url in due:
        order.append(url)
        if url == "front":
            due.offer(address("news", Kind.ARTICLE))
            due.offer(address("front", Kind.FRONT))
    assert order == ["front", "news", "about"]


def test_chains_end_and_circles_do_not() -> None:
    assert settle({"a": "b", "b": "c", "x": "y", "y": "x", "z": "x", "s": "s"}) == {
        "a": "c", "b": "c", "x": None, "y": None, "z": None, "s": None,
    }  # fmt: skip
    chain = {str(number): str(number + 1) for number in range(50)}
    assert chain_length("3", chain) == 3
    assert chain_length("40", chain) == LONGEST_CHAIN + 1
