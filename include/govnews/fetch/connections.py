"""Owns the connections: looked up once, refused or dialled as looked up, cut when overdue.

Every name is resolved here and nowhere else, and exactly the address that was found public is
dialled: there is no second look-up that could tell another address (DNS rebinding), and nothing
private is ever touched, not even by a handshake.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from govnews.fetch.addresses import why_not_public
from govnews.fetch.answers import Refused
from govnews.fetch.certificates import Trust
from govnews.fetch.head import bounded_response
from govnews.records import Fate

Resolve = Callable[[str, int], Sequence[str]]
Dial = Callable[[str, int, float], socket.socket]


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a name, as the system's resolver orders them; raise `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Return a connection to a numeric address; raise `OSError`."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.settimeout(seconds)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        opened.connect((address, port))
    except BaseException:
        opened.close()
        raise
    return opened


class Guard:
    """Opens and watches every connection of one client, from look-up to its latest end.

    `only` (host and port, as a stand-in names them) opens this one door, private or not, and
    closes all others. `resolve` and `dial` are arguments so that tests can record them.
    """

    def __init__(
        self,
        *,
        only: tuple[str, int] | None = None,
        resolve: Resolve = look_up,
        dial: Dial = dial,
    ) -> None:
        self.overdue = False
        self._only = only
        self._resolve = resolve
        self._dial = dial
        self._watched: set[socket.socket] = set()

    def open(self, host: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to `host`, within `seconds` for look-up and all its addresses.

        Raises `Refused` where the host may not be dialled and `OSError` where it cannot be.
        """
        until = time.monotonic() + seconds
        if self._only is not None and (host, port) != self._only:
            raise Refused(
                Fate.UNREACHABLE, f"{host}:{port} is not the portal's stand-in: not asked"
            )
        addresses = self._looked_up(host, port, seconds)
        if self._only is None:
            _refuse_private(host, addresses)
        failure: OSError = OSError(f"{host} has no address")
        for number, address in enumerate(addresses):
            left = (until - time.monotonic()) / (len(addresses) - number)
            if left <= 0:
                raise TimeoutError
            try:
                opened = self._dial(address, port, left)
            except OSError as error:
                failure = error
            else:
                opened.settimeout(seconds)  # a handshake may follow
                return opened
        raise failure

    def watch(self, opened: socket.socket) -> socket.socket:
        """Return a second handle of an open connection; `within` can cut it even in a handshake."""
        # TLS takes the first handle away (SSLContext.wrap_socket detaches it).
        handle = opened.dup()
        self._watched.add(handle)
        return handle

    def release(self, handle: socket.socket | None) -> None:
        """Forget and close a handle that `watch` gave."""
        if handle is not None:
            self._watched.discard(handle)
            handle.close()

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
        for handle in list(self._watched):
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

    def _looked_up(self, host: str, port: int, seconds: float) -> Sequence[str]:
        """Return what the resolver says, but do not wait for it for ever: it knows no timeout."""
        found: list[Sequence[str]] = []
        failed: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(seconds)
        if failed:
            raise failed[0] if isinstance(failed[0], OSError) else OSError(str(failed[0]))
        if not found:
            raise TimeoutError
        return found[0]


class GuardedAdapter(HTTPAdapter):
    """Requests' transport whose connections are all opened by a guard."""

    def __init__(self, guard: Guard, trust: Trust, head_bytes: int) -> None:
        self._pools = _guarded_pools(guard, trust, head_bytes)
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


def _guarded_pools(
    guard: Guard, trust: Trust, head_bytes: int
) -> dict[str, type[HTTPConnectionPool]]:
    class GuardedConnection(HTTPConnection):
        response_class = bounded_response(head_bytes)
        handle: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            opened = _open(self, guard)
            self.handle = guard.watch(opened)
            return opened

        def close(self) -> None:
            super().close()
            guard.release(self.handle)
            self.handle = None

    class GuardedTlsConnection(HTTPSConnection):
        response_class = bounded_response(head_bytes)
        handle: socket.socket | None = None

        def _new_conn(self) -> socket.socket:
            opened = _open(self, guard)
            self.handle = guard.watch(opened)
            return opened

        def connect(self) -> None:
            self.ssl_context = trust.context(self.host)
            super().connect()

        def close(self) -> None:
            super().close()
            guard.release(self.handle)
            self.handle = None

    class GuardedPool(HTTPConnectionPool):
        ConnectionCls = GuardedConnection

    class GuardedTlsPool(HTTPSConnectionPool):
        ConnectionCls = GuardedTlsConnection

    return {"http": GuardedPool, "https": GuardedTlsPool}


def _open(connection: HTTPConnection, guard: Guard) -> socket.socket:
    """Open a connection by the guard; its failures become those that urllib3 knows."""
    seconds = connection.timeout
    if not isinstance(seconds, int | float):
        raise TypeError(f"expected a time-out in seconds, found {seconds!r}")
    try:
        return guard.open(connection.host, connection.port, seconds)
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except TimeoutError as error:
        said = f"no connection to {connection.host} within {seconds:g} seconds"
        raise ConnectTimeoutError(connection, said) from error
    except OSError as error:
        said = f"no connection to {connection.host}: {error}"
        raise NewConnectionError(connection, said) from error


def _refuse_private(host: str, addresses: Sequence[str]) -> None:
    """Raise `Refused` where one of the addresses is not public: no public name has such a one."""
    for address in addresses:
        why = why_not_public(address)
        if why is not None:
            raise Refused(Fate.UNREACHABLE, f"{host} stands for {address}, which {why}: not asked")
