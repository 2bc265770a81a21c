"""What reading real pages of fourteen sites taught, on sentences of other places and years."""

from __future__ import annotations

from datetime import date

import pytest

from govnews.records import Place

PROVINCE = Place(province="Tỉnh Sơn La")


def names(facts) -> list[str]:
    return [o.canonical for o in facts.organisations]


def figures(facts) -> list[tuple[float, str]]:
    return [(q.value, q.unit) for q in facts.quantities]


# ------------------------------------------------------------------ names of organisations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Học sinh Trường THPT Mộc Lỵ\nĐoàn công tác trao quà.",
            ["Trường Trung học phổ thông Mộc Lỵ"],
        ),
        (
            "Giáo viên trường THPT Chuyên\nĐây là niềm vui lớn.",
            ["Trường Trung học phổ thông Chuyên"],
        ),
        (
            "Tuần tra ở Khu BTTN Xuân Nha\nÔng Sộng A Chua tham gia từ đầu.",
            ["Khu bảo tồn thiên nhiên Xuân Nha"],
        ),
        (
            "Trường Đại học Sư phạm TP HCM tuyển sinh.",
            ["Trường Đại học Sư phạm thành phố Hồ Chí Minh"],
        ),
        (
            "Anh tốt nghiệp Đại học Mỹ thuật TP. Hồ Chí Minh.",
            ["Đại học Mỹ thuật thành phố Hồ Chí Minh"],
        ),
        (
            "Trường Cao đẳng Sư phạm Trung ương Nha Trang mở lớp.",
            ["Trường Cao đẳng Sư phạm Trung ương Nha Trang"],
        ),
        (
            "Trường THCS Dân tộc Nội trú huyện Sốp Cộp đón học sinh.",
            ["Trường Trung học cơ sở Dân tộc Nội trú huyện Sốp Cộp"],
        ),
        (
            "HTX nông nghiệp, dịch vụ Toàn Thắng và hợp tác xã nông nghiệp Tân Xuân trồng na.",
            ["Hợp tác xã nông nghiệp, dịch vụ Toàn Thắng", "Hợp tác xã nông nghiệp Tân Xuân"],
        ),
        (
            "Công ty cổ phần Quản lý và sửa chữa đường bộ Tây Bắc thi công.",
            ["Công ty cổ phần Quản lý và sửa chữa đường bộ Tây Bắc"],
        ),
        ("Tạp chí Lý luận chính trị đăng bài.", ["Tạp chí Lý luận chính trị"]),
        (
            "Ban Quản lý Công viên địa chất Lạng Sơn trưng bày.",
            ["Ban Quản lý Công viên địa chất Lạng Sơn"],
        ),
        (
            "Ban QLDA Bảo trì đường bộ tỉnh Sơn La làm chủ đầu tư.",
            ["Ban Quản lý dự án Bảo trì đường bộ tỉnh Sơn La"],
        ),
        ("Phòng Giáo Dục Huyện Sốp Cộp tập huấn.", ["Phòng Giáo dục và Đào tạo huyện Sốp Cộp"]),
        (
            "Nộp tại Phòng Tổ chức cán bộ, tầng 3, Sở Nội vụ.",
            ["Phòng Tổ chức cán bộ Sở Nội vụ tỉnh Sơn La", "Sở Nội vụ tỉnh Sơn La"],
        ),
        (
            "Trung tâm Truyền thông Giáo dục đưa tin.",
            ["Trung tâm Truyền thông Giáo dục tỉnh Sơn La"],
        ),
        ("Bộ Nội vụ họp. Vụ Tổ chức cán bộ báo cáo.", ["Bộ Nội vụ", "Vụ Tổ chức cán bộ Bộ Nội vụ"]),
        (
            "Sở Giao dịch Chứng khoán Hà Nội công bố.",
            ["Sở Giao dịch Chứng khoán Hà Nội"],
        ),
        ("Theo thông tư của bộ Tài chính, mức thu giảm.", ["Bộ Tài chính"]),
    ],
)
def test_a_name_is_neither_cut_nor_too_long(read, text, expected) -> None:
    assert names(read(text, place=PROVINCE)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sinh viên đã tốt nghiệp đại học Sư phạm.",
        "Hai tỉnh Quảng Nam và TT Huế chịu bão.",
        "Các hợp tác xã nông nghiệp ở vùng cao trồng na.",
        "Cán bộ Tài chính và cán bộ Tư pháp dự thi.",
    ],
)
def test_degrees_short_provinces_and_common_nouns_are_nobody(read, text) -> None:
    assert names(read(text, place=PROVINCE)) == []


def test_a_district_keeps_the_spelling_of_its_page(read) -> None:
    facts = read(
        "Phòng Giáo dục và Đào tạo huyện Đăk Hà họp. Phòng Giáo dục và Đào tạo huyện giao việc.",
        place=Place(province="Tỉnh Kon Tum"),
    )
    assert names(facts) == ["Phòng Giáo dục và Đào tạo huyện Đăk Hà"]


