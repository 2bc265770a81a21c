from __future__ import annotations

import pytest


def test_a_meeting_with_organiser_date_and_chair(read) -> None:
    (event,) = read(
        "Sáng 3/10, Thường trực Huyện ủy tổ chức họp giao ban bàn việc sửa chữa trường học. "
        "Đồng chí Lò Thị Mai, Chủ tịch UBND huyện chủ trì cuộc họp."
    ).events
    assert event.kind == "họp giao ban"
    assert event.name == "họp giao ban bàn việc sửa chữa trường học"
    assert (event.date, event.organiser) == ("2024-10-03", "Thường trực Huyện ủy Mai Sơn")
    assert (event.chair, event.rule) == ("Lò Thị Mai", "event.held")


def test_a_directive_that_is_issued(read) -> None:
    (event,) = read(
        "Ngày 30/9/2024, Huyện ủy đã ban hành công văn chỉ đạo tăng cường phòng cháy rừng."
    ).events
    assert event.name == "ban hành công văn chỉ đạo tăng cường phòng cháy rừng"
    assert event.organiser == "Huyện ủy Mai Sơn"
    assert (event.date, event.rule) == ("2024-09-30", "event.issued")


def test_the_title_names_the_event_where_no_sentence_does(read) -> None:
    (event,) = read("Không khí sôi nổi.", title="Hội thi Dân vận khéo năm 2024").events
    assert event.rule == "event.titled"


def test_no_event_is_made_up(read) -> None:
    assert read("Bà con trồng lúa, nuôi tôm và bán cá.").events == ()


def test_topics_come_from_the_vocabulary_most_named_first(read) -> None:
    facts = read(
        "Học sinh và giáo viên các trường học thi đua. Bảo hiểm y tế tăng.",
        title="Khuyến học, khuyến tài ở xã",
    )
    codes = [topic.code for topic in facts.topics]
    assert codes[0] == "learning_promotion"
    assert "education" in codes
    assert "budget" not in codes


HELD, DONE = "event.held", "event.done"
MAI_SON = "Ủy ban nhân dân huyện Mai Sơn"


