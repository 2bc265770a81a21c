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
from govnews.discover.pagers import posted_page

LARGEST_FORM = 2_000_000  # characters; a ViewState of 1 MB has been seen
_CALL = re.compile(r"__doPostBack\(\s*'([^']*)'\s*,\s*'([^']*)'\s*\)")
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
    is the number, or else the link's text is. A form larger than 2 MB is not sent.
    """
    found: dict[int, Postback] = {}
    for link in tree.iter("a", "input", "button"):
        script = link.get("href") or link.get("onclick") or ""
        call, form = _CALL.search(script), _form_of(link)
        matched = pattern.search(call[0]) if call else None
        if call is None or matched is None or form is None:
            continue
        number = _number(matched, str(link.text_content()))
        action = normalise(form.get("action") or base, base)
        if number is None or action is None:
            continue
        fields = (("__EVENTTARGET", call[1]), ("__EVENTARGUMENT", call[2]), *_fields(form))
        postback = Postback(
            url=posted_page(url, number), number=number, action=action, fields=fields
        )
        if postback.size <= LARGEST_FORM:
            found.setdefault(number, postback)
    return tuple(found.values())


def _number(matched: re.Match[str], text: str) -> int | None:
    named = matched.groupdict().get("page")
    number = named if named is not None else text.strip()
    return int(number) if number.isdecimal() and 0 < len(number) <= 6 else None


def _form_of(link: html.HtmlElement) -> html.HtmlElement | None:
    return next(link.iterancestors("form"), None)


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
