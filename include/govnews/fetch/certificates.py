"""Owns which certificates are believed: the usual authorities, and each host's exceptions.

Verification is never switched off. An exception adds to one host what its server forgets to
send, or lets an old server greet in the old way; the name, the dates and the chain are
checked as ever.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from pathlib import Path

import certifi
from urllib3.util.ssl_ import create_urllib3_context

from govnews.portal import TlsException

# OpenSSL's SSL_OP_LEGACY_SERVER_CONNECT; Python names it since 3.12.
_LEGACY_GREETING = 0x4
_IN_WORDS = {  # X509_V_ERR_… of OpenSSL, x509_vfy.h
    2: "has no way to a known authority: the one above it is missing",
    9: "is not valid yet",
    10: "has expired",
    18: "is signed by itself",
    19: "comes from an authority that nobody knows",
    20: "has no way to a known authority: the server forgets an intermediate certificate,"
    " or the authority is unknown",
    21: "has no way to a known authority: the server sends only its own",
    62: "is another host's",
    64: "is another host's",
}


class Trust:
    """What one client believes. `on_use` is told once of each exception that is used."""

    def __init__(
        self,
        exceptions: Sequence[TlsException] = (),
        *,
        roots: Path | None = None,
        on_use: Callable[[TlsException], None] | None = None,
    ) -> None:
        self.roots = roots or Path(certifi.where())
        self._exceptions = tuple(exceptions)
        self._on_use = on_use
        self._used: set[TlsException] = set()

    def context(self, host: str) -> ssl.SSLContext:
        """Return how TLS is spoken with `host`; the roots are added by the connection."""
        context = create_urllib3_context()
        # Whatever an exception adds must itself lead to a root.
        context.verify_flags &= ~ssl.VERIFY_X509_PARTIAL_CHAIN
        for exception in self._exceptions:
            if exception.host == host:
                self._apply(exception, context)
        return context

    def _apply(self, exception: TlsException, context: ssl.SSLContext) -> None:
        if exception.certificates is not None:
            context.load_verify_locations(cafile=str(exception.certificates))
        if exception.legacy_renegotiation:
            context.options |= _LEGACY_GREETING
        if self._on_use is not None and exception not in self._used:
            self._used.add(exception)
            self._on_use(exception)


def why_not_verified(error: ssl.SSLError) -> str:
    """Return in words why a server is not believed."""
    if isinstance(error, ssl.SSLCertVerificationError):
        plain = _IN_WORDS.get(error.verify_code, f"does not verify ({error.verify_message})")
        return f"the certificate {plain}"
    if error.reason == "UNSAFE_LEGACY_RENEGOTIATION_DISABLED":
        return "the server knows TLS only as before 2010 (RFC 5746: legacy renegotiation)"
    return f"TLS failed: {error.reason or error}"
