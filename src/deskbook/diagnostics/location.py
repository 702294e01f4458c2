"""A place in a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of text in one file.

    `path` is relative to the project folder, with forward slashes. Lines and columns count
    from 1, columns in code points; the end is exclusive, so a caret line is
    `end_column - column` code points long when `line == end_line`.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
