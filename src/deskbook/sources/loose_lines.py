"""What is wrong with a line that has no name before a colon, or stands in no column of the others.

The parser only says that it expected something else. What the author did is seen from the signs
the line begins with and from the lines above it.
"""

from __future__ import annotations

import re

from deskbook.sources.lines import Lines
from deskbook.sources.marks import Span

Cause = tuple[str, Span, dict[str, str]]

_RULE = re.compile(r"([-=_*—─~·.])\1{2,}")
_TABLE = re.compile(r"[^\t]*\t|\||.*\S {3,}\S+ {3,}\S")
_BETWEEN_CELLS = re.compile(r"\t|\|| {3,}")
_PROSE = re.compile(r"[\u3400-\u9fff][\w，。、；（）]*")
_IDENTIFIED = re.compile(r" *- id: +(?P<prefix>[a-z]-)?[a-z0-9-]+ *")
_FIELD_OF_THE_FILE = re.compile(r"[A-Za-z_]+:")
_NEW_ID = "xin-1"
_TIGHT_DASH = re.compile(r"-(?P<text>[^\s-].*)")
_OTHER_DASH = re.compile(r"[—–−－•·●○■▪◆※]+[ \u3000]*(?P<text>\S.*)")
_NUMBERED = re.compile(r"(?:[0-9]{1,2}[.、．)）]|[（(][0-9]{1,2}[)）]|[①-⑳])\s*(?P<text>\S.*)")
_BLOCK = re.compile(r".*:[ \t]+[|>][-+0-9]*[ \t]*(?:#.*)?")
_NAMED = re.compile(r"(?P<blank> *)(?P<dashes>(?:- +)*)[^\s\"'#\[\]{}|>,-][^\"'#:]*:(?:\s|$)")


def loose_line(lines: Lines, number: int) -> Cause:
    """Return what is wrong with a line that is neither a field nor the text of one."""
    content = lines.content(number)
    span = lines.content_span(number)
    if _RULE.fullmatch(content):
        return "rule-line", span, {}
    if _TABLE.match(content):
        return _table(lines, number)
    for kind, pattern in (
        ("dash-space", _TIGHT_DASH),
        ("dash-sign", _OTHER_DASH),
        ("numbered", _NUMBERED),
    ):
        if found := pattern.fullmatch(content):
            return kind, span, {"line": f"- {found['text']}"}
    column = span[0] - lines.starts[number]
    above = next(lines.above(number), None)
    if above is None:
        return "no-colon", span, {"blanks": "2", "above": "1"}
    upper = lines.line(above)
    if upper.lstrip(" ").startswith("- ") and len(upper) - len(upper.lstrip(" ")) == column:
        return "dash-missing", span, {"line": f"- {content}"}
    deeper = str(_column(upper) + 2)
    if _BLOCK.fullmatch(upper):
        return "block-indent", span, {"blanks": deeper, "above": str(above + 1)}
    return "no-colon", span, {"blanks": deeper, "above": str(above + 1)}


def _table(lines: Lines, number: int) -> Cause:
    """Return that a table begins at a line, with a right item of the list it stands in."""
    span = lines.content_span(number)
    above = next((lines.line(at) for at in range(number - 1, -1, -1) if _opens(lines.line(at))), "")
    if not above.lstrip(" ").startswith("- "):
        return "table", span, {}
    blank = above[: len(above) - len(above.lstrip(" "))]
    word = _cell(lines, number)
    found = _IDENTIFIED.fullmatch(above)
    if found:
        line = f"{blank}- id: {found['prefix'] or ''}{_NEW_ID}"
        return "table-group", span, {"line": line, "text": f"{blank}  text: {word}"}
    if _NAMED.match(above):
        return "table", span, {}
    return "table-item", span, {"line": f"{blank}- {word}"}


def _opens(line: str) -> bool:
    """Say whether a line begins an item of a list or a field of the file itself."""
    return line.lstrip(" ").startswith("- ") or _FIELD_OF_THE_FILE.match(line) is not None


def _cell(lines: Lines, number: int) -> str:
    """Return the longest plain text in the second row of a table, as what an item may say."""
    row = lines.content(number + 1) if number + 1 < len(lines.starts) else ""
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(row)]
    return max(filter(_PROSE.fullmatch, cells), key=len, default="……")


def misplaced_line(lines: Lines, number: int) -> Cause:
    """Return where a line would have to begin that begins in no column of the lines above it."""
    span = lines.content_span(number)
    here = span[0] - lines.starts[number]
    content = lines.content(number)
    item = content.startswith("- ") or content == "-"
    columns = _columns_above(lines, number, item=item)
    smaller = next(((line, at) for line, at in columns if at < here), None)
    larger = next(((line, at) for line, at in reversed(columns) if at > here), None)
    near = [place for place in (larger, smaller) if place]
    if not near:
        return "indent", span, {}
    kind = "dash-indent" if item else "indent-less" if near[0][1] < here else "indent-to"
    if item:
        # Items belong to the list next to them: the column of the last item is the one.
        near = near[:1] if larger and larger[0] == columns[0][0] else near[-1:]
    if len(near) == 2:
        kind = "indent-either"
    arguments = {"here": str(here), "change": str(abs(here - near[0][1]))}
    for name, (line, at) in zip(("", "other_"), near, strict=False):
        arguments |= {f"{name}line": str(line + 1), f"{name}blanks": str(at)}
    return kind, span, arguments


def _column(line: str) -> int:
    """Return in which column the name of a line begins, behind its dashes, from 0."""
    found = _NAMED.match(line)
    if found:
        return found.end("dashes")
    return len(line) - len(line.lstrip(" "))


def _columns_above(lines: Lines, number: int, *, item: bool) -> list[tuple[int, int]]:
    """Return the columns that are open at a line, each with the nearest line that begins in it.

    For an item of a list these are the columns of dashes, otherwise those of names; the nearest
    line comes first.
    """
    found: list[tuple[int, int]] = []
    for candidate in range(number - 1, -1, -1):
        line = lines.line(candidate)
        blank = len(line) - len(line.lstrip(" "))
        if item:
            column = blank if line.lstrip(" ").startswith("- ") else -1
        else:
            column = _column(line) if _NAMED.match(line) else -1
        if column >= 0 and all(column < known for _, known in found):
            found.append((candidate, column))
        if column == 0:
            break
    return found
