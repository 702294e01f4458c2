"""A new entry: where it goes, what is in it, and the proof that it is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from deskbook.authoring.answers import with_ids
from deskbook.authoring.lists import add_item
from deskbook.authoring.names import check_form, check_unused
from deskbook.authoring.plan import Plan
from deskbook.authoring.raw import Raw, line_of
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.skeleton import document, ordered
from deskbook.checking import checked
from deskbook.diagnostics import Diagnostic, Severity
from deskbook.editing.edits import apply
from deskbook.messages import text
from deskbook.model import KINDS, Handbook, Key
from deskbook.sources import Sources, parse


def key_of(handbook: Handbook, kind: str, organization: str, identifier: str) -> Key:
    """Return the key of a new entry after making sure that it may have that id.

    Raises:
        Refusal: it may not.
    """
    if kind == "retired":
        raise Refusal(
            text(
                zh="停用记录由 deskbook retire 写，不用新建。",
                en="Records of what was retired are written by deskbook retire.",
            )
        )
    if kind == "holdings":
        identifier = kind
    check_form(identifier)
    if kind == "organization":
        organization = identifier
    key = Key(organization, kind, identifier)
    check_unused(handbook, key)
    return key


def path_of(handbook: Handbook, key: Key) -> str:
    """Return the path of the file an entry belongs into."""
    folder = f"{handbook.directory}/{key.organization}" if key.organization else handbook.directory
    place = KINDS[key.kind].folder
    return f"{folder}/{place}" if place.endswith(".yml") else f"{folder}/{place}/{key.id}.yml"


def begin(
    handbook: Handbook,
    sources: Sources,
    key: Key,
    values: Mapping[str, Any],
    header: str,
    language: str,
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """Return the changes that make an entry, and the errors it would have.

    References in `values` may be names. `header` is the first line of a new file.

    Raises:
        Refusal: the file the entry belongs into has errors.
    """
    data = with_ids(handbook, key.kind, key.organization, dict(values))
    path = path_of(handbook, key)
    if KINDS[key.kind].items:
        plan = _item_added(handbook, key, data, path, header)
    else:
        plan = Plan(created={path: document(key.kind, data, header, language)})
    return plan, _errors(handbook, sources, plan, path)


def _item_added(
    handbook: Handbook, key: Key, data: Mapping[str, Any], path: str, header: str
) -> Plan:
    field = KINDS[key.kind].items
    known = {"id": key.id, **data}
    item = {name: known[name] for name in ordered(key.kind, set(known))}
    unit = next(
        (
            unit
            for unit in handbook.units.values()
            if (unit.place.organization, unit.place.kind) == (key.organization, key.kind)
        ),
        None,
    )
    if unit is None:
        body = "\n    ".join(line_of(name, value) for name, value in item.items())
        return Plan(created={path: f"{header}{field}:\n  - {body}\n"})
    if not unit.whole:
        raise Refusal(
            text(
                zh="{path} 里有错误，没有办法加上新的一条。请先运行 deskbook check 并改正。",
                en="{path} has errors, so nothing can be added to it. Run deskbook check and repair"
                " it first.",
                path=unit.file.path,
            ),
            misuse=False,
        )
    raw = Raw(unit.file.path, unit.file.text)
    return Plan((add_item(raw, unit.file, field, unit.file.data[field], item),))


def _errors(handbook: Handbook, sources: Sources, plan: Plan, path: str) -> tuple[Diagnostic, ...]:
    """Return the errors there would be in the file, but for those it has already."""
    files = {file.path: file for file in sources.files}
    written = dict(plan.created)
    for place, edits in plan.edited().items():
        written[place] = apply(files[place].text, edits)
    found: list[Diagnostic] = []
    for place, content in written.items():
        files[place], problems = parse(place, content.encode())
        found += problems
    changed = replace(
        sources,
        files=tuple(files[place] for place in sorted(files)),
        diagnostics=(*sources.diagnostics, *found),
    )
    result = checked(changed, handbook.directory, None, handbook)
    return tuple(
        one
        for one in result.diagnostics
        if one.location.path in written and one.severity is Severity.ERROR
    )
