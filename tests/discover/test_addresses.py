"""One spelling per address."""

from __future__ import annotations

import pytest

from govnews.discover.addresses import normalise, origin, relative

PAGE = "http://cong.test/tin/2025/bai.html"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("../a.html#cuoi", "http://cong.test/tin/a.html"),
        ("HTTP://CONG.TEST:80/a", "http://cong.test/a"),
        ("https://cong.test:443/a", "https://cong.test/a"),
        ("http://cong.test:8080/a", "http://cong.test:8080/a"),
        ("//khac.test/a", "http://khac.test/a"),
        ("http://cong.test", "http://cong.test/"),
        ("/./a/../b/.", "http://cong.test/b/"),
        ("/a//b", "http://cong.test/a//b"),
        ("\\Pages\\tin.aspx?x=a\\b", "http://cong.test/Pages/tin.aspx?x=a%5Cb"),
        ("/Phu luc.pdf", "http://cong.test/Phu%20luc.pdf"),
        ("/Công khai.pdf", "http://cong.test/C%C3%B4ng%20khai.pdf"),
        ("/C%c3%b4ng%20khai.pdf", "http://cong.test/C%C3%B4ng%20khai.pdf"),
        ("/tim?q=khuyến+học", "http://cong.test/tim?q=khuy%E1%BA%BFn+h%E1%BB%8Dc"),
        ("/%7etin/100%", "http://cong.test/~tin/100%25"),
        ("/a%2Fb", "http://cong.test/a%2Fb"),
        ("  /a\n/b ", "http://cong.test/a/b"),
        ("http://ten:mat@cong.test/a", "http://cong.test/a"),
        ("http://cong.test./a", "http://cong.test/a"),
        ("http://bücher.test/", "http://xn--bcher-kva.test/"),
        ("", PAGE),
    ],
)
def test_every_spelling_becomes_one(href: str, address: str) -> None:
    found = normalise(href, PAGE)
    assert found == address
    assert found is not None
    assert normalise(found) == found


@pytest.mark.parametrize(
    "href",
    [
        "javascript:void(0)", "mailto:a@b.vn", "tel:0263", "data:text/html,x", "ftp://a.test/",
        "http://[::1/", "http://a.test:99999999/", "http://a b/",
        "http://a\x00.test/", "http://%41.test/", "/" + "a" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_address(href: str) -> None:
    assert normalise(href, PAGE) is None


def test_order_of_parameters_is_kept() -> None:
    first, second = normalise("/?paged=2&cat=3", PAGE), normalise("/?cat=3&paged=2", PAGE)
    assert first != second
    assert relative(first or "") == "/?paged=2&cat=3"


def test_a_page_without_host_has_no_addresses() -> None:
    assert normalise("/a") is None


def test_origin_is_scheme_host_and_port() -> None:
    assert origin("http://cong.test:8080/a?b") == "http://cong.test:8080"
