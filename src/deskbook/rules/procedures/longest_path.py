"""The path through a procedure on which the most time is allowed."""

from __future__ import annotations

from collections.abc import Mapping

from deskbook.rules.procedures.graph import Graph


def longest_path(graph: Graph, weights: Mapping[str, int]) -> tuple[str, ...]:
    """Return the nodes of the heaviest path from a start, those without a weight at its end left
    out; () when there is no start.

    No loop is walked twice: arrows that lead back are left out, so that what is returned is a
    path somebody can really take. Linear in nodes and edges.
    """
    best: dict[str, int] = {}
    before: dict[str, str] = {}
    order = _forward(graph)
    place = {node: number for number, node in enumerate(order)}
    for node in order:
        reached = best.setdefault(node, 0) + weights.get(node, 0)
        best[node] = reached
        for after in graph.after(node):
            if place[after] > place[node] and reached > best.get(after, -1):
                best[after] = reached
                before[after] = node
    if not order:
        return ()
    # Among paths that are equally heavy, the first node to reach the weight ends the path.
    node = max(order, key=lambda one: best[one])
    path = [node]
    while node in before:
        node = before[node]
        path.append(node)
    return tuple(reversed(path))


def _forward(graph: Graph) -> list[str]:
    """Return the nodes that can be reached, each after all that lead to it but for loops."""
    done: list[str] = []
    seen: set[str] = set()
    for start in graph.of_kind("start"):
        if start.id in seen:
            continue
        seen.add(start.id)
        stack = [(start.id, iter(graph.after(start.id)))]
        while stack:
            node, following = stack[-1]
            for after in following:
                if after not in seen:
                    seen.add(after)
                    stack.append((after, iter(graph.after(after))))
                    break
            else:
                stack.pop()
                done.append(node)
    return done[::-1]
