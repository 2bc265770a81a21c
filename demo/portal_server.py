"""The local server that plays portals, asked by Host header or as an HTTP proxy.

    python -m demo.portal_server --sites demo/sites --port 8900 --day 1
    http_proxy=http://127.0.0.1:8900 curl http://canloc.govnews.test/
    curl -H 'Host: canloc.govnews.test' http://127.0.0.1:8900/

It plays every site below one folder, in the format that `demo.sites` reads.
The server binds 127.0.0.1 only and forwards nothing: a host it does not play
answers 404, so a crawler that strays cannot reach a real site.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import re
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from demo.sites import Route, Site, read_sites

ADDRESS = "127.0.0.1"
IDLE_SECONDS = 30
POLL_SECONDS = 0.05
TEXTUAL = re.compile(r"text/|application/(xml|rss\+xml|javascript|json)")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request as the server saw it; `slug` is None for a host that it does not play."""

    moment: datetime
    day: int
    slug: str | None
    host: str
    method: str
    target: str
    status: int
    is_conditional: bool
    user_agent: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Status, headers and body before they go on the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def make_validators(site: Site, route: Route, body: bytes) -> dict[str, str]:
    """Return the ETag and Last-Modified headers that this site sends with `body`."""
    validators = {}
    if "etag" in site.validators:
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        validators["ETag"] = f"W/{tag}" if "weak" in site.validators else tag
    if "last-modified" in site.validators and route.last_modified:
        validators["Last-Modified"] = format_datetime(route.last_modified, usegmt=True)
    return validators


def is_unchanged(validators: Mapping[str, str], asked: Message) -> bool:
    """Return whether a conditional GET is answered 304 (RFC 9110, section 13.2.2).

    Tags are compared weakly; If-Modified-Since counts only without If-None-Match.
    """
    tags = asked.get("If-None-Match")
    if tags is not None:
        own = validators.get("ETag", "").removeprefix("W/")
        given = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(own) and not given.isdisjoint({own, "*"})
    since, modified = asked.get("If-Modified-Since"), validators.get("Last-Modified")
    if not since or not modified:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


