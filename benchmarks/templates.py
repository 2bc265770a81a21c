"""What made-up news are put together from: sentences with slots, each with its topic."""

from __future__ import annotations

TOPIC_WORDS: dict[str, tuple[str, ...]] = {
    "education": ("giáo dục", "học sinh", "trường học"),
    "learning_promotion": ("khuyến học", "khuyến tài"),
    "health": ("y tế", "khám chữa bệnh"),
    "insurance": ("bảo hiểm y tế", "bảo hiểm xã hội"),
    "agriculture": ("nông nghiệp", "vụ đông", "cây trồng"),
    "new_countryside": ("nông thôn mới",),
    "disaster": ("thiên tai", "sạt lở", "mưa lũ"),
}

TEMPLATES: tuple[tuple[str, str], ...] = (
    (
        "education",
        "Ngày {day}, {body} tổ chức {meeting} ngành giáo dục với sự tham dự của {count} đại "
        "diện cho các trường học trên địa bàn {place}; đồng chí {official} phát biểu chỉ đạo.",
    ),
    (
        "education",
        "Theo báo cáo của {body}, {period} toàn ngành có {percent} học sinh hoàn thành chương"
        " trình lớp học, tăng so với cùng kỳ, trong đó {count} được khen thưởng.",
    ),
    (
        "education",
        "Thực hiện {document}, các trường học ở {place} đã rà soát cơ sở vật chất, bổ sung "
        "trang thiết bị dạy học với tổng kinh phí {money}, trong đó xã hội hóa {money}.",
    ),
    (
        "education",
        "Các nhà trường tiếp tục đổi mới phương pháp dạy học, nâng cao chất lượng giáo dục "
        "toàn diện, chú trọng rèn luyện kỹ năng sống cho học sinh và phối hợp với gia đình.",
    ),
    (
        "learning_promotion",
        "Phong trào khuyến học, khuyến tài của {place} tiếp tục lan tỏa: quỹ khuyến học các "
        "cấp đạt {money}, trao học bổng cho {count} vượt khó học giỏi trong {period}.",
    ),
    (
        "learning_promotion",
        "Quán triệt {document}, {body} yêu cầu các cấp hội đẩy mạnh xây dựng xã hội học tập, "
        "phấn đấu {percent} gia đình đạt danh hiệu gia đình học tập.",
    ),
    (
        "learning_promotion",
        "Ông {official} cho biết, công tác khuyến học đã trở thành nét đẹp văn hóa của mỗi "
        "dòng họ, mỗi khu dân cư, góp phần nâng cao dân trí, đào tạo nguồn nhân lực.",
    ),
    (
        "health",
        "Trung tâm y tế phối hợp với {body} khám chữa bệnh, cấp thuốc miễn phí cho {count} "
        "thuộc diện chính sách tại {place} với tổng trị giá {money}.",
    ),
    (
        "health",
        "Tại buổi làm việc, bà {official} đề nghị ngành y tế chủ động phòng chống dịch bệnh, "
        "không để thiếu thuốc, vật tư, bảo đảm {percent} trạm đạt chuẩn quốc gia.",
    ),
    (
        "health",
        "Các trạm y tế đã duy trì chế độ trực, tiếp nhận và điều trị kịp thời các trường hợp "
        "mắc bệnh, tuyên truyền nhân dân giữ gìn vệ sinh môi trường, phòng bệnh từ sớm, từ "
        "xa.",
    ),
    (
        "insurance",
        "Đến nay, tỷ lệ người dân tham gia bảo hiểm y tế của {place} đạt {coverage}, vượt chỉ "
        "tiêu giao; số người tham gia bảo hiểm xã hội tự nguyện là {count}.",
    ),
    (
        "insurance",
        "Căn cứ {document}, {body} hỗ trợ kinh phí mua thẻ bảo hiểm y tế cho {count} cận "
        "nghèo với số tiền {money}.",
    ),
    (
        "agriculture",
        "Trong {period}, toàn {place} gieo trồng {count} cây trồng các loại, đạt {plan}; "
        "giá trị sản xuất nông nghiệp ước đạt {money}.",
    ),
    (
        "agriculture",
        "Đồng chí {official} đề nghị {body} hướng dẫn nông dân chủ động làm đất, sản xuất vụ "
        "đông đúng khung thời vụ, mở rộng diện tích liên kết với doanh nghiệp.",
    ),
    (
        "agriculture",
        "Người dân ở {place} đã chuyển đổi cơ cấu cây trồng, ứng dụng khoa học kỹ thuật vào "
        "sản xuất, nhờ đó thu nhập bình quân đạt {money} mỗi năm.",
    ),
    (
        "agriculture",
        "Bà con phấn khởi vì được mùa, được giá; nhiều mô hình nông nghiệp sạch cho hiệu quả "
        "kinh tế cao, mở ra hướng làm giàu trên chính mảnh đất quê hương.",
    ),
    (
        "new_countryside",
        "Sau {period}, {place} đã huy động {money} xây dựng nông thôn mới, cứng hóa {count} "
        "đường giao thông, {percent} tuyến đường có điện chiếu sáng.",
    ),
    (
        "new_countryside",
        "{body} đã ban hành {document} về nâng cao chất lượng các tiêu chí nông thôn mới, "
        "giao {body} kiểm tra, đôn đốc và báo cáo trước ngày {day}.",
    ),
    (
        "new_countryside",
        "Phát biểu kết luận, đồng chí {official} nhấn mạnh: xây dựng nông thôn mới là nhiệm "
        "vụ thường xuyên, liên tục, có điểm khởi đầu nhưng không có điểm kết thúc.",
    ),
    (
        "disaster",
        "Mưa lũ kéo dài làm {count} bị ảnh hưởng, gây sạt lở nhiều tuyến đường tại {place}, "
        "thiệt hại ước tính ban đầu khoảng {money}.",
    ),
    (
        "disaster",
        "Ngay trong ngày {day}, {body} đã chỉ đạo di dời {count} ra khỏi khu vực có nguy cơ "
        "sạt lở, chuẩn bị phương án ứng phó thiên tai theo phương châm bốn tại chỗ.",
    ),
    (
        "disaster",
        "Lực lượng chức năng túc trực suốt ngày đêm, khơi thông dòng chảy, giúp nhân dân dọn "
        "dẹp nhà cửa, sớm ổn định cuộc sống sau thiên tai và khôi phục sản xuất.",
    ),
)

