"""What agents looked for and did not find, gathered into what could be added to the handbook."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from deskbook.desk.unreadable_queue import refusal
from deskbook.messages import Text
from deskbook.search.engine import Engine
from deskbook.search.normal import flat, normalised

SIMILAR = 0.5
"""Queries whose pairs of characters agree this much (Dice's coefficient) mean the same."""

FAR_DOWN = 4
"""An entry opened from this place on was hard to find."""


class UnreadableQueue(ValueError):
    """A file that is no exported queue; `text` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


@dataclass(frozen=True, slots=True)
class Report:
    """A line of a queue: what was typed, how many results it had, the entry that was opened from
    them ("" for none) and its place, from 1. Of a gap: what was opened for the same question after
    it had been recorded, in the same call."""

    kind: str
    query: str
    results: int = 0
    opened: str = ""
    place: int = 0

    @property
    def missed(self) -> bool:
        """Whether what was looked for was not found, or only far down."""
        if self.kind == "gap" or not self.results:
            return True
        return bool(self.opened) and self.place >= FAR_DOWN


@dataclass(slots=True)
class Cluster:
    """Queries that mean the same, the most frequent first."""

    queries: Counter[str]
    opened: Counter[str] = field(default_factory=Counter)
    pairs: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How often it was looked for."""
        return self.queries.total()

    @property
    def query(self) -> str:
        """The words that stand for all: the most frequent, then the longest."""
        return min(self.queries, key=lambda one: (-self.queries[one], -len(one), one))


Action = Literal["question", "term", "new"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do about a cluster: add its words to the questions of `entry`, to the hidden labels
    of the term `entry`, or write something new. `certain` when agents have opened that entry
    themselves, else it is what search finds nearest."""

    cluster: Cluster
    action: Action
    entry: str = ""
    title: str = ""
    certain: bool = False


def read(name: str, content: bytes) -> list[Report]:
    """Return the reports of an exported queue, JSON or CSV; none of an empty file. Raises
    `UnreadableQueue`."""
    try:
        whole = content.decode("utf-8-sig")
        rows = _json(whole) if whole.lstrip()[:1] in ("[", "{") else _csv(whole)
        return [_report(row) for row in rows]
    except (ValueError, csv.Error, RecursionError) as error:
        raise UnreadableQueue(refusal(name, content, error)) from error


def _json(whole: str) -> Sequence[Mapping[str, Any]]:
    data = json.loads(whole)
    rows = data.get("reports") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("not a list of reports")
    return rows


def _csv(whole: str) -> Sequence[Mapping[str, Any]]:
    table = csv.DictReader(io.StringIO(whole))
    if whole.strip() and not {"q_normalised", "query"}.intersection(table.fieldnames or ()):
        raise ValueError("not a table of reports")
    return list(table)


def _report(row: Mapping[str, Any]) -> Report:
    query = row.get("q_normalised") or row.get("query") or ""
    return Report(
        kind=str(row.get("kind") or "search"),
        query=" ".join(str(query).split()),
        results=_number(row.get("n_results", row.get("results"))),
        opened=str(row.get("opened") or ""),
        place=_number(row.get("picked_rank", row.get("rank"))),
    )


def _number(value: object) -> int:
    """Return a whole number; 0 for nothing."""
    return int(str(value)) if value not in (None, "") else 0


def clusters(reports: Iterable[Report]) -> list[Cluster]:
    """Return what was missed, queries that mean the same together; the most frequent first."""
    queries: Counter[str] = Counter()
    opened: dict[str, Counter[str]] = {}
    for one in reports:
        if one.missed and one.kind != "flag" and flat(normalised(one.query)):
            queries[one.query] += 1
            opened.setdefault(one.query, Counter())[one.opened] += bool(one.opened)
    found: list[Cluster] = []
    for query in sorted(queries, key=lambda one: (-queries[one], -len(one), one)):
        pairs = _pairs(query)
        near = max(found, key=lambda one: _likeness(one.pairs, pairs), default=None)
        if near is None or _likeness(near.pairs, pairs) < SIMILAR:
            near = Cluster(Counter(), pairs=pairs)
            found.append(near)
        near.queries[query] += queries[query]
        near.opened += opened[query]
    return sorted(found, key=lambda one: (-one.count, one.query))


def _pairs(query: str) -> frozenset[str]:
    letters = flat(normalised(query))
    return frozenset(a + b for a, b in pairwise(letters)) or frozenset((letters,))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def proposals(found: Iterable[Cluster], engine: Engine, least: int) -> Iterator[Proposal]:
    """Yield what to do about each cluster that was looked for at least so often."""
    for cluster in found:
        if cluster.count >= least:
            yield _proposal(cluster, engine)


def _proposal(cluster: Cluster, engine: Engine) -> Proposal:
    known = engine.titles
    opened = [entry for entry, _ in cluster.opened.most_common() if entry in known]
    if opened:
        return Proposal(cluster, _action(opened[0]), opened[0], known[opened[0]], certain=True)
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
