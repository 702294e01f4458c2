"""The steps of a procedure as rows of a table.

The rows are put together here and not in the template, since a procedure has many and a template
would take most of the time of its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import marker
from deskbook.model.record import Reading
from deskbook.model.work import Edge, Node, Procedure
from deskbook.pages import limits, phrases, texts
from deskbook.pages.escalations import escalation
from deskbook.pages.safe import quoted
from deskbook.pages.writer import Writer


class Steps:
    """The steps of a procedure, numbered as they are written.

    `has_limits` and `has_forms` say whether any step has a time limit or cadence, or a form:
    without, the column is left out. `has_cadences` says whether any has a cadence.
    """

    __slots__ = (
        "_actors",
        "_back",
        "_cells",
        "_following",
        "_links",
        "_names",
        "_nodes",
        "_numbers",
        "_texts",
        "_w",
        "has_cadences",
        "has_forms",
        "has_limits",
    )

    def __init__(self, w: Writer, procedure: Procedure) -> None:
        nodes = procedure.nodes
        self._w = w
        self._names = texts.attributes(w.language)
        self._nodes = nodes
        self._numbers = {node.id: number for number, node in enumerate(nodes, 1)}
        self._following: dict[str, list[Edge]] = defaultdict(list)
        for edge in procedure.edges:
            self._following[edge.from_].append(edge)
        # On narrow screens there are no columns: the label of a cell leads it.
        self._cells = {
            name: f'<td data-label="{quoted(getattr(self._names, name))}">'
            for name in ("actors", "limit", "limit_or_cycle", "forms", "next_step")
        }
        self._back = f' <span class="db-detail">{quoted(self._names.step_back)}</span>'
        self._texts: dict[str, str] = {}
        self._actors: dict[object, str] = {}
        self._links: dict[str, str] = {}
        self.has_cadences = any(node.cadence for node in nodes)
        self.has_limits = self.has_cadences or any(node.limit for node in nodes)
        self.has_forms = any(node.forms for node in nodes)

    def rows(self) -> Markup:
        """Return one `<tr>` for each step. They are made when they are asked for, so that the marks
        of the page are numbered in reading order."""
        return Markup("\n".join([self._row(*item) for item in enumerate(self._nodes, 1)]))

    def _row(self, number: int, node: Node) -> str:
        cells = self._cells
        anchor = f' id="{quoted(node.id)}"' if node.id else ""
        row = (
            f'<tr{anchor} class="db-step-{node.kind}"><td class="db-number">{number}</td>'
            f"<td>{self._content(node)}</td>{cells['actors']}{self._who(node)}</td>"
        )
        if self.has_limits:
            cell = cells["limit_or_cycle" if self.has_cadences else "limit"]
            row += f"{cell}{self._time(node)}</td>"
        if self.has_forms:
            forms = self._w.links(node.forms, "form") if node.forms else ""
            row += f"{cells['forms']}{forms}</td>"
        return f"{row}{cells['next_step']}{self._next(node, number)}</td></tr>"

    def _content(self, node: Node) -> str:
        text = self._text(node)
        if node.kind != "task":
            word = quoted(self._w.word("node_kind", node.kind))
            # "结束 结束" says no more than "结束".
            text = f'<span class="db-chip">{word}</span>' + (f" {text}" if text != word else "")
        text += self._mark(node)
        if node.procedure:
            link = self._w.link(node.procedure, "procedure")
            text += self._detail(self._names.step_calls, link)
        if node.result:
            text += self._detail(self._names.step_result, self._w.flow(node.result))
        if node.escalate:
            takers = escalation(self._w, node.escalate)
            text += self._detail(self._names.escalation + self._names.colon, takers)
        return text

    def _detail(self, label: str, content: Markup) -> str:
        return f'<div class="db-detail">{quoted(label)}{content}</div>'

    def _text(self, node: Node) -> str:
        known = self._texts.get(node.id)
        if known is None:
            known = str(self._w.flow(node.text)) or quoted(self._w.word("node_kind", node.kind))
            self._texts[node.id] = known
        return known

    def _mark(self, reading: Reading) -> str:
        if reading.certainty or reading.note or reading.alternative:
            return str(self._w.mark(reading))
        return ""

    def _who(self, node: Node) -> str:
        if node.actors is None and node.kind in ("start", "end"):
            return ""
        known = self._actors.get(node.actors)
        if known is None:
            actors = node.actors
            alone = isinstance(actors, tuple) and len(actors) == 1
            known = str(self._w.link(actors[0]) if alone and actors else self._w.links(actors))
            self._actors[node.actors] = known
        return known

    def _time(self, node: Node) -> str:
        pieces = [limits.anchored(self._w, node.limit)] if node.limit else []
        if node.cadence:
            pieces.append(phrases.cadence(self._w, node.cadence))
        return "<br>".join(pieces)

    def _next(self, node: Node, number: int) -> str:
        """Return where a step leads: the answers, and the steps they lead to."""
        edges = self._following.get(node.id)
        if edges:
            return "<br>".join([self._way(edge, number) for edge in edges])
        if node.kind == "end":
            return ""
        return f'<span class="db-missing">{quoted(self._names.no_next_step)}</span>'

    def _way(self, edge: Edge, number: int) -> str:
        back = self._back if 0 < self._numbers.get(edge.to, 0) <= number else ""
        return f"{self._label(edge)}→ {self._link(edge.to)}{back}{self._mark(edge)}"

    def _label(self, edge: Edge) -> str:
        if not edge.label:
            return ""
        return f'<span class="db-edge-label">{quoted(edge.label)}</span> '

    def _link(self, identifier: str) -> str:
        known = self._links.get(identifier)
        if known is None:
            known = self._links[identifier] = self._make_link(identifier)
        return known

    def _make_link(self, identifier: str) -> str:
        number = self._numbers.get(identifier)
        if number is None:
            is_open = marker(identifier) or not identifier
            return self._w.missing(identifier) if is_open else self._w.broken(identifier)
        node = self._nodes[number - 1]
        text = self._text(node)
        if "<" in text:  # a link cannot stand in a link
            text = quoted(self._w.plain(node.text))
        return f'<a href="#{quoted(identifier)}">{number} {text}</a>'

    def outcomes(self) -> Sequence[Mapping[str, Any]]:
        """Return how the procedure ends: its ends, and the answers whose continuation is open.

        Each has the `end` and the `sources`, the steps and answers that lead to it.
        """
        leading: dict[str, list[Edge]] = defaultdict(list)
        for edges in self._following.values():
            for edge in edges:
                leading[edge.to].append(edge)
        found = [
            self._outcome(node.id, leading.get(node.id, ()))
            for node in self._nodes
            if node.kind == "end"
        ]
        found += [
            self._outcome(name, edges)
            for name, edges in leading.items()
            if marker(name) or not name
        ]
        return found

    def _outcome(self, identifier: str, edges: Sequence[Edge]) -> Mapping[str, Any]:
        sources = (Markup(f"{self._label(edge)}{self._link(edge.from_)}") for edge in edges)
        return {
            "end": Markup(self._link(identifier)),
            "sources": self._w.joined(sources),
            "open": identifier not in self._numbers,
        }
