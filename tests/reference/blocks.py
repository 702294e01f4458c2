"""What a reader sees together: the rows, items, entries and paragraphs of a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
BLOCKS = frozenset(("tr", "li", "p"))
APART = frozenset(("td", "th", "dt", "dd", "div", "li", "p", "tr", "ul", "ol", "dl"))


class _Blocks(HTMLParser):
    """Collects the texts of blocks. A block inside one of the same sort is not part of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str, list[str] | None]] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        if tag in APART:
            self.handle_data(" ")
        classes = (dict(attributes).get("class") or "").split()
        sort = ""
        if tag in BLOCKS:
            sort = tag
        elif tag == "div" and "db-clause" in classes:
            sort = "clause"
        elif tag == "div" and self._open and self._open[-1][0] == "dl":
            sort = "entry"
        self._open.append((tag, sort, [] if sort else None))

    def handle_data(self, data: str) -> None:
        seen: set[str] = set()
        for _, sort, texts in reversed(self._open):
            if texts is not None and sort not in seen:
                seen.add(sort)
                texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in APART:
            self.handle_data(" ")
        while self._open:
            name, _, texts = self._open.pop()
            if texts is not None:
                self.found.append(" ".join("".join(texts).split()))
            if name == tag:
                return


def blocks(html: str) -> Iterator[str]:
    """Yield the text of every block of a page, white space collapsed."""
    yield from _Blocks(html).found
