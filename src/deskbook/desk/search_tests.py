"""Proof that callers find what they need: the queries of `search-tests.yml` against an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from deskbook.model import Handbook
from deskbook.model.search_tests import SearchTest
from deskbook.search.engine import Engine, Result

MOST = 10
"""As far down the results an expected entry may be asked for."""


@dataclass(frozen=True)
class Outcome:
    """What one test found."""

    test: SearchTest
    results: tuple[Result, ...]

    @cached_property
    def place(self) -> int:
        """Where the first expected entry came, from 1; 0 for nowhere."""
        ids = [one.id for one in self.results]
        places = [ids.index(one) + 1 for one in self.test.expect if one in ids]
        return min(places, default=0)

    @property
    def passed(self) -> bool:
        """Whether an expected entry came far enough up, or nothing was found that should not be."""
        if self.test.none:
            return all(one.weak for one in self.results)
        return 0 < self.place <= self.test.within


@dataclass(frozen=True)
class Report:
    """What all tests found, and the share of them that must pass. `unknown` are the expected
    entries that do not exist."""

    outcomes: tuple[Outcome, ...]
    minimum: float
    unknown: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The tests that did not pass, in their order."""
        return tuple(one for one in self.outcomes if not one.passed)

    @property
    def rate(self) -> float:
        """The share that passed; 1 where there are none."""
        return 1 - len(self.failed) / len(self.outcomes) if self.outcomes else 1.0

    @property
    def enough(self) -> bool:
        """Whether the site may be built."""
        return self.rate >= self.minimum

    def by_class(self) -> Sequence[tuple[str, int, int, int]]:
        """Return each class in the order of the file, how many tests it has, how many of them
        passed, and how many found what they expect at the very top."""
        count = Counter(one.test.class_ for one in self.outcomes)
        passed = Counter(one.test.class_ for one in self.outcomes if one.passed)
        first = Counter(one.test.class_ for one in self.outcomes if one.place == 1)
        return [(name, count[name], passed[name], first[name]) for name in count]


def run(handbook: Handbook, engine: Engine, today: str) -> Report:
    """Search for what each test of a handbook says, as on the day `today` ("" judges no dates)."""
    wanted = handbook.search_tests
    outcomes = tuple(
        Outcome(one, tuple(engine.search(one.query, today=today, limit=MOST)))
        for one in wanted.tests
    )
    minimum = wanted.minimum
    known = engine.titles
    expected = dict.fromkeys(entry for one in wanted.tests for entry in one.expect)
    return Report(
        outcomes,
        handbook.settings.search.tests_minimum if minimum is None else minimum,
        tuple(entry for entry in expected if entry not in known),
    )
