"""A guided flow as its rule looks at it: which step follows which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Tree, TreeNode
from deskbook.model.record import MARKERS

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Flow:
    """Steps by id in the order of the file.

    `links` are all ways on: from which step, where that is written, and where it leads.
    """

    tree: Tree
    nodes: Mapping[str, TreeNode]
    links: tuple[tuple[str, Path, str], ...]

    @property
    def key(self) -> Key:
        """The key of the guided flow."""
        return self.tree.key

    @property
    def start(self) -> str:
        """The id of the first step, also when there is no such step."""
        return self.tree.start or next(iter(self.nodes), "")

    @cached_property
    def unknown(self) -> tuple[tuple[Path, str], ...]:
        """Where something that is no step is named as the first or next one, and what."""
        named = [(path, to) for _, path, to in self.links if to not in MARKERS]
        if self.tree.start:
            named.insert(0, (("start",), self.tree.start))
        return tuple((path, to) for path, to in named if to not in self.nodes)

    @cached_property
    def ends(self) -> frozenset[str]:
        """The steps at which the flow may be over: ends, other flows, solutions, and what the
        source leaves open."""
        left_open = {origin for origin, _, to in self.links if to in MARKERS}
        return frozenset(
            name
            for name, node in self.nodes.items()
            if name in left_open or node.kind == "end" or (not self.after(name) and closes(node))
        )

    @cached_property
    def _following(self) -> Mapping[str, list[str]]:
        return _gathered((origin, to) for origin, _, to in self.links if to in self.nodes)

    @cached_property
    def _preceding(self) -> Mapping[str, list[str]]:
        return _gathered((to, origin) for origin, _, to in self.links if to in self.nodes)

    def after(self, name: str) -> list[str]:
        """Return the steps that may follow a step."""
        return self._following.get(name, [])

    def before(self, name: str) -> list[str]:
        """Return the steps that lead to a step."""
        return self._preceding.get(name, [])

    def downstream(self, starts: Iterable[str]) -> set[str]:
        """Return `starts` and every step that can be reached from them."""
        return _closure(starts, self._following)

    def upstream(self, ends: Iterable[str]) -> set[str]:
        """Return `ends` and every step from which one of them can be reached."""
        return _closure(ends, self._preceding)


def flow_of(tree: Tree) -> Flow:
    """Return the graph of a guided flow; of steps with the same id the first one counts."""
    nodes: dict[str, TreeNode] = {}
    links: list[tuple[str, Path, str]] = []
    for index, node in enumerate(tree.nodes):
        nodes.setdefault(node.id, node)
        for number, option in enumerate(node.options):
            links.append((node.id, ("nodes", index, "options", number, "to"), option.to))
        if node.next:
            links.append((node.id, ("nodes", index, "next"), node.next))
    return Flow(tree, nodes, tuple(links))


def closes(node: TreeNode) -> bool:
    """Whether a step says itself how the call ends: by a result, a solution or another flow."""
    return bool(node.outcome or node.all_solutions or node.tree)


def node_label(node: TreeNode) -> str:
    """Return how messages name a step: 插头插好了吗？(n-plug)."""
    words = " ".join((node.text or node.outcome).split()).rstrip("。.")
    if not words or words in MARKERS:
        return node.id
    return f"{words[:24]}{'…' if len(words) > 24 else ''}({node.id})"


def place_of(tree: Tree, name: str) -> Path:
    """Return where the id of a step is written."""
    return ("nodes", [node.id for node in tree.nodes].index(name), "id")


def known_flow(handbook: Handbook, tree: Tree) -> Flow:
    """Return the graph of a guided flow, kept for as long as its file does not change."""
    memo = handbook.memo(tree.key)
    flow: Flow = memo.get("flow") or memo.setdefault("flow", flow_of(tree))
    return flow


def _gathered(pairs: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, other in pairs:
        found.setdefault(name, []).append(other)
    return found


def _closure(starts: Iterable[str], neighbours: Mapping[str, list[str]]) -> set[str]:
    found = set(starts)
    waiting = list(found)
    while waiting:
        for name in neighbours.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found
