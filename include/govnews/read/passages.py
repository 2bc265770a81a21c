"""Owns the order of an article's body: its passages, one after another, and what each one is.

Office pages set paragraphs as <p>, <div>, table cells, list items or plain text between
two <br>, and captions as lines under a picture that only their setting gives away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from govnews.read.elements import Tag, Text, parents_of
from govnews.read.selection import BLOCKS
from govnews.read.selectors import select
from govnews.vietnamese.text import clean


class Kind(StrEnum):
    """What a passage is."""

    LEDE = "lede"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    CAPTION = "caption"
    PICTURE = "picture"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One line of thought of the body. `unlinked` is its text without links to files."""

    text: str
    kind: Kind
    unlinked: str
    pictured: bool = False
    right: bool = False
    centred: bool = False
    bold: bool = False
    italic: bool = False


_PICTURES = {"img", "amp-img", "picture", "svg", "video", "iframe"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_FILE_ADDRESS = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|zip|rar|7z)(?:$|[?#])", re.IGNORECASE
)
_ALIGNMENT = re.compile(r"text-align\s*:\s*(right|center|left|justify)", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:[-–+*•▪]\s|\d{1,2}[.)]\s|[a-zđ]\)\s)")
_CAPTION_LENGTH = 300


def is_file(address: str) -> bool:
    """Return whether a link leads to a document rather than to a page."""
    return _FILE_ADDRESS.search(address) is not None


def is_pictured(body: Tag) -> bool:
    """Return whether a body shows anything but words: timetables are put up as pictures."""
    return bool(body.find_all(_PICTURES))


class Role(StrEnum):
    """What an element's text is, whatever its tag."""

    CAPTION = "caption"
    SILENT = "silent"


def passages_of(body: Tag, captions: str, silent: list[Tag]) -> list[Passage]:
    """Return the body's passages in order, captions among them; text of `silent` tags left out."""
    roles = {id(tag): Role.SILENT for tag in silent}
    for figure in select(body, "figure, .wp-caption"):
        roles.setdefault(id(figure), Role.SILENT)
    for table in body.find_all({"table"}):
        if is_picture_frame(table):
            roles.setdefault(id(table), Role.CAPTION)
    for caption in select(body, captions):
        roles[id(caption)] = Role.CAPTION
    flow = _Flow(body, roles)
    for node in body.descendants:
        if isinstance(node, Text):
            flow.take_text(node)
        else:
            flow.take_tag(node)
    flow.close()
    return _with_captions(flow.passages)


def is_picture_frame(table: Tag) -> bool:
    """Return whether a table only frames pictures and their captions."""
    pictures = len(table.find_all(_PICTURES))
    texts = [text for cell in table.find_all({"td", "th"}) if (text := clean(cell.get_text()))]
    return (
        pictures > 0
        and len(texts) <= 2 * pictures
        and all(len(text) <= _CAPTION_LENGTH for text in texts)
    )


@dataclass(frozen=True, kw_only=True)
class _Setting:
    """How one piece of text is set: what its ancestors up to the body say."""

    block: Tag
    role: Role | None = None
    alignment: str | None = None
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    heading: bool = False
    linked: bool = False


def _setting_of(node: Text | Tag, body: Tag, roles: dict[int, Role]) -> _Setting:
    block, role, alignment, names, linked = None, None, None, set(), False
    for parent in [node, *node.parents] if isinstance(node, Tag) else parents_of(node):
        names.add(parent.name)
        role = role or roles.get(id(parent))
        alignment = alignment or _alignment_of(parent)
        if parent.name in BLOCKS and block is None:
            block = parent
        linked = linked or (parent.name == "a" and is_file(parent.get("href") or ""))
        if parent is body:
            break
    return _Setting(
        block=block or body,
        role=role,
        alignment=alignment,
        bold=not names.isdisjoint({"b", "strong"}),
        italic=not names.isdisjoint({"i", "em"}),
        bullet="li" in names,
        heading=not names.isdisjoint(_HEADINGS),
        linked=linked,
    )


