"""Makes every safe fix, round by round, and leaves out those that do harm; writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from deskbook import rules
from deskbook.diagnostics import Diagnostic, Fix, Severity
from deskbook.editing import EditError
from deskbook.editing.fixing import Chosen, choose, fixed
from deskbook.model import Handbook, load
from deskbook.project import Project
from deskbook.sources import Cache, Sources, no_garbage_collection, read
from deskbook.sources.encoding import recoded

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
    def misshapen(self) -> set[str]:
        """The files in which a value has not the right shape, so that not all is looked at."""
        return {path for path, unit in self.handbook.units.items() if not unit.whole}

    @property
    def errors(self) -> Counter[str]:
        """How many errors there are in each file."""
        errors = (one for one in self.found if one.severity is Severity.ERROR)
        return Counter(one.location.path for one in errors)


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
    """Return the files in which more is wrong than before.

    A file that could not be read, or not all of it, may show more errors now that it can, and so
    may others that have to do with it.
    """
    broken, still = before.unreadable, after.unreadable
    worse = {
        path
        for path, place in still.items()
        if path not in broken or (path in changed and place <= broken[path])
    }
    hidden = broken.keys() | before.misshapen
    opened = hidden - still.keys() - after.misshapen
    more = after.errors - before.errors
    return worse | {path for path in more.keys() - opened if not opened or path in changed}
