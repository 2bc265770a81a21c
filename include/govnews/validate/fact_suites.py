"""The suites on figures, documents, people, organisations and places.

Columns that the staging tables do not have (``words_at_span``, ``percent`` …) are
computed by the batch of the suite, ``sql/validate/<suite>.sql``. Whatever a fact table
does not take (NOT NULL, CHECK) is refused here, row by row, and not there, with the
whole load.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govnews.validate.checks import Check
from govnews.validate.suite import (
    Suite,
    absent,
    among,
    ascending,
    between,
    equal,
    matching,
    none_of,
    not_matching,
    present,
    unique,
)

# Listed, not ranged: [[:upper:]] and A-Ỹ depend on the locale of the database. The last
# letters are those of foreign names and of the Bahnar and Ê Đê of Kon Tum (Čil, Ŏng).
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÄÅÇÑÖØÜČĔĬŎŠŬŽɃ"
# "16/CT-UBND", "49-KL/TW", "117/2025/NĐ-CP", "23-TB/BTGTU", "1234/BGDĐT-GDTrH", "02/KH.UBND"
NUMBER_SYMBOL = r"^[0-9]+[a-zA-Z]?([/-][0-9]{4})?[/-][0-9A-ZĐƯa-zđ][0-9A-ZĐƯƠÔÊÂa-zđ./&+-]*$"
NATURES = ["result", "target", "total", "other"]
LEVELS = ["country", "province", "district", "commune"]
SERIES_BASES = ["number", "stated", "article", "none"]


def evidence_checks(suite: Suite) -> Iterator[Check]:
    """What every fact owes: its quote stands where it says, and it is there once."""
    yield suite.refuse(
        "quote_is_at_span",
        equal("quote", "words_at_span"),
        "The quote of a fact is what its article says from start to end.",
    )
    yield suite.refuse(
        "fact_is_staged_once",
        unique("row_key"),
        "A fact is staged once for its place in the article.",
    )


def present_checks(suite: Suite, columns: Mapping[str, str]) -> Iterator[Check]:
    """One check for each column that a fact table does not take empty."""
    for column, reason in columns.items():
        yield suite.refuse(f"{column}_is_present", present(column), reason)


def quantity_checks() -> Iterator[Check]:
    """Yield what is expected of stated figures."""
    suite = Suite("quantity")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "value": "A quantity has a value.",
            "unit": "A quantity has a unit.",
            "unit_printed": "A quantity keeps its unit as printed.",
            "nature": "A quantity says whether it is a result, a target, a total or other.",
        },
    )
    yield suite.refuse(
        "nature_is_known",
        among("nature", NATURES),
        "A quantity's nature is result, target, total or other.",
    )
    yield suite.refuse(
        "range_ascends",
        ascending("value", "value_high"),
        "The upper end of a range is not below the lower one.",
    )
    yield suite.refuse(
        "denominator_is_not_zero",
        none_of("denominator", [0]),
        "A ratio does not divide by zero.",
    )
    yield suite.refuse(
        "period_ascends",
        ascending("period_start_on", "period_end_on"),
        "A period does not end before it begins.",
    )
    yield from _magnitude_checks(suite)


def _magnitude_checks(suite: Suite) -> Iterator[Check]:
    yield suite.refuse(
        "percent_is_possible",
        between("percent", at_least=-1000, at_most=100_000),
        "A percentage lies between -1000 and 100 000.",
    )
    yield suite.warn(
        "percent_is_usual",
        between("percent", at_least=0, at_most=100),
        "A percentage that is not of a plan lies between 0 and 100.",
    )
    yield suite.warn(
        "percent_of_plan_is_usual",
        between("percent_of_plan", at_least=0, at_most=1000),
        "A percentage of a plan lies between 0 and 1000.",
    )
    # Not "above zero": "gian hàng 0 đồng" (everything free) is a figure that pages do state.
    yield suite.refuse(
        "money_is_possible",
        between("money_vnd", at_least=0, below=10**18),
        "An amount of money is not negative and is below 10^18 VND.",
    )
    yield suite.refuse(
        "heads_are_possible",
        between("heads", at_least=0, at_most=10**10),
        "A count of people or households is not negative and not above ten thousand million.",
    )
    yield suite.refuse(
        "heads_are_whole",
        absent("split_heads"),
        "A count of people or households is a whole number.",
    )


def document_checks() -> Iterator[Check]:
    """Yield what is expected of cited documents."""
    suite = Suite("document_citation")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "kind": "A cited document has a kind.",
            "is_in_banner": "A citation says whether it stands in a banner.",
        },
    )
    yield suite.refuse(
        "series_basis_is_known",
        among("series_basis", SERIES_BASES),
        "The year or term of a document's number is known by one of the named bases.",
    )
    yield suite.warn(
        "number_symbol_is_usual",
        matching("number_symbol", NUMBER_SYMBOL),
        "A document's number and symbol look like 16/CT-UBND or 49-KL/TW.",
    )
    yield suite.refuse(
        "issued_within_a_year",
        between("days_ahead_of_news_day", at_most=366),
        "A document is not issued more than a year after the news day.",
    )
    yield suite.warn(
        "issued_in_the_past",
        between("days_ahead_of_news_day", at_most=0),
        "A document is issued at the latest on the news day.",
    )
    yield suite.warn(
        "issued_since_1930",
        between("issued_year", at_least=1930),
        "A document of Party or State is issued in 1930 or later.",
    )


def person_checks() -> Iterator[Check]:
    """Yield what is expected of people's names."""
    suite = Suite("person_mention")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "name": "A person has a name.",
            "name_search": "A person's name has its search form.",
            "titles": "A person has a list of titles, which may be empty.",
        },
    )
    yield suite.refuse(
        "office_is_whole",
        absent("half_office"),
        "A person's office has a name and an organisation, or neither.",
    )
    yield suite.refuse(
        "name_has_1_to_7_syllables",
        between("syllables", at_least=1, at_most=7),
        "A person's name has one to seven syllables.",
    )
    yield suite.refuse(
        "name_begins_upper_case",
        matching("name", f"^[{CAPITALS}]"),
        "A person's name begins with a capital letter.",
    )
    yield suite.warn(
        "name_has_no_digit",
        not_matching("name", "[0-9]"),
        "A person's name has no digit.",
    )


