"""The exported document: its schema, its figures, its references."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from deskbook.checking import Checked, check
from deskbook.export import document, export_schema, render

# What the sources of the reference handbook state: departments, roles, duties of roles,
# functions of departments, nodes and decisions of procedures, solutions.
FIGURES = {
    "after-sales-department": (5, 10, 41, 12, 27, 2, 8),
    "customer-service-centre-flow": (1, 1, 0, 7, 32, 9, 14),
    "alliance-org-chart": (10, 20, 0, 0, 0, 0, 0),
    "real-estate-portal-company": (12, 30, 0, 75, 8, 0, 0),
}

DUTIES = {
    "after-sales-manager": 12,
    "customer-supervisor": 7,
    "warranty-technician": 4,
    "old-parts-keeper": 8,
    "new-parts-keeper": 4,
    "after-sales-clerk": 6,
}

FUNCTIONS = {
    "board-of-directors": 11,
    "presidents-office": 9,
    "management-department": 16,
    "finance-department": 13,
    "legal-department": 9,
    "marketing-department": 17,
}


@pytest.fixture(scope="module")
def exported(reference: Checked) -> dict[str, Any]:
    return document(reference.handbook)


def _organization(exported: dict[str, Any], name: str) -> dict[str, Any]:
    return next(o for o in exported["organizations"] if o["id"] == name)


def test_the_document_satisfies_its_schema(exported: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(export_schema()).validate(exported)


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_of_each_organization_are_those_of_its_source(
    exported: dict[str, Any], name: str
) -> None:
    organization = _organization(exported, name)
    nodes = [node for procedure in organization["procedures"] for node in procedure["nodes"]]
    assert FIGURES[name] == (
        len(organization["departments"]),
        len(organization["roles"]),
        sum(len(role["duties"]) for role in organization["roles"]),
        sum(len(department["functions"]) for department in organization["departments"]),
        len(nodes),
        sum(node["kind"] == "decision" for node in nodes),
        len(organization["solutions"]),
    )


def test_duties_are_counted_per_role(exported: dict[str, Any]) -> None:
    roles = _organization(exported, "after-sales-department")["roles"]
    assert {r["id"]: len(r["duties"]) for r in roles if r["duties"]} == DUTIES
    silent = [role for role in roles if not role["duties"]]
    assert {role["duties_state"] for role in silent} == {"not_specified"}


def test_functions_are_counted_per_department(exported: dict[str, Any]) -> None:
    departments = _organization(exported, "real-estate-portal-company")["departments"]
    assert {d["id"]: len(d["functions"]) for d in departments if d["functions"]} == FUNCTIONS


def test_vacancies_and_holders_are_those_of_the_chart(exported: dict[str, Any]) -> None:
    alliance = _organization(exported, "alliance-org-chart")
    posts = [post for role in alliance["roles"] for post in role["posts"]]
    vacancies = [post["vacancy"] for post in posts]
    assert len(posts) == 28
    assert {kind: vacancies.count(kind) for kind in ("open", "unfilled", "unknown")} == {
        "open": 6,
        "unfilled": 8,
        "unknown": 1,
    }
    assert len(alliance["holdings"]) == 13
    assert len({holding["person"] for holding in alliance["holdings"]}) == 11


def test_every_headcount_form_has_its_normal_form(exported: dict[str, Any]) -> None:
    roles = {r["id"]: r["headcount"] for r in _roles(exported, "real-estate-portal-company")}
    kinds = {headcount["kind"] for headcount in roles.values()}
    assert kinds == {"fixed", "range", "at_least", "unbounded", "per"}
    panorama = next(h for h in roles.values() if h["kind"] == "range")
    assert (panorama["min"], panorama["max"], panorama["label"]) == (1, 3, "1-3名")
    members = next(h for h in roles.values() if h["kind"] == "at_least")
    assert (members["min"], members["max"]) == (2, None)
    legal = next(h for h in roles.values() if h["kind"] == "unbounded")
    assert (legal["min"], legal["max"], legal["label"]) == (None, None, "N名")


def _roles(exported: dict[str, Any], name: str) -> list[dict[str, Any]]:
    roles: list[dict[str, Any]] = _organization(exported, name)["roles"]
    return roles


def test_texts_are_plain(reference: Checked) -> None:
    assert "](" not in render(reference.handbook)


def test_the_same_sources_give_the_same_bytes(reference: Checked) -> None:
    from pathlib import Path

    root = Path(__file__).parents[2]
    assert render(check(root, "handbook").handbook) == render(reference.handbook)


def test_references_are_short_and_exact(write_handbook: Any) -> None:
    root = write_handbook(
        {
            "shop/organization.yml": "name: 店\n",
            "shop/departments/desk.yml": "name: 前台\nparent: organization\n",
            "shop/parties/owner.yml": "name: 店主\n",
            "shop/roles/clerk.yml": (
                "name: 店员\nbelongs_to: shop/department:desk\n"
                "reports_to: {line: owner}\nheadcount: not_specified\n"
            ),
        }
    )
    exported = json.loads(render(check(root, "handbook").handbook))
    role = exported["organizations"][0]["roles"][0]
    assert role["belongs_to"] == "desk"
    assert role["reports_to"] == {"line": "party:owner", "dotted": []}
    assert role["headcount"] == {"kind": "not_specified", "min": None, "max": None, "label": ""}
    assert exported["organizations"][0]["departments"][0]["parent"] == "organization"
