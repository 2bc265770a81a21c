"""Owns one request: who we say we are, its limits, its second attempts, and what it came to."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import requests
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from govnews.fetch.answers import Answer, NoAnswer, Refused, gate_of, says_busy
from govnews.fetch.body import read_body
from govnews.fetch.connections import Guard, GuardedAdapter
from govnews.fetch.manners import Manners
from govnews.records import Fate
from govnews.settings import StandIn

_ACCEPTED = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "vi,en;q=0.5",
}


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How long we wait, how much we take, how often we try. Seconds and bytes."""

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    total_seconds: float = 90.0
    page_bytes: int = 10_000_000
    attempts: int = 3
    backoff_seconds: float = 2.0
    longest_wait_seconds: float = 60.0


class _Session(requests.Session):
    """A session for which a redirect is an answer like any other."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: requests would read the body without limit to prepare the next hop."""


class Client:
    """Asks one portal's own hosts. Redirects are answers: each hop is an address of its own."""

    def __init__(
        self,
        *,
        user_agent: str,
        manners: Manners,
        owns: Callable[[str], bool],
        limits: Limits,
        stand_in: StandIn | None = None,
    ) -> None:
        self._manners = manners
        self._owns = owns
        self._limits = limits
        self._guard = Guard(private_allowed=stand_in is not None)
        self._session = _Session()
        self._session.trust_env = False  # no proxies, passwords or certificates by surprise
        self._session.headers.clear()
        self._session.headers.update({"User-Agent": user_agent, **_ACCEPTED})
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter(self._guard))
        if stand_in is not None:
            self._session.proxies = {"http": stand_in.proxy, "https": stand_in.proxy}

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Answer | NoAnswer:
        """Return what `url` answers, or why there is no answer.

        With `etag` or `last_modified` the request is conditional and may be answered by 304.
        Overload (429, 5xx, busy notes), broken connections and time-outs are tried again,
        after the pause that the server asks for; gates and limits are not.
        """
        if not self._owns(url):
            return NoAnswer(url=url, fate=Fate.EXTERNAL, reason="not one of the portal's hosts")
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        return self._request(url, headers)

    def post(self, url: str, form: Sequence[tuple[str, str]], *, name: str) -> Answer | NoAnswer:
        """Return what `url` answers to a posted form; the answer's address is `name`.

        For pagers that have no addresses: each of their pages is known by a name of ours.
        """
        if not self._owns(url):
            return NoAnswer(url=name, fate=Fate.EXTERNAL, reason="not one of the portal's hosts")
        return replace(self._request(url, {}, form), url=name)

    def _request(
        self, url: str, headers: dict[str, str], form: Sequence[tuple[str, str]] | None = None
    ) -> Answer | NoAnswer:
        pause = 0.0
        for attempt in range(1, self._limits.attempts + 1):
            self._manners.wait(_host(url), pause)
            outcome, again = self._try(url, headers, form)
            if not again:
                return outcome
            wanted = _retry_after(outcome)
            if wanted > self._limits.longest_wait_seconds:
                return _overloaded(outcome, f"asked to come back after {wanted:.0f} seconds")
            pause = max(self._limits.backoff_seconds * 2 ** (attempt - 1), wanted)
        return _overloaded(outcome, f"after {self._limits.attempts} attempts")

    def _try(
        self, url: str, headers: dict[str, str], form: Sequence[tuple[str, str]] | None
    ) -> tuple[Answer | NoAnswer, bool]:
        """Return the outcome of one attempt, and whether another one is worth while."""
        try:
            answer = self._ask(url, headers, form)
        except Refused as refused:
            self._manners.count(_host(url), received_bytes=refused.received_bytes)
            return NoAnswer(url=url, fate=refused.fate, reason=refused.reason), refused.again
        self._manners.count(
            _host(url),
            received_bytes=answer.received_bytes,
            not_modified=answer.status == 304,
        )
        gate = gate_of(answer)
        if gate is not None:
            return NoAnswer(url=url, fate=Fate.BLOCKED, reason=gate, status=answer.status), False
        return answer, says_busy(answer)

    def _ask(
        self, url: str, headers: dict[str, str], form: Sequence[tuple[str, str]] | None
    ) -> Answer:
        limits = self._limits
        fetched_at = datetime.now(UTC)
        deadline = time.monotonic() + limits.total_seconds
        with self._guard.within(limits.total_seconds):
            try:
                response = self._session.request(
                    "GET" if form is None else "POST",
                    url,
                    data=list(form) if form is not None else None,
                    headers=headers,
                    timeout=(limits.connect_seconds, limits.read_seconds),
                    allow_redirects=False,
                    stream=True,
                )
                with response:
                    payload, received = self._body(response, deadline)
            except (requests.RequestException, HTTPError) as error:
                raise self._refusal(error) from error
        if self._guard.overdue:  # a body without a length ends where the connection was cut
            raise self._overdue()
        raw: BaseHTTPResponse = response.raw
        return Answer(
            url=url,
            status=response.status_code,
            phrase=_printable(response.reason or ""),
            headers=tuple((name, _printable(value)) for name, value in raw.headers.items()),
            payload=payload,
            received_bytes=received,
            fetched_at=fetched_at,
            request_headers=tuple(response.request.headers.items()),
            method="GET" if form is None else "POST",
        )

    def _body(self, response: requests.Response, deadline: float) -> tuple[bytes, int]:
        if not 200 <= response.status_code < 300:
            return b"", 0
        return read_body(response.raw, self._limits.page_bytes, deadline)

    def _refusal(self, error: Exception) -> Refused:
        if self._guard.overdue:
            return self._overdue()
        hopeless = isinstance(error, requests.exceptions.SSLError | requests.exceptions.InvalidURL)
        return Refused(Fate.UNREACHABLE, _in_words(error), again=not hopeless)

    def _overdue(self) -> Refused:
        seconds = self._limits.total_seconds
        return Refused(Fate.UNREACHABLE, f"no answer within {seconds:g} seconds", again=True)


def _overloaded(outcome: Answer | NoAnswer, why: str) -> NoAnswer:
    if isinstance(outcome, NoAnswer):
        return NoAnswer(url=outcome.url, fate=outcome.fate, reason=f"{outcome.reason}, {why}")
    said = f"HTTP {outcome.status} {outcome.phrase}".strip()
    if outcome.status == 200:
        said = "HTTP 200 with a note that the server is busy"
    return NoAnswer(
        url=outcome.url, fate=Fate.UNREACHABLE, reason=f"{said}, {why}", status=outcome.status
    )


def _retry_after(outcome: Answer | NoAnswer) -> float:
    """Return the seconds that the server asks us to wait (RFC 9110, 10.2.3), or 0."""
    wanted = (outcome.header("Retry-After") or "").strip() if isinstance(outcome, Answer) else ""
    if wanted.isdecimal():
        return float(wanted)
    try:
        moment = parsedate_to_datetime(wanted)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _in_words(error: BaseException) -> str:
    """Return the innermost reason of a failed connection, without addresses of objects."""
    while error.__cause__ or error.__context__:
        inner = error.__cause__ or error.__context__
        if inner is None or not str(inner):
            break
        error = inner
    return _printable(f"{type(error).__name__}: {error}".split(" object at 0x")[0])


def _printable(text: str) -> str:
    """Return `text` without NUL, which neither WARC headers nor Postgres can hold."""
    return text.replace("\x00", "")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
