"""`deskbook check --fix`: makes every safe fix, again and again, and takes back what does harm."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

import click

from deskbook import rules
from deskbook.cli.common import misuse, tell, wants_colour
from deskbook.cli.differences import unified
from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.editing import EditError, TransactionError, write_all
from deskbook.editing.fixing import Chosen, choose, fixed
from deskbook.messages import text
from deskbook.model import Handbook, load
from deskbook.project import Project
from deskbook.sources import Cache, Sources, no_garbage_collection, read
from deskbook.sources.encoding import decode, recoded
from deskbook.sources.parsing import digest_of

_ROUNDS = 200
"""Far more than any handbook needs: each round makes all fixes that do not touch each other."""


@dataclass(frozen=True, slots=True)
class Judging:
    """What is checked, and how: the options of the command."""

    where: Project
    profile: str
    today: date | None
    select: Sequence[str]
    ignore: Sequence[str]


@dataclass(frozen=True, slots=True)
class _State:
    """The handbook with some files changed, and what is wrong with it then."""

    sources: Sources
    handbook: Handbook
    found: tuple[Diagnostic, ...]

    @property
    def unreadable(self) -> dict[str, tuple[int, int]]:
        """The place of the first error in each file that cannot be read."""
        broken = {file.path for file in self.sources.files if not file.readable}
        places: dict[str, tuple[int, int]] = {}
        for one in self.found:
            if one.location.path in broken and one.severity is Severity.ERROR:
                place = one.location.line, one.location.column
                places[one.location.path] = min(place, places.get(one.location.path, place))
        return places

    @property
    def errors(self) -> Counter[tuple[str, str]]:
        """How many errors of each rule there are in each file."""
        errors = (one for one in self.found if one.severity is Severity.ERROR)
        return Counter((one.location.path, one.code) for one in errors)


@dataclass
class Fixing:
    """Files before and after, and the findings that were fixed in each."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    fixed: dict[str, list[Diagnostic]] = field(default_factory=dict)


def fix_all(judging: Judging, cache: Cache | None, wanted: Callable[[str], bool]) -> Fixing:
    """Make all fixes in the files whose path is `wanted`, without writing anything."""
    with no_garbage_collection():
        return _Rounds(judging, wanted).run(cache)


