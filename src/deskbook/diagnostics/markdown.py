"""Findings for a comment on a pull request: a short table by file, the details folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from deskbook.diagnostics.diagnostic import Diagnostic, Severity
from deskbook.diagnostics.excerpt import on_one_line, visible
from deskbook.diagnostics.location import Location
from deskbook.diagnostics.report import Report
from deskbook.diagnostics.text import SEVERITY_NAMES, closing, left_out
from deskbook.messages import Text, text

MARK = "<!-- deskbook check -->"
"""The first line, by which a program finds the comment it is to write anew."""

LIMIT = 60_000
"""Characters: hosts refuse comments of more than 65,536, and a program may add some of its own."""

_TITLE = Text("手册检查", "Handbook check")
_FILE = Text("文件", "File")
_DETAILS = Text("看看是什么问题、怎么改", "What is wrong and what to do")
_LINE = Text("第 {line} 行", "line {line}")
_WHOLE = Text("整个文件", "the whole file")
_HINT = Text("怎么改：", "What to do: ")
_RELATED = Text("另见：", "See also: ")
_FIXABLE = Text("可以自动改：`deskbook check --fix`", "Can be fixed by `deskbook check --fix`")
_MORE = Text(
    "其余 {count} 个文件的问题这里放不下，请运行 deskbook check 查看。",
    "The findings of {count} more files do not fit in here; run deskbook check to see them.",
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&!{}])")


def report(findings: Report) -> str:
    """Return GitHub or GitLab Markdown of at most `LIMIT` characters, whatever was found.

    Files that do not fit are counted. Nothing in a message becomes markup, mentions anybody or
    links anywhere.
    """
    language = findings.language
    groups = [
        tuple(found) for _, found in groupby(findings.diagnostics, key=lambda d: d.location.path)
    ]
    head = [f"{MARK}\n### {_TITLE.render(language)}\n"]
    closed = [*closing(findings.diagnostics), *left_out(findings)]
    head.append("".join(f"{_plain(line.render(language))}\n" for line in closed))
    rows = [_row(found, findings) for found in groups]
    details = [_details(found, findings) for found in groups]
    room = LIMIT - sum(map(len, head)) - 500  # for the head of the table and the last line
    shown = _fitting(rows, details, room)
    blocks = list(head)
    if shown:
        blocks.append(_table_head(language) + "".join(rows[:shown]))
        blocks.append(
            f"<details><summary>{_DETAILS.render(language)}</summary>\n\n"
            + "\n".join(details[:shown])
            + "\n</details>\n"
        )
    if shown < len(groups):
        more = text(_MORE.zh, _MORE.en, count=len(groups) - shown)
        blocks.append(f"{more.render(language)}\n")
    return "\n".join(blocks)


def _fitting(rows: Sequence[str], details: Sequence[str], room: int) -> int:
    """Return how many files fit into `room` characters."""
    for number, (row, detail) in enumerate(zip(rows, details, strict=True)):
        room -= len(row) + len(detail) + 1
        if room < 0:
            return number
    return len(rows)


def _table_head(language: str) -> str:
    names = [_FILE, *SEVERITY_NAMES.values()]
    titles = " | ".join(name.render(language) for name in names)
    return f"| {titles} |\n|---|--:|--:|--:|\n"


def _row(found: Sequence[Diagnostic], findings: Report) -> str:
    counts = [sum(one.severity is severity for one in found) for severity in Severity]
    cells = " | ".join(str(count) if count else "" for count in counts)
    return f"| {_file(found[0].location.path, findings)} | {cells} |\n"


def _file(path: str, findings: Report) -> str:
    name = _plain(findings.names.get(path, ""))
    return f"**{name}** {_plain(path)}" if name else _plain(path)


def _details(found: Sequence[Diagnostic], findings: Report) -> str:
    lines = [f"#### {_file(found[0].location.path, findings)}\n\n"]
    for one in found:
        lines.extend(f"{line}\n" for line in _finding(one, findings))
    return "".join(lines)


def _finding(one: Diagnostic, findings: Report) -> Iterator[str]:
    language = findings.language
    yield text(
        "- **{severity}**，{place}：{message}（{code}）",
        "- **{severity}**, {place}: {message} ({code})",
        severity=SEVERITY_NAMES[one.severity],
        place=_place(one.location),
        message=_plain(one.message.render(language)),
        code=one.code,
    ).render(language)
    if one.hint is not None:
        yield f"  - {_HINT.render(language)}{_plain(on_one_line(one.hint, language))}"
    for related in one.related:
        where = f"{_plain(related.location.path)}, {_place(related.location).render(language)}"
        yield f"  - {_RELATED.render(language)}{where}: {_plain(related.message.render(language))}"
    if one.fix is not None:
        yield f"  - {_FIXABLE.render(language)}"


def _place(place: Location) -> Text:
    return _WHOLE if place == Location(place.path) else text(_LINE.zh, _LINE.en, line=place.line)


def _plain(words: str) -> str:
    """Return words so that they show as they are: no markup, no mention, no link."""
    escaped = _SPECIAL.sub(r"\\\1", visible(words))
    # A mention, a link and an address end where an invisible character stands.
    return escaped.replace("@", "@\u200b").replace("://", ":\u200b//").replace("www.", "www\u200b.")
