"""Every rule has its sentence, its source, and two sentences that show what it does and leaves."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from govnews import extract as room
from govnews.extract import RULES, extract
from govnews.extract.rules import Rule
from govnews.records import Facts
from tests.extract.conftest import article

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
    return {name for name in _rules_of(facts) if name}


def _rules_of(facts: Facts) -> Iterator[str]:
    for item in (
        *facts.event_dates, *facts.documents, *facts.quantities, *facts.people, *facts.topics,
        *facts.organisations, *facts.place_mentions, *facts.events, *facts.periods,
    ):  # fmt: skip
        yield item.rule
    for item in (*facts.documents, *facts.people, *facts.organisations):
        yield from (span.rule for span in item.mentions)
    yield from (f"role.{person.role}" for person in facts.people if person.role)
    for quantity in facts.quantities:
        yield f"quantity.nature.{quantity.nature}"
        yield f"quantity.modifier.{quantity.modifier or 'exact'}"
        yield quantity.measure_rule
        yield quantity.subject_rule
        yield quantity.period.rule if quantity.period else ""


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
