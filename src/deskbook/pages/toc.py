"""The table of contents of a page, from the headings it really has."""

from __future__ import annotations

from deskbook.pages.page import Heading


class Toc:
    """Collects headings in the order of the page."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: list[tuple[int, str, str]] = []

    def add(self, level: int, anchor: str, title: str) -> None:
        """Note a heading of a level (2 to 6)."""
        self._entries.append((level, anchor, title))

    def tree(self) -> tuple[Heading, ...]:
        """Return the headings as a tree; a deeper heading belongs to the last shallower one."""
        return _tree(self._entries)


def _tree(entries: list[tuple[int, str, str]]) -> tuple[Heading, ...]:
    result: list[Heading] = []
    index = 0
    while index < len(entries):
        level, anchor, title = entries[index]
        end = index + 1
        while end < len(entries) and entries[end][0] > level:
            end += 1
        result.append(Heading(anchor, title, _tree(entries[index + 1 : end])))
        index = end
    return tuple(result)
