"""What an editor has open, and how files are called on both sides."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pygls import uris

from deskbook.project import Project

_ENDINGS = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Document:
    """An open file: how the editor calls it, its text and the editor's number of that text."""

    uri: str
    text: str
    version: int | None


class Paths:
    """Turns addresses into the paths of a project's sources and back."""

    def __init__(self, project: Project) -> None:
        self._root = project.root
        self._real_root = os.path.realpath(project.root)
        self._directory = f"{project.directory}/"

    def path(self, uri: str) -> str | None:
        """Return the path of a source, relative to the project; None for any other file."""
        file = uris.to_fs_path(uri)
        if file is None:
            return None
        path = self._below(Path(file), self._root) or self._below(
            Path(os.path.realpath(file)), Path(self._real_root)
        )
        if path is None or not path.startswith(self._directory):
            return None
        hidden = any(step.startswith(".") for step in path.split("/"))
        return path if path.lower().endswith(_ENDINGS) and not hidden else None

    def uri(self, path: str) -> str:
        """Return the address of the file at a path."""
        return uris.from_fs_path(str(self._root / path)) or ""

    @staticmethod
    def _below(file: Path, root: Path) -> str | None:
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else None


def contents(documents: Mapping[str, Document]) -> dict[str, bytes]:
    """Return the bytes that the open files would have on disk, by path."""
    # A surrogate without its other half is no text: it shall be reported, not end the program.
    return {
        path: document.text.encode("utf-8", "surrogatepass") for path, document in documents.items()
    }
