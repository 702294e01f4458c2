"""The whole handbook as one JSON document, version 1.

Its shape is described by `export.schema.json` beside this module and in the reference
documentation. Order is the handbook's own (by `order`, then id), so the same sources give the
same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any, cast

import msgspec

from deskbook.export.references import shortened
from deskbook.model import KINDS, Entity, Handbook, listed
from deskbook.model import headcount as headcounts
from deskbook.model.knowledge import Solution
from deskbook.model.organization import Department, Organization, ReportsTo, Role
from deskbook.model.retirement import Retired
from deskbook.model.text_links import plain
from deskbook.model.work import Clause, Policy, Procedure

VERSION = 1

PLURALS = {
    "department": "departments",
    "role": "roles",
    "group": "groups",
    "party": "parties",
    "procedure": "procedures",
    "policy": "policies",
    "solution": "solutions",
    "tree": "trees",
    "category": "categories",
    "form": "forms",
    "metric": "metrics",
    "meeting": "meetings",
    "approval": "approvals",
    "channel": "channels",
    "term": "terms",
}


def render(handbook: Handbook) -> str:
    """Return the document as indented UTF-8 JSON with a final newline."""
    return json.dumps(document(handbook), ensure_ascii=False, indent=2) + "\n"


def export_schema() -> dict[str, Any]:
    """Return the JSON Schema that every exported document satisfies."""
    text = resources.files(__package__).joinpath("export.schema.json").read_text("utf-8")
    return cast(dict[str, Any], json.loads(text))


def document(handbook: Handbook) -> dict[str, Any]:
    """Return the document as plain data."""
    return {
        "version": VERSION,
        "title": handbook.settings.title,
        "organizations": [_organization(handbook, o) for o in handbook.organizations],
        "terms": [_readable(handbook, "", _plain(term)) for term in handbook.of("term", "")],
        "retired": _readable(handbook, "", _retired(handbook, "")),
    }


def _organization(handbook: Handbook, organization: Organization) -> dict[str, Any]:
    own = _plain(organization)
    if organization.headcount is not None:
        own["headcount"] = headcount(organization.headcount)
    for kind, plural in PLURALS.items():
        convert = _CONVERTERS.get(kind, _other)
        own[plural] = [convert(handbook, e) for e in handbook.of(kind, organization.id)]
    own["holdings"] = [
        msgspec.to_builtins(holding)
        for overlay in handbook.of("holdings", organization.id)
        for holding in overlay.holdings  # type: ignore[attr-defined]
    ]
    own["retired"] = _retired(handbook, organization.id)
    return cast(dict[str, Any], _readable(handbook, organization.id, own))


def _retired(handbook: Handbook, organization: str) -> list[Any]:
    return [
        msgspec.to_builtins(retirement)
        for record in handbook.of("retired", organization)
        if isinstance(record, Retired)
        for retirement in record.retired
    ]


def _readable(handbook: Handbook, organization: str, value: Any) -> Any:
    """Return `value` with the links in all its texts replaced by the names they show."""
    if isinstance(value, str):
        return plain(handbook, organization, value)
    if isinstance(value, list | tuple):
        return [_readable(handbook, organization, item) for item in value]
    if isinstance(value, dict):
        return {name: _readable(handbook, organization, item) for name, item in value.items()}
    return value


def _plain(entity: Entity) -> dict[str, Any]:
    """Return what is written in the source, without the loader's own fields."""
    data = cast(dict[str, Any], msgspec.to_builtins(entity))
    data.pop("key", None)
    data.pop("path", None)
    return {"id": data.pop("id"), "name": data.pop("name", ""), **data}


