"""Which fixes are made together, and what they make of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from deskbook.diagnostics import Diagnostic, Fix, Location
from deskbook.editing.edits import Edit, apply

Chosen = dict[str, list[Diagnostic]]
"""Findings whose fixes are to be made, by the path of the file they change."""


def choose(
    found: Iterable[Diagnostic], refused: Collection[Fix] = (), single: Collection[str] = ()
) -> Chosen:
    """Return the findings whose fixes can be made at once, by file and place.

    Where two fixes touch, the first by place is taken, and the other waits. Those in `refused`
    are left out; in the files of `single` only the first one is taken.
    """
    by_path: Chosen = defaultdict(list)
    for one in found:
        if one.fix is not None and one.fix not in refused:
            by_path[one.fix.location.path].append(one)
    return {path: _apart(each, path in single) for path, each in sorted(by_path.items())}


def _apart(found: list[Diagnostic], single: bool) -> list[Diagnostic]:
    chosen: list[Diagnostic] = []
    end = (0, 0)
    for one in sorted(found, key=lambda one: _extent(one.fix)):
        start, following = _extent(one.fix)
        if start > end or (chosen and one.fix == chosen[-1].fix):
            chosen.append(one)
            end = following
    return chosen[:1] if single else chosen


def _extent(fix: Fix | None) -> tuple[tuple[int, int], tuple[int, int]]:
    place = fix.location if fix else Location("")
    return (place.line, place.column), (place.end_line, place.end_column)


def fixed(text: str, found: Sequence[Diagnostic]) -> str:
    """Return `text` with the fixes of `found` made, which must not overlap.

    New line breaks are those of the text.

    Raises:
        EditError: a fix is not about this text.
    """
    line_break = "\r\n" if "\r\n" in text else "\n"
    fixes = [one.fix for one in found if one.fix is not None]
    return apply(
        text,
        [Edit(fix.location, fix.replacement.replace("\n", line_break)) for fix in fixes],
    )
