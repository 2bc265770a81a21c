"""Each played site agrees with its expected.json: what its pages say, where every link ends."""

from __future__ import annotations

import json
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from protego import Protego

from demo.sites import Route, Site, read_sites
from govnews.portals.shelf import load_portal
from govnews.vietnamese.encoding import Decoded, decode

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "demo" / "sites"
SHARED = ROOT.parent / "shared" / "portals"
SLUGS = ("canloc", "congdankhuyenhoc", "damha", "kontum_edu", "lamha")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
STATUS = {"gone": {404, 410}, "not_found": {404}, "redirected": {301, 302}, "absent": {200, 404}}


def fold(text: str) -> str:
    """Return `text` as expected.json writes strings."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def read_expected(home: Path) -> dict[str, Any]:
    """Return what a correct run makes of one site."""
    return json.loads((home / "expected.json").read_text("utf-8"))


@dataclass(frozen=True, eq=False)
class Played:
    """One site on one day, with what a correct run makes of it."""

    folder: Path
    day: int
    site: Site
    expected: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.folder.parts[-2]}-{self.site.slug}-day{self.day}"

    @property
    def host(self) -> str:
        return self.site.hosts[0]

    def stated(self, kind: str) -> dict[str, Any]:
        """Return articles, listings or feeds as they are on this day."""
        first: dict[str, Any] = self.expected["day1"][kind]
        return first if self.day == 1 else first | self.expected["day2"][kind]

    def fates(self) -> dict[str, str]:
        """Return the fate of every address on this day."""
        return {row["url"]: row[f"day{self.day}"]["fate"] for row in self.expected["fates"]}

    def find(self, address: str) -> Route:
        path, _, query = address.partition("?")
        return self.site.find(path, query)

    def page(self, address: str) -> BeautifulSoup:
        route = self.find(address)
        assert route.file is not None
        decoded = decode(route.file.read_bytes(), route.content_type)
        assert isinstance(decoded, Decoded), address
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            return BeautifulSoup(decoded.text, "lxml")

    def place(self, link: str, page: str) -> str | None:
        """Return an own link as routes.json writes it, a foreign one whole, None for the rest."""
        base = f"http://{self.host}{quote(page, safe='/?=&')}"
        parts = urlsplit(urldefrag(urljoin(base, link.strip()))[0])
        if parts.scheme not in ("http", "https"):
            return None
        if parts.hostname != self.host:
            return parts.geturl()
        return unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")


@cache
def played() -> list[Played]:
    """Return every site on both days: ours, and the real input where it lies beside the project."""
    return [
        Played(folder / slug, day, site, read_expected(folder / slug))
        for folder in (OWN, SHARED)
        for day in (1, 2)
        for slug, site in read_sites(folder, day).items()
    ]


every_site = pytest.mark.parametrize("site", played(), ids=str)


def test_the_sites_are_the_five() -> None:
    assert tuple(read_sites(OWN, 1)) == SLUGS
    assert len(played()) == (20 if SHARED.is_dir() else 10)
    hosts = [played.site.hosts for played in played() if played.day == 1]
    assert len({host for names in hosts for host in names[:1]}) == len(hosts)


@every_site
def test_articles_stand_on_their_pages(site: Played) -> None:
    articles = site.stated("articles")
    fates = site.fates()
    for address, article in articles.items():
        if fates[address] in ("gone", "absent"):
            continue
        assert site.find(address).status == 200, address
        text = fold(site.page(address).get_text())
        missing = [said for said in sayings(article) if said not in text]
        assert not missing, (address, missing)
        position = [text.index(paragraph) for paragraph in article["body"]]
        assert position == sorted(position), address


def sayings(article: dict[str, Any]) -> Iterator[str]:
    """Return every string of the article that its page must show."""
    yield article["title"]
    yield from article["body"]
    yield from article["captions"]
    yield from (cell for table in article.get("tables", []) for row in table for cell in row)
    yield from (file["text"] for file in article.get("attachments", []))
    if article["byline"]:
        yield article["byline"]["raw"]
    if article["view_count"] is not None:
        yield f"{article['view_count']:,}".replace(",", ".")
    if article["published_at"]["basis"] == "stated":
        yield article["published_at"]["raw"]


@every_site
def test_each_fate_is_what_its_address_answers(site: Played) -> None:
    articles = site.stated("articles")
    for row in site.expected["fates"]:
        fate, address = row[f"day{site.day}"]["fate"], row["url"]
        if fate == "external":
            assert urlsplit(address).hostname != site.host
            continue
        assert site.find(address).status in STATUS.get(fate, {200}), (address, fate)
        if fate in ("loaded", "unchanged", "revised"):
            assert address in articles
        elif fate == "redirected":
            assert end_of(site, address) == row["target"]
        elif fate == "soft_404":
            assert "Không tìm thấy bài viết" in site.page(address).get_text()
        elif fate == "duplicate_of":
            twin = fold(site.page(address).get_text())
            original = articles[row["target"]]
            assert all(said in twin for said in (original["title"], *original["body"])), address
        elif fate == "attachment":
            assert address in {file["url"] for file in articles[row["parent"]]["attachments"]}


def end_of(site: Played, address: str) -> str | None:
    """Return where a chain of redirects ends."""
    place: str | None = address
    for _ in range(5):
        if place is None or "Location" not in (route := site.find(place)).headers:
            break
        place = site.place(route.headers["Location"], place)
    return place


@every_site
def test_every_link_has_a_fate(site: Played) -> None:
    known = {address for address, fate in site.fates().items() if fate != "absent"}
    vanished = {
        row["url"]
        for row in site.expected["fates"]
        if row["day1"]["fate"] == "loaded" and row["day2"]["fate"] == "gone" and site.day == 2
    }
    reached = walk(site)
    assert reached - known == set()
    assert known - vanished - reached == set()


def walk(site: Played) -> set[str]:
    """Return every address that a crawler finds; pages that robots.txt excludes are not opened."""
    robots = site.find("/robots.txt")
    rules = Protego.parse(
        robots.file.read_text("utf-8") if robots.file and robots.status == 200 else ""
    )
    waiting = [row["url"] for row in site.expected["fates"] if "found_on" not in row]
    reached = set(waiting)
    while waiting:
        address = waiting.pop()
        url = f"http://{site.host}{quote(address, safe='/?=&')}"
        is_excluded = not rules.can_fetch(url, "govnews")
        assert is_excluded == (site.fates().get(address) == "excluded_by_robots"), address
        if is_excluded:
            continue
        found = {site.place(link, address) for link in links_of(site, address)} - {None, *reached}
        reached |= found
        waiting += [place for place in found if place.startswith("/")]
    return reached


def links_of(site: Played, address: str) -> Iterator[str]:
    """Return the links of a page, feed, sitemap, robots.txt or redirect."""
    route = site.find(address)
    if route.file is None:
        yield route.headers["Location"]
    elif route.status != 200 or route.content_type == "application/pdf":
        return
    elif "html" in route.content_type:
        page = site.page(address)
        yield from (str(link["href"]) for link in page.select("a[href]"))
        yield from (
            str(link["href"])
            for link in page.select("link[href]")
            if {"canonical", "alternate", "amphtml"} & set(link.get("rel") or [])
        )
    else:
        text = route.file.read_text("utf-8")
        yield from re.findall(r"<(?:loc|link)>([^<]+)</", text)
        yield from re.findall(r"(?m)^Sitemap: (\S+)", text)


@every_site
def test_listings_and_feeds_stand_in_page_order(site: Played) -> None:
    entry = load_portal(site.site.slug).listing.entry
    for address, wanted in site.stated("listings").items():
        links = [str(link["href"]) for link in site.page(address).select(entry)]
        assert list(dict.fromkeys(site.place(link, address) for link in links)) == wanted
    for address, wanted in site.stated("feeds").items():
        file = site.find(address).file
        assert file is not None
        links = re.findall(r"(?s)<item>.*?<link>(.*?)</link>", file.read_text("utf-8"))
        assert [site.place(link, "/") for link in links] == [item["url"] for item in wanted]


@every_site
def test_no_file_is_without_a_route(site: Played) -> None:
    home = site.folder
    lists = {home / name for name in ("routes.json", "expected.json", "day2/routes.json")}
    days = [read_sites(home.parent, day)[home.name] for day in (1, 2)]
    routes = [route for day in days for route in (*day.routes.values(), day.not_found)]
    assert {file for file in home.rglob("*") if file.is_file()} - lists == {
        route.file for route in routes if route.file
    }


@every_site
def test_declared_bytes_are_the_bytes(site: Played) -> None:
    days = [other for other in played() if other.folder == site.folder]
    for row in site.expected["fates"]:
        if stated := row["day2"].get("bytes"):
            files = [other.find(row["url"]).file for other in days]
            same = len({file.read_bytes() for file in files if file}) == 1
            assert stated == ("same" if same else "differ"), row["url"]


@pytest.mark.parametrize("slug", SLUGS)
def test_on_day_two_one_article_is_new_revised_recounted_and_gone(slug: str) -> None:
    expected = read_expected(OWN / slug)
    rows = {row["url"]: row for row in expected["fates"] if row["kind"] == "article"}
    turned = [(row["day1"]["fate"], row["day2"]["fate"]) for row in rows.values()]
    for turn in (("absent", "loaded"), ("loaded", "revised"), ("loaded", "gone")):
        assert turned.count(turn) == 1, turn
    first, second = (expected[day]["articles"] for day in ("day1", "day2"))
    (recounted,) = (url for url, row in rows.items() if "counter" in row["day2"].get("note", ""))
    assert second[recounted]["view_count"] > first[recounted]["view_count"]
    assert second[recounted]["body"] == first[recounted]["body"]
    (revised,) = (url for url, row in rows.items() if row["day2"]["fate"] == "revised")
    (change,) = rows[revised]["day2"]["changes"]
    words = zip(change["before"].split(), change["after"].split(), strict=True)
    assert sum(before != after for before, after in words) == 1


def test_no_sentence_is_taken_from_the_real_input(shared: Path) -> None:
    taken = sentences(OWN) & sentences(shared / "portals")
    assert not taken


def sentences(folder: Path) -> set[str]:
    """Return the sentences, titles and captions of all articles, short phrases left out."""
    found: set[str] = set()
    for path in folder.glob("*/expected.json"):
        expected = read_expected(path.parent)
        for day in ("day1", "day2"):
            for article in expected[day]["articles"].values():
                texts = [article["title"], *article["captions"], *article["body"]]
                found |= {part for text in texts for part in re.split(r"(?<=[.;:])\s+", text)}
    return {sentence for sentence in found if len(sentence.split()) > 5}
