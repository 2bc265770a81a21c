"""docs/operate.md tells every fate, and how each kind of failure is mended."""

from __future__ import annotations

import re

from govnews import failures
from govnews.records import Fate
from tests.architecture.tracked import ROOT

OPERATE = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")


def test_every_fate_has_a_row() -> None:
    section = OPERATE.split("\n## Fates\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", section, re.MULTILINE)
    assert sorted(rows) == sorted(fate.value for fate in Fate)


def test_every_kind_of_failure_is_told() -> None:
    families = {failures.TryAgain, failures.DoNotRetry}
    kinds = {kind.__name__ for family in families for kind in family.__subclasses__()}
    assert len(kinds) >= 9
    assert {kind for kind in kinds if f"*{kind}*" not in OPERATE} == set()
