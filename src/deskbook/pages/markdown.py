"""The parser for prose that has more markup than links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

from deskbook.pages.prose import ENTITY_LINK, Resolver, Target

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CJK = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)


def full(text: str, resolve: Resolver) -> Markup:
    """Return a Markdown text as block HTML."""
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
