"""How a handbook is loaded: files to units, unchanged ones taken over, units to the model."""

from __future__ import annotations

from deskbook.diagnostics import Diagnostic
from deskbook.model.handbook import Handbook
from deskbook.model.places import classify, names_of
from deskbook.model.unit import Unit, make_unit
from deskbook.sources import Sources


def load(
    sources: Sources, directory: str = "handbook", previous: Handbook | None = None
) -> tuple[Handbook, tuple[Diagnostic, ...]]:
    """Turn read sources into a linked model.

    Returns the handbook and every finding about places and shapes. Files that have not changed
    since `previous` was loaded are not looked at again.
    """
    known = previous.units if previous else {}
    units: list[Unit] = []
    diagnostics: list[Diagnostic] = []
    misplaced: set[str] = set()
    folders: set[str] = set()
    for file in sources.files:
        old = known.get(file.path)
        if old is not None and old.file.digest == file.digest:
            unit = old
        else:
            folders = folders or {each.path.rpartition("/")[0] for each in sources.files}
            place = classify(file.path, directory, folders)
            if isinstance(place, Diagnostic):
                diagnostics.append(place)
                misplaced.update(names_of(file.path))
                continue
            unit = make_unit(file, place)
        units.append(unit)
        diagnostics.extend(unit.diagnostics)
    for finding in sources.diagnostics:
        if finding.code == "FILE004":
            misplaced.update(names_of(finding.location.path))
    return Handbook(units, directory, previous, frozenset(misplaced)), tuple(diagnostics)
