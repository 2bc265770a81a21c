"""What a person may ask of the tallies: whether they are those of the facts, and to count anew."""

from __future__ import annotations

from govnews.load import tallies
from govnews.load.tallies import TallyDifference
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages


@translate_outages
def check_tallies(settings: Settings) -> list[TallyDifference]:
    """Return where the tallies and the facts disagree; nothing is changed."""
    return tallies.find_differences(open_warehouse(settings))


@translate_outages
def recount_tallies(settings: Settings) -> int:
    """Count every article anew; return how many there are."""
    return tallies.recount_tallies(open_warehouse(settings))
