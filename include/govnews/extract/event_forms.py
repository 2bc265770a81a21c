"""Owns the words in which events are told: nouns and verbs, and where the name of one ends."""

from __future__ import annotations

import re

from govnews.extract.rules import CONTRACT, Rule
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued

RULES = {
    "event.held": Rule(
        says="somebody holds something: tổ chức hội nghị, khai mạc lễ hội, diễn ra kỳ họp",
        source=CONTRACT,
        example="Huyện tổ chức hội nghị sơ kết.",
        counterexample="Huyện có nhiều hội nghị viên tích cực.",
    ),
    "event.met": Rule(
        says="a body meets: Ban Thường vụ Huyện ủy họp giao ban",
        source=CONTRACT,
        example="Ngày 3/10, Ban Thường vụ Huyện ủy họp giao ban tháng 9.",
        counterexample="Ngày 3/10, Ban Thường vụ Huyện ủy phù hợp với tình hình.",
    ),
    "event.done": Rule(
        says="somebody does something on a day: kiểm tra, thăm, trao tặng, công bố, khởi công",
        source=CONTRACT,
        example="Ngày 3/10, Hội Chữ thập đỏ huyện trao 20 suất quà cho hộ nghèo.",
        counterexample="Hội Chữ thập đỏ huyện là nơi trao yêu thương.",
    ),
    "event.issued": Rule(
        says="somebody issues a document that directs: ban hành công văn chỉ đạo",
        source=CONTRACT,
        example="UBND huyện ban hành công văn chỉ đạo chống rét.",
        counterexample="UBND huyện nhận công văn chỉ đạo chống rét.",
    ),
    "event.notified": Rule(
        says="somebody gives notice: thông báo tuyển dụng, thông báo mời thầu, thông báo lịch",
        source=CONTRACT,
        example="UBND huyện thông báo tuyển dụng viên chức năm 2024.",
        counterexample="UBND huyện nhận thông báo của tỉnh.",
    ),
    "event.befell": Rule(
        says="a fire, an accident, a storm: xảy ra vụ cháy, tai nạn giao thông",
        source=CONTRACT,
        example="Đêm 3/10, tại xã Cò Nòi xảy ra vụ cháy rừng.",
        counterexample="Từ đầu năm 2024 đến nay, huyện chưa xảy ra vụ cháy rừng nào.",
    ),
    "event.titled": Rule(
        says="the title names a meeting or ceremony where no sentence tells of one",
        source=CONTRACT,
        example="Hội nghị sơ kết công tác dân số",
        counterexample="Công tác dân số có chuyển biến",
        field="title",
    ),
}

