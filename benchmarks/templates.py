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

# Most sentences are put together anew from these: an opening, two or three works, a figure here and
# there. A template of its own every few sentences keeps what the sample questions look for. Most
# parts have two syllables, so that a shingle of three stretches over two parts and few articles
# share it: with parts of four, any two articles shared 6.5 % of their shingles, and every article
# of a million would have had 43 candidates by chance. Real ones share next to nothing.
OPENINGS: tuple[str, ...] = (
    *("Ngày {day}, {body}", "{body} và {place}", "Trong {period}, {body}"),
    *("Theo {document}, {place}", "Đồng chí {official} giục {place}", "Tại {meeting}, {body}"),
    *("Ông {official} cùng {body}", "Hội viên {place}", "Căn cứ {document}, {body}"),
    *("Bà {official} mong {place}", "{body} vừa", "Từ {day}, {place}", "Nhân dân {place}"),
    *("{place} nay", "Hết {period}, {place}", "{body} sẽ"),
)
FIGURES: tuple[str, ...] = (
    *("trị giá {money}", "cho {count}", "đạt {percent}", "gồm {count}", "hết {money}"),
    *("tăng {percent}", "vận động {money}", "ở {place}", "trước {day}", "giao {body}"),
    *("chừng {money}", "giảm {percent}", "thêm {count}", "cần {money}", "qua {body}"),
    *("về {place}", "thu {money}"),
)
LINKS: tuple[str, ...] = (
    *("về", "vì", "trong", "gắn với", "phục vụ", "cùng với", "hướng tới", "bên cạnh"),
    *("nhờ", "theo"),
)
VERBS: tuple[str, ...] = (
    *("tu sửa", "mở rộng", "khảo sát", "bàn giao", "rà soát", "quyên góp", "kiện toàn", "bổ sung"),
    *("khánh thành", "vận hành", "nghiệm thu", "thống kê", "bố trí", "hướng dẫn", "duy tu"),
    *("lắp đặt", "phân bổ", "tiếp nhận", "đánh giá", "củng cố", "nhân rộng", "tìm hiểu", "vun đắp"),
    *("số hóa", "giám sát", "khởi công", "trưng bày", "tặng thưởng", "quy hoạch", "chăm lo"),
    *("kiểm kê", "thẩm định", "tiếp quản", "di chuyển", "cải tạo", "nâng cấp", "sắp xếp"),
    *("thu gom", "đối chiếu", "lập lại", "xử lý", "tháo gỡ", "cấp phát", "chi trả", "trao tặng"),
    *("giới thiệu", "công bố", "niêm yết", "thay thế", "gia cố", "bảo dưỡng", "thí điểm"),
    *("tổng hợp", "điều chỉnh", "luân chuyển", "ghi nhận", "biểu dương", "nhắc nhở", "thanh lý"),
    *("tích lũy", "chuyển giao", "sơ kết", "phổ biến", "vệ sinh", "phát quang", "nạo vét", "kẻ vẽ"),
    *("trang trí", "đăng ký"),
)
OBJECTS: dict[str, tuple[str, ...]] = {
    "education": (
        *("phòng học bộ môn", "thư viện", "bếp ăn", "sân chơi", "giáo viên", "kỳ thi", "sách vở"),
        *("lớp ghép", "ký túc", "bể bơi", "học bạ", "sĩ số", "điểm trường", "bàn ghế"),
        *("cổng trường", "tiết dạy", "chuyên đề", "đội tuyển", "tổng phụ trách", "phụ huynh"),
    ),
    "learning_promotion": (
        *("tủ sách", "học bổng", "chi hội", "góc đọc", "xe đạp", "lễ vinh danh", "sổ vàng"),
        *("quỹ đồng hương", "câu lạc bộ", "dòng họ", "ban liên lạc", "heo đất", "tân sinh viên"),
        *("gương sáng", "con cháu", "hội viên", "nhà thờ họ", "bằng khen", "đỗ đầu", "hiếu học"),
    ),
    "health": (
        *("siêu âm", "tủ thuốc", "tiêm chủng", "cứu thương", "hồ sơ", "giường bệnh", "nguồn máu"),
        *("bữa ăn", "đội cơ động", "thuốc nam", "phòng mổ", "sản phụ", "xét nghiệm", "khẩu trang"),
        *("tập huấn", "bác sĩ", "hộ sinh", "vắc xin", "phun hóa chất", "nước sạch"),
    ),
    "insurance": (
        *("đại lý thu", "sổ hưu", "thẻ điện tử", "hộ vay", "điểm tư vấn", "thai sản", "nợ đọng"),
        *("cổng dịch vụ", "mức đóng", "yếu thế", "tờ khai", "mã số", "lương hưu", "tài khoản"),
        *("giám định", "hóa đơn", "chủ sử dụng", "quyền lợi", "bưu cục", "giấy hẹn"),
    ),
    "agriculture": (
        *("kênh mương", "giống lúa", "bò lai", "vườn chè", "máy gặt", "hợp tác xã", "ao cá"),
        *("kho lạnh", "rừng keo", "sản phẩm OCOP", "phân bón", "thú y", "mã vùng", "trạm bơm"),
        *("mắc ca", "cà phê", "lợn nái", "ong mật", "nhà lưới", "bờ thửa"),
    ),
    "new_countryside": (
        *("nhà văn hóa", "đường hoa", "cầu dân sinh", "bãi rác", "vườn mẫu", "cấp nước"),
        *("chợ phiên", "hàng rào", "điện đường", "hương ước", "cổng làng", "mộ chí", "sân bóng"),
        *("tường gạch", "hố ga", "bưu điện", "khu dân cư", "camera", "ngõ xóm", "nhà tạm"),
    ),
    "disaster": (
        *("kè sóng", "hồ chứa", "lán trại", "xuồng máy", "bản đồ", "đo mưa", "lương khô"),
        *("phát thanh", "đê bao", "nhà tránh bão", "rọ đá", "bao cát", "áo phao", "máy phát"),
        *("cửa cống", "đập tràn", "chòi canh", "điểm sơ tán", "ngầm tràn", "đường tránh"),
    ),
}
QUALITIES: tuple[str, ...] = (
    *("kiên cố", "khang trang", "liên xã", "liên thôn", "cấp huyện", "cơ sở", "dùng chung"),
    *("mẫu mực", "tự nguyện", "vùng cao", "vùng sâu", "ven biển", "nội đồng", "đầu nguồn"),
    *("hạng hai", "kiểu mới", "đã cũ", "còn thiếu", "xuống cấp", "đạt chuẩn", "trọng điểm"),
    *("bán trú", "tiên tiến", "nhiều năm", "thông minh", "thân thiện", "kết nghĩa", "truyền thống"),
    *("bản địa", "chủ lực", "hữu cơ", "phụ trợ", "khó khăn", "phía đông", "phía nam", "bờ tả"),
    *("bờ hữu", "mới lập", "thứ ba", "lưu động", "công lập", "ngoài công lập", "có thu"),
    *("hợp đồng", "dự phòng", "bán chuyên", "chuyên trách"),
)
MANNERS: tuple[str, ...] = (
    *("khẩn trương", "kịp thời", "từng đợt", "đồng loạt", "lần lượt", "công khai", "đúng hẹn"),
    *("sớm hơn", "rộng khắp", "tại chỗ", "chu đáo", "bài bản", "tiết kiệm", "an toàn", "minh bạch"),
    *("quyết liệt", "thường xuyên", "đột xuất", "định kỳ", "thí điểm", "trọn gói", "tận nhà"),
    *("theo tổ", "theo cụm", "bằng máy", "bằng tay", "nhiều ca", "cuốn chiếu", "song song"),
    *("dứt điểm", "có thưởng", "nghiêm túc", "trực tuyến", "lưu động", "bền bỉ", "âm thầm"),
    *("vượt nắng", "đêm ngày"),
)
CIRCUMSTANCES: tuple[str, ...] = (
    *("mùa khô", "mùa mưa", "dịp lễ", "cuối quý", "đầu tuần", "giáp hạt", "sau bão", "trước rằm"),
    *("vốn mới", "vốn vay", "nguồn lẻ", "kiều bào", "doanh nghiệp", "tổ tự quản", "thanh niên"),
    *("cử tri", "quốc lộ", "chân núi", "bến sông", "thị tứ", "biên giới", "hải đảo", "ngã ba"),
    *("ven đê", "quy chế", "phương án", "nghị quyết", "cam kết", "giao ước", "hợp đồng", "đề án"),
    *("lộ trình", "du lịch", "lễ hội", "thể thao", "văn nghệ", "cựu binh", "phụ nữ"),
    *("người già", "bà con"),
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
    *("Khánh", "Lan", "Linh", "Long", "Mai", "Nam", "Nga", "Phong", "Phương", "Quân", "Sơn", "Tâm"),
    *("Thắng", "Thảo", "Thủy", "Trang", "Trung", "Tuấn", "Tùng", "Vân", "Việt", "Yến"),
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
