"""Finds the true place and kind of a syntax error.

The parser says where it could not go on; the author needs the place to correct, which is often
earlier: the quotation mark never closed, the key whose colon has no space.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from deskbook.sources.blanks import blank_cause
from deskbook.sources.builder import Built
from deskbook.sources.lines import Lines
from deskbook.sources.loose_lines import loose_line, misplaced_line
from deskbook.sources.marks import Span

Cause = tuple[str, Span, dict[str, str]]
"""Kind of error, its place, and what its texts are filled with."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_NAME = r"^[ \t]*(?:- +)*(?P<key>[^\s\"'#\[\]{}&*!|>%@`:：,-][^\"'#:：]{0,30}?)"
_WIDE_COLON = re.compile(_NAME + r" ?：(?P<value>.*)")
_TIGHT_COLON = re.compile(_NAME + r":(?P<value>[^\s:/].*)")
_COLON = re.compile(r":(?=[ \t]|$)")
_CLOSING = {"[": "]", "{": "}"}
_FIELD = re.compile(
    r"^[ \t]*(?P<head>(?:- +)*(?:[^\s\"'#:\[\]{}-][^\"'#:]*:[ \t]+)?)(?P<value>\S.*)"
)


def cause_of(lines: Lines, built: Built) -> Cause:
    """Return what is wrong with the text of `lines`, for the error in `built`."""
    failure: Any = built.error
    if not isinstance(failure, yaml.MarkedYAMLError):
        return _control_cause(lines)
    problem = failure.problem or ""
    context = failure.context or ""
    place = min(failure.problem_mark.index if failure.problem_mark else 0, len(lines.text))
    opened = failure.context_mark.index if failure.context_mark else place
    return (
        _quote_cause(lines, built, problem, context, opened, place)
        or _tab_cause(lines, place)
        or _blank_cause(lines, opened, place)
        or _colon_cause(lines, problem, opened, place)
        or _bracket_cause(lines, context, opened, place)
        or _character_cause(lines, problem, context, opened, place)
        or _structure_cause(lines, problem, opened, place)
    )


def _control_cause(lines: Lines) -> Cause:
    found = _CONTROL.search(lines.text)
    if not found:
        return "other", (0, min(1, len(lines.text))), {}
    name = f"U+{ord(found.group()):04X}"
    return "control", found.span(), {"name": name}


def _quote_cause(
    lines: Lines, built: Built, problem: str, context: str, opened: int, place: int
) -> Cause | None:
    text = lines.text
    if "quoted scalar" in context:
        if (text[opened : opened + 1] == '"' and "escape" in problem + context) or "hex" in problem:
            start = text.rfind("\\", opened, place + 1)
            return "escape", (start, start + 2) if start >= 0 else (place, place + 1), {}
        return _open_quote(opened, text[opened : opened + 1])
    last: Any = built.last_scalar
    if last is None or last.style not in ("'", '"') or last.end_mark.index > place:
        return None
    start, end = last.start_mark.index, last.end_mark.index
    if text[end:place].strip() or lines.number(end) != lines.number(place):
        return None
    # The text closed by the quote that opens a later one: the first of the two is to blame.
    if lines.number(start) != lines.number(end):
        return _open_quote(start, last.style)
    if "flow" in context and text[place : place + 1] in ("'", '"'):
        return "comma", (place, place + 1), {}
    if "simple key" in context or place >= len(text) or text[place] in "\r\n:":
        return None
    rest = len(
        text[place : lines.starts[lines.number(place)] + len(lines.line(lines.number(place)))]
    )
    shown = {"quote": last.style, "line": quoted_line(lines.line(lines.number(start)))}
    return "after-quote", (place, place + rest), shown


def _open_quote(start: int, quote: str) -> Cause:
    return "quote" if quote == '"' else "apostrophe", (start, start + 1), {"quote": quote}


def _tab_cause(lines: Lines, place: int) -> Cause | None:
    number = lines.number(place)
    line = lines.line(number)
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indentation:
        return None
    start = lines.starts[number]
    return "tab", (start + indentation.index("\t"), start + len(indentation)), {}


def _colon_cause(lines: Lines, problem: str, opened: int, place: int) -> Cause | None:
    if "expected ':'" in problem:
        number = lines.number(opened)
        return colon_cause(lines, [number]) or loose_line(lines, number)
    if "mapping values" not in problem:
        return None
    number = lines.number(place)
    if _COLON.search(lines.line(number)[: place - lines.starts[number]]):
        return "second-colon", (place, place + 1), {"line": quoted_line(lines.line(number))}
    # The line above was read as a text that goes on here, for want of a proper colon.
    return colon_cause(lines, [number, *lines.above(number)]) or misplaced_line(lines, number)


def quoted_line(line: str) -> str:
    """Return a line with its value in quotation marks, as it has to be written."""
    found = _FIELD.match(line)
    if not found:
        return line.strip()
    value = found["value"].rstrip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    value = value.replace("\\", "\\\\")
    # Within double quotes only other quotation marks can stand.
    pairs = iter("“”" * value.count('"'))
    value = re.sub('"', lambda _: next(pairs), value)
    return f'{found["head"]}"{value}"'


def _blank_cause(lines: Lines, opened: int, place: int) -> Cause | None:
    numbers = [lines.number(opened), lines.number(place)]
    return blank_cause(lines, [*numbers, *lines.above(numbers[1])])


def colon_cause(lines: Lines, numbers: list[int]) -> Cause | None:
    """Return the first of the lines whose key has a Chinese colon, or no space after its colon."""
    for number in numbers:
        line = lines.line(number)
        if _COLON.search(line) or line.lstrip().startswith("#"):
            continue
        for kind, pattern in (("wide-colon", _WIDE_COLON), ("colon-space", _TIGHT_COLON)):
            found = pattern.match(line)
            if found and not found["key"].isdecimal():  # 08:30 is a time, not a name
                start = lines.starts[number]
                end = found.end("key") if kind == "wide-colon" else found.start("value")
                colon = line.index("：", end) if kind == "wide-colon" else end - 1
                return (
                    kind,
                    (start + colon, start + colon + 1),
                    {"key": found["key"].strip(), "value": found["value"].strip()},
                )
    return None


def _bracket_cause(lines: Lines, context: str, opened: int, place: int) -> Cause | None:
    text = lines.text
    bracket = text[opened : opened + 1]
    if "flow" not in context or bracket not in _CLOSING:
        return None
    closing = _CLOSING[bracket]
    rest = lines.line(lines.number(opened))[opened - lines.starts[lines.number(opened)] :]
    if lines.number(opened) == lines.number(place) and closing in rest and place < len(text):
        if text[place] in "]}":
            return "bracket", (opened, opened + 1), {"bracket": bracket, "closing": closing}
        return "comma", (place, place + 1), {}
    return "bracket", (opened, opened + 1), {"bracket": bracket, "closing": closing}


def _character_cause(
    lines: Lines, problem: str, context: str, opened: int, place: int
) -> Cause | None:
    text = lines.text
    if "directive" in context:
        number = lines.number(opened)
        return "directive", lines.content_span(number), {}
    if "block scalar" in context:
        line_end = lines.starts[lines.number(place)] + len(lines.line(lines.number(place)))
        return "block", (place, max(line_end, place + 1)), {}
    if "cannot start any token" in problem or any(
        word in context for word in ("alias", "anchor", "tag")
    ):
        start = place if "cannot start" in problem else opened
        number = lines.number(start)
        shown = {"character": text[start : start + 1], "line": quoted_line(lines.line(number))}
        return "first-character", (start, start + 1), shown
    if "expected node content" in problem or "but found" in problem:
        character = text[place : place + 1]
        if character in ("]", "}", ","):
            return "stray", (place, place + 1), {"character": character}
    return None


def _structure_cause(lines: Lines, problem: str, opened: int, place: int) -> Cause:
    number = lines.number(place)
    line = lines.line(number)
    column = place - lines.starts[number]
    if "sequence entries" in problem:
        if not line[:column].strip():
            return misplaced_line(lines, number)
        return "dash", (place, place + 1), {}
    if "document start" in problem and re.search(r"^\.\.\.", lines.text[:place], re.MULTILINE):
        return "second-document", lines.content_span(number), {}
    if not line[:column].strip() and line.strip():
        if line.lstrip().startswith(":"):
            return "no-name", (place, place + 1), {}
        opened_column = opened - lines.starts[lines.number(opened)]
        if opened != place and opened_column == column:
            return "mixed", lines.content_span(number), {}
        return misplaced_line(lines, number)
    found = _FIELD.match(line)
    if found and found["value"][0] in _CLOSING and found.start("value") < column:
        start = lines.starts[number] + found.start("value")
        shown = {"character": found["value"][0], "line": quoted_line(line)}
        return "bracket-text", (start, start + len(found["value"].rstrip())), shown
    end = min(place + 1, len(lines.text))
    return "other", (place, end), {}
