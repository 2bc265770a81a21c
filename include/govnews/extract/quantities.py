"""Owns the quantities of an article: figures with their measure, subject, period and nature."""

from __future__ import annotations

from collections.abc import Sequence

from govnews.extract.amounts import NUMBER
from govnews.extract.bases import base_of
from govnews.extract.figures import Figure, find_figures
from govnews.extract.measures import Measures
from govnews.extract.natures import Natures
from govnews.extract.number_words import WORDS_OF_NUMBERS
from govnews.extract.numerals import hide_names
from govnews.extract.passages import Passage, Taken
from govnews.extract.phrases import Phrases
from govnews.extract.quantity_rules import RULES
from govnews.extract.subjects import Subjects
from govnews.extract.table_cells import Cell
from govnews.extract.tables import find_cells
from govnews.extract.timeline import Timeline
from govnews.records import Quantity
from govnews.vietnamese.letters import in_small_letters

__all__ = ["RULES", "find_quantities", "has_numbers"]

_WORDS_OF_NUMBERS = NUMBER.words | WORDS_OF_NUMBERS


def has_numbers(passage: Passage) -> bool:
    """Return whether a string has any number, in digits or words: captions seldom have."""
    return len(passage.words[_WORDS_OF_NUMBERS]) > 0


def find_quantities(
    passage: Passage,
    taken: Taken,
    actors: Sequence[tuple[int, int]],
    natures: Natures,
    subjects: Subjects,
    timeline: Timeline,
) -> list[Quantity]:
    """Return the figures stated in one string, in page order.

    `taken` holds the documents, dates and periods of the string: their numbers are no
    quantities.
    """
    timeless = taken.hide(passage.plain)
    lower = in_small_letters(timeless)
    plain = hide_names(passage, taken)
    cells = {cell.figure.number_start: cell for cell in find_cells(plain, passage.plain)}
    for cell in cells.values():
        taken.add(cell.figure.start, cell.figure.end)
    hidden = taken.hide(plain) if cells else plain
    figures = [*find_figures(hidden, passage.words), *(cell.figure for cell in cells.values())]
    figures.sort(key=lambda figure: figure.number_start)
    starts = [figure.number_start for figure in figures]
    measures = Measures(passage, Phrases(passage, timeless, lower, starts, actors))
    return [
        _quantity(
            passage, figure, cells.get(figure.number_start), measures, natures, subjects, timeline
        )
        for figure in figures
    ]


def _quantity(
    passage: Passage,
    figure: Figure,
    cell: Cell | None,
    measures: Measures,
    natures: Natures,
    subjects: Subjects,
    timeline: Timeline,
) -> Quantity:
    measure = measures.of(figure, cell.head if cell else None)
    subject = subjects.of_row(*cell.label, cell.label_head) if cell and cell.label else None
    subject = subject or subjects.of(figure, is_cell=cell is not None)
    told = natures.of_cell(figure, cell.nature) if cell and cell.nature else natures.of(figure)
    period = (
        timeline.of_cell(figure, told, cell.head or "")
        if cell
        else timeline.of(figure, told, is_term=natures.is_offer)
    )
    nature = "target" if told == "result" and timeline.is_to_come(period) else told
    return Quantity(
        value=figure.value,
        value_high=figure.value_high,
        unit=figure.unit,
        unit_printed=figure.unit_printed,
        modifier=figure.modifier,
        nature=nature,
        measure=measure.words,
        measure_rule=measure.rule,
        subject=subject.words,
        subject_rule=subject.rule,
        numerator=figure.numerator,
        denominator=figure.denominator,
        base=base_of(passage, figure),
        period=period,
        span=passage.span(figure.start, figure.end),
        rule=figure.rule,
    )
