"""A guided flow as an indented list: every step once, in the order in which it is reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from deskbook.model import marker
from deskbook.model.knowledge import Option, Tree, TreeNode

DEEPEST = 8
"""Steps below this depth are not indented any further."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list.

    `answer` is the answer that leads here, None for what simply follows. `state` says what stands
    on the line: the step itself, a jump to a step that has its own line elsewhere, a continuation
    that the source leaves open, or one that does not exist. `to` is the id or marker it names.
    """

    state: Literal["step", "jump", "open", "broken", "unreached"]
    depth: int
    to: str
    node: TreeNode | None = None
    answer: Option | None = None


def rows(tree: Tree) -> Iterator[Row]:
    """Yield the lines of a guided flow from its start; steps nothing leads to come last."""
    nodes = {node.id: node for node in tree.nodes}
    reached: set[str] = set()
    start = tree.start or (tree.nodes[0].id if tree.nodes else "")
    waiting: list[tuple[str, int, Option | None]] = [(start, 0, None)] if start else []
    while waiting:
        identifier, depth, answer = waiting.pop()
        node = nodes.get(identifier)
        if node is None:
            state: Literal["open", "broken"] = "open" if marker(identifier) else "broken"
            yield Row(state, depth, identifier, answer=answer)
            continue
        if identifier in reached:
            yield Row("jump", depth, identifier, node, answer)
            continue
        reached.add(identifier)
        yield Row("step", depth, identifier, node, answer)
        if node.next:
            waiting.append((node.next, depth, None))
        below = min(depth + 1, DEEPEST)
        waiting.extend((option.to, below, option) for option in reversed(node.options))
    for node in tree.nodes:
        if node.id not in reached:
            yield Row("unreached", 0, node.id, node)
