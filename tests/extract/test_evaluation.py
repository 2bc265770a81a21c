"""Runs the project's scorer over the annotated articles and shows its table."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from govnews.extract import extract, facts_as_json, input_from_json
from govnews.records import Place

PLACES = {
    "canloc": Place(province="Tỉnh Hà Tĩnh", district="Huyện Can Lộc"),
    "kontum_edu": Place(province="Tỉnh Kon Tum"),
    "congdankhuyenhoc": Place(),
    "damha": Place(province="Tỉnh Quảng Ninh", district="Huyện Đầm Hà"),
    "lamha": Place(province="Tỉnh Lâm Đồng", district="Huyện Lâm Hà"),
}
# A little below what is reached, so that a change of rules must not lose much unseen.
F1_FLOORS = {
    "documents": 0.95,
    "documents.mentions": 0.95,
    "quantities": 0.93,
    "people": 0.95,
    "people.chair": 0.95,
    "organisations": 0.90,
    "organisations.mentions": 0.90,
    "event_dates": 0.95,
    "place.province": 0.95,
    "place.district": 0.95,
    "periods": 0.90,
}
SHARE_FLOORS = {
    "quantities.measure": 0.80,
    "quantities.nature": 0.85,
    "quantities.modifier": 0.95,
    "events.name": 0.85,
    "documents.issuer": 0.95,
    "documents.date_issued": 0.95,
}


def score(shared: Path, predicted: Path, *options: str) -> str:
    folder = shared / "evaluation"
    done = subprocess.run(
        [sys.executable, "-B", folder / "score.py", predicted, folder / "expected", *options],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_annotated_articles(
    shared: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    for given in sorted((shared / "evaluation" / "inputs").glob("*.json")):
        article = input_from_json(json.loads(given.read_text("utf-8")), PLACES)
        facts = facts_as_json(extract(article))
        (tmp_path / given.name).write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    record_property("scores", f"../shared/evaluation\n{score(shared, tmp_path)}")
    total = json.loads(score(shared, tmp_path, "--json"))["total"]
    assert total["evidence"]["mean"] == 1.0
    low = {name: total[name]["f1"] for name, f1 in F1_FLOORS.items() if total[name]["f1"] < f1}
    low |= {k: total[k]["mean"] for k, mean in SHARE_FLOORS.items() if total[k]["mean"] < mean}
    assert low == {}