class _Rounds:
    def __init__(self, judging: Judging, wanted: Callable[[str], bool]) -> None:
        self._judging = judging
        self._wanted = wanted
        self._result = Fixing()
        self._refused: set[Fix] = set()
        self._single: set[str] = set()  # files whose fixes are tried one at a time
        self._alone = False  # whether only one fix is tried at a time
        self._seen: set[tuple[str, bytes]] = set()

    def run(self, cache: Cache | None) -> Fixing:
        state = self._check({}, None, cache)
        state = self._recode(state)
        for _ in range(_ROUNDS):
            chosen = self._choose(state)
            trial = {path: self._try(path, found) for path, found in chosen.items()}
            changes = {path: content for path, content in trial.items() if content is not None}
            if not chosen:
                break
            if not changes:
                continue
            after = self._check({**self._result.after, **changes}, state, None)
            if self._accept(state, after, chosen, changes):
                self._keep(changes, {path: chosen[path] for path in changes})
                state = after
        return self._result

    def _choose(self, state: _State) -> Chosen:
        found = [one for one in state.found if one.fix and self._wanted(one.fix.location.path)]
        chosen = choose(found, self._refused, self._single)
        if self._alone:
            return {path: found[:1] for path, found in list(chosen.items())[:1]}
        return chosen

    def _try(self, path: str, found: list[Diagnostic]) -> bytes | None:
        """Return the file with the fixes made; None, and they are refused, where they cannot be."""
        content = self._content(path)
        try:
            written = fixed(content.decode(), found).encode()
        except (EditError, UnicodeDecodeError):
            written = content
        if written == content or (path, written) in self._seen:
            self._refused.update(one.fix for one in found if one.fix)
            return None
        return written

    def _accept(
        self, before: _State, after: _State, chosen: Chosen, changes: dict[str, bytes]
    ) -> bool:
        """Whether nothing is worse; otherwise see to it that less is tried the next time."""
        worse = _worse(before, after, changes.keys())
        if not worse:
            return True
        at_fault = worse & set(changes)
        for path in at_fault or changes.keys():
            if len(chosen[path]) == 1 and (at_fault or len(changes) == 1):
                self._refused.update(one.fix for one in chosen[path] if one.fix)
            elif at_fault:
                self._single.add(path)
            else:
                self._alone = True
        return False

    def _keep(self, changes: dict[str, bytes], chosen: Chosen) -> None:
        for path, content in changes.items():
            old = self._content(path)
            self._result.before.setdefault(path, old)
            self._result.after[path] = content
            self._result.fixed.setdefault(path, []).extend(chosen[path])
            self._seen.add((path, old))

    def _recode(self, state: _State) -> _State:
        """Bring files of another encoding to UTF-8."""
        changes: dict[str, bytes] = {}
        chosen: Chosen = {}
        for one in state.found:
            path = one.location.path
            if one.code == "FILE001" and self._wanted(path):
                written = recoded(self._content(path))
                if written is not None:
                    changes[path] = written.encode()
                    chosen[path] = [one]
        if not changes:
            return state
        self._keep(changes, chosen)
        return self._check(self._result.after, state, None)

    def _content(self, path: str) -> bytes:
        if path in self._result.after:
            return self._result.after[path]
        try:
            return (self._judging.where.root / path).read_bytes()
        except OSError:
            return b""

    def _check(
        self, changed: dict[str, bytes], previous: _State | None, cache: Cache | None
    ) -> _State:
        judging = self._judging
        where = judging.where
        sources = read(
            where.root,
            where.directory,
            cache=cache,
            previous=previous.sources if previous else None,
            overlay=changed,
        )
        handbook, shapes = load(sources, where.directory, previous.handbook if previous else None)
        found = rules.run(
            handbook,
            judging.profile,
            judging.select,
            judging.ignore,
            (*sources.diagnostics, *shapes),
            judging.today,
        )
        return _State(sources, handbook, found)


def _worse(before: _State, after: _State, changed: Collection[str]) -> set[str]:
    """Return the files in which there is something wrong that was not before.

    A file that could not be read may show more errors now that it can, and so may others that
    refer to it.
    """
    broken, still = before.unreadable, after.unreadable
    worse = {
        path
        for path, place in still.items()
        if path not in broken or (path in changed and place <= broken[path])
    }
    opened = broken.keys() - still.keys()
    more = after.errors - before.errors
    return worse | {path for path, _ in more if path not in broken and not opened}


def apply_fixes(
    judging: Judging,
    cache: Cache | None,
    wanted: Callable[[str], bool],
    language: str,
    *,
    diff: bool,
    colour: str,
) -> None:
    """Make all fixes and write the files, or only show how they would change; say what was done."""
    try:
        done = fix_all(judging, cache, wanted)
    except LookupError as error:
        message = getattr(error, "text", None)
        if message is None:
            raise
        misuse(message, language)
    if diff:
        for path, content in sorted(done.after.items()):
            before, after = map(_shown, (done.before[path], content))
            painted = wants_colour(colour, sys.stdout)
            click.echo(unified(path, before, after, colour=painted), nl=False, color=True)
    elif done.after:
        try:
            write_all(
                judging.where.root,
                done.after,
                {path: digest_of(content) for path, content in done.before.items()},
            )
        except TransactionError as error:
            misuse(error.text, language)
    for path, found in sorted(done.fixed.items()):
        counts = Counter(one.code for one in found)
        codes = ", ".join(
            code if count == 1 else f"{code} × {count}" for code, count in sorted(counts.items())
        )
        message = text(
            "{path}：可以改好 {count} 处（{codes}）"
            if diff
            else "{path}：改好 {count} 处（{codes}）",
            "{path}: {count} could be fixed ({codes})"
            if diff
            else "{path}: {count} fixed ({codes})",
            path=path,
            count=len(found),
            codes=codes,
        )
        tell(message, language)
    if not done.fixed:
        tell(text("没有可以自动改好的问题。", "Nothing can be fixed automatically."), language)


def _shown(content: bytes) -> str:
    read = decode("", content)
    return read if isinstance(read, str) else recoded(content) or ""
