"""Faults of hosts: names that stand for private addresses, nobody there, certificates.

One night without a stand-in: the portal's names are looked up in a made-up internet that records
every look-up and every connection. Nothing but loopback is really dialled.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import certifi
import pytest
import requests.adapters

from demo.postgres import free_port
from govnews.fetch.limits import Limits
from govnews.steps import plan_run, scrape_portal, scraping
from tests.faults.certificates import DAY, Authority
from tests.faults.conftest import FIRST, Ended, look_back, settings_of
from tests.faults.faults import ATTEMPTS, PAPER, REQUEST_SECONDS
from tests.faults.internet import Internet, full_backlog
from tests.faults.newspaper import Newspaper, mixed
from tests.fetch.site import Page, Site, page

PUBLIC = "203.162.10.1"
TOWN = Newspaper(slug=PAPER.slug, host=PAPER.host, articles=20, paragraphs=2)
# Words of the reason that the robots.txt of such a host ends with: it is asked first.
PRIVATE = {
    "rieng": ("10.0.0.8",),
    "rieng192": ("192.168.1.1",),
    "lienket": ("169.254.7.7",),
    "sieudulieu": ("169.254.169.254",),
    "noibo": ("127.0.0.1",),
    "moinoi": ("0.0.0.0",),
    "nhamang": ("100.64.0.1",),
    "sau": ("::1",),
    "sau-rieng": ("fd00::1",),
    "sau-lienket": ("fe80::1",),
    "anhxa": ("::ffff:10.0.0.8",),
    "lanlon": (PUBLIC, "10.0.0.8"),
    "sau-bon": ("2002:a00:8::1",),  # 6to4 of 10.0.0.8
    "sau-dich": ("64:ff9b::a00:8",),  # NAT64 of 10.0.0.8
    "nhieu": ("224.0.0.1",),
}
ABSENT = {  # name -> address, reason
    "matten": (None, "Name or service not known|NameResolution"),
    "im": ("203.162.10.2", "timed out|no connection within|Timeout"),
    "dong": ("203.162.10.3", "refused"),
}
CERTIFICATES = {  # name -> address, reason
    "hethan": ("203.162.10.11", "has expired"),
    "chuaden": ("203.162.10.12", "not yet valid|not valid yet"),
    "khacten": ("203.162.10.13", "Hostname mismatch|another host"),
    "tuky": ("203.162.10.14", "self.signed|signed by itself"),
    "laquen": ("203.162.10.15", "local issuer|authority"),
    "khongtls": ("203.162.10.16", "(?i)ssl|tls"),
}
GOOD = ("tot", "203.162.10.20")
# First its robots.txt is looked up, then its page: by then the name leads inside.
TURNED = ("doiten", "203.162.10.21", "10.0.0.9")


class Hasty(Limits):
    """Limits whose pauses between attempts do not make the night long."""

    def __init__(self, **named: float) -> None:
        super().__init__(**{**named, "backoff_seconds": 0.05})  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class HostNight:
    """A night, and what the network saw of it."""

    ended: Ended
    network: Internet
    sites: dict[str, Site]


def host(name: str) -> str:
    return f"{name}.{PAPER.host}"


def alias(name: str) -> str:
    """Return the address of the page that the portal links to on one of its other hosts."""
    number = 300 + _names_of_aliases().index(name)
    scheme = "https" if name in CERTIFICATES or name == GOOD[0] else "http"
    return f"{scheme}://{host(name)}/tin/{number}-o-may-khac.html"


@pytest.fixture(scope="module")
def night(fresh_warehouse: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostNight]:
    folder = tmp_path_factory.mktemp("hosts")
    with pytest.MonkeyPatch.context() as monkeypatch, ExitStack() as stack:
        authority = Authority(folder)
        # Both ways in which the fetcher may come to its authorities.
        monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(authority.file))
        monkeypatch.setattr(certifi, "where", lambda: str(authority.file))
        monkeypatch.setattr(scraping, "Limits", Hasty)
        sites = {name: stack.enter_context(site) for name, site in _sites(authority, folder)}
        network = Internet(_names(), _servers(sites, stack.enter_context(full_backlog())))
        hosts = ", ".join(repr(host(name)) for name in _names_of_aliases())
        settings = settings_of(
            folder, fresh_warehouse, sites["main"], f"aliases=({hosts})", "failure_limit=0.9"
        )
        settings = replace(settings, stand_ins={}, contact="thu@govnews.test")
        network.install(monkeypatch)
        began = time.monotonic()
        plan_run("night1", FIRST, [PAPER.slug], settings)
        scrape_portal(PAPER.slug, "night1", settings)
        seconds = time.monotonic() - began
        monkeypatch.undo()
        yield HostNight(
            ended=look_back(settings, sites["main"], "night1", seconds),
            network=network,
            sites=sites,
        )


def _names_of_aliases() -> list[str]:
    return [*PRIVATE, *ABSENT, *CERTIFICATES, GOOD[0], TURNED[0]]


def _names() -> dict[str, list[tuple[str, ...]]]:
    names = {PAPER.host: [(PUBLIC,)], host(GOOD[0]): [(GOOD[1],)]}
    names[host(TURNED[0])] = [(TURNED[1],), (TURNED[2],)]
    names |= {host(name): [addresses] for name, addresses in PRIVATE.items()}
    names |= {host(name): [(address,)] for name, (address, _) in ABSENT.items() if address}
    return names | {host(name): [(address,)] for name, (address, _) in CERTIFICATES.items()}


def _servers(sites: dict[str, Site], nobody_accepts: int) -> dict[tuple[str, int], int]:
    servers = {(PUBLIC, 80): sites["main"].port, (GOOD[1], 443): sites[GOOD[0]].port}
    servers |= {(address, 443): sites[name].port for name, (address, _) in CERTIFICATES.items()}
    servers[TURNED[1], 80] = sites["main"].port
    servers[ABSENT["im"][0] or "", 80] = nobody_accepts
    servers[ABSENT["dong"][0] or "", 80] = free_port()
    return servers


def _sites(authority: Authority, folder: Path) -> Iterator[tuple[str, Site]]:
    yield "main", Site(_pages(), PAPER.host)
    stranger = Authority(folder, "Stranger")
    contexts = {
        "hethan": authority.context(host("hethan"), begins=-3 * DAY, ends=timedelta(hours=-1)),
        "chuaden": authority.context(host("chuaden"), begins=timedelta(hours=20), ends=3 * DAY),
        "khacten": authority.context("khac.test"),
        "tuky": authority.context(host("tuky"), signs_itself=True),
        "laquen": stranger.context(host("laquen")),
        "khongtls": None,
        GOOD[0]: authority.context(host(GOOD[0])),
    }
    for name, context in contexts.items():
        path = alias(name).removeprefix(f"https://{host(name)}")
        content = page(TOWN.article(int(path.split("/")[2].split("-")[0])))
        greeting = b"" if context else b"HTTP/1.1 400 Bad Request\r\n\r\n"
        yield name, Site({path: content}, host(name), tls=context, greeting=greeting)


def _pages() -> dict[str, Page]:
    pages: dict[str, Page] = {
        path: page(found[1], Content_Type=found[0])
        for path in TOWN.paths
        if (found := TOWN.page(path))
    }
    links = list(mixed(TOWN.article_paths, [alias(name) for name in _names_of_aliases()]))
    entries = "".join(f'<li><a href="{link}">Xem tin</a></li>' for link in links)
    turned = "/tin/290-chuyen-vao-trong.html"
    pages["/muc/thoi-su"] = page(
        f'<ul class="danh-sach">{entries}<li><a href="{turned}">Xem tin</a></li></ul>'
    )
    return pages | {turned: page("", "302 Found", Location=alias("rieng"))}


def robots_of(name: str) -> str:
    return f"http{'s' if alias(name).startswith('https') else ''}://{host(name)}/robots.txt"


@pytest.mark.parametrize("name", PRIVATE)
def test_a_name_that_stands_for_a_private_address_is_not_dialled(
    name: str, night: HostNight
) -> None:
    assert night.ended.fate(alias(name)) == "unreachable"
    assert night.ended.fate(robots_of(name)) == "unreachable"
    assert re.search(r"which is .* address.*not asked", night.ended.reason(robots_of(name)))
    assert host(name) in night.network.resolved


@pytest.mark.parametrize("name", [*ABSENT, *CERTIFICATES])
def test_a_host_that_fails_is_named_with_its_reason(name: str, night: HostNight) -> None:
    _, reason = {**ABSENT, **CERTIFICATES}[name]
    assert night.ended.fate(alias(name)) == "unreachable"
    assert re.search(reason, night.ended.reason(robots_of(name)))


def test_no_request_reaches_a_server_whose_certificate_is_bad(night: HostNight) -> None:
    for name in CERTIFICATES:
        assert not [head for head in night.sites[name].heads if "HTTP/1" in head], name


def test_a_good_certificate_is_believed(night: HostNight) -> None:
    assert night.ended.fate(alias(GOOD[0])) == "loaded"


def test_nothing_but_the_portals_public_addresses_is_dialled(night: HostNight) -> None:
    public = {PUBLIC, GOOD[1], TURNED[1]}
    public |= {address for address, _ in ABSENT.values() if address}
    public |= {address for address, _ in CERTIFICATES.values()}
    assert {address for address, _ in night.network.dialled} <= public
    assert set(night.network.resolved) <= {PAPER.host, *map(host, _names_of_aliases())}


def test_a_name_that_turns_inside_is_not_dialled_there(night: HostNight) -> None:
    dialled = {address for address, _ in night.network.dialled}
    assert TURNED[1] in dialled
    assert TURNED[2] not in dialled


def test_a_redirect_to_a_host_inside_ends_there(night: HostNight) -> None:
    assert night.ended.fate("/tin/290-chuyen-vao-trong.html") == "redirected"
    assert night.ended.fate(alias("rieng")) == "unreachable"


def test_connecting_takes_no_longer_than_it_may(night: HostNight) -> None:
    names = len(_names_of_aliases())
    assert night.ended.seconds < 20 + 2 * names * ATTEMPTS * REQUEST_SECONDS


def test_the_rest_of_the_portal_is_loaded(night: HostNight) -> None:
    for path in TOWN.article_paths:
        assert night.ended.fate(path) == "loaded", path
