# ruff: noqa: E501 (sentences are not broken)
"""Pairs made by hand: what a portal really does to an article, and what next year's looks like.

Each is an article of `clippings.ARTICLES` and what stands in the place of its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.likeness.clippings import ARTICLES


@dataclass(frozen=True, kw_only=True)
class Rewriting:
    """A second article, made from the first by putting other words in place of its own."""

    number: int
    kind: str
    is_same: bool
    title: str
    words: tuple[tuple[str, str], ...]


def rewritten() -> Iterator[tuple[Rewriting, str, str, str]]:
    """Yield each rewriting with the first title and both texts; every word to replace is there."""
    for rewriting in REWRITINGS:
        title, text = ARTICLES[rewriting.number]
        other = text
        for old, new in rewriting.words:
            if old not in other:
                raise ValueError(f"{rewriting.title}: {old!r} is not in the article")
            other = other.replace(old, new)
        yield rewriting, title, text, other


def _same(number: int, title: str, *words: tuple[str, str]) -> Rewriting:
    return Rewriting(number=number, kind="rewritten", is_same=True, title=title, words=words)


def _later(number: int, title: str, *words: tuple[str, str]) -> Rewriting:
    return Rewriting(number=number, kind="another year", is_same=False, title=title, words=words)


REWRITINGS: tuple[Rewriting, ...] = (
    _same(0, "Yên Sơn: 46 suất học bổng đến với học sinh nghèo",
          ("Sáng 12/11, Hội Khuyến học", "Hội Khuyến học"), ("tổ chức trao", "vừa trao"),
          ("Dịp này, nhà trường", "Nhà trường cũng"), ("bày tỏ lòng biết ơn và mong", "mong")),
    _same(1, "Bản Nà Hỳ có cầu treo mới",
          ("UBND huyện phối hợp với một doanh nghiệp vận tải khánh thành", "UBND huyện khánh thành"),
          ("Lãnh đạo huyện đề nghị", "Phát biểu tại đây, lãnh đạo huyện đề nghị")),
    _same(2, "Dạy nông dân ủ chua thức ăn gia súc",
          ("vừa mở lớp", "đã mở lớp"), ("Kỹ sư Hà Thị Lụa nhấn mạnh phải", "Cần"),
          ("đồng thời cử cán bộ xuống", "cử cán bộ về")),
    _same(3, "Hỏa hoạn thiêu rụi 400 m2 nhà xưởng",
          ("bốc cháy dữ dội", "bất ngờ bốc cháy"), ("Nhận tin báo, ", ""),
          ("Nguyên nhân đang được điều tra. ", "")),
    _same(4, "Lễ đón bằng chuẩn quốc gia của Trường Lương Thế Vinh",
          ("vừa long trọng đón", "hôm qua đã đón"), ("Thư viện có 7200 đầu sách và phòng tin học nối mạng. ", ""),
          ("Phát biểu tại buổi lễ, đại diện", "Đại diện")),
    _same(5, "Cái Chiên: 4 tấn rác được thu gom",
          ("Hưởng ứng ngày Đại dương thế giới, hơn", "Hơn"), ("Sau một buổi sáng, ", "Chỉ trong buổi sáng, "),
          ("Nhờ vậy, lượng", "Lượng")),
    _same(6, "38 gian hàng tại phiên chợ vùng cao",
          ("mở phiên chợ", "tổ chức phiên chợ"), ("Chị Bàn Thị Xuân nhấn mạnh rằng", "Theo chị Bàn Thị Xuân,"),
          ("Ban tổ chức dự kiến duy trì", "Sẽ duy trì")),
    _same(7, "Xả thải ra mương, một cơ sở bị phạt 85 triệu đồng",
          ("vừa ban hành quyết định xử phạt", "đã phạt"), ("Trước đó, 27 hộ", "Theo phản ánh, 27 hộ"),
          ("Lãnh đạo huyện nhấn mạnh sẽ", "Huyện sẽ")),
    _same(8, "Mái ấm nghĩa tình cho ông Khải",
          ("vừa bàn giao", "trao"), ("xúc động kể rằng", "kể"), ("Năm nay hội dự định làm thêm 5 căn nữa cho hội viên neo đơn trên địa bàn toàn phường.", "")),
    _same(9, "Thợ may chuyền 9 đoạt giải nhất giọng hát hay",
          ("Tối 20/8, Liên đoàn", "Liên đoàn"), ("đệm đàn trực tiếp", "có đệm đàn"),
          ("Nhạc sĩ Phan Lạc, trưởng ban giám khảo cho biết, nhiều", "Nhiều")),
    _same(10, "Tiêm phòng dại: còn 3900 con chưa tiêm",
          ("bắt đầu tiêm", "đang tiêm"), ("Bác sĩ thú y Đoàn Văn Hợi nhấn mạnh chó", "Chó"),
          ("215 người", "216 người")),
    _same(11, "Huyện kiểm tra tuyển quân vùng biên",
          ("vừa kiểm tra", "đã kiểm tra"), ("188 người", "189 người"), ("gọn nhẹ, không bày tiệc", "không bày tiệc")),
    _same(12, "Cá lồng sông Lam cho lãi khá",
          ("Tận dụng mặt nước hồ thủy điện, ", ""), ("Giám đốc Quàng Văn Thoan cho biết, trừ", "Trừ"),
          ("đồng thời ngân hàng", "còn ngân hàng")),
    _same(13, "Chiều chủ nhật ở nhà thiếu nhi",
          ("lại rộn tiếng cười của", "đón"), ("Đây là mô hình hay, góp phần giữ trẻ khỏi màn hình điện thoại.", ""),
          ("khoe mình vừa", "đã")),
    _same(0, "Học bổng cho học sinh Yên Sơn (kèm ảnh)",
          ("Em Lò Thị Mây, học sinh lớp 8, nói rằng em sẽ dùng số tiền ấy để mua áo ấm và đóng tiền ăn bán trú. ", ""),
          ("312 triệu đồng", "321 triệu đồng")),
    _same(7, "Công khai cơ sở gây ô nhiễm",
          ("Kết quả lấy mẫu cho thấy độ màu", "Theo kết quả quan trắc, độ màu"), ("bắt quả tang", "phát hiện")),
    _later(0, "Xã Yên Sơn trao học bổng cho học sinh vượt khó",
           ("12/11", "10/11"), ("46 suất", "52 suất"), ("1,5 triệu", "1,8 triệu"), ("10 tháng", "9 tháng"), ("312 triệu", "405 triệu"),
           ("9 tủ", "11 tủ"), ("4 lớp", "6 lớp"), ("120 bộ", "90 bộ"), ("Em Lò Thị Mây, học sinh lớp 8", "Em Giàng A Dơ, học sinh lớp 7")),
    _later(1, "Khánh thành cầu treo bản Nậm Pồ",
           ("3/10", "22/5"), ("Nà Hỳ", "Nậm Pồ"), ("68 m", "54 m"), ("3 tấn", "5 tấn"), ("tháng 4", "tháng 1"), ("2,4 tỷ", "1,9 tỷ"),
           ("180 ngày", "240 ngày"), ("74 hộ", "51 hộ"), ("Giàng A Chớ", "Lò Văn Ún"), ("30 phần quà", "45 phần quà")),
    _later(2, "Tập huấn kỹ thuật ủ chua thức ăn cho trâu bò",
           ("55 hộ", "70 hộ"), ("ba xã vùng hồ", "hai xã vùng cao"), ("4 cm", "5 cm"), ("2 phần trăm", "3 phần trăm"), ("21 ngày", "25 ngày"),
           ("137 con", "64 con"), ("600 túi", "850 túi"), ("15 tháng 12", "20 tháng 11"), ("Hà Thị Lụa", "Vi Văn Tới")),
    _later(3, "Cháy xưởng gỗ trong đêm, không có thiệt hại về người",
           ("23 giờ ngày 8/9", "2 giờ ngày 17/2"), ("Đồng Bãi", "Gốc Gạo"), ("khu vực 3 điều 5 xe cùng 32", "khu vực 1 điều 3 xe cùng 20"), ("18 bình", "6 bình"),
           ("1 giờ 40", "4 giờ 15"), ("400 m2", "250 m2"), ("70 m3", "35 m3"), ("900 triệu", "500 triệu")),
    _later(4, "Trường THCS Nguyễn Trãi đón chuẩn quốc gia mức độ 1",
           ("Lương Thế Vinh", "Nguyễn Trãi"), ("mức độ 2", "mức độ 1"), ("5 năm", "4 năm"), ("24 lớp với 936", "18 lớp với 702"), ("52 cán bộ", "41 cán bộ"),
           ("11 thạc", "6 thạc"), ("7200", "5100"), ("14 phần", "9 phần"), ("2 luống", "3 luống"), ("Đinh Thị Ngân", "Phạm Văn Sách")),
    _later(5, "Ra quân làm sạch bãi biển xã Cái Chiên",
           ("260 đoàn", "310 đoàn"), ("3 km", "5 km"), ("4 tấn", "7 tấn"), ("150 giỏ", "200 giỏ"), ("6 lồng", "9 lồng"), ("2 lần", "3 lần"), ("4 lần", "5 lần"),
           ("12 phần", "17 phần")),
    _later(6, "Phiên chợ vùng cao gây quỹ tặng người nghèo",
           ("38 gian", "44 gian"), ("5 phần", "6 phần"), ("2100 lượt", "2600 lượt"), ("96 triệu", "118 triệu"), ("3 căn", "4 căn"), ("tiểu khu 7", "tiểu khu 12")),
    _later(7, "Xử phạt chủ cơ sở xả nước thải ra mương thủy lợi",
           ("85 triệu", "120 triệu"), ("6 lần", "9 lần"), ("4 lần", "5 lần"), ("3 tháng", "6 tháng"), ("500 m", "800 m"), ("27 hộ", "41 hộ"), ("20 cm", "30 cm")),
    _later(8, "Bàn giao nhà nhân ái cho cựu chiến binh",
           ("45 m2", "50 m2"), ("Trần Duy Khải, thương binh hạng 4", "Lê Công Tuấn, thương binh hạng 3"), ("130 triệu", "150 triệu"), ("60 triệu", "70 triệu"),
           ("75 công", "90 công"), ("2 tháng", "3 tháng"), ("1994", "1989"), ("Khải", "Tuấn"), ("5 căn", "6 căn")),
    _later(9, "Hội thi giọng hát hay công nhân viên chức",
           ("20/8", "24/8"), ("16 thí sinh đến từ 12", "20 thí sinh đến từ 15"), ("Ngô Thùy Dương, thợ may chuyền 9", "Tạ Bích Loan, thủ kho ca 3"),
           ("10 triệu", "12 triệu"), ("2 giải nhì, 3 giải ba", "3 giải nhì, 4 giải ba")),
    _later(10, "Tiêm phòng dại cho đàn chó mèo đợt hai",
           ("14 xã", "11 xã"), ("62 phần", "71 phần"), ("3900", "2800"), ("215 người", "148 người"), ("1 trường", "2 trường"), ("2 triệu", "1 triệu"), ("5000", "4200")),
    _later(11, "Kiểm tra công tác tuyển quân tại ba xã biên giới",
           ("310 nam", "284 nam"), ("188 người", "165 người"), ("22 thanh", "31 thanh"), ("4 người", "6 người"), ("10 ngày", "12 ngày"), ("7 gia đình", "5 gia đình"),
           ("Lường Văn Piêng", "Cà Văn Hặc")),
    _later(12, "Mô hình nuôi cá lồng trên hồ thủy điện",
           ("64 lồng", "80 lồng"), ("108 m3", "120 m3"), ("1200 con", "1500 con"), ("14 tháng", "12 tháng"), ("2,1 tấn", "2,6 tấn"), ("38 triệu", "45 triệu"),
           ("9 máy", "12 máy"), ("11 tấn", "4 tấn"), ("20 xã", "26 xã")),
    _later(13, "Sân chơi cuối tuần của thiếu nhi thị trấn",
           ("200 em", "150 em"), ("12 m", "15 m"), ("15 sinh", "10 sinh"), ("Bế Minh Châu, 9 tuổi", "Lục Gia Bảo, 8 tuổi"), ("25 m", "20 m"), ("8 buổi", "6 buổi"),
           ("7 triệu", "9 triệu"), ("40 bộ", "55 bộ")),
)  # fmt: skip
