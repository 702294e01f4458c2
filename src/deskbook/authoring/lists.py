"""Adding to the lists of a source file and taking from them, in the way its author writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from deskbook.authoring.raw import Raw, line_of, plain, scalar
from deskbook.authoring.refusal import Refusal
from deskbook.diagnostics import Location, Related
from deskbook.editing.edits import Edit
from deskbook.messages import text
from deskbook.rules.lookup import Path
from deskbook.sources import SourceFile

_FLOW = re.compile(r"[,\[\]{}]").search
"""Finds what would end an item of a list in brackets."""

BEFORE_FORMER_IDS = ("id", "name", "also_called", "label_note")


def add_former_id(
    raw: Raw, file: SourceFile, owner: Path, data: Mapping[str, Any], old: str
) -> Edit:
    """Return the edit that adds `old` to the former ids of the entry at `owner`."""
    known = data.get("former_ids")
    path: Path = (*owner, "former_ids")
    if isinstance(known, list) and known:
        return _appended(raw, file, path, len(known), (plain(old),), plain(old))
    if known == []:
        return Edit(file.location(path), f"[{plain(old)}]")
    return _key_added(raw, file, owner, data, f"former_ids: [{plain(old)}]")


def add_texts(
    raw: Raw,
    file: SourceFile,
    owner: Path,
    data: Mapping[str, Any],
    field: str,
    words: Sequence[str],
) -> Edit:
    """Return the edit that adds texts to the list `field` of the entry at `owner`."""
    known = data.get(field)
    path: Path = (*owner, field)
    written = [json.dumps(one, ensure_ascii=False) if _FLOW(one) else scalar(one) for one in words]
    if isinstance(known, list) and known:
        edits = [_appended(raw, file, path, len(known), (one,), one) for one in written]
        return Edit(edits[0].location, "".join(one.replacement for one in edits))
    flow = f"[{', '.join(written)}]"
    if known == []:
        return Edit(file.location(path), flow)
    return _key_added(raw, file, owner, data, f"{field}: {flow}")


def add_item(
    raw: Raw, file: SourceFile, field: str, known: Sequence[Any], item: Mapping[str, Any]
) -> Edit:
    """Return the edit that adds a mapping to the list `field` at the top of a file."""
    lines = [line_of(name, value) for name, value in item.items()]
    flow = "{" + ", ".join(lines) + "}"
    path: Path = (field,)
    if known:
        return _appended(raw, file, path, len(known), lines, flow)
    if raw.at(file.location(path)) == "[]":
        block = raw.line_break.join(["", f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])])
        start, end = raw.span(file.location(path))
        before = raw.text[:start]
        return Edit(raw.location(len(before.rstrip(" ")), end), block)
    raise _unusual(file.location(path))


def remove_item(raw: Raw, file: SourceFile, field: str, index: int, count: int) -> Edit:
    """Return the edit that takes an item out of the list `field` at the top of a file."""
    path: Path = (field,)
    start, end = raw.span(file.location((field, index)))
    if raw.at(file.location(path))[:1] == "[":
        if count == 1:
            return Edit(file.location(path), "[]")
        if index:
            before = raw.span(file.location((field, index - 1)))[1]
            return Edit(raw.location(before, end), "")
        following = raw.span(file.location((field, 1)))[0]
        return Edit(raw.location(start, following), "")
    if count == 1:
        key_end = raw.span(file.location(path, key=True))[1]
        colon = raw.text.index(":", key_end) + 1
        return Edit(raw.location(colon, raw.line_end(end)), " []")
    line = raw.line_start(start)
    if raw.text[line:start].strip() != "-":
        raise _unusual(file.location((field, index)))
    after = raw.line_end(end)
    following = raw.location(after, after).line
    stop = raw.starts[following] if following < len(raw.starts) else len(raw.text)
    return Edit(raw.location(line, stop), "")


def _appended(
    raw: Raw, file: SourceFile, path: Path, count: int, lines: Sequence[str], flow: str
) -> Edit:
    """Return the edit that adds an item after the last of the list at `path`."""
    start, end = raw.span(file.location((*path, count - 1)))
    if raw.at(file.location(path))[:1] == "[":
        return raw.insertion(end, f", {flow}")
    prefix = raw.text[raw.line_start(start) : start]
    if prefix.strip() != "-":
        raise _unusual(file.location(path))
    first, *rest = lines
    item = [f"{prefix}{first}", *(" " * len(prefix) + line for line in rest)]
    return raw.insertion(raw.line_end(end), raw.line_break + raw.line_break.join(item))


def _key_added(raw: Raw, file: SourceFile, owner: Path, data: Mapping[str, Any], line: str) -> Edit:
    """Return the edit that adds `line` to a mapping, after the keys that stand before it."""
    names = list(data)
    first = raw.span(file.location((*owner, names[0]), key=True))[0]
    flow = _is_flow(raw, file, owner, first)
    above = [name for name in names if name in BEFORE_FORMER_IDS]
    if not above:
        if flow:
            return raw.insertion(first, f"{line}, ")
        indent = " " * (raw.location(first, first).column - 1)
        return raw.insertion(first, f"{line}{raw.line_break}{indent}")
    end = raw.span(file.location((*owner, above[-1])))[1]
    if flow:
        return raw.insertion(end, f", {line}")
    indent = " " * (raw.location(first, first).column - 1)
    return raw.insertion(raw.line_end(end), f"{raw.line_break}{indent}{line}")


def _is_flow(raw: Raw, file: SourceFile, owner: Path, first: int) -> bool:
    if owner:
        return raw.at(file.location(owner))[:1] == "{"
    lines = raw.text[:first].splitlines()
    return bool(lines) and lines[-1].rstrip().endswith("{")


def _unusual(location: Location) -> Refusal:
    return Refusal(
        text(
            zh="{place} 这个列表的写法不常见，改不了。请把它写成每行一项、以“- ”开头的样子，再运行"
            "一次。",
            en="The list at {place} is written in an unusual way and cannot be changed. Write one"
            ' item a line, each after "- ", and run the command again.',
            place=location,
        ),
        (Related(location, text(zh="这个列表", en="this list")),),
        misuse=False,
    )
