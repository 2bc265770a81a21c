"""Owns how the words of a name are written out: TNHH, THPT, BHXH, and where a person begins."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govnews.extract.names_of_people import FAMILY_NAMES, MAJOR_NAMES
from govnews.vietnamese.letters import LOWER, UPPER

# Names behind a name: these families are nine tenths of the people; rarer ones are also words.
_FAMILIES = MAJOR_NAMES
SCHOOL_WORDS = {
    "TH": "Tiểu học",
    "THCS": "Trung học cơ sở",
    "THPT": "Trung học phổ thông",
    "MN": "Mầm non",
    "MG": "Mẫu giáo",
    "PTCS": "Phổ thông cơ sở",
    "PTDTNT": "Phổ thông dân tộc nội trú",
    "PTDTBT": "Phổ thông dân tộc bán trú",
    "PTDT": "Phổ thông dân tộc",
    "DTNT": "Dân tộc nội trú",
    "PT": "Phổ thông",
}
_SHORT = {
    "TNHH": "trách nhiệm hữu hạn",
    "MTV": "một thành viên",
    "CP": "cổ phần",
    "HTX": "Hợp tác xã",
    "SX": "Sản xuất",
    "TM": "Thương mại",
    "DV": "Dịch vụ",
    "XD": "Xây dựng",
    "XNK": "Xuất nhập khẩu",
    "KD": "Kinh doanh",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "BHTN": "bảo hiểm thất nghiệp",
    "NTM": "nông thôn mới",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "VSATTP": "vệ sinh an toàn thực phẩm",
    "PCCC": "phòng cháy, chữa cháy",
    "CNCH": "cứu nạn, cứu hộ",
    "PCTT": "phòng, chống thiên tai",
    "TKCN": "tìm kiếm cứu nạn",
    "PTDS": "phòng thủ dân sự",
    "CCHC": "cải cách hành chính",
    "CĐS": "chuyển đổi số",
    "MTQG": "mục tiêu quốc gia",
    "CTMTQG": "Chương trình mục tiêu quốc gia",
    "GPMB": "giải phóng mặt bằng",
    "GDQPAN": "giáo dục quốc phòng và an ninh",
    "QPAN": "quốc phòng, an ninh",
    "CNTT": "công nghệ thông tin",
    "KTXH": "kinh tế - xã hội",
    "TDTT": "thể dục, thể thao",
    "ĐTXD": "đầu tư xây dựng",
    "QLDA": "quản lý dự án",
    "BCĐ": "Ban Chỉ đạo",
    "BQL": "Ban Quản lý",
    "DTTS": "dân tộc thiểu số",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "NVQS": "nghĩa vụ quân sự",
    "TTATXH": "trật tự an toàn xã hội",
    "ANTQ": "an ninh Tổ quốc",
    "XHCN": "xã hội chủ nghĩa",
    "HĐQT": "Hội đồng quản trị",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
}
_CITY = re.compile(rf"\bTP(?:\.\s?|\s)(?=[{UPPER}][{LOWER}])")
_HO_CHI_MINH = re.compile(r"\bTP\.?\s?HCM\b")
_CAPITALS = re.compile(rf"(?<![{LOWER}{UPPER}\d])[{UPPER}]{{2,8}}(?![{LOWER}{UPPER}])")


def written_out(printed: str, words: Mapping[str, str] = _SHORT) -> str:
    """Return a name with its abbreviations written out: Trường TH&THCS → Trường Tiểu học và …."""
    joined = re.sub(r"\s?&\s?", " và ", _HO_CHI_MINH.sub("thành phố Hồ Chí Minh", printed))
    joined = _CITY.sub("thành phố ", joined)
    return " ".join(_CAPITALS.sub(lambda found: words.get(found[0], found[0]), joined).split())


def cut_person(printed: str) -> str:
    """Return a proper name without the person printed behind it: "Kim Đồng Nguyễn Thị Hoa"."""
    words = printed.split()
    for number in range(2, len(words) - 1):
        if words[number] in _FAMILIES:
            return " ".join(words[:number])
    return printed


def begins_person(printed: str) -> bool:
    """Return whether capitals are a person: a family name and further syllables."""
    words = printed.split()
    return words[:1] != [] and (
        words[0] in _FAMILIES or (len(words) > 2 and words[0] in FAMILY_NAMES)
    )
