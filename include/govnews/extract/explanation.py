"""Owns the pages for a person who asks why: an article's facts with their reasons, the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill

from govnews.extract.facts import RULES
from govnews.extract.passages import Passage, passages_of
from govnews.extract.reasons import (
    KINDS,
    Item,
    Reason,
    days_from_to,
    items_of,
    reasons_of,
    reasons_of_place,
    spans_of,
)
from govnews.records import (
    Document,
    Event,
    EventDate,
    ExtractionInput,
    Facts,
    Organisation,
    Period,
    Person,
    PlaceMention,
    Quantity,
    Span,
    TopicMention,
)

_WIDTH = 100
# So much of a long sentence is shown on either side of the quote, in code points.
_AROUND = 90
_SHOWN_MENTIONS = 3


def explain(article: ExtractionInput, facts: Facts) -> str:
    """Return a page that tells each fact, its words in their sentence, and its rules.

    The words that were read stand between « and ».
    """
    passages = {passage.field: passage for passage in passages_of(article)}
    if article.byline:
        passages["byline"] = Passage("byline", article.byline)
    return "\n".join([*_heading(article, facts), *_sections(facts, passages), ""])


def _heading(article: ExtractionInput, facts: Facts) -> Iterator[str]:
    published = article.published_on or "on a day that is not told"
    yield article.title
    yield f"{article.url}  published {published}"
    place = [facts.place.commune, facts.place.district, facts.place.province]
    yield f"place: {', '.join(unit for unit in place if unit) or 'not known'}"
    for reason in reasons_of_place(facts):
        yield from _told(reason)


def _sections(facts: Facts, passages: Mapping[str, Passage]) -> Iterator[str]:
    for kind in KINDS:
        items = items_of(facts, kind)
        yield ""
        yield f"{kind.replace('_', ' ').upper()} ({len(items)})"
        for item in items:
            yield ""
            yield _filled(f"  {_value(item)}", 4)
            yield from _evidence(item, passages)
            for reason in reasons_of(item):
                yield from _told(reason)


def _evidence(item: Item, passages: Mapping[str, Passage]) -> Iterator[str]:
    spans = spans_of(item)
    for span in spans[:_SHOWN_MENTIONS]:
        other = f"  [{span.rule}]" if span.rule and span.rule != item.rule else ""
        yield _filled(f"      {in_its_sentence(span, passages[span.field])}{other}", 8)
    if len(spans) > _SHOWN_MENTIONS:
        yield f"      and {len(spans) - _SHOWN_MENTIONS} more"


def in_its_sentence(span: Span, passage: Passage) -> str:
    """Return the sentence around a quote, the quote between « and », long sides cut short."""
    first, last = passage.sentences.at(span.start)[0], passage.sentences.at(span.end - 1)[1]
    before = passage.text[min(first, span.start) : span.start]
    behind = passage.text[span.end : max(last, span.end)]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(behind) > _AROUND:
        behind = behind[:_AROUND].rpartition(" ")[0] + " …"
    where = "" if span.field == "text" else f"({span.field}) "
    return where + " ".join(f"{before}«{span.quote}»{behind}".split())


def _told(reason: Reason) -> Iterator[str]:
    rule = RULES[reason.rule]
    read = f" «{reason.span.quote}»" if reason.span else ""
    part = f"{reason.part} {reason.value}{read} by " if reason.part else "by "
    yield _filled(f"      {part}{reason.rule}: {rule.says}", 10)
    yield _filled(f"          source: {rule.source}", 12)


def _filled(line: str, indent: int) -> str:
    return fill(
        line, _WIDTH, subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )


def _value(item: Item) -> str:
    """Return what a fact says, in one line."""
    match item:
        case Quantity():
            return f"{_figure(item)} {item.unit}"
        case EventDate():
            return f"{item.value} ({item.precision}, {item.basis})"
        case Document():
            return _joined(item.kind, item.number_symbol, item.issuer, item.date_issued)
        case Person():
            return _joined(item.name, *item.titles)
        case Organisation() | PlaceMention():
            return item.canonical
        case Event():
            return _joined(item.kind, item.date, item.place, item.organiser, item.chair)
        case Period():
            return days_from_to(item)
        case TopicMention():
            return item.code


def _figure(item: Quantity) -> str:
    if item.denominator is not None:
        return f"{item.numerator} of {item.denominator}:"
    low = f"{item.value:,.15g}"
    return low if item.value_high is None else f"{low} to {item.value_high:,.15g}"


def _joined(*words: object) -> str:
    return " · ".join(str(word) for word in words if word)


# ------------------------------------------------------------------ the rules


def rules_table() -> str:
    """Return all rules as lines for a terminal: name, what it reads, source."""
    wide = max(map(len, RULES)) + 2
    return "\n".join(
        f"{name:{wide}}{rule.says}\n{'':{wide}}source: {rule.source}"
        for name, rule in sorted(RULES.items())
    )


def rules_page() -> str:
    """Return the page docs/rules.md: every rule with its source and its two sentences."""
    lines = [
        "# Rules of extraction",
        "",
        "Written by `make docs` from the registry `govnews.extract.RULES`; a test fails where it "
        "is stale. A rule reads its example and leaves its counterexample: both are tested in an "
        "article of huyện Mai Sơn, tỉnh Sơn La, published on 5 October 2024 (those with * in one "
        "without a date). `govnews extract ARTICLE.json --why` names the rules behind each fact.",
    ]
    family = ""
    for name, rule in sorted(RULES.items()):
        if name.split(".")[0] != family:
            family = name.split(".")[0]
            lines += ["", f"## {family}", "", "| rule | reads | source | example | not |"]
            lines += ["|---|---|---|---|---|"]
        mark = "" if rule.dated else " *"
        cells = (rule.says, rule.source, rule.example + mark, rule.counterexample + mark)
        lines.append(f"| `{name}` | {' | '.join(map(_cell, cells))} |")
    return "\n".join([*lines, ""])


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", "<br>")
