"""Every rule has its sentence, its source, and two sentences that show what it does and leaves."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from govnews import extract as room
from govnews.extract import RULES, extract, rules_page
from govnews.extract.reasons import KINDS, items_of, reasons_of, reasons_of_place, spans_of
from govnews.extract.rules import Rule
from govnews.records import Facts
from tests.extract.conftest import article

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(Path(room.__file__).parent.glob("*.py"))
FAMILIES = {name.split(".")[0] for name in RULES}


def facts_in(rule: Rule, sentence: str) -> Facts:
    given: dict[str, object] = {rule.field: sentence}
    if rule.field != "text":
        given["text"] = "Bà con phấn khởi."
    if not rule.dated:
        given["published_on"] = None
    return extract(article(**given))  # type: ignore[arg-type]


def rules_of(facts: Facts) -> set[str]:
    """Return the names of every rule that had a part in the facts."""
    items = [item for kind in KINDS for item in items_of(facts, kind)]
    named = {reason.rule for item in items for reason in reasons_of(item)}
    named |= {reason.rule for reason in reasons_of_place(facts)}
    return named | {span.rule for item in items for span in spans_of(item) if span.rule}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_reads_its_example_and_leaves_its_counterexample(name: str) -> None:
    rule = RULES[name]
    assert name in rules_of(facts_in(rule, rule.example))
    assert name not in rules_of(facts_in(rule, rule.counterexample))


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_says_what_it_reads_and_where_it_comes_from(name: str) -> None:
    rule = RULES[name]
    assert rule.says.strip()
    assert rule.source.strip()
    assert rule.example != rule.counterexample


def named_in(module: Path) -> set[str]:
    """Return what looks like the name of a rule in the strings of a module."""
    shape = re.compile(rf"(?:{'|'.join(FAMILIES)})(?:\.[a-z_]+)+")
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and shape.fullmatch(node.value)
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_no_module_names_a_rule_that_is_not_registered(module: Path) -> None:
    assert named_in(module) <= set(RULES)


def test_the_page_of_the_rules_is_up_to_date() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page(), (
        "docs/rules.md is stale: run 'make docs'"
    )
