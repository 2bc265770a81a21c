"""A made-up internet: what names stand for, who answers there, and a record of who was dialled.

Every look-up and every connection of this process goes through it while it is installed, however
the fetcher makes them; nothing but loopback is ever really dialled. Postgres is not concerned:
its library connects in C.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any

import pytest

_getaddrinfo = socket.getaddrinfo
_connect = socket.socket.connect
_getpeername = socket.socket.getpeername


class Internet:
    """`names`: answers of the resolver, one after the other, the last for ever; none: unknown.

    `servers`: public address and port to the port of 127.0.0.1 that answers in its place.
    """

    def __init__(
        self,
        names: dict[str, Sequence[Sequence[str]]],
        servers: dict[tuple[str, int], int],
    ) -> None:
        self.names = {name: list(answers) for name, answers in names.items()}
        self.servers = servers
        self.resolved: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self._peers: dict[int, Any] = {}

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put this network in the place of the real one until the test ends."""
        network = self

        def connect(opened: socket.socket, address: Any) -> None:
            network.dial(opened, address)

        def getpeername(opened: socket.socket) -> Any:
            return network._peers.get(opened.fileno()) or _getpeername(opened)

        monkeypatch.setattr(socket, "getaddrinfo", self.resolve)
        monkeypatch.setattr(socket.socket, "connect", connect)
        monkeypatch.setattr(socket.socket, "getpeername", getpeername)

    def resolve(self, host: Any, port: Any, *_: Any, **__: Any) -> list[Any]:
        """Answer like `socket.getaddrinfo`."""
        name = host.decode() if isinstance(host, bytes) else str(host)
        self.resolved.append(name)
        return [_entry(address, port) for address in self._addresses(name)]

    def dial(self, opened: socket.socket, address: Any) -> None:
        """Note who is dialled, and connect to the server that plays it."""
        host, port = str(address[0]), int(address[1])
        self.dialled.append((host, port))
        local = self.servers.get((host, port))
        if local is None:
            raise OSError(errno.ENETUNREACH, "nobody answers there in this test")
        _connect(opened, ("127.0.0.1", local))
        self._peers[opened.fileno()] = address

    def _addresses(self, name: str) -> Sequence[str]:
        try:
            return [str(ip_address(name))]
        except ValueError:
            answers = self.names.get(name)
        if not answers:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def _entry(address: str, port: Any) -> Any:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


@contextmanager
def full_backlog() -> Iterator[int]:
    """Give a port of 127.0.0.1 where connecting takes for ever: nobody accepts, no room is left."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = []
        try:
            while True:
                caller = socket.socket()
                waiting.append(caller)
                caller.settimeout(0.2)
                try:
                    _connect(caller, listener.getsockname())
                except TimeoutError:
                    break
            yield int(listener.getsockname()[1])
        finally:
            for caller in waiting:
                caller.close()
