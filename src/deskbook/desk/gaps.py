"""What agents looked for and did not find, gathered into what could be added to the handbook."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from math import ceil
from typing import Literal

from deskbook.desk.reports import Report
from deskbook.search.engine import Engine
from deskbook.search.normal import flat, normalised

SIMILAR = 0.5
"""Queries whose pairs of characters agree this much (Dice's coefficient) mean the same."""

AT_ONCE = timedelta(seconds=20)
"""Who asks in other words so soon still means the same."""


@dataclass(slots=True)
class Cluster:
    """Queries that mean the same, the entries that were opened for them, and those opened at once
    for other words, each with these; the most frequent first."""

    queries: Counter[str] = field(default_factory=Counter)
    opened: Counter[str] = field(default_factory=Counter)
    reworded: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it was looked for."""
        return self.queries.total()

    @property
    def query(self) -> str:
        """The words that stand for all: the most frequent, then the longest."""
        return min(self.queries, key=lambda one: (-self.queries[one], -len(one), one))

    def add(self, other: Cluster) -> None:
        """Take in what means the same."""
        self.queries += other.queries
        self.opened += other.opened
        self.reworded += other.reworded


Action = Literal["question", "term", "new"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do about a cluster: add its words to the questions of `entry`, to the hidden labels
    of the term `entry`, or write something new. `certain` when agents have opened that entry
    themselves; else they opened it after asking at once in the other words `reworded`, or it is
    what search finds nearest."""

    cluster: Cluster
    action: Action
    entry: str = ""
    title: str = ""
    certain: bool = False
    reworded: str = ""


def clusters(reports: Iterable[Report]) -> list[Cluster]:
    """Return what was missed, queries that mean the same together; the most frequent first."""
    known = list(reports)
    alike: defaultdict[str, Cluster] = defaultdict(Cluster)
    for one in known:
        if one.missed and flat(normalised(one.query)):
            alike[one.query].add(Cluster(Counter((one.query,)), _counted(one.opened)))
    for one, other in reworded(known):
        if one.query in alike:
            alike[one.query].reworded[other.opened, other.query] += 1
    return sorted(_joined(alike), key=lambda one: (-one.count, one.query))


def _joined(alike: Mapping[str, Cluster]) -> list[Cluster]:
    """Return queries gathered round the most frequent ones, each compared with those only that
    share something telling."""
    pairs = {query: _pairs(query) for query in alike}
    often = Counter(pair for some in pairs.values() for pair in some)
    found: list[Cluster] = []
    seeds: list[frozenset[str]] = []
    having: defaultdict[str, list[int]] = defaultdict(list)
    for query in sorted(alike, key=lambda one: (-alike[one].count, -len(one), one)):
        own = pairs[query]
        telling = _telling(own, often)
        candidates = {number for pair in telling for number in having[pair]}
        likeness = {number: _likeness(seeds[number], own) for number in candidates}
        near = min(likeness, key=lambda number: (-likeness[number], number), default=None)
        if near is not None and likeness[near] >= SIMILAR:
            found[near].add(alike[query])
            continue
        for pair in telling:
            having[pair].append(len(found))
        found.append(alike[query])
        seeds.append(own)
    return found


def _counted(opened: str) -> Counter[str]:
    return Counter((opened,)) if opened else Counter()


def _pairs(query: str) -> frozenset[str]:
    letters = flat(normalised(query))
    return frozenset(a + b for a, b in pairwise(letters)) or frozenset((letters,))


def _telling(pairs: frozenset[str], often: Counter[str]) -> list[str]:
    """Return the rarest pairs, one of which anything similar must have among its own: where two
    agree by half, they share at least a third of either."""
    rarest = sorted(pairs, key=lambda pair: (often[pair], pair))
    return rarest[: len(rarest) - ceil(len(rarest) / 3) + 1]


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def reworded(reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Yield what was missed with what was asked at once in its place, in the same call, and led to
    an entry that was opened."""
    calls: defaultdict[str, list[Report]] = defaultdict(list)
    for one in reports:
        if one.call and one.moment and one.kind != "flag":
            calls[one.call].append(one)
    for call in calls.values():
        for place, one in enumerate(call):
            if one.missed and not one.opened:
                other = next((other for other in call[place + 1 :] if _follows(one, other)), None)
                if other:
                    yield one, other


def _follows(one: Report, other: Report) -> bool:
    """Whether `other` asks in other words what `one` has asked in vain, and was answered."""
    if not other.opened or flat(normalised(other.query)) == flat(normalised(one.query)):
        return False
    first, second = one.moment, other.moment
    return first is not None and second is not None and second - first <= AT_ONCE


def proposals(found: Iterable[Cluster], engine: Engine, least: int) -> Iterator[Proposal]:
    """Yield what to do about each cluster that was looked for at least so often."""
    titles = engine.titles
    for cluster in found:
        if cluster.count >= least:
            yield _proposal(cluster, engine, titles)


def _proposal(cluster: Cluster, engine: Engine, titles: Mapping[str, str]) -> Proposal:
    for entry, _ in cluster.opened.most_common():
        if entry in titles:
            return Proposal(cluster, _action(entry), entry, titles[entry], certain=True)
    for (entry, words), _ in cluster.reworded.most_common():
        if entry in titles and _action(entry) != "new":
            return Proposal(cluster, _action(entry), entry, titles[entry], reworded=words)
    nearest = [one for one in engine.search(cluster.query, today="", limit=3) if not one.weak]
    if nearest:
        one = nearest[0]
        return Proposal(cluster, _action(one.id), one.id, one.title)
    return Proposal(cluster, "new")


def _action(entry: str) -> Action:
    """Return what can be added to an entry: terms have labels, solutions and trees questions."""
    kind = entry.rpartition("/")[2].partition(":")[0]
    if kind == "term":
        return "term"
    return "question" if kind in ("solution", "tree") else "new"
