"""Rendered HTML as plain lines, for cards: without the marks that only a page explains."""

from __future__ import annotations

import re

from markupsafe import Markup

_MARK = re.compile(r'\s*<(a|span) class="db-mark".*?</\1>', re.DOTALL)
_BREAK = re.compile(r"<(?:br|/li|/p|/tr|/dt|/dd)\s*/?>")
_TAG = re.compile(r"<[^>]*>")
_DETAIL = re.compile(r"\s*<span class=\"db-detail\">")
_SPAN = re.compile(r"<(/?)span\b[^>]*>")
_BETWEEN = " · "
_HAN = re.compile(r"[\u4e00-\u9fff]")


def lines(html: str) -> list[str]:
    """Return the lines of text of an HTML fragment; list items and paragraphs begin a new one."""
    if "<" not in html:
        found = [html]
    else:
        plain = _with_details(_MARK.sub("", html))
        found = _TAG.sub("", _BREAK.sub("\n", plain)).split("\n")
    texts = (" ".join(Markup(one).unescape().split()) for one in found)
    return [one for one in texts if one]


def line(html: str) -> str:
    """Return the text of an HTML fragment as one line."""
    return "；".join(lines(html))


def _with_details(html: str) -> str:
    """Return HTML with what stands back behind a value in brackets, for plain text has no other
    way to set it off: several details in one pair, their parts divided by commas."""
    pieces: list[str] = []
    details: list[str] = []
    position = 0
    while (opening := _DETAIL.search(html, position)) is not None:
        between = html[position : opening.start()]
        if _TAG.sub("", between).strip() or _BREAK.search(between):
            pieces.append(_bracketed(details))
            details = []
        pieces.append(between)
        end, position = _closing(html, opening.end())
        details.append(html[opening.end() : end])
    return "".join((*pieces, _bracketed(details), html[position:]))


def _closing(html: str, start: int) -> tuple[int, int]:
    """Return where the span that begins before `start` ends, and where its end tag does."""
    depth = 1
    for tag in _SPAN.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start(), tag.end()
    return len(html), len(html)


def _bracketed(details: list[str]) -> str:
    if not details:
        return ""
    chinese = bool(_HAN.search(_TAG.sub("", "".join(details))))
    opening, comma, stop, closing = (
        "\uff08\uff0c\uff1b\uff09" if chinese else (" (", ", ", "; ", ")")
    )
    parts = [comma.join(one.split(_BETWEEN)).rstrip("。") for one in details]
    return f"{opening}{stop.join(parts)}{closing}"
