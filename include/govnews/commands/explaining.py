"""The command that tells what became of an address: its steps, its texts, what each changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from govnews.difference import mark_words

if TYPE_CHECKING:
    from govnews.steps import Explanation, ToldChange, ToldRevision

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_DISCLOSED = {
    "silent": "sửa lặng lẽ, không ghi chú (silent)",
    "correction": "có ghi đính chính (correction)",
    "update": "có ghi cập nhật (update)",
}
_KINDS = {
    "label": "ghi chú",
    "figure": "số liệu",
    "person": "tên người",
    "organisation": "tổ chức",
    "place": "địa danh",
    "date": "ngày",
    "period": "kỳ",
    "document": "văn bản",
    "sentence": "câu",
}
_ASPECTS = {
    "unit": "đơn vị",
    "modifier": "mức độ",
    "period": "kỳ số liệu",
    "titles": "chức danh",
    "day": "ngày",
    "published": "dòng ngày đăng",
    "typography": "hình thức chữ",
}
_ACTIONS = {"changed": "sửa", "added": "thêm", "removed": "bỏ", "moved": "chuyển chỗ"}


def explain(
    url: Annotated[str, typer.Argument(help="An article's address.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """Print every step of an address and every text of its article, or why it is not there."""
    from govnews.settings import read_settings
    from govnews.steps import explain_address

    told = explain_address(url, read_settings())
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, default=_plain))
        return
    for line in lines_of(told):
        typer.echo(line)


def lines_of(told: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation: the steps, then the texts with their changes."""
    for step in told["steps"]:
        yield "  ".join(str(value) for value in step.values() if value is not None)
    for revision in told["revisions"]:
        yield ""
        yield _headed(revision)
        yield f"  {revision['title']}"
        yield f"  bản lưu: {revision['warc_file']} tại {revision['warc_offset']}"
        yield from (f"  {_changed(change)}" for change in revision["changes"])
        if revision["is_gone"]:
            yield f"  cổng đã gỡ bài từ {revision['gone_on']}"


def _headed(revision: ToldRevision) -> str:
    seen = f"thấy lần đầu {_moment(revision['observed_at'])}"
    ended = revision["superseded_at"]
    until = f"đến {_moment(ended)}" if ended else "hiện hành"
    said = _DISCLOSED.get(revision["disclosure"] or "", "")
    return " · ".join(
        part for part in (f"Phiên bản {revision['revision_ordinal']}", seen, until, said) if part
    )


def _changed(change: ToldChange) -> str:
    name = _KINDS[change["kind"]]
    aspect = _ASPECTS.get(change["aspect"])
    head = f"{name} ({aspect})" if aspect else name
    before, after = change["words_before"], change["words_after"]
    if change["kind"] == "label":
        return f"{head}: “{after}”"
    if change["kind"] == "sentence" or change["aspect"] == "published":
        where = "" if change["field"] == "text" else f" [{change['field']}]"
        if change["action"] == "moved":
            return f"{head}{where} chuyển chỗ: {after}"
        return (
            f"{head}{where} {_ACTIONS[change['action']]}: {mark_words(before or '', after or '')}"
        )
    about = change["measure"] if change["kind"] == "figure" else None
    return f"{head}{f' {about!r}' if about else ''}: {_from_to(change, before, after)}"


def _from_to(change: ToldChange, before: str | None, after: str | None) -> str:
    if change["aspect"] in {"titles", "day", "period"} and change["kind"] in {"person", "document"}:
        values = f"{change['value_before'] or '(không)'} → {change['value_after'] or '(không)'}"
        return f"{after}: {values}"
    if before is None or after is None:
        return f"{_ACTIONS[change['action']]} “{after or before}”"
    numbers = ""
    if change["number_before"] is not None and change["aspect"] in {"value", "unit"}:
        old = f"{_number(change['number_before'])} {change['unit_before']}"
        numbers = f" ({old} → {_number(change['number_after'])} {change['unit_after']})"
    return f"“{before}” → “{after}”{numbers}"


def _number(number: Decimal | None) -> str:
    """Return a number as Vietnamese write it: 1.234,5."""
    if number is None:
        return "?"
    return f"{number.normalize():,f}".translate(str.maketrans(",.", ".,"))


def _moment(moment: datetime) -> str:
    return moment.astimezone(ZONE).strftime("%d/%m/%Y %H:%M")


def _plain(value: object) -> object:
    """Return what JSON has no form for: moments and days in ISO form, numbers as they are."""
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
