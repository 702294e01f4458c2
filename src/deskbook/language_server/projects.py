"""Which handbook an editor's folder belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from deskbook import project
from deskbook.project import CONFIG_NAMES, Project, ProjectError

Stamp = tuple[tuple[str, int], ...]


def find(config: str | None, folders: Sequence[Path]) -> Project:
    """Return the project of `config`, else that of the first of `folders` that is one or lies in
    one.

    Raises:
        ProjectError: there is none, or its `mkdocs.yml` cannot be used.
    """
    if config is not None:
        return project.find(config)
    for folder in folders:
        for candidate in (folder, *folder.parents):
            if any((candidate / name).is_file() for name in CONFIG_NAMES):
                found = project.find(start=candidate)
                if candidate == folder or folder.is_relative_to(found.handbook):
                    return found
    failure: ProjectError | None = None
    for folder in folders:
        try:
            return project.find(start=folder)
        except ProjectError as error:
            failure = failure or error
    if failure is not None:
        raise failure
    return project.find()


def stamp(found: Project) -> Stamp:
    """Return what tells whether the configuration of a project has changed."""
    return tuple((str(file), _modified(file)) for file in (found.config_file, *found.files))


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0
