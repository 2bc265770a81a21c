from __future__ import annotations

import pytest

from govnews.vietnamese.fold import level
from govnews.vietnamese.sentences import Sentences, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_full_stops_and_line_feeds_end_sentences() -> None:
    assert cut("Hội nghị bế mạc. Đại biểu ra về!\nKết quả tốt") == [
        "Hội nghị bế mạc.",
        "Đại biểu ra về!",
        "Kết quả tốt",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PGS.TS. Lê An và TP. Vinh có 2.000 hộ.",
        "PGS. TS. Lê An, TS.Phạm Bình và Th.S. Trần Cầu dự họp.",
        "Đ/c. Nguyễn Văn Bình, đ/c. Lê Thị Hoa và ThS. Vũ Cường dự.",
        "UBND TP. Vinh, TX. Hồng Lĩnh, TT. Nghèn và Q. Hải Châu phối hợp với TP.HCM thực hiện.",
        "cây lúa, cây ngô v.v. và cây khác.",
        "1. Tăng cường chỉ đạo.",
        "2.3. Nhiệm vụ trọng tâm",
        "IV. Tổ chức thực hiện",
        "b. Về kinh tế",
        "- 1. Về văn hóa",
        "Điều 5. Hiệu lực thi hành",
        "Ngày 13.12.2022 và ngày 14. 12. 2022 tại hội trường",
        "Kế hoạch số 12.345/KH-UBND đạt 1.234.567 đồng.",
        "Ông J. Smith và bà A. B. Lee đến thăm.",
        "Xem tr. 15 của sách.",
        "Cây ngô, cây lúa… của huyện",
        "Cuộc thi “Học tập. Làm theo. Nêu gương” được phát động.",
        "Ông nói: “Phải làm ngay! Không chờ đợi.”, đồng thời yêu cầu rà soát.",
        "KT. CHỦ TỊCH",
    ],
)
def test_what_looks_like_an_end_and_is_none(text: str) -> None:
    assert cut(text) == [text]
    assert cut(level(text)) == [level(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ("Trồng lúa, ngô, khoai, v.v.", "Hội nghị bế mạc."),
        ("Làm việc với TP.HCM.", "Đoàn đã về."),
        ("Theo Phòng VH-TT.", "Ông An đã dự."),
        ("Báo cáo của Sở TT&TT.", "Bà Bình đã dự."),
        ("Phạt Nguyễn Văn A.", "Vụ việc khép lại."),
        ("Năm 2022.", "Tổng số 15 xã."),
        ("Có 12 xã.", "13 xã còn lại chưa đạt."),
        ("Ông khẳng định: “Tôi đã đến. Tôi đã thấy”.", "Đại biểu ra về."),
        ("Các nhiệm vụ:", "1. Trồng rừng.", "2. Nuôi cá."),
        ("Hội nghị kết thúc?!", "Chưa."),
        ("Cây ngô, cây lúa…", "Hội nghị bế mạc."),
        ("Đến dự có lãnh đạo huyện.", "(Ảnh: Thu Hà)"),
    ],
)
@pytest.mark.parametrize("joint", [" ", "\n"])
def test_what_is_an_end(parts: tuple[str, ...], joint: str) -> None:
    if parts[0].endswith(":") and joint == " ":
        parts = (f"{parts[0]} {parts[1]}", *parts[2:])
    assert cut(joint.join(parts)) == list(parts)


def test_a_quotation_of_whole_sentences_is_cut_into_them() -> None:
    assert cut("“Tôi đã đến. Tôi đã thấy.” Ông An kể.") == [
        "“Tôi đã đến.",
        "Tôi đã thấy.”",
        "Ông An kể.",
    ]


def test_a_forgotten_blank_does_not_glue_sentences() -> None:
    assert cut("Đó là kết quả của huyện.Trong năm, trang huyen.gov.vn đã mở.") == [
        "Đó là kết quả của huyện.",
        "Trong năm, trang huyen.gov.vn đã mở.",
    ]


def test_a_quotation_mark_without_its_fellow_quotes_nothing() -> None:
    assert cut('Màn hình 5" đã hỏng. Màn mới đã mua.') == [
        'Màn hình 5" đã hỏng.',
        "Màn mới đã mua.",
    ]


def test_a_position_finds_its_sentence() -> None:
    text = "Một câu. Hai câu."
    assert text[slice(*Sentences(text).at(12))] == "Hai câu."


@pytest.mark.parametrize("scrap", [".", '."', ". (", "!  ", "“.", '".', "1.", "A. ", ".\n", "v.v."])
def test_monotonous_text_is_cut_in_linear_time(scrap: str) -> None:
    # A quadratic scan of this takes minutes: no clock is asked.
    assert sum(1 for _ in sentences(scrap * (400_000 // len(scrap)))) >= 1