# Most sentences are put together anew from these, so that no two articles share more three-syllable
# shingles than articles of real portals do by chance: an opening, one or two works, one or two
# figures. A template of its own every few sentences keeps what the sample questions look for.
OPENINGS: tuple[str, ...] = (
    "Ngày {day}, {body}",
    "{body} cùng nhân dân {place}",
    "Trong {period}, {body}",
    "Đồng chí {official} yêu cầu các đơn vị",
    "Thực hiện {document}, {place}",
    "Tại {meeting}, {body}",
    "Ông {official} đề nghị {place}",
    "Cán bộ, hội viên ở {place}",
    "Căn cứ {document}, {body}",
    "Bà {official} mong muốn mỗi gia đình",
)
FIGURES: tuple[str, ...] = (
    "trị giá {money}",
    "cho {count}",
    "đạt {percent}",
    "gồm {count}",
    "hết {money}",
    "tăng {percent}",
    "vận động {money}",
    "ở {place}",
    "xong trước {day}",
    "giao {body} theo dõi",
)
VERBS: tuple[str, ...] = (
    *("tu sửa", "mở rộng", "khảo sát", "bàn giao", "rà soát", "quyên góp", "kiện toàn", "bổ sung"),
    *("khánh thành", "vận hành", "nghiệm thu", "thống kê", "bố trí", "hướng dẫn", "duy tu"),
    *("lắp đặt", "phân bổ", "tiếp nhận", "đánh giá", "củng cố", "nhân rộng", "tìm hiểu", "vun đắp"),
    *("số hóa", "giám sát", "khởi công", "trưng bày", "tặng thưởng", "quy hoạch", "chăm lo"),
)
OBJECTS: dict[str, tuple[str, ...]] = {
    "education": (
        *("phòng học bộ môn", "thư viện", "bếp ăn bán trú", "sân chơi", "đội ngũ giáo viên"),
        *("kỳ thi tuyển sinh", "sách giáo khoa", "lớp xóa mù chữ", "nhà nội trú", "bể bơi"),
    ),
    "learning_promotion": (
        *("tủ sách dòng họ", "suất học bổng", "chi hội cơ sở", "góc đọc thôn bản", "xe đạp cũ"),
        *("trung tâm cộng đồng", "lễ vinh danh", "sổ vàng", "quỹ đồng hương", "câu lạc bộ"),
    ),
    "health": (
        *("máy siêu âm", "tủ thuốc thôn", "phòng tiêm chủng", "xe cứu thương", "hồ sơ sức khỏe"),
        *("giường bệnh", "nguồn máu hiến", "bữa ăn dinh dưỡng", "đội cơ động", "cây thuốc nam"),
    ),
    "insurance": (
        *("đại lý thu", "sổ hưu trí", "thẻ điện tử", "danh sách hộ vay", "điểm tư vấn"),
        *("chế độ thai sản", "khoản nợ đọng", "cổng dịch vụ", "mức đóng mới", "đối tượng yếu thế"),
    ),
    "agriculture": (
        *("kênh mương nội đồng", "giống lúa thuần", "đàn bò lai", "vườn chè", "máy gặt"),
        *("hợp tác xã", "ao nuôi cá", "kho lạnh", "rừng keo", "sản phẩm OCOP"),
    ),
    "new_countryside": (
        *("nhà văn hóa", "đường hoa", "cầu dân sinh", "bãi tập kết rác", "vườn mẫu"),
        *("trạm cấp nước", "chợ phiên", "hàng rào xanh", "điện chiếu sáng", "hương ước"),
    ),
    "disaster": (
        *("kè chắn sóng", "hồ chứa", "lán trại", "xuồng máy", "bản đồ ngập"),
        *("trạm đo mưa", "lương khô", "cột phát thanh", "đê bao", "nhà tránh bão"),
    ),
}
MANNERS: tuple[str, ...] = (
    *("theo từng đợt", "bằng vốn lồng ghép", "trước mùa khô", "với tinh thần khẩn trương"),
    *("ngay tại cơ sở", "qua tổ tự quản", "nhờ kiều bào góp sức", "không để tồn đọng"),
    *("có sự giám định", "đúng phương án", "cùng doanh nghiệp", "suốt hai tuần liền"),
    *("bên dòng sông cũ", "giữa lòng thị tứ", "từ nguồn ủng hộ", "sau nhiều năm chờ đợi"),
    *("dọc quốc lộ", "dưới chân núi", "gắn với du lịch", "kèm quy chế mới"),
    *("vào dịp lễ", "do thanh niên đảm nhận", "như cử tri kiến nghị", "để bà con yên tâm"),
)

