"""Owns what vouches for a name: an honorific, an office, a list, a noun, a verb, its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.names_of_people import (
    FAMILY_NAMES,
    NOT_NAMES,
    NOUN_BEFORE,
    is_shaped,
    kind_of,
    opens_name,
)
from govnews.extract.passages import Passage
from govnews.extract.people_candidates import TITLE_WORDS, Candidate
from govnews.extract.people_titles import TITLE, Stretch
from govnews.extract.rules import USAGE, Rule

RULES = {
    "person.honorific": Rule(
        says="đồng chí, ông, bà, a rank or a degree, then a name",
        source=USAGE,
        example="Ông Nguyễn Văn An vui mừng.",
        counterexample="Ông bà nội vui mừng.",
    ),
    "person.title_before": Rule(
        says="an office, then a name: Bí thư Huyện ủy Nguyễn Văn A",
        source=USAGE,
        example="Chủ tịch UBND huyện Nguyễn Văn Khải dự.",
        counterexample="Chủ tịch UBND huyện Mai Sơn dự.",
    ),
    "person.title_after": Rule(
        says="a name, then an office behind comma or dash: A – Giám đốc Sở",
        source=USAGE,
        example="Vì Văn Sáng, Chủ tịch Hội Nông dân huyện, dự.",
        counterexample="Vì Văn Sáng, người dân của bản, dự.",
    ),
    "person.listed": Rule(
        says="a family name in a list that an honorific in the plural opens",
        source=USAGE,
        example="Dự hội nghị có các đồng chí: Hà Trung Kiên; Quàng Yên.",
        counterexample="Dự hội nghị có: Hà Trung Kiên; Quàng Yên.",
    ),
    "person.short": Rule(
        says="an honorific and the given name of somebody named before: chị Lan",
        source=USAGE,
        example="Bà Nguyễn Thị Lan nghèo khó. Nay bà Lan đã có nhà mới.",
        counterexample="Nay bà Lan đã có nhà mới.",
    ),
    "person.again": Rule(
        says="the full name of somebody named elsewhere in the article",
        source=USAGE,
        example="Ông Hà Trung Kiên dự. Theo đó, Hà Trung Kiên đạt giải nhất.",
        counterexample="Ông Hà Trung Kiên dự. Đường Hà Trung Kiên đã thông.",
    ),
    "person.described": Rule(
        says="a full name behind a noun for persons, or before a year of birth or a verb of saying",
        source=USAGE,
        example="Lực lượng cứu hộ tìm thấy nạn nhân Triệu Tà Xuân.",
        counterexample="Lực lượng cứu hộ tìm thấy xã Triệu Tà Xuân.",
    ),
    "person.shaped": Rule(
        says="a family name with Thị or Văn behind it, where no street, school or fund bears it",
        source=USAGE,
        example="Giải nhất thuộc về Lò Thị Mai.",
        counterexample="Giải nhất thuộc về Trường THCS Lò Thị Mai.",
    ),
}

_PLURAL = re.compile(
    r"(?:(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|\d+)\s(?:đồng chí|đ/c|ông(?:, bà)?|bà|anh(?:, chị)?|chị|em|"
    r"cháu|"
    r"thầy(?:, cô)?|cô|bạn|học sinh|cá nhân|tác giả|nghệ nhân|nạn nhân|thành viên)|[Ôô]ng, bà)\b"
    r"[^.\n]*$|"
    r"[Cc]ác (?:đảng viên|hội viên|đoàn viên|cán bộ|chiến s[ĩỹ]|học viên|sinh viên|nghệ s[ĩỹ]|"
    r"công dân|"
    r"vận động viên|thí sinh|nhà báo|giáo viên|bác s[ĩỹ]|đại biểu|hộ)\b[^.\n]*:[^.\n]*$"
)
_PRIZE = re.compile(
    r"(?:[Gg]iải (?:[Nn]hất|[Nn]hì|[Bb]a|[Tt]ư|[Kk]huyến khích|[ABC]|[Đđ]ặc biệt|[Vv]àng)|"
    r"[Tt]hủ khoa|"
    r"[Áá] khoa|[Hh]uy chương (?:[Vv]àng|[Bb]ạc|[Đđ]ồng))[^.;\n]*(?::|thuộc về|cho|là)[^.;\n]*$"
)
_ENTRY = re.compile(r"(?:[;:,(]|\bvà|\bcó|\bgồm|\blà|đồng chí|\bcùng|^)\s*$")
_BULLET = re.compile(r"^\s*(?:[-+•*]|\d{1,2}[.)]|[a-z]\))?\s*$")
_HEADER = re.compile(
    r"(?i)(?:các (?:đồng chí|ông|bà|em|cá nhân|thành viên|tác giả)|ông, bà|danh sách|gồm|có|"
    r"sau)[^\n]*:\s*$"
)
_BEHIND = re.compile(
    r"\s*[,(]\s*(?:sinh năm|sinh ngày|SN|lớp)\b|\s+(?:cho biết|cho hay|chia sẻ|nói|phát biểu|"
    r"nhấn mạnh|"
    r"khẳng định|cho rằng|chủ trì|kết luận|phấn khởi|tâm sự|bày tỏ)\b"
)
# Characters back to the words that open a list.
_REACH = 1000
# An office of today beside a name of history: somebody bears that name.
_LOCAL = re.compile(r"(?i)\b(?:tỉnh|huyện|xã|phường|sở|phòng|trường|thành phố|công an|thôn|hội)\b")
_LATE = re.compile(r"\bcố\s+$")
_PERSONAL = re.compile(
    r"(?i)^(?:các\s+)?(?:đồng chí|đ/c|đc|ông|bà|anh|chị|cô|thầy|cụ|em|cháu|già làng|mẹ|bạn|"
    r"\w+ (?:tướng|tá|úy|đức)|hòa thượng|thượng tọa|ni sư|linh mục|giám mục|mục sư|sư \w+|"
    r"nghệ nhân|nghệ sĩ|ca sĩ|diễn viên|cầu thủ)"
)


def is_possible(plain: str, candidate: Candidate) -> bool:
    """Return whether a candidate has the shape of a name at all."""
    if not candidate.is_person:
        return False
    words = plain[candidate.start : candidate.end].split()
    if len(words) == 1 and "'" not in words[0]:
        return False
    if words[0].lower() in TITLE_WORDS and TITLE.match(plain, candidate.start):
        return False
    if words[0] in NOT_NAMES and not (
        words[0] in FAMILY_NAMES and (len(words) > 2 or candidate.honour)
    ):
        return False
    if len(words) == 1:
        # "thanh niên K'Pa", "K'Bảo cho biết": one syllable is a name only of the Central Highlands.
        name = words[0]
        is_told = name.startswith(("K'", "H'")) and _is_described(plain, candidate)
        return candidate.honour is not None or is_told
    return len(words) <= 6 and (opens_name(words[0]) or candidate.honour is not None)


def rule_for(
    passage: Passage,
    candidate: Candidate,
    before: Sequence[Stretch],
    behind: Sequence[Stretch],
) -> str | None:
    """Return the rule that vouches for a candidate, or None."""
    plain, name = passage.plain, candidate.name(passage.plain)
    kind = kind_of(name)
    begin = before[0][0] if before else candidate.start
    if kind == "historic" and not any(_LOCAL.search(plain, *stretch) for stretch in behind):
        return None
    if _LATE.search(plain, max(0, begin - 6), begin):
        return None
    if candidate.honour is not None:
        honour = plain[candidate.honour : candidate.start]
        is_sure = opens_name(name.split()[0]) and not kind
        return "person.honorific" if is_sure or _PERSONAL.match(honour) else None
    if kind in ("phrase", "place"):
        return None
    if candidate.is_placed and not (before and (candidate.is_listed_level or _is_full(name))):
        return None
    if before and _is_family(name):
        return "person.title_before"
    if behind and _is_family(name):
        return "person.title_after"
    if _is_listed(passage, candidate):
        return "person.listed"
    if _is_full(name) and _is_described(plain, candidate):
        return "person.described"
    return "person.shaped" if is_shaped(name) else None


def _is_family(name: str) -> bool:
    """Return whether a name opens with a common family name, or is long enough with a rare one."""
    words = name.split()
    return words[0] in FAMILY_NAMES or len(words) > 2 or "'" in name


def _is_full(name: str) -> bool:
    words = name.split()
    if is_shaped(name) or "'" in name or (words[0] in FAMILY_NAMES and len(words) >= 3):
        return True
    return len(words) > 2 and len(words[0]) == 1


def _is_listed(passage: Passage, candidate: Candidate) -> bool:
    plain, start = passage.plain, candidate.start
    sentence = max(passage.sentences.at(start)[0], start - _REACH)
    if _PRIZE.search(plain, sentence, start) and _is_full(candidate.name(plain)):
        return bool(_ENTRY.search(plain, sentence, start))
    if _PLURAL.search(plain, sentence, start):
        return bool(_ENTRY.search(plain, sentence, start))
    line = plain.rfind("\n", 0, start) + 1
    return bool(_BULLET.match(plain[line:start])) and _has_header(plain, line)


def _has_header(plain: str, line: int) -> bool:
    """Return whether the line that opens the list above speaks of persons."""
    for above in reversed(plain[max(0, line - 4 * _REACH) : line].rstrip("\n").split("\n")[-20:]):
        if _HEADER.search(above):
            return True
        if len(above) > 160 or above.rstrip().endswith("."):
            return False
    return False


def _is_described(plain: str, candidate: Candidate) -> bool:
    if NOUN_BEFORE.search(plain, max(0, candidate.start - 24), candidate.start):
        return True
    return _BEHIND.match(plain, candidate.end) is not None
