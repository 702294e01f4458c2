"""Changes to a text, by place: what is not named stays as it is, to the character."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deskbook.diagnostics import Location
from deskbook.messages import Text, text
from deskbook.sources.marks import Span, line_starts

_BYTE_ORDER_MARK = "\ufeff"


class EditError(Exception):
    """An edit that cannot be made; `text` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


@dataclass(frozen=True, slots=True)
class Edit:
    """The text at `location` is to become `replacement`; an empty stretch inserts.

    Lines and columns count as in `Location`, the end is exclusive. Only the place counts here:
    whoever collects edits keeps those of one file together.
    """

    location: Location
    replacement: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with all `edits` made, whatever the order in which they come.

    Line breaks, a byte order mark and a missing final line break stay as they are. Equal edits
    count once.

    Raises:
        EditError: two edits overlap, or one lies outside of the text.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    content = text.removeprefix(mark)
    starts = line_starts(content)
    placed = sorted({(span(content, starts, one.location), one.replacement) for one in edits})
    pieces = [mark]
    done = 0
    before: Span | None = None
    for (start, end), replacement in placed:
        if start < done or before == (start, end):
            raise EditError(_overlap(start, content))
        pieces += (content[done:start], replacement)
        done = end
        before = (start, end)
    pieces.append(content[done:])
    return "".join(pieces)


def span(text: str, starts: list[int], location: Location) -> Span:
    """Return the offsets of `location` in a text without byte order mark.

    `starts` are its line starts. The line break of a line counts as part of it.

    Raises:
        EditError: there is no such place.
    """
    start = _offset(text, starts, location.line, location.column)
    end = _offset(text, starts, location.end_line, location.end_column)
    if start is None or end is None or end < start:
        raise EditError(_outside(location))
    return start, end


def _offset(text: str, starts: list[int], line: int, column: int) -> int | None:
    if not 1 <= line <= len(starts) or column < 1:
        return None
    end = starts[line] if line < len(starts) else len(text)
    offset = starts[line - 1] + column - 1
    return offset if offset <= end else None


def _overlap(offset: int, content: str) -> Text:
    return text(
        zh="第 {line} 行有两处修改互相重叠，不能同时进行。",
        en="Two changes in line {line} overlap and cannot both be made.",
        line=content.count("\n", 0, offset) + 1,
    )


def _outside(location: Location) -> Text:
    return text(
        zh="要修改的位置 {place} 不在文件里，文件可能已经改过。请再运行一次。",
        en="The place {place} is not in the file; it may have changed. Run the command again.",
        place=location,
    )