# How often each topic comes up: some are in every paper, some in few.
TOPIC_WEIGHTS = {
    "education": 1.0,
    "learning_promotion": 0.3,
    "health": 1.0,
    "insurance": 0.02,
    "agriculture": 1.2,
    "new_countryside": 1.0,
    "disaster": 0.5,
}

TITLES: tuple[str, ...] = (
    "{place} triển khai nhiệm vụ {theme} {period}",
    "Lãnh đạo {place} kiểm tra công tác {theme}",
    "{place}: Sơ kết {period} về {theme}",
    "Đồng chí {person} làm việc với {place} về {theme}",
    "{place} đạt nhiều kết quả trong {theme} năm {year}",
    "Hội nghị trực tuyến về {theme} tại {place}",
)
THEMES: dict[str, str] = {
    "education": "giáo dục và đào tạo",
    "learning_promotion": "khuyến học, khuyến tài",
    "health": "chăm sóc sức khỏe nhân dân",
    "insurance": "bảo hiểm y tế toàn dân",
    "agriculture": "sản xuất nông nghiệp",
    "new_countryside": "xây dựng nông thôn mới",
    "disaster": "phòng chống thiên tai",
}

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Quang", "Hữu", "Ngọc", "Xuân", "Thị Thu", "Đình")
GIVEN = (
    *("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương"),
    *("Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phong", "Phương", "Quân", "Sơn"),
    *("Tâm", "Thắng", "Thảo", "Thủy", "Trang", "Trung", "Tuấn", "Tùng", "Vân", "Việt", "Yến"),
)
BODIES = (
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Hội Khuyến học"),
    *("Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Công an"),
    *("Phòng Giáo dục và Đào tạo", "Phòng Nông nghiệp", "Trung tâm Y tế", "Bảo hiểm xã hội"),
    *("Ban Tuyên giáo", "Ban Dân vận", "Liên đoàn Lao động", "Ban Chỉ huy Quân sự"),
)
# Of the province, until the mergers of 2025.
MERGED_BODIES = (
    *("Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài nguyên và Môi trường"),
    *("Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư"),
)
SYMBOLS = (
    ("Kế hoạch", "KH-UBND"),
    ("Quyết định", "QĐ-UBND"),
    ("Công văn", "CV-UBND"),
    ("Nghị quyết", "NQ-HĐND"),
    ("Chỉ thị", "CT-UBND"),
    ("Báo cáo", "BC-UBND"),
)
