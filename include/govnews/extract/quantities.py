"""Owns the quantities of an article: figures with their measure, subject, period and nature."""

from __future__ import annotations

from collections.abc import Sequence

from govnews.extract.figures import find_figures
from govnews.extract.numerals import hide_names
from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage, Taken
from govnews.extract.quantity_context import Natures, Timeline, measure_of, subject_of
from govnews.extract.quantity_rules import RULES
from govnews.extract.tables import find_cells
from govnews.records import EventDate, Period, Place, Quantity

__all__ = ["RULES", "find_quantities"]


def find_quantities(
    passage: Passage,
    taken: Taken,
    organisations: Sequence[Mention],
    periods: Sequence[Period],
    event_dates: Sequence[EventDate],
    place: Place,
) -> list[Quantity]:
    """Return the figures stated in one string, in page order.

    `taken` holds the documents, dates and periods of the string: their numbers are no
    quantities. `periods` may hold open ones ("đến nay") that are no period of the article.
    """
    plain = hide_names(passage, taken)
    cells = find_cells(plain)
    for cell in cells:
        taken.add(cell.figure.start, cell.figure.end)
    heads = {cell.figure.start: cell.head for cell in cells}
    figures = [*find_figures(taken.hide(plain)), *(cell.figure for cell in cells)]
    natures = Natures(passage)
    timeline = Timeline(passage, periods, event_dates)
    found: list[Quantity] = []
    for figure in sorted(figures, key=lambda figure: figure.number_start):
        measure = measure_of(passage, figure, heads.get(figure.start))
        subject = subject_of(passage, figure, organisations, place)
        found.append(
            Quantity(
                value=figure.value,
                value_high=figure.value_high,
                unit=figure.unit,
                unit_printed=figure.unit_printed,
                modifier=figure.modifier,
                nature=natures.of(figure),
                measure=measure.words,
                measure_rule=measure.rule,
                subject=subject.words,
                subject_rule=subject.rule,
                numerator=figure.numerator,
                denominator=figure.denominator,
                period=timeline.of(figure),
                span=passage.span(figure.start, figure.end),
                rule=figure.rule,
            )
        )
    return found
