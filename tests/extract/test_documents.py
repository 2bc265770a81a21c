from __future__ import annotations

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "symbol", "rule"),
    [
        ("Thực hiện Kế hoạch số 45/KH-UBND về rừng.", "Kế hoạch", "45/KH-UBND", "state"),
        ("theo Nghị định 30/2020/NĐ-CP.", "Nghị định", "30/2020/NĐ-CP", "state"),
        ("Nghị quyết số 202/2025/QH15 có hiệu lực", "Nghị quyết", "202/2025/QH15", "state"),
        ("Nghị quyết số 1283/NQ-UBTVQH15", "Nghị quyết", "1283/NQ-UBTVQH15", "state"),
        ("Công văn số 812/UBND-NN", "Công văn", "812/UBND-NN", "state"),
        (
            "Thông tư liên tịch số 03/2016/TTLT-BNV",
            "Thông tư liên tịch",
            "03/2016/TTLT-BNV",
            "state",
        ),
        ("Chỉ thị số 11 - CT/TW, ngày 1/2/2020", "Chỉ thị", "11-CT/TW", "party"),
        ("Chương trình hành động số 15-CTr/TU", "Chương trình hành động", "15-CTr/TU", "party"),
        ("NGHỊ QUYẾT SỐ 13-NQ/HU", "NGHỊ QUYẾT", "13-NQ/HU", "party"),
    ],
)
def test_both_number_systems_are_read(read, text, kind, symbol, rule) -> None:
    (document,) = read(text).documents
    assert (document.kind, document.number_symbol) == (kind, symbol)
    assert document.rule == f"document.{rule}_numbered"


@pytest.mark.parametrize(
    "text",
    [
        "Có 11/11 chi hội tham gia năm học 2021/2022.",
        "Quyết định đúng đắn giúp 15 xã thoát nghèo.",
        "Kế hoạch 3 năm của huyện",
        "xe 17A-123.45, mã vùng 0227/3831774",
    ],
)
def test_ratios_years_and_plates_are_no_documents(read, text) -> None:
    assert read(text).documents == ()


def test_issuer_and_date_stand_beside_the_number(read) -> None:
    facts = read(
        "Thực hiện Chỉ thị số 21/CT-UBND ngày 27 tháng 9 năm 2024 của Chủ tịch UBND tỉnh về việc "
        "phòng, chống cháy rừng. Kế hoạch số 77-KH/HU, ngày 10/6/2024 của Ban Thường vụ Huyện ủy."
    )
    directive, plan = facts.documents
    assert directive.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Sơn La"
    assert directive.date_issued == date(2024, 9, 27)
    assert directive.subject == "phòng, chống cháy rừng"
    assert plan.issuer == "Ban Thường vụ Huyện ủy Mai Sơn"
    assert plan.date_issued == date(2024, 6, 10)
    assert facts.event_dates == ()


def test_the_issuer_may_stand_before_and_is_never_guessed(read) -> None:
    facts = read(
        "UBND huyện vừa ban hành Kế hoạch số 12/KH-UBND. Thủ tướng Chính phủ đã ký Quyết định số "
        "387/QĐ-TTg. Nhiều nơi làm theo Nghị định số 77/2024/NĐ-CP."
    )
    assert [d.issuer for d in facts.documents] == [
        "Ủy ban nhân dân huyện Mai Sơn",
        "Thủ tướng Chính phủ",
        None,
    ]


def test_two_documents_share_the_issuer_behind_them(read) -> None:
    facts = read(
        "Căn cứ Nghị định số 112/2020/NĐ-CP ngày 18/9/2020 và Nghị định số 71/2023/NĐ-CP ngày "
        "20/9/2023 của Chính phủ, huyện tuyển dụng viên chức."
    )
    assert [d.issuer for d in facts.documents] == ["Chính phủ", "Chính phủ"]


def test_a_second_citation_is_a_mention_and_another_issuer_another_document(read) -> None:
    facts = read(
        "Kết luận số 21-KL/TW, ngày 25/10/2021 của Ban Bí thư. Theo Kết luận số 21-KL/TW và "
        "Kết luận 21, các xã thực hiện. "
        "Công văn số 7/UBND-NV của UBND huyện; Công văn số 7/UBND-NV của UBND tỉnh."
    )
    assert [len(d.mentions) for d in facts.documents] == [3, 1, 1]
    assert facts.documents[0].issuer == "Ban Bí thư Trung ương Đảng"


def test_a_bare_symbol_takes_its_kind_from_the_code(read) -> None:
    (document,) = read("Văn phòng chuyển 134-CV/UBKTTU đến các chi bộ.").documents
    assert (document.kind, document.rule) == ("Công văn", "document.bare_symbol")


def test_a_number_without_symbol_and_a_law_by_its_name(read) -> None:
    facts = read("Đẩy mạnh Đề án 06; phổ biến Luật Đất đai năm 2024 tới người dân.")
    assert [(d.number_symbol, d.rule) for d in facts.documents] == [
        ("06", "document.short_number"),
        (None, "document.named_law"),
    ]
