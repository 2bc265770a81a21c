"""Owns the extractor's version: another rule, word list or pattern is another version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_NUMBER = "1.0.0"

# Turn the bytes of pages into text, or tell of facts: these may change without changing one.
# The old alphabets (alphabets, legacy) are asked at the door of extraction, and count.
_NOT_OF_EXTRACTION = {"encoding.py", "explanation.py", "reasons.py"}


def _version() -> str:
    """Return the version with a mark of every rule and table: another rule, another version."""
    mark = hashlib.sha256()
    for folder in ("govnews.extract", "govnews.vietnamese"):
        for file in sorted(_files(files(folder)), key=lambda file: file.name):
            if file.name not in _NOT_OF_EXTRACTION:
                mark.update(file.name.encode())
                mark.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return f"{_NUMBER}+{mark.hexdigest()[:8]}"


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".csv")):
            yield entry


EXTRACTOR_VERSION = _version()
