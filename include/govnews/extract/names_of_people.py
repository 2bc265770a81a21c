"""Owns the shape of personal names: family names, honorifics, ranks and degrees.

The closed lists stand in `vietnamese/gazetteer/family_names.csv` (`major`: nine tenths of the
Kinh; `rare`: names of minorities and parts of the church that open a name only where something
else vouches for it) and `not_people.csv` (persons of history, phrases shaped like a name).
"""

from __future__ import annotations

import re
from functools import cache

from govnews.vietnamese.endings import Ending, words_of
from govnews.vietnamese.fold import match_key
from govnews.vietnamese.gazetteer import districts_named, province_named, table
from govnews.vietnamese.letters import CAPITALISED, LOWER, UPPER
from govnews.vietnamese.words import Cued

_KINDS = {row["family_name"]: row["kind"] for row in table("family_names.csv")}
FAMILY_NAMES = frozenset(name for name, kind in _KINDS.items() if kind != "rare")
MAJOR_NAMES = frozenset(name for name, kind in _KINDS.items() if kind == "major")
_RANKS = (
    r"(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy|uý)|[Cc]huẩn úy|[Cc]huẩn đô đốc|"
    r"(?:[Tt]hượng|[Tt]rung|[Hh]ạ) sĩ|[Đđ]ại đức|[Hh]òa thượng|[Tt]hượng tọa|[Nn]i sư|[Nn]i "
    r"trưởng|[Ss]ư cô|[Ss]ư thầy|[Ss]ư cả|[Tt]ỳ kheo|[Tt]ổng [Gg]iám mục|[Gg]iám mục|[Hh]ồng y|"
    r"[Ll]inh mục|[Mm]ục sư|[Tt]ruyền đạo|[Cc]hánh trị sự|[Pp]hối sư|[Aa]cha[r]?|[Cc]ả sư"
)
_DEGREES = (
    r"(?:(?:(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|Th\.S|BS\.?\s?CK(?:II|I|1|2)|Bs\.?\s?CK(?:II|I|1|2)|"
    r"CK(?:II|I)|BSNT|BS|Bs|KS|KTS|CN|DS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLLVTND|AHLĐ|CVCC|CVC|LS)"
    r"\b\.?|[Gg]iáo sư|[Pp]hó [Gg]iáo sư|[Tt]iến s[ĩỹ]|[Tt]hạc s[ĩỹ]|[Bb]ác s[ĩỹ](?: chuyên khoa "
    r"(?:II|I|1|2)| CK(?:II|I|1|2))?|[Dd]ược s[ĩỹ]|[Kk]ỹ sư|[Ll]uật sư|[Cc]ử nhân|[Kk]iến trúc sư|"
    r"(?:[Nn]hà giáo|[Nn]ghệ sĩ|[Nn]ghệ nhân|[Tt]hầy thuốc) (?:[Ưư]u tú|[Nn]hân dân))"
    r"\s*[-,.]?\s*)+"
)
DEGREES = _DEGREES
RANKS = _RANKS
_ADDRESS = (
    r"[Đđ]ồng chí|[Đđ]/[Cc]|[Đđ]c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô giáo|[Tt]hầy giáo|[Cc]ô|[Tt]hầy|"
    r"[Cc]ụ|[Cc]háu|[Ee]m|[Nn]hà báo|[Nn]ghệ nhân|[Gg]ià làng|[Nn]hà giáo|[Cc]hiến sĩ|"
    r"[Mm]ẹ (?:Việt Nam [Aa]nh hùng|VNAH)|[Nn]ghệ sĩ|[Bb]ạn|[Cc]a sĩ|[Dd]iễn viên|[Cc]ầu thủ"
)
HONORIFIC = rf"(?:[Cc]ác\s+)?(?:{_ADDRESS}|{_RANKS}|{_DEGREES.removesuffix('+')})"
# Words of honorifics that the patterns above do not spell out in one piece.
_TYPED_TOGETHER = "cha ckii cki bsck bsckii bscki"
# All words of honorifics; one of them opens every honorific.
HONORIFIC_WORDS = " ".join((*words_of(HONORIFIC), _TYPED_TOGETHER))
# "đồng chí Thượng tá, TS. ", "ông (bà) ": all that may stand between the sentence and a name.
HONOUR_BEFORE = Ending(
    rf"(?<![{LOWER}{UPPER}])(?:(?:{_ADDRESS}|{_RANKS}|{_DEGREES})(?:\s*[,:.-]?\s+|(?<=\.)|\s*\(bà\)"
    rf"\s+))+$",
    more=_TYPED_TOGETHER,
)
# Nouns for persons: with a family name behind them they name one.
NOUN_BEFORE = Ending(
    rf"(?<![{LOWER}{UPPER}])(?:nạn nhân|bệnh nhân|bị can|bị cáo|đối tượng|nghi phạm|học sinh|sinh "
    r"viên|vận động viên|VĐV|thí sinh|cử tri|tác giả|thương binh|bệnh binh|cựu chiến binh|"
    r"công dân|nông dân|thanh niên|"
    r"phụ huynh|tân binh|doanh nhân|chủ hộ|hộ|gia đình|hội viên|đoàn viên|"
    r"đảng viên|giáo viên|điều dưỡng|chiến sĩ|"
    r"trọng tài|huấn luyện viên|HLV|cán bộ|lái xe|tài xế|thủ khoa|á khoa)\s+$",
    re.IGNORECASE,
)
NAME = rf"{CAPITALISED}(?: {CAPITALISED}){{1,5}}"
# A run of capitalised syllables; an initial with its stop hides a name: Nguyễn Văn T.
RUN = Cued(
    "A",
    rf"(?<![{LOWER}{UPPER}\d'/&]){CAPITALISED}(?: {CAPITALISED}){{0,11}}(?![{LOWER}{UPPER}'])",
)
WORD = re.compile(CAPITALISED)
_MINORITY = re.compile(rf"[{UPPER}][{LOWER}]?'|[AY]$")
_MIDDLE = re.compile(rf"\s(?:Thị|Văn)\s{CAPITALISED}")
_CLOSED: dict[str, str] = {match_key(row["name"]): row["kind"] for row in table("not_people.csv")}
# Titles, offices and bodies whose first syllable is capitalised, never a family by themselves.
NOT_NAMES = frozenset({
    "Phó", "Bí", "Giám", "Chủ", "Trưởng", "Ủy", "Uỷ", "Thường", "Tỉnh", "Huyện", "Chánh", "Tổng",
    "Thứ", "Bộ", "Cục", "Viện", "Hiệu", "Đảng", "Thành", "Ban", "Sở", "Phòng", "Hội", "Công",
    "Đoàn", "Trung", "Quốc", "Chính", "Thủ", "Đại", "Nhà", "Việt", "Đội", "Chi", "Nguyên",
    "Quyền", "Xóm", "Thôn", "Vụ", "Mặt", "Liên", "Trường", "Nhân", "Văn", "Các", "Những", "Tổ",
    "Xã", "Phường", "Khu", "Ấp", "Bản", "Buôn", "Làng", "Hồ Chí",
})  # fmt: skip


def opens_name(word: str) -> bool:
    """Return whether a syllable can open a full name: a family name, Y, A, H'…, K'…."""
    return word in _KINDS or bool(_MINORITY.match(word))


def is_shaped(name: str) -> bool:
    """Return whether the shape alone tells a person: Thị or Văn behind a family name."""
    words = name.split()
    return words[0] in FAMILY_NAMES and 3 <= len(words) <= 5 and bool(_MIDDLE.search(name))


@cache
def kind_of(name: str) -> str:
    """Return why a name is nobody of the article: historic, phrase, place, or empty."""
    key = match_key(name)
    if key in _CLOSED:
        return _CLOSED[key]
    opening = " ".join(key.split()[:2])
    if _CLOSED.get(opening) == "phrase":
        return "phrase"
    if " " in key and (province_named(name) or districts_named(name)):
        return "place"
    return ""
