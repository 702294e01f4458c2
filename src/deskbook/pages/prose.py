"""Markdown of prose fields as safe HTML: no raw HTML, no images, only checked links."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from deskbook.model import KINDS
from deskbook.pages.safe import quoted, safe

ENTITY_LINK = re.compile(rf"(?:[a-z0-9-]+/)?(?:{'|'.join(KINDS)}):[a-z0-9-]+(?:#[A-Za-z0-9_.-]+)?")
_SIMPLE_LINK = re.compile(r"\[([^\[\]\\`*_<&!\n]*)\]\(([a-z0-9/:#-]+)\)")
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<&\n]")
_BLOCK_MARKUP = re.compile(r"[#>+~-]|\d{1,9}[.)]")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a text link leads and the name shown when the author gave it no label."""

    href: str
    name: str


Resolver = Callable[[str], Target | None]
"""Turns the address of an entity link (`role:manager`) into its target, None when there is none."""


def prose(text: str, resolve: Resolver) -> Markup:
    """Return a Markdown text as block HTML (`<p>…</p>`); "" for an empty text."""
    text = text.strip()
    if not text:
        return Markup()
    simple = _simple(text, resolve)
    return safe(f"<p>{simple}</p>") if simple is not None else _full(text, resolve)


def flow(text: str, resolve: Resolver) -> Markup:
    """Return a Markdown text for a list item or table cell: a single paragraph loses its `<p>`."""
    text = text.strip()
    simple = _simple(text, resolve)
    if simple is not None:
        return simple
    html = _full(text, resolve)
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html


def plain(text: str, resolve: Resolver) -> str:
    """Return a Markdown text without any markup, for attributes and descriptions."""
    text = text.strip()
    if not (_INLINE_MARKUP.search(text) or _BLOCK_MARKUP.match(text)):
        return " ".join(text.split())
    without_tags = re.sub(r"<[^>]*>", "", flow(text, resolve))
    return " ".join(Markup(without_tags).unescape().split())


def _simple(text: str, resolve: Resolver) -> Markup | None:
    """Render one line whose only markup is entity links; None when there is more to it."""
    if _BLOCK_MARKUP.match(text):
        return None
    if not _INLINE_MARKUP.search(text):
        return safe(quoted(text))
    pieces = _SIMPLE_LINK.split(text)
    if len(pieces) == 1 or any(_INLINE_MARKUP.search(piece) for piece in pieces[::3]):
        return None
    result = [quoted(pieces[0])]
    for label, address, after in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        if not ENTITY_LINK.fullmatch(address):
            return None
        result.append(_entity_link(label, address, resolve))
        result.append(quoted(after))
    return safe("".join(result))


def _entity_link(label: str, address: str, resolve: Resolver) -> str:
    target = resolve(address)
    if target is None:
        return f'<span class="db-broken">{quoted(label or address)}</span>'
    return f'<a href="{quoted(target.href)}">{quoted(label or target.name)}</a>'


def _full(text: str, resolve: Resolver) -> Markup:
    # Most prose needs no parser, and loading it takes a tenth of a second.
    from deskbook.pages.markdown import full

    return full(text, resolve)