@pytest.mark.parametrize(
    ("title", "district"),
    [
        ("Sốp Cộp: Tập trung chống rét", "Huyện Sốp Cộp"),
        ("Sốp Cộp : Tập trung chống rét", "Huyện Sốp Cộp"),
        ("Sơn La: Tập trung chống rét", None),
        ("Tập trung chống rét", None),
    ],
)
def test_the_district_that_opens_a_title_is_the_place(read, title, district) -> None:
    facts = read("UBND huyện ban hành văn bản.", title=title, place=PROVINCE)
    assert facts.place.district == district
    assert names(facts) == ([f"Ủy ban nhân dân huyện {district[6:]}"] if district else [])


# ------------------------------------------------------------------ documents and dates


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Ngày 15/8/2018 Thủ tướng Chính phủ đã ký Quyết định số 17/QĐ-TTg.", "2018-08-15"),
        ("Ngày 2/3/2020, Sở Y tế đã ra văn bản số 290/SYT-NVY.", "2020-03-02"),
        ("Ngày 2/3/2020, Chủ tịch UBND tỉnh ký ban hành Quyết định số 8/QĐ-UBND.", "2020-03-02"),
        ("Ngày 2/3/2020, UBND tỉnh ban hành Quyết định số 8/QĐ-UBND ngày 1/3/2020.", "2020-03-01"),
        (
            "Để phòng dịch, ngày 2/3/2020 Sở Y tế Hà Giang đã ra văn bản số 290/SYT-NVY.",
            "2020-03-02",
        ),
        ("Ngày 2/3/2020, UBND tỉnh họp bàn về Quyết định số 8/QĐ-UBND.", None),
        ("Ngày 2/3/2020, Sở Y tế họp. UBND tỉnh có Quyết định số 8/QĐ-UBND.", None),
    ],
)
def test_the_day_on_which_its_issuer_signs_dates_a_document(read, text, issued) -> None:
    (document,) = read(text).documents
    assert str(document.date_issued) == str(issued)


@pytest.mark.parametrize(
    ("text", "published", "values"),
    [
        (
            "Hai ngày (ngày 3-5 và ngày 4-5-2019), các đội thi đấu.",
            date(2019, 5, 6),
            ["2019-05-03..2019-05-04"],
        ),
        ("Tranh vẽ khổ A1 (1/2 khổ giấy A0), treo ở sảnh.", date(2019, 5, 6), []),
        ("Sáng 7/3 (26/1 âm lịch), hội ra quân.", date(2024, 3, 8), ["2024-03-07"]),
        (
            "Cuộc thi nhận bài từ ngày 2/5 đến hết ngày 31/8.",
            date(2021, 5, 5),
            ["2021-05-02..2021-08-31"],
        ),
        ("Lớp học từ ngày 28/12 đến ngày 3/1.", date(2021, 1, 8), ["2020-12-28..2021-01-03"]),
    ],
)
def test_shares_are_no_days_and_days_keep_their_month(read, text, published, values) -> None:
    found = [e.value for e in read(text, published_on=published).event_dates]
    assert found[: len(values) or None] == values


# ------------------------------------------------------------------ figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mỗi hộ nhận 01 (một) suất quà.", [(1.0, "suất quà")]),
        ("Thưởng 05 (năm) triệu đồng.", [(5e6, "vnd")]),
        ("Có 12 (mười hai) hộ nghèo.", [(12.0, "household")]),
        ('Bước "3 bình cử, 4 công khai" được giữ.', []),
        ("Đoàn 12 huyện Sốp Cộp giải tỏa lều lán.", []),
        ("Vào lúc 7h30 sáng, trường ra quân.", []),
        ("Vào lúc 7h00 sáng ngày 26/11, trường ra quân.", []),
        ("Tranh vẽ 1/2 khổ giấy.", []),
        ("Tổng dự toán trên dưới 300 triệu đồng.", [(3e8, "vnd")]),
    ],
)
def test_figures_are_spelt_out_but_clocks_and_watchwords_are_none(read, text, expected) -> None:
    assert figures(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        (
            "Tuyến đường liên xã có chiều dài 83 km nối trung tâm huyện với các xã.",
            "Tuyến đường liên xã có chiều dài",
        ),
        ("Lực lượng tháo dỡ 63 lều lán lấn chiếm đất rừng.", "lều lán lấn chiếm đất rừng"),
        ("Có 37 hộ dân tộc thiểu số.", "hộ dân tộc thiểu số"),
        ("Tỷ lệ chuyên cần đạt trên 95%.", "Tỷ lệ chuyên cần"),
        (
            "Địa phương có điều kiện kinh tế - xã hội khó khăn đạt ít nhất 80%.",
            "điều kiện kinh tế - xã hội khó khăn",
        ),
        ("Huyện xây 12 lớp học; 84 thôn có sân chơi.", "lớp học"),
    ],
)
def test_a_measure_ends_with_whole_words(read, text, measure) -> None:
    assert read(text).quantities[0].measure == measure


