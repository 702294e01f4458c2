"""The lines of a text, for looking around the place of a syntax error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbook.sources.marks import Span, line_and_column


class Lines:
    """The lines of a text by number, from 0."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text = text
        self.starts = starts

    def number(self, offset: int) -> int:
        """Return the number of the line that holds the character at `offset`."""
        return line_and_column(self.starts, offset)[0] - 1

    def line(self, number: int) -> str:
        """Return the line without its line break."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def content(self, number: int) -> str:
        """Return the line without indentation; nothing for a comment."""
        line = self.line(number).strip()
        return "" if line.startswith("#") else line

    def content_span(self, number: int) -> Span:
        """Return where the line stands, without the blanks around it."""
        line = self.line(number)
        start = self.starts[number] + len(line) - len(line.lstrip())
        return start, max(start + len(line.strip()), start + 1)

    def above(self, number: int) -> Iterator[int]:
        """Yield the number of the nearest line above that is not empty, if there is one."""
        for candidate in range(number - 1, -1, -1):
            if self.content(candidate):
                yield candidate
                return
