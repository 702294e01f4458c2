"""Markdown of prose fields as safe HTML: no raw HTML, no images, only checked links."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from deskbook.model import KINDS
from deskbook.pages.safe import quoted, safe

ENTITY_LINK = re.compile(rf"(?:[a-z0-9-]+/)?(?:{'|'.join(KINDS)}):[a-z0-9-]+(?:#[A-Za-z0-9_.-]+)?")
_SIMPLE_LINK = re.compile(r"\[([^\[\]\\`*_<&!\n]*)\]\(([a-z0-9/:#-]+)\)")
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<&\n]")
_BLOCK_MARKUP = re.compile(r"[#>+~-]|\d{1,9}[.)]")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CJK = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)


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
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type == "inline" and token.children:
            _resolve_links(token.children, resolve)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return Markup(html.strip())


def _resolve_links(tokens: list[Token], resolve: Resolver) -> None:
    """Give every link of one paragraph its final address, or turn it into a marked text."""
    broken = False
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            target = _address(address, resolve)
            broken = target is None
            if target is None:
                token.tag, token.attrs = "span", {"class": "db-broken"}
            else:
                token.attrs = {"href": target.href}
            if tokens[index + 1].type == "link_close":
                name = target.name if target else address
                tokens.insert(index + 1, Token("text", "", 0, content=name))
        elif token.type == "link_close" and broken:
            token.tag, broken = "span", False


def _address(address: str, resolve: Resolver) -> Target | None:
    if ENTITY_LINK.fullmatch(address):
        return resolve(address)
    return Target(address, address) if _SAFE_ADDRESS.match(address) else None


def _is_harmless(address: str) -> bool:
    """Whether Markdown may make a link of it; others stay as the characters they are."""
    return (
        _SAFE_ADDRESS.match(address) is not None
        or ENTITY_LINK.fullmatch(address) is not None
        or _SCHEME.match(address) is None
    )


def _soft_break(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    """A line break between two Chinese characters is no space."""
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if _CJK.match(before) and _CJK.match(after) else "\n"


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    # Headings would break the order of the page's own headings.
    parser.disable(["image", "heading", "lheading", "html_block", "html_inline"])
    parser.validateLink = _is_harmless  # type: ignore[method-assign,assignment]
    parser.add_render_rule("softbreak", _soft_break)
    return parser
