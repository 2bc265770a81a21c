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
        "387/QĐ-TTg. Nhiều nơi làm theo Quyết định số 77/2024/QĐ-UBND."
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


def cited(facts) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (d.kind, d.number_symbol, d.issuer, d.date_issued.isoformat() if d.date_issued else None)
        for d in facts.documents
    ]


MAI_SON, SON_LA = "Ủy ban nhân dân huyện Mai Sơn", "Ủy ban nhân dân tỉnh Sơn La"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "UBND huyện ban hành các Quyết định số 12, 13 và 14/QĐ-UBND về thu hồi đất.",
            [("Quyết định", f"{n}/QĐ-UBND", MAI_SON, None) for n in (12, 13, 14)],
        ),
        (
            "Chủ tịch UBND huyện ký các Quyết định từ số 101 đến số 103/QĐ-UBND ngày 5/3/2024.",
            [
                ("Quyết định", f"{n}/QĐ-UBND", f"Chủ tịch {MAI_SON}", "2024-03-05")
                for n in (101, 102, 103)
            ],
        ),
        (
            "Quán triệt Nghị quyết số 18, 19-NQ/TW của Bộ Chính trị.",
            [("Nghị quyết", f"{n}-NQ/TW", "Bộ Chính trị", None) for n in (18, 19)],
        ),
        (
            "Công bố 02 quyết định của UBND tỉnh, gồm:\n- Quyết định số 5/QĐ-UBND về A;\n"
            "- Quyết định số 6/QĐ-UBND về B.\nQuyết định số 7/QĐ-UBND về C.",
            [
                ("Quyết định", "5/QĐ-UBND", SON_LA, None),
                ("Quyết định", "6/QĐ-UBND", SON_LA, None),
                ("Quyết định", "7/QĐ-UBND", None, None),
            ],
        ),
        (
            "Đình được UBND tỉnh xếp hạng di tích theo Quyết định số 8/QĐ-UBND ngày 1/2/2010.",
            [("Quyết định", "8/QĐ-UBND", SON_LA, "2010-02-01")],
        ),
        (
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 5/3 về trồng rừng của UBND tỉnh.",
            [("Kế hoạch", "9/KH-UBND", SON_LA, "2024-03-05")],
        ),
        (
            "HĐND tỉnh thông qua Nghị quyết số 22/NQ-HĐND.",
            [("Nghị quyết", "22/NQ-HĐND", "Hội đồng nhân dân tỉnh Sơn La", None)],
        ),
        ("Kế hoạch thực hiện Nghị quyết số 12-NQ/TU.", [("Nghị quyết", "12-NQ/TU", None, None)]),
        ("Theo báo cáo nhanh số 21/BC-SDL.", [("báo cáo", "21/BC-SDL", None, None)]),
        (
            "Luật Đất đai số 31/2024/QH15 có hiệu lực.",
            [("Luật", "31/2024/QH15", "Quốc hội", None)],
        ),
        ("Theo Chỉ thị số 5/CT-TTg.", [("Chỉ thị", "5/CT-TTg", "Thủ tướng Chính phủ", None)]),
        (
            "Nghe theo Chỉ thị số 05-CT/TW\nNgày 5/9, huyện họp.",
            [("Chỉ thị", "05-CT/TW", None, None)],
        ),
        (
            "Thực hiện Công văn chỉ đạo ngày 5/3/2024 của UBND tỉnh về chống rét.",
            [("Công văn", None, SON_LA, "2024-03-05")],
        ),
        (
            "Quán triệt Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV, nhiệm kỳ 2020-2025.",
            [("Nghị quyết", None, None, None)],
        ),
        ("Phổ biến Luật Phòng, chống ma túy năm 2021.", [("Luật", None, None, None)]),
        ("Theo Hiến pháp năm 2013.", [("Hiến pháp", None, None, None)]),
    ],
)
def test_hard_citations(read, text, found) -> None:
    assert cited(read(text)) == found


def test_a_short_citation_in_the_title_is_a_mention_of_the_full_one(read) -> None:
    (document,) = read(
        "Thực hiện Nghị quyết số 35-NQ/TW, các chi bộ đã học.", title="Học Nghị quyết 35"
    ).documents
    assert document.number_symbol == "35-NQ/TW"
    assert {mention.quote for mention in document.mentions} == {
        "Nghị quyết số 35-NQ/TW",
        "Nghị quyết 35",
    }


def test_a_subject_ends_before_the_next_document(read) -> None:
    facts = read(
        "Kế hoạch số 10/KH-UBND về nhiệm vụ năm 2023 và Quyết định số 56/QĐ-UBND về giao dự toán; "
        "Kết luận số 49-KL/TW về tiếp tục thực hiện Chỉ thị số 11-CT/TW."
    )
    assert [d.subject for d in facts.documents] == [
        "nhiệm vụ năm 2023",
        "giao dự toán",
        "tiếp tục thực hiện Chỉ thị số 11-CT/TW",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        (
            "Kế hoạch số 89-KH/HU của Ban Thường vụ Tỉnh ủy.",
            "symbol HU, issuer Ban Thường vụ Tỉnh ủy Sơn La",
        ),
        ("Chương trình số 12/CT-UBND.", "symbol CT, kind Chương trình"),
        ("Nghị định số 30/2020/NĐ-CP ngày 5/3/2021.", "symbol 2020, date 2021-03-05"),
        ("Nghị quyết số 5/2025/QH14 ngày 12/6/2025.", "symbol QH14, date 2025-06-12"),
        ("Quy định số 66-QĐ/TW, ngày 6/2/2017 của Ban Bí thư.", None),
        ("Thông tri số 3-TT/TU.", None),
        ("Văn bản số 81/UBND-NN của UBND huyện.", None),
    ],
)
def test_what_contradicts_the_symbol_is_told(read, text, conflict) -> None:
    (document,) = read(text).documents
    assert document.conflict == conflict


def test_a_slogan_is_marked_and_a_sentence_is_not(read) -> None:
    facts = read(
        "THI ĐUA THỰC HIỆN NGHỊ QUYẾT SỐ 13-NQ/HU\nNgày 5/9, huyện học Chỉ thị số 21-CT/TU.\n"
        "Ra sức thi đua."
    )
    assert [(d.number_symbol, d.in_banner) for d in facts.documents] == [
        ("13-NQ/HU", True),
        ("21-CT/TU", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chương trình 135 giúp xã đổi thay.",
        "Thực hiện tốt các công văn chỉ đạo của cấp trên.",
        "Kế hoạch của huyện là trồng rừng.",
        "Ban hành Quyết định đúng, sau 12, 13 ngày thì xong.",
    ],
)
def test_words_alone_are_no_documents(read, text) -> None:
    assert read(text).documents == ()
