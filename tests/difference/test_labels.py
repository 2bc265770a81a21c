"""A label speaks of the article; "cập nhật" in running text is work of offices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govnews.difference import mark_words
from govnews.difference.labels import find_label
from tests.difference.versions import REPORT, difference, reworded

CORRECTIONS = (
    "Đính chính: Trong bài viết trước đã in sai số liệu năng suất.",
    "Ban Biên tập xin đính chính và cáo lỗi cùng bạn đọc.",
    "Cổng thông tin điện tử huyện xin được đính chính như sau:",
    "Đầm Hà bàn giải pháp cho vụ đông (đính chính)",
    "Do sơ suất, chúng tôi đã in nhầm năng suất; nay xin sửa lại là 58%.",
    "Nội dung bài viết đã được sửa lại so với bản đăng lần đầu.",
    "*Bài viết này được hiệu đính ngày 21/11.",
    "Lời cải chính: năng suất lúa là 55,2 tạ/ha",
    "[ĐÍNH CHÍNH] Kết quả vụ mùa",
    "Đính chính và xin lỗi: tên của đồng chí Hưng",
)
UPDATES = (
    "[Cập nhật] Bão số 3 đổ bộ vào Quảng Ninh",
    "Bài viết đã được cập nhật lúc 14h30 ngày 20/11/2024",
    "(Bài viết đã được chỉnh sửa lúc 10:05, 21/11/2024)",
    "Cập nhật lúc 14 giờ 30 phút ngày 20/11/2024",
    "Công điện về mưa lũ (cập nhật lúc 10h30)",
    "Cập nhật lần cuối: 20/11/2024 10:30",
    "Thông tin bài viết đã được bổ sung, chỉnh sửa.",
    "Cập nhật: đến 17 giờ, toàn huyện có 12 nhà tốc mái.",
    "Bài này đã được cập nhật thông tin về thiệt hại.",
)
NONE = (
    "UBND huyện yêu cầu cập nhật dữ liệu dân cư trước ngày 20/11.",
    "Cập nhật tình hình mưa lũ tại các xã vùng cao",
    "Cập nhật dữ liệu đất đai ngày 20/11",
    "Đính chính Giấy chứng nhận quyền sử dụng đất đã cấp cho hộ ông Nguyễn Văn A",
    "Thủ tục đính chính giấy chứng nhận gồm 3 bước: nộp hồ sơ, thẩm định, trả kết quả.",
    "Về việc đính chính Quyết định số 12/QĐ-UBND ngày 20/11/2024",
    "Sửa đổi, bổ sung một số điều của Quyết định số 12/2024/QĐ-UBND",
    "Bài viết dự thi đã được chỉnh sửa theo góp ý của ban giám khảo.",
    "- Cập nhật: danh sách cử tri.",
    "Bổ sung: 03 đồng chí vào Ban Chấp hành.",
    "Cán bộ xã cập nhật, bổ sung hồ sơ (cập nhật hằng tháng) trên phần mềm.",
    "Bộ đề nghị các báo đính chính thông tin sai sự thật.",
    "Các bài viết được cập nhật trên trang web của trường.",
    "Số liệu được cập nhật đến ngày 15/6.",
    "Quyết định đã được sửa lại theo kết luận của thanh tra.",
    "Ông Lúa xin bổ sung hồ sơ vay vốn.",
    "Nghị quyết được chỉnh sửa, bổ sung lúc 14h30 ngày 20/11/2024.",
)


@pytest.mark.parametrize("sentence", CORRECTIONS)
def test_corrections(sentence: str) -> None:
    label = find_label(sentence)
    assert label is not None
    assert label.aspect == "correction"
    assert label.word in sentence


@pytest.mark.parametrize("sentence", UPDATES)
def test_updates(sentence: str) -> None:
    label = find_label(sentence)
    assert label is not None
    assert label.aspect == "update"


@pytest.mark.parametrize("sentence", NONE)
def test_running_text_is_no_label(sentence: str) -> None:
    assert find_label(sentence) is None


def test_label_is_kept_with_its_words() -> None:
    note = "(Bài viết đã được đính chính số liệu năng suất lúc 14h30 ngày 20/11/2024.)"
    new = reworded(("52,5 tạ/ha", "55,2 tạ/ha"))
    found = difference(replace(new, text=f"{new.text}\n{note}"))
    label = found.changes[0]
    assert label.after
    assert (found.disclosure, label.kind, label.aspect) == ("correction", "label", "correction")
    assert (label.after.quote, label.after.value) == (note, "đính chính")
    # The day of the correction is no date that the article tells of.
    assert "date" not in {change.kind for change in found.changes}


def test_label_that_stood_there_before_does_not_excuse_a_later_edit() -> None:
    note = "Cập nhật lúc 14h30 ngày 20/11/2024"
    labelled = replace(REPORT, text=f"{REPORT.text}\n{note}")
    edited = reworded(("52,5 tạ/ha", "55,2 tạ/ha"), of=labelled)
    assert difference(edited, labelled).disclosure == "silent"
    renewed = reworded(("14h30", "16h05"), of=edited)
    assert difference(renewed, labelled).disclosure == "update"


@pytest.mark.parametrize(
    ("line", "disclosure"),
    [
        ("Đăng ngày 20/11/2024", "silent"),
        ("Cập nhật: 20/11/2024 08:00", "update"),
        ("Ngày sửa đổi 20/11/2024", "update"),
    ],
)
def test_date_line_that_says_it_was_updated(line: str, disclosure: str) -> None:
    assert difference(replace(REPORT, published=line)).disclosure == disclosure


def test_work_of_offices_in_a_changed_sentence_is_a_silent_edit() -> None:
    new = reworded(("chủ động nguồn giống", "cập nhật số liệu, chủ động nguồn giống"))
    assert difference(new).disclosure == "silent"


def test_words_are_marked_where_they_differ() -> None:
    assert mark_words("gặt 85% diện tích", "đã gặt 58% diện tích") == (
        "{+đã+} gặt [-85%-] {+58%+} diện tích"
    )
    assert mark_words("", "thêm một câu") == "{+thêm một câu+}"
