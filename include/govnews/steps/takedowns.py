"""What a person asks to be taken down, and takes back."""

from __future__ import annotations

from uuid import UUID

from govnews.failures import DoNotRetry
from govnews.load.takedowns import (
    Takedown,
    lift_takedown,
    list_takedowns,
    take_down_article,
    take_down_person,
)
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.text import clean


@translate_outages
def withhold_article(url: str, reason: str, by: str | None, settings: Settings) -> UUID:
    """Withhold one article and return the request's id; raises `DoNotRetry` without a reason."""
    return take_down_article(open_warehouse(settings), url.strip(), _said(reason), by)


@translate_outages
def withhold_person(
    name: str,
    reason: str,
    by: str | None,
    portal: str | None,
    place: str | None,
    settings: Settings,
) -> UUID:
    """Blacken one name and return the request's id.

    Raises `DoNotRetry` for a name of one syllable: half of the country would vanish with it.
    """
    if " " not in match_key(name):
        raise DoNotRetry(f"expected a name of two syllables at least, found {name!r}")
    return take_down_person(open_warehouse(settings), clean(name), _said(reason), by, portal, place)


@translate_outages
def find_takedowns(settings: Settings) -> list[Takedown]:
    """Return every request, the newest first."""
    return list_takedowns(open_warehouse(settings))


@translate_outages
def lift(takedown_id: UUID, reason: str, settings: Settings) -> None:
    """Lift a request; raises `DoNotRetry` where none of that id is in force."""
    if not lift_takedown(open_warehouse(settings), takedown_id, _said(reason)):
        raise DoNotRetry(f"expected a request in force, found none with the id {takedown_id}")


def _said(reason: str) -> str:
    if not reason.strip():
        raise DoNotRetry("expected a reason, found none: it is kept with the request")
    return reason.strip()
