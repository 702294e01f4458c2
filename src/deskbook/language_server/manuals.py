"""The pages about rules as files, so that an editor can open what a code leads to."""

from __future__ import annotations

import os
from pathlib import Path

from deskbook import rules
from deskbook.project import Project


class Manuals:
    """Writes the page of a rule, once, into the project's folder for what can be made again."""

    def __init__(self, project: Project, language: str) -> None:
        self._folder = project.state / "rules" / language
        self._language = language
        self._written: dict[str, str | None] = {}

    def uri(self, code: str) -> str | None:
        """Return the address of the page about a code; None when there is none, or no place."""
        if code not in self._written:
            self._written[code] = self._write(code)
        return self._written[code]

    def _write(self, code: str) -> str | None:
        try:
            page = rules.page(code, self._language).encode()
            file = self._folder / f"{code}.md"
            if not (file.is_file() and file.read_bytes() == page):
                self._folder.mkdir(parents=True, exist_ok=True)
                _replace(file, page)
            return file.as_uri()
        except (rules.UnknownRule, OSError):
            return None


def _replace(file: Path, content: bytes) -> None:
    """Write in one step: another window may be reading the page."""
    beside = file.with_suffix(f".{os.getpid()}.new")
    beside.write_bytes(content)
    beside.replace(file)
