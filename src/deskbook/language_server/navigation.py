"""Going to what is named, and finding everything that names it."""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.authoring.steps import steps
from deskbook.diagnostics import Location
from deskbook.language_server.spots import Named
from deskbook.model import Handbook


def definition(handbook: Handbook, named: Named) -> Location | None:
    """Return where a named entity or part stands, None when nothing does."""
    if not handbook.declared(named.key):
        return None
    path = handbook.parts(named.key).get(named.part) if named.part else None
    return handbook.location(named.key, path or ())


def references(handbook: Handbook, named: Named, *, declaration: bool) -> Iterator[Location]:
    """Yield every place that names an entity or part: in fields, in texts and, if wanted, where
    it is declared."""
    if declaration and (place := definition(handbook, named)):
        yield place
    for reference in handbook.incoming(named.key):
        if not named.part or reference.part == named.part:
            yield handbook.location(reference.source, reference.path)
    for link in handbook.linked_from(named.key):
        if not named.part or link.part == named.part:
            yield handbook.find(link.source, link.path, link.text)
    if named.part:
        for path in steps(named.key.kind, handbook.data(named.key), named.part):
            yield handbook.location(named.key, path)
