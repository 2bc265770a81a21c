"""Measures reading and extraction on this machine and prints a table; writes nothing.

    python -m benchmarks.run [--sites demo/sites] [--annotated tests/extract/articles/development]

All times are CPU time of this process (time.process_time) in milliseconds, the best of
several turns: other work on the machine hardly moves them.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles

from lxml import html

from benchmarks.samples import articles_of, pages_of, real_articles, text_of, words_of
from govnews.extract import extract
from govnews.records import ExtractionInput
from govnews.steps.garbage import collect_rarely

ROOT = Path(__file__).resolve().parents[1]
_TURNS = 5
_LENGTHS = (1_000, 10_000, 100_000)
# Words of the articles that stand for one of 700 words.
_ABOUT_700 = range(500, 901)


def main() -> None:
    """Measure what the options name and print it."""
    options = argparse.ArgumentParser(description="Measure reading and extraction.")
    options.add_argument("--sites", type=Path, default=ROOT / "demo" / "sites")
    options.add_argument(
        "--annotated", type=Path, default=ROOT / "tests" / "extract" / "articles" / "development"
    )
    given = options.parse_args()
    collect_rarely()
    pages = pages_of(given.sites)
    articles = articles_of(pages, given.annotated)
    if not pages:
        sys.exit(f"no article page below {given.sites}")
    words = sum(len(article.text.split()) for article in articles)
    print(f"{len(pages)} pages, {len(articles)} articles, {words / len(articles):.0f} words each\n")
    print(f"{'CPU ms':34}{'p50':>8}{'p95':>8}{'mean':>8}{'per s and core':>16}")
    _row("lxml parse of a page (the floor)", [_parse(page.payload) for page in pages])
    _row("reading a page", [_milliseconds(page.read) for page in pages])
    _row("extracting an article", [_extraction(article) for article in articles])
    print(f"{'the same, 700 words, dense':34}{_extraction(text_of(articles, 700), 20):8.2f}")
    _print_real(real_articles())
    _print_growth(articles)
    _print_memory(articles)


def _parse(payload: bytes) -> float:
    return _milliseconds(lambda: html.fromstring(payload))


def _extraction(article: ExtractionInput, turns: int = _TURNS) -> float:
    return _milliseconds(lambda: extract(article), turns)


def _milliseconds(work: Callable[[], object], turns: int = _TURNS) -> float:
    best = float("inf")
    for _ in range(turns):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best * 1000


def _row(name: str, milliseconds: Sequence[float]) -> None:
    shares = quantiles(milliseconds, n=20, method="inclusive")
    mean = sum(milliseconds) / len(milliseconds)
    print(f"{name:34}{shares[9]:8.2f}{shares[18]:8.2f}{mean:8.2f}{1000 / mean:16.0f}")


def _print_real(articles: Sequence[ExtractionInput]) -> None:
    """Print what real articles cost, and what 700 words of them do."""
    if not articles:
        print("no page in ../shared/pages")
        return
    measured = [(words_of(article), _extraction(article, 12)) for article in articles]
    _row(f"extracting {len(articles)} real articles", [spent for _, spent in measured])
    middle = [spent * 700 / words for words, spent in measured if words in _ABOUT_700]
    _row(f"the {len(middle)} of 500 to 900 words, per 700", middle)
    words, spent = map(sum, zip(*measured, strict=True))
    print(f"{'700 words of all together':34}{spent * 700 / words:8.2f}\n")


def _print_growth(articles: list[ExtractionInput]) -> None:
    """Print the time per word at growing lengths: where it grows, something is quadratic."""
    print(f"{'growth':16}{'CPU ms':>10}{'ms per 1,000 words':>22}{'facts':>8}")
    for length in _LENGTHS:
        long = text_of(articles, length)
        started = time.process_time()
        facts = extract(long)
        milliseconds = (time.process_time() - started) * 1000
        counted = len(facts.quantities) + len(facts.documents) + len(facts.place_mentions)
        print(
            f"{length:10,} words{milliseconds:10.0f}{milliseconds / length * 1000:22.2f}{counted:8}"
        )


def _print_memory(articles: list[ExtractionInput]) -> None:
    long = text_of(articles, 10_000)
    tracemalloc.start()
    extract(long)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"\nmemory: {peak:.1f} MiB at most for 10,000 words, {resident:.0f} MiB resident in all")


if __name__ == "__main__":
    main()
