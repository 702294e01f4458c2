"""The schemas for editors: they accept what is right and refuse ids that nobody has."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import jsonschema_rs
import pytest

from deskbook import schema
from deskbook.checking import Checked
from deskbook.cli.schema import ids_of
from deskbook.model.unit import schema_name
from deskbook.schema import editor

ROLE = {
    "name": "店员",
    "belongs_to": "front",
    "reports_to": {"line": "manager", "dotted": [{"to": "party:owner"}]},
    "forms": ["other-shop/form:till"],
    "headcount": 1,
    "duties": [{"id": "d-a", "text": "迎客。", "limit": "policy:rules#c-1"}],
}
IDS = {
    "department": [("front", "前台")],
    "role": [("manager", "店长"), ("clerk", "店员")],
    "organization": [("organization", "小店"), ("shop", "小店")],
    "policy": [("rules", "店规")],
}


def validator(kind: str, ids: editor.Ids | None) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(editor.bundled(kind, ids))


@pytest.mark.parametrize("kind", schema.names())
def test_each_schema_stands_on_its_own_and_accepts_its_own_examples(kind: str) -> None:
    alone = validator(kind, None)
    for example in schema.schema(kind)["examples"]:
        assert list(alone.iter_errors(example)) == []
    text = json.dumps(editor.bundled(kind))
    assert ".schema.json#" not in text and '"x-' not in text.replace('"^x-"', "")


def test_ids_that_are_there_and_references_in_full_are_accepted() -> None:
    assert [error.message for error in validator("role", IDS).iter_errors(ROLE)] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("belongs_to", "fornt"),
        ("belongs_to", "manager"),
        ("reports_to", {"line": "manger"}),
        ("substitutes", ["clerk", "manger"]),
        ("duties_from", "front"),
    ],
)
def test_ids_that_nobody_has_are_refused(field: str, value: Any) -> None:
    assert not validator("role", IDS).is_valid({**ROLE, field: value})
    assert validator("role", None).is_valid({**ROLE, field: value})


@pytest.mark.parametrize("word", ["not_specified", "none"])
def test_words_for_a_missing_value_are_accepted(word: str) -> None:
    assert validator("role", IDS).is_valid({**ROLE, "reports_to": {"line": word}})


def test_names_stand_beside_the_ids_and_made_up_ids_are_not_offered() -> None:
    whole = editor.bundled("role", IDS)
    listed = whole["$defs"]["common_ids_role"]
    assert listed["enum"] == ["manager", "clerk"]
    assert listed["enumDescriptions"] == ["店长", "店员"]
    assert "examples" not in whole["properties"]["duties_from"]
    assert "examples" in whole["properties"]["purpose"]


def test_every_file_of_the_reference_handbook_is_accepted_with_its_ids(
    reference: Checked,
) -> None:
    handbook = reference.handbook
    files: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for unit in handbook.units.values():
        files[unit.place.organization, schema_name(unit.place)].append(unit.file)
    assert len(files) > 100
    for (organization, kind), found in files.items():
        known = validator(kind, ids_of(handbook, organization))
        for file in found:
            refused = [error.message for error in known.iter_errors(file.data)]
            assert refused == [], file.path
