from __future__ import annotations

import pytest


def people(facts) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(p.name, p.titles, p.role) for p in facts.people]


def test_honorific_titles_and_chair(read) -> None:
    facts = read(
        "Đồng chí Lò Thị Mai Hương – Tỉnh ủy viên, Bí thư Huyện ủy chủ tọa hội nghị. "
        "TS.Cầm Văn Đức, Phó Giám đốc Sở Nội vụ báo cáo kết quả."
    )
    assert people(facts) == [
        ("Lò Thị Mai Hương", ("Tỉnh ủy viên", "Bí thư Huyện ủy"), "chair"),
        ("Cầm Văn Đức", ("Phó Giám đốc Sở Nội vụ",), "reporter"),
    ]
    assert {p.rule for p in facts.people} == {"person.honorific"}


def test_title_before_the_name(read) -> None:
    facts = read("Chủ tịch UBND huyện Nguyễn Văn Khải đề nghị các xã vào cuộc.")
    assert people(facts) == [("Nguyễn Văn Khải", ("Chủ tịch UBND huyện",), "speaker")]
    assert facts.people[0].rule == "person.title_before"


def test_title_after_the_name(read) -> None:
    facts = read("Vì Văn Sáng, Chủ tịch Hội Nông dân huyện dự và động viên bà con.")
    assert people(facts) == [("Vì Văn Sáng", ("Chủ tịch Hội Nông dân huyện",), "attendee")]


def test_a_list_of_comrades(read) -> None:
    facts = read(
        "Dự hội nghị có các đồng chí: Hà Trung Kiên, Phó Bí thư Thường trực Huyện ủy; Quàng Thị "
        "Yên; "
        "Trần Đình Sơn, Trưởng Ban Tổ chức Huyện ủy."
    )
    assert people(facts) == [
        ("Hà Trung Kiên", ("Phó Bí thư Thường trực Huyện ủy",), "attendee"),
        ("Quàng Thị Yên", (), "attendee"),
        ("Trần Đình Sơn", ("Trưởng Ban Tổ chức Huyện ủy",), "attendee"),
    ]
    assert facts.people[1].rule == "person.listed"


@pytest.mark.parametrize("name", ["K' Brồi", "Y Ngọc Hân", "A Khiêm", "Ka Dưng"])
def test_names_of_minorities(read, name) -> None:
    assert [p.name for p in read(f"Ông {name} ở thôn Đông vui mừng.").people] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Sở Công Thương tổ chức hội chợ.",
        "Các đồng chí Phó Giám đốc Sở tham dự.",
        "Học tập tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "Trường THPT Chu Văn An, phố Trần Phú, Giải thưởng Trần Văn Ơn.",
        "Đồng chí Bí thư Huyện ủy yêu cầu các xã vào cuộc.",
    ],
)
def test_offices_schools_and_streets_are_no_people(read, text) -> None:
    assert read(text).people == ()


def test_two_spellings_with_one_title_are_one_person(read) -> None:
    facts = read(
        "Đồng chí Lê Thị Hường, Bí thư Huyện ủy dự. Đồng chí Lê Thị Hưởng, Bí thư Huyện ủy phát "
        "biểu. "
        "Đồng chí Lê Thị Hường, Bí thư Huyện ủy kết luận."
    )
    (person,) = facts.people
    assert person.name == "Lê Thị Hường"
    assert len(person.mentions) == 3
    assert person.role == "concluding_speaker"


def test_two_spellings_without_a_common_title_stay_two(read) -> None:
    facts = read("Ông Lê Văn Tuân và ông Lê Văn Tuấn cùng góp công.")
    assert len(facts.people) == 2


def test_a_given_name_refers_back(read) -> None:
    (person,) = read("Bà Nguyễn Thị Lan nghèo khó. Nay bà Lan đã có nhà mới.").people
    assert [m.quote for m in person.mentions] == ["Nguyễn Thị Lan", "Lan"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Tin, ảnh: Quỳnh Anh", ["Quỳnh Anh"]),
        ("TM – VD, Văn phòng Sở", ["TM", "VD"]),
        ("Minh Phong-BTG tổng hợp", ["Minh Phong"]),
        ("Thanh Hoa (Trung tâm TT&VH)", ["Thanh Hoa"]),
        ("Mạnh Hùng - Ngọc Lan", ["Mạnh Hùng", "Ngọc Lan"]),
        ("Theo Báo Sơn La", []),
        ("Ban Tổ chức Huyện ủy", []),
        ("Phòng GD&ĐT", []),
    ],
)
def test_authors_of_the_byline(read, byline, names) -> None:
    authors = [p for p in read("Không có tên ai.", byline=byline).people if p.role == "author"]
    assert [p.name for p in authors] == names
    assert all(m.field == "byline" for p in authors for m in p.mentions)
