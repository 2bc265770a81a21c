"""Every sample question gives the answer that a person reads in the pages of newspaper.py.

The rows were worked out by hand from those pages: who says what, on which day, how often. The
questions whose words none of those pages holds have theirs in test_questions.py.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import URL

from govnews.load.questions import Answer, answer_questions
from tests.conftest import new_warehouse, opened
from tests.load.newspaper import publish
from tests.load.newsroom import SQL

FILES = sorted((SQL / "queries").glob("*.sql"))
ELSEWHERE = {"08", "10", "11"}  # answered in test_questions.py
LEARNING = (
    "Kết luận về tiếp tục thực hiện Chỉ thị 11-CT/TW về công tác khuyến học, khuyến tài,"
    " xây dựng xã hội học tập"
)
# What the search shows of two pages that tell the same.
SPOKEN = (
    "… Kết luận số 49-KL/TW ngày 10/5/2019 của Ban Bí thư, phong trào <b>khuyến học</b>,"
    " <b>khuyến</b> tài, xây dựng xã hội <b>học</b> tập đã lan tỏa đến từng dòng họ,"
    " thôn bản và đơn vị.\n"
    "Hội <b>Khuyến học</b> các cấp vận động hội viên …"
)
# Days and decimals as they print.
EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "01": [
        ("damha", "2024-02-20", 1, "Đầm Hà ra quân đầu xuân"),
        ("damha", "2024-02-08", 1, "Đầm Hà hoàn thành trồng rừng"),
        ("lamha", "2024-02-08", 1, "Lan tỏa phong trào khuyến học"),
        ("damha", "2024-02-07", 1, "Đầm Hà: Trao quà cho hộ nghèo"),
        ("damha", "2024-02-06", 1, "Lan tỏa phong trào khuyến học"),
        ("lamha", "2024-02-02", 1, "Lâm Hà: Hội nghị giao ban tháng 1"),
        ("damha", "2024-01-10", 1, "Đầm Hà giao chỉ tiêu trồng rừng"),
        ("damha", "2024-01-09", 1, "Đầm Hà: Kết quả thu ngân sách năm 2023"),
    ],
    "02": [
        (
            "125000000000",
            "exact",
            "thu ngân sách huyện Đầm Hà",
            "125 tỷ đồng",
            "2024-01-09",
            "http://damha.test/tin-tuc/bai-1.html",
        ),
    ],
    "03": [
        (
            "Kết luận",
            "49-KL/TW",
            "Ban Bí thư Trung ương Đảng",
            "2019-05-10",
            3,
            3,
        ),
        (
            "Kế hoạch",
            "15/KH-UBND",
            "Ủy ban nhân dân huyện Đầm Hà",
            "2024-02-05",
            1,
            1,
        ),
    ],
    "04": [
        ("Nguyễn Văn Bình", "Tỉnh Lâm Đồng", 1, 1, "Bí thư Huyện ủy Lâm Hà"),
        ("Nguyễn Văn Bình", "Tỉnh Quảng Ninh", 1, 1, "Chủ tịch Ủy ban nhân dân huyện Đầm Hà"),
    ],
    "05": [
        (
            "104",
            "result",
            "thu ngân sách huyện Đầm Hà",
            "Năm 2023",
            "104% kế hoạch",
            "http://damha.test/tin-tuc/bai-1.html",
        ),
    ],
    "06": [
        (
            "870 ha",
            "870",
            "hectare",
            "damha",
            "Đầm Hà hoàn thành trồng rừng",
            "text",
            37,
            43,
            "http://damha.test/tin-tuc/bai-3.html",
        ),
        (
            "25 suất quà",
            "25",
            "suất quà",
            "damha",
            "Đầm Hà: Trao quà cho hộ nghèo",
            "text",
            165,
            176,
            "http://damha.test/tin-tuc/bai-7.html",
        ),
        (
            "850 ha",
            "850",
            "hectare",
            "damha",
            "Đầm Hà giao chỉ tiêu trồng rừng",
            "text",
            43,
            49,
            "http://damha.test/tin-tuc/bai-2.html",
        ),
        (
            "125 tỷ đồng",
            "125000000000",
            "vnd",
            "damha",
            "Đầm Hà: Kết quả thu ngân sách năm 2023",
            "text",
            41,
            52,
            "http://damha.test/tin-tuc/bai-1.html",
        ),
        (
            "104% kế hoạch",
            "104",
            "percent_of_plan",
            "damha",
            "Đầm Hà: Kết quả thu ngân sách năm 2023",
            "text",
            59,
            72,
            "http://damha.test/tin-tuc/bai-1.html",
        ),
    ],
    "07": [
        (
            "2024-02-20",
            "damha",
            "figure",
            "suất quà cho hộ nghèo",
            "20 suất quà",
            "25 suất quà",
            "http://damha.test/tin-tuc/bai-7.html",
        ),
        (
            "2024-02-20",
            "damha",
            "sentence",
            None,
            "Tại buổi lễ, huyện trao 20 suất quà cho hộ nghèo.",
            "Tại buổi lễ, huyện trao 25 suất quà cho hộ nghèo.",
            "http://damha.test/tin-tuc/bai-7.html",
        ),
    ],
    "08": [],
    "09": [
        (
            "damha",
            "2024-02-20",
            "Đầm Hà ra quân đầu xuân",
            "Kết luận 49-KL/TW",
            LEARNING,
            "http://damha.test/tin-tuc/bai-9.html",
        ),
        (
            "lamha",
            "2024-02-08",
            "Lan tỏa phong trào khuyến học",
            "Kết luận số 49-KL/TW",
            LEARNING,
            "http://lamha.test/tin-tuc/bai-5.html",
        ),
        (
            "damha",
            "2024-02-06",
            "Lan tỏa phong trào khuyến học",
            "Kết luận số 49-KL/TW",
            LEARNING,
            "http://damha.test/tin-tuc/bai-4.html",
        ),
    ],
    "10": [],
    "11": [],
    "12": [
        ("damha", "source_down", "2024-02-21", "2024-02-21", 1, 1, 0, 0),
        # lamha is asked on the 9th and from the 21st on, damha on the 9th and from the 20th on
        ("lamha", "not_observed", "2024-02-10", "2024-02-20", 11, None, None, None),
        ("damha", "not_observed", "2024-02-10", "2024-02-19", 10, None, None, None),
    ],
    "13": [
        (
            "2024-02-20",
            "damha",
            "suất quà cho hộ nghèo",
            "20",
            "25",
            "suất quà",
            "20 suất quà",
            "25 suất quà",
            "http://damha.test/tin-tuc/bai-7.html",
        ),
    ],
    "14": [
        (
            "Lan tỏa phong trào khuyến học",
            1,
            "damha",
            "2024-02-06",
            0,
            "Lan tỏa phong trào khuyến học",
            "http://damha.test/tin-tuc/bai-4.html",
        ),
        (
            "Lan tỏa phong trào khuyến học",
            2,
            "lamha",
            "2024-02-08",
            2,
            "Lan tỏa phong trào khuyến học",
            "http://lamha.test/tin-tuc/bai-5.html",
        ),
    ],
    "15": [
        ("Thành phố Quảng Ninh", "Tỉnh Quảng Ninh", 5, 1, 1, 4),
    ],
    "16": [
        (
            "Huyện Đầm Hà",
            2024,
            "trồng rừng",
            "hectare",
            "850",
            "870",
            True,
            "850 ha",
            "870 ha",
            "http://damha.test/tin-tuc/bai-2.html",
            "http://damha.test/tin-tuc/bai-3.html",
        ),
    ],
    "17": [
        (
            "104",
            "reached",
            "thu ngân sách huyện Đầm Hà",
            "kế hoạch",
            "Năm 2023",
            "104% kế hoạch",
            "Huyện Đầm Hà",
            "2024-01-09",
            "http://damha.test/tin-tuc/bai-1.html",
        ),
    ],
    "18": [
        ("Ban Bí thư Trung ương Đảng", "2019", 1, 3, "Kết luận 49-KL/TW"),
        ("Ủy ban nhân dân huyện Đầm Hà", "2024", 1, 1, "Kế hoạch 15/KH-UBND"),
    ],
    "19": [
        ("2024-02", "lễ", 1, 1),
        ("2024-01", "hội nghị giao ban", 1, 1),
    ],
    "20": [
        ("damha", "tet", 1, 0, "0.0"),
        ("damha", "around", 1, 1, "1.0"),
        ("lamha", "around", 1, 0, "0.0"),
        ("lamha", "tet", 1, 0, "0.0"),
        ("lamha", "working", 2, 0, "0.0"),
    ],
    "21": [
        ("damha", "forestry", "Lâm nghiệp", 2, "33.3"),
        ("damha", "budget", "Ngân sách", 1, "16.7"),
        ("damha", "learning_promotion", "Khuyến học", 1, "16.7"),
        ("damha", "social_policy", "Chính sách xã hội", 1, "16.7"),
        ("lamha", "learning_promotion", "Khuyến học", 1, "50.0"),
    ],
    "22": [
        (
            "Nguyễn Văn Bình",
            "Huyện ủy Lâm Hà",
            "Huyện Lâm Hà",
            ["Bí thư Huyện ủy Lâm Hà"],
            "2024-02-02",
            "2024-02-02",
            1,
        ),
        (
            "Nguyễn Văn Bình",
            "Ủy ban nhân dân huyện Đầm Hà",
            "Huyện Đầm Hà",
            ["Chủ tịch Ủy ban nhân dân huyện Đầm Hà"],
            "2024-02-07",
            "2024-02-07",
            1,
        ),
    ],
    "23": [
        (
            "lamha",
            "2024-02-08",
            "Lan tỏa phong trào khuyến học",
            "marks",
            SPOKEN,
            "http://lamha.test/tin-tuc/bai-5.html",
        ),
        (
            "damha",
            "2024-02-06",
            "Lan tỏa phong trào khuyến học",
            "marks",
            SPOKEN,
            "http://damha.test/tin-tuc/bai-4.html",
        ),
        (
            "damha",
            "2024-02-20",
            "Đầm Hà ra quân đầu xuân",
            "marks",
            "… của Ủy ban nhân dân huyện Đầm Hà và Kết luận 49-KL/TW về <b>khuyến học</b>,"
            " các trường <b>học</b> ra quân đầu xuân.",
            "http://damha.test/tin-tuc/bai-9.html",
        ),
    ],
    "24": [
        ("damha", 6, 0, 0, 0, 0, 1, 4, 0),
        ("lamha", 3, 1, 0, 0, 1, 0, 3, 0),
    ],
    "25": [
        (
            "Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng",
            ["Sở Tài chính"],
            "2025-03-01",
            "Nghị định 45/2025/NĐ-CP ngày 28/02/2025",
            1,
            "2024-02",
            "2024-02",
        ),
    ],
    "26": [
        (
            "Huyện Đầm Hà",
            "Tỉnh Quảng Ninh",
            5,
            2,
            "Xã Quảng Tân, Xã Đầm Hà",
            "2025-07-01",
            "Nghị quyết 1679/NQ-UBTVQH15",
        ),
    ],
}


@pytest.fixture(scope="module")
def answers(postgres: URL) -> dict[str, Answer]:
    """The answers on the newspaper's three nights: filled once, asked once."""
    with new_warehouse(postgres) as url, opened(url) as engine:
        publish(engine)
        return {one.name[:2]: one for one in answer_questions(engine, SQL / "queries")}


def shown(value: object) -> object:
    return str(value) if isinstance(value, date | Decimal) else value


@pytest.mark.parametrize("number", sorted(EXPECTED))
def test_the_answer_is_what_the_pages_say(number: str, answers: dict[str, Answer]) -> None:
    rows = [tuple(map(shown, row)) for row in answers[number].rows]
    assert rows == EXPECTED[number]
    assert rows or number in ELSEWHERE
    assert answers[number].question_en.endswith("?")
    assert answers[number].question_vi.endswith("?")


def test_every_question_is_asked(answers: dict[str, Answer]) -> None:
    assert len(FILES) >= 20
    assert [file.name[:2] for file in FILES] == sorted(EXPECTED) == sorted(answers)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_question_stands_in_two_languages_and_orders_its_rows(file: Path) -> None:
    statement = file.read_text(encoding="utf-8")
    assert re.match(r"-- Question: .+\?\n-- Câu hỏi: .+\?\n", statement)
    last = statement.rpartition("\nORDER BY")[2]
    assert last
    assert not re.search(r"\b(FROM|WHERE|GROUP BY)\b", last)
    assert "warehouse." not in statement, "an analyst reads mart only"
