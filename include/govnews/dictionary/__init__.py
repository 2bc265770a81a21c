"""The warehouse described from its own catalogue: dictionary, diagrams, lineage."""

from govnews.dictionary.pages import write_pages

__all__ = ["write_pages"]
