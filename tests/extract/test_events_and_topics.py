from __future__ import annotations


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
    assert event.name == "Huyện ủy đã ban hành công văn chỉ đạo tăng cường phòng cháy rừng"
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
