"""Owns what a connection's failure is called, and whether another attempt may succeed."""

from __future__ import annotations

import ssl

import requests

from govnews.fetch.answers import Refused
from govnews.fetch.certificates import why_not_verified
from govnews.records import Fate

# The other end broke TLS off in the middle: that may pass.
_CUT_OFF = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def refusal_of(error: Exception, *, connect_seconds: float, read_seconds: float) -> Refused:
    """Return the failure of a request in words, by the limit of time that was passed if one was."""
    inner = _innermost(error)
    if isinstance(inner, ssl.SSLError) and not isinstance(inner, _CUT_OFF):
        return Refused(Fate.UNREACHABLE, why_not_verified(inner))
    hopeless = isinstance(error, requests.exceptions.InvalidURL)
    reason = _in_time(error, inner, connect_seconds, read_seconds)
    reason = reason or f"{type(inner).__name__}: {_said(inner)}"
    return Refused(Fate.UNREACHABLE, printable(reason), again=not hopeless)


def printable(text: str) -> str:
    """Return `text` without NUL, which neither WARC headers nor Postgres can hold."""
    return text.replace("\x00", "")


def _in_time(
    error: Exception, inner: BaseException, connect_seconds: float, read_seconds: float
) -> str | None:
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return f"no connection within {connect_seconds:g} seconds"
    if isinstance(error, requests.exceptions.ReadTimeout):
        return f"no first byte within {read_seconds:g} seconds"
    if isinstance(inner, TimeoutError):
        return f"the answer stood still for {read_seconds:g} seconds"
    return None


def _innermost(error: BaseException) -> BaseException:
    """Return the innermost reason of a failed connection that says something."""
    while error.__cause__ or error.__context__:
        inner = error.__cause__ or error.__context__
        if inner is None or not str(inner):
            break
        error = inner
    return error


def _said(error: BaseException) -> str:
    """Return what a failure says, without addresses of objects."""
    return str(error).split(" object at 0x")[0]
