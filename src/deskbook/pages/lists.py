"""Lists of texts that are not citable parts."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from deskbook.pages.writer import Writer


def texts(w: Writer, items: Iterable[str]) -> Markup:
    """Return Markdown texts one below the other."""
    rows = "".join([f"<li>{w.flow(item)}</li>\n" for item in items])
    return Markup(f'<ul class="db-parts">\n{rows}</ul>')


def names(w: Writer, items: Iterable[str], css: str) -> Markup:
    """Return texts without markup one below the other; `css` is the class of the list."""
    rows = "".join([f"<li>{w.name(item)}</li>\n" for item in items])
    return Markup(f'<ul class="{css}">\n{rows}</ul>')
