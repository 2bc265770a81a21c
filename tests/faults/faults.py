"""The faults of the fault-injection portal: address, answer, and the fate it must end in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.faults import broken
from tests.faults.broken import Gigabyte, in_turn, redirect, with_length
from tests.faults.newspaper import Newspaper
from tests.fetch.site import Page, page

REQUEST_SECONDS = 0.5  # the longest silence of the night; a whole answer gets three times as long
PAGE_BYTES = 2_000_000
ATTEMPTS = 3
# What one address may cost at most, twice over: the machine may be busy with other things.
BUDGET_SECONDS = 2 * ATTEMPTS * 3 * REQUEST_SECONDS

PAPER = Newspaper(slug="suco", host="suco.test", paragraphs=2)
LOADED = "loaded"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault. `path` is what the portal links to, `fates` what the build leaves of it.

    `fates` maps addresses (paths, or whole ones of other hosts) to fates; `reason` is a pattern
    for the reason of `path`. What `never` names is neither asked nor given a fate.
    """

    name: str
    family: str
    path: str
    pages: Mapping[str, Page]
    fates: Mapping[str, str]
    reason: str = ""
    never: tuple[str, ...] = ()
    is_entrance: bool = False  # linked from the front page: a feed or a listing

    @property
    def fails(self) -> bool:
        """Whether the server seems to be away: too many of these in a row end the night."""
        return self.fates[self.path] in ("unreachable", "blocked")


