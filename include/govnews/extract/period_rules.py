"""Owns the rules of periods: which words name which days."""

from __future__ import annotations

from govnews.extract.rules import CONTRACT, USAGE, Rule

_SCHOOL = "Luật Giáo dục 2019 and the yearly frame of school time (Bộ Giáo dục và Đào tạo)"

RULES = {
    "period.semester": Rule(
        says="học kỳ I or II with its school year; I ends in December, II in May",
        source=_SCHOOL,
        example="Sơ kết học kỳ I năm học 2023-2024.",
        counterexample="Sơ kết học kỳ I của trường.",
    ),
    "period.school_year": Rule(
        says="năm học Y-Y+1: 1 September to 31 August",
        source=_SCHOOL,
        example="Trong năm học 2023-2024, trường đạt chuẩn.",
        counterexample="Trong năm học 2021-2029, trường đạt chuẩn.",
    ),
    "period.summer": Rule(
        says="hè năm Y: June to August",
        source=_SCHOOL,
        example="Trong hè năm 2024, đoàn viên ra quân.",
        counterexample="Chiến dịch Mùa hè xanh 2024 ra quân.",
    ),
    "period.stage": Rule(
        says="giai đoạn Y-Y, nhiệm kỳ Y-Y: whole years",
        source="Luật Đầu tư công 2019 (five-year plans); Điều lệ Đảng (terms); " + USAGE,
        example="Giai đoạn 2021-2025, xã đạt chuẩn.",
        counterexample="Giai đoạn 2 của dự án đã xong.",
    ),
    "period.until_year": Rule(
        says="đến năm Y: open start, end of Y",
        source=CONTRACT,
        example="Xã giữ vững chuẩn đến năm 2030.",
        counterexample="Xã giữ vững chuẩn năm 2030.",
    ),
    "period.quarter": Rule(
        says="quý I/Y; without year the year of publication",
        source=USAGE,
        example="Quý I/2024, thu ngân sách tăng.",
        counterexample="Quý khách I/2024 xin liên hệ.",
    ),
    "period.months": Rule(
        says="N tháng đầu năm, N tháng cuối năm, N tháng năm Y, từ tháng M đến tháng M",
        source=USAGE,
        example="6 tháng đầu năm 2024, thu ngân sách tăng.",
        counterexample="Sau 6 tháng, thu ngân sách tăng.",
    ),
    "period.month": Rule(
        says="tháng M/Y; without year the year of publication",
        source=USAGE,
        example="Trong tháng 5/2024, xã trồng rừng.",
        counterexample='Phong trào "Tháng 9 Khuyến học" lan tỏa.',
    ),
    "period.tet": Rule(
        says="Tết Nguyên đán with its year: the first day of the lunar year",
        source="calendar of Vietnam (UTC+7), Quyết định 121-CP of 1967; Ban Lịch nhà nước",
        example="Chợ Tết Nguyên đán 2024 đông vui.",
        counterexample="Chợ Tết Nguyên đán đông vui.",
    ),
    "period.year": Rule(
        says="năm Y",
        source=USAGE,
        example="Kết quả năm 2023 tốt.",
        counterexample="Chương trình phổ thông 2018 tốt.",
    ),
    "period.since": Rule(
        says="từ năm Y đến nay: up to the day of publication",
        source=CONTRACT,
        example="Từ năm 2019 đến nay, xã xây 3 nhà văn hóa.",
        counterexample="Từ đó đến nay, xã xây 3 nhà văn hóa.",
    ),
    "period.until_then": Rule(
        says="từ nay đến cuối tháng M, từ nay đến hết năm: from the day of publication",
        source=CONTRACT,
        example="Từ nay đến cuối tháng 11, huyện mở 5 lớp tập huấn.",
        counterexample="Từ đó đến cuối tháng 11, huyện mở 5 lớp tập huấn.",
    ),
    "period.days": Rule(
        says="a range of days that frames what is told: Từ ngày 2/7 đến ngày 15/8, …",
        source=CONTRACT,
        example="Từ ngày 2/7 đến ngày 15/8, toàn huyện có 12 vụ cháy.",
        counterexample="Hội thi diễn ra từ ngày 2/7 đến ngày 15/8 tại xã.",
    ),
    "period.bare_months": Rule(
        says="N tháng, where the page says of which year: 10 tháng, 2 tháng cuối năm 2022",
        source=USAGE,
        example="Đánh giá giải ngân 10 tháng, bàn giải pháp 2 tháng cuối năm 2023.",
        counterexample="Sau 10 tháng, bàn giải pháp 2 tháng cuối năm 2023.",
    ),
    "period.now": Rule(
        says="hiện có, hiện nay, đang ở mức: open start, the day of publication (quantities only)",
        source=CONTRACT,
        example="Hiện toàn huyện có 18 xã đạt chuẩn.",
        counterexample="Toàn huyện thực hiện 18 mô hình.",
    ),
    "period.until_end": Rule(
        says="đến hết tháng M, đến quý III: open start, its last day (quantities only)",
        source=CONTRACT,
        example="Đến hết tháng 3/2024, 18 xã đạt chuẩn.",
        counterexample="Trong tháng 3/2024, 18 xã đạt chuẩn.",
    ),
    "period.until_now": Rule(
        says="đến nay, tính đến ngày D: open start, the day meant; từ ngày D đến nay begins on D"
        " (quantities only)",
        source=CONTRACT,
        example="Đến nay, 18 xã đạt chuẩn.",
        counterexample="Đến lúc đó, 18 xã đạt chuẩn.",
    ),
}
