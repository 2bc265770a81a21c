"""Owns the numbers that are parts of names, ranks and addresses, and the times that are limits."""

from __future__ import annotations

import re

from govnews.extract.units import Unit
from govnews.vietnamese.endings import Ending
from govnews.vietnamese.letters import UPPER, in_small_letters

# What numbers a name. A number behind one of these is no figure, whatever follows.
_NUMBERED = (
    "lớp|khối lớp|khối|lần thứ|thứ|lộ|ql|tl|đt|hl|tổ dân phố|"
    "khu phố|(?<!thành )phố|xóm|thôn|ấp|khóm|tiểu khu|điều|khoản|mục|chương|bảng|hình|phụ lục|"
    "hạng|mức độ|cấp độ|giai đoạn|tập|tầng|bước|đại đội|tiểu đoàn|trung đoàn|sư đoàn|"
    "lữ đoàn|binh đoàn|quân đoàn|quân khu|phiên bản|hẻm|ngõ|ngách|kiệt|số nhà|covid|khóa|"
    "khóa học|kỳ họp|lần|(?<!trong )vòng|quận|phường|tuổi|đợt|phiên họp|nhà cấp|hiệu|cụm|ca|"
    "gói thầu|gói|tờ khai|mã số|biển số|tài khoản|stk|"
    "iso|tcvn|qcvn|fax|hotline|tổng đài|zalo|mst|cmnd|cccd|mùng|mồng|"
    "thế kỷ|thập niên|nhóm máu|tần số"
)
_CAPITAL_NUMBERED = (
    "Chương trình|Đề án|Dự án|Nghị quyết|Nghị định|Chỉ thị|Kết luận|Quyết định|Kế hoạch|"
    "Thông tư|Luật|Quy định|Hướng dẫn|Ban Chỉ đạo|Ban chỉ đạo|Tiểu ban|Trung ương|Đồn|Vùng|"
    "Đoàn KT-QP|Bệnh viện|Viện|Trại|Kho|Công ty|Tổng Công ty|Liên đoàn|Đội|Tổ|Xưởng"
)
# Written in small letters and matched on them: ten times as fast as IGNORECASE.
_NUMBERED_BEFORE = Ending(rf"\b(?:{_NUMBERED})\s+$")
_NAMED_BEFORE = Ending(
    rf"(?:\b(?:{_CAPITAL_NUMBERED})|(?<!\d )(?<!\d)\b[Kk]m|"
    r"(?<!tổng )(?<!Tổng )(?<!trong )(?<!Trong )(?<!thiểu )(?<!đa )(?<!một )(?<!với )"
    r"(?<!dân )(?<!Dân )(?<!chỉ )(?<!hệ )(?<!điểm )(?<!sĩ )(?<!quân )(?<!doanh )(?<!đa )\b[Ss]ố|"
    r"(?<![Mm]ỗi )(?<![Hh]ằng )(?<![Hh]àng )(?<!một )(?<!trong )(?<!/)\b(?:[Tt]háng|[Nn]gày))"
    r"\s+$"
)
# These may also be verbs or counted things: they number a name only where no unit of the
# tables follows. A quotation mark before a number opens a watchword: "3 sạch".
_KIND_BEFORE = Ending(
    r"\b(?:cấp|tổ|đội|bản|khu|vùng|loại|nhóm|tuyến|giải|điểm|đường|trường|phòng|buôn|làng|ô|"
    r"lô|trang|kỳ|năm|mức|tiêu chí|nội dung|mũi|liều|bậc|độ|đề|bài|nhiệm kỳ|tỉnh|huyện|câu|"
    r"kênh|cơ sở)\s+$"
)
_CAPITAL_BEFORE = re.compile(rf"(?:(?<=[\w,] )[{UPPER}]\w*\s+|\")$")
_IN_WATCHWORD = re.compile(r'"\d{1,2} [^"\n.;]*,\s$')
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:năm|học|khóa|vụ|Tết|hè|mùa|[Xx]uân|quý|cuối|đầu|giữa|từ|đến|[IVX]+|tháng|niên|"
    rf"[{UPPER}]\w+)\s+$"
)
_STARS = re.compile(r"\s*sao\b")
_VERSION = re.compile(r"\d\.0")
_LONG_NUMBER = re.compile(r"\d{9,}|0\d{3,}|00\d+")

