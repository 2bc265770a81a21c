"""Owns one request: who we say we are, its limits, its second attempts, and what it came to."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import requests
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError

from govnews.fetch.answers import Answer, NoAnswer, Refused, gate_of, says_busy
from govnews.fetch.attempt import Attempt
from govnews.fetch.body import Body, read_body
from govnews.fetch.certificates import Trust
from govnews.fetch.connections import Guard, GuardedAdapter
from govnews.fetch.exchange import Exchange
from govnews.fetch.limits import Limits
from govnews.fetch.manners import Manners, Turn
from govnews.fetch.outages import printable, refusal_of
from govnews.fetch.retry_after import retry_after
from govnews.records import Fate
from govnews.settings import StandIn

_ACCEPTED = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "vi,en;q=0.5",
}
_PORTS = {"http": 80, "https": 443}
MOST_COOKIES = 50  # what browsers keep for one host (RFC 6265, 6.1); beyond, all are dropped


class _Session(requests.Session):
    """A session for which a redirect is an answer like any other."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return None: requests would read the body without limit to prepare the next hop."""


class Client:
    """Asks one portal's own hosts. Redirects are answers: each hop is an address of its own.

    `witness` is told of every attempt, also of those that failed, before its outcome is used.
    `ports` are those beside 80 and 443 that the portal's file names; a stand-in plays all.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        manners: Manners,
        owns: Callable[[str], bool],
        limits: Limits,
        ports: Collection[int] = (),
        stand_in: StandIn | None = None,
        witness: Callable[[Exchange], object] | None = None,
        guard: Guard | None = None,
        trust: Trust | None = None,
    ) -> None:
        self._witness = witness
        self._manners = manners
        self._owns = owns
        self._ports = None if stand_in is not None else frozenset(ports)
        self._limits = limits
        self._guard = guard or Guard(only=stand_in.door if stand_in is not None else None)
        trust = trust or Trust()
        self._session = _Session()
        self._session.trust_env = False  # no proxies, passwords or certificates by surprise
        self._session.verify = str(trust.roots)
        self._session.headers.clear()
        self._session.headers.update({"User-Agent": user_agent, **_ACCEPTED})
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter(self._guard, trust, limits.head_bytes))
        if stand_in is not None:
            self._session.proxies = {"http": stand_in.proxy, "https": stand_in.proxy}

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        held_bytes: int = 0,
        enough_bytes: int | None = None,
    ) -> Answer | NoAnswer:
        """Return what `url` answers, or why there is no answer.

        With `etag` or `last_modified` the request is conditional and may be answered by 304,
        which saves `held_bytes`. With `enough_bytes` a larger body is cut off there instead of
        being too large. Overload (429, 5xx, busy notes), broken connections and time-outs are
        tried again, after the pause that the server asks for; gates and limits are not.
        """
        foreign = self._why_foreign(url)
        if foreign is not None:
            return NoAnswer(url=url, fate=Fate.EXTERNAL, reason=foreign)
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        return self._request(url, headers=headers, held_bytes=held_bytes, enough_bytes=enough_bytes)

    def post(self, url: str, form: Sequence[tuple[str, str]], *, name: str) -> Answer | NoAnswer:
        """Return what `url` answers to a posted form; the answer's address is `name`.

        For pagers that have no addresses: each of their pages is known by a name of ours.
        """
        foreign = self._why_foreign(url)
        if foreign is not None:
            return NoAnswer(url=name, fate=Fate.EXTERNAL, reason=foreign)
        return self._request(url, name=name, headers={}, form=form)

    def _request(
        self,
        url: str,
        *,
        headers: dict[str, str],
        name: str | None = None,
        form: Sequence[tuple[str, str]] | None = None,
        held_bytes: int = 0,
        enough_bytes: int | None = None,
    ) -> Answer | NoAnswer:
        """Return what came of an address after as many attempts as are worth while."""
        limits = self._limits
        name = name or url
        for number in range(1, limits.attempts + 1):
            try:
                with self._manners.turn(_host(url), limits.longest_wait_seconds) as turn:
                    attempt = Attempt(
                        url=name,
                        requested_url=url,
                        form=None if form is None else list(form),
                        sent=self._sent(headers),
                    )
                    outcome, again = self._try(attempt, headers, enough_bytes, turn)
                    turn.saved_bytes = held_bytes if turn.not_modified else 0
                    wanted = retry_after(outcome) if again and isinstance(outcome, Answer) else 0.0
                    turn.hold_seconds = self._hold(number, wanted) if again else 0.0
            except Refused as refused:  # no turn: nothing was asked
                is_held = refused.fate is Fate.UNREACHABLE
                return NoAnswer(url=name, fate=refused.fate, reason=refused.reason, is_held=is_held)
            if not again:
                return outcome
            if wanted > limits.longest_wait_seconds:
                said = f"asked to come back after {wanted:.0f} seconds"
                return replace(_overloaded(outcome, said), is_held=True)
        return _overloaded(outcome, f"after {limits.attempts} attempts")

    def _hold(self, attempt: int, wanted: float) -> float:
        """Return the pause after a failed attempt: the server's wish, or longer each time."""
        if attempt == self._limits.attempts:
            return wanted
        return max(self._limits.backoff_seconds * 2.0 ** (attempt - 1), wanted)

    def _why_foreign(self, url: str) -> str | None:
        """Return why an address is none of the portal's, or None."""
        if not self._owns(url):
            return "not one of the portal's hosts"
        parts = urlsplit(url)
        usual = _PORTS.get(parts.scheme)
        if usual is None:
            return f"not asked by {parts.scheme or 'no scheme'}: only http and https are"
        port = parts.port or usual
        if self._ports is not None and port not in self._ports | {usual}:
            return f"port {port} is none that the portal's file names"
        return None

    def _try(
        self, attempt: Attempt, headers: dict[str, str], enough: int | None, turn: Turn
    ) -> tuple[Answer | NoAnswer, bool]:
        """Return the outcome of one attempt, and whether another one is worth while."""
        try:
            answer = self._ask(attempt, headers, enough)
        except Refused as refused:
            turn.failed = True
            turn.received_bytes = refused.received_bytes
            self._tell(attempt.ended(refused.fate, refused.reason, overdue=self._guard.overdue))
            failed = NoAnswer(url=attempt.url, fate=refused.fate, reason=refused.reason)
            return failed, refused.again
        turn.received_bytes = answer.received_bytes
        turn.not_modified = answer.status == 304
        turn.failed = answer.status == 429 or answer.status >= 500
        gate = gate_of(answer)
        if gate is not None:
            self._tell(attempt.ended(Fate.BLOCKED, gate))
            blocked = NoAnswer(
                url=attempt.url,
                fate=Fate.BLOCKED,
                reason=gate,
                status=answer.status,
                quality=answer.quality,
            )
            return blocked, False
        again = says_busy(answer)
        self._tell(attempt.ended(Fate.UNREACHABLE, _busy(answer)) if again else attempt.ended())
        return answer, again

    def _sent(self, headers: dict[str, str]) -> tuple[tuple[str, str], ...]:
        usual = {name: str(value) for name, value in self._session.headers.items()}
        return tuple({**usual, **headers}.items())

    def _tell(self, exchange: Exchange) -> None:
        if self._witness is not None:
            self._witness(exchange)

    def _ask(self, attempt: Attempt, headers: dict[str, str], enough: int | None) -> Answer:
        limits = self._limits
        deadline = time.monotonic() + limits.total_seconds
        with self._guard.within(limits.total_seconds):
            try:
                response = self._session.request(
                    attempt.method,
                    attempt.requested_url,
                    data=attempt.form,
                    headers=headers,
                    timeout=(limits.connect_seconds, limits.read_seconds),
                    allow_redirects=False,
                    stream=True,
                )
                attempt.response = response
                with response:
                    body = self._body(attempt, response, deadline, enough)
            except (requests.RequestException, HTTPError) as error:
                raise self._refusal(error) from error
        # A body without a length ends where the connection was cut; an error page is no loss.
        if self._guard.overdue and response.ok:
            raise self._overdue()
        if len(self._session.cookies) > MOST_COOKIES:
            self._session.cookies.clear()
        raw: BaseHTTPResponse = response.raw
        return Answer(
            url=attempt.url,
            status=response.status_code,
            phrase=printable(response.reason or ""),
            headers=tuple((name, printable(value)) for name, value in raw.headers.items()),
            payload=body.content,
            received_bytes=body.received_bytes,
            fetched_at=attempt.asked_at,
            request_headers=tuple(response.request.headers.items()),
            is_cut=body.is_cut,
            method=attempt.method,
        )

    def _body(
        self, attempt: Attempt, response: requests.Response, deadline: float, enough: int | None
    ) -> Body:
        if response.status_code >= 400 and self._witness is not None:
            attempt.read_beginning(response.raw, deadline)
        if not 200 <= response.status_code < 300:
            return Body()
        limit = self._limits.page_bytes
        body = read_body(response.raw, limit, deadline, enough=enough, content=attempt.content)
        attempt.received_bytes = body.received_bytes
        attempt.cut = "length" if body.is_cut else None
        return body

    def _refusal(self, error: Exception) -> Refused:
        if self._guard.overdue:
            return self._overdue()
        limits = self._limits
        return refusal_of(
            error, connect_seconds=limits.connect_seconds, read_seconds=limits.read_seconds
        )

    def _overdue(self) -> Refused:
        seconds = self._limits.total_seconds
        return Refused(Fate.UNREACHABLE, f"no answer within {seconds:g} seconds", again=True)


def _overloaded(outcome: Answer | NoAnswer, why: str) -> NoAnswer:
    if isinstance(outcome, NoAnswer):
        return NoAnswer(url=outcome.url, fate=outcome.fate, reason=f"{outcome.reason}, {why}")
    return NoAnswer(
        url=outcome.url,
        fate=Fate.UNREACHABLE,
        reason=f"{_busy(outcome)}, {why}",
        status=outcome.status,
        quality=outcome.quality,
    )


def _busy(answer: Answer) -> str:
    if answer.status == 200:
        return "HTTP 200 with a note that the server is busy"
    return f"HTTP {answer.status} {answer.phrase}".strip()


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
