"""A small site of our own for what ../shared/portals cannot do: raw answers, byte by byte."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections.abc import Callable, Mapping
from types import TracebackType

from govnews.settings import StandIn

Page = bytes | Callable[[socket.socket, str], None]


def page(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """One whole answer; header names are written with underscores."""
    content = body.encode() if isinstance(body, str) else body
    usual = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(content))}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in {**usual, **headers}.items()]
    return (
        "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""]).encode() + content
    )


class Site:
    """Answers as a proxy for one host; `pages` maps path and query to the raw answer."""

    def __init__(self, pages: Mapping[str, Page], host: str = "cong.test") -> None:
        self.host = host
        self.pages = dict(pages)
        self.heads: list[str] = []
        site = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                head = b""
                while line := self.rfile.readline():
                    head += line
                    if line == b"\r\n":
                        break
                if posted := re.search(rb"content-length: *(\d+)", head, re.IGNORECASE):
                    head += self.rfile.read(int(posted[1]))
                site.answer(self.request, head.decode("latin-1"))

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

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
    def stand_in(self) -> StandIn:
        host, port = self._server.server_address[:2]
        return StandIn(host=self.host, address=f"{host!s}:{port}")

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked, in order, without the host."""
        return [head.split(" ")[1].removeprefix(f"http://{self.host}") for head in self.heads]

    def answer(self, connection: socket.socket, head: str) -> None:
        if not head:
            return
        self.heads.append(head)
        found = self.pages.get(self.asked[-1], page("khong co", "404 Not Found"))
        try:
            if isinstance(found, bytes):
                connection.sendall(found)
            else:
                found(connection, head)
        except OSError:
            pass
