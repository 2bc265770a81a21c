"""A small site of our own for what ../shared/portals cannot do: raw answers, byte by byte."""

from __future__ import annotations

import re
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO

from govnews.settings import StandIn

Page = bytes | Callable[[socket.socket, str], object]
KEPT_OPEN = "kept open"  # what a page returns after which the connection takes another request


def page(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """One whole answer; header names are written with underscores."""
    content = body.encode() if isinstance(body, str) else body
    usual = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(content))}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {**usual, **headers}.items()]
    return (
        "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]).encode() + content
    )


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request as the server saw it: the address, and from when to when (monotonic)."""

    path: str
    began: float
    ended: float

    @property
    def seconds(self) -> float:
        return self.ended - self.began


class Site:
    """Answers as a proxy for one host; `pages` maps path and query to the raw answer.

    With `tls` it answers over TLS; with a `greeting` it says that to everybody, unasked, and
    hangs up. What was asked stands in `heads` (at once) and `visits`
    (when it ended).
    """

    def __init__(
        self,
        pages: Mapping[str, Page],
        host: str = "cong.test",
        *,
        tls: ssl.SSLContext | None = None,
        greeting: bytes = b"",
    ) -> None:
        self.host = host
        self.pages = dict(pages)
        self.heads: list[str] = []
        self.visits: list[Visit] = []
        site = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                if greeting:
                    self.request.sendall(greeting)
                    return
                while site.answer(self.request, _read_request(self.rfile)):
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 64

            def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
                try:  # in the connection's own thread: a handshake may take its time
                    opened = tls.wrap_socket(request, server_side=True) if tls else request
                except OSError:
                    return
                try:
                    super().finish_request(opened, client_address)  # type: ignore[arg-type]
                except OSError:
                    pass
                finally:
                    if opened is not request:
                        opened.close()

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def stand_in(self) -> StandIn:
        return StandIn(host=self.host, address=f"127.0.0.1:{self.port}")

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked, in order, without the host."""
        return [self._path(head) for head in self.heads]

    def answer(self, connection: socket.socket, head: str) -> bool:
        """Answer one request; return whether the connection takes another one."""
        if not head:
            return False
        began = time.monotonic()
        self.heads.append(head)
        path = self._path(head)
        found = self.pages.get(path, page("khong co", "404 Not Found"))
        try:
            if isinstance(found, bytes):
                connection.sendall(found)
                return False
            return found(connection, head) is KEPT_OPEN
        except OSError:
            return False
        finally:
            self.visits.append(Visit(path=path, began=began, ended=time.monotonic()))

    def _path(self, head: str) -> str:
        return head.split(" ")[1].removeprefix(f"http://{self.host}")


def _read_request(stream: BinaryIO) -> str:
    """Return the head of the next request, with the body behind it where it has one."""
    head = b""
    while line := stream.readline():
        head += line
        if line == b"\r\n":
            break
    if posted := re.search(rb"content-length: *(\d+)", head, re.IGNORECASE):
        head += stream.read(int(posted[1]))
    return head.decode("latin-1")
