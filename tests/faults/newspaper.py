"""Generated portals: realistic pages of made-up news, any number of portals, the same every time.

The sentences are those of the annotated development articles, in another order and with other
figures, so that no two articles are alike. Tests break single pages of such a portal;
`benchmarks.crawl` plays a thousand whole ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from govnews.vietnamese.sentences import sentences
from tests.extract.gold import ARTICLES

PER_LISTING = 10
DEVELOPMENT = ARTICLES / "development"
_TEXT = re.compile(r"^text: \|-?\n((?:[ ]+.*\n|\n)+)", re.MULTILINE)
_FIGURE = re.compile(r"\d+")
_FIXED = {"/trang/gioi-thieu": "Giới thiệu", "/trang/lien-he": "Liên hệ"}
_MENU = "".join(
    f'<li><a href="{path}">{title}</a></li>'
    for path, title in {"/": "Trang chủ", "/muc/thoi-su": "Thời sự", **_FIXED}.items()
)
_CHROME = "".join(  # what a real page carries along: styles and scripts of some kilobytes
    f".khoi-{number}{{margin:0 {number}px;padding:{number}px;border:1px solid #{number:06x}}}\n"
    for number in range(160)
)

PORTAL_FILE = '''"""A generated portal: {name}."""

import re

from govnews.portal import Layout, Listing, Portal, address
from govnews.records import Place

NUMBER = re.compile(r"/tin/(\\d+)-|/m/tin\\?(?:.*&)?so=(\\d+)")


def identify(url: str) -> str | None:
    """Return the number of the article behind a URL."""
    found = NUMBER.search(url)
    return (found[1] or found[2]) if found else None


PORTAL = Portal(
    slug="{slug}",
    name="{name}",
    host="{host}",
    platform="generated",
    publisher="UBND huyện Đầm Hà",
    kind="district",
    place=Place(province="Tỉnh Quảng Ninh", district="Huyện Đầm Hà"),
    layouts=(
        Layout(
            name="newspaper",
            container="article.tin",
            title="h1",
            published="p.ngay",
            body="div.noi-dung",
        ),
    ),
    article_address=address(r"(?:/amp)?/tin/\\d+-[\\w-]+\\.html(?:\\?.*)?|/m/tin\\?.*"),
    listing_address=address(r"/muc/[\\w-]+(?:\\?trang=\\d+)?"),
    listing=Listing(entry="ul.danh-sach a"),
    identify=identify,
    {more}
)
'''


@dataclass(frozen=True, kw_only=True)
class Newspaper:
    """One made-up portal: its file for the shelf, and its pages by path and query."""

    slug: str
    host: str
    articles: int = 30
    paragraphs: int = 5
    delay_seconds: float = 0.0

    def portal_file(self, *more: str) -> str:
        """Return the portal's file for the shelf; `more` are further fields of `Portal`."""
        given = {field.partition("=")[0] for field in more}
        usual = {
            "scheme": '"http"',
            "feeds": '("/rss.xml",)',
            "sitemaps": '("/sitemap.xml",)',
            "delay_seconds": str(self.delay_seconds),
        }
        fields = [f"{name}={value}," for name, value in usual.items() if name not in given]
        fields += [f"{field}," for field in more]
        return PORTAL_FILE.format(
            slug=self.slug, host=self.host, name=f"Báo {self.slug}", more="\n    ".join(fields)
        )

    @property
    def article_paths(self) -> list[str]:
        """The addresses of the articles, newest first."""
        return [self.article_path(number) for number in range(self.articles, 0, -1)]

    @property
    def paths(self) -> list[str]:
        """All addresses that lead to a page."""
        listings = [
            listing_path(page)
            for page in range(1, 1 + (self.articles + PER_LISTING - 1) // PER_LISTING)
        ]
        fixed = ["/", "/robots.txt", "/rss.xml", "/sitemap.xml", *_FIXED]
        return [*fixed, *listings, *self.article_paths]

    def article_path(self, number: int) -> str:
        """Return the address of one article, 1 to `articles`."""
        return f"/tin/{number}-tin-so-{number}-cua-{self.slug}.html"

    def title(self, number: int) -> str:
        """Return the headline of one article."""
        return f"{self._sentence(number, 0)[:90].rstrip(' .,')} (tin số {number})"

    def page(self, path: str) -> tuple[str, bytes] | None:
        """Return content type and content of one address, or None where nothing is."""
        html = "text/html; charset=utf-8"
        if found := re.fullmatch(r"/tin/(\d+)-[\w-]+\.html", path):
            number = int(found[1])
            known = 0 < number <= self.articles and path == self.article_path(number)
            return (html, self.article(number).encode()) if known else None
        if path in ("/", *map(listing_path, range(1, 100))):
            page = int(path.partition("trang=")[2] or 1)
            return html, self.listing(page).encode()
        if path in _FIXED:
            return html, self.around(f"<h2>{_FIXED[path]}</h2><p>Trụ sở huyện.</p>").encode()
        if path == "/robots.txt":
            return (
                "text/plain",
                f"User-agent: *\nSitemap: http://{self.host}/sitemap.xml\n".encode(),
            )
        if path == "/rss.xml":
            return "application/rss+xml", self.feed(range(self.articles, 0, -1)[:5]).encode()
        if path == "/sitemap.xml":
            return "application/xml", self.sitemap(self.article_paths).encode()
        return None

    def article(self, number: int, *, head: str = "", clock: str = "", note: str = "") -> str:
        """Return the page of one article; `head` goes into <head>, `clock` above the menu."""
        paragraphs = "".join(
            f"<p>{' '.join(self._sentence(number, 4 * part + line) for line in range(1, 5))}</p>\n"
            for part in range(self.paragraphs)
        )
        return self.around(
            f'<article class="tin"><h1>{self.title(number)}</h1>'
            f'<p class="ngay">Ngày {1 + number % 15:02d}/06/2025 08:{number % 60:02d}</p>'
            f'<div class="noi-dung">{paragraphs}{note}</div></article>',
            head=head,
            clock=clock,
        )

    def listing(self, page: int, extra: Sequence[str] = ()) -> str:
        """Return one page of the listing; `extra` are further entries, mixed in between."""
        first = (page - 1) * PER_LISTING
        own = self.article_paths[first : first + PER_LISTING]
        further = (
            f'<a class="sau" href="{listing_path(page + 1)}">Trang sau</a>'
            if first + PER_LISTING < self.articles
            else ""
        )
        entries = "".join(f'<li><a href="{path}">Xem tin</a></li>' for path in mixed(own, extra))
        return self.around(f'<ul class="danh-sach">{entries}</ul>{further}')

    def feed(self, numbers: Sequence[int]) -> str:
        """Return an RSS feed of some articles."""
        items = "".join(
            f"<item><title>{self.title(number)}</title>"
            f"<link>http://{self.host}{self.article_path(number)}</link>"
            f"<pubDate>Mon, 16 Jun 2025 {number % 24:02d}:00:00 +0700</pubDate></item>"
            for number in numbers
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'

    def sitemap(self, paths: Sequence[str]) -> str:
        """Return a sitemap of some addresses."""
        entries = "".join(f"<url><loc>http://{self.host}{path}</loc></url>" for path in paths)
        return f'<?xml version="1.0"?><urlset>{entries}</urlset>'

    def around(self, content: str, *, head: str = "", clock: str = "") -> str:
        """Return a whole page around some content."""
        return (
            f"<!DOCTYPE html>\n<html lang=vi><head><meta charset=utf-8><title>Báo {self.slug}"
            f"</title><style>{_CHROME}</style>{head}</head><body><div id=dong-ho>{clock}</div>"
            f'<ul class="menu">{_MENU}</ul>{content}'
            f"<footer>Bản quyền thuộc UBND huyện Đầm Hà</footer></body></html>\n"
        )

    def _sentence(self, number: int, place: int) -> str:
        dice = random.Random(f"{self.slug} {number} {place}")
        chosen = dice.choice(_stock())
        return _FIGURE.sub(lambda found: _other(found[0], dice), chosen)


def listing_path(page: int) -> str:
    """Return the address of one page of the listing."""
    return "/muc/thoi-su" + (f"?trang={page}" if page > 1 else "")


def mixed(own: Sequence[str], extra: Sequence[str]) -> Iterator[str]:
    """Yield `extra` among `own`, one after the other, so that neither comes in a row."""
    others = iter(extra)
    for entry in own:
        yield entry
        yield from (other for other in [next(others, None)] if other)
    yield from others


@cache
def _stock() -> tuple[str, ...]:
    # Only the text of each sheet: to read all of its YAML takes seconds.
    sheets = (file.read_text("utf-8") for file in sorted(DEVELOPMENT.glob("*.yaml")))
    found = (line.strip() for sheet in sheets for line in _TEXT.findall(sheet)[0].splitlines())
    cut = (line[start:end] for line in found for start, end in sentences(line))
    return tuple(sorted({one for one in cut if 60 < len(one) < 400 and "<" not in one}))


def _other(figure: str, dice: random.Random) -> str:
    if len(figure) == 4:  # most likely a year
        return figure
    low, high = (1, 12) if len(figure) < 3 else (10 ** (len(figure) - 1), 10 ** len(figure) - 1)
    return f"{dice.randint(low, high):0{len(figure)}d}"
