"""The quality report: every finding under whoever looks after the entry, and what is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics.diagnostic import sort_key
from deskbook.diagnostics.text import counted
from deskbook.model import Entity, Handbook, Key
from deskbook.pages import silence, texts
from deskbook.pages.view import ACTORS
from deskbook.pages.writer import Writer, full_name


def build(w: Writer) -> Mapping[str, Any]:
    """Return the findings by owner, the incomplete entries and the counts of silence."""
    handbook = w.view.everything()
    names = texts.attributes(w.language)
    return {
        "title": names.quality_report,
        "description": "",
        "summary": counted(tuple(w.view.findings)).render(w.language),
        "owners": tuple(_owners(w, handbook)),
        "incomplete": tuple(_incomplete(w, handbook)),
        "silence": tuple(_silence(w, handbook)),
        "markers": silence.SILENT,
    }


class Places:
    """Finds the entity a place in a source file belongs to."""

    def __init__(self, handbook: Handbook) -> None:
        self._entities: dict[str, list[Entity]] = defaultdict(list)
        for entity in handbook.entities.values():
            self._entities[entity.path].append(entity)
        self._lines = {
            path: [handbook.location(entity.key).line for entity in entities]
            for path, entities in self._entities.items()
            if len(entities) > 1
        }

    def entity(self, path: str, line: int) -> Entity | None:
        """Return the entity at a line of a file; in a file with several, the last that begins
        at or before it."""
        entities = self._entities.get(path)
        if not entities:
            return None
        lines = self._lines.get(path)
        if lines is None:
            return entities[0]
        index = bisect_right(lines, line) - 1
        return entities[index] if index >= 0 else None


def _owners(w: Writer, handbook: Handbook) -> Iterator[Mapping[str, Any]]:
    """Yield the groups of findings; those nobody looks after come last."""
    places = Places(handbook)
    groups: dict[Key | None, list[Mapping[str, Any]]] = defaultdict(list)
    for finding in sorted(w.view.findings, key=sort_key):
        entity = places.entity(finding.location.path, finding.location.line)
        groups[_owner(w, entity)].append(_row(w, finding, entity))
    names = texts.attributes(w.language)
    for key in sorted(groups, key=lambda key: (key is None, key or ())):
        owner = w.view.get(key) if key else None
        if owner is None:
            yield {"anchor": "_unowned", "title": names.findings_unowned, "rows": groups[key]}
            continue
        title = names.findings_of.format(owner=full_name(owner))
        anchor = f"_owner-{owner.key.organization}-{owner.key.kind}-{owner.id}"
        yield {"anchor": anchor, "title": title, "rows": groups[key]}


def _owner(w: Writer, entity: Entity | None) -> Key | None:
    if entity is None or not entity.owner:
        return None
    owner = w.view.target(entity.owner, entity.key.organization, ACTORS)
    return owner.key if owner else None


def _row(w: Writer, finding: Diagnostic, entity: Entity | None) -> Mapping[str, Any]:
    return {
        "severity": str(finding.severity),
        "word": w.word("severity", finding.severity),
        "code": finding.code,
        "message": finding.message.render(w.language),
        "hint": finding.hint.render(w.language) if finding.hint else "",
        "entity": entity,
        "path": finding.location.path,
        "place": str(finding.location),
    }


def _incomplete(w: Writer, handbook: Handbook) -> Iterator[Mapping[str, Any]]:
    """Yield the entries whose source is truncated, garbled or lacks something, by organization."""
    for organization, title in _organizations(w):
        entities = [
            entity
            for entity in handbook.entities.values()
            if entity.key.organization == organization
            and (entity.source.completeness != "complete" or entity.source.missing)
        ]
        if entities:
            pen = Writer(w.view, Key(organization, "quality", ""), w.path)
            yield {
                "anchor": f"_incomplete-{organization}",
                "title": title,
                "items": [
                    {
                        "link": pen.to(entity),
                        "word": pen.word("completeness", entity.source.completeness),
                        "missing": [pen.flow(text) for text in entity.source.missing],
                    }
                    for entity in entities
                ],
            }


def _silence(w: Writer, handbook: Handbook) -> Iterator[Mapping[str, Any]]:
    """Yield one row for each organization: its entries, and how often they say nothing."""
    members: dict[str, list[Key]] = defaultdict(list)
    for key in handbook.entities:
        members[key.organization].append(key)
    for organization, title in _organizations(w):
        keys = members[organization]
        if keys:
            found = silence.count(handbook.data(key) for key in keys)
            counts = [found[name] for name in silence.SILENT]
            home = w.view.organization(organization) if organization else None
            name = w.to(home) if home else w.name(title)
            yield {"name": name, "entries": len(keys), "counts": counts}


def _organizations(w: Writer) -> Sequence[tuple[str, str]]:
    names = texts.attributes(w.language)
    organizations = [(one.id, one.name or one.id) for one in w.view.organizations()]
    return [*organizations, ("", names.whole_handbook)]
