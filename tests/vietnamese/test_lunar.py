from __future__ import annotations

from datetime import date

import pytest

from govnews.vietnamese.lunar import last_month_length, lunar_day, named_year, new_year


@pytest.mark.parametrize(
    ("year", "month", "day", "solar"),
    [
        (2022, 3, 10, date(2022, 4, 10)),
        (2024, 1, 15, date(2024, 2, 24)),
        (2023, 2, 1, date(2023, 2, 20)),  # 2023 has a second month twice
        (2023, 3, 1, date(2023, 4, 20)),
        (2024, 12, 23, date(2025, 1, 22)),
        (2024, 12, 30, None),  # that month has 29 days
        (1900, 1, 1, None),
    ],
)
def test_lunar_days_are_days_of_ours(year, month, day, solar) -> None:
    assert lunar_day(year, month, day) == solar


def test_years_have_names_and_a_first_day() -> None:
    assert named_year("Nhâm", "Dần") == 2022
    assert named_year("Quí", "Mẹo") == 2023
    assert named_year("Giáp", "Mão") is None
    assert new_year(2025) == date(2025, 1, 29)
    assert last_month_length(2024) == 29
