"""A drafted selector must mean the same to lxml and to BeautifulSoup."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from lxml.html import fromstring

from govnews.draft.layout import finds_alike

MARKUP = (
    '<div class="tin"><h1 class="tieu-de">Khánh thành <b>trường</b> mới</h1><p>Sáng 5/9.</p></div>'
)


@pytest.mark.parametrize(
    ("other", "selector", "is_alike"),
    [
        (MARKUP, "h1.tieu-de", True),
        (MARKUP, "p", True),
        (MARKUP, "h2.tieu-de", False),
        (MARKUP.replace("tieu-de", "ten-bai"), "h1.tieu-de", False),
        (MARKUP.replace("mới", "cũ"), "h1.tieu-de", False),
    ],
)
def test_both_must_find_the_same_words(other: str, selector: str, is_alike: bool) -> None:
    soup = BeautifulSoup(other, "lxml")
    assert finds_alike(soup, fromstring(MARKUP), selector) is is_alike
