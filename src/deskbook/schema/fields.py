"""What messages say about a field: its label, what it takes, an example to follow."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.library import Schema
from deskbook.sources.scalars import ambiguity, resolve

_LETTERS = r"0-9A-Za-z_\u3400-\u9fff,。、;:?!()“”《》…"
_SAFE = re.compile(rf"[{_LETTERS}](?:[-./+@#{_LETTERS}]|:(?=[0-9A-Za-z]))*")


@dataclass(frozen=True, slots=True)
class Field:
    """The place at `path` in a file, and the expanded schemas that speak about it."""

    path: tuple[str | int, ...]
    schemas: Sequence[Schema]
    label: Text

    @property
    def forms(self) -> set[str]:
        """What it takes: text, word, whole, number, yes_no, list, group."""
        return lookup.forms(self.schemas)

    @property
    def examples(self) -> list[Any]:
        """Values it takes."""
        return lookup.first(self.schemas, "examples") or []

    @property
    def is_headcount(self) -> bool:
        """Whether it is a headcount or a part of one."""
        return "headcount" in self.path


def field_at(kind: str, path: Sequence[str | int]) -> Field:
    """Return the field at `path` in a file of `kind`, whether or not the schema knows it."""
    return Field(tuple(path), lookup.at(kind, path), _label(kind, path))


def _label(kind: str, path: Sequence[str | int]) -> Text:
    if not path:
        return text("这个文件", "the file")
    last = path[-1]
    if isinstance(last, int):
        return text(
            "{list}的第 {number} 项",
            "{list}, item {number}",
            list=_label(kind, path[:-1]),
            number=last + 1,
        )
    title = lookup.first(lookup.at(kind, path), "title")
    known = last in lookup.properties(lookup.at(kind, path[:-1]))
    return named(last, title if known else None)


def named(name: str, title: str | None) -> Text:
    """Return a field name with its Chinese title, as messages show it."""
    if title is None:
        return text("“{name}”", "“{name}”", name=name)
    return text("“{title}”({name})", "“{name}”", title=title, name=name)


def inline(value: Any) -> str:
    """Return `value` as YAML on one line, with quotes where a text needs them."""
    if isinstance(value, str):
        plain = _SAFE.fullmatch(value) and isinstance(resolve(value), str)
        return (
            value if plain and ambiguity(value) is None else json.dumps(value, ensure_ascii=False)
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(key)}: {inline(each)}" for key, each in value.items()) + "}"
    return json.dumps(value)


def _name(key: str) -> str:
    return key if _SAFE.fullmatch(key) else inline(key)


def line_of(name: str, field: Field) -> str:
    """Return an example line such as `name: 客户经理` for a field called `name`."""
    return f"{name}: {inline(field.examples[0])}"
