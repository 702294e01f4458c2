"""The DOT text of a flowchart: sizes and rows only, no text of the handbook goes in."""

from __future__ import annotations

import graphviz

from deskbook.charts.flow.graph import Rows

COLUMN_GAP = 14
_INCH = 72.0


def dot_source(rows: Rows) -> str:
    """Return the DOT text. Every arrow is a chain from row to row, so the rows are ours."""
    graph = graphviz.Digraph(
        graph_attr={"nodesep": f"{COLUMN_GAP / _INCH:.3f}", "ranksep": "0.2", "splines": "false"},
        node_attr={"shape": "box", "fixedsize": "true", "label": "", "height": "0.1"},
        edge_attr={"arrowhead": "none"},
    )
    for item in rows.items:
        graph.node(item.name, width=f"{item.width / _INCH:.3f}")
    for arrow in rows.arrows:
        items = arrow.items
        if arrow.back:
            # The first and the last bend stand beside the steps, on their right.
            _beside(graph, items[0].name, items[1].name)
            if items[-1] is not items[0]:
                _beside(graph, items[-1].name, items[-2].name)
            items = items[1:-1]
        for above, below in zip(items, items[1:], strict=False):
            bends = (above.kind == "bend") + (below.kind == "bend")
            graph.edge(above.name, below.name, weight=("2", "4", "8")[bends])
    return str(graph.source)


def _beside(graph: graphviz.Digraph, left: str, right: str) -> None:
    with graph.subgraph() as row:
        row.attr(rank="same")
        row.edge(left, right, weight="20")
