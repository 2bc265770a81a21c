"""Owns the page for a portal's owner: who we are, what we asked, when, and at which pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_COLUMNS = (
    ("day", 10), ("from", 8), ("to", 8), ("requests", 8), ("304", 6), ("failed", 6), ("MB", 9),
    ("MB saved", 9), ("least pause s", 13), ("promised s", 10), ("robots.txt", 10),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class HostDay:
    """One row of `crawl.host_day`, see there."""

    news_day: date
    portals: str
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    requests: int
    not_modified: int
    failed: int
    received_bytes: int
    saved_bytes: int
    pace_seconds: Decimal
    retry_after_seconds: Decimal
    turn_seconds: Decimal
    delay_seconds: float | None
    least_gap_seconds: float | None
    refused_by_robots: int


def politeness_page(host: str, days: Sequence[HostDay], user_agent: str) -> str:
    """Return the page as plain text, Vietnamese first; `days` has at least one, in order."""
    rows = [_row(day) for day in days]
    head = "  ".join(name.rjust(width) for name, width in _COLUMNS)
    table = "\n".join("  ".join(cell.rjust(width) for cell, (_, width) in zip(row, _COLUMNS, strict=True)) for row in rows)  # fmt: skip  # noqa: E501
    return "\n".join([_vietnamese(host, days, user_agent), _english(host, days, user_agent),
                      head, table])  # fmt: skip


def _row(day: HostDay) -> tuple[str, ...]:
    return (
        day.news_day.isoformat(),
        _clock(day.first_asked_at),
        _clock(day.last_asked_at),
        str(day.requests),
        str(day.not_modified),
        str(day.failed),
        _megabytes(day.received_bytes),
        _megabytes(day.saved_bytes),
        _seconds(day.least_gap_seconds),
        _seconds(day.delay_seconds),
        str(day.refused_by_robots),
    )


def _vietnamese(host: str, days: Sequence[HostDay], user_agent: str) -> str:
    return (
        f"Truy cập của govnews vào {host}, {_span(days)} (giờ Việt Nam)\n"
        f"Chúng tôi xưng là: {user_agent}\n"
        f"Tổng cộng {_sum(days)['requests']} yêu cầu, {_sum(days)['not_modified']} trả lời 304,"
        f" nhận {_megabytes(_sum(days)['received_bytes'])} MB,"
        f" không phải gửi lại {_megabytes(_sum(days)['saved_bytes'])} MB.\n"
        f"Mỗi lúc một yêu cầu; nghỉ ngắn nhất đo được {_seconds(_least_gap(days))} giây.\n"
        f"robots.txt: {_sum(days)['refused_by_robots']} lượt địa chỉ không truy cập theo yêu cầu"
        " của cổng.\n"
        "Muốn chúng tôi chậm lại hoặc dừng hẳn: viết vào địa chỉ trên, hoặc ghi vào robots.txt"
        " (User-agent: govnews).\n"
    )


def _english(host: str, days: Sequence[HostDay], user_agent: str) -> str:
    total = _sum(days)
    return (
        f"Visits of govnews to {host}, {_span(days)} (Vietnamese time)\n"
        f"We call ourselves: {user_agent}\n"
        f"{total['requests']} requests in all, {total['not_modified']} answers 304,"
        f" {_megabytes(total['received_bytes'])} MB received,"
        f" {_megabytes(total['saved_bytes'])} MB that needed not be sent again.\n"
        f"One request at a time; the shortest pause as measured: {_seconds(_least_gap(days))}"
        " seconds.\n"
        f"robots.txt: {total['refused_by_robots']} times an address was not asked because the"
        " portal wishes so.\n"
        "To slow us down or stop us: write to the address above, or say so in robots.txt"
        " (User-agent: govnews).\n"
    )


def _sum(days: Sequence[HostDay]) -> dict[str, int]:
    names = ("requests", "not_modified", "received_bytes", "saved_bytes", "refused_by_robots")
    return {name: sum(int(getattr(day, name)) for day in days) for name in names}


def _span(days: Sequence[HostDay]) -> str:
    first, last = days[0].news_day, days[-1].news_day
    return f"{first:%d/%m/%Y}" if first == last else f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"


def _least_gap(days: Sequence[HostDay]) -> float | None:
    return min((day.least_gap_seconds for day in days if day.least_gap_seconds), default=None)


def _clock(moment: datetime | None) -> str:
    return f"{moment.astimezone(ZONE):%H:%M:%S}" if moment else "-"


def _seconds(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.2f}"


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.2f}"
