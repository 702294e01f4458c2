"""Findings for places that two people changed and nobody put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from deskbook.diagnostics import Diagnostic, Related
from deskbook.messages import Text, text
from deskbook.sources.findings import error
from deskbook.sources.lines import Lines
from deskbook.sources.source_file import make_location

_MARK = re.compile(r"(?P<sign>[<>=|])(?P=sign){6}(?= |$)")
_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
_SHOWN = 30


@dataclass(slots=True)
class _Conflict:
    """The marker lines of a conflict, by number from 0, and their signs."""

    marks: list[int] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)


def conflict_findings(path: str, starts: Sequence[int], content: str) -> list[Diagnostic]:
    """Return a finding for every merge conflict left in the text, with all lines of its markers."""
    if not any(mark in content for mark in _MARKS):
        return []
    lines = Lines(content, starts)
    return [_finding(path, lines, conflict) for conflict in _conflicts(lines)]


def _conflicts(lines: Lines) -> Iterator[_Conflict]:
    current: _Conflict | None = None
    for number in range(len(lines.starts)):
        found = _MARK.match(lines.line(number))
        if not found or (found["sign"] == "|" and current is None):
            continue
        if current is None or found["sign"] == "<":
            if current:
                yield current
            current = _Conflict()
        current.marks.append(number)
        current.signs.append(found["sign"])
    if current:
        yield current


def _finding(path: str, lines: Lines, conflict: _Conflict) -> Diagnostic:
    first, *others = (
        make_location(path, lines.starts, lines.content_span(number)) for number in conflict.marks
    )
    versions = _versions(conflict)
    if versions and all(map(len, versions)):
        mine, theirs = versions
        message = text(
            "两个人改了同一处，要选一种：{mine}，或{theirs}。",
            "Two people changed the same place; choose one: {mine}, or {theirs}.",
            mine=_shown(lines, mine),
            theirs=_shown(lines, theirs),
        )
        whole = set(range(conflict.marks[0], conflict.marks[-1] + 1))
        hint = text(
            "要留{mine}，就删掉{other_than_mine}；要留{theirs}，就删掉{other_than_theirs}。"
            "拿不准时，问一问另一位修改的人。",
            "To keep {mine}, delete {other_than_mine}; to keep {theirs}, delete "
            "{other_than_theirs}. When in doubt, ask the other person.",
            mine=_lines(mine),
            theirs=_lines(theirs),
            other_than_mine=_lines(sorted(whole - set(mine))),
            other_than_theirs=_lines(sorted(whole - set(theirs))),
        )
    else:
        message = text(
            "两个人改了同一处，两种写法还没有合到一起。",
            "Two people changed the same place, and their changes are not yet put together.",
        )
        hint = text(
            "在两种写法中选定一种，删掉另一种，再删掉以“<<<<<<<”“=======”“>>>>>>>”开头的行。"
            "拿不准时，问一问另一位修改的人。",
            "Decide between the two versions, then delete the other one and the lines that begin "
            "with “<<<<<<<”, “=======” and “>>>>>>>”. When in doubt, ask the other person.",
        )
    related = tuple(Related(line, text("分隔线", "another marker line")) for line in others)
    return error("YAML004", first, message, hint, related)


def _versions(conflict: _Conflict) -> tuple[range, range] | None:
    """Return the lines of both versions, None where the markers are not complete."""
    marks = conflict.marks
    if conflict.signs == ["<", "=", ">"]:
        return range(marks[0] + 1, marks[1]), range(marks[1] + 1, marks[2])
    if conflict.signs == ["<", "|", "=", ">"]:  # what both began with stands between
        return range(marks[0] + 1, marks[1]), range(marks[2] + 1, marks[3])
    return None


def _shown(lines: Lines, version: range) -> Text:
    content = lines.line(version[0]).strip()
    shown = content if len(content) <= _SHOWN else content[: _SHOWN - 1] + "…"
    if len(version) == 1:
        return text("{lines}“{shown}”", "{lines} “{shown}”", lines=_lines(version), shown=shown)
    return text(
        "{lines}（以“{shown}”开头）",
        "{lines} (from “{shown}”)",
        lines=_lines(version),
        shown=shown,
    )


def _lines(numbers: Sequence[int]) -> Text:
    """Return line numbers, given from 0, as people write them: 第 7、9～11 行."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    ends = [(run[0] + 1, run[-1] + 1) for run in runs]

    def joined(to: str, comma: str) -> str:
        return comma.join(f"{a}" if a == b else f"{a}{to}{b}" for a, b in ends)

    return text(
        "第 {numbers} 行",
        "{noun} {numbers}",
        numbers=Text(joined("～", "、"), joined("-", ", ")),
        noun="line" if len(numbers) == 1 else "lines",
    )
