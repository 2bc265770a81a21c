"""Extraction: from one article's strings to facts, each with its evidence.

`extract(article)` is a pure function of the article, the gazetteer and the rules; the rules
are named in `govnews.extract.facts.RULES` and change `EXTRACTOR_VERSION` when they change.
"""

from govnews.extract.explanation import explain, rules_page, rules_table
from govnews.extract.facts import RULES, extract
from govnews.extract.presentation import facts_as_json, input_from_json, stored_as_json
from govnews.extract.reasons import facts_with_reasons
from govnews.extract.version import EXTRACTOR_VERSION

__all__ = [
    "EXTRACTOR_VERSION",
    "RULES",
    "explain",
    "extract",
    "facts_as_json",
    "facts_with_reasons",
    "input_from_json",
    "rules_page",
    "rules_table",
    "stored_as_json",
]
