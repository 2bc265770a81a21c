"""The generated pages describe the warehouse as it is, and every column of a mart is traced."""

from __future__ import annotations

import re
from collections import Counter

from sqlalchemy import Engine, text

from govnews.dictionary.catalogue import Catalogue, Column
from govnews.dictionary.lineage import ROWS
from govnews.dictionary.lineage_page import written_by_rules
from govnews.dictionary.loads import read_loads
from govnews.dictionary.origins import Lineage, find_origin, rules_of
from govnews.dictionary.pages import make_pages
from govnews.extract import RULES
from tests.architecture.tracked import ROOT

SQL = ROOT / "sql"
DOCS = ROOT / "docs"
SECTION = re.compile(r"^### (\S+)\n(.*?)(?=^#|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```mermaid\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = ("dictionary.md", "dictionary.vi.md", "erd.md", "lineage.md")


def test_the_pages_are_up_to_date(pages: dict[str, str]) -> None:
    assert set(pages) == set(PAGES)
    stale = [
        name for name, words in pages.items() if (DOCS / name).read_text(encoding="utf-8") != words
    ]
    assert not stale, f"docs/{', docs/'.join(stale)} stale: run 'make docs'"


def test_every_table_and_column_is_in_both_dictionaries(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    for name, language in (("dictionary.md", 0), ("dictionary.vi.md", 1)):
        sections = dict(SECTION.findall(pages[name]))
        for (schema, table), one in catalogue.tables.items():
            section = sections[f"{schema}.{table}"]
            assert one.comment[language] in section
            shown = re.findall(r"^\| `(\w+)`\*? \| .+? \| (.+?) \|", section, re.MULTILINE)
            assert [column for column, _ in shown] == [column.name for column in one.columns]
            assert all(meaning.strip() for _, meaning in shown)


def test_every_column_of_a_mart_has_a_lineage_or_a_reason(
    catalogue: Catalogue, lineages: dict[Column, Lineage]
) -> None:
    columns = {
        Column("mart", view.name, column.name)
        for view in catalogue.of_schema("mart")
        for column in view.columns
    }
    assert lineages.keys() == columns
    written = {column for column, one in lineages.items() if not one.traced.sources}
    assert {column.table for column in written} == {"caveat"}  # told in the view itself
    unknown = {str(column) for one in lineages.values() for column in one.unknown}
    assert not unknown, (
        f"say in include/govnews/dictionary/origins.csv where {sorted(unknown)} come from"
    )
    # What has no origin but numbers of rows is computed, and says so.
    counted = [column for column, one in lineages.items() if not one.origins]
    assert all(lineages[column].is_counted for column in counted)
    assert Column("mart", "story", "article_count") in counted


def test_postgres_agrees_with_the_lineage(
    catalogue: Catalogue, lineages: dict[Column, Lineage]
) -> None:
    # pg_depend knows, per view, every column that its query mentions: none is invented, and
    # none whose value is shown can be missing from all of the view's columns.
    for column, one in lineages.items():
        invented = {
            source
            for source in one.traced.sources
            if source.name != ROWS
            and source.schema != "pg_catalog"  # Postgres notes no dependency on its own tables
            and source not in catalogue.used.get(("mart", column.table), ())
        }
        assert not invented, f"{column}: {invented}"


def test_lineage_is_what_a_person_reads_in_the_view(lineages: dict[Column, Lineage]) -> None:
    def sources(table: str, name: str) -> set[str]:
        return {str(one) for one in lineages[Column("mart", table, name)].traced.sources}

    assert sources("quantity", "value") == {"warehouse.fact_quantity.value"}
    assert sources("quantity", "province_today_name") == {"warehouse.dim_place.name"}
    # through LATERAL, aggregate, coalesce, FULL JOIN, UNION ALL, a function in FROM
    assert sources("article", "topics") == {"warehouse.dim_topic.topic_code"}
    assert sources("article", "view_count") == {"warehouse.fact_view_count.view_count"}
    assert sources("person", "titles") == {"warehouse.fact_person_mention.titles"}
    assert sources("office_holder", "titles") == {"warehouse.tally_person_title.title"}
    assert sources("citation", "issuer_name") == {
        "warehouse.fact_document_citation.issuer_name",
        "warehouse.dim_document.issuer_name",
    }
    assert sources("completeness", "date_on") == {
        "crawl.address.stated_on",
        "warehouse.fact_article.published_on",
    }
    assert sources("missing_address", "url") == {
        "crawl.address.url",
        "crawl.neighbour.neighbour_url",
    }
    assert sources("string_change", "words_before") == {"warehouse.fact_article_revision.changes"}
    assert sources("revision_diff", "words_before") == {
        "warehouse.fact_revision_change.before_quote"
    }
    assert sources("layout_fill", "pages") == {f"quality.page_reading.{ROWS}"}


def test_values_are_followed_to_their_rules(lineages: dict[Column, Lineage]) -> None:
    def families(table: str, name: str) -> set[str]:
        origins = lineages[Column("mart", table, name)].origins
        return {family for origin in origins for family in origin.rules}

    assert families("quantity", "value") == {"quantity.*"}
    assert families("quantity", "modifier") == {"quantity.modifier.*"}
    assert families("quantity", "period_end_on") == {"period.*"}
    assert families("person", "role") == {"role.*"}
    assert families("event", "chair_name") == {"role.*", "person.*"}
    [title] = lineages[Column("mart", "article", "title")].origins
    assert (title.kind, title.rules) == ("page", ())


def test_every_rule_writes_a_column(catalogue: Catalogue) -> None:
    written = written_by_rules(catalogue, read_loads(SQL / "load", catalogue), sorted(RULES))
    assert [rule for rule, columns in written.items() if not columns] == []


def test_every_family_of_origins_is_registered(lineages: dict[Column, Lineage]) -> None:
    families = {
        family for one in lineages.values() for origin in one.origins for family in origin.rules
    }
    assert [family for family in families if not rules_of([family], list(RULES))] == []


def test_an_unknown_column_has_no_origin() -> None:
    assert find_origin(Column("warehouse", "fact_weather", "rain")) is None


def test_a_renamed_column_makes_the_pages_stale(warehouse: Engine) -> None:
    with warehouse.begin() as connection:
        connection.execute(text("COMMENT ON COLUMN mart.quantity.value IS 'Worth | Giá trị mới'"))
    changed = make_pages(warehouse, SQL, sorted(RULES))
    assert "| Giá trị mới |" in changed["dictionary.vi.md"]
    assert changed["dictionary.md"] != (DOCS / "dictionary.md").read_text(encoding="utf-8")


# ------------------------------------------------------------------ diagrams

ENTITY = re.compile(r"    (\w+) \{")
ATTRIBUTE = re.compile(r"        [A-Za-z]\w* \w+(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?")
RELATION = re.compile(r'    (\w+) (?:\}o|o\|)--(?:\|\||o\|) (\w+) : "[\w, ]+"')


def diagrams(page: str) -> list[list[str]]:
    return [block.splitlines() for block in BLOCK.findall(page)]


def test_diagrams_have_the_grammar_of_mermaid(pages: dict[str, str]) -> None:
    found = diagrams(pages["erd.md"])
    assert len(found) > 10
    for head, *lines in found:
        assert head == "erDiagram"
        assert lines, "an empty diagram is a syntax error"
        is_inside = False
        for line in lines:
            if is_inside:
                is_inside = line != "    }"
                assert not is_inside or ATTRIBUTE.fullmatch(line), line
            elif ENTITY.fullmatch(line):
                is_inside = True
            else:
                assert RELATION.fullmatch(line) or re.fullmatch(r"    (direction LR|\w+)", line), (
                    line
                )
        assert not is_inside


def test_every_table_is_drawn_with_its_columns_once(
    catalogue: Catalogue, pages: dict[str, str]
) -> None:
    drawn = Counter(re.findall(r"^    (\w+) \{$", pages["erd.md"], re.MULTILINE))
    tables = Counter(table for schema, table in catalogue.tables if schema != "mart")
    assert drawn == tables


def test_every_foreign_key_is_a_line(catalogue: Catalogue, pages: dict[str, str]) -> None:
    lines = {
        (left, right, label)
        for left, right, label in re.findall(
            r'^    (\w+) \S+ (\w+) : "([^"]+)"$', pages["erd.md"], re.MULTILINE
        )
    }
    for (schema, name), table in catalogue.tables.items():
        for bound in table.foreign_keys:
            assert bound.target
            owner, target = bound.target
            right = target if owner == schema else f"{owner}_{target}"
            assert (name, right, ", ".join(bound.columns)) in lines
