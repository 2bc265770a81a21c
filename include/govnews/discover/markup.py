"""Owns the reading of XML from strangers: mended where it is broken, harmless where it is hostile.

The prolog with its DOCTYPE is cut away before parsing and no entity but XML's own five
survives, so neither files nor expansions ("billion laughs") can be smuggled in. Nothing here
looks twice at the same letter for an end that is missing: a hostile page costs linear time.
"""

from __future__ import annotations

import re
from html import unescape

from lxml import etree

from govnews.vietnamese.charsets import letters_of

# Matched once, at the beginning: what stands before the root, which nobody needs here.
_PROLOG = re.compile(
    r"(?:\s+|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.IGNORECASE | re.DOTALL
)
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_AMPERSAND = re.compile(r"&(#\d+;|#x[0-9a-f]+;|\w+;)?", re.IGNORECASE)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML_ENTITIES = {"amp;", "lt;", "gt;", "quot;", "apos;"}
_ROOT = re.compile(rb"<(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex)[\s>]", re.IGNORECASE)


def parse_markup(payload: bytes, content_type: str | None = None) -> etree._Element | None:
    """Return the root of an XML document, bare ampersands mended; None when there is no root."""
    text = _FORBIDDEN.sub("", letters_of(payload, content_type)).lstrip("\ufeff")
    prolog = _PROLOG.match(text)
    text = _mended(text[prolog.end() :] if prolog else text)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def root_name(payload: bytes) -> str | None:
    """Return which kind of XML begins here: rss, feed, rdf, urlset, sitemapindex, or None."""
    found = _ROOT.search(payload[:2048])
    return found[1].decode("ascii").lower() if found else None


def local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like.

    A prefix that nothing declares stays in the tag ("ie:menuitem"), and is left out, too.
    """
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return an element's text with white space folded."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _mended(text: str) -> str:
    """Return the text with its ampersands mended; those of CDATA are meant as they stand."""
    pieces = []
    done, begin = 0, text.find(_CDATA)
    while begin >= 0 and (end := text.find(_CDATA_END, begin)) >= 0:
        after = end + len(_CDATA_END)
        pieces += [_AMPERSAND.sub(_mended_ampersand, text[done:begin]), text[begin:after]]
        done, begin = after, text.find(_CDATA, after)
    return "".join([*pieces, _AMPERSAND.sub(_mended_ampersand, text[done:])])


def _mended_ampersand(found: re.Match[str]) -> str:
    whole, name = found[0], found[1]
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES or name.startswith("#"):
        return whole
    letter = unescape(whole)
    return letter if letter != whole else "&amp;" + name
