"""What would become of files, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from deskbook.diagnostics.excerpt import visible

_COLOURS = {"---": "1", "+++": "1", "@@": "36", "+": "32", "-": "31"}
_NO_END = "\\ No newline at end of file"


def unified(path: str, before: str, after: str, *, colour: bool = False) -> str:
    """Return the difference between two texts of the file at `path`, "" when there is none.

    Line breaks other than a plain one and a byte order mark are shown, since they may be all
    there is. Nothing in a text can send control sequences to a terminal.
    """
    lines = difflib.unified_diff(
        _lines(before), _lines(after), f"a/{visible(path)}", f"b/{visible(path)}", lineterm=""
    )
    shown = "\n".join(_painted(lines) if colour else lines)
    return shown + "\n" if shown else ""


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    shown = ["\t".join(map(visible, line.split("\t"))) for line in (*lines, last)]
    return [*shown[:-1], f"{shown[-1]}\n{_NO_END}"] if last else shown[:-1]


def _painted(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        style = next((code for sign, code in _COLOURS.items() if line.startswith(sign)), "")
        yield f"\x1b[{style}m{line}\x1b[0m" if style else line
