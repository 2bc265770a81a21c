"""A revision's difference: what a reader would say was corrected, and nothing else."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest

from govnews.difference import Version, differ
from tests.difference.versions import REPORT, difference, reworded, told, with_facts

PARAGRAPHS = REPORT.text.split("\n")
NUMBERED = tuple[str, str, str, str | None, str | None]


def facts_told(after: Version, before: Version = REPORT) -> list[NUMBERED]:
    return [row for row in told(after, before) if row[0] != "sentence"]


def test_the_same_text_has_no_difference() -> None:
    assert difference(REPORT).changes == ()


def test_corrected_figure_with_value_unit_measure_and_both_quotes() -> None:
    found = difference(reworded(("52,5 tạ/ha", "55,2 tạ/ha")))
    figure, sentence = found.changes
    assert figure.before
    assert figure.after
    assert (figure.kind, figure.action, figure.aspect) == ("figure", "changed", "value")
    assert (figure.before.quote, figure.after.quote) == ("52,5 tạ/ha", "55,2 tạ/ha")
    assert (figure.before.number, figure.after.number) == (Decimal("52.5"), Decimal("55.2"))
    assert figure.before.unit == figure.after.unit != ""
    assert (figure.measure, figure.subject, figure.period) == (
        "năng suất",
        "Huyện Đầm Hà",
        "năm 2024",
    )
    assert (sentence.kind, sentence.action) == ("sentence", "changed")
    assert found.disclosure == "silent"


def test_figures_are_matched_by_what_they_measure_not_by_their_order() -> None:
    turned = reworded(
        (
            "toàn huyện gieo cấy được 2.150 ha lúa, năng suất bình quân đạt 52,5 tạ/ha",
            "toàn huyện đạt năng suất bình quân 53 tạ/ha, gieo cấy được 2.150 ha lúa",
        )
    )
    assert facts_told(turned) == [("figure", "changed", "value", "52,5 tạ/ha", "53 tạ/ha")]


def test_a_figure_put_before_another_is_added_and_the_other_stays() -> None:
    longer = reworded(("được 2.150 ha lúa", "được 180 ha ngô và 2.150 ha lúa"))
    assert facts_told(longer) == [("figure", "added", "value", None, "180 ha")]


def test_a_figure_taken_out_is_removed() -> None:
    shorter = reworded((", năng suất bình quân đạt 52,5 tạ/ha", ""))
    assert facts_told(shorter) == [("figure", "removed", "value", "52,5 tạ/ha", None)]


def test_a_figure_that_is_said_in_another_sentence_now_is_no_change() -> None:
    sentence = "Tổng kinh phí hỗ trợ nông dân là 3,2 tỷ đồng."
    elsewhere = reworded((f" {sentence}", ""), ("410 ha.", f"410 ha. {sentence}"))
    assert told(elsewhere) == [("sentence", "moved", "order", sentence, sentence)]


@pytest.mark.parametrize(
    ("before", "after", "aspect", "quotes"),
    [
        ("là 3,2 tỷ đồng", "là 3,2 triệu đồng", "value", ("3,2 tỷ đồng", "3,2 triệu đồng")),
        ("là 3,2 tỷ đồng", "là trên 3,2 tỷ đồng", "modifier", ("3,2 tỷ đồng", "trên 3,2 tỷ đồng")),
        ("cấy 410 ha", "cấy 410 m2", "unit", ("410 ha", "410 m2")),
    ],
)
def test_what_of_a_figure_changed(
    before: str, after: str, aspect: str, quotes: tuple[str, str]
) -> None:
    assert facts_told(reworded((before, after))) == [("figure", "changed", aspect, *quotes)]


def test_corrected_year_of_figures() -> None:
    assert facts_told(reworded(("Vụ mùa năm 2024, toàn", "Vụ mùa năm 2023, toàn"))) == [
        ("figure", "changed", "period", "2.150 ha", "2.150 ha"),
        ("figure", "changed", "period", "52,5 tạ/ha", "52,5 tạ/ha"),
        ("period", "changed", "days", "năm 2024", "năm 2023"),
    ]


def test_corrected_cell_of_a_table() -> None:
    rows = "Xã | Diện tích (ha)\nQuảng An | {}\nQuảng Tân | 287"
    before = replace(REPORT, tables=(rows.format("410,5"),))
    after = replace(REPORT, tables=(rows.format("412,5"),))
    assert told(after, before) == [
        ("figure", "changed", "value", "410,5", "412,5"),
        ("sentence", "changed", "wording", "Quảng An | 410,5", "Quảng An | 412,5"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (
            "ông Nguyễn Văn Hùng, Phó",
            "ông Nguyễn Văn Hưng, Phó",
            ("person", "changed", "name", "Nguyễn Văn Hùng", "Nguyễn Văn Hưng"),
        ),
        (
            "Phó Chủ tịch UBND",
            "Chủ tịch UBND",
            ("person", "changed", "titles", "Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
        ),
        (
            "; bà Trần Thị Lan, Trưởng phòng Nông nghiệp và Phát triển nông thôn huyện",
            "",
            ("person", "removed", "name", "Trần Thị Lan", None),
        ),
        (
            "Xã Quảng An",
            "Xã Quảng Tân",
            ("place", "changed", "name", "Xã Quảng An", "Xã Quảng Tân"),
        ),
        (
            "Sáng ngày 18/11/2024",
            "Sáng ngày 17/11/2024",
            ("date", "changed", "day", "ngày 18/11/2024", "ngày 17/11/2024"),
        ),
        (
            "45/KH-UBND",
            "54/KH-UBND",
            ("document", "changed", "symbol", "Kế hoạch số 45/KH-UBND", "Kế hoạch số 54/KH-UBND"),
        ),
        (
            "ngày 12/01/2024 của",
            "ngày 12/02/2024 của",
            ("document", "changed", "day", "Kế hoạch số 45/KH-UBND", "Kế hoạch số 45/KH-UBND"),
        ),
    ],
)
def test_corrected_name_date_or_document(before: str, after: str, change: NUMBERED) -> None:
    found = told(reworded((before, after)))
    assert change in found
    assert [row for row in found if row[0] == "figure"] == []
    if change[1] == "changed":
        assert [row for row in found if row[0] != "sentence"] == [change]


def test_corrected_organisation() -> None:
    new = reworded(("phòng Nông nghiệp và Phát triển nông thôn", "phòng Tài nguyên và Môi trường"))
    assert (
        "organisation",
        "changed",
        "name",
        "phòng Nông nghiệp và Phát triển nông thôn huyện",
        "phòng Tài nguyên và Môi trường huyện",
    ) in told(new)


def test_titles_are_told_as_values() -> None:
    change, _ = difference(reworded(("Phó Chủ tịch UBND", "Chủ tịch UBND"))).changes
    assert change.before
    assert change.after
    assert (change.before.value, change.after.value) == (
        "Phó Chủ tịch UBND huyện",
        "Chủ tịch UBND huyện",
    )


def test_a_name_that_still_stands_elsewhere_is_not_removed() -> None:
    shorter = replace(REPORT, text="\n".join(PARAGRAPHS[:-1]))
    assert told(shorter) == [("sentence", "removed", "wording", PARAGRAPHS[-1], None)]


def test_added_paragraph() -> None:
    paragraph = (
        "Năm 2025, huyện phấn đấu gieo cấy 2.200 ha lúa mùa, theo Nghị quyết số 12-NQ/HU ngày"
        " 05/01/2024 của Huyện ủy Đầm Hà."
    )
    assert told(replace(REPORT, text=f"{REPORT.text}\n{paragraph}")) == [
        ("figure", "added", "value", None, "2.200 ha"),
        ("organisation", "added", "name", None, "Huyện ủy Đầm Hà"),
        ("period", "added", "days", None, "Năm 2025"),
        ("document", "added", "symbol", None, "Nghị quyết số 12-NQ/HU"),
        ("sentence", "added", "wording", None, paragraph),
    ]


def test_mended_typing_error_is_words_only() -> None:
    wrong = reworded(("triển khai kế hoạch", "triển khia kế hoạch"))
    [(kind, action, aspect, *_)] = told(REPORT, wrong)
    assert (kind, action, aspect) == ("sentence", "changed", "wording")


@pytest.mark.parametrize(
    ("before", "after"),
    [("chủ động nguồn", "Chủ động nguồn"), ("Quảng An", "Quảng  An"), ("thủy", "thuỷ")],
)
def test_case_signs_and_places_of_tones_are_typography(before: str, after: str) -> None:
    old = reworded(("phân bón", "thủy lợi, phân bón"))
    new = reworded(("phân bón", "thủy lợi, phân bón"), (before, after))
    for _, action, aspect, _, words in told(new, old):
        assert (action, aspect) == ("changed", "typography"), words
    assert (told(new, old) == []) == ("  " in after)


def test_reordered_paragraphs_moved_and_changed_nothing() -> None:
    turned = [PARAGRAPHS[0], PARAGRAPHS[2], PARAGRAPHS[1], *PARAGRAPHS[3:]]
    assert {row[:3] for row in told(replace(REPORT, text="\n".join(turned)))} == {
        ("sentence", "moved", "order")
    }


def test_decomposed_letters_are_the_same_text() -> None:
    # As the warehouse stores them: cleaned. Another form of the same letters is no change.
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFD", REPORT.text))
    assert told(replace(REPORT, text=again)) == []


def test_corrected_headline_by_line_and_date_line() -> None:
    new = replace(
        REPORT,
        title="Đầm Hà: Sản xuất vụ mùa năm 2024 đạt kết quả khá",
        byline="Thu Hằng (Trung tâm TT&VH)",
        published="Đăng ngày 20/11/2024",
    )
    assert told(new) == [
        ("person", "changed", "name", "Thu Hà", "Thu Hằng"),
        ("date", "changed", "published", "Đăng ngày 19/11/2024", "Đăng ngày 20/11/2024"),
        ("sentence", "changed", "wording", REPORT.title, new.title),
        ("sentence", "changed", "wording", REPORT.byline, new.byline),
    ]
    assert difference(new).disclosure == "silent"


def test_another_extractor_makes_no_change_of_words_that_stayed() -> None:
    old, new = with_facts(REPORT), with_facts(reworded(("52,5 tạ/ha", "55,2 tạ/ha")))
    changed = REPORT.text.index("Vụ mùa năm 2024, toàn huyện")
    elsewhere = [one for one in old.facts if not changed <= one.start < changed + 120]
    poorer = replace(old, facts=tuple(one for one in old.facts if one not in elsewhere))
    assert len(elsewhere) > 10
    assert differ(poorer, new).changes == differ(old, new).changes


@pytest.mark.parametrize("seed", range(3))
def test_the_way_back_turns_every_change_around(seed: int) -> None:
    edits = (("52,5 tạ/ha", "55,2 tạ/ha"), ("18/11", "17/11"), ("45/KH", "54/KH"))
    new = reworded(*edits[: seed + 1])
    there = {(one[0], one[3], one[4]) for one in told(new)}
    back = {(one[0], one[4], one[3]) for one in told(REPORT, new)}
    assert there == back