@pytest.mark.parametrize(
    ("text", "name", "date", "organiser", "rule"),
    [
        (
            "Ngày 3/10, tại Nhà văn hóa huyện, UBND huyện tổ chức ngày hội hiến máu tình nguyện "
            "năm 2024 với hơn 200 đoàn viên tham gia.",
            "ngày hội hiến máu tình nguyện năm 2024", "2024-10-03", MAI_SON, HELD,
        ),
        (
            "Chiều 2/10, Hội Liên hiệp Phụ nữ huyện trao 30 suất quà cho phụ nữ nghèo xã Hát Lót.",
            "trao 30 suất quà cho phụ nữ nghèo xã Hát Lót", "2024-10-02",
            "Hội Liên hiệp Phụ nữ huyện Mai Sơn", DONE,
        ),
        (
            "Ngày 30/9, HĐND huyện khóa XXI tổ chức Kỳ họp thứ 20 (kỳ họp chuyên đề).",
            "Kỳ họp thứ 20 (kỳ họp chuyên đề)", "2024-09-30", "Hội đồng nhân dân huyện Mai Sơn",
            HELD,
        ),
        (
            "Sáng 12/8, Lễ hội Xòe được tổ chức tại xã Cò Nòi, thu hút 2.000 người.",
            "Lễ hội Xòe", "2024-08-12", None, HELD,
        ),
        (
            "Sáng 4/10, tại hội trường UBND xã, các đại biểu HĐND huyện đã tiếp xúc cử tri xã Nà "
            "Bó.",
            "tiếp xúc cử tri xã Nà Bó", "2024-10-04", None, DONE,
        ),
        (
            "Sáng 28/9, đồng chí Lò Văn Hương, Phó Chủ tịch UBND tỉnh đã kiểm tra công tác phòng "
            "cháy tại xã Cò Nòi.",
            "kiểm tra công tác phòng cháy tại xã Cò Nòi", "2024-09-28", None, DONE,
        ),
        (
            "Sáng 26/9, đồng chí Lò Văn Hương, Bí thư Tỉnh ủy đến thăm, chúc mừng Bệnh viện huyện.",
            "đến thăm, chúc mừng Bệnh viện huyện", "2024-09-26", None, DONE,
        ),
        (
            "Chiều 1/10, Thường trực Huyện ủy làm việc với Đảng ủy xã Chiềng Mung về xây dựng "
            "Đảng.",
            "làm việc với Đảng ủy xã Chiềng Mung về xây dựng Đảng", "2024-10-01",
            "Thường trực Huyện ủy Mai Sơn", DONE,
        ),
        (
            "Sáng 1/10, Ban Quản lý rừng đặc dụng Tà Xùa tổ chức lớp tập huấn phòng cháy rừng cho "
            "80 học viên.",
            "lớp tập huấn phòng cháy rừng", "2024-10-01", "Ban Quản lý rừng đặc dụng Tà Xùa", HELD,
        ),
        (
            "Ngày 2/10, tại Mai Sơn diễn ra Hội nghị tổng kết y tế do Sở Y tế tổ chức.",
            "Hội nghị tổng kết y tế", "2024-10-02", "Sở Y tế tỉnh Sơn La", HELD,
        ),
        (
            "Ngày 3/10, Ban Thường vụ Huyện ủy họp giao ban tháng 9, triển khai nhiệm vụ tháng 10.",
            "họp giao ban tháng 9, triển khai nhiệm vụ tháng 10", "2024-10-03",
            "Ban Thường vụ Huyện ủy Mai Sơn", "event.met",
        ),
        (
            "Khoảng 14h ngày 3/10, tại Km 12 Quốc lộ 6 xảy ra vụ tai nạn giao thông giữa xe tải và "
            "xe máy, làm 2 người chết.",
            "vụ tai nạn giao thông giữa xe tải và xe máy", "2024-10-03", None, "event.befell",
        ),
        (
            "UBND huyện Mai Sơn thông báo tuyển dụng viên chức năm 2024 như sau:\n1. Chỉ tiêu.",
            "thông báo tuyển dụng viên chức năm 2024", None, MAI_SON, "event.notified",
        ),
        (
            "Ngày 4/10/2024, Chủ tịch UBND tỉnh ban hành Quyết định số 36/QĐ-UBND phê duyệt dự án.",
            "ban hành Quyết định số 36/QĐ-UBND phê duyệt dự án", "2024-10-04",
            "Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "event.issued",
        ),
        (
            "Ngày 1/10, UBND huyện tổ chức hội nghị quán triệt Nghị quyết số 57-NQ/TW, ngày "
            "22/12/2023 của Bộ Chính trị.",
            "hội nghị quán triệt Nghị quyết số 57-NQ/TW, ngày 22/12/2023 của Bộ Chính trị",
            "2024-10-01", MAI_SON, HELD,
        ),
    ],
)  # fmt: skip
def test_events_of_many_kinds(read, text, name, date, organiser, rule) -> None:
    (event,) = read(text).events
    assert (event.name, event.date) == (name, date)
    assert (event.organiser, event.rule) == (organiser, rule)


@pytest.mark.parametrize(
    "text",
    [
        "Trong 9 tháng đầu năm 2024, toàn huyện trồng 300 ha rừng. Giá ngô tăng.",
        "Theo báo cáo của Phòng Kinh tế, giá lợn đang ở mức 60.000 đồng/kg.",
        "Bến cảng tiếp nhận nhiều tàu. Trong tháng, ngày 2/10, cảng tiếp nhận 54 lượt khách.",
        "Từ đầu năm đến nay, huyện chưa xảy ra vụ cháy rừng nào.",
        "Công tác kiểm tra, giám sát được tăng cường.",
    ],
)
def test_reports_of_figures_have_no_event(read, text) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tàu cá mất kết nối; ngư dân khai thác hải sản vùng biển.", "fisheries"),
        ("Giải phóng mặt bằng chậm, người dân chờ tái định cư.", "land"),
        ("Cán bộ một cửa trả hồ sơ thủ tục hành chính.", "administrative_reform"),
        ("Bắt ma túy, triệt xóa tụ điểm đánh bạc.", "security"),
        ("Bổ nhiệm, điều động hai trưởng phòng.", "cadres"),
    ],
)
def test_words_decide_the_topic(read, text, code) -> None:
    assert code in {topic.code for topic in read(text).topics}


def test_offices_of_people_are_no_topics(read) -> None:
    facts = read(
        "Đồng chí Lò Thị Mai, Bí thư Huyện ủy, Chủ tịch HĐND huyện và đồng chí Lò Văn Hương, Bí "
        "thư Tỉnh ủy, Chủ tịch HĐND tỉnh dự tại nhà văn hóa; Giám đốc Sở Tài nguyên và Môi trường."
    )
    assert facts.topics == ()
