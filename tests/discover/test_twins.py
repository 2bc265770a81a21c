"""Disguises that nobody has to ask for, and twins that somebody has to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govnews.discover.twins import fold, why_folded
from govnews.portals.shelf import load_portal

PORTAL = replace(load_portal("damha").moved_to("cong.test", "https"), aliases=("www.cong.test",))
PLAIN = "https://cong.test/tin/1?id=7"


@pytest.mark.parametrize(
    "disguise",
    [
        f"{PLAIN}&utm_source=zalo&UTM_Campaign=x",
        f"{PLAIN}&fbclid=IwAR0",
        f"{PLAIN}&gclid=1",
        f"{PLAIN}&_zaloref=abc",
        "https://cong.test/tin/1?zarsrc=30&id=7",
        "https://cong.test/(S(lit3py55t21z5v55vlm25s55))/tin/1?id=7",
        "https://cong.test/(X(1)S(lit3py55))/tin/1?id=7",
        "https://cong.test/tin/1;jsessionid=0A12?id=7",
        f"{PLAIN}&PHPSESSID=1",
        "https://www.cong.test/tin/1?id=7",
        "http://cong.test/tin/1?id=7",
        "http://cong.test:443/tin/1?id=7",
        "https://cong.test//tin//1?id=7",
    ],
)
def test_disguises_fold_to_the_plain_address(disguise: str) -> None:
    assert fold(disguise, PORTAL) == PLAIN
    assert why_folded(disguise, PLAIN)
    assert fold(PLAIN, PORTAL) == PLAIN


@pytest.mark.parametrize(
    "url",
    [
        "https://cong.test/tin/1?id=7&print=1",  # the portal's own page: asked
        "https://cong.test/tin/1?b=2&a=1",
        "https://cong.test/tin/1/",
        "https://cong.test/m/tin/1",
        "https://cong.test:8443/tin/1",
        "https://cong.test/xem/http://khac.test/a",
        "https://cong.test/tin-(S)/1",
        "https://khac.test/tin/1?utm_source=x",
        "https://cong.test/tin?q=utm_source",
    ],
)
def test_what_a_server_may_answer_differently_is_left(url: str) -> None:
    assert fold(url, PORTAL) == url


def test_what_told_a_disguise_is_said() -> None:
    assert "host" in why_folded("https://www.cong.test/tin/1?id=7", PLAIN)
    assert "session" in why_folded("https://cong.test/(S(a))/tin/1?id=7", PLAIN)
    assert "tracking" in why_folded(f"{PLAIN}&utm_id=1", PLAIN)
