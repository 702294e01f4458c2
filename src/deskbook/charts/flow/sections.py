"""A chart too wide for the column is cut at a decision: a trunk, and one section per branch.

Where an arrow leads from one part to another, each part has a small circle with the number of the
section, or the name of the step it goes on with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count

from deskbook.charts.records import FlowEdge, FlowNode

_LEAST_STEPS = 2  # a branch of a single step is no section of its own


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chart. The trunk has no title."""

    title: str
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]


def split(section: Section, numbers: count[int]) -> list[Section]:
    """Return the trunk and the branches of a section; the section alone when it cannot be cut.

    Branches are numbered on from `numbers`.
    """
    branches = _branches(section)
    if not branches:
        return [section]
    home = {name: index for index, (_, steps) in enumerate(branches, 1) for name in steps}
    marks = ["", *(circled(next(numbers)) for _ in branches)]
    titles = [section.title]
    for mark, (entry, _) in zip(marks[1:], branches, strict=True):
        titles.append(f"{mark} {_name_of(entry, section)}")
    parts = [_Part() for _ in titles]
    steps = {node.id: node for node in section.nodes}
    for node in section.nodes:
        parts[home.get(node.id, 0)].nodes.append(node)
    for number, edge in enumerate(section.edges):
        here = home.get(edge.source, 0)
        there = here if edge.target is None else home.get(edge.target, 0)
        if here == there:
            parts[here].edges.append(edge)
            continue
        target = steps[edge.target or ""]
        going = marks[there] or (target.title if target.kind == "end" else f"→ {target.title}")
        kind = "end" if target.kind == "end" else "reference"
        leaving = FlowNode(f"{target.id}>{number}", going, kind, href=target.href)  # type: ignore[arg-type]
        parts[here].add(leaving, replace(edge, target=leaving.id), marks[there] or target.id)
        if target.kind != "end":
            parts[there].add_entry(target.id, marks[there] or marks[here])
    return [part.finished(title) for part, title in zip(parts, titles, strict=True)]


def circled(number: int) -> str:
    """Return a number in a circle, as far as there are such characters."""
    return chr(0x245F + number) if 1 <= number <= 20 else f"({number})"


class _Part:
    """A section while it is put together."""

    def __init__(self) -> None:
        self.nodes: list[FlowNode] = []
        self.edges: list[FlowEdge] = []
        self._exits: dict[str, str] = {}
        self._entries: dict[str, list[str]] = {}

    def add(self, node: FlowNode, edge: FlowEdge, meaning: str) -> None:
        """Add an exit; exits to the same place share one mark."""
        if meaning not in self._exits:
            self._exits[meaning] = node.id
            self.nodes.append(node)
        self.edges.append(replace(edge, target=self._exits[meaning]))

    def add_entry(self, target: str, mark: str) -> None:
        """Note that the section with this mark leads to a step of this part."""
        marks = self._entries.setdefault(target, [])
        if mark not in marks:
            marks.append(mark)

    def finished(self, title: str) -> Section:
        """Return the section; an end that no arrow of its own part reaches is left out."""
        for target, marks in self._entries.items():
            mark = FlowNode(f">{target}", "".join(marks), "reference")
            self.nodes.append(mark)
            self.edges.append(FlowEdge(mark.id, target))
        touched = {end for edge in self.edges for end in (edge.source, edge.target)}
        nodes = [node for node in self.nodes if node.kind != "end" or node.id in touched]
        return Section(title, tuple(nodes), tuple(self.edges))


def _name_of(entry: str, section: Section) -> str:
    """Return what leads to a branch, else the name of its first step."""
    labels = [edge.label for edge in section.edges if edge.target == entry and edge.label]
    return labels[0] if labels else next(n.title for n in section.nodes if n.id == entry)


def _branches(section: Section) -> list[tuple[str, set[str]]]:
    """Return the first step and all steps of each branch of the first decision worth a cut."""
    leaving: dict[str, list[str]] = {node.id: [] for node in section.nodes}
    entered: set[str] = set()
    for edge in section.edges:
        if edge.target is not None and edge.target not in leaving[edge.source]:
            leaving[edge.source].append(edge.target)
            entered.add(edge.target)
    starts = [node.id for node in section.nodes if node.id not in entered]
    for node in section.nodes:
        following = leaving[node.id]
        if len(following) < 2:
            continue
        without = _reached(starts, leaving, node.id) if node.id not in starts else set()
        regions = [_reached([first], leaving, node.id) for first in following]
        found = []
        for index, first in enumerate(following):
            others = set().union(without, *regions[:index], *regions[index + 1 :])
            own = regions[index] - others
            if len(own) >= _LEAST_STEPS and first in own:
                found.append((first, own))
        if len(found) > 1:
            return found
    return []


def _reached(starts: Iterable[str], leaving: dict[str, list[str]], barrier: str) -> set[str]:
    """Return the steps reached from `starts` without passing `barrier`."""
    reached: set[str] = set()
    stack = list(starts)
    while stack:
        current = stack.pop()
        if current not in reached and current != barrier:
            reached.add(current)
            stack += leaving[current]
    return reached
