"""The page of a guided flow: every question, answer and step in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from deskbook.model.knowledge import Tree, TreeNode
from deskbook.pages import guided_flow, lists, values
from deskbook.pages.drawing import drawing
from deskbook.pages.flow_chart import tree_chart, tree_title
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return the chart and the lines of the flow."""
    tree = w.entity
    assert isinstance(tree, Tree)
    return {
        "chart": drawing(w, tree_chart(w, tree)) if w.view.charts else "",
        "rows": guided_flow.rows(tree),
        "step_link": step_link,
        "wait": wait,
        "names": lists.names,
        "texts": lists.texts,
        "uses": uses(w),
    }


def wait(w: Writer, length: str) -> Markup:
    """Return how long the caller is asked to wait, or the word for its not being written."""
    return w.fact(values.length(length, w.language))


def step_link(w: Writer, node: TreeNode) -> Markup:
    """Return a link to the line of a step."""
    return Markup(f'<a href="#{escape(node.id)}">{escape(tree_title(w, node))}</a>')
