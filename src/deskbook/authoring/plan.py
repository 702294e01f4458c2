"""What a command would change: edits by file, files moved, made and removed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from deskbook.editing.edits import Edit, apply
from deskbook.messages import Text


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes to sources; paths are relative to the project folder.

    `moves` maps the path of a file to its new one, `created` has the texts of new files,
    `notes` is what the author has to see to.
    """

    edits: tuple[Edit, ...] = ()
    moves: Mapping[str, str] = field(default_factory=dict)
    created: Mapping[str, str] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    notes: tuple[Text, ...] = ()

    def edited(self) -> dict[str, list[Edit]]:
        """Return the edits of each file, by its old path."""
        found: dict[str, list[Edit]] = {}
        for edit in self.edits:
            found.setdefault(edit.location.path, []).append(edit)
        return found

    def touched(self) -> list[str]:
        """Return the old paths of all files that are there and change."""
        return sorted({*self.edited(), *self.moves, *self.removed})

    def contents(self, texts: Mapping[str, str]) -> dict[str, str | None]:
        """Return what every file becomes, None for one that goes away.

        `texts` has what is in the files of `touched` now, with a byte order mark if there is
        one; files that only move may be left out, then they are left out here too.
        """
        edits = self.edited()
        result: dict[str, str | None] = dict.fromkeys((*self.removed, *self.moves))
        result |= self.created
        for path in self.touched():
            if path not in self.removed and path in texts:
                result[self.moves.get(path, path)] = apply(texts[path], edits.get(path, ()))
        return result


def difference(plan: Plan, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a unified diff of everything the plan changes."""
    edits = plan.edited()
    for path in plan.touched():
        if path in plan.removed:
            yield from _file(path, "", texts.get(path, ""), "")
            continue
        target = plan.moves.get(path, path)
        if path in texts:
            before = texts[path]
            yield from _file(path, target, before, apply(before, edits.get(path, ())))
        else:
            yield from _file(path, target, "", "")
    for path, text in sorted(plan.created.items()):
        yield from _file("", path, "", text)


def _file(old: str, new: str, before: str, after: str) -> Iterator[str]:
    if old and new and old != new:
        yield f"rename from {old}\n"
        yield f"rename to {new}\n"
    names = (f"a/{old}" if old else "/dev/null", f"b/{new}" if new else "/dev/null")
    for line in difflib.unified_diff(_lines(before), _lines(after), *names):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").splitlines(keepends=True)


def together(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits without repetitions, in the order of files and places."""
    return tuple(sorted(set(edits), key=lambda edit: (edit.location, edit.replacement)))
