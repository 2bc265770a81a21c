"""Owns the annotated articles of the tests: reads them, finds their quotes, checks their books.

An article is one YAML file: what `govnews extract` is given, and the facts that a careful
reader writes down. A place is written as its quote; ``quote#2`` is its second occurrence in
the string, ``quote#*`` every one. Offsets are found here, so nobody counts characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Json = dict[str, Any]

ARTICLES = Path(__file__).parent / "articles"
# The same YAML and the same objects as safe_load, by libyaml: ten times as fast.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_GIVEN = ("url", "portal", "title", "published_at", "byline", "captions", "place_hint", "text")
_WITH_PLACE = ("event_dates", "quantities", "periods")
_WITH_MENTIONS = ("documents", "people", "organisations")
_NUMBERED = re.compile(r"^(?P<quote>.*?)(?:#(?P<nth>\d+|\*))?$", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One annotated article in the shape of the evaluation's contract."""

    name: str
    given: Json
    expected: Json
    not_facts: tuple[tuple[int, int], ...]


@cache
def gold_of(half: str) -> tuple[Gold, ...]:
    """Return the articles of `development` or `held_out`, by name; nobody may change them."""
    return tuple(read_gold(file) for file in sorted((ARTICLES / half).glob("*.yaml")))


def read_gold(file: Path) -> Gold:
    """Return one article. Raises `ValueError` where a quote does not stand in its string."""
    try:
        return _gold(file.stem, yaml.load(file.read_text("utf-8"), LOADER))
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as mistake:
        raise ValueError(f"{file.name}: {mistake!r}") from mistake


def _gold(name: str, sheet: Json) -> Gold:
    given = {key: _plain(sheet.get(key)) for key in _GIVEN}
    given["text"] = "\n".join(line for line in sheet["text"].split("\n") if line.strip())
    given["captions"] = sheet.get("captions") or []
    facts: Json = {"place": _plain(sheet["facts"]["place"])}
    for key in _WITH_PLACE:
        items = sheet["facts"].get(key) or []
        facts[key] = [one for item in items for one in _placed(given, _plain(item))]
    for key in _WITH_MENTIONS:
        facts[key] = [_mentioned(given, _plain(item)) for item in sheet["facts"].get(key) or []]
    facts["events"] = [
        {"core": True, **_plain(item)} for item in sheet["facts"].get("events") or []
    ]
    facts["topics"] = sheet["facts"].get("topics") or []
    optional = {
        key: [place for quote in quotes or [] for place in _places(given, quote)]
        for key, quotes in (sheet.get("optional") or {}).items()
    }
    excluded = [place for quote in sheet.get("not_facts") or [] for place in _places(given, quote)]
    return Gold(
        name=name,
        given=given,
        expected={"id": name, "facts": facts, "optional": optional},
        not_facts=tuple((p["start"], p["end"]) for p in excluded if "field" not in p),
    )


def _plain(value: Any) -> Any:
    """Return a YAML value with its dates as ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _placed(given: Json, item: Json) -> Iterator[Json]:
    quote = item.pop("quote")
    if isinstance(quote, str) and item.get("field"):
        quote = {"quote": quote, "field": item.pop("field")}
    for place in _places(given, quote):
        yield {"core": True, **item, **place}


def _mentioned(given: Json, item: Json) -> Json:
    mentions = [place for quote in item["mentions"] for place in _places(given, quote)]
    if not mentions:
        raise ValueError(f"no mention of {item}")
    return {"core": True, **item, "mentions": mentions}


def _places(given: Json, written: str | Json) -> Iterator[Json]:
    """Yield the places of a written quote; a mapping names another string by `field`."""
    field = "text" if isinstance(written, str) else written.get("field", "text")
    numbered = _NUMBERED.match(written if isinstance(written, str) else written["quote"])
    assert numbered
    quote, nth = numbered["quote"], numbered["nth"]
    source = _string(given, field)
    starts = [m.start() for m in re.finditer(re.escape(quote), source)]
    wanted = starts if nth == "*" else starts[int(nth or 1) - 1 : int(nth or 1)]
    if not quote or not wanted:
        raise ValueError(f"{written!r} does not stand in {field}")
    for start in wanted:
        place: Json = {"quote": quote, "start": start, "end": start + len(quote)}
        yield place if field == "text" else {**place, "field": field}


def _string(given: Json, field: str) -> str:
    if field.startswith("captions."):
        return str(given["captions"][int(field.split(".")[1])])
    return str(given[field] or "")


def uncovered_digits(gold: Gold) -> list[str]:
    """Return the words of the text with a digit that no fact and no named exception covers."""
    covered = [False] * len(gold.given["text"])
    facts = gold.expected["facts"]
    places = [item for key in _WITH_PLACE for item in facts[key]]
    places += [m for key in _WITH_MENTIONS for item in facts[key] for m in item["mentions"]]
    places += [p for quotes in gold.expected["optional"].values() for p in quotes]
    stretches = [(p["start"], p["end"]) for p in places if "field" not in p]
    for start, end in (*stretches, *gold.not_facts):
        covered[start:end] = [True] * (end - start)
    text = gold.given["text"]
    open_digits = [m.start() for m in re.finditer(r"\d+", text) if not covered[m.start()]]
    return [f"…{text[max(0, at - 25) : at + 20]}…" for at in open_digits]
