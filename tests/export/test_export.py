"""The exported document: its schema, its headcounts, its references."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from deskbook.checking import Checked, check
from deskbook.export import document, export_schema, render


@pytest.fixture(scope="module")
def exported(reference: Checked) -> dict[str, Any]:
    return document(reference.handbook)


def _organization(exported: dict[str, Any], name: str) -> dict[str, Any]:
    return next(o for o in exported["organizations"] if o["id"] == name)


def test_the_document_satisfies_its_schema(exported: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(export_schema()).validate(exported)


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
