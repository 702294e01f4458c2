"""The home page of the handbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deskbook.model import KINDS, Key
from deskbook.pages import reports, texts
from deskbook.pages.urls import GLOSSARY, HOME
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the doors, and the organizations with the numbers of their entries."""
    settings = w.view.settings
    return {
        "title": settings.title or texts.attributes(w.language).home,
        "description": w.plain(settings.description)[:200],
        "introduction": settings.description,
        "doors": tuple(_doors(w)),
        "glossary": w.href(GLOSSARY) if w.view.count("term") else "",
        "rows": [
            {"organization": organization, "counts": tuple(_counts(w, organization.id))}
            for organization in w.view.organizations()
        ],
    }


def _doors(w: Writer) -> Iterator[Mapping[str, Any]]:
    """Yield a door for each kind of reader whose target exists."""
    names = texts.attributes(w.language)
    places = w.view.places
    if "desk" in places:
        yield {
            "title": names.door_agents,
            "text": names.door_agents_text,
            "links": ((names.desk, w.to_path(places["desk"])),),
        }
    if "training" in places:
        yield {
            "title": names.door_trainers,
            "text": names.door_trainers_text,
            "links": ((names.training, w.to_path(places["training"])),),
        }
    if w.view.count("role"):
        yield {
            "title": names.door_hr,
            "text": names.door_hr_text,
            "links": tuple(
                (vars(names)[reports.TITLES[key.kind]], w.href(key))
                for key in reports.of_handbook(w.view)
                if key not in (HOME, GLOSSARY)
            ),
        }


def _counts(w: Writer, organization: str) -> Iterator[tuple[str, int, str]]:
    for kind in KINDS.values():
        count = w.view.count(kind.name, organization) if kind.paged else 0
        if count and kind.name != "organization":
            label = kind.label.render(w.language)
            yield label, count, w.href(Key(organization, "listing", kind.name))
