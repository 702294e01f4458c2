"""What a chart is made of (given by the caller) and what drawing it gives back.

The records know nothing of the handbook model: every text is ready to be shown, in the language of
the page, and every address is already relative to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

BoxKind = Literal["organization", "department", "group", "role", "party"]
BoxState = Literal["vacant", "partly_vacant", "concurrent", "inferred"]
LineKind = Literal["solid", "dotted"]
NodeKind = Literal["start", "task", "decision", "parallel", "call", "end", "reference"]
Certainty = Literal["stated", "derived", "inferred"]
ProblemCode = Literal["too_large", "broken", "engine"]


@dataclass(frozen=True, slots=True)
class Box:
    """One box of an organization chart.

    `parent` is the id of the department, group or organization the box belongs to; `head` marks
    the post at the top of it. `note` is the second line, such as the headcount. `tooltip` is the
    text shown on hovering (the whole title when empty).
    """

    id: str
    title: str
    kind: BoxKind = "role"
    note: str = ""
    parent: str | None = None
    head: bool = False
    states: tuple[BoxState, ...] = ()
    href: str | None = None
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A reporting line from the superior (`source`) to whoever reports (`target`), both box ids.

    A dotted line is a second, professional one. `inferred` lines are our reading of the source.
    """

    source: str
    target: str
    kind: LineKind = "solid"
    label: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class OrgChart:
    """An organization chart: departments as frames, posts as boxes, reporting lines between them.

    `legend` gives the words for the marks; only marks that occur are explained. Keys: solid,
    dotted, inferred_line, head, vacant, partly_vacant, concurrent, inferred, party, group.
    """

    id: str
    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...] = ()
    description: str = ""
    legend: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlowNode:
    """One step of a flowchart: who does what, until when, on which form.

    A "reference" stands for a step drawn elsewhere; a chart too wide for the column makes its own.
    """

    id: str
    title: str
    kind: NodeKind = "task"
    actors: tuple[str, ...] = ()
    limit: str = ""
    forms: tuple[str, ...] = ()
    href: str | None = None
    certainty: Certainty = "stated"
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """An arrow between two steps.

    `target` is None where the source leaves the continuation open; `unspecified` is then the text
    of the small dashed stub the arrow ends in, such as “源文未写”.
    """

    source: str
    target: str | None
    label: str = ""
    certainty: Certainty = "stated"
    unspecified: str = ""


@dataclass(frozen=True, slots=True)
class FlowChart:
    """A procedure as a flowchart.

    `lanes`: True draws one column per actor, False never does, None lets the chart decide.
    `legend` keys: decision, parallel, call, limit, form, derived, inferred, unspecified, reference.
    """

    id: str
    title: str
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...] = ()
    description: str = ""
    lanes: bool | None = None
    legend: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TreeChart:
    """A decision tree: the questions are decisions, the answers are arrows with labels."""

    id: str
    title: str
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...] = ()
    description: str = ""
    legend: Mapping[str, str] = field(default_factory=dict)


Chart = OrgChart | FlowChart | TreeChart


@dataclass(frozen=True, slots=True)
class Svg:
    """A drawn chart: the `<svg>` element as text, and its size in user units (CSS pixels)."""

    id: str
    markup: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ChartProblem:
    """Why a chart could not be drawn.

    `code` is "too_large" (`counts` says what was counted and what is allowed), "broken" (the chart
    contradicts itself: `detail` names the ids) or "engine" (the layout failed: `detail` is the
    engine's own message).
    """

    id: str
    code: ProblemCode
    detail: str
    counts: tuple[tuple[str, int], ...] = ()


class ChartError(Exception):
    """Raised inside the package when a chart cannot be drawn; `render` turns it into a problem."""

    def __init__(
        self, code: ProblemCode, detail: str, counts: tuple[tuple[str, int], ...] = ()
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.counts = counts
