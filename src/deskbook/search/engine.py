"""The engine for Python: what a caller's words find, in the order the browser shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from deskbook.search.container import BadIndex
from deskbook.search.index import Index
from deskbook.search.normal import normalised
from deskbook.search.query import understand
from deskbook.search.rank import Hit, Ranking
from deskbook.search.relevance import HOPELESS, WEAK, relevance
from deskbook.search.sounds import Sounds
from deskbook.search.standing import Scope, standing

LONGEST = 400
"""Characters of a query that are looked at."""


@dataclass(frozen=True, slots=True)
class Result:
    """An entry that was found. `how` it was found: "title", "question", "pinyin", "sound",
    "synonym", "code" or "term"; `matched` is the title or question that is closest."""

    id: str
    kind: str
    title: str
    url: str
    score: float
    weak: bool
    how: str
    matched: str


class Engine:
    """Finds entries in one index file; raises `BadIndex` for what is none."""

    def __init__(self, content: bytes) -> None:
        self.index = Index(content)
        self._ranking = Ranking(self.index)

    def search(
        self,
        text: str,
        *,
        today: str,
        limit: int = 10,
        scope: Scope | None = None,
        every: bool = False,
    ) -> list[Result]:
        """Return what answers a text best on the day `today` (ISO 8601), the best first.

        `every` also finds what is not in force. A text that means nothing finds nothing.
        """
        query = understand(normalised(text[:LONGEST]), self.index, lambda: self.sounds)
        factor = standing(self.index, scope or Scope(), today, every)
        whys = [one for one in query.wanted if one.why]

        def how(hit: Hit) -> str:
            if hit.spelled and not hit.contained:
                return "pinyin"
            for wanted in whys:
                if any(self.index.has(term, hit.entry) for term in wanted.alternatives):
                    return wanted.why
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
        return found

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


def open_site(site: Path) -> Engine:
    """Open the search of a built site; raise `BadIndex` when it has none or a damaged one."""
    try:
        manifest = json.loads((site / "search" / "manifest.json").read_bytes())
        return Engine((site / "search" / manifest["files"]["index"]).read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, BadIndex):
            raise
        raise BadIndex("The site has no search index.") from error
