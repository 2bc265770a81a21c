"""Articles of our own and what portals make of them: labelled pairs for the tests of likeness.

`ARTICLES` are whole articles of many kinds; `EDITS` are what a copy does to one; `SERIES` are
templates that are filled anew every day, month or year: alike as copies, and never one story.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.likeness.clippings import ARTICLES, BACKGROUND, SENTENCES
from tests.likeness.series import SERIES

PORTALS = ("damha", "lamha", "quangnam", "yenson", "mocchau")


@dataclass(frozen=True, kw_only=True)
class Clipping:
    """One article as a portal shows it."""

    portal: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class LabelledPair:
    """Two clippings, and whether they are one story; `kind` names what makes them hard."""

    kind: str
    one: Clipping
    other: Clipping
    is_same: bool


_NO_DIGITS = str.maketrans("", "", "0123456789/")

Edit = Callable[[random.Random, str], str]


def republish(chance: random.Random, text: str) -> str:
    crumbs = ("Trang chủ", "Tin tức", "Tin hoạt động", "Thời sự", "Cỡ chữ")
    return f"{' » '.join(chance.sample(crumbs, 3))}\n{text}\nLượt xem: {chance.randrange(9000)}"


def sign(chance: random.Random, text: str) -> str:
    name = chance.choice(("Thu Hà", "Quỳnh Trang", "Lê Bình", "Mạnh Hùng", "A Siêng"))
    return f"{text}\n{name} ({chance.choice(('Trung tâm TT&VH', 'TTXVN', 'Báo tỉnh'))})"


def decompose(chance: random.Random, text: str) -> str:
    return unicodedata.normalize("NFD", text)


def move_tones(chance: random.Random, text: str) -> str:
    moved = (("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ủy", "uỷ"), ("úy", "uý"), ("ụy", "uỵ"))
    for new, old in moved:
        text = text.replace(new, old)
    return text


def write_i(chance: random.Random, text: str) -> str:
    for y, i in (
        ("kỳ", "kì"),
        ("kỹ", "kĩ"),
        ("Mỹ", "Mĩ"),
        ("lý", "lí"),
        ("tỷ", "tỉ"),
        ("ký", "kí"),
    ):
        text = text.replace(y, i)
    return text


def strip_marks(chance: random.Random, text: str) -> str:
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return bare.replace("đ", "d").replace("Đ", "D")


def truncate(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    return " ".join(words[: int(len(words) * chance.uniform(0.72, 0.9))])


def add_lede(chance: random.Random, text: str) -> str:
    return f"{chance.choice(SENTENCES)}\n{text}"


def drop_sentence(chance: random.Random, text: str) -> str:
    sentences = text.split(". ")
    del sentences[chance.randrange(1, len(sentences) - 1)]
    return ". ".join(sentences)


_SYNONYMS = (
    ("cho biết", "chia sẻ"), ("tổ chức", "tiến hành"), ("đồng thời", "bên cạnh đó"),
    ("trên địa bàn", "tại địa bàn"), ("Sáng nay", "Sáng hôm nay"), ("bà con", "nhân dân"),
    ("hiện nay", "đến nay"), ("góp phần", "qua đó góp phần"), ("nhấn mạnh", "khẳng định"),
    ("phối hợp với", "cùng với"), ("đề nghị", "yêu cầu"), ("nhằm", "để"), ("đã", "vừa"),
)  # fmt: skip


def copy_edit(chance: random.Random, text: str) -> str:
    done = 0
    for old, new in chance.sample(_SYNONYMS, len(_SYNONYMS)):
        if old in text and done < 4:
            text, done = text.replace(old, new, 1), done + 1
    return text


def update_figure(chance: random.Random, text: str) -> str:
    """Change one number: a correction of the figure that the first print had wrong."""
    numbers = [word for word in text.split(" ") if word.isdecimal() and len(word) > 1]
    number = chance.choice(numbers)
    return text.replace(f" {number} ", f" {int(number) + chance.randrange(1, 9)} ", 1)


def shout(chance: random.Random, text: str) -> str:
    first, _, rest = text.partition(". ")
    return f"{first.upper()}. {rest}"


EDITS: dict[str, Edit] = {
    "other chrome": republish,
    "byline": sign,
    "decomposed": decompose,
    "tone placement": move_tones,
    "i for y": write_i,
    "without marks": strip_marks,
    "truncated": truncate,
    "lede added": add_lede,
    "sentence dropped": drop_sentence,
    "copy-edited": copy_edit,
    "figure updated": update_figure,
    "capitals": shout,
}


def positive_pairs(seed: int) -> Iterator[LabelledPair]:
    """Yield every article under every edit, and under two edits at once."""
    chance = random.Random(seed)
    for title, text in ARTICLES:
        for kind, edit in EDITS.items():
            yield _pair(chance, kind, title, text, edit(chance, text))
        first, second = chance.sample(sorted(EDITS), 2)
        yield _pair(
            chance, "two edits", title, text, EDITS[second](chance, EDITS[first](chance, text))
        )


def _pair(chance: random.Random, kind: str, title: str, text: str, copy: str) -> LabelledPair:
    one, other = chance.sample(PORTALS, 2)
    headline = chance.choice((title, title, title.upper(), f"{title} năm nay"))
    return LabelledPair(
        kind=kind,
        one=Clipping(portal=one, title=title, text=text),
        other=Clipping(portal=other, title=headline, text=copy),
        is_same=True,
    )


def negative_pairs(seed: int, rounds: int = 9) -> Iterator[LabelledPair]:
    """Yield two issues of each series, follow-ups, round-ups, and articles of one background."""
    chance = random.Random(seed)
    for _ in range(rounds):
        for kind, issue in SERIES.items():
            first = chance.randrange(1, 9)
            title, text = issue(chance, first)
            later_title, later = issue(chance, first + chance.randrange(1, 4))
            portals = chance.choice((chance.sample(PORTALS, 2), [PORTALS[0]] * 2))
            yield _negative(kind, portals, title, text, later_title, later)
            if kind != "exam notice":  # nothing but its title's number tells it from a copy
                plain = title.translate(_NO_DIGITS)
                yield _negative(f"{kind}, plain title", portals, plain, text, plain, later)
    for number, (title, text) in enumerate(ARTICLES):
        other_title, other = ARTICLES[(number + 1) % len(ARTICLES)]
        portals = chance.sample(PORTALS, 2)
        background = chance.choice(BACKGROUND)
        yield _negative("shared background", portals, title, f"{text}\n{background}",
                        other_title, f"{other}\n{background}")  # fmt: skip
        round_up = "\n".join(body for _, body in chance.sample(ARTICLES, 4))
        yield _negative("round-up", portals, title, text, "Điểm tin trong tuần",
                        f"{text}\n{round_up}")  # fmt: skip
        yield _negative("follow-up", portals, title, text, f"Diễn biến mới: {title}",
                        follow_up(chance, text))  # fmt: skip


def follow_up(chance: random.Random, text: str) -> str:
    """Return a later article that ends with the first third of the one before."""
    words = text.split(" ")
    return " ".join([*chance.sample(SENTENCES, 4), *words[: len(words) // 3]])


def _negative(
    kind: str, portals: list[str], title: str, text: str, other_title: str, other: str
) -> LabelledPair:
    return LabelledPair(
        kind=kind,
        one=Clipping(portal=portals[0], title=title, text=text),
        other=Clipping(portal=portals[1], title=other_title, text=other),
        is_same=False,
    )