@dataclass(kw_only=True)
class Catalogue:
    """All faults, numbered as they come: article addresses from 101 on."""

    faults: list[Fault] = field(default_factory=list)

    def article(
        self, family: str, name: str, answer: Page, fate: str, reason: str = "",
        more: Mapping[str, Page] | None = None, fates: Mapping[str, str] | None = None,
        never: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Add a fault at an article's address."""
        path = self.next_path(name)
        self.faults.append(
            Fault(
                name=name, family=family, path=path, pages={path: answer, **(more or {})},
                fates={path: fate, **(fates or {})}, reason=reason, never=tuple(never),
            )
        )  # fmt: skip

    def entrance(
        self, family: str, path: str, pages: Mapping[str, Page], fates: Mapping[str, str],
        never: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """Add a fault of a feed or a listing."""
        self.faults.append(
            Fault(
                name=path, family=family, path=path, pages=pages, fates=fates,
                never=tuple(never), is_entrance=True,
            )
        )  # fmt: skip

    def next_path(self, name: str) -> str:
        return f"/tin/{self.next_number}-{re.sub(r'[^a-z0-9]+', '-', name.lower())}.html"

    @property
    def next_number(self) -> int:
        return 101 + len(self.faults)

    def whole(self, **parts: str) -> bytes:
        """Return the content of the article that stands, or should stand, at the next address."""
        return PAPER.article(self.next_number, **parts).encode()


def faults() -> list[Fault]:
    """Return every fault, in the order in which the portal links to them."""
    catalogue = Catalogue()
    for add in (
        _overload, _time, _broken_bodies, _size, _redirects, _forbidden_targets, _pagers,
        _charsets, _feeds, _lies, _headers,
    ):  # fmt: skip
        add(catalogue)
    return catalogue.faults


def _overload(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page, fate: str, reason: str = "") -> None:
        catalogue.article("overload", name, answer, fate, reason)

    add("500", page("", "500 Internal Server Error"), "unreachable", "HTTP 500 .*3 attempts")
    add("502", page("", "502 Bad Gateway"), "unreachable", "HTTP 502 .*3 attempts")
    add("500 once", in_turn(page("", "500 x"), page(catalogue.whole())), LOADED)
    add("429 seconds", in_turn(broken.busy("1"), page(catalogue.whole())), LOADED)
    add(
        "429 date",
        in_turn(broken.busy(lambda: broken.date_in(2)), page(catalogue.whole())),
        LOADED,
    )
    add("429 words", broken.busy("mai"), "unreachable", "HTTP 429 .*3 attempts")
    title = "<title>Hệ thống đang bảo trì</title>"
    add("busy note", page(title), "unreachable", "maintenance")


def _time(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page) -> None:
        catalogue.article("time", name, answer, "unreachable", "3 attempts")

    add("silence", broken.silent)
    add("silence in the body", _then_silence(broken.HTML + b"\r\n<p>Tin"))
    add("dripping headers", broken.dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"))
    add("dripping body", broken.dripping(broken.HTML + b"\r\n", b"x"))


def _then_silence(start: bytes) -> Page:
    def answer(connection: broken.socket.socket, head: str) -> None:
        connection.sendall(start)
        broken.silent(connection, head)

    return answer


def _broken_bodies(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page, fate: str = "unreachable", reason: str = "") -> None:
        catalogue.article("broken body", name, answer, fate, reason)

    whole = catalogue.whole()
    add("truncated", with_length(whole[: len(whole) // 2], len(whole)), reason="3 attempts")
    add("length too long", with_length(whole, len(whole) + 10), reason="3 attempts")
    whole = catalogue.whole()
    end = whole.index(b"<footer>")
    add("length too short", broken.followed_on_its_connection(whole, end), LOADED)
    whole = catalogue.whole()
    start = whole.index(b"<article")
    add("length much too short", broken.followed_on_its_connection(whole, start), "layout_changed")
    whole = catalogue.whole()  # no length at all, then: the page ends with its connection
    add("length of words", with_length(whole, "nhieu"), LOADED)
    add("two lengths", with_length(whole, "10", "Content-Length: 20"), reason="Length")
    add("reset at once", broken.reset_after(b""), reason="Reset")
    add("reset in the body", broken.reset_after(with_length(b"<p>", 100)), reason="Reset")
    add("hang up", broken.hang_up, reason="3 attempts")
    chunked = broken.HTML + b"Transfer-Encoding: chunked\r\n\r\n"
    add("chunks without an end", chunked + b"3\r\nmot\r\n", reason="3 attempts")
    add("chunks of words", chunked + b"ba\x80\r\nmot\r\n", reason="3 attempts")
    add("nonsense", b"\x16\x03\x01 khong phai HTTP\r\n\r\n", reason="3 attempts")


def _size(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page, fate: str, reason: str) -> None:
        catalogue.article("size", name, answer, fate, reason)

    add("gigabyte announced", Gigabyte(announced=True), "too_large", "1000000000 bytes announced")
    add("gigabyte in chunks", Gigabyte(announced=False), "too_large", "more than 2000000 bytes")
    add("bomb", broken.bomb(members=False), "too_large", "unpacks to more than 2000000 bytes")
    add("bomb of members", broken.bomb(members=True), "too_large", "unpacks to more than 2000000")
    long = b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 1_000_000 + b"\r\n\r\n"
    add("long header", long, "too_large", "65536 bytes of headers")
    many = b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 50_000 + b"\r\n"
    add("many headers", many, "too_large", "of headers")
    add("not found by the gigabyte", _not_found_by_the_gigabyte, "not_found", "404")


def _not_found_by_the_gigabyte(connection: broken.socket.socket, head: str) -> None:
    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 1000000000\r\n\r\n")
    for _ in range(1000):
        connection.sendall(b"x" * 1_000_000)


def _redirects(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page, fate: str, reason: str = "", **more: object) -> None:
        catalogue.article("redirect", name, answer, fate, reason, **more)  # type: ignore[arg-type]

    itself = catalogue.next_path("itself")
    add("itself", redirect(itself), "unreachable", "circle|redirects")
    add(
        "into a circle",
        redirect("/vong/2"),
        "unreachable",
        more={"/vong/2": redirect("/vong/3"), "/vong/3": redirect("/vong/2")},
        fates={"/vong/2": "unreachable", "/vong/3": "unreachable"},
    )
    chain = {f"/chuoi/{n}": redirect(f"/chuoi/{n + 1}") for n in range(1, 40)}
    add(
        "long chain",
        redirect("/chuoi/1"),
        "redirected",
        more=chain,
        fates={"/chuoi/1": "redirected", "/chuoi/10": "unreachable"},
        never=[f"/chuoi/{n}" for n in range(11, 41)],
    )
    add("without a target", page("", "302 Found"), "unreachable", "without a usable Location")
    add("broken target", redirect("http://[::1/"), "unreachable", "without a usable Location")
    add("304 unasked", page("", "304 Not Modified"), "wrong_content", "nothing was kept")
    moved = f"/tin/{catalogue.next_number + 800}-da-chuyen.html"
    content = PAPER.article(catalogue.next_number + 800)
    add("moved", redirect(moved, "301 Moved Permanently"), "redirected",
        more={moved: page(content)}, fates={moved: LOADED})  # fmt: skip


ELSEWHERE = {  # name -> target; each is an address of its own that is never asked
    "private": "http://10.1.2.3/tin",
    "private 192": "http://192.168.0.1/tin",
    "link-local": "http://169.254.1.1/tin",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "loopback": "http://127.0.0.1:9/tin",
    "loopback by name": "http://localhost:9/tin",
    "loopback IPv6": "http://[::1]:9/tin",
    "IPv4 in IPv6": "http://[::ffff:10.1.2.3]/tin",
    "one number": "http://2130706433/tin",
    "hexadecimal": "http://0x7f000001/tin",
    "other host": "https://khac.test/tin",
    "longer host": "http://suco.test.khac.test/tin",
    "host as a user": "http://suco.test@khac2.test/tin",
}
NO_WEB = ("file:///etc/passwd", "ftp://suco.test/tin", "javascript:alert(1)", "data:text/html,tin",
          "gopher://suco.test/tin", "jar:http://suco.test/tin!/a")  # fmt: skip


def _forbidden_targets(catalogue: Catalogue) -> None:
    for name, target in ELSEWHERE.items():
        told = target.replace("suco.test@", "")
        catalogue.article(
            "forbidden target",
            f"to {name}",
            redirect(target),
            "redirected",
            fates={told: "external"},
        )
    for target in NO_WEB:
        catalogue.article(
            "forbidden target", f"to {target}", redirect(target), "unreachable",
            "without a usable Location", never=[target],
        )  # fmt: skip


def _pagers(catalogue: Catalogue) -> None:
    ring = ("/muc/vong", "/muc/vong?trang=2", "/muc/vong?trang=3")
    loop = {
        path: broken.listing([PAPER.article_path(n)], ring[n % 3]) for n, path in enumerate(ring, 1)
    }
    catalogue.entrance("pager", "/muc/vong", loop, dict.fromkeys(ring, "followed"))
    # Past its last page this one shows the first again, and one more link.
    first = [PAPER.article_path(1), PAPER.article_path(2)]
    again = {
        f"/muc/lai?trang={n}": broken.listing(first, f"/muc/lai?trang={n + 1}")
        for n in range(1, 60)
    }
    catalogue.entrance(
        "pager", "/muc/lai?trang=1", again, {"/muc/lai?trang=1": "followed"},
        never=[f"/muc/lai?trang={n}" for n in range(3, 60)],
    )  # fmt: skip


def _charsets(catalogue: Catalogue) -> None:
    meta = b"<meta charset=utf-8>"

    def add(name: str, content: bytes, content_type: str, fate: str = LOADED) -> None:
        catalogue.article("charset", name, page(content, Content_Type=content_type), fate)

    add("header lies", catalogue.whole(), "text/html; charset=iso-8859-1")
    add("no charset", catalogue.whole().replace(meta, b""), "text/html")
    add("unknown charset", catalogue.whole().replace(meta, b""), "text/html; charset=x-la")
    add("quoted charset", catalogue.whole().replace(meta, b""), 'text/html; charset="utf8"')
    text = catalogue.whole().decode().replace("charset=utf-8", "charset=windows-1258")
    add("windows-1258", broken.in_windows_1258(text), "text/html")
    text = catalogue.whole().decode().replace("charset=utf-8", "charset=windows-1258")
    add("windows-1258 as UTF-8", broken.in_windows_1258(text), "text/html; charset=utf-8")
    add("UTF-16", catalogue.whole().replace(meta, b"").decode().encode("utf-16"), "text/html")
    add("NUL bytes", catalogue.whole().replace(b"<footer>", b"\0\0<footer>"), "text/html")
    strange = bytes(range(128, 256)) * 40
    spoilt = catalogue.whole().replace(meta, b"").replace(b"<p>", b"<p>" + strange, 1)
    add("invalid bytes", spoilt, "text/html; charset=utf-8", "unreadable_encoding")


def _feeds(catalogue: Catalogue) -> None:
    host = f"http://{PAPER.host}"
    makers = {
        "/bom.rss": broken.entity_bomb,
        "/bom-dai.rss": broken.quadratic_bomb,
        "/to-mo.rss": lambda link: broken.curious(f"{host}/bi-mat", link),
        "/to-mo-tep.rss": lambda link: broken.curious("file:///etc/passwd", link),
        "/sau.rss": broken.deep,
    }
    for path, make in makers.items():
        number = catalogue.next_number + 700
        article = f"/tin/{number}-tu-nguon.html"
        pages = {path: make(host + article), article: page(PAPER.article(number))}
        catalogue.entrance(
            "feed", path, pages, {path: "followed", article: LOADED},
            never=["/bi-mat", "/bi-mat?dtd"],
        )  # fmt: skip
    unclosed = b'<rss version="2.0"><channel><item><link>' + b"<![CDATA[" * 50_000
    catalogue.entrance("feed", "/ho.rss", {"/ho.rss": page(unclosed, Content_Type="text/xml")},
                       {"/ho.rss": "followed"})  # fmt: skip


def _lies(catalogue: Catalogue) -> None:
    def add(name: str, answer: Page, fate: str, reason: str = "") -> None:
        catalogue.article("lie", name, answer, fate, reason)

    missing = PAPER.around("<h2>Không tìm thấy bài viết</h2><p>Bài đã bị xoá hoặc đổi tên.</p>")
    add("soft 404", page(missing), "soft_404", "Không tìm thấy bài viết")
    add("soft 404 by its title", page("<title>Lỗi 404</title><p>Trang không có"), "soft_404", "404")
    rejected = (
        "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected."
        " Please consult with your administrator.<br>Your support ID is: 1843</body></html>"
    )
    add("WAF with 200", page(rejected), "blocked", "Request Rejected|rejected")
    add("WAF with 403", page(rejected, "403 Forbidden"), "blocked", "HTTP 403")
    add("WAF with 503", page("", "503 x", cf_mitigated="challenge"), "blocked", "challenge")
    login = (
        '<title>Đăng nhập</title><h1>Đăng nhập hệ thống</h1><form><input name="ten">'
        '<input type="password" name="mat-khau"></form>'
    )
    add("login", page(login), "blocked", "login")
    gate = "<script>document.cookie='D1N=1';window.location.reload(true)</script>"
    add("cookie gate", page(gate), "blocked", "cookie")
    parked = (
        "<html><head><title>suco.test is for sale</title></head><body><h1>suco.test</h1><p>This"
        " domain is parked. Buy this domain.</p><a href='https://khac.test/'>Related searches</a>"
        "</body></html>"
    )
    add("parked domain", page(parked), "unreachable")
    upkeep = (
        "<html><head><title>Thông báo</title></head><body><h1>Website đang bảo trì, nâng cấp</h1>"
        "<p>Kính mời quý độc giả quay lại sau.</p></body></html>"
    )
    add("maintenance note", page(upkeep), "unreachable")
    add("nothing", page(b""), "wrong_content", "empty body")
    add("picture", page(b"\xff\xd8\xff\xe0", Content_Type="image/jpeg"), "wrong_content", "image")
    add("program", page("{}", Content_Type="application/json"), "wrong_content", "json")
    add("410", page("", "410 Gone"), "gone", "410")


def _headers(catalogue: Catalogue) -> None:
    """A clock on every page and in its headers: other bytes at each visit, the same article."""
    number = catalogue.next_number
    ticks = iter(range(1000))

    def clock(connection: broken.socket.socket, head: str) -> None:
        tick = next(ticks)
        content = PAPER.article(number, clock=f"Thứ Hai, 16/06/2025 08:00:{tick:02d} SA")
        headers = {
            "Date": "Thu, 01 Jan 1970 00:00:00 GMT",
            "Last_Modified": f"Fri, 31 Dec 2099 23:59:{tick:02d} GMT",
            "ETag": f'"{tick}"',
            "Expires": "mai",
        }
        connection.sendall(page(content, **headers))

    catalogue.article("header", "clock", clock, LOADED)
    quiet = "Set-Cookie: a=" + "b" * 4000 + "; Path=/../../../etc; Domain=.test"
    whole = catalogue.whole()
    strange = with_length(whole, len(whole), "X-\xff: \xfe", quiet, "Content-Location: ../../a")
    catalogue.article("header", "strange", strange, LOADED)
