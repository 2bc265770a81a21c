"""What a person is told of articles that went missing all at once, and says about it."""

from __future__ import annotations

import logging
from datetime import date

from sqlalchemy import Engine

from govnews.failures import DoNotRetry
from govnews.load.absences import Brake, Confirmation, confirm_absences, list_brakes
from govnews.load.portal_days import refresh_portal_days
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)


def confirmation_of(settings: Settings) -> Confirmation:
    """Return what the settings ask before an article is gone."""
    return Confirmation(
        nights=settings.gone_nights,
        brake_articles=settings.gone_brake_articles,
        brake_share=settings.gone_brake_share,
    )


def warn_of_brakes(engine: Engine) -> None:
    """Say in the log which portals' absences are not believed, and what to press."""
    for brake in list_brakes(engine):
        if brake.is_open:
            log.warning(
                "%s: %d of %d articles went missing on %s: none is marked gone until half are back"
                " or somebody looks and runs: govnews gone confirm %s %s",
                brake.portal, brake.articles_missing, brake.articles_asked, brake.date_on,
                brake.portal, brake.date_on,
            )  # fmt: skip


@translate_outages
def find_brakes(settings: Settings) -> list[Brake]:
    """Return the nights on which too many articles went missing, newest first."""
    return list_brakes(open_warehouse(settings))


@translate_outages
def confirm_gone(portal: str, day: date, note: str | None, settings: Settings) -> int:
    """Believe that what went missing on a portal since `day` is gone; return articles changed.

    Raises `DoNotRetry` where no brake of that portal began on `day`.
    """
    engine = open_warehouse(settings)
    days = [brake.date_on for brake in list_brakes(engine) if brake.portal == portal]
    if day not in days:
        known = ", ".join(map(str, days)) or "none"
        raise DoNotRetry(f"{portal}: expected a day on which a brake began ({known}), found {day}")
    changed = confirm_absences(engine, portal, day, note, confirmation_of(settings))
    refresh_portal_days(engine, day)
    return changed