def _other(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    return _plain(entity)


def _department(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    department = cast(Department, entity)
    data = _plain(department)
    data.update(
        also_called=list(department.also_called),
        parent=shortened(handbook, department, ("parent",)),
        type=department.type,
        head=shortened(handbook, department, ("head",)),
        functions=[_part(duty) for duty in listed(department.functions)],
        functions_state=_state(department.functions),
    )
    if department.headcount is not None:
        data["headcount"] = headcount(department.headcount)
    return data


def _role(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    role = cast(Role, entity)
    reports_to = role.reports_to
    dotted = reports_to.dotted if isinstance(reports_to, ReportsTo) else ()
    data = _plain(role)
    data.update(
        also_called=list(role.also_called),
        belongs_to=shortened(handbook, role, ("belongs_to",)),
        reports_to={
            "line": (
                shortened(handbook, role, ("reports_to", "line"))
                if isinstance(reports_to, ReportsTo)
                else reports_to
            ),
            "dotted": [
                shortened(handbook, role, ("reports_to", "dotted", index, "to"))
                for index in range(len(dotted))
            ],
        },
        headcount=headcount(role.headcount),
        grade=msgspec.to_builtins(role.grade),
        posts=[
            {"no": post.no, "vacancy": post.vacancy, **msgspec.to_builtins(post)}
            for post in role.posts
        ],
        duties=[_part(duty) for duty in listed(role.duties)],
        duties_state=_state(role.duties),
    )
    return data


def _procedure(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    procedure = cast(Procedure, entity)
    data = _plain(procedure)
    data["nodes"] = [
        {
            **_part(node),
            "kind": node.kind,
            "actors": [
                shortened(handbook, procedure, ("nodes", index, "actors", position))
                for position in range(len(listed(node.actors)))
            ],
            "actors_state": _state(node.actors),
        }
        for index, node in enumerate(procedure.nodes)
    ]
    data["edges"] = [{**msgspec.to_builtins(edge), "label": edge.label} for edge in procedure.edges]
    return data


def _policy(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    policy = cast(Policy, entity)
    data = _plain(policy)
    data["chapters"] = []
    data["clauses"] = []
    for clause, parent in _flattened(policy.clauses, None):
        flat = _part(clause)
        flat.pop("clauses", None)
        flat.update(number=clause.number, parent=parent)
        if clause.text:
            data["clauses"].append({**flat, "modality": clause.modality})
        else:
            data["chapters"].append({**flat, "title": clause.title})
    return data


def _flattened(
    clauses: tuple[Clause, ...], parent: str | None
) -> Iterator[tuple[Clause, str | None]]:
    for clause in clauses:
        yield clause, parent
        yield from _flattened(clause.clauses, clause.id)


def _solution(handbook: Handbook, entity: Entity) -> dict[str, Any]:
    solution = cast(Solution, entity)
    data = _plain(solution)
    data.update(
        questions=list(solution.questions),
        answer={
            "say": solution.answer.say,
            "do": [_part(step) for step in solution.answer.do],
        },
        confidence=solution.confidence,
    )
    return data


def _part(part: msgspec.Struct) -> dict[str, Any]:
    data = cast(dict[str, Any], msgspec.to_builtins(part))
    return {"id": data.pop("id", ""), "text": data.pop("text", ""), **data}


def _state(value: object) -> str:
    """Say what a list field is: `listed`, a marker such as `not_specified`, or `absent`."""
    if value is None:
        return "absent"
    return value if isinstance(value, str) else "listed"


def headcount(value: object) -> dict[str, Any]:
    """Return the normal form of a headcount: kind, min and max (None when open or not stated),
    and a label in the source's words where it has any."""
    parsed = headcounts.parse(value)
    numbered = parsed.stated and parsed.kind not in ("unbounded", "as_needed")
    data: dict[str, Any] = {
        "kind": parsed.kind,
        "min": parsed.min if numbered and parsed.kind != "less_than" else None,
        "max": parsed.max if numbered else None,
        "label": parsed.wording or parsed.label,
    }
    if parsed.per:
        data["per"] = parsed.per
    return data


_CONVERTERS: dict[str, Callable[[Handbook, Entity], dict[str, Any]]] = {
    "department": _department,
    "role": _role,
    "procedure": _procedure,
    "policy": _policy,
    "solution": _solution,
}

assert PLURALS.keys() | {"organization", "holdings", "retired"} == KINDS.keys()
