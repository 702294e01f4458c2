"""Walking raw data: references, prose and ids of parts, also in data that is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from deskbook.schema import names, plan_of, walk
from deskbook.sources import parse

ACTOR = ("role", "department", "group", "party", "organization")


def test_references_of_a_role() -> None:
    data = {
        "name": "客户经理",
        "belongs_to": "customer-service",
        "reports_to": {"line": "none", "dotted": [{"to": "party:bank", "on": "[](form:x)"}]},
        "headcount": {"per_role": "team-leader", "min": 1},
        "duties": [{"id": "a", "text": "b", "limit": "policy:x#c", "procedures": ["p#n"]}],
    }
    found, prose, parts = walk(plan_of("role"), data)
    assert found[0] == (
        ("belongs_to",),
        "customer-service",
        ("department", "group", "organization"),
        False,
    )
    assert found[1:3] == [
        (("reports_to", "dotted", 0, "to"), "party:bank", ACTOR, False),
        (("headcount", "per_role"), "team-leader", ("role",), False),
    ]
    assert [(path, text, parts) for path, text, _, parts in found[3:]] == [
        (("duties", 0, "limit"), "policy:x#c", True),
        (("duties", 0, "procedures", 0), "p#n", True),
    ]
    assert prose == [
        (("reports_to", "dotted", 0, "on"), "[](form:x)"),
        (("duties", 0, "text"), "b"),
    ]
    assert parts == [(("duties", 0, "id"), "a")]


def test_clauses_in_clauses_are_walked_to_any_depth() -> None:
    data: dict[str, Any] = {"id": "c0", "text": "t", "applies_to": ["a"]}
    for depth in range(1, 30):
        data = {"id": f"c{depth}", "clauses": [data]}
    found = walk(plan_of("policy"), {"clauses": [data]})
    assert len(found.parts) == 30
    ((path, text, kinds, _),) = found.references
    assert (len(path), text, kinds) == (62, "a", ACTOR)


@pytest.mark.parametrize("kind", names())
@pytest.mark.parametrize("data", [None, 3, "x", [], [[[]]], {"name": []}, {"duties": "x"}])
def test_unexpected_types_are_skipped(kind: str, data: Any) -> None:
    assert walk(plan_of(kind), data) == ([], [], [])


def test_local_targets_are_not_references() -> None:
    data = {"nodes": [{"id": "a", "kind": "start"}], "edges": [{"from": "a", "to": "b"}]}
    found = walk(plan_of("procedure"), data)
    assert found.references == []
    assert found.parts == [(("nodes", 0, "id"), "a")]


def test_markers_are_neither_references_nor_prose() -> None:
    data = {"belongs_to": "not_specified", "purpose": "lost", "reports_to": {"line": "none"}}
    assert walk(plan_of("role"), data) == ([], [], [])


def test_readings_and_free_names_are_walked() -> None:
    data = {"readings": {"grade": {"note": "a"}}, "x-own": {"note": "b"}}
    assert walk(plan_of("role"), data).prose == [(("readings", "grade", "note"), "a")]


def test_every_reference_of_the_handbook_is_a_text_of_its_file() -> None:
    top = Path(__file__).resolve().parents[2] / "handbook"
    count = 0
    for path in sorted(top.rglob("roles/*.yml")):
        source, _ = parse(path.name, path.read_bytes())
        for place, text, _, _ in walk(plan_of("role"), source.data).references:
            value: Any = source.data
            for step in place:
                value = value[step]
            assert value == text
            count += 1
    assert count > 50
