"""Owns the main event of an article: what took place, when, who held it, who chaired it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govnews.extract.organisation_names import Mention
from govnews.extract.passages import Passage
from govnews.extract.rules import CONTRACT, Rule
from govnews.records import Event, EventDate, Person, Place
from govnews.vietnamese.letters import LOWER, UPPER

RULES = {
    "event.held": Rule(
        says="somebody holds something: tổ chức hội nghị, khai mạc lễ hội, diễn ra kỳ họp",
        source=CONTRACT,
        example="Huyện tổ chức hội nghị sơ kết.",
        counterexample="Huyện có nhiều hội nghị viên tích cực.",
    ),
    "event.issued": Rule(
        says="somebody issues a document that directs: ban hành công văn chỉ đạo",
        source=CONTRACT,
        example="UBND huyện ban hành công văn chỉ đạo chống rét.",
        counterexample="UBND huyện nhận công văn chỉ đạo chống rét.",
    ),
    "event.titled": Rule(
        says="the title names a meeting or ceremony without a verb of holding",
        source=CONTRACT,
        example="Hội nghị sơ kết công tác dân số",
        counterexample="Sơ kết công tác dân số",
        field="title",
    ),
}

_KINDS = (
    r"hội nghị|hội thảo|hội thi|hội diễn|hội thao|hội khỏe|hội trại|hội báo|cuộc họp|họp|buổi "
    r"làm việc|buổi lễ|buổi gặp mặt|"
    r"buổi|lễ|ngày hội|đại hội|kỳ họp|phiên họp|tọa đàm|tập huấn|lớp tập huấn|lớp bồi dưỡng|"
    r"chương trình|cuộc thi|giải|liên hoan|"
    r"diễn đàn|đối thoại|gặp mặt|chiến dịch|phiên tòa|đợt|kỳ thi|kỳ khảo sát|ngày chạy|triển lãm|"
    r"khóa|đoàn công tác|"
    r"phát động|tiếp xúc cử tri|ra quân|diễn tập|giao ban|sinh hoạt"
)
_HELD = re.compile(
    rf"(?:tổ chức|khai mạc|bế mạc|diễn ra|(?-i:tham dự|dự|tham gia)|mở|phối hợp(?: với "
    rf"[^.;]{{0,80}}?)? tổ chức)\s+"
    rf"(?P<event>(?:các |cuộc |buổi )?(?P<kind>(?:{_KINDS})\b(?:\s[{LOWER}]+){{0,2}})(?:[^.;\n]|"
    rf"\.(?=\d))*)",
    re.IGNORECASE,
)
_HELD_ANYHOW = re.compile(
    rf"tổ chức\s+(?P<event>(?P<kind>[{LOWER}]+(?:\s[{LOWER}]+){{1,3}})(?:[^.;\n]|\.(?=\d))*)"
)
_LAUNCHED = re.compile(
    r"(?P<event>(?P<kind>phát động|ra quân|khởi công|khánh thành|trao tặng|công bố|bàn giao|ký "
    r"kết|thông báo|kiểm tra|khảo sát)\s+(?:[^.;\n]|\.(?=\d))+)"
)
_ISSUED = re.compile(
    r"(?:đã |vừa )?(?P<event>ban hành\s+(?P<kind>công văn|công điện|chỉ thị|kế hoạch|nghị quyết|"
    r"quyết định|hướng dẫn|thông báo|văn bản)"
    r"(?P<direct>\s(?:chỉ đạo|triển khai|yêu cầu|về|số))?(?:[^.;\n]|\.(?=\d))*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?P<event>(?P<kind>(?:{_KINDS})\b(?:\s[{LOWER}]+){{0,2}})(?:[^.;\n]|\.(?=\d))*)",
    re.IGNORECASE,
)
_BEHIND_OF = re.compile(r"\b(?:của|với|tại|theo|ở)\s+$")
_NAME_ENDS = re.compile(
    r"\s*\(|\s*(?:như sau)?\s*:|,?\s+(?:với sự tham gia|với sự có mặt|dưới sự chủ trì|có sự tham "
    r"gia|nhân (?:dịp|kỷ niệm))\b"
    r"|\s+(?:tại|ở)\s+(?=(?:hội trường|trụ sở|nhà văn hóa|sân|trung tâm|thành phố|xã|huyện|khu "
    r"vực)\b)|,\s+(?:ngày|sáng|chiều)\b"
)
_KIND_ENDS = re.compile(
    rf"\s(?:trực tuyến|triển khai|để|nghe|cho|và|công tác|các|nhằm|với|về|quán triệt|lấy|học|kết "
    rf"hợp|thực hiện|trao|cấp|"
    rf"toàn|thứ|nhằm|như sau|dành|đánh giá|năm|bàn|của|tại|lần|biểu dương|rà soát).*$|"
    rf"\s[{UPPER}].*$"
)


def find_events(
    passage: Passage,
    title: Passage,
    organisations: Sequence[Mention],
    dates: Sequence[EventDate],
    people: Sequence[Person],
    place: Place,
) -> tuple[Event, ...]:
    """Return the main event of the article, or nothing where it reports none."""
    found = _find(passage, title)
    if found is None:
        return ()
    source, match, rule = found
    start, end = match.start("event"), _name_end(source, match)
    kind = _KIND_ENDS.sub("", source.text[match.start("kind") : match.end("kind")])
    organiser = _organiser(source, match.start(), organisations) if source is passage else None
    if rule == "event.issued" and organiser is not None:
        start = organiser.start
    chair = next((person.name for person in people if person.role == "chair"), None)
    return (
        Event(
            kind=kind.lower(),
            name=source.text[start:end].strip(" ,"),
            date=_date(source, match, dates),
            place=place.commune or place.district or place.province,
            organiser=organiser.canonical if organiser else None,
            chair=chair,
            span=source.span(start, end),
            rule=rule,
        ),
    )


def _find(passage: Passage, title: Passage) -> tuple[Passage, re.Match[str], str] | None:
    """Return the first sentence of the first paragraphs that reports something, else the title."""
    lead = passage.plain.find("\n", 600)
    limit = min(len(passage.plain), 1500 if lead < 0 else lead)
    for pattern, rule in ((_HELD, "event.held"), (_ISSUED, "event.issued")):
        match = pattern.search(passage.plain, 0, limit)
        if match is not None and (rule != "event.issued" or match["direct"]):
            return passage, match, rule
    first = passage.sentences.at(0)[1]
    for pattern in (_LAUNCHED, _HELD_ANYHOW):
        if match := pattern.search(passage.plain, 0, first):
            return passage, match, "event.held"
    if match := _NAMED.match(title.plain):
        return title, match, "event.titled"
    return None


def _name_end(source: Passage, match: re.Match[str]) -> int:
    stop = _NAME_ENDS.search(source.plain, match.end("kind"), match.end("event"))
    return stop.start() if stop else match.end("event")


def _organiser(passage: Passage, verb: int, organisations: Sequence[Mention]) -> Mention | None:
    """Return the first organisation of the sentence before the verb: the subject stands first."""
    start, _ = passage.sentences.at(verb)
    for mention in organisations:
        near = max(start, mention.start - 8)
        behind = _BEHIND_OF.search(passage.plain, near, mention.start)
        if start <= mention.start and mention.end <= verb and not behind:
            return mention
    return None


def _date(source: Passage, match: re.Match[str], dates: Sequence[EventDate]) -> str | None:
    start, end = source.sentences.at(match.start())
    beside = [d for d in dates if d.span.field == source.field and start <= d.span.start < end]
    if beside:
        return beside[0].value
    in_text = [d for d in dates if d.span.field == "text" and d.precision != "month"]
    return in_text[0].value if in_text else None
