"""What a new file looks like: the fields that matter most, each with a word of explanation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.authoring.raw import line_of
from deskbook.editing.order import shape_of
from deskbook.model.record import MARKERS
from deskbook.schema import lookup

SILENT = "not_specified"

ESSENTIAL: dict[str, tuple[str, ...]] = {
    "organization": ("purpose", "scope"),
    "department": ("parent", "head", "headcount", "functions"),
    "role": ("belongs_to", "reports_to", "headcount", "duties"),
    "group": ("chair", "members", "mandate"),
    "party": ("type",),
    "holdings": ("holdings",),
    "procedure": ("trigger", "nodes", "edges"),
    "policy": ("applies_to", "clauses", "effective"),
    "solution": ("questions", "answer", "resolved_by", "limit", "escalate"),
    "tree": ("questions", "nodes"),
    "category": ("routes_to", "definition"),
    "form": ("filled_by", "sent_to", "cadence", "retention"),
    "metric": ("definition", "unit", "target", "period"),
    "meeting": ("purpose", "participants", "cadence"),
    "approval": ("subject", "signers"),
    "channel": ("type", "hours", "operated_by", "used_for"),
    "term": ("synonyms", "definition"),
}
"""The key facts of each kind, which a new file shows whether or not there is a value yet."""

_EMPTY: dict[tuple[str, str], Any] = {
    ("solution", "questions"): [],
    ("solution", "answer"): {"say": SILENT},
    ("holdings", "holdings"): [],
}
"""What stands in a required field that takes no marker while nothing is known."""


def document(kind: str, values: Mapping[str, Any], header: str, language: str) -> str:
    """Return the text of a new file of `kind` with `values`.

    Fields that matter and have no value say that the source is silent, or are shown as an
    example in a comment where they cannot say so. Nothing is invented.
    """
    lines: list[str] = []
    for name in ordered(kind, {*values, *ESSENTIAL[kind]}):
        if name not in ("name", "id"):
            lines += [f"# {line}" for line in explained(kind, name, language)]
        if name in values:
            lines.append(line_of(name, values[name]))
        elif takes_silence(kind, name):
            lines.append(line_of(name, SILENT))
        elif (kind, name) in _EMPTY:
            lines.append(line_of(name, _EMPTY[kind, name]))
        else:
            lines += [f"# {line}" for line in example(kind, name)]
    return header + "".join(f"{line}\n" for line in lines)


def ordered(kind: str, names: set[str]) -> list[str]:
    """Return the names of fields in the order in which they stand in a file."""
    known = sorted(names)
    return [known[position] for position in shape_of(kind).order(known)]


def explained(kind: str, name: str, language: str) -> list[str]:
    """Return what a field is for, on one line each."""
    schemas = lookup.at(kind, (name,))
    title = lookup.first(schemas, "title") or name
    chinese, _, english = (lookup.first(schemas, "description") or "").partition("\n")
    words = lookup.words(schemas)
    choices = [word for word in words if word not in MARKERS]
    if language != "zh":
        return [english, *([f"One of: {', '.join(choices)}"] if choices else [])]
    listed = "、".join(f"{word} {words[word]}" for word in choices)
    said = chinese if chinese.startswith(title) else f"{title}：{chinese}"
    return [said, *([f"可以写：{listed}"] if choices else [])]


def example(kind: str, name: str) -> list[str]:
    """Return the lines of an example of a field."""
    value = (lookup.first(lookup.at(kind, (name,)), "examples") or [SILENT])[0]
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [f"{name}:", *(f"  - {line_of('x', item)[3:]}" for item in value)]
    return [line_of(name, value)]


def takes_silence(kind: str, name: str) -> bool:
    """Whether a field may say that the source does not."""
    schemas = lookup.at(kind, (name,))
    if SILENT in lookup.words(schemas):
        return True
    return any(
        schema.get("type") == "string" and (schema.get("x-prose") or "x-reference" in schema)
        for schema in schemas
    )
