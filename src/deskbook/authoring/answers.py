"""From what an author answers to the value of a field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deskbook import schema
from deskbook.authoring.raw import line_of
from deskbook.authoring.refusal import Refusal
from deskbook.diagnostics import Diagnostic
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.rules.lookup import Path, kind_names
from deskbook.rules.suggestions import Suggestions
from deskbook.schema import lookup, numerals
from deskbook.schema.repairs import meant
from deskbook.sources import parse

_YAML = ("[", "{", '"', "'")
_BETWEEN = re.compile(r"[,，、;；]")


def value_of(kind: str, path: Path, words: str) -> Any:
    """Return the value a field takes for what an author wrote: a number for 2人, a list for
    several things with commas between. Words that fit nothing stay what they are."""
    words = words.strip()
    if words.startswith(_YAML):
        source, _ = parse("", f"v: {words}\n".encode())
        if source.readable and isinstance(source.data, dict):
            return source.data.get("v")
    schemas = lookup.at(kind, path)
    if path and path[-1] == "headcount":
        found = numerals.headcount(words)
        if found is not None:
            return found
    accepted = lookup.forms(schemas)
    if "list" in accepted and "text" not in accepted and words not in lookup.words(schemas):
        items = [item.strip() for item in _BETWEEN.split(words)]
        return [value_of(kind, (*path, 0), item) for item in items if item]
    value = meant(schemas, words)
    return words if value is None else value


def settings(kind: str, pairs: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of fields given as `reports_to.line` → `manager`.

    Raises:
        Refusal: the kind has no such field.
    """
    values: dict[str, Any] = {}
    for name, words in pairs.items():
        path = tuple(name.split("."))
        if not lookup.at(kind, path) and not name.startswith("x-"):
            known = lookup.properties(lookup.at(kind, path[:-1]))
            raise Refusal(
                text(
                    zh="没有“{name}”这一栏。可以写：{known}。",
                    en='There is no field "{name}". The fields are {known}.',
                    name=name,
                    known=", ".join(known) or "—",
                )
            )
        owner = values
        for step in path[:-1]:
            inner = owner.setdefault(step, {})
            owner = inner if isinstance(inner, dict) else {}
        owner[path[-1]] = value_of(kind, path, words)
    return values


def with_ids(handbook: Handbook, kind: str, organization: str, data: Any) -> Any:
    """Return data in which every reference that is written as a name has become the id."""
    suggestions = Suggestions(handbook)
    result = data
    for path, words, kinds, _ in schema.walk(schema.plan_of(kind), data).references:
        if handbook.resolve(words, organization, kinds):
            continue
        named = suggestions.exact(words, organization, kinds)
        if len(named) == 1:
            short = handbook.resolve(named[0].id, organization, kinds) == named
            identifier = named[0].id if short else f"{named[0].kind}:{named[0].id}"
            result = _replaced(result, path, identifier)
    return result


def unknown_references(
    handbook: Handbook, kind: str, organization: str, data: Any
) -> Iterator[Refusal]:
    """Yield why a reference means nothing."""
    suggestions = Suggestions(handbook)
    for _, words, kinds, _ in schema.walk(schema.plan_of(kind), data).references:
        if not handbook.resolve(words, organization, kinds):
            close = suggestions.close(words, organization, kinds)
            yield Refusal(
                text(
                    zh="没有叫“{words}”的{kinds}。{hint}",
                    en='No {kinds} is called "{words}". {hint}',
                    words=words,
                    kinds=kind_names(kinds),
                    hint=text(
                        zh="是不是想写 {close}？",
                        en="Did you mean {close}?",
                        close=" / ".join(handbook.label(key) for key in close),
                    )
                    if close
                    else text(zh="请写编号或名称。", en="Write its id or name."),
                )
            )


def refused(kind: str, name: str, data: Mapping[str, Any]) -> Diagnostic | None:
    """Return why the value of a field cannot be what it is, None when it can."""
    source, _ = parse("", f"{line_of(name, data[name])}\n".encode())
    found = (one for one in schema.explain(kind, source) if one.code != "SCH003")
    return next(found, None)


def _replaced(data: Any, path: Path, value: str) -> Any:
    """Return a copy of `data` with another value at `path`."""
    if not path:
        return value
    first, *rest = path
    if isinstance(data, list):
        return [
            _replaced(item, tuple(rest), value) if index == first else item
            for index, item in enumerate(data)
        ]
    return {
        name: _replaced(item, tuple(rest), value) if name == first else item
        for name, item in data.items()
    }
