"""Owns the shape of personal names: family names, honorifics and degrees, ranks, title words."""

from __future__ import annotations

from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import CAPITALISED

# Kinh and minority family names; the first of the table are nine tenths of the people.
FAMILY_NAMES = frozenset(row["family_name"] for row in table("family_names.csv"))
_RANKS = (
    "Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|"
    "Thượng úy|"
    "Trung úy|Thiếu úy|Chuẩn úy"
)
_DEGREES = (
    r"(?:(?:PGS|GS|TSKH|TS|ThS|Ths|BSCK(?:I{1,2}|1|2)|BS|KS|CN|DS|NGND|NGƯT|NSND|NSƯT|AHLLVTND|"
    r"CVCC|CVC|LS)\.?\s*,?\s*)+"
)
HONORIFIC = (
    r"(?:[Cc]ác\s+)?(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô giáo|[Tt]hầy giáo|"
    r"[Cc]ô|[Tt]hầy|[Cc]ụ|"
    r"[Cc]háu|[Ee]m|[Bb]ác sĩ|[Nn]hà báo|[Ll]uật sư|[Nn]ghệ nhân|[Gg]ià làng|[Tt]hạc sĩ|[Tt]iến "
    r"sĩ|[Hh]òa thượng|"
    rf"[Tt]hượng tọa|[Ll]inh mục|[Kk]ỹ sư|[Nn]hà giáo|[Cc]hiến sĩ|{_RANKS})"
)
DEGREES = _DEGREES
NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{1,5}}"

# What opens a title; "Phó", "Nguyên", "Quyền" may stand before.
_TITLE_HEADS = (
    "Bí thư Thường trực|Bí thư|Chủ tịch Thường trực|Chủ tịch|Chủ nhiệm|Giám đốc|Trưởng Ban|"
    "Trưởng ban|Trưởng Phòng|"
    "Trưởng phòng|Trưởng Công an|Trưởng đoàn|Trưởng thôn|Trưởng bản|Trưởng khoa|Trưởng trạm|"
    "Trưởng|Chánh Văn phòng|"
    "Chánh văn phòng|Chánh án|Chánh Thanh tra|Chánh thanh tra|Viện trưởng|Hiệu trưởng|Cục trưởng|"
    "Vụ trưởng|"
    "Chi cục trưởng|Bộ trưởng|Thứ trưởng|Thủ tướng|Tổng Bí thư|Tổng Giám đốc|Tổng Biên tập|Tổng "
    "biên tập|"
    "Chỉ huy trưởng|Chính ủy|Chính trị viên|Đồn trưởng|Đội trưởng|Tổ trưởng|Thôn trưởng|Xóm "
    "trưởng|Chi hội trưởng|"
    "Ủy viên|Tỉnh ủy viên|Huyện ủy viên|Thành ủy viên|Thị ủy viên|Quận ủy viên|Đảng ủy viên|Phó "
    "Tổng Bí thư|"
    "Hạt trưởng|Trạm trưởng|Kế toán trưởng|Đại biểu Quốc hội|đại biểu Quốc hội|Chuyên viên|"
    "chuyên viên|"
    "Thường trực|Thư ký|Phóng viên|Chi cục phó|Hiệu phó"
)
TITLE_HEAD = (
    rf"(?:(?:[Nn]guyên|Quyền|[Pp]hó)\s+)*(?:{_TITLE_HEADS}|trưởng phòng|trưởng ban|giám đốc|chủ "
    rf"tịch|bí thư|hiệu trưởng)"
)
# Words that cannot go on inside a title: the sentence's verb has begun.
TITLE_STOP = (
    r"(?:đồng |cùng |đã |đang |vừa |sẽ |cũng |và )?(?:chủ trì|chủ tọa|điều hành|phát biểu|kết "
    r"luận|cho biết|cho rằng|nhấn mạnh|"
    r"đề nghị|yêu cầu|khẳng định|chia sẻ|nhận xét|đánh giá|ghi nhận|biểu dương|báo cáo|trình bày|"
    r"thông tin|thông báo|"
    r"quán triệt|triển khai|truyền đạt|dự|tham dự|tới dự|đến dự|đến|tới|trao|tặng|thăm|kiểm tra|"
    r"làm việc|làm|tiếp|ký|"
    r"là|được|bị|có|cho|vui mừng|xúc động|phấn khởi|lưu ý|mong muốn|bày tỏ|cảm ơn|nêu|nói|kể|"
    r"giải trình|trả lời|"
    r"khai mạc|bế mạc|chỉ đạo|giao|thay mặt|thừa ủy quyền|nhận định|nhận|tuyên bố|công bố|về|tại|"
    r"trong|với|ở|cùng|"
    r"thông qua|chúc mừng|dâng|tham gia|hướng dẫn|tổ chức|đạt|đón|động viên|gửi|giới thiệu|khảo "
    r"sát|phụ trách|phê duyệt|"
    r"tặng|thống nhất|thị sát|tiếp thu|trực tiếp|trân trọng|tri ân|tin tưởng|vận động|xác nhận|"
    r"xem xét|kêu gọi|khuyến cáo|"
    r"khuyến nghị|hy vọng|đồng tình|đồng ý|đề xuất|để|do|đều|cũng|đã|sẽ|đang|vừa|xúc|bồi hồi|tâm "
    r"sự|phổ biến|nghe)"
)
# First syllables that are titles or offices, never a family in this position.
NOT_NAMES = frozenset({
    "Phó", "Bí", "Giám", "Chủ", "Trưởng", "Ủy", "Thường", "Tỉnh", "Huyện", "Chánh", "Tổng", "Thứ",
    "Bộ", "Cục", "Viện", "Hiệu", "Đảng", "Thành", "Ban", "Sở", "Phòng", "Hội", "Công", "Đoàn",
    "Trung", "Quốc", "Chính", "Thủ", "Đại", "Nhà", "Việt", "Đội", "Chi", "Nguyên", "Quyền", "Xóm",
    "Thôn", "Vụ", "Mặt", "Liên", "Trường",
})  # fmt: skip
