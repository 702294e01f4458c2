"""Problems with a group that wants exactly one of several fields and has none of them, or more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.fields import Field, field_at, line_of, named
from deskbook.schema.problem import Problem

Path = Sequence[str | int]


def neither(kind: str, path: Path, _written: dict[str, Any]) -> Problem:
    """Return the problem of a group without any of the fields; `path` ends with the first."""
    owner = field_at(kind, path[:-1])
    names = lookup.choices(owner.schemas)
    return Problem(
        path=tuple(path),
        cause="missing",
        code="SCH003",
        message=text(
            "{owner}里要写{names}中的一个，现在都没有写。",
            "{owner} has none of {names}; one is needed.",
            owner=owner.label,
            names=_labels(kind, path, names),
        ),
        hint=text(
            "写下面其中一行：\n{lines}",
            "Write one of these lines:\n{lines}",
            lines="\n".join(line_of(one, _beside(kind, path, one)) for one in names),
        ),
    )


def both(kind: str, path: Path, written: dict[str, Any]) -> Problem:
    """Return the problem of a group with several of the fields; `path` ends with one too many."""
    owner = field_at(kind, path[:-1])
    names = [one for one in lookup.choices(owner.schemas) if one in written]
    return Problem(
        path=tuple(path),
        cause="both",
        code="SCH001",
        message=text(
            "{owner}里同时写了{names}，只能写一个。",
            "{owner} has {names}; only one of them can stand there.",
            owner=owner.label,
            names=_labels(kind, path, names),
        ),
        hint=text(
            "看哪一个是想要的，把别的删掉：\n{meanings}",
            "Keep the one that is meant and delete the rest:\n{meanings}",
            meanings=_meanings(kind, path, names),
        ),
        key=True,
    )


def _beside(kind: str, path: Path, name: str) -> Field:
    return field_at(kind, (*path[:-1], name))


def _labels(kind: str, path: Path, names: Sequence[str]) -> Text:
    fields = [named(one, lookup.first(_beside(kind, path, one).schemas, "title")) for one in names]
    return Text(
        "和".join(one.render("zh") for one in fields),
        " and ".join(one.render("en") for one in fields),
    )


def _meanings(kind: str, path: Path, names: Sequence[str]) -> Text:
    """Return a line for each field: its name, and what it is for."""
    chinese, english = [], []
    for one in names:
        first, _, second = lookup.first(_beside(kind, path, one).schemas, "description").partition(
            "\n"
        )
        chinese.append(f"{one}：{first}")
        english.append(f"{one}: {second}")
    return Text("\n".join(chinese), "\n".join(english))
