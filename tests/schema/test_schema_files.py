"""The schema files: well formed, fully described, and the same as the record classes."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from deskbook.model.kinds import KINDS
from deskbook.model.record import Entity
from deskbook.model.settings import Settings
from deskbook.schema import names, schema
from deskbook.schema.library import linked, target
from deskbook.schema.lookup import expand, pattern_name, properties, words
from deskbook.schema.refusals import validator
from deskbook.schema.refused_texts import EXPLAINED

FILES = (*names(), "common")
SET_BY_THE_LOADER = {"key", "path"}


def described(part: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property and definition below `part` with its place."""
    if isinstance(part, dict):
        for keyword in ("properties", "$defs"):
            for name, content in part.get(keyword, {}).items():
                yield f"{where}/{keyword}/{name}", content
        for keyword, content in part.items():
            if keyword not in ("examples", "if"):
                yield from described(content, f"{where}/{keyword}")
    elif isinstance(part, list):
        for index, content in enumerate(part):
            yield from described(content, f"{where}/{index}")


def test_there_is_a_schema_for_every_kind() -> None:
    assert set(names()) == {*KINDS, "glossary", "handbook", "search-tests"}


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_valid_itself(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$id"] == f"{name}.schema.json"


@pytest.mark.parametrize("name", FILES)
def test_everything_is_described_in_both_languages(name: str) -> None:
    for where, content in described(schema(name)):
        chinese, _, english = content.get("description", "").partition("\n")
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese), where
        assert english and english.isascii(), where
        assert content.get("title") and content.get("examples"), where


@pytest.mark.parametrize("name", FILES)
def test_examples_are_accepted(name: str) -> None:
    file = f"{name}.schema.json"
    check = validator("handbook")
    for where, content in described(linked()[file]):
        for example in content["examples"]:
            errors = list(check.evolve(schema=content).iter_errors(example))
            assert not errors, f"{where}: {example!r} {errors[0].message}"


@pytest.mark.parametrize("name", FILES)
def test_words_have_a_label_each(name: str) -> None:
    for where, content in described(schema(name)):
        if "enum" in content:
            assert len(content["enum"]) == len(content["enumDescriptions"]), where


def patterns(part: Any) -> Iterator[str]:
    """Yield every pattern that values have to fit below `part`."""
    if isinstance(part, dict):
        if isinstance(part.get("pattern"), str):
            yield part["pattern"]
        for keyword, content in part.items():
            if keyword != "examples":
                yield from patterns(content)
    elif isinstance(part, list):
        for content in part:
            yield from patterns(content)


@pytest.mark.parametrize("name", FILES)
def test_every_pattern_is_told_in_plain_words(name: str) -> None:
    untold = [
        pattern
        for pattern in patterns(schema(name))
        if pattern_name([{"pattern": pattern}]) not in EXPLAINED
    ]
    assert untold == []


def test_there_are_patterns_to_look_at() -> None:
    assert sum(len(list(patterns(schema(name)))) for name in FILES) >= len(EXPLAINED)


@pytest.mark.parametrize("name", names())
def test_chinese_names_are_unambiguous(name: str) -> None:
    """A Chinese title or another name stands for one field only within a group."""
    groups = [
        linked()[f"{name}.schema.json"],
        *linked()[f"{name}.schema.json"].get("$defs", {}).values(),
    ]
    for group in groups:
        spellings: dict[str, str] = {}
        for field, content in properties(expand([group])).items():
            title = next(each["title"] for each in expand([content]) if "title" in each)
            for spelling in {title, field, *content.get("x-aliases", ())}:
                assert spellings.setdefault(spelling, field) == field, (name, spelling)


@pytest.mark.parametrize("name", FILES)
def test_references_name_known_kinds(name: str) -> None:
    def kinds(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from part.get("x-reference", ())
            for content in part.values():
                yield from kinds(content)
        elif isinstance(part, list):
            for content in part:
                yield from kinds(content)

    assert set(kinds(schema(name))) <= set(KINDS)


def written_fields(record: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the fields of `record` as they are written in YAML, with their types."""
    hints = typing.get_type_hints(record)
    fields = {each.encode_name: hints[each.name] for each in msgspec.structs.fields(record)}
    if issubclass(record, Entity):
        fields = {name: each for name, each in fields.items() if name not in SET_BY_THE_LOADER}
    return fields


def records_in(annotation: Any) -> set[type[msgspec.Struct]]:
    """Return the record classes an annotation names, at whatever depth."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return {annotation}
    return {record for each in typing.get_args(annotation) for record in records_in(each)}


def words_in(annotation: Any) -> set[str]:
    """Return the words of the Literal types an annotation allows for the value itself."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return {word for each in typing.get_args(annotation) for word in words_in(each)}
    return set()


def shape(annotation: Any) -> set[str]:
    """Return the JSON types an annotation allows for the value itself."""
    simple = {str: "string", int: "integer", float: "number", bool: "boolean"}
    if annotation in simple:
        return {simple[annotation]}
    origin = typing.get_origin(annotation)
    if origin is tuple:
        return {"array"}
    if origin is dict or (isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)):
        return {"object"}
    if origin in (typing.Union, types.UnionType):
        return {each for part in typing.get_args(annotation) for each in shape(part)}
    return set()


def differences(
    record: type[msgspec.Struct], schemas: list[dict[str, Any]], where: str, seen: set[type]
) -> Iterator[str]:
    """Yield what `record` and the expanded `schemas` do not have in common."""
    if record in seen:
        return
    seen.add(record)
    fields, known = written_fields(record), properties(schemas)
    yield from (f"{where}: {name} is only in the record" for name in fields.keys() - known.keys())
    yield from (f"{where}: {name} is only in the schema" for name in known.keys() - fields.keys())
    for name in fields.keys() & known.keys():
        place, annotation = f"{where}.{name}", fields[name]
        if annotation is Any:
            continue  # a headcount, which its own module reads
        below = expand([known[name]])
        in_record, in_schema = words_in(annotation), set(words(below))
        if "string" not in shape(annotation) and in_record != in_schema:
            yield f"{place}: words {in_record} in the record, {in_schema} in the schema"
        types_of_schema = {each["type"] for each in below if "type" in each}
        expected = shape(annotation)
        if "number" in expected:
            expected.discard("integer")
        if "string" not in expected and types_of_schema != expected:
            yield f"{place}: {expected} in the record, {types_of_schema} in the schema"
        inner = list(below)
        for each in below:
            inner += expand(
                [
                    each[k]
                    for k in ("items", "additionalProperties")
                    if isinstance(each.get(k), dict)
                ]
            )
        for nested in records_in(annotation):
            own = [
                each
                for each in inner
                if set(written_fields(nested)) & set(properties(expand([each])))
            ]
            best = max(
                own,
                key=lambda each: len(set(written_fields(nested)) & set(properties(expand([each])))),
            )
            yield from differences(nested, expand([best]), f"{place}<{nested.__name__}>", seen)


@pytest.mark.parametrize("kind", KINDS)
def test_records_and_schemas_agree(kind: str) -> None:
    found = differences(KINDS[kind].record, expand([target(f"{kind}.schema.json")]), kind, set())
    assert sorted(found) == []


def test_the_settings_and_their_schema_agree() -> None:
    schemas = expand([target("handbook.schema.json")])
    assert sorted(differences(Settings, schemas, "handbook", set())) == []