def test_a_figure_behind_a_semicolon_measures_nothing_before_it(read) -> None:
    facts = read("Huyện xây thư viện ở các trường trung học cơ sở; 84 thôn có giỏ sách.")
    assert facts.quantities[0].measure == "thôn có giỏ sách"


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Khoảng trên, dưới 300 hộ.", "approx"),
        ("Dưới 300 hộ.", "at_most"),
        ("Trên 300 hộ.", "over"),
    ],
)
def test_over_and_under_together_are_about(read, text, modifier) -> None:
    assert read(text).quantities[0].modifier == modifier


@pytest.mark.parametrize(
    ("text", "title", "nature"),
    [
        ("Vườn quốc gia giao khoán 5.965 ha rừng cho 300 hộ.", "Tin", "result"),
        ("Tỉnh giao huyện trồng 300 ha rừng.", "Tin", "target"),
        ("Có 5.846 thí sinh dự thi.", "Thí sinh hoàn thành thi tuyển sinh lớp 10", "result"),
        ("Có 1.240 đại biểu tham dự.", "Hội nghị thông báo nhanh kết quả kỳ họp", "result"),
        ("Phiên giao dịch bán 34 ô đất.", "Thông báo đấu giá đất", "other"),
    ],
)
def test_contracts_and_exams_are_results(read, text, title, nature) -> None:
    assert read(text, title=title).quantities[0].nature == nature


@pytest.mark.parametrize(
    "text",
    [
        "Vòng 1: Gồm 15 câu hỏi.",
        "Phần 2: Có 15 câu hỏi.",
        "- Thứ Năm, ngày 12/6: Thăm 15 hộ nghèo.",
    ],
)
def test_parts_and_weekdays_own_no_figures(read, text) -> None:
    assert read(text).quantities[0].subject == "Huyện Mai Sơn"


def test_figures_of_a_report_are_not_of_the_years_it_looks_back_to(read) -> None:
    facts = read(
        "Toàn thôn có 57 hộ. Ngày 3/5/2023, đoàn khảo sát tuyến đường. "
        "Ngày 2/10/2024, đoàn trao 30 tấn xi măng."
    )
    assert str(facts.quantities[0].period.start_date) == "2024-10-02"


# ------------------------------------------------------------------ events and people


@pytest.mark.parametrize(
    ("text", "title", "kind", "name"),
    [
        (
            "Cuộc thi đã được tổ chức thành công.",
            "Cuộc thi Tìm hiểu biển, đảo năm 2022",
            "cuộc thi",
            "Cuộc thi Tìm hiểu biển, đảo năm 2022",
        ),
        (
            "Ngày 5/4/2024, Sở Giáo dục và Đào tạo tổ chức Giao lưu tiếng hát học sinh.",
            "Tin",
            "giao lưu",
            "Giao lưu tiếng hát học sinh",
        ),
        (
            "Ngày 5/4/2024, trường tổ chức hoạt động ngoại khóa Em yêu lịch sử.",
            "Tin",
            "hoạt động ngoại khóa",
            "hoạt động ngoại khóa Em yêu lịch sử",
        ),
        (
            "Ngày 5/4/2024, hội tổ chức hội nghị bầu bổ sung Chủ tịch hội.",
            "Tin",
            "hội nghị",
            "hội nghị bầu bổ sung Chủ tịch hội",
        ),
    ],
)
def test_an_event_is_named_without_auxiliaries(read, text, title, kind, name) -> None:
    (event,) = read(text, title=title).events
    assert (event.kind, event.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K'Brồi cho biết gia đình còn khó khăn.", ["K'Brồi"]),
        ("Thanh niên K'Tha, ở thôn 9, nhập ngũ.", ["K'Tha"]),
        ("Thanh niên Đinh Quang Huy, ở tổ dân phố 2, nhập ngũ.", ["Đinh Quang Huy"]),
        ("Người K'Ho cho biết mùa lễ hội đã đến.", []),
        ("Đồng bào M'Nông chia sẻ niềm vui.", []),
    ],
)
def test_single_names_of_the_highlands_need_a_voice(read, text, expected) -> None:
    assert [p.name for p in read(text).people] == expected


def test_a_dash_closes_a_title_before_the_verb(read) -> None:
    (person,) = read(
        "Thầy Hồ Minh Thịnh-Hiệu trưởng nhà trường-cho biết trường đã sửa xong."
    ).people
    assert (person.titles, person.role) == (("Hiệu trưởng nhà trường",), "speaker")


def test_an_exam_announced_is_named_without_its_plan(read) -> None:
    (event,) = read("Lễ trao giải dự kiến diễn ra ngày 12/10/2024.").events
    assert event.name == "Lễ trao giải"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ông Lê Văn An, Tổ trưởng tổ kiểm tra công vụ huyện cho biết việc đã xong.",
            "Tổ trưởng tổ kiểm tra công vụ huyện",
        ),
        (
            "Bà Lò Thị Mai, Tổ trưởng tổ hợp tác trồng na phát biểu.",
            "Tổ trưởng tổ hợp tác trồng na",
        ),
        (
            "Ông Hà Văn Lâm, Giám đốc Phòng giao dịch cho biết vốn vay tăng.",
            "Giám đốc Phòng giao dịch",
        ),
    ],
)
def test_a_title_holds_the_task_of_its_team(read, text, title) -> None:
    (person,) = read(text).people
    assert person.titles == (title,)
