"""The suites on readings: the build as a whole, each portal, each reading, each article.

Columns that staging.reading does not have (``mojibake``, ``title_length`` …) are
computed by the batch of the suite, ``sql/validate/<suite>.sql``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govnews.records import Basis, Fate, Precision
from govnews.validate.checks import Check
from govnews.validate.suite import Suite, absent, among, between, matching, present, true, unique


def build_checks() -> Iterator[Check]:
    """Yield what is expected of the build as a whole."""
    suite = Suite("build", "reading")
    yield suite.stop(
        "captures_are_read",
        between("captures_without_reading", at_most=0),
        "A build has at least one reading when captures wait for one.",
    )


def portal_checks() -> Iterator[Check]:
    """Yield what is expected of each portal's share in the build."""
    suite = Suite("portal", "reading")
    yield suite.watch(
        "article_share",
        between("article_share", at_least=0.2),
        "At least a fifth of a portal's readings are articles.",
    )
    yield suite.watch(
        "undated_share",
        between("undated_share", at_most=0.3),
        "At most three in ten articles of a portal are without a publication date.",
    )
    # Quantiles are computed by the batch: see decision 0005 on the quantile expectation.
    yield suite.watch(
        "median_text_length",
        between("median_text_length", at_least=300, at_most=15_000),
        "Half of a portal's articles have between 300 and 15 000 characters.",
    )
    yield suite.watch(
        "shortest_text_length",
        between("twentieth_text_length", at_least=40),
        "At most one in twenty articles of a portal has fewer than 40 characters.",
    )


def reading_checks(hosts: Mapping[str, Sequence[str]]) -> Iterator[Check]:
    """Yield what is expected of every reading, article or not."""
    suite = Suite("reading")
    addresses = [f"{portal} at {host}" for portal in hosts for host in hosts[portal]]
    yield suite.refuse(
        "capture_is_read_once",
        unique("row_key"),
        "A capture is read once in a build.",
    )
    yield suite.refuse(
        "fate_is_decided",
        present("fate"),
        "A reading has a fate when it is validated.",
    )
    yield suite.refuse(
        "fate_is_known",
        among("fate", [fate.value for fate in Fate]),
        "A reading's fate is one of the named fates.",
    )
    yield suite.refuse(
        "portal_is_known",
        among("portal_code", list(hosts)),
        "A reading belongs to a known portal.",
    )
    yield suite.refuse(
        "url_is_http",
        matching("url", r"^https?://[^/?#\s]+([/?#]\S*)?$"),
        "A reading's address begins with http:// or https:// and a host, and has no blank.",
    )
    yield suite.refuse(
        "url_is_of_portal",
        among("portal_at_host", addresses),
        "A reading's address lies on a host of its portal.",
    )


def article_checks() -> Iterator[Check]:
    """Yield what is expected of the readings that are articles."""
    suite = Suite("article", "reading")
    yield from _word_checks(suite)
    yield from _date_checks(suite)
    yield suite.refuse(
        "columns_are_complete",
        absent("missing_columns"),
        "An article has every column that the warehouse does not take empty.",
    )


def _word_checks(suite: Suite) -> Iterator[Check]:
    yield suite.refuse(
        "title_is_present",
        between("title_length", at_least=1),
        "An article has a title.",
    )
    yield suite.refuse(
        "title_is_a_title",
        between("title_length", at_most=500),
        "A title has at most 500 characters.",
    )
    yield suite.warn(
        "title_length",
        between("title_length", at_least=10, at_most=300),
        "A title has 10 to 300 characters.",
    )
    yield suite.refuse(
        "title_is_printable",
        absent("title_control_character"),
        "A title has no control character.",
    )
    yield suite.refuse(
        "content_is_present",
        absent("missing_content"),
        "An article has a text, a caption, a table or a file: a register's record is its table.",
    )
    yield suite.refuse(
        "text_is_printable",
        absent("text_control_character"),
        "A text has no control character but the line feed between paragraphs.",
    )
    yield suite.refuse(
        "words_are_nfc",
        true("is_nfc"),
        "Title, by-line, text and captions are in Unicode normal form C.",
    )
    yield suite.refuse(
        "words_are_decoded",
        absent("mojibake"),
        "Title, by-line, text and captions are decoded with the page's own encoding.",
    )
    yield suite.warn(
        "words_are_complete",
        between("replacement_characters", at_most=0),
        "No character was replaced by U+FFFD when the page was decoded.",
    )
    yield suite.warn(
        "words_are_visible",
        absent("zero_width_character"),
        "Title, by-line, text and captions have no zero-width character.",
    )


def _date_checks(suite: Suite) -> Iterator[Check]:
    yield suite.refuse(
        "published_in_the_past",
        between("days_ahead_of_news_day", at_most=1),
        "An article is published at the latest on the day after the news day.",
    )
    yield suite.refuse(
        "published_since_1990",
        between("published_year", at_least=1990),
        "An article of the web is published in 1990 or later.",
    )
    yield suite.refuse(
        "published_basis_is_present",
        present("published_basis"),
        "A publication date says what it is based on.",
    )
    yield suite.refuse(
        "published_basis_is_known",
        among("published_basis", [basis.value for basis in Basis]),
        "A publication date is based on one of the named bases.",
    )
    yield suite.refuse(
        "published_precision_is_known",
        among("published_precision", [precision.value for precision in Precision]),
        "The precision of a publication date is one of the named ones.",
    )
    yield suite.refuse(
        "published_basis_fits_date",
        absent("unfit_basis"),
        "The basis is 'absent' where there is no publication date, and only there.",
    )
