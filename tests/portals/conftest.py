"""What a golden page must read as."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from tests.portals.golden import GoldenPage, read_golden


@pytest.fixture
def expected(golden: GoldenPage) -> dict[str, Any]:
    """The page's expected.json; a missing one is written, and fails once so that somebody looks."""
    path = golden.folder / "expected.json"
    if not path.exists():
        if not os.environ.get("CI"):
            text = json.dumps(read_golden(golden), ensure_ascii=False, indent=2)
            path.write_text(text + "\n", encoding="utf-8")
        pytest.fail(f"{golden}: expected.json was missing; look at it, then run again")
    return json.loads(path.read_text(encoding="utf-8"))
