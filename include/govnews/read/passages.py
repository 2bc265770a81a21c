"""Owns the order of an article's body: its passages, one after another, and what each one is.

Office pages set paragraphs as <p>, <div>, table cells, list items or plain text between
two <br>, and captions as lines under a picture that only their setting gives away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from govnews.read.elements import Tag, Text
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


class Passage(NamedTuple):
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
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
# Whatever the name of a tag says of how its text is set.
_SETTING = BLOCKS | _HEADINGS | _BOLD | _ITALIC | {"li", "a"}
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
    flow = _Flow(_Settings(body, roles))
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


class _Setting(NamedTuple):
    """How text that stands in one tag is set: what that tag and those around it say."""

    block: Tag
    role: Role | None = None
    alignment: str | None = None
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    heading: bool = False
    linked: bool = False


class _Settings:
    """The settings of a body's tags: found once for each, however much text stands in it."""

    def __init__(self, body: Tag, roles: dict[int, Role]) -> None:
        self._roles = roles
        self._known = {body.at: self._inside(body, _Setting(block=body))}

    def of(self, tag: Tag) -> _Setting:
        """Return how text directly in `tag`, which stands in the body or is it, is set."""
        if tag.at in self._known:
            return self._known[tag.at]
        around = [tag]
        for parent in tag.parents:
            if parent.at in self._known:
                break
            around.append(parent)
        setting = self._known[parent.at]
        for inner in reversed(around):
            setting = self._known[inner.at] = self._inside(inner, setting)
        return setting

    def _inside(self, tag: Tag, outer: _Setting) -> _Setting:
        role, alignment, name = self._roles.get(id(tag)), _alignment_of(tag), tag.name
        if role is None and alignment is None and name not in _SETTING:
            return outer
        return _Setting(
            block=tag if name in BLOCKS else outer.block,
            role=role or outer.role,
            alignment=alignment or outer.alignment,
            bold=outer.bold or name in _BOLD,
            italic=outer.italic or name in _ITALIC,
            bullet=outer.bullet or name == "li",
            heading=outer.heading or name in _HEADINGS,
            linked=outer.linked or (name == "a" and is_file(tag.get("href") or "")),
        )


def _alignment_of(tag: Tag) -> str | None:
    if tag.name == "center":
        return "center"
    if not tag.attributes:
        return None
    if align := tag.get("align"):
        return align.lower()
    style = tag.get("style")
    found = _ALIGNMENT.search(style) if style else None
    return found[1].lower() if found else None


@dataclass
class _Flow:
    """Gathers text, pictures and breaks, and closes a passage where the page does."""

    settings: _Settings
    passages: list[Passage] = field(default_factory=list)
    _pieces: list[tuple[str, _Setting]] = field(default_factory=list)
    _said: list[_Setting] = field(default_factory=list)
    _block: Tag | None = None
    _pictured: bool = False
    _breaks: int = 0

    def take_tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self._breaks += 1
            if self._breaks >= 2:
                self.close()
        elif tag.name in _PICTURES:
            setting = self.settings.of(tag)
            if setting.role is None:
                self._enter(setting.block)
                self._pictured = True
        elif tag.name in BLOCKS:
            self.close()

    def take_text(self, text: Text) -> None:
        blank = text.isspace()
        if blank and not self._pieces:
            return
        setting = self.settings.of(text.parent)
        if setting.role is not None and setting.role is Role.SILENT:
            return
        self._enter(setting.block)
        if not blank:
            if self._breaks and _LIST_MARK.match(text):
                self.close()
                self._enter(setting.block)
            elif self._breaks:
                self._pieces.append((" ", setting))
            self._breaks = 0
            self._said.append(setting)
        self._pieces.append((text, setting))

    def _enter(self, block: Tag) -> None:
        if block is not self._block:
            self.close()
            self._block = block

    def close(self) -> None:
        """End the passage at hand, if there is one."""
        if self._pieces or self._pictured:
            passage = _passage_of(self._pieces, self._said, pictured=self._pictured)
            if passage.text or passage.pictured:
                self.passages.append(passage)
            self._pieces, self._said = [], []
        self._block, self._pictured, self._breaks = None, False, 0


def _passage_of(
    pieces: list[tuple[str, _Setting]], said: list[_Setting], *, pictured: bool
) -> Passage:
    """Return the passage of these pieces; `said` is the setting of each that is not blank."""
    text = clean("".join([text for text, _ in pieces]))
    unlinked = [text for text, setting in pieces if not setting.linked]
    first = said[0] if said else None
    return Passage(
        text=text,
        kind=_kind_of(text, first),
        unlinked=text if len(unlinked) == len(pieces) else clean("".join(unlinked)),
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