def _alignment_of(tag: Tag) -> str | None:
    if tag.name == "center":
        return "center"
    if align := tag.get("align"):
        return align.lower()
    found = _ALIGNMENT.search(tag.get("style") or "")
    return found[1].lower() if found else None


@dataclass
class _Flow:
    """Gathers text, pictures and breaks, and closes a passage where the page does."""

    body: Tag
    roles: dict[int, Role]
    passages: list[Passage] = field(default_factory=list)
    _pieces: list[tuple[str, _Setting]] = field(default_factory=list)
    _block: Tag | None = None
    _pictured: bool = False
    _breaks: int = 0

    def take_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._breaks += 1
            if self._breaks >= 2:
                self.close()
        elif tag.name in _PICTURES:
            setting = _setting_of(tag, self.body, self.roles)
            if setting.role is None:
                self._enter(setting.block)
                self._pictured = True
        elif tag.name in BLOCKS:
            self.close()

    def take_text(self, text: Text) -> None:
        blank = not text.strip()
        if blank and not self._pieces:
            return
        setting = _setting_of(text, self.body, self.roles)
        if setting.role is Role.SILENT:
            return
        self._enter(setting.block)
        if not blank:
            if self._breaks and _LIST_MARK.match(text):
                self.close()
                self._enter(setting.block)
            elif self._breaks:
                self._pieces.append((" ", setting))
            self._breaks = 0
        self._pieces.append((str(text), setting))

    def _enter(self, block: Tag) -> None:
        if block is not self._block:
            self.close()
            self._block = block

    def close(self) -> None:
        """End the passage at hand, if there is one."""
        if self._pieces or self._pictured:
            passage = _passage_of(self._pieces, pictured=self._pictured)
            if passage.text or passage.pictured:
                self.passages.append(passage)
        self._pieces, self._block, self._pictured, self._breaks = [], None, False, 0


def _passage_of(pieces: list[tuple[str, _Setting]], *, pictured: bool) -> Passage:
    said = [setting for text, setting in pieces if text.strip()]
    text = clean("".join(text for text, _ in pieces))
    first = said[0] if said else None
    return Passage(
        text=text,
        kind=_kind_of(text, first),
        unlinked=clean("".join(text for text, setting in pieces if not setting.linked)),
        pictured=pictured,
        right=first is not None and first.alignment == "right",
        centred=first is not None and first.alignment == "center",
        bold=bool(said) and all(setting.bold for setting in said),
        italic=bool(said) and all(setting.italic for setting in said),
    )


def _kind_of(text: str, first: _Setting | None) -> Kind:
    if first is None:
        return Kind.PICTURE
    if first.role is Role.CAPTION:
        return Kind.CAPTION
    if first.bullet:
        return Kind.BULLET
    # Some editors set whole paragraphs as <h1>: a heading is short and no sentence.
    if first.heading and len(text) <= 150 and not text.endswith((".", ",", ";")):
        return Kind.HEADING
    return Kind.PARAGRAPH


def _with_captions(passages: list[Passage]) -> list[Passage]:
    """Return the passages with captions told from paragraphs by their picture, pictures dropped."""
    told: list[Passage] = []
    waiting = False
    for passage in passages:
        if passage.kind is Kind.PICTURE:
            waiting = True
        elif _is_under_picture(passage, waiting=waiting):
            told.append(_as_caption(passage))
            waiting = False
        else:
            told.append(passage)
            waiting = False
    return told


def _is_under_picture(passage: Passage, *, waiting: bool) -> bool:
    if passage.kind is not Kind.PARAGRAPH or len(passage.text) > _CAPTION_LENGTH:
        return False
    if passage.unlinked != passage.text:  # an icon beside a link to a file
        return False
    set_apart = passage.italic or (passage.centred and not passage.bold)
    if passage.pictured:
        return set_apart or (len(passage.text) <= 200 and not passage.text.endswith("."))
    return waiting and set_apart


def _as_caption(passage: Passage) -> Passage:
    return Passage(text=passage.text, kind=Kind.CAPTION, unlinked=passage.unlinked)
