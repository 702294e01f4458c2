"""The text of a file by places and by offsets, and the small changes made to it."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any

from deskbook.diagnostics import Location
from deskbook.editing.edits import Edit
from deskbook.editing.edits import span as span_of
from deskbook.schema.fields import inline
from deskbook.sources.marks import Span, line_starts
from deskbook.sources.scalars import ambiguity, resolve
from deskbook.sources.source_file import make_location


class Raw:
    """A text without byte order mark and the path of its file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """The offset of the first character of every line."""
        return line_starts(self.text)

    @property
    def line_break(self) -> str:
        """The line break the file uses, `\\n` where it has none yet."""
        end = self.starts[1] if len(self.starts) > 1 else 0
        line = self.text[:end]
        return line[len(line.rstrip("\r\n")) :] or "\n"

    def span(self, location: Location) -> Span:
        """Return the offsets of a place in this file."""
        return span_of(self.text, self.starts, location)

    def at(self, location: Location) -> str:
        """Return what stands at a place."""
        start, end = self.span(location)
        return self.text[start:end]

    def location(self, start: int, end: int) -> Location:
        """Return the place of a stretch of the text."""
        return make_location(self.path, self.starts, (start, end))

    def line_start(self, offset: int) -> int:
        """Return where the line of the character at `offset` begins."""
        return self.starts[self.location(offset, offset).line - 1]

    def line_end(self, offset: int) -> int:
        """Return where the line of the character at `offset` ends, before its line break."""
        following = self.location(offset, offset).line
        end = self.starts[following] if following < len(self.starts) else len(self.text)
        return offset + len(self.text[offset:end].rstrip("\r\n"))

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line break."""
        start = self.starts[number - 1]
        return self.text[start : self.line_end(start)]

    def insertion(self, offset: int, words: str) -> Edit:
        """Return the edit that puts `words` at `offset`."""
        return Edit(self.location(offset, offset), words)


def scalar(value: Any) -> str:
    """Return a value as YAML on one line, with quotes where a text needs them."""
    words = inline(value)
    if words.isprintable():
        return words
    # Only inside quotes can there be such characters; they are spelled out there.
    return re.sub(r"[^ -~]", lambda found: _spelled(found[0]), words)


def _spelled(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]


def line_of(name: str, value: Any) -> str:
    """Return a line such as `name: 客户经理`."""
    return f"{name}: {scalar(value)}"


def reworded(raw: str, old: str, new: str) -> str:
    """Return the YAML of one value, `raw`, that reads as `old`, so that it reads as `new`; the
    author's way of writing it stays. Both are references or ids."""
    if raw[:1] in ("'", '"', "|", ">"):
        return raw.replace(old, new) if raw.count(old) == 1 else json.dumps(new)
    return plain(new)


def plain(value: str) -> str:
    """Return a reference or id as YAML: without quotes where that stays a text."""
    safe = isinstance(resolve(value), str) and ambiguity(value) is None
    return value if safe else json.dumps(value, ensure_ascii=False)
