"""The engine for Python: what a caller's words find, in the order the browser shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deskbook.search.bodies import asked_of, in_bodies
from deskbook.search.container import BadIndex, opened
from deskbook.search.files import Written
from deskbook.search.index import Index
from deskbook.search.lexicon import Lexicon
from deskbook.search.normal import normalised, units
from deskbook.search.query import understand
from deskbook.search.rank import Hit, Ranking
from deskbook.search.relevance import HOPELESS, WEAK, carried_by, relevance
from deskbook.search.sounds import Sounds
from deskbook.search.standing import Scope, standing

LONGEST = 400
"""Characters of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class Result:
    """An entry that was found. `how` it was found: "title", "question", "pinyin", "initials",
    "sound", "synonym", "code", "term" or "body"; `matched` is the title or question that is
    closest."""

    id: str
    kind: str
    title: str
    url: str
    score: float
    weak: bool
    how: str
    matched: str


class Engine:
    """Finds entries in one index file; raises `BadIndex` for what is none.

    `text` returns the shard of texts of a number, of which there are `texts`.
    """

    def __init__(
        self, content: bytes, text: Callable[[int], bytes] | None = None, texts: int = 1
    ) -> None:
        self.index = Index(content)
        self._ranking = Ranking(self.index)
        self._text, self._texts = text, texts
        self._known: dict[int, Lexicon] = {}

    def search(
        self,
        text: str,
        *,
        today: str,
        limit: int = 10,
        scope: Scope | None = None,
        every: bool = False,
        bodies: bool = False,
    ) -> list[Result]:
        """Return what answers a text best on the day `today` (ISO 8601), the best first.

        `every` also finds what is not in force, `bodies` what says the matter beside its title
        and questions (where files for that are missing, raises `BadIndex`). A text that means
        nothing finds nothing.
        """
        read = normalised(text[:LONGEST])
        query = understand(read, self.index, lambda: self.sounds)
        factor = standing(self.index, scope or Scope(), today, every)

        def how(hit: Hit) -> str:
            if hit.spelled and not hit.contained:
                return (
                    "initials"
                    if hit.spelled.end - hit.spelled.start == units(query.flat)
                    else "pinyin"
                )
            why = carried_by(self.index, query, hit)
            if why:
                return why
            if hit.question < 0:
                return "term"
            return "title" if hit.question < self.index.size else "question"

        found: list[Result] = []
        for hit in self._ranking.rank(query, factor):
            if len(found) >= limit:
                break
            relevant = relevance(self.index, query, hit)
            if relevant >= HOPELESS:
                found.append(self._result(hit, how(hit), relevant < WEAK))
        return self._with_bodies(read, found, limit, factor) if bodies else found

    def _with_bodies(
        self, read: str, found: list[Result], limit: int, factor: Callable[[int], float]
    ) -> list[Result]:
        """Put what says the matter of a text further down after the last good answer."""
        last = max((place for place, one in enumerate(found, 1) if not one.weak), default=0)
        good = found[:last]
        asked = asked_of(read, self._texts)
        if len(good) >= limit or not asked or self._text is None:
            return found
        texts = {one.shard: self._shard(one.shard, self._text) for one in asked}
        known = {one.id for one in good}
        further = [
            self._result(Hit(one.entry, one.score, -1, False), "body", False)
            for one in in_bodies(asked, texts, self.index, factor)
            if self._id(one.entry) not in known
        ]
        if not further:
            return found
        taken = {one.id for one in further}
        rest = [one for one in found[last:] if one.id not in taken]
        return [*good, *further, *rest][:limit]

    def _shard(self, number: int, text: Callable[[int], bytes]) -> Lexicon:
        if number not in self._known:
            try:
                _, sections = opened(text(number))
            except OSError as error:
                raise BadIndex("The search index has lost some of its files.") from error
            self._known[number] = Lexicon(sections, self.index.size)
        return self._known[number]

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of all entries by their ids, as results give them."""
        return {self._id(entry): title for entry, title in enumerate(self.index.titles)}

    def _id(self, entry: int) -> str:
        facts = self.index.facts
        organization = facts["organizations"][facts["organization"][entry]]
        kind = facts["kinds"][facts["kind"][entry]]
        prefix = f"{organization}/" if organization else ""
        return f"{prefix}{kind}:{facts['ids'][entry]}"

    @cached_property
    def sounds(self) -> Sounds:
        """The syllables of the characters in the index."""
        return Sounds(self.index)

    def _result(self, hit: Hit, how: str, weak: bool) -> Result:
        facts = self.index.facts
        kind = facts["kinds"][facts["kind"][hit.entry]]
        return Result(
            self._id(hit.entry),
            kind,
            self.index.titles[hit.entry],
            self.index.addresses[hit.entry],
            hit.score,
            weak,
            how,
            self._ranking.text(hit.question) if hit.question >= 0 else "",
        )


def of_files(written: Written) -> Engine:
    """Return the engine for files that were just written."""
    files, manifest = written.files, written.manifest
    bodies = manifest["bodies"]
    return Engine(
        files[manifest["files"]["index"]],
        lambda number: files[f"{bodies['folder']}{number}.bin"],
        bodies["terms"],
    )


def open_site(site: Path) -> Engine:
    """Open the search of a built site; raise `BadIndex` when it has none or a damaged one."""
    search = site / "search"
    try:
        written = (search / "manifest.json").read_bytes()
    except OSError as error:
        raise BadIndex("The site has no search index.") from error
    try:
        manifest = json.loads(written)
        texts = search / manifest["bodies"]["folder"]
        return Engine(
            (search / manifest["files"]["index"]).read_bytes(),
            lambda number: (texts / f"{number}.bin").read_bytes(),
            manifest["bodies"]["terms"],
        )
    except BadIndex:
        raise
    except OSError as error:
        raise BadIndex("The search index has lost some of its files.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadIndex("The search index is damaged.") from error
