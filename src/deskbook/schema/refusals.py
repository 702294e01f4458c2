"""Finds out what exactly is refused: one entry for each cause, at the place that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from deskbook.schema.library import linked, linked_schema
from deskbook.schema.lookup import choices, expand, forms, properties, required

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused value, a refused or unknown name, or the place of a missing name at `path`; or a
    name of which the group wants one out of several, and has none ("neither") or more ("both")."""

    cause: Literal["value", "unknown", "name", "missing", "neither", "both"]
    path: Path


def refusals(kind: str, data: Any) -> Iterator[Refusal]:
    """Yield what the schema of `kind` refuses in `data`, each cause once.

    Names come before values, so that a reader can tell a misspelt name from a missing one.
    """
    found = dict.fromkeys(
        refusal for error in validator(kind).iter_errors(data) for refusal in _causes(error)
    )
    order = ("unknown", "name", "missing", "neither", "both", "value")
    yield from sorted(found, key=lambda refusal: order.index(refusal.cause))


@cache
def validator(kind: str) -> Validator:
    """Return the validator that tells why a file of `kind` is refused."""
    strict: Any = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {"pattern": _pattern}
    )
    contents = [(name, DRAFT202012.create_resource(each)) for name, each in linked().items()]
    registry: Registry[Any] = Registry().with_resources(contents)
    checker = FormatChecker(["date"])
    made: Validator = strict(linked_schema(kind), registry=registry, format_checker=checker)
    return made


def _pattern(
    _validator: Validator, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """Check a pattern as JSON Schema means it: `$` is the very end, also before a line break."""
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield ValidationError("pattern")


def _causes(error: ValidationError) -> Iterator[Refusal]:
    path = tuple(error.absolute_path)
    value: Any = error.instance
    demanded: Any = error.validator_value
    if error.validator == "anyOf":
        meant = _meant(error)
        if meant is None:
            yield Refusal("value", path)
        for inner in meant or ():
            yield from _causes(inner)
    elif error.validator == "unevaluatedProperties":
        owner: Any = error.schema
        known = properties(expand([owner]))
        for name in value:
            if name not in known and not name.startswith("x-"):
                yield Refusal("unknown", (*path, name))
    elif error.validator == "oneOf" and isinstance(value, dict):
        names = choices([{"oneOf": demanded}])
        surplus = [name for name in names if name in value][1:]
        yield from (Refusal("both", (*path, name)) for name in surplus)
        if not surplus:
            yield Refusal("neither", (*path, names[0]))
    elif error.validator == "required":
        for name in demanded:
            if name not in value:
                yield Refusal("missing", (*path, name))
    elif "propertyNames" in error.absolute_schema_path:
        yield Refusal("name", (*path, value))
    else:
        yield Refusal("value", path)


def _meant(error: ValidationError) -> list[ValidationError] | None:
    """Return the errors of the alternative the author meant, or None when no form fits.

    A list means the alternative that is a list, a group the one that shares most names.
    """
    value: Any = error.instance
    schemas: Any = error.validator_value
    form = "group" if isinstance(value, dict) else "list" if isinstance(value, list) else ""
    alternatives = {
        index: expand([schema])
        for index, schema in enumerate(schemas)
        if form in forms(expand([schema]))
    }
    if not alternatives:
        return None

    def distance(index: int) -> tuple[int, int, int]:
        known, needed = properties(alternatives[index]), required(alternatives[index])
        return (
            sum(name not in known and not name.startswith("x-") for name in value),
            len(needed - set(value)),
            -len(needed & set(value)),
        )

    chosen = next(iter(alternatives))
    misnamed = False
    if form == "group" and len(alternatives) > 1:
        chosen = min(alternatives, key=distance)
        misnamed = distance(chosen)[0] > 0
    return [
        inner
        for inner in error.context or ()
        if inner.relative_schema_path[0] == chosen
        and not (misnamed and inner.validator == "required")
    ]
