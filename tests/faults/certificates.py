"""An authority of a test's own, and servers that it vouches for, rightly or wrongly."""

from __future__ import annotations

import ssl
from datetime import timedelta
from pathlib import Path

from tests.fetch.certificates import sign

DAY = timedelta(days=1)


class Authority:
    """A certificate authority that lives as long as its folder; `file` is what to trust."""

    def __init__(self, folder: Path, name: str = "Test authority") -> None:
        self._folder = folder
        self._signed = sign(name, is_authority=True)
        file = folder / f"{name.replace(' ', '-').lower()}.pem"
        self.file = self._signed.write(file, with_key=False)

    def context(
        self,
        host: str,
        *,
        begins: timedelta = -DAY,
        ends: timedelta = DAY,
        signs_itself: bool = False,
    ) -> ssl.SSLContext:
        """Return what a server needs to call itself `host`, valid from and to so far from now."""
        signed = sign(host, None if signs_itself else self._signed, begins=begins, ends=ends)
        file = signed.write(self._folder / f"{host}-{signed.certificate.serial_number}.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context
