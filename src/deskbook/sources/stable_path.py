"""Where a place is in the data of a file, said so that it stays true when items are reordered."""

from __future__ import annotations

from typing import Any

from deskbook.diagnostics import Location
from deskbook.sources.source_file import SourceFile

_NAMES = ("id", "no", "rule", "name")
"""What tells the items of a list apart, the best first."""


def stable_path(file: SourceFile, place: Location) -> str:
    """Return the path of the key or value at `place`, such as `duties[quality-report].text`.

    Items of a list are named by their id or what comes closest to one, never by their number;
    plain values in a list have no name. "" for a place outside the data.
    """
    path, _ = file.at(place.line, place.column)
    data: Any = file.data
    words: list[str] = []
    for step in path:
        data = data[step]
        words.append(f".{step}" if isinstance(step, str) else f"[{_name(data)}]")
    return "".join(words).removeprefix(".")


def _name(item: Any) -> str:
    if not isinstance(item, dict):
        return ""
    return next((str(item[name]) for name in _NAMES if isinstance(item.get(name), str | int)), "")
