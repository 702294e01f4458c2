"""The reference handbook holds as many of everything as its sources state."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from deskbook.checking import Checked
from deskbook.export import document
from tests.reference.conftest import table

SHEETS: dict[str, dict[str, Any]] = table("sheets.yml")

EMPTY = ("open", "unfilled", "unknown")


@pytest.fixture(scope="module")
def organizations(reference: Checked) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in document(reference.handbook)["organizations"]}


def _sizes(entities: list[dict[str, Any]], field: str) -> dict[str, int]:
    """Return how many items a list field has, by name; entities without any are left out."""
    found = {one["name"]: one.get(field) for one in entities}
    return {name: len(items) for name, items in found.items() if items and isinstance(items, list)}


def _clauses(policies: list[dict[str, Any]]) -> dict[str, int]:
    """Return how many clauses stand right under each chapter or clause, by title and number."""
    found: dict[str, int] = {}
    for policy in policies:
        parts = [*policy["chapters"], *policy["clauses"]]
        below = Counter(part["parent"] for part in parts)
        for part in parts:
            names = {name for name in (part.get("title"), part.get("number")) if name}
            found.update(dict.fromkeys(names, below[part["id"]]) if below[part["id"]] else {})
    return found


def _graph(procedure: dict[str, Any]) -> dict[str, int]:
    nodes = procedure["nodes"]
    return {
        "nodes": len(nodes),
        "edges": len(procedure["edges"]),
        "decisions": sum(node["kind"] == "decision" for node in nodes),
    }


def counts(organization: dict[str, Any]) -> dict[str, Any]:
    """Return everything a sheet may count."""
    posts = [post for role in organization["roles"] for post in role["posts"]]
    states = Counter(post["vacancy"] for post in posts)
    teams = [*organization["departments"], *organization["groups"]]
    return {
        "departments": len(organization["departments"]),
        "roles": len(organization["roles"]),
        "forms": len(organization["forms"]),
        "solutions": len(organization["solutions"]),
        "posts": len(posts),
        "vacancies": {state: states[state] for state in EMPTY},
        "holdings": len(organization["holdings"]),
        "holders": len({holding["person"] for holding in organization["holdings"]}),
        "duties": _sizes(organization["roles"], "duties"),
        "functions": _sizes(teams, "functions"),
        "goals": _sizes(teams, "goals"),
        "rights": _sizes(organization["parties"], "rights"),
        "obligations": _sizes(organization["parties"], "obligations"),
    }


def test_every_organization_has_a_sheet(organizations: dict[str, dict[str, Any]]) -> None:
    assert organizations.keys() == SHEETS.keys()


@pytest.mark.parametrize("name", SHEETS)
def test_an_organization_holds_what_its_source_counts(
    organizations: dict[str, dict[str, Any]], name: str
) -> None:
    sheet = SHEETS[name]
    found = counts(organizations[name])
    expected = {key: sheet[key] for key in found if key in sheet}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", [name for name, sheet in SHEETS.items() if "clauses" in sheet])
def test_chapters_hold_as_many_clauses_as_their_source(
    organizations: dict[str, dict[str, Any]], name: str
) -> None:
    found = _clauses(organizations[name]["policies"])
    expected = SHEETS[name]["clauses"]
    assert {title: found.get(title) for title in expected} == expected


@pytest.mark.parametrize("name", SHEETS)
def test_procedures_are_the_graphs_of_their_source(
    organizations: dict[str, dict[str, Any]], name: str
) -> None:
    found = {one["name"]: _graph(one) for one in organizations[name]["procedures"]}
    expected = SHEETS[name]["procedures"]
    stated = {
        procedure: {key: size for key, size in found[procedure].items() if key in sizes}
        for procedure, sizes in expected.items()
        if procedure in found
    }
    assert stated == expected


def test_silent_roles_say_that_their_source_is_silent(
    organizations: dict[str, dict[str, Any]],
) -> None:
    silent = {
        f"{name}: {role['name']}": role["duties_state"]
        for name, organization in organizations.items()
        for role in organization["roles"]
        if not role["duties"] and not role.get("duties_from")
    }
    assert {place for place, state in silent.items() if state not in ("not_specified", "lost")} == (
        set()
    )
