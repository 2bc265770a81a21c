"""Owns what every rule says of itself: its sentence, its source, a case for it and one against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of extraction: `says` what it reads, `source` where it comes from.

    `source` is a law, a decree, a guidance, a page, or the usage that was observed. In
    `example` the rule makes a fact, in `counterexample`, a sentence near to it, it makes
    none: a test reads both in an article of huyện Mai Sơn, tỉnh Sơn La, published on
    5 October 2024, or without a date where `dated` is false. `field` is the string of the
    article that both stand in: text, title or byline.
    """

    says: str
    source: str
    example: str
    counterexample: str
    field: str = "text"
    dated: bool = True


# What was seen on the pages of provincial and district portals and written down.
USAGE = "usage of provincial and district portals, notes of 2026"
# How a fact is to be written down: units, natures, modifiers, roles.
CONTRACT = "contract of the evaluation, notes of 2026"
CLERICAL = "Nghị định 30/2020/NĐ-CP, Phụ lục I and III"
CLERICAL_PARTY = "Hướng dẫn 36-HD/VPTW of 2018, since 2026 05-HD/VPTW"
