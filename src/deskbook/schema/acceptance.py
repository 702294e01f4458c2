"""Says quickly whether data is as the schema of its kind wants it."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from deskbook.schema.library import linked, linked_schema


def accepts(kind: str, data: Any) -> bool:
    """Return whether `data` is a valid file of `kind`.

    `data` is plain: dict with string keys, list, str, int, float, bool, None. Raises
    `KeyError` for a kind without a schema.
    """
    return _validator(kind).is_valid(data)


@cache
def _registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry(list(linked().items()))


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(
        linked_schema(kind), registry=_registry(), validate_formats=True
    )
