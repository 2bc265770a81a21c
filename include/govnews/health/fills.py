"""Owns the judgement of a night's pages: fields that fell out, pages refused, layouts changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from govnews.health.alarms import Alarm, Check, Severity
from govnews.health.drift import Rates, drift, split_nights
from govnews.health.pages import Filled, PageReading, compared_fields
from govnews.vietnamese.dates import ZONE

# An article may well have none of these: that they are fewer is worth a look, no more.
_OPTIONAL = {"byline", "captions", "tables"}
_ALL_PAGES = "pages"


RedNight = tuple[date, Check, str]


@dataclass(frozen=True, kw_only=True)
class PortalPages:
    """A portal's pages, in the order in which they were asked for, up to the day judged.

    `red` holds night, check and subject of earlier red alarms: such a night is no example of how
    the subject usually is, so that what broke stays red until it is mended.
    """

    portal: str
    pages: Sequence[PageReading]
    red: Collection[RedNight] = ()

    def bad_nights(self, check: Check, subject: str) -> set[date]:
        """Return the nights on which this subject was red."""
        return {night for night, *what in self.red if what == [check, subject]}


@dataclass(frozen=True, kw_only=True)
class _Finding:
    check: Check
    subject: str
    severity: Severity
    rates: Rates
    what: str
    look: str


def judge_pages(read: PortalPages, day: date) -> list[Alarm]:
    """Return what is wrong with the pages of `day`, by comparison with the nights before."""
    refused = list(_refused(read, day))
    findings = [*refused, *_new_layouts(read.pages, day)]
    layouts = sorted({page.layout for page in read.pages if page.layout and page.news_day == day})
    for layout in layouts:
        if not refused:
            findings += _unread(read, layout, day)
        findings += _fields(read, layout, day)
    return [_alarm(read.portal, day, finding) for finding in findings]


def _refused(read: PortalPages, day: date) -> Iterator[_Finding]:
    nights = split_nights(read.pages, day, read.bad_nights(Check.REFUSED, _ALL_PAGES))
    if nights and (found := drift(*nights, lambda page: page.is_read)):
        fates = sorted({page.fate for page in nights[1] if not page.is_read})
        yield _Finding(
            check=Check.REFUSED,
            subject=_ALL_PAGES,
            severity=found[0],
            rates=found[1],
            what=f"pages that read as articles (the others: {', '.join(fates)})",
            look="add a layout or mend the one it has",
        )


def _new_layouts(pages: Sequence[PageReading], day: date) -> Iterator[_Finding]:
    """Find a layout that suddenly sets new articles: an old theme is back, or another one won."""
    nights = split_nights([one for one in pages if one.is_read and one.fate == "loaded"], day)
    for layout in sorted({one.layout or "" for one in nights[1]}) if nights else ():
        if nights and (found := drift(*nights, _other_than(layout), is_needed=False)):
            yield _Finding(
                check=Check.LAYOUT,
                subject=layout,
                severity=Severity.WARNING,
                rates=found[1],
                what=f"new articles in another layout than {layout}",
                look="has the site changed its theme? Then see whether this layout fits it",
            )


def _other_than(layout: str) -> Filled:
    return lambda page: page.layout != layout


def _unread(read: PortalPages, layout: str, day: date) -> Iterator[_Finding]:
    """Find a layout whose pages have no title or text any more."""
    own = [page for page in read.pages if page.layout == layout]
    field = f"{layout}: title and body"
    if nights := split_nights(own, day, read.bad_nights(Check.FIELD, field)):
        yield from _field(nights, field, "title or body", lambda page: page.is_read)


def _fields(read: PortalPages, layout: str, day: date) -> Iterator[_Finding]:
    own = [page for page in read.pages if page.layout == layout and page.is_read]
    split = split_nights(own, day)
    if split is None:
        return
    for name, (selector, is_filled) in compared_fields(*split).items():
        field = f"{layout}: {name}"
        # Without the red nights of this field; where nothing else is left, nothing is known.
        if nights := split_nights(own, day, read.bad_nights(Check.FIELD, field)):
            yield from _field(nights, field, selector, is_filled)


def _field(
    nights: tuple[list[PageReading], list[PageReading]],
    field: str,
    selector: str,
    is_filled: Filled,
) -> Iterator[_Finding]:
    layout, _, name = field.partition(": ")
    if found := drift(*nights, is_filled, is_needed=name not in _OPTIONAL):
        yield _Finding(
            check=Check.FIELD,
            subject=field,
            severity=found[0],
            rates=found[1],
            what=f"{name}, layout {layout}",
            look=f"mend `{selector}` of that layout, or add a layout",
        )


def _alarm(portal: str, day: date, finding: _Finding) -> Alarm:
    rates = finding.rates
    before = f"{rates.share_before:.0%} of {rates.before[1]} pages before"
    found = f"{rates.after[0]} of {rates.after[1]} pages"
    first = rates.first_without
    url = first.url if first else None
    return Alarm(
        portal=portal,
        news_day=day,
        check=finding.check,
        subject=finding.subject,
        severity=finding.severity,
        expected=before,
        found=found,
        example_url=url,
        sentence=(
            f"{portal}: {finding.what}: {found}, {before}; first page affected: {_named(first)};"
            f" look at it ('govnews try {url}'), {finding.look},"
            f" then replay_archive from {day} on;"
            f" to keep it as a golden page: {_keeping(portal, first)}"
        ),
    )


def _named(page: PageReading | None) -> str:
    """Return a page's address and the moment of its capture."""
    if page is None or page.fetched_at is None:
        return str(page.url if page else None)
    return f"{page.url} (capture of {_moment(page)})"


def _moment(page: PageReading) -> str:
    if page.fetched_at is None:
        return ""
    # The next whole second: what was there by then holds this capture.
    moment = page.fetched_at.astimezone(ZONE) + timedelta(microseconds=999_999)
    return moment.strftime("%Y-%m-%dT%H:%M:%S")


def _keeping(portal: str, page: PageReading | None) -> str:
    """Return the command that keeps a page as the next golden page, ready to paste."""
    if page is None:
        return f"govnews portals golden {portal}"
    at = f" --at {_moment(page)}" if page.fetched_at else ""
    return f"govnews portals golden {portal} --capture '{page.url}'{at}"
