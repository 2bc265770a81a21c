"""How drafts, checks and golden pages are shown: tables that a person reads beside a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from govnews.portals.platforms.shelf import Likeness
from govnews.steps.checking import FieldCheck
from govnews.steps.drafting import Draft
from govnews.steps.golden import GoldenPage
from govnews.steps.keeping import Kept

_SHOWN = 300  # characters of a value
_OTHERS = 3  # platforms that were not it
_ENTRIES = 5
# Wide enough for addresses where nobody watches; a terminal's own width where somebody does.
_WIDTH = 140


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDTH)


def show_draft(draft: Draft) -> None:
    """Print platform with evidence, what is proposed and why, what is read, what to look at."""
    console = _console()
    _heading(console, f"Platform: {draft.platform.name} ({draft.platform.title})")
    for likeness in draft.likenesses[: 1 + _OTHERS]:
        for line in _told_likeness(likeness):
            console.print(Text(f"  {line}"))
    _heading(console, "The file")
    console.print(Text(draft.text.rstrip()))
    _heading(console, "Why")
    for field, why in draft.evidence.items():
        console.print(Text(f"  {field}: {_short(why)}"))
    _heading(console, "What the page reads as")
    console.print(_reading_table(draft))
    if draft.listed is not None:
        console.print(_listing_table(draft.listed))
    _heading(console, "Look at this, beside the site in a browser")
    for sentence in draft.to_look_at:
        console.print(Text(f"  [ ] {sentence}"))


def show_written(draft: Draft, path: Path, pages: Sequence[GoldenPage]) -> None:
    """Print what was written and what comes next."""
    console, slug = _console(), draft.portal.slug
    _heading(console, "Written")
    for written in (path, *(page.folder for page in pages)):
        console.print(Text(f"  {written}"), soft_wrap=True)
    _heading(console, "Next")
    if draft.untold:
        said = ", ".join(draft.untold)
        console.print(Text(f"  write into {path.name} what stands there as '?': {said}"))
    for page in pages:
        accept = f"  govnews portals golden {slug} --case {page.case} --accept"
        console.print(Text(accept), soft_wrap=True)
    console.print(Text(f"  govnews portals check {slug} --live 3"))


def show_checks(slug: str, checks: Sequence[FieldCheck], every: bool) -> None:
    """Print checks field by field, the wrong ones or all, and a count."""
    console = _console()
    table = Table("page", "field", "expected", "found", "ok", title=slug)
    for check in checks:
        if every or not check.is_right:
            mark = Text("ok", style="green") if check.is_right else Text("DIFFERS", style="red")
            shown = (Text(_short(value)) for value in (check.expected, check.found))
            table.add_row(Text(check.page), check.field, *shown, mark)
    if table.row_count:
        console.print(table)
    wrong = [check for check in checks if not check.is_right]
    pages = {check.page for check in checks}
    console.print(Text(f"{slug}: {len(checks)} fields of {len(pages)} pages, {len(wrong)} differ"))
    for page in dict.fromkeys(check.page for check in wrong if "://" in check.page):
        console.print(Text(f"  govnews portals golden {slug} --url {page}"), soft_wrap=True)


def show_golden(kept: Kept) -> None:
    """Print what a golden page reads as now, what changed, and how it is accepted."""
    console = _console()
    if not kept.is_written:
        console.print(Text(f"{kept.page}: reads as expected, nothing was changed"))
        return
    table = Table("field", "value", title=str(kept.page))
    for name in kept.changed:
        table.add_row(name, Text(_short(kept.told.get(name))))
    console.print(table)
    console.print(Text(f"written: {kept.page.folder}"), soft_wrap=True)
    accept = f"govnews portals golden {kept.page.slug} --case {kept.page.case} --accept"
    console.print(Text(f"look at it beside the site, then: {accept}"), soft_wrap=True)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold"))


def _told_likeness(likeness: Likeness) -> list[str]:
    platform = likeness.platform
    mark = "it is" if likeness.is_recognised else "not"
    lines = [f"{mark} {platform.name}: {len(likeness.marks)} of {len(platform.marks)} marks"]
    lines += [f"    there:   {one}" for one in likeness.marks]
    lines += [f"    there:   address {one}" for one in likeness.address_marks]
    lines += [f"    missing: {one}" for one in likeness.missing_marks[:_OTHERS]]
    if likeness.is_recognised:
        names = (
            ", ".join(layout.name for layout in likeness.layouts) or "none: it may have a new one"
        )
        lines.append(f"    layouts that fit: {names}")
    return lines


def _reading_table(draft: Draft) -> Table:
    table = Table("field", "value", show_header=False)
    article = draft.reading.article
    if article is None:
        table.add_row("fate", Text(f"{draft.reading.fate}: {draft.reading.reason}"))
        return table
    date = article.published_at
    rows: Mapping[str, Any] = {
        "title": article.title,
        "date": f"{date.value or 'none'} (basis {date.basis}, quote {date.quote!r})",
        "other dates": "; ".join(f"{one.value} ({one.basis})" for one in article.other_dates),
        "byline": article.byline,
        "first paragraph": article.body[0] if article.body else "",
        "last paragraph": article.body[-1] if article.body else "",
        "counts": f"{len(article.body)} paragraphs, {len(article.text)} characters,"
        f" {len(article.captions)} captions, {len(article.tables)} tables,"
        f" {len(article.attachments)} files, views {article.view_count}",
        "identity": draft.portal.identify(draft.page.url),
        "layout": article.layout,
    }
    for name, value in rows.items():
        table.add_row(name, Text(_short(value)))
    return table


def _listing_table(listed: Mapping[str, Any]) -> Table:
    entries = listed["entries"]
    total, further = listed["stated_total"], listed["next_page"]
    caption = f"{len(entries)} entries; total {total}; next page {further}"
    table = Table("listing entry", "day", caption=caption)
    for url, day in entries[:_ENTRIES]:
        table.add_row(Text(url, overflow="fold"), day or "")
    return table


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
