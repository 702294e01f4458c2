"""Which kind of file a source is: by its place, else by the schema it names for editors."""

from __future__ import annotations

import re

from deskbook.diagnostics import Diagnostic
from deskbook.model.places import classify

_MODELINE = re.compile(
    r"^# yaml-language-server:.*?([a-z-]+)\.schema\.json[ \t]*\r?$", re.MULTILINE
)
_GLOSSARY = "glossary"


def kind_at(path: str, directory: str) -> str:
    """Return the kind of the file at `path` (below the handbook folder `directory`), "" for none.

    The kind is the name of its schema.
    """
    place = classify(path, directory)
    if isinstance(place, Diagnostic):
        return ""
    return _GLOSSARY if place.kind == "term" else place.kind


def kind_named(content: str) -> str:
    """Return the kind that the first lines of a text name, "" for none."""
    found = _MODELINE.search(content[:1000])
    return found[1] if found else ""
