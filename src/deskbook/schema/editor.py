"""The schemas as editors use them: readable on hover, and with the ids there are.

An editor joins the texts of everything that speaks about a value. What a schema merely builds on
(`allOf`) therefore comes without title, description and examples here, so that the title of
the field itself is what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deskbook.schema import lookup
from deskbook.schema.library import Schema, linked, names

Ids = Mapping[str, Sequence[tuple[str, str]]]
"""The ids a field may hold, each with its name, by kind."""

ENDING = ".schema.json"
_COMMON = f"common{ENDING}"
_BASE = "base_"
_IDS = "ids_"
_CITED = "cited_"
_ADDRESSING = ("$id", "$schema", "$defs")
_TEXTS = ("title", "description", "examples")
_LONG = r"([a-z0-9-]+/[a-z]+:|[a-z0-9-]+/|[a-z]+:)[a-z0-9-]+"
_PARTED = r"([a-z0-9-]+/)?([a-z]+:)?[a-z0-9-]+#.+"
_FULL = {False: f"^{_LONG}$", True: f"^({_LONG}|{_PARTED})$"}
"""What is accepted unseen: references that name the organization, the kind or a part."""


def schema_files(ids: Ids | None = None) -> dict[str, Schema]:
    """Return the schemas by file name; they refer to each other by these names.

    With `ids`, a field that holds a reference takes one of them or a reference in full.
    """
    files = {name: _readable(content, ids) for name, content in linked().items()}
    common = files[_COMMON]["$defs"]
    bases = {
        name: {key: value for key, value in content.items() if key not in _TEXTS}
        for name, content in common.items()
    }
    common.update({f"{_BASE}{name}": content for name, content in bases.items()})
    if ids is not None:
        common.update(_lists(ids))
    return _without_unused(files)


def bundled(kind: str, ids: Ids | None = None) -> Schema:
    """Return the schema of one kind with everything it refers to in it.

    Raises `KeyError` for a kind without a schema.
    """
    files = schema_files(ids)
    root = files[f"{kind}{ENDING}"]
    whole: Schema = {key: value for key, value in root.items() if key != "$defs"}
    definitions: dict[str, Schema] = {}
    waiting = list(_references(whole))
    while waiting:
        reference = waiting.pop()
        name = _bundled_name(reference)
        if name not in definitions:
            definitions[name] = _target(files, reference)
            waiting.extend(_references(definitions[name]))
    whole["$defs"] = {name: definitions[name] for name in sorted(definitions)}
    result: Schema = _renamed(whole)
    return result


def _readable(part: Any, ids: Ids | None) -> Any:
    if isinstance(part, list):
        return [_readable(item, ids) for item in part]
    if not isinstance(part, dict):
        return part
    if ids is not None and "x-reference" in part:
        return _choice(part)
    invented = ids is not None and _names_others(part)
    return {
        key: [_base(item) for item in value] if key == "allOf" else _readable(value, ids)
        for key, value in part.items()
        # Words of our own mean nothing to editors, and made-up ids would be offered as real ones.
        if not key.startswith("x-") and not (invented and key == "examples")
    }


def _names_others(part: Schema) -> bool:
    """Whether a schema takes a reference or a list of them."""
    schemas = lookup.expand([part])
    items = [each["items"] for each in schemas if isinstance(each.get("items"), dict)]
    return any("x-reference" in each for each in (*schemas, *lookup.expand(items)))


def _base(item: Any) -> Any:
    """Return what a schema builds on as a reference to the definition without texts."""
    reference = item.get("$ref", "") if isinstance(item, dict) else ""
    file, separator, name = reference.partition("#/$defs/")
    if not separator or file != _COMMON:
        return _readable(item, None)
    return {"$ref": f"{file}{separator}{_BASE}{name}"}


def _choice(part: Schema) -> Schema:
    """Return a reference field as a choice between the ids there are and references in full."""
    cited = "pattern" in part
    prefix = _CITED if cited else _IDS
    forms = [{"$ref": f"{_COMMON}#/$defs/{prefix}{kind}"} for kind in part["x-reference"]]
    texts: Schema = {key: part[key] for key in ("title", "description") if key in part}
    full = {"type": "string", "pattern": _FULL[bool(part.get("x-parts"))]}
    return {**texts, "anyOf": [*forms, full, {"$ref": f"{_COMMON}#/$defs/{_BASE}marker"}]}


def _lists(ids: Ids) -> Iterator[tuple[str, Schema]]:
    for kind in names():
        known = ids.get(kind, ())
        yield f"{_IDS}{kind}", _list([(word, name) for word, name in known])
        yield (
            f"{_CITED}{kind}",
            _list([(f"{kind}:{word}", name) for word, name in known]),
        )


def _list(words: Sequence[tuple[str, str]]) -> Schema:
    if not words:
        return {"not": {}}
    return {
        "type": "string",
        "enum": [word for word, _ in words],
        "enumDescriptions": [name for _, name in words],
    }


def _without_unused(files: dict[str, Schema]) -> dict[str, Schema]:
    """Return the files without the common definitions that none of them leads to."""
    common = files[_COMMON]["$defs"]
    used: set[str] = set()
    waiting = [content for name, content in files.items() if name != _COMMON]
    while waiting:
        for reference in _references(waiting.pop()):
            file, _, name = reference.partition("#/$defs/")
            if file == _COMMON and name and name not in used:
                used.add(name)
                waiting.append(common[name])
    kept = {name: content for name, content in common.items() if name in used}
    return {**files, _COMMON: {**files[_COMMON], "$defs": kept}}


def _references(part: Any) -> Iterator[str]:
    """Yield what a schema refers to, in the order of its text."""
    if isinstance(part, list):
        for item in part:
            yield from _references(item)
    elif isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for value in part.values():
            yield from _references(value)


def _target(files: Mapping[str, Schema], reference: str) -> Schema:
    file, _, name = reference.partition("#/$defs/")
    if name:
        found: Schema = files[file]["$defs"][name]
        return found
    # Within another schema it must not claim an address of its own.
    return {key: value for key, value in files[file].items() if key not in _ADDRESSING}


def _bundled_name(reference: str) -> str:
    file, _, name = reference.partition("#/$defs/")
    kind = file.removesuffix(ENDING)
    return f"{kind}_{name}" if name else kind


def _renamed(part: Any) -> Any:
    if isinstance(part, list):
        return [_renamed(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: f"#/$defs/{_bundled_name(value)}"
        if key == "$ref" and isinstance(value, str)
        else _renamed(value)
        for key, value in part.items()
    }
