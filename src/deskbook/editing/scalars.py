"""How single values are written: with quotes only where they are needed."""

from __future__ import annotations

import re

from deskbook.editing.tree import Scalar
from deskbook.sources.scalars import ambiguity, resolve

_NEVER_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_BREAKS_PLAIN = re.compile(r":(?: |$)| #|^(?:---|\.\.\.)")
_BREAKS_FLOW = re.compile(r"[,\[\]{}]|:(?![0-9A-Za-z])")


def inline(node: Scalar, text: str, *, flow: bool) -> str:
    """Return a value that is on one line as it is to be written; `flow` means in brackets."""
    raw = text[node.start : node.end]
    value = node.value
    if not node.style:
        if not value:
            return "null" if flow else ""
        if not isinstance(resolve(value), str):
            return raw
        return quoted(value) if ambiguity(value) or (flow and not _plain(value, flow=True)) else raw
    if _plain(value, flow=flow):
        return value
    if "\\" in raw or not value.isprintable():
        return raw  # what was escaped stays so
    return quoted(value)


def name(node: Scalar, text: str, *, flow: bool) -> str:
    """Return a key as it is to be written."""
    if node.style and _plain(node.value, flow=flow):
        return node.value
    raw = text[node.start : node.end]
    return quoted(node.value) if node.style and "\\" not in raw else raw


def quoted(value: str) -> str:
    """Return `value` in double quotes, in single ones where that saves signs before signs."""
    if '"' in value or "\\" in value or not value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _plain(value: str, *, flow: bool) -> bool:
    """Whether `value` reads the same without quotes, here and to other programs."""
    return (
        bool(value)
        and value == value.strip()
        and value.isprintable()
        and (value[0] not in _NEVER_FIRST or (value[0] == "-" and value[1:2].isalnum()))
        and not _BREAKS_PLAIN.search(value)
        and not (flow and _BREAKS_FLOW.search(value))
        and isinstance(resolve(value), str)
        and ambiguity(value) is None
    )


def text_block(node: Scalar, text: str, column: int, indentation: str) -> list[str]:
    """Return the lines of a `|` or `>` text, its sign first and the rest after `indentation`.

    `column` is that of the collection the text stood in. Not a character of the text changes.
    """
    header, _, body = text[node.start : node.end].partition("\n")
    signs = header.partition("#")[0].strip()
    lines = body.split("\n")
    digit = next((sign for sign in signs if sign.isdigit()), "")
    if digit:
        width = max(column, 0) + int(digit)
    else:
        width = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    content = [line[width:] if line.strip(" ") or len(line) > width else "" for line in lines]
    if body.endswith("\n"):
        content.pop()
    keep = "+" in signs
    while content and not content[-1] and not keep:
        content.pop()
    first = next((line for line in content if line), "")
    ending = "+" if keep else "-" if "-" in signs else ""
    if content and any(content) and not node.value.endswith("\n"):
        ending = "-"  # a file may end within the last line, and shall end with a line break
    number = "2" if first.startswith(" ") else ""
    return [
        f"{node.style}{number}{ending}",
        *(indentation + line if line else "" for line in content),
    ]


def folded_lines(node: Scalar, text: str, indentation: str) -> list[str]:
    """Return the lines of a text that runs over several lines, all but the first indented."""
    first, *rest = text[node.start : node.end].split("\n")
    return [
        _trimmed(first, node.style),
        *(
            indentation + _trimmed(line.lstrip(" \t"), node.style) if line.strip() else ""
            for line in rest
        ),
    ]


def _trimmed(line: str, style: str) -> str:
    trimmed = line.rstrip(" \t")
    # In double quotes a blank after a backslash is part of the text.
    return line if style == '"' and trimmed.endswith("\\") else trimmed
