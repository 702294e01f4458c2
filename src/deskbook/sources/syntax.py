"""Findings for text that is no YAML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deskbook.diagnostics import Diagnostic, Fix
from deskbook.sources.blanks import ODD_BLANK, hidden_blank
from deskbook.sources.builder import Built
from deskbook.sources.causes import Cause, cause_of, colon_cause
from deskbook.sources.findings import error
from deskbook.sources.lines import Lines
from deskbook.sources.source_file import make_location
from deskbook.sources.syntax_fixes import repair
from deskbook.sources.syntax_texts import syntax_texts

# What the parser would silently take for line breaks, or for text.
_UNSEEN = {
    "\x85": ("separator", "U+0085"),
    "\u2028": ("separator", "U+2028"),
    "\u2029": ("separator", "U+2029"),
    "\ufeff": ("control", "U+FEFF"),
}


def unseen_finding(path: str, starts: Sequence[int], text: str) -> list[Diagnostic]:
    """Return a finding for the first special line break or stray byte order mark in `text`."""
    places = [place for sign in _UNSEEN if (place := text.find(sign)) >= 0]
    if not places:
        return []
    place = min(places)
    kind, name = _UNSEEN[text[place]]
    return [_finding(path, starts, text, (kind, (place, place + 1), {"name": name}))]


def unstructured_finding(path: str, starts: Sequence[int], text: str) -> Diagnostic | None:
    """Return a finding when a file that is one single text was meant to have a key."""
    lines = Lines(text, starts)
    first = next((number for number in range(len(starts)) if lines.content(number)), 0)
    cause = colon_cause(lines, [first])
    return _finding(path, starts, text, cause) if cause else None


def hidden_finding(path: str, starts: Sequence[int], text: str, built: Built) -> Diagnostic | None:
    """Return a finding for an odd blank or comma that changes what a well-formed text means."""
    if built.wide_comma:
        start, end, items = built.wide_comma
        line = f"[{', '.join(items)}]"
        shown = {"line": line, "shown": _with_name(Lines(text, starts), start, line)}
        return _finding(path, starts, text, ("wide-comma", (start, end), shown))
    if ODD_BLANK.search(text):
        cause = hidden_blank(text, Lines(text, starts), built.data)
        return _finding(path, starts, text, cause) if cause else None
    return None


def _with_name(lines: Lines, start: int, written: str) -> str:
    """Return a list with the name it belongs to, where it stands alone behind its name."""
    number = lines.number(start)
    name, bracket, rest = lines.line(number).partition("[")
    alone = name.rstrip().endswith(":") and rest.rstrip().endswith("]") and "[" not in rest
    return f"{name.strip()} {written}" if bracket and alone and "{" not in name else written


def syntax_finding(path: str, starts: Sequence[int], text: str, built: Built) -> Diagnostic:
    """Return the one finding for the syntax error, or the second document, in `built`."""
    if built.second_document:
        start, end = built.second_document
        cause: Cause = ("second-document", (start, max(end, start + 1)), {})
    else:
        cause = cause_of(Lines(text, starts), built)
    return _finding(path, starts, text, cause)


def _finding(path: str, starts: Sequence[int], text: str, cause: Cause) -> Diagnostic:
    kind, span, arguments = cause
    found = error("YAML001", make_location(path, starts, span), *syntax_texts(kind, arguments))
    mended = repair(Lines(text, starts), cause)
    return replace(found, fix=mended and Fix(make_location(path, starts, mended[0]), mended[1]))
