"""Checks the whole handbook again and again, with what an editor has not saved yet."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from deskbook.checking import Checked, checked
from deskbook.diagnostics import Diagnostic, sort_key
from deskbook.language_server.documents import Document, contents
from deskbook.language_server.positions import Positions
from deskbook.model import Handbook
from deskbook.project import Project
from deskbook.sources import Cache, SourceFile, Sources, parse, read

Findings = Mapping[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True)
class State:
    """A checked handbook: the model, the findings by path, and the open files it was made from.

    `broken` are the open files that cannot be read as they stand; in their place the model has
    what they said when they last could.
    """

    project: Project
    handbook: Handbook
    files: tuple[SourceFile, ...]
    findings: Findings
    documents: Mapping[str, Document]
    broken: frozenset[str]
    unit: str

    @cached_property
    def _positions(self) -> dict[str, Positions]:
        return {}

    def text(self, path: str) -> str:
        """Return the text of a source: as the editor has it, else as it is on disk."""
        if path in self.documents:
            return self.documents[path].text
        unit = self.handbook.units.get(path)
        if unit is not None and unit.file.readable:
            return unit.file.text
        try:
            return (self.project.root / path).read_text("utf-8-sig", errors="replace")
        except OSError:
            return ""

    def positions(self, path: str) -> Positions:
        """Return the translation of places in a source."""
        if path not in self._positions:
            self._positions[path] = Positions(self.text(path), self.unit)
        return self._positions[path]


class Checker:
    """Keeps what the last check has found out, so that the next one looks only at what changed.

    To be used by one thread at a time. `today` is the day on which reviews and waivers are
    judged; None leaves those rules out.
    """

    def __init__(self, project: Project, today: date | None, unit: str) -> None:
        self._project = project
        self._today = today
        self._unit = unit
        self._sources: Sources | None = None
        self._checked: Checked | None = None
        self._good: dict[str, bytes] = {}

    def check(self, documents: Mapping[str, Document]) -> State:
        """Return the state of the handbook with `documents` in place of the files on disk."""
        held, broken = self._usable(contents(documents))
        sources = self._read(held)
        before = self._checked
        if before is None or before.digest != sources.digest:
            previous = before.handbook if before else None
            self._checked = checked(sources, self._project.directory, None, previous, self._today)
        if before is None:
            # Nearly all of this stays: looking through it for garbage would only cause pauses.
            gc.collect()
            gc.freeze()
        assert self._checked is not None
        found: dict[str, list[Diagnostic]] = defaultdict(list)
        for one in self._checked.diagnostics:
            if one.location.path not in broken:
                found[one.location.path].append(one)
        return State(
            self._project,
            self._checked.handbook,
            sources.files,
            {path: tuple(each) for path, each in found.items()} | broken,
            dict(documents),
            frozenset(broken),
            self._unit,
        )

    def _usable(
        self, held: Mapping[str, bytes]
    ) -> tuple[dict[str, bytes], dict[str, tuple[Diagnostic, ...]]]:
        """Return the texts to check, and the findings about those that cannot be read and were
        replaced by what they last said."""
        usable: dict[str, bytes] = {}
        broken: dict[str, tuple[Diagnostic, ...]] = {}
        for path, content in held.items():
            usable[path] = content
            if self._good.get(path) == content:
                continue
            file, findings = parse(path, content)
            if file.readable:
                self._good[path] = content
            elif path in self._good:
                usable[path] = self._good[path]
                broken[path] = tuple(sorted(findings, key=sort_key))
        self._good = {path: good for path, good in self._good.items() if path in held}
        return usable, broken

    def _read(self, held: Mapping[str, bytes]) -> Sources:
        root, directory = self._project.root, self._project.directory
        if self._sources is None:
            with Cache(root) as cache:
                self._sources = read(root, directory, cache=cache, overlay=held)
        else:
            self._sources = read(root, directory, previous=self._sources, overlay=held)
        return self._sources
