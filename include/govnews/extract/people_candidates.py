"""Owns where a name could stand: runs of capitals, cut free of titles, bodies and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govnews.extract.names_of_people import (
    FAMILY_NAMES,
    HONOUR_BEFORE,
    MAJOR_NAMES,
    NOT_NAMES,
    RUN,
    WORD,
    is_shaped,
    kind_of,
    opens_name,
)
from govnews.extract.passages import Passage
from govnews.extract.people_bodies import Bodies
from govnews.extract.people_titles import TITLE
from govnews.vietnamese.endings import Ending, last_word
from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Words

_ADDRESSED = frozenset(
    {"Ông", "Bà", "Anh", "Chị", "Cô", "Thầy", "Cụ", "Em", "Cháu", "Bs", "Ths", "Ts"}
)
# What is named after a person, or a place of that name, is nobody of the article.
_THING_BEFORE = Ending(
    r"(?<![^\W\d_])(?:(?i:tiểu học|mầm non|"
    r"mẫu giáo|"
    r"trung học(?: cơ sở| phổ thông)?|đại học|học viện|chuyên|đường|(?<!thành )(?<!khu )phố|"
    r"đại lộ|ngõ|hẻm|"
    r"giải thưởng|giải|quỹ|học bổng|bệnh viện|dòng họ|công viên|"
    r"quảng trường|tượng đài|bảo tàng|nhà lưu niệm|khu lưu niệm|khu di tích|di tích|nghĩa trang|"
    r"sân bay|sân vận động|nhà văn hóa|thư viện|lữ đoàn|phong trào|chiến dịch|khách sạn|nhà hàng|"
    r"cửa hàng|siêu thị|thương hiệu|nhãn hiệu|tập đoàn|doanh nghiệp(?: tư nhân)?|DNTN|"
    r"hộ kinh doanh|cơ sở(?: sản xuất| kinh doanh)?|khởi nghĩa|hội trường|huân "
    r"chương|huy hiệu|danh hiệu|anh hùng(?: dân tộc| liệt s[ĩỹ]| LLVT(?: nhân dân)?)?|liệt s[ĩỹ]|"
    r"danh nhân|danh tướng|đại thi hào|thi hào|nhà thơ|nhà cách mạng|nhà yêu nước|chí s[ĩỹ]|nghĩa "
    r"quân|phân hiệu)|THPT|THCS|TH|PTDTNT|PTDTBT|TNHH|tư tưởng|phong cách|tấm gương(?: đạo đức)?|"
    r"đạo đức|[Cc]úp|[Cc]up|họ|tộc|(?<!gia )đình|đền|chùa|miếu|lăng|lăng mộ|mộ|(?<!hính )phủ|"
    r"(?<!yêu )(?<!nhu )(?<!toàn )cầu|chợ|(?<!đối )(?<!hiện )(?<!ấn )tượng|hồ|sông|"
    r"suối|núi|đèo|đảo|bến|cảng|tàu|mang tên|[Vv]ua|chúa|di chúc|(?<!trực )tuyến|ngã tư|ngã ba|"
    r"vịnh|"
    r"chi nhánh|bão)\s+$"
)
# No kind of thing above is printed in more characters.
_LONGEST_THING = 32
# Schools and companies may have more words before the name they are called after.
_LONG_THING_BEFORE = re.compile(
    r"(?<![^\W\d_])(?i:(?<!hị )(?<!ôi )trường(?:\s(?!hợp)[^\s,.;:()]+){0,6}|"
    r"công ty(?:\s[^\s,.;:()]+){0,4})\s+$"
)
_LEVEL_BEFORE = Ending(
    r"(?<![^\W\d_])(?:tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố|TP\.?|quận|thôn|bản|ấp|buôn|"
    r"làng|khu phố|khóm|các|khu|tổ dân phố|đặc khu|xóm|plei|kênh|khu dân cư|vùng|nước|người|"
    r"dân tộc|"
    r"ở|tại|đến|từ|ga|đồn|mỏ|dự án|hướng)\s+$",
    re.IGNORECASE,
)
# With which a long thing's kind begins: trường, công ty.
_LONG_THING_WORDS = frozenset({"trường", "công"})
# One of them stands right before a name that an honorific or a thing's kind opens.
_TELLING_WORDS = HONOUR_BEFORE.words | _THING_BEFORE.words | _LEVEL_BEFORE.words
_LONGEST_WORD, _LONGEST_LONG_THING = 24, 60
# The first words of all titles.
TITLE_WORDS = frozenset(
    {"nguyên", "quyền", "phó", "trưởng", "thường"}
    | {row["office"].split()[0].lower() for row in table("offices.csv")}
)
# As they stand in a run of capitalised words.
_OPENING_TITLES = frozenset(map(str.capitalize, TITLE_WORDS))
_LISTED_LEVELS = frozenset({"tỉnh", "huyện", "thành phố", "tp", "tp.", "quận", "thị xã"})
_AND = re.compile(r"\s*(?:,|và|-)\s+")
_STOP_OF_INITIAL = re.compile(rf"(?<=\s[{UPPER}])\.(?=\s*[(,;]|\s+[{LOWER}])")
# Fewer words hold no second name.
_TWO_NAMES = 3


class Candidate(NamedTuple):
    """A place where a name may stand; `honour` is where the honorific before it begins.

    `is_person` is false where what stands before says that the name is a thing's;
    `is_placed` says that it may be a place's, `is_listed_level` that such places are all known.
    """

    start: int
    end: int
    honour: int | None = None
    is_person: bool = True
    is_placed: bool = False
    is_listed_level: bool = False

    def name(self, plain: str) -> str:
        """Return the name as printed, with single blanks."""
        return " ".join(plain[self.start : self.end].split())


def find_candidates(passage: Passage, bodies: Bodies) -> Iterator[Candidate]:
    """Yield the places of one string where a name may stand, in page order."""
    plain = passage.plain
    # The candidate before, where it says something of those joined to it.
    last: Candidate | None = None
    for run in RUN.find_all(plain, passage.words):
        for start, end in _pieces(passage, run, bodies):
            candidate = _candidate(passage, start, end)
            if last and candidate.honour is None and _AND.fullmatch(plain, last.end, start):
                candidate = _like(candidate, last, plain)
            last = candidate if candidate.is_placed or not candidate.is_person else None
            # One syllable is a name only behind an honorific, or in the Central Highlands.
            if candidate.honour is not None or not plain[start:end].isalpha():
                yield candidate


def _like(candidate: Candidate, last: Candidate, plain: str) -> Candidate:
    """Return a candidate of a list as what its list holds: các trường A, B; các xã A, B."""
    if not last.is_person:
        return candidate._replace(is_person=False)
    if last.is_placed and len(candidate.name(plain).split()) < 3:
        return candidate._replace(is_placed=True)
    return candidate


def _candidate(passage: Passage, start: int, end: int) -> Candidate:
    plain, words = passage.plain, passage.words
    if plain.startswith(".", end):
        end = _with_initial(plain, end)
    last = last_word(plain, max(0, start - _LONGEST_WORD), start)
    if last not in _TELLING_WORDS and not _may_be_of_long_thing(words, start):
        return Candidate(start, end)
    floor = passage.sentences.at(start)[0]
    honour = None
    if last in HONOUR_BEFORE.words:
        honour = HONOUR_BEFORE.search_at(plain, words, max(floor, start - 70), start)
    if honour and not _is_part_of_place(plain, honour, start, end):
        return Candidate(start=start, end=end, honour=honour.start())
    if _is_of_thing(plain, words, max(floor, start - _LONGEST_LONG_THING), start, last):
        return Candidate(start=start, end=end, is_person=False)
    level = None
    if last in _LEVEL_BEFORE.words:
        level = _LEVEL_BEFORE.search_at(plain, words, max(floor, start - 16), start)
    return Candidate(
        start=start,
        end=end,
        is_placed=level is not None,
        # Every province and district is in the gazetteer: what is not there is a person.
        is_listed_level=bool(level and level[0].strip().lower() in _LISTED_LEVELS),
    )


def _may_be_of_long_thing(words: Words, start: int) -> bool:
    return words.stand_in(_LONG_THING_WORDS, start - _LONGEST_LONG_THING, start)


def _is_of_thing(plain: str, words: Words, floor: int, start: int, last: str) -> bool:
    """Return whether the words before a name say that it is a thing's: đường, Trường Tiểu học.

    `last` is the last of these words, in small letters.
    """
    if last in _THING_BEFORE.words and _THING_BEFORE.search_at(
        plain, words, max(floor, start - _LONGEST_THING), start
    ):
        return True
    may_be_long = words.stand_in(_LONG_THING_WORDS, floor, start)
    return may_be_long and _LONG_THING_BEFORE.search(plain, floor, start) is not None


def _with_initial(plain: str, end: int) -> int:
    """Return the end behind the stop of an initial: Nguyễn Văn T. (sinh năm 1990)."""
    hidden = _STOP_OF_INITIAL.match(plain, end)
    return hidden.end() if hidden else end


def _is_part_of_place(plain: str, honour: re.Match[str], start: int, end: int) -> bool:
    """Return whether "Bà", "Ông", "Cô" belong to a name: núi Bà Nà, đường Ông Ích Khiêm."""
    if honour[0].strip() not in _ADDRESSED:
        return False
    before = plain[: honour.start()].rstrip(" ")
    if not before or before[-1] in '.\n;:,-"(!?…':
        return False
    words = plain[start:end].split()
    return len(words) < 3 or words[0] not in FAMILY_NAMES


def _pieces(passage: Passage, run: re.Match[str], bodies: Bodies) -> list[tuple[int, int]]:
    """Return the stretches of a run that stand outside organisations, titles and honorifics."""
    start, end = run.span()
    within_body = bodies.meets(start, end)
    if within_body and bodies.holds_all(start, end):
        return []
    if " " not in run[0] and not within_body and run[0] not in _OPENING_TITLES:
        return [] if run[0] in _ADDRESSED else [(start, end)]
    return _pieces_of_words(passage, run, bodies, within_body=within_body)


def _pieces_of_words(
    passage: Passage, run: re.Match[str], bodies: Bodies, *, within_body: bool
) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    words: list[tuple[int, int]] = []
    title_until = -1
    for start, end, word in _words(run):
        if start < title_until or (not words and word in _ADDRESSED):
            continue
        title_end = 0
        if word in _OPENING_TITLES:
            title_end = _title_end(passage.plain, start, end, run.end())
        if title_end or (within_body and bodies.covers(start)):
            if words:
                pieces += _cut(passage, words)
            words, title_until = [], title_end
        else:
            words.append((start, end))
    return pieces + _cut(passage, words) if words else pieces


def _words(run: re.Match[str]) -> list[tuple[int, int, str]]:
    """Return where the words of a run stand and what they are; K' Brồi is one."""
    if "'" in run[0]:
        return [(*word.span(), word[0]) for word in WORD.finditer(run.string, *run.span())]
    found, start = [], run.start()
    for word in run[0].split(" "):
        end = start + len(word)
        found.append((start, end, word))
        start = end + 1
    return found