def answer_route(site: Site, route: Route, asked: Message) -> Answer:
    """Return what `site` answers on `route` to a request with the headers `asked`."""
    headers = dict(site.headers) | {"Content-Type": route.content_type} | dict(route.headers)
    if route.file is None:
        return Answer(status=route.status, headers=headers, body=b"<p>Moved</p>\n")
    body = route.file.read_bytes()
    validators = make_validators(site, route, body)
    headers |= validators
    if route.status == HTTPStatus.OK and is_unchanged(validators, asked):
        return Answer(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    if "gzip" in asked.get("Accept-Encoding", "") and TEXTUAL.match(route.content_type):
        body = gzip.compress(body, 6, mtime=0)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return Answer(status=route.status, headers=headers, body=body)


def answer_fault(status: int) -> Answer:
    """Return the answer of a portal that is out of order."""
    headers = {"Content-Type": "text/html; charset=utf-8"}
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        headers["Retry-After"] = "1"
    return Answer(status=status, headers=headers, body=f"<h1>{status}</h1>\n".encode())


class PortalServer:
    """Plays every site below a folder until it is closed; use it as a context manager.

    >>> with PortalServer(Path("demo/sites")) as server:
    ...     server.set_day(2)
    ...     server.fail("damha", 503)
    """

    def __init__(self, sites: Path, day: int = 1, port: int = 0) -> None:
        self.sites = sites
        self.requests: list[Request] = []
        self._faults: dict[str, int] = {}
        self._lock = threading.Lock()
        self.set_day(day)
        self._server = Listener((ADDRESS, port), partial(Conversation, self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(POLL_SECONDS,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Return the port that the server listens on."""
        return self._server.server_port

    @property
    def address(self) -> str:
        """Return host and port as a proxy's address."""
        return f"{ADDRESS}:{self.port}"

    @property
    def hosts(self) -> dict[str, str]:
        """Return the first host of every site, by slug."""
        return {slug: site.hosts[0] for slug, site in self._sites.items()}

    @property
    def stand_ins(self) -> str:
        """Return the value of GOVNEWS_STAND_INS that sends every portal here."""
        return " ".join(f"{slug}={host}@{self.address}" for slug, host in self.hosts.items())

    def set_day(self, day: int) -> None:
        """Play `day`, 1 or 2, from the next request on."""
        if day not in (1, 2):
            raise ValueError(f"day: expected 1 or 2, found {day}")
        sites = read_sites(self.sites, day)
        if not sites:
            raise ValueError(f"expected sites (<slug>/routes.json), found none in {self.sites}")
        self._sites, self._day = sites, day
        self._hosts = {host: site for site in sites.values() for host in site.hosts}

    def fail(self, slug: str, status: int | None = 500) -> None:
        """Answer everything on one site, robots.txt too, with `status`; None puts it in order."""
        if slug not in self._sites:
            raise ValueError(f"expected one of {', '.join(self._sites)}, found {slug!r}")
        if status is None:
            self._faults.pop(slug, None)
        else:
            self._faults[slug] = status

    def answer(self, method: str, target: str, asked: Message) -> Answer:
        """Return the answer to one request and note it in `requests`."""
        parts = urlsplit(target if target.startswith("/") or "://" in target else f"//{target}")
        host = parts.netloc if not target.startswith("/") else asked.get("Host", "")
        site = self._hosts.get(host.rsplit(":", 1)[0].lower())
        if method not in ("GET", "HEAD"):
            answer = Answer(status=405, headers={"Allow": "GET, HEAD"})
        elif site is None:
            answer = Answer(status=404, headers={"Content-Type": "text/plain"}, body=b"no portal\n")
        elif fault := self._faults.get(site.slug):
            answer = answer_fault(fault)
        else:
            route = site.find(unquote(parts.path) or "/", unquote(parts.query))
            answer = answer_route(site, route, asked)
        request = Request(
            moment=datetime.now(UTC),
            day=self._day,
            slug=site.slug if site else None,
            host=host,
            method=method,
            target=target,
            status=answer.status,
            is_conditional="If-None-Match" in asked or "If-Modified-Since" in asked,
            user_agent=asked.get("User-Agent", ""),
        )
        with self._lock:
            self.requests.append(request)
        return answer


class Listener(ThreadingHTTPServer):
    """Takes connections; their threads do not outlive the process."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what went wrong in a conversation, unless the client just hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Conversation(BaseHTTPRequestHandler):
    """One client's connection."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    # Headers and body are two writes: with Nagle's algorithm the second one would wait until the
    # client, in its own time, acknowledges the first.
    disable_nagle_algorithm = True

    def __init__(self, portals: PortalServer, *connection: Any) -> None:
        self.portals = portals
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Answer one request."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = self.portals.answer(self.command, self.path, self.headers)
        self.send_response_only(answer.status)
        headers = {"Server": "portals"} | dict(answer.headers) | {"Date": self.date_time_string()}
        if answer.status != HTTPStatus.NOT_MODIFIED:
            headers["Content-Length"] = str(len(answer.body))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_POST = do_CONNECT = do_GET  # noqa: N815 - the standard library's names

    def log_message(self, *_: object) -> None:
        """Write nothing: the requests are in the server's own log."""


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m demo.portal_server", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sites", type=Path, default=Path(__file__).parent / "sites")
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--day", type=int, choices=(1, 2), default=1)
    wanted = parser.parse_args()
    with PortalServer(wanted.sites, wanted.day, wanted.port) as server, suppress(KeyboardInterrupt):
        print(f"portals of day {wanted.day} on http://{ADDRESS}:{server.port}/", flush=True)
        print(f'GOVNEWS_STAND_INS="{server.stand_ins}"', flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
