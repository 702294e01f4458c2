"""The page of a procedure: the flowchart, and the same as a table of steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model.work import Node, Procedure
from deskbook.pages import limits, phrases
from deskbook.pages.drawing import drawing
from deskbook.pages.escalations import escalation
from deskbook.pages.flow_chart import flow_chart
from deskbook.pages.steps import Steps
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the chart, the steps, how it ends, and what goes by this procedure."""
    procedure = w.entity
    assert isinstance(procedure, Procedure)
    steps = Steps(w, procedure)
    return {
        "chart": drawing(w, flow_chart(w, procedure)) if w.view.charts else "",
        "limit_text": limits.anchored,
        "escalation": escalation,
        "steps": steps,
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
