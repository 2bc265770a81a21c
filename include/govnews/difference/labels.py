"""Whether an article says of itself that it was changed: the words that do.

A label speaks of the article, not of its subject. Portals write it as a word with a colon or in
brackets before a headline or paragraph (Đính chính:, [Cập nhật]), as a note with a time
(Cập nhật lúc 14h30 ngày 20/11/2026), or as a sentence about the article (Bài viết đã được chỉnh
sửa …; Ban Biên tập xin đính chính …). "Cập nhật" and "đính chính" in running text are what
offices do (cập nhật dữ liệu dân cư, đính chính giấy chứng nhận quyền sử dụng đất) and no label.
Law on the Press 2016 (103/2016/QH13), article 42: a correction is printed as one, with the
words "cải chính, xin lỗi".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govnews.vietnamese.fold import level

_CORRECTION = r"đính chính|cải chính|sửa lại|sửa sai|hiệu đính"
_UPDATE = r"cập nhật|chỉnh sửa|sửa đổi|bổ sung|hiệu chỉnh"
_EITHER = rf"{_CORRECTION}|{_UPDATE}"
_ARTICLE = (
    r"(?:bài viết|bài báo|bài đăng|bản tin|tin bài|bài này|tin này|bài|tin"
    r"|(?:nội dung|thông tin|số liệu) (?:của |trong |tại )?(?:bài viết|bài báo|bản tin|bài))"
    r"(?: này| trên)?"
)
_EDITORS = (
    r"(?:ban biên tập|tòa soạn|ban quản trị|chúng tôi|bbt|(?:cổng|trang) thông tin(?: điện tử)?"
    r"|báo điện tử|tạp chí)"
)
_TIME = r"(?:lúc|hồi|vào|ngày|:|\d)"
# No bullet: "- Cập nhật: …" is an entry of a list.
_OPEN = r"[\s\"'*(\[]*"
# "Bổ sung:" and "Sửa đổi:" before a colon are headings of decisions.
_HEADED = rf"{_CORRECTION}|cập nhật|chỉnh sửa|hiệu chỉnh"

_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Đính chính: …; (Đã cập nhật) …; [Cập nhật lúc 10h] …; Đính chính thông tin bài "…":
        rf"^{_OPEN}(?P<word>(?:(?:lời|tin|thông tin|xin|đã|mới)\s)?(?:{_HEADED}))"
        rf"(?:\s(?:và\s)?(?:xin lỗi|lời|lần cuối|mới nhất|thông tin|số liệu|nội dung"
        rf"|bài viết|bài báo|tin bài|(?:lần|đợt)\s\d+))*(?:\s{_TIME}[^:\n\])]{{0,40}})?\s*[:\])]",
        # … (cập nhật); … [đính chính lúc 10h30] at the end of a headline or paragraph
        rf"[(\[]\s*(?P<word>(?:đã |mới |xin )?(?:{_EITHER}))"
        rf"(?:\s(?:lần cuối|{_TIME})[^)\]\n]*)?\s*[)\]]\s*\.?$",
        # Cập nhật lúc 14h30 ngày 20/11/2026: a note of its own
        rf"^{_OPEN}(?P<word>(?:lần )?(?:{_EITHER})(?: (?:lần )?cuối| mới nhất)?)"
        rf"\s*{_TIME}(?:giờ|phút|ngày|tháng|năm|lúc|vào|[\s\d:/.,hg–-])*[)\]]?\.?$",
        # Bài viết đã được chỉnh sửa lúc …; Bài này được cập nhật lại số liệu …
        rf"(?:^|[(\[*–;,.]\s*|\blưu ý: ?|\bghi chú: ?){_ARTICLE}(?: (?:đã|vừa|mới))?"
        rf" được (?P<word>{_EITHER})"
        r"(?=\s*(?:[.)\];,:*]|$|(?:lúc|hồi|vào|ngày|theo|để|với|lại|nội dung|thông tin|số liệu"
        r"|sau khi|so với|lần|tên|và|đúng|do|vì)\b))",
        # Ban Biên tập xin đính chính …; Chúng tôi xin lỗi bạn đọc và sửa lại …
        rf"\b{_EDITORS}\b[^.!?\n]{{0,60}}?\b(?:xin|trân trọng)\b[^.!?\n]{{0,80}}?"
        rf"(?P<word>{_EITHER})",
        # … nay xin đính chính là …; xin được sửa lại như sau
        r"\b(?:nay )?xin (?:được )?(?:trân trọng )?(?P<word>đính chính|cải chính|sửa lại|sửa sai)",
    )
)
_DATE_LINE = re.compile(rf"(?P<word>{_EITHER})", re.IGNORECASE)
_CORRECTING = re.compile(_CORRECTION, re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Label:
    """One label: the word that makes it one, as printed; `aspect` is correction or update."""

    aspect: str
    word: str


def find_label(sentence: str, *, is_date_line: bool = False) -> Label | None:
    """Return the label that a sentence, headline, caption or date line bears, if it is one.

    In a date line (Cập nhật: 20/11/2026 10:30) the word itself is one: who reads a changed date
    line is told of the update.
    """
    words = level(sentence)
    for form in _forms(is_date_line):
        if found := form.search(words):
            aspect = "correction" if _CORRECTING.search(found["word"]) else "update"
            return Label(aspect=aspect, word=sentence[found.start("word") : found.end("word")])
    return None


def _forms(is_date_line: bool) -> Iterator[re.Pattern[str]]:
    if is_date_line:
        yield _DATE_LINE
    yield from _FORMS
