"""Problems with names before a colon: unknown ones, and the one that was meant."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.fields import field_at, inline, named
from deskbook.schema.library import Schema
from deskbook.schema.problem import Problem
from deskbook.schema.repairs import clearly_alike, squeeze

_CLOSE = 0.7


def meant_name(known: Mapping[str, Schema], written: str) -> tuple[str, bool]:
    """Return which of the `known` fields `written` means, and whether that is beyond doubt.

    Chinese titles and common other names count as much as the name itself. Returns
    ("", False) when nothing is near.
    """
    plain = squeeze(written)
    spellings: dict[str, str] = {}
    for name, schema in known.items():
        schemas = lookup.expand([schema])
        title = lookup.first(schemas, "title") or name
        for spelling in (name, title, *schema.get("x-aliases", ())):
            spellings.setdefault(squeeze(spelling), name)
    if plain in spellings:
        return spellings[plain], True
    for plural in (f"{plain}s", plain.removesuffix("s")):
        if plural in spellings:
            return spellings[plural], True
    close = get_close_matches(plain, spellings, n=1, cutoff=_CLOSE)
    if close:
        return spellings[close[0]], plain.isascii() and clearly_alike(plain, close[0])
    inside = {name for spelling, name in spellings.items() if _holds(plain, spelling)}
    return (inside.pop(), False) if len(inside) == 1 else ("", False)


def unknown_name(
    kind: str, path: tuple[str | int, ...], owner: Mapping[str, Any]
) -> tuple[Problem, str]:
    """Return the problem of the unknown name at the end of `path`, and the name meant or ""."""
    written = str(path[-1])
    field = field_at(kind, path[:-1])
    known = lookup.properties(field.schemas)
    name, sure = meant_name(known, written)
    outer = None if sure else _outer(kind, path)
    if outer is not None:
        name = ""
    label = (
        named(name, lookup.first(lookup.expand([known[name]]), "title")) if name else Text("", "")
    )
    taken = name in owner
    if name and taken:
        hint = text(
            "如果指的是{label}，它在这里已经写过了，请把内容合到一处。",
            "If {label} is meant, it is there already: put both contents together.",
            label=label,
        )
    elif name:
        hint = text("是不是{label}？请改成“{name}”。", "Write “{name}”.", label=label, name=name)
    else:
        hint = _names(known) if outer is None else _elsewhere(kind, written, outer)
    problem = Problem(
        path=path,
        cause="unknown",
        code="HC001" if field.is_headcount else "SCH002",
        message=text(
            "{owner}里没有名为“{name}”的栏目。",
            "There is no field “{name}” in {owner}.",
            owner=field.label,
            name=written,
        ),
        hint=hint,
        key=True,
        replacement=inline(name) if name and sure and not taken else "",
        outer=outer,
    )
    return problem, name


def not_indented(
    kind: str, path: tuple[str | int, ...], owner: Mapping[str, Any]
) -> Problem | None:
    """Return the problem of a name that belongs into the empty field above it, if it does.

    Its `path` leads to that field.
    """
    name = path[-1]
    above = None
    for each in owner:
        if each == name:
            break
        if owner[each] is None:
            above = each
    if above is None:
        return None
    field = field_at(kind, (*path[:-1], above))
    if name not in lookup.properties(field.schemas):
        return None
    return Problem(
        path=field.path,
        cause="unknown",
        code="HC001" if field.is_headcount else "SCH002",
        message=text(
            "“{name}”没有缩进：它是{field}里的栏目，不能和“{above}”并排。",
            "“{name}” is not indented: it belongs into {field} and cannot stand beside “{above}”.",
            name=name,
            field=field.label,
            above=above,
        ),
        hint=text(
            "在“{name}”前面加两个空格，让它比“{above}”多缩进两格。",
            "Put two spaces in front of “{name}”, so that it is indented further than “{above}”.",
            name=name,
            above=above,
        ),
        key=True,
    )


def _holds(written: str, spelling: str) -> bool:
    """Say whether one Chinese name is a part of the other, as 职责 of 主要职责."""
    if spelling.isascii() or min(len(written), len(spelling)) < 2:
        return False
    return spelling in written or written in spelling


def _outer(kind: str, path: tuple[str | int, ...]) -> tuple[str | int, ...] | None:
    """Return the path of the group further out that knows the name at the end of `path`, as when
    lines are indented too far."""
    for length in range(len(path) - 2, -1, -1):
        if path[-1] in lookup.properties(field_at(kind, path[:length]).schemas):
            return path[:length]
    return None


def _elsewhere(kind: str, name: str, outer: tuple[str | int, ...]) -> Text:
    return text(
        "“{name}”是{outer}的栏目，这一行缩进得太多了。",
        "“{name}” belongs to {outer}; this line is indented too far.",
        name=name,
        outer=field_at(kind, outer).label if outer else text("文件最外层", "the file itself"),
    )


def _names(known: Mapping[str, Schema]) -> Text:
    if len(known) > 12:
        return text(
            "核对拼写，不需要就删掉；自己加的栏目，名字请以“x-”开头。",
            "Check the spelling or delete it; fields of your own begin with “x-”.",
        )
    labels = [(name, lookup.first(lookup.expand([each]), "title")) for name, each in known.items()]
    return text(
        "这里可以写：{names}。",
        "These can stand here: {english}.",
        names="、".join(f"{name}({title})" for name, title in labels),
        english=", ".join(name for name, _ in labels),
    )
