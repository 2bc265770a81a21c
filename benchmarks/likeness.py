"""Measures near-duplicates: text → bands beside datasketch and rensa, error, recall, memory.

    python -m benchmarks.likeness [--documents 2000]

All ways get the same texts in the same process and make 100 slots for 20 bands of 5 rows of
them. Times are CPU time of this one thread, the best of several turns that take turns with the
other ways: other work on the machine slows all of them alike. Writes nothing.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
import tracemalloc
import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from govnews.likeness import syllables
from govnews.likeness.shingles import BANDS, ROWS, Shingled, hash_bands, min_hash
from govnews.likeness.similarity import measure_texts
from govnews.load.likeness import BATCH
from tests.likeness.clippings import ARTICLES, BACKGROUND, SENTENCES
from tests.likeness.press import EDITS
from tests.likeness.series import SERIES

SLOTS = BANDS * ROWS
TURNS = 9
SYLLABLES = 450
# The other libraries are slower: they get a part of the texts.
SHARE = 4
PLANTED = 400

Way = Callable[[Sequence[str]], object]
_WORD = re.compile(r"\w+")


def main() -> None:
    """Measure what the options name and print it."""
    options = argparse.ArgumentParser(description="Measure near-duplicates.")
    options.add_argument("--documents", type=int, default=2000)
    count = options.parse_args().documents
    texts = make_texts(count, seed=1)
    kilobytes = sum(len(text.encode()) for text in texts) / len(texts) / 1000
    shingles = sum(len(Shingled(text).shingles) for text in texts) / len(texts)
    print(f"{count} texts of {kilobytes:.1f} kB, {shingles:.0f} distinct shingles each\n")
    _print_rates(texts)
    _print_error(texts)
    _print_recall()
    _print_memory(texts)


def make_texts(count: int, seed: int) -> list[str]:
    """Return texts of about 450 syllables: sentences of our articles and bulletins, mixed."""
    chance = random.Random(seed)
    sentences = [one for _, text in ARTICLES for one in text.split(". ")]
    sentences += [one for text in BACKGROUND for one in text.split(". ")] + list(SENTENCES)
    words = sorted({word for sentence in sentences for word in sentence.split()})
    texts = []
    while len(texts) < count:
        issue = chance.choice(list(SERIES.values()))
        parts, length = [issue(chance, chance.randrange(9))[1]], 0
        while length < SYLLABLES - 120:
            sentence = chance.choice(sentences).split()
            # Every text has words and figures of its own.
            sentence[chance.randrange(len(sentence))] = chance.choice(words)
            sentence.append(f"{chance.randrange(10**6):,}".replace(",", "."))
            parts.append(" ".join(sentence) + ".")
            length += len(sentence)
        texts.append("\n".join(parts))
    return texts


def _strings(text: str) -> list[str]:
    """Return three-syllable shingles as strings, as one writes them for a library."""
    words = syllables_of(text)
    return [" ".join(words[place : place + 3]) for place in range(max(1, len(words) - 2))]


def syllables_of(text: str) -> list[str]:
    """Return syllables in the cheapest usual way: NFC, small letters, a pattern; no folding."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def with_datasketch(text: str) -> MinHash:
    """Return the signature by datasketch's own defaults, all shingles at once."""
    signature = MinHash(num_perm=SLOTS)
    signature.update_batch([shingle.encode() for shingle in _strings(text)])
    return signature


def with_rensa(text: str) -> RMinHash:
    """Return the signature by rensa from strings."""
    signature = RMinHash(num_perm=SLOTS, seed=42)
    signature.update(_strings(text))
    return signature


def bands_of(texts: Sequence[str]) -> list[list[int]]:
    """Return the keys of long texts as a load works them out: a batch at once."""
    signatures = [Shingled(text).slots() for text in texts]
    return hash_bands([slots for slots in signatures if slots is not None])


def _each(way: Callable[[str], object]) -> Way:
    def work(texts: Sequence[str]) -> None:
        for text in texts:
            way(text)

    return work


