"""The graph of a procedure, as its rules look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from deskbook.diagnostics import Diagnostic, Location
from deskbook.model import Handbook, Key
from deskbook.model.record import MARKERS
from deskbook.model.work import Edge, Node, Procedure
from deskbook.rules.lookup import whole


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by id in the order of the file, and the numbered edges from and to each.

    `unknown` are the edges that name a node that does not exist, with the field that does so.
    `following` and `preceding` are the neighbours of each node; `open_ends` are the nodes from
    which an outcome leads to what the source leaves open.
    """

    procedure: Procedure
    nodes: dict[str, Node]
    outgoing: Mapping[str, list[tuple[int, Edge]]]
    incoming: Mapping[str, list[tuple[int, Edge]]]
    unknown: tuple[tuple[int, str, str], ...]
    open_ends: frozenset[str]
    following: Mapping[str, list[str]]
    preceding: Mapping[str, list[str]]

    @property
    def key(self) -> Key:
        """The key of the procedure."""
        return self.procedure.key

    @property
    def gaps(self) -> list[str]:
        """The steps from which an arrow is missing, decisions with one outcome among them."""
        return [
            node.id
            for node in self.nodes.values()
            if node.kind != "end"
            and len(self.outgoing.get(node.id, ())) < (2 if node.kind == "decision" else 1)
        ]

    @property
    def not_entered(self) -> list[str]:
        """The steps to which no arrow leads, though they are no starts."""
        return [
            node.id
            for node in self.nodes.values()
            if node.kind != "start" and not self.incoming.get(node.id)
        ]

    def next_guess(self, node: str) -> str:
        """Return the step that most likely follows a node without an arrow: one that no arrow
        leads to, the nearest below it, else the next one."""
        names = list(self.nodes)
        below = [name for name in names[names.index(node) + 1 :] if name not in self.after(node)]
        lonely = [name for name in self.not_entered if name != node]
        near = [name for name in below if name in lonely] or lonely or below
        return near[0] if near else "not_specified"

    def of_kind(self, kind: str) -> list[Node]:
        """Return the nodes of a kind."""
        return [node for node in self.nodes.values() if node.kind == kind]

    def after(self, node: str) -> list[str]:
        """Return the nodes that follow a node."""
        return self.following.get(node, [])

    def before(self, node: str) -> list[str]:
        """Return the nodes that lead to a node."""
        return self.preceding.get(node, [])

    def downstream(self, starts: Iterable[str]) -> set[str]:
        """Return `starts` and every node that can be reached from them."""
        return _closure(starts, self.following)

    def without(self, starts: Iterable[str], blocked: str) -> set[str]:
        """Return what can be reached from `starts` on ways that avoid one node."""
        return _closure(set(starts) - {blocked}, self.following, blocked)

    def upstream(self, ends: Iterable[str]) -> set[str]:
        """Return `ends` and every node from which one of them can be reached."""
        return _closure(ends, self.preceding)


Look = Callable[[Handbook, Graph], Iterator[Diagnostic]]


def look_at_each(handbook: Handbook, look: Look) -> Iterator[Diagnostic]:
    """Yield what `look` finds in the graph of every procedure that has one.

    As this follows from the procedure's file alone, an unchanged file is not looked at again.
    """
    for procedure in whole(handbook, Procedure):
        if not procedure.nodes:
            continue
        memo = handbook.memo(procedure.key)
        name = look.__module__
        if name not in memo:
            memo[name] = tuple(look(handbook, graph_of(handbook, procedure)))
        yield from memo[name]


def graph_of(handbook: Handbook, procedure: Procedure) -> Graph:
    """Return the graph of a procedure; it is made once for as long as the file is unchanged."""
    memo = handbook.memo(procedure.key)
    graph: Graph = memo.get("graph") or memo.setdefault("graph", _graph(procedure))
    return graph


def node_label(node: Node) -> str:
    """Return how messages name a node: 登记投诉(record)."""
    words = node.text.strip().replace("\n", " ")
    if not words or words in MARKERS:
        return node.id
    return f"{words[:24]}{'…' if len(words) > 24 else ''}({node.id})"


def node_place(handbook: Handbook, graph: Graph, identifier: str) -> Location:
    """Return where the id of a node is written."""
    position = [node.id for node in graph.procedure.nodes].index(identifier)
    return handbook.location(graph.key, ("nodes", position, "id"))


def _graph(procedure: Procedure) -> Graph:
    nodes: dict[str, Node] = {}
    for node in procedure.nodes:
        nodes.setdefault(node.id, node)
    outgoing: dict[str, list[tuple[int, Edge]]] = defaultdict(list)
    incoming: dict[str, list[tuple[int, Edge]]] = defaultdict(list)
    following: dict[str, list[str]] = defaultdict(list)
    preceding: dict[str, list[str]] = defaultdict(list)
    unknown: list[tuple[int, str, str]] = []
    open_ends: set[str] = set()
    for number, edge in enumerate(procedure.edges):
        outgoing[edge.from_].append((number, edge))
        incoming[edge.to].append((number, edge))
        if edge.to in nodes:
            following[edge.from_].append(edge.to)
        if edge.from_ in nodes:
            preceding[edge.to].append(edge.from_)
        if edge.to in MARKERS:
            open_ends.add(edge.from_)
        for field, name in (("from", edge.from_), ("to", edge.to)):
            if name not in nodes and not (field == "to" and name in MARKERS):
                unknown.append((number, field, name))
    return Graph(
        procedure,
        nodes,
        outgoing,
        incoming,
        tuple(unknown),
        frozenset(open_ends & nodes.keys()),
        following,
        preceding,
    )


def _closure(
    starts: Iterable[str], neighbours: Mapping[str, list[str]], blocked: str = ""
) -> set[str]:
    found = set(starts)
    waiting = list(found)
    while waiting:
        for node in neighbours.get(waiting.pop(), ()):
            if node not in found and node != blocked:
                found.add(node)
                waiting.append(node)
    return found
