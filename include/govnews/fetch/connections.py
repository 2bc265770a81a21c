"""Owns the connections: never to private addresses, and never open longer than allowed."""

from __future__ import annotations

import socket
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from govnews.fetch.answers import Refused
from govnews.records import Fate


class Guard:
    """Watches every connection of one client, from opening to its latest end."""

    def __init__(self, *, private_allowed: bool = False) -> None:
        self.overdue = False
        self._private_allowed = private_allowed
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()

    def admit(self, host: str, port: int | None) -> None:
        """Raise `Refused` where `host` resolves to an address that is not public.

        The name is looked up again for the connection itself: `admit_socket` looks at what
        was really reached, so a name that changes in between gains nothing.
        """
        if self._private_allowed:
            return
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return  # the connection will fail with the reason
        for *_, address in found:
            _refuse_private(host, str(address[0]))

    def admit_socket(self, host: str, opened: socket.socket) -> None:
        """Remember an open socket; raise `Refused` where its other end is not public."""
        if not self._private_allowed:
            _refuse_private(host, str(opened.getpeername()[0]))
        self._sockets.add(opened)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut every open connection when `seconds` have passed, headers and body together."""
        self.overdue = False
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        self.overdue = True
        for opened in list(self._sockets):
            # Not SSLSocket.shutdown: that one takes the reader's TLS state away under its feet.
            with suppress(OSError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)


class GuardedAdapter(HTTPAdapter):
    """Requests' transport whose connections all pass a guard."""

    def __init__(self, guard: Guard) -> None:
        self._pools = _guarded_pools(guard)
        super().__init__(pool_connections=4, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *settings: Any, **named: Any) -> None:
        """Make the pools of direct connections guarded ones."""
        super().init_poolmanager(*settings, **named)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **named: Any) -> ProxyManager:
        """Return the proxy's pools, guarded ones."""
        manager: ProxyManager = super().proxy_manager_for(proxy, **named)
        manager.pool_classes_by_scheme = self._pools
        return manager


def _guarded_pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    class GuardedConnection(HTTPConnection):
        def connect(self) -> None:
            guard.admit(self.host, self.port)
            super().connect()
            guard.admit_socket(self.host, self.sock)

    class GuardedTlsConnection(HTTPSConnection):
        def connect(self) -> None:
            guard.admit(self.host, self.port)
            super().connect()
            guard.admit_socket(self.host, self.sock)

    class GuardedPool(HTTPConnectionPool):
        ConnectionCls = GuardedConnection

    class GuardedTlsPool(HTTPSConnectionPool):
        ConnectionCls = GuardedTlsConnection

    return {"http": GuardedPool, "https": GuardedTlsPool}


def _refuse_private(host: str, address: str) -> None:
    if not ip_address(address.partition("%")[0]).is_global:
        raise Refused(
            Fate.UNREACHABLE, f"{host} stands for {address}, which is no public address: not asked"
        )
