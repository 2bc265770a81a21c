"""The copy of an article holds its tags and texts in page order, and nothing of its code."""

from __future__ import annotations

from lxml.html import HTMLParser, document_fromstring

from govnews.read.elements import Tag, Text, copy_of

MARKUP = """<div id="a" class="x y x">một<!-- ẩn -->hai<script>var a = "<b>";</script>ba<?php x ?>
<p hidden>bốn<br>năm</p>sáu<template><p>mẫu<i>in</i></p>khuôn</template>bảy<style>p {}</style>
<ul><li>tám<li><b>chín</b>mười</ul></div>ngoài"""


def outline(tag: Tag) -> list[object]:
    """Return name and inside of a tag, its words as they are."""
    return [
        tag.name,
        *(
            str(each).strip() if isinstance(each, Text) else outline(each)
            for each in tag.children
            if not isinstance(each, Text) or each.strip()
        ),
    ]


def article() -> Tag:
    page = document_fromstring(f"<body>{MARKUP}", parser=HTMLParser(encoding="utf-8"))
    return copy_of(page.get_element_by_id("a"))


def test_words_stay_where_they_are_and_code_and_comments_are_left_out() -> None:
    (div,) = article().find_all({"div"})
    assert outline(div) == [
        "div", "một", "hai", "ba", ["p", "bốn", ["br"], "năm"], "sáu", "bảy",
        ["ul", ["li", "tám"], ["li", ["b", "chín"], "mười"]],
    ]  # fmt: skip
    assert [outline(tag)[0] for tag in div.tags] == ["p", "br", "ul", "li", "li", "b"]


def test_a_tag_knows_what_is_around_it_and_where_it_ends() -> None:
    document = article()
    (bold,) = document.find_all({"b"})
    names = [parent.name for parent in bold.parents]
    assert names == ["li", "ul", "div", "body", "html", "[document]"]
    assert [tag.name for tag in document.find_all({"li", "p", "b"})] == ["p", "li", "li", "b"]
    assert all(tag.at < tag.end for tag in document.index.order)
    assert document.end == len(document.index.order)


def test_attributes_are_those_of_the_page() -> None:
    document = article()
    (div,), (paragraph,) = document.find_all({"div"}), document.find_all({"p"})
    assert (div.get("id"), div.classes, div.get("title")) == ("a", ["x", "y", "x"], None)
    assert paragraph.get("hidden") == ""
    assert paragraph.classes == document.classes == []
