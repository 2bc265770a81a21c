"""Owns ASP.NET pagers: links that post the page's own form back (``__doPostBack``).

The form goes back with everything a browser would send: its hidden fields (``__VIEWSTATE``,
``__EVENTVALIDATION``, ``__VIEWSTATEGENERATOR`` and whatever else), its text boxes and choices as
they stand. The state is the server's own and holds for the page it came with, so each page is
asked with the form of the page before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import html

from govnews.discover.addresses import normalise
from govnews.discover.pagers import page_number, posted_page

LARGEST_FORM = 2_000_000  # characters; a ViewState of 1 MB has been seen
_CALL = re.compile(r"__doPostBack\(\s*'([^']*)'\s*,\s*'([^']*)'\s*\)")
# The link of a numbered pager to the numbers that it has no room for.
_FURTHER = ("...", "…")
_SENT_AS_THEY_STAND = {"hidden", "text", "search", "email", "number", "tel", "url", "date", ""}


@dataclass(frozen=True, kw_only=True)
class Postback:
    """One page that a posted form brings: its name, its number, where and what to post."""

    url: str
    number: int
    action: str
    fields: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """Return the letters of all fields together."""
        return sum(len(name) + len(value) for name, value in self.fields)


def find_postbacks(
    tree: html.HtmlElement, url: str, base: str, pattern: re.Pattern[str]
) -> tuple[Postback, ...]:
    """Return the pages of the pager on page `url`, each number once, in page order.

    `pattern` is held against the whole call (``__doPostBack('…','…')``); its group ``page``
    is the number, or else the link's text is ("..." behind the numbers: the one after them).
    A form larger than 2 MB is not sent.
    """
    found: dict[int, Postback] = {}
    for link in tree.iter("a", "input", "button"):
        call = _CALL.search(link.get("href") or link.get("onclick") or "")
        matched = pattern.search(call[0]) if call else None
        if call is None or matched is None or _is_off(link):
            continue
        further = max(*found, page_number(url)) + 1 if found else None
        number = _number(matched, str(link.text_content()).strip(), further)
        postback = _postback(link, url, base, number, _event(call)) if number else None
        if postback is not None:
            found.setdefault(postback.number, postback)
    return tuple(found.values())


def next_postback(button: html.HtmlElement, url: str, base: str) -> Postback | None:
    """Return the page that a "next page" button without address brings; None where it is off.

    Telerik's grids have one (``.rgPageNext``): a link or button that calls ``__doPostBack``, or
    a plain submit button that goes back with its own name.
    """
    if _is_off(button):
        return None
    call = _CALL.search(button.get("href") or button.get("onclick") or "")
    name = button.get("name")
    if call is not None:
        event = _event(call)
    elif button.tag in ("input", "button") and name:
        event = (("__EVENTTARGET", ""), ("__EVENTARGUMENT", ""), (name, button.get("value") or ""))
    else:
        return None
    return _postback(button, url, base, page_number(url) + 1, event)


def _is_off(button: html.HtmlElement) -> bool:
    """Return whether a link or button does nothing: the page at hand, no page before or after."""
    return button.get("disabled") is not None or "return false" in (button.get("onclick") or "")


def _event(call: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return (("__EVENTTARGET", call[1]), ("__EVENTARGUMENT", call[2]))


def _postback(
    link: html.HtmlElement, url: str, base: str, number: int, event: tuple[tuple[str, str], ...]
) -> Postback | None:
    """Return what the form around `link` sends for this page; None without form, or too much."""
    form = next(link.iterancestors("form"), None)
    action = normalise(form.get("action") or base, base) if form is not None else None
    if form is None or action is None:
        return None
    fields = (*event, *_fields(form))
    postback = Postback(url=posted_page(url, number), number=number, action=action, fields=fields)
    return postback if postback.size <= LARGEST_FORM else None


def _number(matched: re.Match[str], text: str, further: int | None) -> int | None:
    """Return the number of the page that a link leads to, None for one back or out of the pager."""
    named = matched.groupdict().get("page")
    number = named if named is not None else text
    if number in _FURTHER:
        return further
    return int(number) if number.isdecimal() and 0 < len(number) <= 6 else None


def _fields(form: html.HtmlElement) -> tuple[tuple[str, str], ...]:
    """Return the form's successful controls (HTML 4.01, 17.13.2) without its buttons."""
    fields = []
    for control in form.iter("input", "textarea", "select"):
        name = control.get("name")
        if not name or name in ("__EVENTTARGET", "__EVENTARGUMENT"):
            continue
        if control.tag == "select":
            chosen = [each for each in control.iter("option") if each.get("selected") is not None]
            fields += [
                (name, option.get("value") or str(option.text_content()))
                for option in chosen or list(control.iter("option"))[:1]
            ]
        elif control.tag == "textarea":
            fields.append((name, str(control.text_content())))
        elif _is_sent(control):
            fields.append((name, control.get("value") or ""))
    return tuple(fields)


def _is_sent(control: html.HtmlElement) -> bool:
    kind = (control.get("type") or "").lower()
    if kind in ("checkbox", "radio"):
        return control.get("checked") is not None
    return kind in _SENT_AS_THEY_STAND
