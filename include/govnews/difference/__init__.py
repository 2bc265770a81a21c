"""What one text of an article changed of the one before: figures, names, dates, sentences.

A floor of its own, because loading stores the difference and the command line shows it. It is
a function of the two texts and their facts, and looks for changes only where words differ.
"""

from govnews.difference.changes import DIFFERENCE_VERSION, Difference, differ
from govnews.difference.texts import Change, Evidence, Fact, Figure, Version
from govnews.difference.wording import mark_words

__all__ = [
    "DIFFERENCE_VERSION",
    "Change",
    "Difference",
    "Evidence",
    "Fact",
    "Figure",
    "Version",
    "differ",
    "mark_words",
]
