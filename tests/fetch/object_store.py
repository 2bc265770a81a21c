"""A small object store of our own that speaks S3: real HTTP on loopback, whole objects only."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    store: ObjectStore


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        pass

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if self.command != "HEAD" else b"")

    def _asked(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        return unquote(parts.path).lstrip("/"), {key: it[0] for key, it in query.items()}

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        key, query = self._asked()
        if self.server.store.failing:
            return self._answer(403)
        if "uploadId" in query:
            self.server.store.parts[query["uploadId"]][int(query["partNumber"])] = body
        else:
            self.server.store.objects[key] = body
        return self._answer(200, ETag='"1"')

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        key, query = self._asked()
        if self.server.store.failing:
            return self._answer(403)
        if "uploads" in query:
            self.server.store.parts[key] = {}
            text = f"<R><Bucket>b</Bucket><Key>k</Key><UploadId>{escape(key)}</UploadId></R>"
        else:
            parts = self.server.store.parts.pop(query["uploadId"])
            self.server.store.objects[key] = b"".join(parts[number] for number in sorted(parts))
            text = '<R><ETag>"1"</ETag></R>'
        return self._answer(200, text.encode())

    def do_HEAD(self) -> None:
        self._get()

    def do_GET(self) -> None:
        self._get()

    def _get(self) -> None:
        key, query = self._asked()
        if self.server.store.failing:
            return self._answer(403)
        if "list-type" in query:
            return self._list(key, query)
        if key not in self.server.store.objects:
            return self._answer(404)
        body, status, told = self.server.store.objects[key], 200, {}
        if wanted := self.headers.get("Range"):
            first, _, last = wanted.removeprefix("bytes=").partition("-")
            end = min(int(last) + 1 if last else len(body), len(body))
            told = {"Content_Range": f"bytes {first}-{end - 1}/{len(body)}"}
            body, status = body[int(first) : end], 206
        return self._answer(
            status, body, ETag='"1"', Content_Length=str(len(body)),
            Last_Modified="Mon, 16 Jun 2025 01:30:00 GMT", **told,
        )  # fmt: skip

    def _list(self, bucket: str, query: dict[str, str]) -> None:
        prefix, inner, folders = query.get("prefix", ""), [], set()
        for key in sorted(self.server.store.objects):
            name = key.removeprefix(bucket.rstrip("/") + "/")
            if not name.startswith(prefix):
                continue
            head, slash, _ = name[len(prefix) :].partition("/")
            if slash and query.get("delimiter"):
                folders.add(prefix + head + "/")
            else:
                inner.append((name, len(self.server.store.objects[key])))
        text = "".join(
            f"<Contents><Key>{escape(name)}</Key><Size>{size}</Size><ETag>1</ETag>"
            "<LastModified>2025-06-16T01:30:00.000Z</LastModified></Contents>"
            for name, size in inner
        ) + "".join(
            f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>"
            for name in sorted(folders)
        )
        head = f"<Name>{escape(bucket)}</Name><IsTruncated>false</IsTruncated>"
        self._answer(200, f"<ListBucketResult>{head}{text}</ListBucketResult>".encode())


class ObjectStore:
    """Keeps objects in memory: PUT, GET with ranges, HEAD, LIST, multipart uploads.

    `failing` makes every request answer 500, as a store does that is out of order.
    """

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.failing = False
        self.parts: dict[str, dict[int, bytes]] = {}
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.store = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    @property
    def environment(self) -> dict[str, str]:
        """What the client of an S3 store reads from the environment."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._server.server_address[1]}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_ACCESS_KEY_ID": "nobody",
            "AWS_SECRET_ACCESS_KEY": "nothing",
            "AWS_REGION": "us-east-1",
        }

    def __enter__(self) -> ObjectStore:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
