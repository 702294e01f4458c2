"""Which comment and which empty line belongs to which value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deskbook.editing.tree import Collection, Entry, Node, Scalar, scalars

_MODELINES = ("# yaml-language-server:", "# vim:", "# -*-")


class _Line(NamedTuple):
    """A comment that has its line to itself, or an empty line (""), and where it begins."""

    column: int
    text: str


class _Closed(NamedTuple):
    """A collection that has ended, and from which column on a comment still belongs to it."""

    node: Collection
    column: int


def comments(text: str, root: Node | None) -> Iterator[str]:
    """Yield every comment of `text`, whose value is `root`, in order."""
    done = 0
    for scalar in scalars(root) if root else ():
        yield from _found(text[done : scalar.start])
        if scalar.style in ("|", ">") and (beside := header_comment(text, scalar)):
            yield beside
        done = scalar.end
    yield from _found(text[done:])


def _found(gap: str) -> Iterator[str]:
    # Between two values there are blanks, signs and comments, and no other "#".
    for line in gap.split("\n") if "#" in gap else ():
        _, sign, words = line.partition("#")
        if sign:
            yield f"#{words}".rstrip()


def header_comment(text: str, scalar: Scalar) -> str:
    """Return the comment behind the sign of a text block, or ""."""
    _, sign, words = text[scalar.start : scalar.end].partition("\n")[0].partition("#")
    return f"#{words}".rstrip() if sign else ""


def attach(text: str, root: Node | None) -> tuple[list[str], list[str]]:
    """Give every comment to the entry or collection it belongs to.

    Returns the lines at the top of the file and those at its end that belong to nothing.
    """
    visitor = _Visitor(text)
    if root is not None:
        visitor.visit(root, None, -1)
    return visitor.finish(root)


def _split_head(lines: list[str]) -> tuple[list[str], list[str]]:
    """Divide what is above the first key: down to the last empty line it is about the file."""
    if "" in lines:
        end = len(lines) - lines[::-1].index("")
    else:
        others = (i for i, line in enumerate(lines) if not line.startswith(_MODELINES))
        end = next(others, len(lines))
    return lines[:end], lines[end:]


class _Visitor:
    def __init__(self, text: str) -> None:
        self._text = text
        self._done = 0
        self._beside: list[str] | None = None  # of the entry whose line we are on
        self._closed: list[_Closed] = []  # since the last value, the innermost first
        self._head: list[str] = []

    def visit(self, node: Node, owner: Entry | None, parent_column: int) -> None:
        """Take in a value of `owner`, whose own column is `parent_column`."""
        if isinstance(node, Collection) and not node.flow:
            self._block(node, parent_column)
            return
        lines = self._take(node.start)
        above = self._head if owner is None else owner.before
        above += [line.text for line in lines if line.text or owner is None]
        self._pass(node, owner)

    def _block(self, node: Collection, parent_column: int) -> None:
        column = self._column(node.start)
        for entry in node.entries:
            first = entry.key or entry.value
            self._give(self._take(first.start), entry.before)
            if entry.key:
                self._pass(entry.key, entry)
            self.visit(entry.value, entry, column)
        # A list may begin right under its key; what begins there, too, is no longer part of it.
        self._closed.append(_Closed(node, column + (column == parent_column)))

    def _pass(self, node: Node, owner: Entry | None) -> None:
        self._beside = None if owner is None else owner.beside
        self._done = node.end
        self._closed = []
        if isinstance(node, Collection):
            inside = self._text[node.start : node.end]
            node.fixed = any(_inside(self._text, node)) or (
                "\n" in inside
                and any("\n" in self._text[one.start : one.end] for one in scalars(node))
            )
        elif node.style in ("|", ">"):
            beside = header_comment(self._text, node)
            if beside and self._beside is not None:
                self._beside.append(beside)
            self._done = _end_of_lines(self._text, node)

    def finish(self, root: Node | None) -> tuple[list[str], list[str]]:
        """Take in what follows the last value."""
        tail: list[str] = []
        self._give(self._take(len(self._text)), tail)
        if isinstance(root, Collection) and root.entries and not root.flow:
            self._head, root.entries[0].before = _split_head(root.entries[0].before)
        return self._head, tail

    def _take(self, start: int) -> list[_Line]:
        """Return the lines between the last value and `start`."""
        gap = self._text[self._done : start]
        fresh = self._done == 0 or self._text[self._done - 1] == "\n"
        self._done = start
        if "\n" not in gap and "#" not in gap:
            return []
        first, *rest = gap.split("\n")
        lines: list[_Line] = []
        for number, line in enumerate((first, *rest)):
            _, sign, words = line.partition("#")
            comment = f"#{words}".rstrip() if sign else ""
            if number == 0 and not fresh:
                if comment and self._beside is not None:
                    self._beside.append(comment)
                elif comment:
                    lines.append(_Line(0, comment))
            elif comment:
                lines.append(_Line(len(line) - len(line.lstrip(" \t")), comment))
            elif number < len(rest) and not line.strip():
                lines.append(_Line(0, ""))
        return lines

    def _give(self, lines: list[_Line], following: list[str]) -> None:
        """Hand `lines` to the collections that have ended, and the rest to what follows."""
        waiting = list(self._closed)
        empty = False
        for line in lines:
            if not line.text:
                empty = True
                continue
            while waiting and line.column < waiting[0].column:
                waiting.pop(0)
            owner = waiting[0].node.after if waiting else following
            owner += ["", line.text] if empty else [line.text]
            empty = False
        if empty:
            following.append("")

    def _column(self, offset: int) -> int:
        return offset - (self._text.rfind("\n", 0, offset) + 1)


def _end_of_lines(text: str, node: Scalar) -> int:
    """Return where the last line of a `|` or `>` text ends that is more than an empty line."""
    header, _, body = text[node.start : node.end].partition("\n")
    if "+" in header.partition("#")[0]:
        return node.end
    lines = body.split("\n")
    width = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    while lines and len(lines[-1]) <= width and not lines[-1].strip(" "):
        lines.pop()
    return node.start + len("\n".join([header, *lines]))


def _inside(text: str, node: Collection) -> Iterator[str]:
    """Yield the comments within brackets."""
    done = node.start
    for scalar in scalars(node):
        yield from _found(text[done : scalar.start])
        done = scalar.end
    yield from _found(text[done : node.end])
