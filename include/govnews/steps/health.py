"""The step after publishing: does every portal bring what it usually brings, read as before?"""

from __future__ import annotations

import logging
from datetime import date

from govnews.failures import PortalMistake, PortalUnwell
from govnews.health.alarms import Severity
from govnews.health.judging import judge_build
from govnews.health.report import HealthReport, read_report
from govnews.portals.shelf import load_portals, portal_slugs
from govnews.settings import Settings
from govnews.steps.warehouse_connection import open_warehouse, translate_outages

log = logging.getLogger(__name__)


@translate_outages
def judge_health(build_id: str, settings: Settings) -> dict[str, int]:
    """Judge the news days that a build brought up to date; return its alarms by severity.

    What was loaded stays. Raises `PortalUnwell`, with one line for each red portal, after
    everything is written down; a second call finds and says the same.
    """
    engine = open_warehouse(settings)
    stated = {
        slug: portal.daily_articles
        for slug, portal in load_portals(settings.portal_dir).items()
        if not isinstance(portal, PortalMistake) and portal.daily_articles
    }
    days = judge_build(engine, build_id, stated)
    reports = [read_report(engine, day, None) for day in days]
    for report in reports:
        _tell(report)
    if any(report.portals(Severity.RED) for report in reports):
        raise PortalUnwell(_red_lines(reports))
    return {
        severity.value: sum(len(report.sentences(severity)) for report in reports)
        for severity in Severity
    }


@translate_outages
def read_health(portal: str | None, day: date | None, settings: Settings) -> HealthReport:
    """Return what the task `health` wrote down of a news day, by default of the newest.

    Raises `PortalMistake` for a slug that is not on the shelf.
    """
    slugs = portal_slugs(settings.portal_dir)
    if portal is not None and portal not in slugs:
        raise PortalMistake(f"no portal file {portal}.py: expected one of {', '.join(slugs)}")
    return read_report(open_warehouse(settings), day, portal)


def _tell(report: HealthReport) -> None:
    for line in report.lines():
        if line.startswith(Severity.RED.upper()):
            log.error(line)
        elif line.startswith(Severity.WARNING.upper()):
            log.warning(line)
        else:
            log.info(line)


def _red_lines(reports: list[HealthReport]) -> str:
    """Return one sentence for each red portal; further alarms of a portal are counted."""
    said: dict[str, list[str]] = {}
    for report in reports:
        for row in report.alarms:
            if row["severity"] == Severity.RED:
                said.setdefault(row["portal_code"], []).append(row["sentence"])
    lines = [
        sentences[0] + (f" (and {len(sentences) - 1} more)" if len(sentences) > 1 else "")
        for _, sentences in sorted(said.items())
    ]
    portals = "1 portal is" if len(said) == 1 else f"{len(said)} portals are"
    return "\n".join([f"{portals} red, all else is loaded; 'govnews health' tells more", *lines])
