"""Writes a tree in canonical form."""

from __future__ import annotations

from unicodedata import east_asian_width

from deskbook.editing import scalars
from deskbook.editing.order import ListStyle, Shape
from deskbook.editing.tree import Collection, Entry, Node, Scalar

LIST_WIDTH = 80
"""In cells of a terminal: a line with a list of ids that would be longer is written as a block."""
WIDTH = 100
"""The same for every other line in brackets."""
_STEP = "  "

_EMPTY = "\0"
"""An empty line that is wanted; the lines of a text never hold this sign."""
_END_OF_TEXT = "\1"
"""Stands behind a text to which all empty lines after it would be added."""

Lines = list[str]


class Writer:
    """Writes the values of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def document(self, root: Collection | None, shape: Shape, head: Lines, tail: Lines) -> str:
        """Return the whole file: its top, its value, its end."""
        lines = _indented(head, "")
        if root is not None and root.entries and not root.fixed:
            above, body = self.block(root, "", shape)
            lines += [*_indented(above, ""), *body]
        elif root is not None:
            lines += self._leaf(root, "", "", 0)
        return _joined([*lines, *_indented(tail, "")])

    def block(self, node: Collection, pad: str, shape: Shape) -> tuple[Lines, Lines]:
        """Return the comments above the first entry, and all other lines, indented by `pad`."""
        entries = node.entries
        if node.mapping:
            names = [entry.key.value if entry.key else "" for entry in entries]
            entries = [entries[position] for position in shape.order(names)]
        column = len(pad) if node.flow else self._column(node)
        top: Lines = []
        lines: Lines = []
        for entry in entries:
            above, body = self._entry(entry, pad, shape, column)
            if lines:
                lines += _indented(above, pad)
            else:
                top = above
            lines += body
        return _without_empty_top(top), lines + _indented(node.after, pad)

    def _entry(self, entry: Entry, pad: str, shape: Shape, column: int) -> tuple[Lines, Lines]:
        """Return the comments above an entry, and its lines."""
        value = entry.value
        *more, last = entry.beside or [""]
        above = [*entry.before, *more]
        beside = f"  {last}" if last else ""
        if entry.key:
            below = shape.field(entry.key.value)
            start = f"{pad}{scalars.name(entry.key, self._text, flow=False)}:"
        else:
            below = shape.items
            start = f"{pad}-"
        if not (isinstance(value, Collection) and self._blocked(value, start, below)):
            return above, self._leaf(value, start, beside, column)
        inner = pad + _STEP
        top, lines = self.block(value, inner, below)
        if entry.key:
            return above, [start + beside, *_indented(top, inner), *lines]
        above += [last, *top] if last else top
        return above, [f"{start} {lines[0].removeprefix(inner)}", *lines[1:]]

    def _leaf(self, value: Node, start: str, beside: str, column: int) -> Lines:
        """Return a line that begins with `start` and goes on with `value`, and those after it."""
        pad = start[: len(start) - len(start.lstrip(" "))] + _STEP
        if isinstance(value, Collection) and value.fixed:
            first, *rest = self._text[value.start : value.end].split("\n")
            lines = [first.rstrip(), *(pad + line.strip() if line.strip() else "" for line in rest)]
        elif isinstance(value, Collection):
            lines = [self.inline(value)]
        elif value.style in ("|", ">"):
            sign, *lines = scalars.text_block(value, self._text, column, pad)
            end = [_END_OF_TEXT] if "+" in sign else []
            return [_put(start, sign) + beside, *lines, *end]
        elif "\n" in self._text[value.start : value.end]:
            lines = scalars.folded_lines(value, self._text, pad)
        else:
            lines = [scalars.inline(value, self._text, flow=False)]
        lines[0] = _put(start, lines[0])
        lines[-1] += beside
        return lines

    def inline(self, node: Node) -> str:
        """Return a value on one line, as it is written within brackets."""
        if isinstance(node, Scalar):
            return scalars.inline(node, self._text, flow=True)
        if not node.mapping:
            return "[" + ", ".join(self.inline(entry.value) for entry in node.entries) + "]"
        pairs = (
            f"{scalars.name(entry.key, self._text, flow=True)}: {self.inline(entry.value)}"
            for entry in node.entries
            if entry.key
        )
        return "{" + ", ".join(pairs) + "}"

    def _blocked(self, node: Collection, start: str, shape: Shape) -> bool:
        """Whether `node`, which would follow `start`, is to have a line for each entry."""
        if node.fixed or not node.entries:
            return False
        if node.mapping:
            return not node.flow or self._width(start, node) > WIDTH
        if any(isinstance(entry.value, Collection) for entry in node.entries):
            return True
        if shape.list_style is ListStyle.FREE:
            return not node.flow or self._width(start, node) > WIDTH
        return not self._can_be_inline(node) or self._width(start, node) > LIST_WIDTH

    def _can_be_inline(self, node: Collection) -> bool:
        return not node.after and all(
            isinstance(entry.value, Scalar)
            and not entry.before
            and not entry.beside
            and entry.value.style not in ("|", ">")
            and (node.flow or entry.value.start < entry.value.end)
            and "\n" not in self._text[entry.value.start : entry.value.end]
            for entry in node.entries
        )

    def _width(self, start: str, node: Collection) -> int:
        line = f"{start} {self.inline(node)}"
        return sum(2 if east_asian_width(one) in "WF" else 1 for one in line)

    def _column(self, node: Collection) -> int:
        return node.start - (self._text.rfind("\n", 0, node.start) + 1)


def _put(start: str, value: str) -> str:
    return f"{start} {value}" if start and value else start + value


def _indented(comments: Lines, pad: str) -> Lines:
    return [pad + line if line else _EMPTY for line in comments]


def _without_empty_top(lines: Lines) -> Lines:
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    return lines[first:]


def _joined(lines: Lines) -> str:
    """Return the text: one empty line at most where some are wanted, none at its ends."""
    written: Lines = []
    wanted = False
    ended = True
    for line in lines:
        if line == _END_OF_TEXT:
            ended = True
        elif line == _EMPTY:
            wanted = not ended
        else:
            written += ["", line] if wanted else [line]
            wanted = ended = False
    return "\n".join([*written, ""])
