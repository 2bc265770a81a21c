"""Owns what a killed task leaves behind: answers that are on the disk, but in no table.

They are not asked for again: the crawl is given them where it would ask.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from govnews.failures import BrokenArchive
from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.archive import Archive
from govnews.fetch.exchange import outcome_of
from govnews.fetch.inventory import Found
from govnews.fetch.playback import bearer_of, read_bearer
from govnews.fetch.store import Store

log = logging.getLogger(__name__)


class Asker(Protocol):
    """Whoever can be asked for an address: a client, or one that remembers first."""

    def get(self, url: str, *args: Any, **conditions: Any) -> Answer | NoAnswer:
        """Return what `url` answers, or why there is no answer; conditions are the client's."""

    def post(self, url: str, form: Sequence[tuple[str, str]], *, name: str) -> Answer | NoAnswer:
        """Return what `url` answers to a posted form, under the address `name`."""


class RememberingClient:
    """Gives what an earlier attempt of this run was answered already, and asks for the rest."""

    def __init__(
        self, client: Asker, archive: Archive, store: Store, left: Iterable[Found]
    ) -> None:
        self._client = client
        self._archive = archive
        self._left: dict[str, Found] = {}
        for found in left:
            whole = _usable(found, store)
            if whole is None:
                archive.recall(found)  # indexed, and asked again
            else:
                self._left[found.exchange.url] = whole
        if self._left:
            log.info("%d answers that a killed task left are used", len(self._left))

    def get(self, url: str, *args: Any, **conditions: Any) -> Answer | NoAnswer:
        """Return the answer that is there, else ask."""
        asked_for_change = bool(conditions.get("etag") or conditions.get("last_modified"))
        there = self._answer_there(url, is_conditional=asked_for_change)
        return there or self._client.get(url, *args, **conditions)

    def post(self, url: str, form: Sequence[tuple[str, str]], *, name: str) -> Answer | NoAnswer:
        """Return the answer that is there under this name, else post the form."""
        return self._answer_there(name) or self._client.post(url, form, name=name)

    def _answer_there(self, url: str, *, is_conditional: bool = False) -> Answer | NoAnswer | None:
        found = self._left.pop(url, None)
        if found is None:
            return None
        outcome = outcome_of(found.exchange)
        self._archive.recall(found)
        if outcome is None or (found.exchange.status == 304 and not is_conditional):
            return None
        log.info("%s: answered before the task died", url)
        return outcome

    def close(self) -> None:
        """Let what nobody asked for be indexed, too."""
        for found in self._left.values():
            self._archive.recall(found)
        self._left = {}


def _usable(found: Found, store: Store) -> Found | None:
    """Return an exchange that settled its address, with its bytes; None for any other."""
    if outcome_of(found.exchange) is None:
        return None
    try:
        return _with_bytes(found, store)
    except BrokenArchive as broken:
        log.warning("%s: asked anew, for the archive is broken: %s", found.exchange.url, broken)
        return None


def _with_bytes(found: Found, store: Store) -> Found:
    """Return the exchange with the bytes that a revisit record only names."""
    bearer = bearer_of(found)
    return found.with_payload(read_bearer(bearer, store).payload) if bearer else found
