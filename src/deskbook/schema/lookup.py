"""Looks things up in the schemas without data: which fields there are and what they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from deskbook.schema.library import Schema, linked, linked_schema, target

_ALTERNATIVES = ("allOf", "anyOf")
"""What speaks about the same value. `oneOf` only says which fields rule each other out."""
OTHER_FORM = "other"
"""What a pattern is called that no definition has a name for."""
_FORMS = {
    "string": "text",
    "integer": "whole",
    "number": "number",
    "boolean": "yes_no",
    "array": "list",
    "object": "group",
}


def expand(schemas: Iterable[Schema]) -> list[Schema]:
    """Return `schemas` and everything they refer to for the same value, outermost first."""
    expanded: list[Schema] = []
    waiting = list(schemas)
    while waiting:
        schema = waiting.pop(0)
        if any(schema is known for known in expanded):
            continue
        expanded.append(schema)
        if "$ref" in schema:
            waiting.append(target(schema["$ref"]))
        for keyword in _ALTERNATIVES:
            waiting.extend(schema.get(keyword, ()))
    return expanded


def at(kind: str, path: Sequence[str | int]) -> list[Schema]:
    """Return the schemas of the value at `path` in a file of `kind`, expanded.

    The result is empty where the schema knows no such place.
    """
    schemas = expand([linked_schema(kind)])
    for step in path:
        schemas = expand(_below(schemas, step))
    return schemas


def _below(schemas: Sequence[Schema], step: str | int) -> Iterator[Schema]:
    for schema in schemas:
        if isinstance(step, int):
            if isinstance(schema.get("items"), dict):
                yield schema["items"]
        elif step in schema.get("properties", {}):
            yield schema["properties"][step]
        elif isinstance(schema.get("additionalProperties"), dict):
            yield schema["additionalProperties"]


def properties(schemas: Iterable[Schema]) -> dict[str, Schema]:
    """Return the fields the expanded `schemas` know, by name, the nearest definition first."""
    known: dict[str, Schema] = {}
    for schema in schemas:
        for name, content in schema.get("properties", {}).items():
            known.setdefault(name, content)
    return known


def required(schemas: Iterable[Schema]) -> set[str]:
    """Return the names the expanded `schemas` always demand."""
    return {name for schema in schemas for name in schema.get("required", ())}


def forms(schemas: Iterable[Schema]) -> set[str]:
    """Return what the expanded `schemas` take: text, word, whole, number, yes_no, list, group."""
    found: set[str] = set()
    for schema in schemas:
        if "type" in schema:
            found.add(_FORMS[schema["type"]])
        if "enum" in schema:
            found.add("word")
        if "const" in schema:
            found.add("yes_no")
    return found


def words(schemas: Iterable[Schema]) -> dict[str, str]:
    """Return the fixed words the expanded `schemas` take, each with its Chinese label."""
    found: dict[str, str] = {}
    for schema in schemas:
        if "enum" in schema:
            for word, label in zip(schema["enum"], schema["enumDescriptions"], strict=True):
                found.setdefault(word, label)
    return found


def first(schemas: Iterable[Schema], keyword: str) -> Any:
    """Return the value of `keyword` in the first of `schemas` that has it, or None."""
    return next((schema[keyword] for schema in schemas if keyword in schema), None)


def pattern_name(schemas: Iterable[Schema]) -> str:
    """Return the name of the definition whose pattern the text must fit, or "" for any text."""
    return next(
        (_patterns().get(each["pattern"], OTHER_FORM) for each in schemas if "pattern" in each), ""
    )


def choices(schemas: Iterable[Schema]) -> list[str]:
    """Return the fields of which the expanded `schemas` want exactly one; none: []."""
    return [name for each in first(schemas, "oneOf") or () for name in each.get("required", ())]


@cache
def _patterns() -> dict[str, str]:
    return {
        definition["pattern"]: name
        for content in linked().values()
        for name, definition in content.get("$defs", {}).items()
        if "pattern" in definition
    }
