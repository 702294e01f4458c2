"""Lists that the source does not end."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from deskbook.model import KINDS, Entity
from deskbook.pages import texts
from deskbook.pages.writer import Writer
from deskbook.schema import lookup


def sentences(w: Writer, entity: Entity) -> Sequence[Markup]:
    """Return a sentence for every list of an entity that the source leaves open."""
    sentence = texts.attributes(w.language).open_list
    return [
        w.name(sentence.format(list=_name(w, entity, name), wording=wording))
        for name, wording in entity.open_lists.items()
    ]


def _name(w: Writer, entity: Entity, name: str) -> str:
    """Return what a list is called: the kind of the entries below, or the field's title."""
    below = next((kind.label for kind in KINDS.values() if kind.folder == name), None)
    if below is not None:
        return below.render(w.language)
    title = lookup.first(lookup.at(entity.key.kind, (name,)), "title")
    return str(title) if title and w.language == "zh" else name.replace("_", " ")
