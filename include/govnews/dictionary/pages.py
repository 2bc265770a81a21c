"""Makes the generated pages of docs/ that describe the warehouse."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sqlalchemy import Engine

from govnews.dictionary.catalogue import read_catalogue
from govnews.dictionary.dictionary_page import ENGLISH, VIETNAMESE, dictionary_page
from govnews.dictionary.erd_page import erd_page
from govnews.dictionary.lineage import trace
from govnews.dictionary.lineage_page import lineage_page
from govnews.dictionary.loads import read_loads
from govnews.dictionary.origins import follow


def make_pages(engine: Engine, sql_dir: Path, rules: Collection[str]) -> dict[str, str]:
    """Return every page by its file name; `rules` are the names of the rules of extraction."""
    catalogue = read_catalogue(engine, sql_dir)
    filled = read_loads(sql_dir / "load", catalogue)
    lineages = follow(trace(catalogue), filled)
    return {
        "dictionary.md": dictionary_page(catalogue, lineages, ENGLISH),
        "dictionary.vi.md": dictionary_page(catalogue, lineages, VIETNAMESE),
        "erd.md": erd_page(catalogue, lineages),
        "lineage.md": lineage_page(catalogue, lineages, filled, rules),
    }


def write_pages(engine: Engine, sql_dir: Path, rules: Collection[str], folder: Path) -> list[Path]:
    """Write every page into `folder`; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, words in make_pages(engine, sql_dir, rules).items():
        file = folder / name
        file.write_text(words, encoding="utf-8", newline="\n")
        files.append(file)
    return files