def _title_end(plain: str, start: int, end: int, run_end: int) -> int:
    """Return where the office ends that a word of titles begins, 0 where none does."""
    title = TITLE.match(plain, start)
    # A given name may be Trưởng; an office goes on in small letters or with a body.
    if title is None or title.end() == end == run_end:
        return 0
    return title.end()


def _cut(passage: Passage, words: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return one or two names of a stretch: a place or school may stand before the person."""
    if len(words) < _TWO_NAMES:
        return [(words[0][0], words[-1][1])]
    texts = [passage.plain[a:b] for a, b in words]
    split = _split(passage, words, texts)
    if not split:
        return [(words[0][0], words[-1][1])]
    second = (words[split][0], words[-1][1])
    if opens_name(texts[0]) and split > 1:
        return [(words[0][0], words[split - 1][1]), second]
    return [second]


def _split(passage: Passage, words: list[tuple[int, int]], texts: list[str]) -> int:
    """Return the number of the word where a second name begins, 0 where there is only one."""
    opens = opens_name(texts[0]) and texts[0] not in NOT_NAMES
    for number in range(1, len(texts) - 1):
        rest = " ".join(texts[number:])
        is_name = texts[number] in MAJOR_NAMES or is_shaped(rest)
        first = " ".join(texts[:number])
        if not is_name or len(texts) - number > 5:
            continue
        if not opens or (number >= 2 and _follows_thing(passage, words[0][0])):
            return number
        if number >= 2 and (len(texts) > 5 or kind_of(first)) and len(texts) - number >= 3:
            return number
    return 0


def _follows_thing(passage: Passage, start: int) -> bool:
    """Return whether the words before a run say that a place's or a thing's name opens it."""
    plain, words, floor = passage.plain, passage.words, max(0, start - _LONGEST_LONG_THING)
    is_place = _LEVEL_BEFORE.search_at(plain, words, floor, start) is not None
    last = last_word(plain, max(0, start - _LONGEST_WORD), start)
    return is_place or _is_of_thing(plain, words, floor, start, last)