def organisation_checks() -> Iterator[Check]:
    """Yield what is expected of organisations' names."""
    suite = Suite("organisation_mention")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "name": "An organisation has a name.",
            "name_search": "An organisation's name has its search form.",
            "organisation_type": "An organisation has a type.",
        },
    )
    yield suite.refuse(
        "name_is_a_name",
        between("name_length", at_least=2, at_most=300),
        "An organisation's name has 2 to 300 characters.",
    )
    yield suite.warn(
        "name_begins_upper_case",
        matching("name", f"^[{CAPITALS}]"),
        "An organisation's name begins with a capital letter.",
    )


def place_checks() -> Iterator[Check]:
    """Yield what is expected of places' names."""
    suite = Suite("place_mention")
    yield from evidence_checks(suite)
    yield from present_checks(
        suite,
        {
            "place_name": "A place has a name.",
            "place_level": "A place has an administrative level.",
        },
    )
    yield suite.refuse(
        "place_or_candidates",
        absent("candidates_beside_place"),
        "A place is one unit, or has candidates: never both.",
    )
    yield suite.warn(
        "place_level_is_known",
        among("place_level", LEVELS),
        "A place is a country, a province, a district or a commune.",
    )
    yield suite.warn(
        "place_name_begins_upper_case",
        matching("place_name", f"^[{CAPITALS}]"),
        "A place's name begins with a capital letter.",
    )
