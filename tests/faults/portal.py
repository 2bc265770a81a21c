"""The fault-injection portal: a whole newspaper of thirty articles, and the faults among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.faults.faults import PAPER, Fault
from tests.faults.newspaper import listing_path, mixed
from tests.fetch.site import Page, page

DISGUISED = PAPER.article_path(7)
DISGUISES = (  # one article, as links spell it
    f"{DISGUISED}#binh-luan",
    f"HTTP://{PAPER.host.upper()}{DISGUISED}",
    f"http://{PAPER.host}:80{DISGUISED}",
    f"http://ban-doc@{PAPER.host}{DISGUISED}",
    f"/muc/.././tin/x/..{DISGUISED.removeprefix('/tin')}",
    DISGUISED.replace("/tin/", "/%74in/"),
    DISGUISED.replace("/", "\\"),
    f" \t{DISGUISED[:9]}\n{DISGUISED[9:]} ",
    f"{DISGUISED}?",
    f"{DISGUISED}?utm_source=facebook&utm_medium=social",
    f"{DISGUISED}?fbclid=IwAR0x",
    f"{DISGUISED}?in=1",
    f"/amp{DISGUISED}",
    "/m/tin?so=7&muc=2",
    "/m/tin?muc=2&so=7",
)
OFFERED = (*PAPER.article_paths, DISGUISED)


def pages_of(faults: Sequence[Fault]) -> dict[str, Page]:
    """Return every page of the portal, by path and query."""
    pages: dict[str, Page] = {}
    for path in PAPER.paths:
        found = PAPER.page(path)
        assert found, path
        pages[path] = page(found[1], Content_Type=found[0])
    copy = pages[DISGUISED]
    paths = [link.partition("#")[0] for link in DISGUISES if "utm_" in link or "=" in link]
    pages |= dict.fromkeys((*paths, f"/amp{DISGUISED}"), copy)
    for fault in faults:
        pages |= fault.pages
    harmless = [fault.path for fault in faults if not fault.fails and not fault.is_entrance]
    failing = [fault.path for fault in faults if fault.fails]
    entrances = [fault.path for fault in faults if fault.is_entrance]
    calm = list(mixed(harmless, OFFERED))
    pages["/"] = page(_front(entrances))
    pages["/muc/su-co"] = page(_listing(list(mixed(calm, failing))))
    pages["/muc/nhieu-dang"] = page(_listing(DISGUISES))
    return pages


def mended(pages: Mapping[str, Page], faults: Sequence[Fault]) -> dict[str, Page]:
    """Return the pages of the portal when its articles' faults are over; clocks go on."""
    good = {
        fault.path: page(PAPER.article(int(fault.path.split("/")[2].split("-")[0])))
        for fault in faults
        if not fault.is_entrance and fault.name != "clock"
    }
    return {**pages, **good}


def _front(entrances: Sequence[str]) -> str:
    listings = [listing_path(1), "/muc/su-co", "/muc/nhieu-dang"]
    feeds = [path for path in entrances if path.endswith(".rss")]
    listings += [path for path in entrances if path not in feeds]
    head = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{path}">' for path in feeds
    )
    links = "".join(f'<a href="{path}">Chuyên mục</a>' for path in listings)
    return PAPER.around(links, head=head)


def _listing(links: Sequence[str]) -> str:
    entries = "".join(f'<li><a href="{link}">Xem tin</a></li>' for link in links)
    return PAPER.around(f'<ul class="danh-sach">{entries}</ul>')
