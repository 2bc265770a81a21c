"""Owns the blocks of links that repeat on a page: a listing's entries, other news, menus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from govnews.plain_page.selectors import names_of, select
from govnews.vietnamese.dates import read_date_line
from govnews.vietnamese.text import clean

MOST_LINKS = 5000
_MOST_BLOCKS = 12
_LEAST_LINKS = 3
_TITLE_WORDS = 4
_DATED_LENGTH = 200


@dataclass(frozen=True, kw_only=True)
class LinkBlock:
    """Links set alike: how to select them, where they lead, their words, how many have a date.

    `date` selects the element with the date beside each link, where there is one.
    """

    selector: str
    targets: tuple[str, ...]
    texts: tuple[str, ...]
    dated: int
    date: str | None

    @property
    def words(self) -> float:
        """Return the mean number of words of a link: titles have more than menus."""
        return mean(len(text.split()) for text in self.texts)

    @property
    def score(self) -> float:
        """Return how much this looks like a list of articles."""
        share = self.dated / len(self.targets)
        return min(len(self.targets), 30) * max(0.0, min(self.words, 12.0) - 3) * (1 + share)


def link_blocks(tree: HtmlElement, url: str) -> list[LinkBlock]:
    """Return the blocks of at least three links on the page's own host, likeliest listing first."""
    host = urlsplit(url).hostname
    groups: defaultdict[tuple[str, ...], list[tuple[HtmlElement, str, str]]] = defaultdict(list)
    for link, target, text in _links(tree, url):
        if _host_of(target) == host and text:
            groups[_setting(link)].append((link, target, text))
    # The largest only: each costs some searches of the page.
    largest = sorted(groups.values(), key=_size, reverse=True)[:_MOST_BLOCKS]
    blocks = (_block(tree, group) for group in largest)
    found = [block for block in blocks if block is not None]
    return sorted(found, key=lambda block: block.score, reverse=True)


def is_listing(block: LinkBlock) -> bool:
    """Return whether a block's links read like titles of articles."""
    return block.words >= _TITLE_WORDS


def _links(tree: HtmlElement, url: str) -> Iterator[tuple[HtmlElement, str, str]]:
    for number, link in enumerate(tree.iter("a")):
        if number >= MOST_LINKS:
            return
        href = (link.get("href") or "").strip()
        if href and not href.startswith(("#", "javascript:", "mailto:", "tel:")):
            try:
                target = urljoin(url, href).partition("#")[0]
            except ValueError:
                continue
            yield link, target, clean("".join(link.itertext()))


def _size(group: Sequence[tuple[HtmlElement, str, str]]) -> int:
    """Return how many words a group's links have: menus have many links and few words."""
    return sum(len(text.split()) for _, _, text in group)


def _host_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _setting(link: HtmlElement) -> tuple[str, ...]:
    """Return how a link is set: its own names and those of the two elements around it."""
    chain = [link, *list(link.iterancestors())[:2]]
    return tuple(f"{one.tag}.{one.get('class') or ''}" for one in chain)


def _block(tree: HtmlElement, group: Sequence[tuple[HtmlElement, str, str]]) -> LinkBlock | None:
    first = {target: (link, text) for link, target, text in reversed(group)}
    if len(first) < _LEAST_LINKS:
        return None
    links = [link for link, _ in first.values()]
    selector = _selector(tree, links)
    if selector is None:
        return None
    dates = [found for link in links if (found := _date_beside(link)) is not None]
    names = [names_of(element)[0] for element in dates]
    telling = [name for name in names if "." in name]
    in_order = list(dict.fromkeys(target for _, target, _ in group))
    return LinkBlock(
        selector=selector,
        targets=tuple(in_order),
        texts=tuple(first[target][1] for target in in_order),
        dated=len(dates),
        date=max(set(telling), key=telling.count) if 2 * len(telling) > len(first) else None,
    )


def _selector(tree: HtmlElement, links: Sequence[HtmlElement]) -> str | None:
    """Return the shortest selector that finds these links and few others."""
    wanted = set(links)
    link = links[0]
    around = list(link.iterancestors())[:3]
    own = names_of(link)
    tries = [name for name in own if "." in name]
    tries += [f"{name} > {one}" for name in names_of(around[0]) for one in own] if around else []
    for outer in around[1:]:
        inner = [names_of(around[0])[-1]] if outer is around[1] else [""]
        tries += [
            " ".join(filter(None, (name, part, own[-1])))
            for name in names_of(outer)
            if "." in name or "#" in name
            for part in inner
        ]
    for name in tries:
        if "." not in name and "#" not in name:
            continue
        found = set(select(tree, name))
        if wanted <= found and len(found) <= 2 * len(wanted) + 2:
            return name
    return None


def _date_beside(link: HtmlElement) -> HtmlElement | None:
    """Return the innermost element with a date in the part of the page that only this link has."""
    inside = link
    for part in list(link.iterancestors())[:4]:
        others = [one for one in part.iter("a") if one.get("href") != link.get("href")]
        if others:
            return None
        inside = part
        for element in inside.iter():
            own = clean(" ".join([element.text or "", *(child.tail or "" for child in element)]))
            if own and len(own) < _DATED_LENGTH and element.tag != "a" and read_date_line(own):
                return element
    return None
