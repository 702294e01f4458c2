"""Findings for people: the place, the sentence, the line with the spot underlined, the way out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from deskbook.diagnostics.diagnostic import Diagnostic, Severity, sort_key
from deskbook.diagnostics.excerpt import excerpt, shown_lines, visible
from deskbook.diagnostics.location import Location
from deskbook.diagnostics.report import WIDTH, Report, SourceText
from deskbook.messages import Text, text

SEVERITY_NAMES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "note"),
}
_STYLES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;34",
    "path": "1",
    "quiet": "2",
}
_HINT = Text("怎么改：", "what to do: ")
_RELATED = Text("另见 ", "see ")
_FIXABLE = Text("可以自动改：deskbook check --fix", "fix available: deskbook check --fix")
_COLON = Text("：", ": ")
_CLEAN = Text("没有发现问题。", "No problems found.")
_NOTHING_NEW = Text("没有新的问题。", "No new problems found.")

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line for those who report places; `str.splitlines` knows more and would drift."""


@dataclass(frozen=True, slots=True)
class _Style:
    language: str
    colour: bool
    width: int

    def say(self, message: Text) -> str:
        return visible(message.render(self.language))

    def paint(self, words: str, style: Severity | str) -> str:
        return f"\x1b[{_STYLES[style]}m{words}\x1b[0m" if self.colour and words else words


def report(findings: Report) -> str:
    """Return the report for people, as `render` does, and what was left out of it."""
    lines = [line.render(findings.language) for line in left_out(findings)]
    if lines and not findings.diagnostics:
        lines.insert(0, _NOTHING_NEW.render(findings.language))
        return "".join(f"{line}\n" for line in lines)
    written = render(
        findings.diagnostics,
        findings.language,
        findings.sources_text,
        findings.colour,
        findings.width,
        findings.names,
    )
    return written + "".join(f"{line}\n" for line in lines)


def render(
    diagnostics: Iterable[Diagnostic],
    language: str,
    sources_text: SourceText,
    colour: bool = False,
    width: int = WIDTH,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return the report on `diagnostics`, sorted and grouped by file, ending in a newline.

    `sources_text` returns the text of a file by its path, or None when it cannot be shown.
    `width` is that of the terminal in cells; 0 never crops. `names` gives the name of the entity
    in a file. Nothing that stands in a source or in a message can send control sequences to the
    terminal.
    """
    ordered = sorted(diagnostics, key=sort_key)
    style = _Style(language, colour, width)
    blocks: list[str] = []
    for path, group in groupby(ordered, key=lambda diagnostic: diagnostic.location.path):
        found = tuple(group)
        source = sources_text(path)
        lines = [] if source is None else _LINE_BREAK.split(source)
        counts = counted(found).render(language)
        name = visible((names or {}).get(path, ""))
        titled = style.paint(visible(path), "path") + (f" {name}" if name else "")
        blocks.append(titled + style.say(_COLON) + counts)
        blocks.extend("\n".join(_finding(one, lines, style)) for one in found)
    blocks.append("\n".join(line.render(language) for line in closing(ordered)))
    return "\n\n".join(blocks) + "\n"


def counted(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return how many errors, warnings and notes there are, in words; zeros are left out."""
    words: Text | None = None
    for severity, name in SEVERITY_NAMES.items():
        number = sum(diagnostic.severity is severity for diagnostic in diagnostics)
        if number:
            english = "{number} {name}" if number == 1 else "{number} {name}s"
            one = text("{number} 个{name}", english, number=number, name=name)
            words = one if words is None else text("{a}，{b}", "{a}, {b}", a=words, b=one)
    return words or _CLEAN


def summary(diagnostics: Sequence[Diagnostic]) -> Text:
    """Return the last line of a report: how much was found, in how many files."""
    if not diagnostics:
        return _CLEAN
    files = len({diagnostic.location.path for diagnostic in diagnostics})
    return text(
        "共发现 {counts}，涉及 {files} 个文件。",
        "Found {counts} in {files} {noun}.",
        counts=counted(diagnostics),
        files=files,
        noun="file" if files == 1 else "files",
    )


def closing(diagnostics: Sequence[Diagnostic]) -> Iterator[Text]:
    """Yield the last lines of a report: the counts, how many findings mend themselves, and where
    to read more about them."""
    yield summary(diagnostics)
    fixable = sum(one.fix is not None for one in diagnostics)
    if fixable:
        yield text(
            "其中 {fixable} 个可以自动改：运行 deskbook check --fix。",
            "{fixable} of them can be fixed by deskbook check --fix.",
            fixable=fixable,
        )
    if diagnostics:
        yield text(
            "想详细了解某一类问题：运行 deskbook explain 加上它的编号，"
            "例如 deskbook explain {code}。",
            "To read more about a problem, run deskbook explain with its code, as in deskbook "
            "explain {code}.",
            code=diagnostics[0].code,
        )


def left_out(findings: Report) -> Iterator[Text]:
    """Yield how much the baseline holds back, if anything."""
    if findings.known:
        yield text(
            "以前就有的 {counts}已列入基线文件，这里没有列出"
            "（deskbook check --no-baseline 可查看）。",
            "Not listed: {counts} in the baseline (see deskbook check --no-baseline).",
            counts=counted(findings.known),
        )


def _finding(diagnostic: Diagnostic, lines: list[str], style: _Style) -> Iterator[str]:
    place = diagnostic.location
    name = SEVERITY_NAMES[diagnostic.severity].render(style.language)
    yield (
        f"{style.paint(visible(str(place)), 'path')}: "
        f"{style.paint(f'{name}[{diagnostic.code}]', diagnostic.severity)} "
        f"{style.say(diagnostic.message)}"
    )
    gutter = " " * len(str(place.line))
    yield from _source_line(place, lines, gutter, diagnostic.severity, style)
    if diagnostic.hint is not None:
        said, *samples = shown_lines(diagnostic.hint, style.language)
        yield f"{gutter} = {_HINT.render(style.language)}{said}"
        for sample in samples:  # on lines of their own, so that they can be copied
            yield f"{gutter}       {sample}"
    for related in diagnostic.related:
        where = visible(str(related.location))
        yield (
            f"{gutter} = {_RELATED.render(style.language)}{where}"
            f"{_COLON.render(style.language)}{style.say(related.message)}"
        )
    if diagnostic.fix is not None:
        yield f"{gutter} = {_FIXABLE.render(style.language)}"


def _source_line(
    place: Location, lines: list[str], gutter: str, severity: Severity, style: _Style
) -> Iterator[str]:
    # A place without extent at the very start stands for the file as a whole.
    if not 1 <= place.line <= len(lines) or place == Location(place.path):
        return
    room = max(style.width - len(gutter) - 3, 20) if style.width else 0
    shown = excerpt(lines[place.line - 1], place, room)
    bar = style.paint("|", "quiet")
    number = style.paint(str(place.line), "quiet")
    yield f"{number} {bar} {shown.line}"
    # The blank before the caret stays unpainted, so that a copied report stays aligned.
    blank = shown.underline[: len(shown.underline) - len(shown.underline.lstrip())]
    yield f"{gutter} {bar} {blank}{style.paint(shown.underline.lstrip(), severity)}"
