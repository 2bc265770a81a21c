"""A platform hands its values to each of its portals; a portal's own go first."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from typing import Any

import pytest

from govnews.platform import Deviations, Platform
from govnews.portal import Listing, Portal, address
from govnews.portals.platforms import wordpress
from govnews.records import Place

PLATFORM = Platform(
    name="example",
    title="An example",
    layouts=(wordpress.ENTRY, wordpress.AMP),
    article_address=address(r"/tin/\d+"),
    listing_address=address(r"/muc/\d+"),
    listing=Listing(entry="a.tin"),
    other_listings=(Listing(entry="a.old"),),
    identify=str,
    feeds=("/rss",),
    marks=("body.example",),
)
WHO: dict[str, Any] = {
    "slug": "vidu",
    "name": "Ví Dụ",
    "host": "vidu.example.vn",
    "publisher": "UBND huyện Ví Dụ",
    "kind": "district",
    "place": Place(),
}


def test_a_portal_takes_what_its_platform_says() -> None:
    portal = PLATFORM.portal(**WHO)
    assert portal.platform == "example"
    assert portal.name == "Ví Dụ"
    for name in ("layouts", "article_address", "listing", "other_listings", "identify", "feeds"):
        assert getattr(portal, name) == getattr(PLATFORM, name), name


def test_what_a_portal_says_itself_goes_first() -> None:
    portal = PLATFORM.portal(**WHO, feeds=("/own",), layouts=(wordpress.AMP,), scheme="http")
    assert (portal.feeds, portal.layouts, portal.scheme) == (("/own",), (wordpress.AMP,), "http")
    assert replace(portal, feeds=PLATFORM.feeds).listing == PLATFORM.listing


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'feds'"):
        PLATFORM.portal(**WHO, feds=())  # type: ignore[call-arg]


def test_every_field_of_a_portal_can_be_its_own() -> None:
    given = set(WHO)
    assert {each.name for each in fields(Portal)} == given | set(Deviations.__annotations__)


def test_what_both_have_begins_alike() -> None:
    of_portal = {each.name: each.default for each in fields(Portal)}
    for each in fields(Platform):
        if each.name in of_portal and each.default is not MISSING:
            assert each.default == of_portal[each.name], each.name
