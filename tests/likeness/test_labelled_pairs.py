"""Precision and recall on labelled pairs of our own; the rule is the warehouse's own function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, text

from govnews.likeness.shingles import Shingled
from govnews.likeness.similarity import (
    is_conflicting,
    is_of_other_time,
    measure,
    measure_texts,
)
from tests.likeness.hand_written import rewritten
from tests.likeness.press import Clipping, LabelledPair, negative_pairs, positive_pairs

SEED = 20261126
JUDGE = text(
    "SELECT warehouse.story_relation(cast(:jaccard AS numeric(5, 4)),"
    " cast(:containment AS numeric(5, 4)), cast(:agreement AS numeric(5, 4)), :title, :time,"
    " :one_portal, rule) FROM warehouse.story_rule AS rule"
)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    pair: LabelledPair
    jaccard: float
    is_candidate: bool
    is_merged: bool


def pairs() -> list[LabelledPair]:
    by_hand = [
        LabelledPair(
            kind=f"by hand: {rewriting.kind}",
            one=Clipping(portal="damha", title=title, text=body),
            other=Clipping(portal="lamha", title=rewriting.title, text=other),
            is_same=rewriting.is_same,
        )
        for rewriting, title, body, other in rewritten()
    ]
    assert len(by_hand) >= 30
    return [*by_hand, *positive_pairs(SEED), *negative_pairs(SEED)]


def judge(engine: Engine, some: Iterable[LabelledPair]) -> list[Verdict]:
    with engine.connect() as connection:
        verdicts = []
        for pair in some:
            one, other = Shingled(pair.one.text), Shingled(pair.other.text)
            jaccard, containment = measure_texts(one, other)
            likeness = measure(one, other)
            features = {
                "jaccard": round(jaccard, 4),
                "containment": round(containment, 4),
                "agreement": likeness.number_agreement if likeness else None,
                "title": is_conflicting(pair.one.title, pair.other.title),
                "time": is_of_other_time(pair.one.text, pair.other.text),
                "one_portal": pair.one.portal == pair.other.portal,
            }
            relation = connection.scalar(JUDGE, features) if likeness else None
            verdicts.append(
                Verdict(
                    pair=pair,
                    jaccard=jaccard,
                    is_candidate=bool({*one.band_keys()} & {*other.band_keys()}),
                    is_merged=relation == "same_story",
                )
            )
        return verdicts


def table(verdicts: Sequence[Verdict]) -> str:
    lines = [f"{'kind':32}{'pairs':>6}{'J least':>9}{'J most':>8}{'found':>7}{'merged':>8}"]
    for kind in dict.fromkeys(one.pair.kind for one in verdicts):
        some = [one for one in verdicts if one.pair.kind == kind]
        lines.append(
            f"{('+ ' if some[0].pair.is_same else '- ') + kind:32}{len(some):6}"
            f"{min(one.jaccard for one in some):9.2f}{max(one.jaccard for one in some):8.2f}"
            f"{sum(one.is_candidate for one in some):7}{sum(one.is_merged for one in some):8}"
        )
    return "\n".join(lines)


def test_copies_are_one_story_and_templates_never(
    warehouse: Engine, record_property: Callable[[str, object], None]
) -> None:
    verdicts = judge(warehouse, pairs())
    copies = [one for one in verdicts if one.pair.is_same]
    others = [one for one in verdicts if not one.pair.is_same]
    assert len(copies) >= 150
    assert len(others) >= 150
    merged = [one for one in verdicts if one.is_merged]
    precision = sum(one.pair.is_same for one in merged) / len(merged)
    recall = sum(one.is_merged for one in copies) / len(copies)
    alike = [one for one in copies if one.jaccard >= 0.7]
    found = sum(one.is_candidate for one in alike) / len(alike)
    scores = (
        f"{len(copies)} copies, {len(others)} hard negatives: precision {precision:.3f},"
        f" recall {recall:.3f}; of {len(alike)} copies at J >= 0.7 candidates {found:.3f}"
    )
    record_property("scores", f"{scores}\n{table(verdicts)}")
    assert [one.pair.kind for one in others if one.is_merged] == []
    assert found >= 0.99
    assert recall >= 0.97
