"""Flowcharts of procedures and charts of guided flows, from the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbook.charts.records import FlowChart, FlowEdge, FlowNode, NodeKind, TreeChart
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.model import duration, listed, marker
from deskbook.model.knowledge import Option, Tree, TreeNode
from deskbook.model.parts import Cadence
from deskbook.model.work import Node, Procedure
from deskbook.pages import limits, phrases, texts, values
from deskbook.pages.view import ACTORS
from deskbook.pages.writer import Writer, full_name


def flow_chart(w: Writer, procedure: Procedure) -> FlowChart | None:
    """Return the chart of a procedure, its steps linked to the rows of the table below; None
    without a step. Arrows from or to a step that does not exist are left out."""
    known = {node.id for node in procedure.nodes}
    if not known:
        return None
    names = texts.attributes(w.language)
    legend = _legend(w, "flow_legend")
    if any(node.cadence for node in procedure.nodes):
        legend["limit"] = names.limit_or_cycle
    return FlowChart(
        id=f"flow-{w.key.id}",
        title=names.flow_chart_of.format(name=full_name(procedure)),
        nodes=tuple(_node(w, node) for node in procedure.nodes),
        edges=tuple(
            FlowEdge(
                edge.from_,
                edge.to if edge.to in known else None,
                edge.label,
                edge.certainty or "stated",
                "" if edge.to in known else w.word("marker", edge.to),
            )
            for edge in procedure.edges
            if edge.from_ in known and (edge.to in known or marker(edge.to))
        ),
        description=w.plain(procedure.summary),
        legend=legend,
    )


def _node(w: Writer, node: Node) -> FlowNode:
    return FlowNode(
        id=node.id,
        title=w.plain(node.text) or w.word("node_kind", node.kind),
        kind=node.kind,
        actors=tuple(_named(w, reference, ACTORS) for reference in _actors(node)),
        limit=" · ".join(_times(w, node)),
        forms=tuple(_named(w, reference, ("form",)) for reference in node.forms),
        href=f"#{node.id}",
        certainty=node.certainty or "stated",
        tooltip=w.plain(node.note or node.alternative),
    )


def _times(w: Writer, node: Node) -> Iterator[str]:
    """Yield the time limits of a step, and how often it is done."""
    for limit in limits.stated(w.view, w.key.organization, node.limit):
        yield limits.words(limit, w.language)
    value = node.cadence
    if isinstance(value, str) and not marker(value):
        if duration.parse(value):
            yield values.period(value, w.language)
            return
        value = _laid_down(w, value)
    if isinstance(value, Cadence):
        yield values.cadence(value, w.language)


def _laid_down(w: Writer, reference: str) -> Cadence | None:
    """Return the cadence at the place a reference names."""
    entity = w.view.target(reference, w.key.organization, phrases.ANYTHING)
    part = reference.partition("#")[2]
    found = w.view.part(entity.key, part) if entity and part else (entity,)
    value = getattr(found[-1], "cadence", None) if found else None
    return value if isinstance(value, Cadence) else None


def _actors(node: Node) -> Sequence[str]:
    if isinstance(node.actors, str):
        return (node.actors,)
    return listed(node.actors)


def _named(w: Writer, reference: str, kinds: tuple[str, ...]) -> str:
    if marker(reference):
        return w.word("marker", reference)
    entity = w.view.target(reference, w.key.organization, kinds)
    return full_name(entity) if entity else reference


def tree_chart(w: Writer, tree: Tree) -> TreeChart | None:
    """Return the chart of a guided flow; None without a step."""
    known = {node.id for node in tree.nodes}
    if not known:
        return None
    names = texts.attributes(w.language)
    return TreeChart(
        id=f"tree-{w.key.id}",
        title=names.tree_chart_of.format(name=full_name(tree)),
        nodes=tuple(
            FlowNode(
                id=node.id,
                title=tree_title(w, node),
                kind=_shape(node),
                href=f"#{node.id}",
                certainty=node.certainty or "stated",
            )
            for node in tree.nodes
        ),
        edges=tuple(_tree_edges(w, tree, known)),
        description=w.plain(tree.summary),
        legend=_legend(w, "tree_legend"),
    )


def tree_title(w: Writer, node: TreeNode) -> str:
    """Return what a step of a guided flow is called: its text, else what it leads to."""
    if node.text:
        return w.plain(node.text)
    named = [_named(w, one, ("solution",)) for one in node.all_solutions]
    if node.tree and not named:
        named.append(_named(w, node.tree, ("tree",)))
    if named:
        separator: str = texts.attributes(w.language).separator
        return separator.join(named)
    return w.plain(node.outcome) or w.word("tree_node_kind", node.kind)


def _shape(node: TreeNode) -> NodeKind:
    if node.options:
        return "decision"
    if node.kind == "sub" or node.tree:
        return "call"
    return "end" if node.kind == "end" else "task"


def _tree_edges(w: Writer, tree: Tree, known: set[str]) -> Iterator[FlowEdge]:
    for node in tree.nodes:
        options = [*node.options, *([Option(to=node.next)] if node.next else [])]
        for option in options:
            if option.to in known:
                yield FlowEdge(node.id, option.to, option.label, option.certainty or "stated")
            elif marker(option.to):
                word = w.word("marker", option.to)
                certainty = option.certainty or "stated"
                yield FlowEdge(node.id, None, option.label, certainty, word)


def _legend(w: Writer, group: str) -> dict[str, str]:
    return {name: word.render(w.language) for name, word in ENUMERATIONS[group].items()}
