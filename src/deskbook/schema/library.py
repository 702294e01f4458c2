"""Finds and reads the schema files, and lets schemas refer to each other by name."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_ENDING = ".schema.json"
_SHARED = "common"

Schema = dict[str, Any]


@cache
def folder() -> Path:
    """Return the folder of the schema files.

    An installed package carries them beside this module; a checkout keeps them in `schemas`
    at its top.
    """
    packaged = Path(__file__).parent / "files"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "schemas"


@cache
def _files() -> dict[str, Schema]:
    return {
        path.name.removesuffix(_ENDING): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder().glob(f"*{_ENDING}"))
    }


def names() -> tuple[str, ...]:
    """Return what a file can be: every kind of entity, `glossary` and `handbook`."""
    return tuple(name for name in _files() if name != _SHARED)


def schema(kind: str) -> Schema:
    """Return the schema of `kind` (or `common`) as its file says it; do not change it.

    Raises `KeyError` when there is no such schema.
    """
    return _files()[kind]


@cache
def linked() -> dict[str, Schema]:
    """Return all schemas by file name, with every reference written out with its file name."""
    return {
        f"{name}{_ENDING}": _with_file(content, f"{name}{_ENDING}")
        for name, content in _files().items()
    }


def linked_schema(kind: str) -> Schema:
    """Return the schema of `kind` with every reference written out with its file name."""
    return linked()[f"{kind}{_ENDING}"]


def _with_file(part: Any, file: str) -> Any:
    if isinstance(part, list):
        return [_with_file(item, file) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: f"{file}{value}"
        if key == "$ref" and isinstance(value, str) and value.startswith("#")
        else _with_file(value, file)
        for key, value in part.items()
    }


@cache
def target(reference: str) -> Schema:
    """Return what a written-out reference such as `common.schema.json#/$defs/id` points to."""
    file, _, pointer = reference.partition("#/")
    found = linked()[file]
    for step in pointer.split("/") if pointer else ():
        found = found[step]
    return found
