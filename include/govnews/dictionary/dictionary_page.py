"""Owns docs/dictionary.md and docs/dictionary.vi.md: what every table and column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govnews.dictionary.catalogue import Catalogue, Column, Described, Table
from govnews.dictionary.markdown import code, page, table
from govnews.dictionary.origins import Lineage
from govnews.dictionary.told_origins import tell_origins

ENGLISH, VIETNAMESE = 0, 1
FILES = ("dictionary.md", "dictionary.vi.md")
LONGEST_CHECK = 160


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The words of the page itself, in one language."""

    title: str
    introduction: str
    columns: tuple[str, str, str]
    origin: str
    promises: str
    functions: str
    to: str
    required: str
    key: str


WORDS = (
    _Words(
        title="Data dictionary",
        introduction=(
            "Every table and column of the warehouse. Analysts read the schema `mart`; what stands"
            " behind it is described for whoever wants to know. [Tiếng Việt](dictionary.vi.md) ·"
            " [how to ask](query.md) · [diagrams](erd.md) · [lineage](lineage.md)\n\n"
            "Written by `make docs` from the catalogue of the database; a test fails where it is"
            " stale. `*` marks what is never empty."
        ),
        columns=("column", "type", "meaning"),
        origin="comes from",
        promises="Promises",
        functions="Functions",
        to="to",
        required="*",
        key="key",
    ),
    _Words(
        title="Từ điển dữ liệu",
        introduction=(
            "Mọi bảng và cột của kho dữ liệu. Người phân tích đọc lược đồ `mart`; các lược đồ khác"
            " được mô tả cho ai muốn tìm hiểu thêm. [English](dictionary.md) ·"
            " [cách truy vấn](query.md) · [sơ đồ](erd.md) · [nguồn gốc dữ liệu](lineage.md)\n\n"
            "Do `make docs` viết từ danh mục của cơ sở dữ liệu; có phép thử báo lỗi khi trang đã"
            " cũ. Dấu `*` là cột không bao giờ trống."
        ),
        columns=("cột", "kiểu", "ý nghĩa"),
        origin="nguồn",
        promises="Ràng buộc",
        functions="Hàm",
        to="đến",
        required="*",
        key="khóa",
    ),
)


def dictionary_page(catalogue: Catalogue, lineages: Mapping[Column, Lineage], language: int) -> str:
    """Return the whole dictionary in English (0) or Vietnamese (1)."""
    words = WORDS[language]
    lines = [f"# {words.title}", "", words.introduction, ""]
    lines += _contents(catalogue, language)
    for schema, comment in catalogue.schemas.items():
        lines += [f"## {schema}", "", f"{comment[language]}.", ""]
        for one in catalogue.of_schema(schema):
            lines += _table(one, lineages, language)
        lines += _functions(catalogue, schema, language)
    return page(lines)


def _contents(catalogue: Catalogue, language: int) -> Iterator[str]:
    for schema, comment in catalogue.schemas.items():
        yield f"- [`{schema}`](#{schema}): {comment[language]}"
    yield ""


def _table(one: Table, lineages: Mapping[Column, Lineage], language: int) -> Iterator[str]:
    words = WORDS[language]
    # A heading with its schema: names such as staging.event and mart.event need their own anchor.
    yield from (f"### {one.schema}.{one.name}", "", f"{one.comment[language]}.", "")
    head = [*words.columns, words.origin] if one.is_view else [*words.columns]
    yield from table(head, (_row(one, column, lineages, language) for column in one.columns))
    yield ""
    checks = [bound.definition for bound in one.constraints if bound.kind in "cux"]
    short = [check for check in checks if len(check) <= LONGEST_CHECK]
    if short:
        yield from (f"{words.promises}: " + " · ".join(map(code, short)), "")


def _row(
    one: Table, column: Described, lineages: Mapping[Column, Lineage], language: int
) -> list[str]:
    words = WORDS[language]
    marked = f"{code(column.name)}{words.required if column.is_required else ''}"
    marks = [words.key] if column.name in one.primary_key else []
    marks += [
        f"{words.to} [`{'.'.join(bound.target)}`](#{''.join(bound.target)})"
        for bound in one.foreign_keys
        if bound.target and bound.columns == (column.name,)
    ]
    kind = ", ".join([_short(column.type), *marks])
    row = [marked, kind, column.comment[language]]
    if one.is_view:
        lineage = lineages.get(Column(one.schema, one.name, column.name))
        row.append(tell_origins(lineage, language) if lineage else "")
    return row


def _functions(catalogue: Catalogue, schema: str, language: int) -> Iterator[str]:
    functions = [one for one in catalogue.functions if one.schema == schema]
    if not functions:
        return
    words = WORDS[language]
    yield from (f"### {schema}: {words.functions.lower()}", "")
    for one in functions:
        yield f"- `{schema}.{one.name}({one.arguments})` → `{one.result}`: {one.comment[language]}"
    yield ""


def _short(type_name: str) -> str:
    """Return a type as people write it.

    >>> _short("timestamp with time zone")
    'timestamptz'
    """
    return type_name.replace("timestamp with time zone", "timestamptz")
