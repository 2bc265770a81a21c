"""How the demo prints: tables in columns, paths as one types them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

NUMBER = re.compile(r"-?[\d.,]*")


def aligned(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as text columns under the first row's headings; numbers stand to the right."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    columns = [_column(texts) for texts in zip(*cells, strict=True)]
    return "\n".join("  " + "  ".join(line).rstrip() for line in zip(*columns, strict=True))


def _column(texts: Sequence[str]) -> list[str]:
    width = max(map(len, texts))
    is_numeric = all(NUMBER.fullmatch(text) for text in texts[1:])
    return [text.rjust(width) if is_numeric else text.ljust(width) for text in texts]


def near(path: Path) -> str:
    """Return `path` as typed from here, where that is shorter."""
    return min(os.path.relpath(path), str(path), key=len)


def shortened(cell: object, width: int = 44) -> str:
    """Return a cell's words in one line of at most `width` signs; nothing for NULL."""
    words = "" if cell is None else " ".join(str(cell).split())
    return words if len(words) <= width else f"{words[: width - 1]}…"
