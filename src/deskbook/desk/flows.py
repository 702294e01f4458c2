"""Guided flows and procedures as graphs that can be walked step by step.

A flow is `{id, kind, title, url, start, nodes, links, escalate}`; a node `{kind, text, options,
next, solutions, outcome, wait, meanwhile, limits, actors, forms, call, open, result}` without what
is empty. Where the source leaves open what follows, an option has `open` (its word for that)
instead of `to`, and a node `open` instead of `next`. The option of a caller who cannot tell has
`unclear: true`. `wait` is how long the caller is asked to wait, in seconds where that can be
counted down on the line, otherwise in words; `meanwhile` is what to say then. `links` gives the
titles and addresses of the solutions it names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from deskbook.desk.cards import filled, link
from deskbook.desk.plain import line
from deskbook.model import duration, marker
from deskbook.model.knowledge import Tree, TreeNode
from deskbook.model.parts import Escalation
from deskbook.model.work import Edge, Node, Procedure
from deskbook.pages import phrases
from deskbook.pages.writer import Writer, full_name

Flow = dict[str, Any]

_SECONDS = {"m": 60, "h": 3600}
"""The units of a wait that is counted down."""


def flow(w: Writer) -> Flow | None:
    """Return the entity of a writer as a flow, None when it is none or has no steps."""
    entity = w.entity
    if isinstance(entity, Tree) and entity.nodes:
        nodes = {node.id: _tree_node(w, entity, node) for node in entity.nodes}
        return _flow(w, entity, entity.start or entity.nodes[0].id, nodes)
    if isinstance(entity, Procedure) and entity.nodes:
        following: dict[str, list[Edge]] = defaultdict(list)
        for edge in entity.edges:
            following[edge.from_].append(edge)
        steps = {node.id: _step(w, entity, node, following[node.id]) for node in entity.nodes}
        starts = (node.id for node in entity.nodes if node.kind == "start")
        return _flow(w, entity, next(starts, entity.nodes[0].id), steps)
    return None


def _flow(w: Writer, entity: Tree | Procedure, start: str, nodes: dict[str, Flow]) -> Flow:
    whole = {**link(w, entity), "kind": entity.key.kind, "start": start, "nodes": nodes}
    if isinstance(entity, Tree):
        return {**whole, **filled({"links": _links(w, entity)})}
    takers = entity.escalate if isinstance(entity.escalate, tuple) else ()
    return {**whole, **filled({"escalate": _takers(w, takers)})}


def _links(w: Writer, tree: Tree) -> dict[str, Flow]:
    named = (reference for node in tree.nodes for reference in node.all_solutions)
    found = (w.view.target(one, w.key.organization, ("solution",)) for one in named)
    return {str(one.key): link(w, one) for one in found if one is not None}


def _takers(w: Writer, escalations: Iterable[Escalation]) -> list[Flow]:
    return [
        filled({"to": line(str(w.link(one.to, "taker"))), "when": w.plain(one.when)})
        for one in escalations
    ]


def _tree_node(w: Writer, tree: Tree, node: TreeNode) -> Flow:
    known = {one.id for one in tree.nodes}
    return filled(
        {
            "kind": node.kind,
            "text": w.plain(node.text),
            "options": [
                {
                    "label": option.label,
                    **_way(w, option.to, known),
                    **filled({"unclear": option.unclear}),
                }
                for option in node.options
            ],
            **(_following(w, node.next, known) if node.next else {}),
            **_waiting(w, node),
            "solutions": _ids(w, node.all_solutions, "solution"),
            "call": _call(w, node.tree, "tree"),
            "outcome": w.plain(node.outcome),
        }
    )


def _step(w: Writer, procedure: Procedure, node: Node, edges: list[Edge]) -> Flow:
    known = {one.id: w.plain(one.text) for one in procedure.nodes}
    single = len(edges) == 1 and not edges[0].label
    options = [
        {"label": edge.label or known.get(edge.to, ""), **_way(w, edge.to, known)} for edge in edges
    ]
    text = w.plain(node.text) or w.word("node_kind", node.kind)
    actors = node.actors if isinstance(node.actors, tuple) else ()
    return filled(
        {
            "kind": node.kind,
            "text": text,
            "options": [] if single else options,
            **(_following(w, edges[0].to, known) if single else {}),
            "result": w.plain(node.result),
            "outcome": text if node.kind == "end" else "",
            "limits": [line(str(phrases.limit(w, node.limit)))] if node.limit else [],
            "cadence": line(str(phrases.cadence(w, node.cadence))) if node.cadence else "",
            "actors": [line(str(w.link(actor))) for actor in actors],
            "forms": [
                link(w, form)
                for form in (
                    w.view.target(one, w.key.organization, ("form",)) for one in node.forms
                )
                if form is not None
            ],
            "call": _call(w, node.procedure, "procedure"),
            "escalate": _takers(w, node.escalate),
        }
    )


def _waiting(w: Writer, node: TreeNode) -> Flow:
    """Return for how long the caller is asked to wait at a step, and what is said then."""
    if node.wait in ("", "none"):
        return {}
    length = duration.parse(node.wait)
    if length is None:
        wait: int | str = line(str(w.missing(node.wait)))
    elif length.unit in _SECONDS:
        wait = length.count * _SECONDS[length.unit]
    else:
        wait = length.render(w.language)
    return {"wait": wait, "meanwhile": w.plain(node.meanwhile)}


def _way(w: Writer, to: str, known: Any) -> Flow:
    if to in known:
        return {"to": to}
    return {"open": line(str(w.missing(marker(to))))}


def _following(w: Writer, to: str, known: Any) -> Flow:
    return {"next": to} if to in known else _way(w, to, known)


def _ids(w: Writer, references: tuple[str, ...], kind: str) -> list[str]:
    found = (w.view.target(one, w.key.organization, (kind,)) for one in references)
    return [str(one.key) for one in found if one is not None]


def _call(w: Writer, reference: str, kind: str) -> Flow | None:
    found = w.view.target(reference, w.key.organization, (kind,)) if reference else None
    if found is None:
        return None
    part = reference.partition("#")[2]
    whole = {"id": str(found.key), "title": full_name(found), "url": w.href(found.key)}
    return {**whole, "start": part} if part else whole