_NOUNS = (
    r"hội nghị|hội thảo|hội thi|hội diễn|hội thao|hội khỏe|hội trại|hội chợ|hội báo|hội giảng|"
    r"hội đàm|cuộc họp|buổi họp|phiên họp|kỳ họp|phiên giải trình|phiên tòa|phiên|họp báo|họp mặt|"
    r"họp|buổi làm việc|buổi lễ|buổi|lễ hội|lễ|ngày hội|ngày chạy|đại hội|đại lễ|tọa đàm|"
    r"lớp tập huấn|lớp bồi dưỡng|lớp|tập huấn|bồi dưỡng|chương trình|cuộc thi|cuộc|"
    r"giải(?! (?:ngân|quyết|phóng|pháp|thích|trình|thưởng|đáp|tỏa))|liên hoan|diễn đàn|đối thoại|"
    r"gặp mặt|chiến dịch|đợt|kỳ thi|kỳ khảo sát|triển lãm|khóa|đoàn công tác|đoàn giám sát|"
    r"đoàn kiểm tra|phát động|tiếp xúc cử tri|ra quân|diễn tập|giao ban|sinh hoạt|tổng kết|sơ kết|"
    r"tuần lễ|kiểm tra|giám sát|khảo sát|tuyên truyền|trao(?! đổi| dồi)|công bố|hiến máu|ký kết|"
    r"thăm|tuyển dụng|"
    r"đấu giá|xét tuyển|thi tuyển|thông báo|giao lưu|ngoại khóa|"
    r"hoạt động(?= (?:ngoại khóa|trải nghiệm|giao lưu|tình nguyện|kỷ niệm|chào mừng|hưởng ứng))"
)
_REST = r"(?:[^.;\n]|\.(?=\d|\w))*"
# "Cuộc thi đã được tổ chức": the auxiliary is the sentence's.
_KIND = (
    rf"(?P<kind>(?:{_NOUNS})\b(?:\s(?!(?:đã|sẽ|được|đang|vừa|cũng|này|là|có)\b)[{LOWER}]+){{0,2}})"
)
_ADVERBS = r"(?:long trọng |chính thức |trang trọng |trọng thể |thành công |đồng loạt |tưng bừng )?"
HELD = Cued(
    "tổ khai bế diễn mở tiến đăng chủ làm",
    rf"(?:tổ chức|khai mạc|bế mạc|diễn ra|mở|tiến hành|đăng cai|chủ trì|làm(?=\s+lễ))\s+{_ADVERBS}"
    rf"(?P<event>(?:các |cuộc |buổi )?{_KIND}{_REST})",
    re.IGNORECASE,
)
ATTENDED = Cued(
    "tham dự", rf"\b(?:tham dự|dự|tham gia)\s+(?P<event>(?:các |cuộc |buổi )?(?i:{_KIND}){_REST})"
)
# "Sáng 12/8, Lễ hội Xòe được tổ chức tại …": what takes place is the subject.
TAKES_PLACE = re.compile(
    rf"(?:^|,\s+)(?P<event>{_KIND}[^.;\n]{{0,160}}?)\s+(?:đã |sẽ |vừa |dự kiến |"
    rf"sẽ được )*{_ADVERBS}"
    r"(?:được tổ chức|được khai mạc|diễn ra|khai mạc|bế mạc)\b",
    re.IGNORECASE,
)
MET = Cued(
    "họp hội giao tọa gặp đối",
    rf"\b(?=[hgtđ])(?<!cuộc )(?<!buổi )(?<!phiên )(?<!kỳ )(?<!phù )(?<!tổ )(?P<event>"
    rf"(?P<kind>họp|hội ý|giao ban|tọa đàm|gặp mặt|đối thoại)\b(?:\s[{LOWER}]+){{0,2}}{_REST})",
)
_DEEDS = (
    r"kiểm tra|giám sát|khảo sát|làm việc (?:với|tại)|thăm|viếng|dâng hương|dâng hoa|chúc mừng|"
    r"chúc Tết|tiếp xúc cử tri|tiếp công dân|tiếp (?:và làm việc|đoàn|xã giao)|đối thoại|"
    r"trao(?! đổi| dồi)|tặng|"
    r"bàn giao|công bố|khởi công|khánh thành|động thổ|khai trương|phát động|ra quân|ký kết|ký|"
    r"ra mắt|kết nạp|tuyên dương|khen thưởng|thông báo|tuyển dụng|mời thầu|bổ nhiệm|hỗ trợ|"
    r"xét xử|bắt giữ|bắt quả tang|triệt phá|thả|trồng|tiếp nhận|đón nhận|phê duyệt|"
    r"thông qua|gắn biển"
)
DONE = Cued(
    "đến tới kiểm giám khảo làm thăm viếng dâng chúc tiếp đối trao tặng bàn công khởi khánh động "
    "khai phát ra ký kết tuyên khen thông tuyển mời bổ hỗ xét bắt triệt thả trồng đón phê gắn",
    r"\b(?=[^\W\d_])"
    rf"(?<!công tác )(?<!việc )(?<!để )(?<!nhằm )(?<!về )(?<!lễ )(?<!đoàn )(?<!tổ )(?<!ban )"
    rf"(?<!kết quả )(?<!thực hiện )(?<!được )(?<!buổi )(?<!hội nghị )(?<!và )"
    rf"(?P<event>(?:đến |tới )?(?P<kind>(?:{_DEEDS})(?:, (?:{_DEEDS}|động viên|chúc mừng))?"
    rf"(?: hỏi| tặng| quà| kết quả)?)\b(?=\s|,){_REST})",
)
ISSUED = Cued(
    "đã vừa ban",
    r"(?:đã |vừa )?(?P<event>ban hành\s+(?P<kind>công văn|công điện|chỉ thị|kế hoạch|nghị quyết|"
    r"quyết định|hướng dẫn|thông báo|văn bản)"
    rf"(?P<direct>\s(?:chỉ đạo|triển khai|yêu cầu|về|số))?{_REST})",
    re.IGNORECASE,
)
NOTIFIED = Cued(
    "thông",
    r"\b(?P<event>(?P<kind>thông báo)\s+(?:về (?:việc )?|việc |kế hoạch |công khai )?"
    r"(?:tuyển dụng|tuyển sinh|mời thầu|mời chào giá|đấu giá|xét tuyển|thi tuyển|lịch|kết luận|"
    rf"kết quả|danh sách|tạm ngừng|ngừng|cắt điện|nghỉ|tổ chức|lựa chọn|niêm yết)\b{_REST})",
    re.IGNORECASE,
)
BEFELL = Cued(
    "xảy",
    r"\b(?=xảy)(?<!chưa )(?<!không )(?<!để )(?<!không để )xảy ra\s+(?:một |01 |1 )?"
    rf"(?P<event>(?P<kind>(?:vụ )?(?:cháy|hỏa hoạn|tai nạn|sạt lở|lũ quét|lũ ống|mưa đá|giông lốc|"
    rf"dông lốc|động đất|đuối nước|ngộ độc|sập|nổ|va chạm)\b(?:\s[{LOWER}]+){{0,2}}){_REST})",
)
TITLED = re.compile(
    rf"^(?:[^:]{{2,60}}:\s*)?(?:tổ chức\s+)?(?P<event>{_KIND}{_REST})",
    re.IGNORECASE,
)
_PARTICIPANTS = (
    r"(?:hơn |gần |trên |khoảng |tổng số |sự |"
    r"\d[\d.]* (?!địa phương|tỉnh|huyện|xã|phường|sở|đơn vị|điểm cầu|doanh nghiệp|nội dung))"
)
NAME_ENDS = re.compile(
    rf"\s*(?:như sau)?\s*:|\s*\((?:số liệu|tính từ|từ ngày)|"
    rf",\s+thực hiện (?:trên|tại|từ)\s|"
    rf",?\s+(?:với {_PARTICIPANTS}|dưới sự|có sự|cùng sự|nhân (?:dịp|kỷ niệm)|"
    rf"do (?:đồng chí|ông|bà|anh|chị|em)\b|(?:làm|khiến) (?:chết|\d|một|hai|ba)|"
    r"cho (?:hơn |gần |trên |khoảng )?\d|thu hút\b|(?:chuẩn bị )?bước vào\b)"
    r"|,\s+(?=(?:đồng chí|ông|bà|thầy|cô|anh|chị|(?-i:PGS|GS|TS|ThS|BS))[ .,])"
    r"|,\s+(?:do|với|nhằm|để|góp phần|qua đó|hưởng ứng|chào mừng|trong đó|có|gồm|tham dự|đồng thời|"
    r"trị giá|tổng trị giá|mỗi)\s|,?\s+(?:vào |trong |từ )?(?:ngày|sáng|chiều|tối) \d"
    r"|\s+(?:tại|ở)\s+(?=(?:hội trường|trụ sở|nhà văn hóa|sân|trung tâm|thành phố|xã|phường|huyện|"
    r"khu|thị|trường|tỉnh|điểm|địa điểm|công viên|quảng trường|khách sạn|nhà|chùa|đình|đền)\b|"
    rf"(?-i:[{UPPER}]))|,?\s+do (?-i:(?=[{UPPER}]))",
    re.IGNORECASE,
)
# The object of an inspection or a visit is a place: "kiểm tra … tại xã Nông Hạ".
OBJECT_IS_PLACE = re.compile(
    r"^(?:đến |tới |buổi )?(?:kiểm tra|giám sát|khảo sát|làm việc|thăm)", re.IGNORECASE
)
KIND_ENDS = re.compile(
    r"\s(?:trực tuyến|trực tiếp|triển khai|để|nghe|cho|và|công tác|các|nhằm|với|về|quán triệt|lấy|"
    r"học|kết hợp|thực hiện|trao|cấp|toàn|thứ|như sau|dành|đánh|năm|bàn|của|tại|lần|biểu dương|"
    r"rà soát|tháng|quý|đại biểu|do|sinh|từ|bầu|ngưỡng|tiếng|điểm|đảm bảo|bảo đảm|sửa đổi)\b.*$|"
    rf"\s[{UPPER}].*$"
)
