"""Rendered HTML as plain lines, for cards: without the marks that only a page explains."""

from __future__ import annotations

import re

from markupsafe import Markup

_MARK = re.compile(r'<(a|span) class="db-mark".*?</\1>', re.DOTALL)
_BREAK = re.compile(r"<(?:br|/li|/p|/tr|/dt|/dd)\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def lines(html: str) -> list[str]:
    """Return the lines of text of an HTML fragment; list items and paragraphs begin a new one."""
    if "<" not in html:
        found = [html]
    else:
        found = _TAG.sub("", _BREAK.sub("\n", _MARK.sub("", html))).split("\n")
    texts = (" ".join(Markup(one).unescape().split()) for one in found)
    return [one for one in texts if one]


def line(html: str) -> str:
    """Return the text of an HTML fragment as one line."""
    return "；".join(lines(html))
