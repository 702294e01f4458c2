"""Adding callers' words to entries: questions, and hidden labels of terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deskbook.authoring.lists import add_texts
from deskbook.authoring.plan import Plan
from deskbook.authoring.raw import Raw
from deskbook.editing.edits import Edit
from deskbook.model import Handbook, Key


class Addition(NamedTuple):
    """Words for a list of an entry, such as the questions of a solution."""

    key: Key
    field: str
    words: str


def plan(handbook: Handbook, additions: Iterable[Addition]) -> Plan:
    """Return the plan that adds words to entries; what is there already is left out, and so are
    entries whose file has errors."""
    wanted: dict[tuple[Key, str], dict[str, None]] = {}
    for key, field, words in additions:
        data = handbook.data(key)
        known = data.get(field)
        listed = known if isinstance(known, list) else ()
        if handbook.is_whole(key) and words not in listed and words != data.get("name"):
            wanted.setdefault((key, field), {})[words] = None
    return Plan(edits=tuple(_edit(handbook, *one, tuple(new)) for one, new in wanted.items()))


def _edit(handbook: Handbook, key: Key, field: str, words: tuple[str, ...]) -> Edit:
    file, prefix = handbook.declarations[key][0]
    raw = Raw(file.path, file.text)
    return add_texts(raw, file, prefix, handbook.data(key), field, words)
