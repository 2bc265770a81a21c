"""Owns the rules of quantities: the figure itself, its modifier, nature, measure and subject."""

from __future__ import annotations

from govnews.extract.rules import CONTRACT, USAGE, Rule

_FIGURES = {
    "quantity.ratio": Rule(
        says="N/M (or N trên M) and a noun, measure or money, no cue of a date, rank or map: "
        "11/11 chi hội, 118,9/168,7 ha; N > M only where no date can be meant",
        source=CONTRACT,
        example="Đã có 11/11 chi hội tham gia.",
        counterexample="Sáng 11/11, chi hội tham gia.",
    ),
    "quantity.percent": Rule(
        says="a figure and %, also with a rate of time: 6,6%/năm",
        source=CONTRACT,
        example="Tỷ lệ che phủ rừng đạt 57,1%.",
        counterexample="Điểm thi trung bình đạt 57,1 điểm.",
    ),
    "quantity.percent_of_plan": Rule(
        says="a figure, % and kế hoạch, dự toán or chỉ tiêu",
        source="Luật Ngân sách nhà nước 2015 (dự toán); " + CONTRACT,
        example="Thu ngân sách bằng 105,3% dự toán.",
        counterexample="Thu ngân sách tăng 105,3% so với cùng kỳ.",
    ),
    "quantity.money": Rule(
        says="a figure, a scale word and đồng or USD; tỷ alone is đồng, triệu alone where nothing "
        "is counted: chuyển 800 triệu",
        source="Luật Ngân hàng Nhà nước 2010, Điều 16 (đồng, VND); " + USAGE,
        example="Quỹ đạt 48,5 triệu đồng.",
        counterexample="Cả tỉnh đón 48,5 triệu lượt khách.",
    ),
    "quantity.measure": Rule(
        says="a figure and a measure: ha, tấn, m2, km",
        source="Nghị định 86/2012/NĐ-CP (legal units); " + USAGE,
        example="Huyện đã trồng 850 ha rừng.",
        counterexample="Huyện đã trồng 850 cây keo.",
    ),
    "quantity.limit": Rule(
        says="a figure and a unit of time behind a word of limit or before tù: không quá 45 phút, "
        "trong vòng 24 giờ, tập sự 12 tháng",
        source=CONTRACT,
        example="Mỗi đơn xử lý không quá 45 phút.",
        counterexample="Hội nghị kéo dài 45 phút.",
    ),
    "quantity.counted": Rule(
        says="a figure and a noun of the table counted_nouns.csv",
        source=CONTRACT,
        example="Toàn trường có 312 học sinh.",
        counterexample="Ở lớp 12 học sinh đã ôn thi.",
    ),
    "quantity.noun": Rule(
        says="a figure and any other noun, not behind a word that numbers names (thôn 29)",
        source=CONTRACT,
        example="Đội đã dọn sạch 29 bục bệ.",
        counterexample="Ở thôn 29 bục bệ đã được dọn.",
    ),
    "quantity.noun_before": Rule(
        says="tổng số NOUN là N, số NOUN: N, without a unit behind",
        source=USAGE,
        example="Tổng số chỉ tiêu tuyển dụng là 147.",
        counterexample="Mã số của thửa đất là 147.",
    ),
    "quantity.elided": Rule(
        says="a number alone that takes the noun of the figure before: the second of a change "
        "(từ 12 xã lên 18), or brackets whose numbers add up to that figure",
        source=USAGE,
        example="Huyện tăng từ 12 xã lên 18.",
        counterexample="Huyện có 12 xã, xếp thứ 18.",
    ),
    "quantity.number_word": Rule(
        says="a number in words: behind a modifier, of two words and more, or two to nine of a "
        "thing that reports count (by_words in counted_nouns.csv)",
        source=CONTRACT,
        example="Lũ cô lập hai mươi mốt thôn.",
        counterexample="Một thôn bị lũ cô lập.",
    ),
    "quantity.table_cell": Rule(
        says="a cell of a table row, with the column head as measure; its unit stands in the cell, "
        "the head, the unit column, the row's label or over the table",
        source=CONTRACT,
        example="Trường | Số học sinh | Tỷ lệ (%)\nĐông Lĩnh | 312 | 74,2\nTây Lĩnh | 187 | 69,5",
        counterexample="Trường | Số học sinh | Tỷ lệ (%)\nTrường Đông Lĩnh có 312 học sinh.",
    ),
}
_MODIFIERS = {
    "quantity.modifier.exact": Rule(
        says="no word beside the number",
        source=CONTRACT,
        example="Có 312 học sinh.",
        counterexample="Có gần 312 học sinh.",
    ),
    "quantity.modifier.over": Rule(
        says="hơn, trên, quá, > before the number; not cao hơn, nhiều hơn",
        source=CONTRACT,
        example="Đã trồng trên 2.000 cây keo.",
        counterexample="Sản lượng cao hơn 5%.",
    ),
    "quantity.modifier.nearly": Rule(
        says="gần, ngót before the number",
        source=CONTRACT,
        example="Toàn huyện có gần 1.150 hộ dân.",
        counterexample="Ở gần đó, 1.150 hộ dân đã chuyển đi.",
    ),
    "quantity.modifier.approx": Rule(
        says="khoảng, chừng, xấp xỉ before the number",
        source=CONTRACT,
        example="Đã khám cho khoảng 350 lượt người.",
        counterexample="Khoảng cách giữa hai điểm là 350 km.",
    ),
    "quantity.modifier.estimated": Rule(
        says="ước, dự kiến before the number, also ước đạt, dự kiến khoảng",
        source=CONTRACT,
        example="Tỷ lệ che phủ rừng ước đạt 57,1%.",
        counterexample="Tỷ lệ che phủ rừng đạt 57,1%.",
    ),
    "quantity.modifier.at_least": Rule(
        says="ít nhất, tối thiểu, không dưới, ≥ before the number, or từ … trở lên around it",
        source=CONTRACT,
        example="Mỗi chi bộ có từ 12 đảng viên trở lên.",
        counterexample="Mỗi chi bộ có 12 đảng viên.",
    ),
    "quantity.modifier.at_most": Rule(
        says="tối đa, không quá, dưới, trong vòng, ≤ before the number, or … trở xuống behind it",
        source=CONTRACT,
        example="Mỗi hộ vay tối đa 50 triệu đồng.",
        counterexample="Mỗi hộ vay 50 triệu đồng.",
    ),
    "quantity.modifier.range": Rule(
        says="two numbers joined by -, đến or tới before one unit: từ 2,5 đến 4%",
        source=CONTRACT,
        example="Trồng từ 2.000 đến 2.500 ha rừng.",
        counterexample="Tỷ lệ hộ nghèo giảm từ 12% xuống còn 8%.",
    ),
}
_NATURES = {
    "quantity.nature.target": Rule(
        says="phấn đấu, mục tiêu, chỉ tiêu … in the sentence, or carried on from one such; or the"
        " figure's period begins after the article was published",
        source=CONTRACT,
        example="Phấn đấu năm 2025 trồng 850 ha rừng.",
        counterexample="Đến nay, huyện đã trồng 850 ha rừng.",
    ),
    "quantity.nature.other": Rule(
        says="price, fee, norm, limit, size of a project: mức, giá, phí, không quá, quy mô; a"
        " term of a notice",
        source=CONTRACT,
        example="Mức hỗ trợ là 30 triệu đồng/hộ.",
        counterexample="Huyện đã hỗ trợ 30 triệu đồng.",
    ),
    "quantity.nature.total": Rule(
        says="tổng số, tổng cộng, tổng kinh phí … before the figure",
        source=CONTRACT,
        example="Tổng kinh phí 9 tỷ đồng.",
        counterexample="Huyện đã chi 9 tỷ đồng.",
    ),
    "quantity.nature.result": Rule(
        says="everything else",
        source=CONTRACT,
        example="Đến nay, huyện đã trồng 850 ha rừng.",
        counterexample="Phấn đấu năm 2025 trồng 850 ha rừng.",
    ),
}
_AROUND = {
    "quantity.measure.behind": Rule(
        says="the words behind the figure up to the end of the clause say what is counted",
        source=CONTRACT,
        example="Có 312 học sinh đoạt giải.",
        counterexample="Tổng thu ngân sách đạt 41 tỷ đồng.",
    ),
    "quantity.measure.before": Rule(
        says="the nearest clause before the figure says what is measured, without its verbs",
        source=CONTRACT,
        example="Tổng thu ngân sách đạt 41 tỷ đồng.",
        counterexample="Có 312 học sinh đoạt giải.",
    ),
    "quantity.measure.going_on": Rule(
        says="a figure that only goes on (tăng 12%, (đạt 98%), gấp 2 lần) measures what the "
        "figure before it does",
        source=USAGE,
        example="Tổng thu ngân sách đạt 41 tỷ đồng, tăng 12,4%.",
        counterexample="Tổng thu ngân sách đạt 41 tỷ đồng, tỷ lệ hộ nghèo còn 2,4%.",
    ),
    "quantity.measure.column_head": Rule(
        says="the head of the table's column says what is counted",
        source=CONTRACT,
        example="Trường | Số học sinh | Tỷ lệ (%)\nĐông Lĩnh | 312 | 74,2\nTây Lĩnh | 187 | 69,5",
        counterexample="Trường | Số học sinh | Tỷ lệ (%)\nTrường Đông Lĩnh có 312 học sinh.",
    ),
    "quantity.subject.acting": Rule(
        says="the first organisation of the sentence before the figure, not behind a preposition",
        source=CONTRACT,
        example="Hội Nông dân huyện đã vận động 20 triệu đồng.",
        counterexample="Bà con tặng cho Hội Nông dân huyện 20 triệu đồng.",
    ),
    "quantity.subject.row_label": Rule(
        says="the body or unit that the label of a table's row names",
        source=CONTRACT,
        example="Đơn vị | Số học sinh\nXã Chiềng Mung | 312\nXã Mường Bon | 187",
        counterexample="Môn thi | Số học sinh\nNgữ văn | 312\nVật lý | 187",
    ),
    "quantity.subject.place_beside": Rule(
        says="a commune or district named right before the figure: xã Bắc Bình đạt 214%",
        source=USAGE,
        example="Thu nhiều nhất là xã Chiềng Mung đạt 214%.",
        counterexample="Đường từ xã Chiềng Mung dài 12 km.",
    ),
    "quantity.subject.speaker": Rule(
        says="who speaks of the own house: tôi, gia đình bà; or the firm or school that "
        "the speaker heads",
        source=USAGE,
        example="Bà Lò Thị Mai kể: “Tôi vay 30 triệu đồng nuôi bò”.",
        counterexample="Bà Lò Thị Mai cho biết, huyện đã cho vay 30 triệu đồng.",
    ),
    "quantity.subject.label": Rule(
        says="the thing, body or unit that the label of a line names before its colon",
        source=USAGE,
        example="- Hồ Nước Trong: lưu lượng 612 m3/giây.",
        counterexample="- Cho vay hộ nghèo: 612 triệu đồng.",
    ),
    "quantity.subject.reporter": Rule(
        says="the body that opens the title, where the report is of its own work and the "
        "sentence names nobody",
        source=USAGE,
        example="Công an huyện Mai Sơn ra quân. Xử lý 312 vụ vi phạm",
        counterexample="Hội nghị bế mạc. Xử lý 312 vụ vi phạm",
        field="title",
    ),
    "quantity.subject.named_thing": Rule(
        says="a thing with a name of its own that has, receives or draws: Cảng Cam Ranh đón",
        source=USAGE,
        example="Cụm công nghiệp Trường Xuân có 32 doanh nghiệp.",
        counterexample="Toàn huyện Mai Sơn có 32 doanh nghiệp.",
    ),
    "quantity.subject.owning": Rule(
        says="an organisation behind the figure and thuộc or của",
        source=CONTRACT,
        example="Khen thưởng 12 cán bộ thuộc Hội Nông dân huyện.",
        counterexample="Khen thưởng 12 cán bộ, mời Hội Nông dân huyện dự.",
    ),
    "quantity.subject.whole_unit": Rule(
        says="toàn huyện, toàn tỉnh …: the article's own unit of that level",
        source=CONTRACT,
        example="Toàn huyện có 312 học sinh giỏi.",
        counterexample="Trong huyện có 312 học sinh giỏi.",
    ),
    "quantity.subject.place": Rule(
        says="a sentence that names nobody: the smallest known unit that the article belongs to",
        source=CONTRACT,
        example="Có 312 học sinh giỏi.",
        counterexample="Hội Nông dân huyện đã vận động 20 triệu đồng.",
    ),
}
RULES = {**_FIGURES, **_MODIFIERS, **_NATURES, **_AROUND}
