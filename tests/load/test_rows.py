"""Records become rows without a loss."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from govnews.digest import content_digest
from govnews.load.fact_rows import date_bounds
from govnews.load.rows import is_conflicting, published_on
from govnews.records import ABSENT, Basis, Precision, PublishedAt
from tests.load.newsroom import corrected, make_article


def dated(value: datetime | date, precision: Precision = Precision.DAY) -> PublishedAt:
    return PublishedAt(value=value, basis=Basis.METADATA, precision=precision)


def test_day_of_publication_is_the_day_in_vietnam() -> None:
    late = dated(datetime(2026, 11, 19, 18, 30, tzinfo=UTC), Precision.MINUTE)
    assert published_on(late) == date(2026, 11, 20)


def test_dates_conflict_only_in_what_both_print() -> None:
    day = dated(date(2026, 11, 20))
    assert not is_conflicting(day, [dated(date(2026, 11, 1), Precision.MONTH), ABSENT])
    assert is_conflicting(day, [dated(date(2026, 11, 21))])
    assert not is_conflicting(ABSENT, [day])


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-07", date(2024, 2, 7), date(2024, 2, 7)),
        ("2024-02-07..2024-03", date(2024, 2, 7), date(2024, 3, 31)),
    ],
)
def test_bounds_of_printed_dates(value: str, first: date, last: date) -> None:
    assert date_bounds(value) == (first, last)


def test_digest_follows_the_words_and_nothing_else() -> None:
    article = make_article()
    digest = content_digest(article)
    assert content_digest(replace(article, view_count=999, layout="other")) == digest
    assert content_digest(corrected(article)) != digest
    assert content_digest(replace(article, byline=None)) != digest
    moved = replace(article.published_at, value=date(2026, 11, 18))
    assert content_digest(replace(article, published_at=moved)) != digest
    fed = replace(moved, basis=Basis.FEED)
    silent = replace(article, published_at=ABSENT)
    assert content_digest(replace(article, published_at=fed)) == content_digest(silent)


def test_digest_follows_the_cells_of_tables() -> None:
    article = make_article()
    tabled = replace(article, tables=((("Xã", "ha"), ("Đầm Hà", "412,5")),))
    mended = replace(article, tables=((("Xã", "ha"), ("Đầm Hà", "421,5")),))
    assert len({content_digest(one) for one in (article, tabled, mended)}) == 3


def test_digest_is_of_what_a_reader_sees() -> None:
    words = ("UBND huyện Đầm Hà hoà giải – “thuỷ lợi”",)
    digest = content_digest(make_article(body=words))
    for same in (
        unicodedata.normalize("NFD", words[0]),
        words[0].replace("Đ", "\u00d0"),
        words[0].replace("huyện", "huy\u200bện").replace(" ", "\u00a0"),
    ):
        assert same != words[0]
        assert content_digest(make_article(body=(same,))) == digest
    for before, other in (("hoà", "hòa"), ("Đầm", "đầm"), ("–", "-"), ("“", '"'), ("Đ", "ð")):
        assert content_digest(make_article(body=(words[0].replace(before, other),))) != digest


def test_digest_keeps_paragraphs_apart() -> None:
    one = make_article(body=("Một dòng", "hai"))
    assert content_digest(one) != content_digest(make_article(body=("Một", "dòng hai")))
