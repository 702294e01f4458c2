"""The page of a procedure: the flowchart, and the same as a table of steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from deskbook.model import marker
from deskbook.model.work import Edge, Node, Procedure
from deskbook.pages import limits, phrases, texts
from deskbook.pages.drawing import drawing
from deskbook.pages.flow_chart import flow_chart
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the chart, the steps, how it ends, and what goes by this procedure."""
    procedure = w.entity
    assert isinstance(procedure, Procedure)
    steps = Steps(w, procedure)
    return {
        "chart": drawing(w, flow_chart(w, procedure)) if w.view.charts else "",
        "limit_text": limits.anchored(w, procedure.limit),
        "steps": steps.rows(),
        "has_limits": any(node.limit or node.cadence for node in procedure.nodes),
        "has_forms": any(node.forms for node in procedure.nodes),
        "outcomes": steps.outcomes(),
        "forms": tuple(dict.fromkeys((*procedure.forms, *_forms(procedure)))),
        "solutions": tuple(_solutions(w)),
        "callers": w.view.sources(w.key, "procedure"),
        "uses": uses(w, ("solution", "procedure")),
    }


def _forms(procedure: Procedure) -> Iterator[str]:
    for node in procedure.nodes:
        yield from node.forms


def _solutions(w: Writer) -> Iterator[Markup]:
    """Yield the solutions that follow the procedure, with the step they begin at."""
    for reference in w.view.incoming(w.key, "solution", "procedure"):
        solution = w.view.get(reference.source)
        found = w.view.part(w.key, reference.part) if reference.part else ()
        node = found[-1] if found else None
        text = w.to(solution)
        if isinstance(node, Node):
            step = w.to(w.entity, w.plain(node.text) or node.id, node.id)
            text += phrases.detail(step)
        yield text


class Steps:
    """The steps of a procedure, numbered as they are written."""

    __slots__ = ("_actors", "_following", "_links", "_names", "_nodes", "_numbers", "_w")

    def __init__(self, w: Writer, procedure: Procedure) -> None:
        self._w = w
        self._names = texts.attributes(w.language)
        self._nodes = procedure.nodes
        self._numbers = {node.id: number for number, node in enumerate(procedure.nodes, 1)}
        self._following: dict[str, list[Edge]] = defaultdict(list)
        for edge in procedure.edges:
            self._following[edge.from_].append(edge)
        self._actors: dict[object, Markup] = {}
        self._links: dict[str, Markup] = {}

    def rows(self) -> Iterator[Mapping[str, Any]]:
        """Yield one row for each step. The texts are made when the row is asked for, so that the
        marks on the page are numbered in reading order."""
        for number, node in enumerate(self._nodes, 1):
            yield {
                "node": node,
                "number": number,
                "kind": "" if node.kind == "task" else self._w.word("node_kind", node.kind),
                "text": self._text(node),
                "actors": self._who(node),
                "limit": limits.anchored(self._w, node.limit) if node.limit else "",
                "next": [self._next(edge, number) for edge in self._following[node.id]],
                "ends": node.kind == "end",
            }

    def _text(self, node: Node) -> Markup:
        text = self._w.flow(node.text) or escape(self._w.word("node_kind", node.kind))
        return text + self._w.mark(node)

    def _who(self, node: Node) -> Markup:
        if node.actors is None and node.kind in ("start", "end"):
            return Markup()
        known = self._actors.get(node.actors)
        if known is None:
            known = self._actors[node.actors] = self._w.links(node.actors)
        return known

    def _next(self, edge: Edge, number: int) -> Markup:
        """Return where an edge leads: the answer it stands for, and the step."""
        label = Markup()
        if edge.label:
            label = Markup(f'<span class="db-edge-label">{escape(edge.label)}</span> ')
        back = ""
        if 0 < self._numbers.get(edge.to, 0) <= number:
            back = Markup(f' <span class="db-detail">{escape(self._names.step_back)}</span>')
        return label + "→ " + self._step(edge.to) + back + self._w.mark(edge)

    def _step(self, identifier: str) -> Markup:
        known = self._links.get(identifier)
        if known is None:
            known = self._links[identifier] = self._link(identifier)
        return known

    def _link(self, identifier: str) -> Markup:
        number = self._numbers.get(identifier)
        if number is None:
            is_open = marker(identifier) or not identifier
            return self._w.missing(identifier) if is_open else self._w.broken(identifier)
        node = self._nodes[number - 1]
        text = self._w.plain(node.text) or self._w.word("node_kind", node.kind)
        return Markup(f'<a href="#{escape(identifier)}">{number} {escape(text)}</a>')

    def outcomes(self) -> Sequence[Mapping[str, Any]]:
        """Return how the procedure ends: its ends, and the answers whose continuation is open."""
        found: list[Mapping[str, Any]] = []
        for node in self._nodes:
            if node.kind == "end":
                sources = [
                    edge
                    for edges in self._following.values()
                    for edge in edges
                    if edge.to == node.id
                ]
                found.append({"end": self._step(node.id), "sources": self._sources(sources)})
        for edges in list(self._following.values()):
            for edge in edges:
                if marker(edge.to) or not edge.to:
                    found.append({"end": self._step(edge.to), "sources": self._sources([edge])})
        return found

    def _sources(self, edges: Sequence[Edge]) -> Markup:
        return self._w.joined(self._source(edge) for edge in edges)

    def _source(self, edge: Edge) -> Markup:
        step = self._step(edge.from_)
        if not edge.label:
            return step
        return step + Markup(f' <span class="db-edge-label">{escape(edge.label)}</span>')
