"""Owns the offices printed before and behind a name: where one ends and the sentence goes on.

The heads of offices stand in `vietnamese/gazetteer/offices.csv`, the verbs that end one in
`person_verbs.csv`; the words that may go on inside one are those of the bodies' own names.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from govnews.extract.names_of_people import DEGREES, HONORIFIC, RANKS
from govnews.extract.passages import Passage
from govnews.extract.people_bodies import Bodies
from govnews.vietnamese.gazetteer import table
from govnews.vietnamese.letters import LOWER, UPPER
from govnews.vietnamese.words import Cued, first_words

Stretch = tuple[int, int]

_CAPITAL_ONLY = {"Thành viên", "Người phát ngôn", "Cố vấn", "Trợ lý"}
_BLANKS = re.compile(r"\s*")
_CHAINED = re.compile(r"\s*(?:,|\s-|\s(?:và|kiêm))?\s+")


def _flexible(office: str) -> str:
    """Return a pattern that takes both "Trưởng Phòng" and "trưởng phòng"."""
    if office in _CAPITAL_ONLY:
        return office
    return " ".join(
        f"[{word[0].upper()}{word[0].lower()}]{word[1:]}" if not word.isupper() else word
        for word in office.split()
    )


_LISTED = sorted((row["office"] for row in table("offices.csv")), key=len, reverse=True)
_OFFICES = "|".join(map(_flexible, _LISTED))
# What opens a title; "Phó", "nguyên", "Quyền" may stand before, "Thường trực" behind.
TITLE_HEAD = (
    r"(?:(?:[Nn]guyên|[Qq]uyền|Q\.|[Pp]hó)\s+)*"
    rf"(?:(?:{_OFFICES})(?:\s+(?:[Tt]hường trực|chuyên trách|danh dự|thứ nhất))*"
    r"|Phó (?:[Bb]an|[Pp]hòng|Văn phòng|thôn|bản)|Trưởng(?=\s)|Thường trực)"
    rf"(?![{LOWER}{UPPER}])"
)
_TITLES = Cued(
    f"nguyên quyền q phó trưởng thường {first_words('|'.join(_LISTED))}",
    rf"(?<![{LOWER}{UPPER}]){TITLE_HEAD}",
)
TITLE = _TITLES.pattern
_VERBS = "|".join(
    re.escape(row["verb"])
    for row in sorted(table("person_verbs.csv"), key=lambda r: -len(r["verb"]))
)
_DEEDS = "|".join(
    re.escape(row["verb"])
    for row in sorted(table("person_verbs.csv"), key=lambda r: -len(r["verb"]))
    if row["role"]
)
# Words that cannot go on inside a title: the sentence's verb has begun.
STOP = re.compile(rf"(?:{_VERBS})(?![{LOWER}{UPPER}])")
_STOP_OPEN = re.compile(rf"(?:{_DEEDS}|là|đã|cũng|cùng|được|và)(?![{LOWER}{UPPER}])")
_TASK = re.compile(
    r"\s+(?:[Pp]hòng giao dịch|(?:(?:[Tt]ổ|[Đđ]oàn|[Nn]hóm)\s+)?(?:kiểm tra|giám sát|khảo sát|"
    r"chỉ đạo|đại diện|công tác|thẩm định|tổ chức|thanh tra|quản lý|kiểm phiếu|giám khảo|thư ký|"
    r"hòa giải|bảo vệ|tuyên truyền|hợp tác|giúp việc))\b"
)
_AND = re.compile(r"(?:và|cùng|kiêm|hoặc|lẫn|đồng(?= (?:chủ|thời)))\b")
_FIELD_WORDS = frozenset(
    word.strip(",")
    for file, column in (("organisations.csv", "name"), ("departments.csv", "field"))
    for row in table(file)
    for word in row[column].split()
    if word[0].islower()
)
_LEVEL = re.compile(
    r"(?:tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố|TP\.?|quận|thôn|bản|ấp|buôn|làng|khu phố|"
    r"khóm|khu vực|khu|tổ dân phố|tổ|đặc khu|cụm|khối|khu dân cư|trung ương|số|khóa|khoá|phụ trách|"
    r"chuyên trách|viên)\b"
)
# Bodies without a name of their own: everything up to the verb says what they are for.
_OPEN_BODY = re.compile(
    r"\s*(?:[Bb]an\b|[Tt]iểu ban|[Tt]ổ\b|[Đđ]oàn\b|[Hh]ội đồng|[Tt]rung tâm|[Cc]âu lạc bộ|CLB|HTX|"
    r"[Hh]ợp tác xã|[Cc]ông ty|[Cc]hi hội|[Nn]hóm|[Hh]iệp hội|[Qq]uỹ|[Pp]hòng giao dịch|[Dd]ự án|"
    r"[Cc]hi nhánh)"
)
_WORD = re.compile(r"\s+(?P<word>[^\s,;.:()\"\-][^\s,;:()\"]*)")
# "phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh": a task goes on up to its level.
_AND_TASK = re.compile(
    r"và (?!lãnh đạo|đại diện|đại biểu|các |nhiều|đông đảo|toàn thể|gần|hơn|trên|một số|cùng|"
    rf"{HONORIFIC}|{_DEEDS})[{LOWER}][^,;.:()\n]{{1,60}}?\b"
    r"(?:tỉnh|huyện|xã|phường|thành phố|quốc gia)\b"
)
_BARE_WORD = re.compile(r"[^\s,;.:()\"]+")
_HONORIFIC = re.compile(rf"(?:{HONORIFIC})\b")
_PIECE_BEHIND = re.compile(r"[^,;.:()\n]*")
_LEVEL_WITHIN = re.compile(r"\b(?:tỉnh|huyện|xã|phường|thành phố|cấp|Trung ương)\b")
_LAST_WORD = re.compile(r"[^\s,;.:()\"-]+\s*$")
_ADDRESSED = re.compile(rf"(?:{HONORIFIC}|{DEGREES})\s+(?=[{UPPER}])")
_DASH = re.compile(rf"\s-\s(?=[{UPPER}])")
_PIECE = re.compile(r",\s+(?=\S)")
_LINK = re.compile(
    r"\s*(?:\((?:sinh năm|SN|sinh)[^)]{0,20}\)|,\s*(?:sinh năm|SN)\s*\d{4})?\s*"
    rf"(?P<mark>[,(]|-)?\s*(?:(?:{HONORIFIC})\s*[,-]\s*)?"
    r"(?P<word>(?:(?:hiện|nay|đang) là|là|kiêm|và|đồng thời là)\s+)?"
    rf"(?={TITLE_HEAD})"
)
_GAP = re.compile(r"\s*(?:\s(?:là|do|gồm)|:|(?P<comma>,))?\s*")
_RANKED = re.compile(rf"(?:{RANKS}|{DEGREES})")
_GIVEN_OFFICE = re.compile(
    r"(?<!thôi )(?:giữ (?:các )?chức(?: vụ| danh)?|giữ cương vị|giữ nhiệm vụ|"
    r"đảm nhiệm chức(?: vụ)?|đảm nhiệm|tái (?:đắc )?cử chức(?: vụ| danh)?|tái (?:đắc )?cử|đắc cử|"
    r"trúng cử|làm|"
    rf"chức(?: vụ| danh))\s*:?\s+(?={TITLE_HEAD})"
)


def titles_after(
    passage: Passage,
    bodies: Bodies,
    end: int,
    starts: Collection[int] = (),
    *,
    has_title: bool = False,
) -> list[Stretch]:
    """Return the offices printed behind a name, in page order.

    `starts` are the places where names begin: an office right before one is that person's.
    `has_title` says that the name has its office before it already.
    """
    titles: list[Stretch] = []
    while (link := _LINK.match(passage.plain, end)) is not None:
        if link.end() == end or ((link["word"] or "").strip() == "và" and not titles):
            break
        if "\n" in link[0] and not link["mark"]:
            break
        head = TITLE.match(passage.plain, link.end())
        if head is None:
            break
        stop = title_end(passage, bodies, head, starts)
        if _next_word(passage.plain, stop) in starts and (has_title or not link["mark"] or titles):
            break
        titles.append((head.start(), stop))
        end = stop
    return titles


def _next_word(plain: str, position: int) -> int:
    gap = _BLANKS.match(plain, position)
    return gap.end() if gap else position


def title_end(
    passage: Passage,
    bodies: Bodies,
    head: re.Match[str],
    starts: Collection[int] = (),
) -> int:
    """Return where a title ends: with its organisation, else before comma, dash, name or verb."""
    plain, position = passage.plain, head.end()
    is_open = bool(_OPEN_BODY.match(plain, position)) or head[0].endswith(("an", "oàn"))
    is_complete = False
    # "làm trưởng đoàn kiểm tra": in small letters the office ends and the deed begins.
    task = _TASK.match(plain, position) if is_open and not head[0].endswith("rưởng đoàn") else None
    position = task.end() if task else position
    while True:
        further = bodies.end_over(head.start(), position)
        if further is not None:
            position, is_complete = further, True
            continue
        step = _step(passage, position, starts, is_open=is_open, is_complete=is_complete)
        if step is None:
            return position
        position, is_complete = step


def _step(
    passage: Passage,
    position: int,
    starts: Collection[int],
    *,
    is_open: bool,
    is_complete: bool,
) -> tuple[int, bool] | None:
    """Return the end of the next word of the title and whether it may be its last; None at its end.

    A level, a figure or a capital completes a title: the next strange word ends it.
    """
    plain = passage.plain
    mark = _DASH.match(plain, position) or (_PIECE.match(plain, position) if is_open else None)
    if mark:
        return _over_mark(passage, mark, starts)
    found = _WORD.match(plain, position)
    if found is None or "\n" in found[0] or found.start("word") in starts:
        return None
    at, word = found.start("word"), _without_verb(found["word"].rstrip("."))
    end = at + len(word)
    if _is_other(plain, at, word):
        return None
    if word == "và" and plain[end + 1 : end + 2].isupper() and not TITLE.match(plain, end + 1):
        return (end, False) if end + 1 not in starts else None
    if is_open and _AND_TASK.match(plain, at):
        return end, False
    if word[0].isupper() or word[0].isdigit() or word == "&":
        # Acronyms and a first capital want more: ĐH Sư phạm; a second one is a name: Bù Đăng.
        return end, word[0].isdigit() or (
            len(word) > 1 and word[1].islower() and _follows_capital(plain, at)
        )
    level = _LEVEL.match(plain, at)
    if level:
        return level.end(), True
    stop = _STOP_OPEN if is_open and not is_complete else STOP
    if stop.match(plain, at) or _AND.match(plain, at):
        return None
    if is_complete and not is_open and word not in _FIELD_WORDS:
        return None
    return end, is_complete or (_follows_capital(plain, at) and word not in _FIELD_WORDS)


def _without_verb(word: str) -> str:
    """Return a word without the verb typed on to it: nhà trường-cho biết."""
    first, dash, rest = word.partition("-")
    return first if dash and rest[:1].islower() else word


def _is_other(plain: str, at: int, word: str) -> bool:
    """Return whether another title or an addressed person begins at a word."""
    return bool((word[0].isupper() and TITLE.match(plain, at)) or _ADDRESSED.match(plain, at))


def _follows_capital(plain: str, at: int) -> bool:
    """Return whether the word before is written like a syllable of a name: Bù, Sư, not UBND."""
    before = _LAST_WORD.search(plain, max(0, at - 16), at)
    return before is not None and before[0][0].isupper() and before[0].strip()[1:].islower()


def _over_mark(
    passage: Passage, mark: re.Match[str], starts: Collection[int]
) -> tuple[int, bool] | None:
    """Return the first word behind a dash or comma inside a title: Tài chính - Kế hoạch."""
    plain, at = passage.plain, mark.end()
    if at in starts or TITLE.match(plain, at) or STOP.match(plain, at):
        return None
    word = _BARE_WORD.match(plain, at)
    if word is None or _HONORIFIC.match(plain[at : at + 20]):
        return None
    if mark[0].startswith(","):
        before = plain[max(0, mark.start() - 12) : mark.start()]
        piece = _PIECE_BEHIND.match(plain, at)
        closes = piece and _LEVEL_WITHIN.search(piece[0])
        if not closes or not (word[0].isupper() or before.lower().endswith("phòng")):
            return None
    return word.end(), False


def titles_before(
    passage: Passage,
    bodies: Bodies,
    start: int,
    floor: int = 0,
    starts: Collection[int] = (),
) -> list[Stretch]:
    """Return the offices printed right before `start`: "Chủ tịch UBND huyện Trần Văn B".

    A chain is read from its first head; it counts where its last office ends at `start`.
    """
    floor = max(passage.sentences.at(start)[0], start - 220, floor)
    for head in _TITLES.find_all(passage.plain, passage.words, floor, start):
        if bodies.holds(head.start()):
            continue
        titles = _chain(passage, bodies, head, start, starts)
        if titles:
            return titles
    return []


def _chain(
    passage: Passage,
    bodies: Bodies,
    head: re.Match[str],
    start: int,
    starts: Collection[int],
) -> list[Stretch]:
    titles: list[Stretch] = []
    here: re.Match[str] | None = head
    while here is not None:
        stop = min(title_end(passage, bodies, here, {*starts, start}), start)
        titles.append((here.start(), stop))
        gap = _GAP.fullmatch(passage.plain, stop, start)
        if gap and (not gap["comma"] or _RANKED.match(passage.plain, start)):
            return titles
        link = _CHAINED.match(passage.plain, stop)
        here = TITLE.match(passage.plain, link.end()) if link and link.end() < start else None
    return []


def offices_given(passage: Passage, bodies: Bodies, start: int, end: int) -> list[Stretch]:
    """Return the offices that a person is appointed or elected to between `start` and `end`."""
    given = _GIVEN_OFFICE.search(passage.plain, start, end)
    if given is None:
        return []
    head = TITLE.match(passage.plain, given.end())
    if head is None:
        return []
    stop = title_end(passage, bodies, head)
    return [(head.start(), stop), *titles_after(passage, bodies, stop)]
