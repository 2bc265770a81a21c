"""Owns which fate an answer means, as far as the answer alone can tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govnews.discover.addresses import normalise
from govnews.discover.kinds import FOLLOWED, Kind
from govnews.discover.known import KnownAddress
from govnews.discover.markup import root_name
from govnews.fetch.answers import Answer, NoAnswer
from govnews.fetch.content_type import media_type
from govnews.records import Fate

_HTML = {"text/html", "application/xhtml+xml"}
_FEEDS = {"rss", "feed", "rdf"}
_NO_FILES = {"application/json", "application/javascript", "application/ld+json"}
# A capture with one of these may read differently with the code or layout of today.
_READ_AGAIN = {None, Fate.LAYOUT_CHANGED, Fate.QUARANTINED, Fate.UNREADABLE_ENCODING, Fate.FOLLOWED}
_ARTICLE = {Fate.LOADED, Fate.REVISED, Fate.UNCHANGED}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The fate of one visit; None waits for the build. `keep`: the answer goes to the archive.

    `capture_id` is the earlier capture that still holds, where nothing new is kept.
    """

    fate: Fate | None
    kind: Kind
    reason: str | None = None
    target_url: str | None = None
    keep: bool = False
    capture_id: str | None = None


def judge(outcome: Answer | NoAnswer, known: KnownAddress, news_day: date) -> Verdict:
    """Return what the outcome of asking for an address means on `news_day`."""
    if isinstance(outcome, NoAnswer):
        return Verdict(fate=outcome.fate, kind=known.kind, reason=outcome.reason)
    if outcome.status == 304 or (outcome.status == 200 and outcome.digest == known.payload_digest):
        return _same_as_before(known)
    if 300 <= outcome.status < 400:
        return _redirect(outcome, known)
    if outcome.status in (404, 410):
        if notice := _notice(outcome):
            return _plain(notice, known, f"HTTP {outcome.status}, but {_looks(outcome)}")
        return _absent(outcome, known, news_day)
    if not 200 <= outcome.status < 300:
        return _plain(Fate.NOT_FOUND, known, f"HTTP {outcome.status} {outcome.phrase}".strip())
    return _content(outcome, known)


def is_read_again(known: KnownAddress) -> bool:
    """Return whether the kept capture has to be read again when the page is the same."""
    if known.capture is None:
        return False
    if _brings_addresses(known):
        return True
    return known.last_fate is Fate.GONE or known.capture_fate in _READ_AGAIN


def _brings_addresses(known: KnownAddress) -> bool:
    """Return whether the kept capture is followed; a "feed" may have turned out to be a page."""
    is_page = known.kind in (Kind.FEED, Kind.SITEMAP) and known.capture_fate not in (
        None,
        Fate.FOLLOWED,
    )
    return known.kind in FOLLOWED and not is_page


def _plain(fate: Fate, known: KnownAddress, reason: str) -> Verdict:
    return Verdict(fate=fate, kind=known.kind, reason=reason)


def _same_as_before(known: KnownAddress) -> Verdict:
    if known.capture is None:
        return _plain(Fate.WRONG_CONTENT, known, "HTTP 304 although nothing was kept before")
    fate, target, reason = known.capture_fate, known.capture_target_url, known.capture_reason
    if _brings_addresses(known):
        fate, target, reason = Fate.FOLLOWED, None, None
    elif is_read_again(known):
        fate, target, reason = None, None, None
    elif fate in _ARTICLE:
        fate, target, reason = Fate.UNCHANGED, None, "same bytes"
    return Verdict(
        fate=fate, kind=known.kind, target_url=target, reason=reason,
        capture_id=known.capture.capture_id,
    )  # fmt: skip


def _redirect(answer: Answer, known: KnownAddress) -> Verdict:
    location = answer.header("Location") or ""
    target = normalise(location, answer.url) if location else None
    if target is None:
        found = f"HTTP {answer.status} without a usable Location ({location!r})"
        return _plain(Fate.UNREACHABLE, known, found)
    return Verdict(
        fate=Fate.REDIRECTED, kind=known.kind, target_url=target, reason=f"HTTP {answer.status}"
    )


def _absent(answer: Answer, known: KnownAddress, news_day: date) -> Verdict:
    if answer.status == 410:
        return _plain(Fate.GONE, known, f"410 on {news_day:%Y-%m-%d}")
    if known.was_there:
        before = "gone" if known.last_fate is Fate.GONE else "loaded"
        return _plain(Fate.GONE, known, f"404 on {news_day:%Y-%m-%d}, was {before} before")
    return _plain(Fate.NOT_FOUND, known, "HTTP 404")


def _notice(answer: Answer) -> Fate | None:
    """Return the fate of a page that says why the server gives no content now, or None.

    A soft 404 is the reader's to tell: it knows the portal's words and layouts.
    """
    fate = answer.quality.fate if answer.quality else None
    return fate if fate in (Fate.BLOCKED, Fate.UNREACHABLE) else None


def _looks(answer: Answer) -> str:
    return answer.quality.in_words() if answer.quality else "no page"


def _is_missing_list(answer: Answer, known: KnownAddress) -> bool:
    """Return whether a page for links only calls itself missing; side boxes often lack something.

    Its title or first heading has to say so.
    """
    quality = answer.quality
    if known.kind not in (Kind.FRONT, Kind.LISTING) or quality is None:
        return False
    titled = any(reason.name == "missing_title" for reason in quality.reasons)
    return titled and quality.fate is Fate.SOFT_404


def _content(answer: Answer, known: KnownAddress) -> Verdict:
    if known.kind is Kind.ROBOTS:
        return Verdict(fate=Fate.FOLLOWED, kind=Kind.ROBOTS, keep=True)
    if not answer.payload:
        return _plain(Fate.WRONG_CONTENT, known, f"HTTP {answer.status} with an empty body")
    if notice := _notice(answer):
        return _plain(notice, known, _looks(answer))
    if _is_missing_list(answer, known):
        return _plain(Fate.SOFT_404, known, _looks(answer))
    media = media_type(answer)
    root = root_name(answer.payload) if _is_markup(media, answer.payload) else None
    if root is not None:
        kind = Kind.FEED if root in _FEEDS else Kind.SITEMAP
        return Verdict(fate=Fate.FOLLOWED, kind=kind, keep=True)
    if media in _HTML:
        if known.kind in (Kind.FRONT, Kind.LISTING):
            return Verdict(fate=Fate.FOLLOWED, kind=known.kind, keep=True)
        # A feed or a file that turns out to be a page is read as one.
        kind = known.kind if known.kind is Kind.ARTICLE else Kind.PAGE
        return Verdict(fate=None, kind=kind, keep=True)
    if known.kind is Kind.ATTACHMENT or _is_file(media):
        return Verdict(fate=Fate.ATTACHMENT, kind=Kind.ATTACHMENT, keep=True)
    return _plain(Fate.WRONG_CONTENT, known, f"Content-Type {media or 'missing'}")


def _is_markup(media: str, payload: bytes) -> bool:
    begins = payload[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return media.endswith("xml") or begins.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset"))


def _is_file(media: str) -> bool:
    return media.startswith("application/") and not media.endswith("xml") and media not in _NO_FILES