# These two are matched on small letters.
_LIMIT_NEAR = Ending(
    r"(?:không quá|tối đa|tối thiểu|ít nhất|trong vòng|không dưới|quá|quá hạn|"
    r"(?:sớm|chậm|muộn|trễ)(?: hạn| tiến độ| nhất)?|"
    r"trong thời hạn|thời hạn|trước thời hạn|trước hạn|rút ngắn|cắt giảm|giảm|"
    r"kỳ hạn|xuống|phạt tù|tù|tập sự|bảo hành|tước|cách ly|thử việc)"
    r"(?:\s+(?:hơn|là|khoảng|từ|trong|đủ|hết|có|đến|gần|sau|được|thêm|xuống|còn|thời gian))*\s+$",
)
_LIMIT_BEFORE = re.compile(
    r"(?:\b(?:không quá|tối đa|tối thiểu|ít nhất|trong vòng|thời hạn|hạn mức|chậm nhất|không dưới|"
    r"kỳ hạn|tập sự|phạt tù|mức án|bản án|án tù|tước|đình chỉ|bảo hành|thử việc|"
    r"cải tạo không giam giữ)"
    r"|\bthời gian(?! (?:qua|tới|đó|này|gần|vừa|dài|đầu|ngắn|làm việc|diễn ra|tổ chức|tiếp)))"
    r"\b[^.,;]{0,45}$",
)
_NO_LIMIT_BEFORE = re.compile(
    r"\b(?:sau|qua|suốt|nhân|kỷ niệm|trải qua|hơn|gần|nhiệm kỳ|giai đoạn|từ thời)\s+$"
)
_PRISON_BEHIND = re.compile(r"\s+(?:tù|cải tạo)\b")
_IN = Ending(r"\b[Tt]rong\s+$")
# "giải quyết trong 15 ngày làm việc": what is done within a time is bound to it.
_DONE_WITHIN = re.compile(
    r"\b(?:giải quyết|trả|xử lý|hoàn thành|thẩm định|cấp|phản hồi|trả lời|khắc phục)\b"
    r"[^.,;]{0,40}\btrong\s+$"
)
_COUNTED_FROM = re.compile(r"\s+(?:làm việc\s+)?(?:kể từ|tính từ)\b")
_PAST = re.compile(r"\s+(?:qua|gần đây|trở lại|trước|vừa qua|nay|đầu|cuối|tuổi)\b")


# "Thuế cơ sở 5 tỉnh Phú Thọ", "thôn 3 xã Hòa Tiến": the number belongs to what stands before,
# unless several places follow ("3 xã Hòa Tiến, Ea Kênh, Ea Yông").
_PLACE_WORDS = frozenset(
    {"tỉnh", "huyện", "xã", "phường", "thành phố", "thị xã", "thị trấn", "quận", "thôn"}
)
_ONE_PLACE = re.compile(
    rf"(?:\s[{UPPER}][\w']*)+(?!\w)(?!\s[{UPPER}])(?!\s*(?:,|và|-|;|:|\()\s*(?:[a-zđ]\w*\s)?[{UPPER}])"
)


def is_name(plain: str, start: int, printed: str, unit: Unit) -> bool:
    """Return whether a number with a unit behind it numbers a name, or is no count at all."""
    if unit.family in ("money", "percent"):
        return False
    before = plain[max(0, start - 24) : start]
    if _numbers_name(before) or _LONG_NUMBER.fullmatch(printed):
        return True
    if unit.family == "noun" and (
        _KIND_BEFORE.search(before) or _CAPITAL_BEFORE.search(before) or _YEAR.fullmatch(printed)
    ):
        return True
    # A watchword counts to its end: "3 bình cử, 4 công khai".
    if unit.family == "noun" and _IN_WATCHWORD.search(plain, max(0, start - 60), start):
        return True
    if unit.family in ("counted", "noun") and _is_year_or_version(before, printed):
        return True
    if unit.printed.lower() in _PLACE_WORDS and not printed.startswith("0"):
        return printed != "1" and bool(_ONE_PLACE.match(plain, unit.end))
    return bool(_STARS.match(plain, start + len(printed)))


def numbers_name(plain: str, start: int) -> bool:
    """Return whether the words before a number say that it numbers a name."""
    return _numbers_name(plain[max(0, start - 24) : start])


def _numbers_name(before: str) -> bool:
    named = _NUMBERED_BEFORE.search(in_small_letters(before)) or _NAMED_BEFORE.search(before)
    return named is not None


def numbers_kind(plain: str, start: int) -> bool:
    """Return whether a bare number behind these words numbers a thing: tổ 3, loại 2."""
    return bool(_KIND_BEFORE.search(plain, max(0, start - 24), start))


def is_year(printed: str) -> bool:
    """Return whether a printed number has the shape of a year."""
    return bool(_YEAR.fullmatch(printed))


def _is_year_or_version(before: str, printed: str) -> bool:
    if _VERSION.fullmatch(printed):
        return True
    return bool(_YEAR.fullmatch(printed) and _YEAR_BEFORE.search(before))


def is_time_limit(plain: str, start: int, unit: Unit) -> bool:
    """Return whether a stretch of time is a limit or a norm, not how long something took.

    "Thời gian tiếp: từ 7 giờ đến 11 giờ" are clocks: hours need the word of limit beside them.
    """
    if _PAST.match(plain, unit.end):
        return False
    if _IN.search(plain, max(0, start - 7), start) and _COUNTED_FROM.match(plain, unit.end):
        return True
    floor = max(0, start - 70)
    before = in_small_letters(plain[max(0, floor - 1) : start])
    opens = min(floor, 1)
    if _LIMIT_NEAR.search(before, opens) or _DONE_WITHIN.search(plain, floor, start):
        return True
    if unit.name in ("hour", "minute", "second"):
        return False
    if unit.name in ("month", "year") and _PRISON_BEHIND.match(plain, unit.end):
        return True
    if _NO_LIMIT_BEFORE.search(plain, floor, start):
        return False
    return bool(_LIMIT_BEFORE.search(before, opens))
