"""Which findings of a check are asked for: those of some files, or of a change."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.diagnostics.baseline import FILE as BASELINE
from deskbook.project import Project


@dataclass(frozen=True, slots=True)
class Scope:
    """Files and folders below the project, with forward slashes.

    `errors` says that errors elsewhere are asked for too. `outside` are the paths, as given, that
    have nothing to do with the handbook; `gone` those that do not exist.
    """

    paths: frozenset[str]
    errors: bool = False
    outside: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def limit(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return the findings in these files, and those whose related places lie in them."""
        return tuple(one for one in diagnostics if self._holds(one))

    def _holds(self, one: Diagnostic) -> bool:
        if self.errors and one.severity is Severity.ERROR:
            return True
        places = (one.location, *(related.location for related in one.related))
        return any(self.holds(place.path) for place in places)

    def holds(self, path: str) -> bool:
        """Whether the file at `path`, relative to the project, is asked for."""
        parents = (str(parent) for parent in PurePosixPath(path).parents)
        return path in self.paths or any(parent in self.paths for parent in parents)


def scope(project: Project, given: Iterable[str | Path], *, errors: bool = False) -> Scope:
    """Return the scope of paths as they were given: absolute, or relative to the current folder;
    files or folders, also such as are gone."""
    paths: set[str] = set()
    outside: list[str] = []
    gone: list[str] = []
    for path in given:
        below = _below(project.root, Path(path))
        if below is None or not _concerns(below, project.directory):
            outside.append(str(path))
            continue
        paths.add(below)
        if not Path(path).exists():
            gone.append(str(path))
    return Scope(frozenset(paths), errors, tuple(outside), tuple(gone))


def folder_in_repository(root: Path) -> str:
    """Return the project's folder below the nearest folder with a `.git`: "" or with a final "/".

    Needs no git.
    """
    for parent in (root, *root.parents):
        if (parent / ".git").exists():
            below = root.relative_to(parent).as_posix()
            return "" if below == "." else f"{below}/"
    return ""


def _below(root: Path, path: Path) -> str | None:
    """Return the path relative to the project, None for one outside."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - a linked file stays where it is
    for one, base in ((absolute, root), (absolute.resolve(), root.resolve())):
        if one.is_relative_to(base):
            return one.relative_to(base).as_posix()
    return None


def _concerns(path: str, directory: str) -> bool:
    """Whether there can be findings at a path: it is in the handbook, holds it, or is checked
    beside it."""
    inside = PurePosixPath(path).is_relative_to(directory)
    holds = PurePosixPath(directory).is_relative_to(path)
    return inside or holds or path == BASELINE
