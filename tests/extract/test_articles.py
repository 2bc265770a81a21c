"""Scores the annotated articles of our own: those the rules were made with, and those kept aside.

The gold was written before the rules were tuned, by others than the rules. `held_out` was
scored once, at the end; whoever tunes a rule with its help must write new articles for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from govnews.extract import extract, facts_as_json, input_from_json
from tests.extract.gold import ARTICLES, gold_of, uncovered_digits

HALVES = ("development", "held_out")


@pytest.mark.parametrize("half", HALVES)
def test_no_digit_of_an_annotated_article_is_forgotten(half: str) -> None:
    open_digits = {
        gold.name: digits for gold in gold_of(half) if (digits := uncovered_digits(gold))
    }
    assert open_digits == {}


def test_both_halves_have_at_least_twenty_articles_of_many_provinces() -> None:
    for half in HALVES:
        provinces = {gold.expected["facts"]["place"]["province"] for gold in gold_of(half)}
        assert len(list((ARTICLES / half).glob("*.yaml"))) >= 20
        assert len(provinces) >= 12


def score(shared: Path, folder: Path, half: str, *options: str) -> str:
    for name in ("inputs", "expected", "predicted"):
        (folder / name).mkdir(exist_ok=True)
    for gold in gold_of(half):
        predicted = facts_as_json(extract(input_from_json(gold.given)))
        sheets = {"inputs": gold.given, "expected": gold.expected, "predicted": predicted}
        for name, sheet in sheets.items():
            file = folder / name / f"{gold.name}.json"
            file.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    scorer = shared / "evaluation" / "score.py"
    done = subprocess.run(
        [sys.executable, "-B", scorer, folder / "predicted", folder / "expected", *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
