"""Plays any number of generated newspapers from one process, asked as an HTTP proxy.

    python -m benchmarks.press --papers 1000 --articles 30

The first line of its output is its port. It binds 127.0.0.1 only and forwards nothing.
"""

from __future__ import annotations

import argparse
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from tests.faults.newspaper import Newspaper

ADDRESS = "127.0.0.1"


def newspapers(count: int, articles: int) -> dict[str, Newspaper]:
    """Return so many newspapers by host."""
    papers = [
        Newspaper(slug=f"bao{number:04d}", host=f"bao{number:04d}.test", articles=articles)
        for number in range(1, count + 1)
    ]
    return {paper.host: paper for paper in papers}


class Listener(ThreadingHTTPServer):
    """Takes connections; many portals come at once."""

    daemon_threads = True
    request_queue_size = 512


class Conversation(BaseHTTPRequestHandler):
    """One client's connection, kept open."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together

    def __init__(self, papers: dict[str, Newspaper], *connection: Any) -> None:
        self.papers = papers
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Answer one request."""
        parts = urlsplit(self.path)
        paper = self.papers.get(parts.netloc or self.headers.get("Host", ""))
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        found = paper.page(path) if paper else None
        content_type, body = found or ("text/html; charset=utf-8", b"<h1>404</h1>\n")
        self.send_response_only(200 if found else 404)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write nothing."""


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.press", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--papers", type=int, required=True)
    parser.add_argument("--articles", type=int, default=30)
    wanted = parser.parse_args()
    papers = newspapers(wanted.papers, wanted.articles)
    next(iter(papers.values())).page("/")  # the sentences are read before anybody asks
    with Listener((ADDRESS, 0), partial(Conversation, papers)) as server:
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
