"""Owns the judgement of a day's number of articles: below the band, above it, silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from govnews.health.alarms import Alarm, Check, Severity
from govnews.health.band import Band, PortalDay, expected_band
from govnews.health.silence import never_spoke, silence
from govnews.vietnamese.public_holidays import DayClass, day_class


@dataclass(frozen=True, kw_only=True)
class PortalPast:
    """A portal with its judged days in order; `stated` is the band of its file."""

    portal: str
    expects_articles: bool
    days: Sequence[PortalDay]
    stated: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class JudgedDay:
    """One day's number beside its band. `news_day`: the first complete run after it."""

    portal: str
    on: date
    news_day: date
    day_class: DayClass
    articles: int
    band: Band


def judge_day(past: PortalPast, on: date, news_day: date) -> tuple[JudgedDay, list[Alarm]]:
    """Return the band of day `on`, which the run of `news_day` closed, and what is wrong."""
    found = next(one for one in past.days if one.on == on)
    band = expected_band(past.days, on, past.stated)
    judged = JudgedDay(
        portal=past.portal,
        on=on,
        news_day=news_day,
        day_class=day_class(on),
        articles=found.articles,
        band=band if past.expects_articles else _without_floor(band),
    )
    return judged, [*_outside(judged), *_without_any(past, judged)]


def _without_floor(band: Band) -> Band:
    return Band(minimum=0, maximum=band.maximum, basis=f"{band.basis}; owes no news")


def _outside(judged: JudgedDay) -> Iterator[Alarm]:
    band = judged.band
    if band.minimum is not None and judged.articles < band.minimum:
        yield _alarm(
            judged,
            Check.TOO_FEW,
            Severity.RED,
            f"at least {band.minimum}",
            "look at the site's listing of that day: are there more? Then its layout or its"
            f" addresses changed: mend the portal file, press Clear on 'scrape {judged.portal}'",
        )
    if band.maximum is not None and judged.articles > band.maximum:
        yield _alarm(
            judged,
            Check.TOO_MANY,
            Severity.WARNING,
            f"at most {band.maximum}",
            "a campaign, or one article under many addresses: look at the titles of that day",
        )


def _without_any(past: PortalPast, judged: JudgedDay) -> Iterator[Alarm]:
    floor = judged.band.minimum or 0
    if not past.expects_articles or judged.articles or floor > 0:
        return
    if never_spoke(past.days, judged.on):
        yield _alarm(
            judged,
            Check.NEVER_ANY,
            Severity.RED,
            "at least one article since its first night",
            "the portal file expects articles: look whether its listing and addresses fit the"
            " site, or set expects_articles=False",
        )
    elif silent := silence(past.days, judged.on):
        yield _alarm(
            judged,
            Check.SILENT,
            Severity.RED,
            f"no silence longer than {silent.longest_before} working days",
            f"silent since {silent.since}: look whether the site still publishes, and where",
        )


def _alarm(judged: JudgedDay, check: Check, severity: Severity, expected: str, look: str) -> Alarm:
    found = f"{judged.articles} {'article' if judged.articles == 1 else 'articles'}"
    return Alarm(
        portal=judged.portal,
        news_day=judged.news_day,
        check=check,
        subject=judged.on.isoformat(),
        severity=severity,
        expected=expected,
        found=found,
        example_url=None,
        sentence=(
            f"{judged.portal}: {found} dated {judged.on:%A %Y-%m-%d}, expected {expected}"
            f" ({judged.band.basis}); {look}"
        ),
    )
