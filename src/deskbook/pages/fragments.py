"""Small pieces of HTML that pages repeat very often."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from markupsafe import Markup

from deskbook.pages import texts


def anchor(identifier: str) -> str:
    """Return the id attribute of a part; "" for a part without an id."""
    return f' id="{escape(identifier)}"' if identifier else ""


@lru_cache(maxsize=4096)
def heading(anchor: str, title: str, shown: str, level: int, link: str) -> Markup:
    """Return a heading with a link to itself. `shown` is the title as safe HTML, `link` what the
    link to it is called."""
    where, label = escape(anchor), f"{escape(link)}: {escape(title)}"
    return Markup(
        f'<h{level} id="{where}">{shown}<a class="headerlink" href="#{where}"'
        f' title="{escape(link)}" aria-label="{label}">¶</a></h{level}>'
    )


@lru_cache(maxsize=16)
def missing(word: str, language: str) -> Markup:
    """Return the word for a value that is not there."""
    text = escape(texts.enumeration("marker", word, language))
    return Markup(f'<span class="db-missing">{text}</span>')
