"""The DOT text of a flowchart.

Only names and numbers of our own making go in, no text of the handbook: there is nothing to quote,
and no name can be hostile.
"""

from __future__ import annotations

import itertools

from deskbook.charts.flow.graph import Rows

COLUMN_GAP = 14
_INCH = 72.0
_HEADER = (
    f"digraph{{graph[nodesep={COLUMN_GAP / _INCH:.3f},ranksep=0.2,splines=false]"
    'node[shape=box,fixedsize=true,label="",height=0.1]'
)


def dot_source(rows: Rows) -> str:
    """Return the DOT text. Every arrow is a chain from row to row, so the rows are ours."""
    lines = [_HEADER]
    lines += [f"{item.name}[width={item.width / _INCH:.3f}]" for item in rows.items]
    for arrow in rows.arrows:
        items = arrow.items
        if arrow.back:
            # The first and the last bend stand beside the steps, on their right.
            lines.append(_beside(items[0].name, items[1].name))
            if items[-1] is not items[0]:
                lines.append(_beside(items[-1].name, items[-2].name))
            items = items[1:-1]
        for above, below in itertools.pairwise(items):
            bends = (above.kind == "bend") + (below.kind == "bend")
            lines.append(f"{above.name}->{below.name}[weight={(2, 4, 8)[bends]}]")
    return "\n".join((*lines, "}\n"))


def _beside(left: str, right: str) -> str:
    return f"{{rank=same;{left}->{right}[weight=20]}}"