def _print_rates(texts: Sequence[str]) -> None:
    few = texts[::SHARE]
    ways: dict[str, tuple[Sequence[str], Way]] = {
        "own: text → bands": (texts, bands_of),
        "  of it: text → syllables": (texts, _each(syllables.hash_syllables)),
        "NFC, lower, \\w+ alone": (few, _each(syllables_of)),
        "rensa: text → signature": (few, _each(with_rensa)),
        "datasketch: text → signature": (few, _each(with_datasketch)),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(TURNS):
        for name, (some, way) in ways.items():
            started = time.process_time()
            for start in range(0, len(some), BATCH):
                way(some[start : start + BATCH])
            best[name] = min(best[name], (time.process_time() - started) / len(some))
    print(f"{'100 slots':34}{'documents per s and core':>26}{'µs each':>10}{'times':>8}")
    own = next(iter(best.values()))
    for name, seconds in best.items():
        print(f"{name:34}{1 / seconds:26,.0f}{seconds * 1e6:10.0f}{seconds / own:8.1f}")


def _print_error(texts: Sequence[str]) -> None:
    """Print bias and root mean square error of the estimates against exact Jaccard."""
    pairs = list(_edited_pairs(texts[:150]))
    exact = np.array([measure_texts(Shingled(one), Shingled(other))[0] for one, other in pairs])
    plain = np.array([_exact_of_strings(one, other) for one, other in pairs])
    theory = float(np.sqrt(np.mean(exact * (1 - exact)) / SLOTS))
    print(f"\n{'estimate of Jaccard':34}{'bias':>9}{'RMSE':>9}   ({theory:.3f} in theory)")
    slots = [(min_hash(Shingled(a).hashes), min_hash(Shingled(b).hashes)) for a, b in pairs]
    _print_bias("own", np.array([(a == b).mean() for a, b in slots]) - exact)
    _print_bias("rensa", np.array(
        [with_rensa(a).jaccard(with_rensa(b)) for a, b in pairs]) - plain)  # fmt: skip
    _print_bias("datasketch", np.array(
        [with_datasketch(a).jaccard(with_datasketch(b)) for a, b in pairs]) - plain)  # fmt: skip


def _print_bias(name: str, errors: np.ndarray) -> None:
    print(f"{name:34}{errors.mean():9.4f}{np.sqrt((errors**2).mean()):9.4f}")


def _edited_pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    chance = random.Random(4)
    pairs = []
    for text in texts:
        words = text.split(" ")
        for place in chance.sample(range(len(words)), chance.randrange(1, len(words) // 5)):
            words[place] = chance.choice(words)
        pairs.append((text, " ".join(words)))
    return pairs


def _exact_of_strings(one: str, other: str) -> float:
    left, right = set(_strings(one)), set(_strings(other))
    return len(left & right) / len(left | right)


def _print_recall() -> None:
    """Print how many planted copies share a band, and how many a library's index finds."""
    chance = random.Random(7)
    planted = []
    for text in make_texts(PLANTED, seed=2):
        edit = EDITS[chance.choice(sorted(EDITS))]
        copy = edit(chance, edit(chance, text))
        jaccard, _ = measure_texts(Shingled(text), Shingled(copy))
        if jaccard >= 0.7:
            planted.append((text, copy))
    own = sum(bool({*Shingled(a).band_keys()} & {*Shingled(b).band_keys()}) for a, b in planted)
    sketches = MinHashLSH(num_perm=SLOTS, params=(BANDS, ROWS))
    rows = RMinHashLSH(threshold=0.5, num_perm=SLOTS, num_bands=BANDS)
    for number, (text, _) in enumerate(planted):
        sketches.insert(number, with_datasketch(text))
        rows.insert(number, with_rensa(text))
    theirs = sum(number in sketches.query(with_datasketch(copy))
                 for number, (_, copy) in enumerate(planted))  # fmt: skip
    rensa = sum(number in rows.query(with_rensa(copy)) for number, (_, copy) in enumerate(planted))
    count = len(planted)
    print(f"\n{count} planted copies at J ≥ 0.7, found among candidates: own {own / count:.3f},"
          f" rensa {rensa / count:.3f}, datasketch {theirs / count:.3f}"
          " (without folding)")  # fmt: skip


def _print_memory(texts: Sequence[str]) -> None:
    tracemalloc.start()
    bands_of(texts[:BATCH])
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(f"\nmemory: {peak:.1f} MiB at most for text → bands, {resident:.0f} MiB resident in all")


if __name__ == "__main__":
    main()
