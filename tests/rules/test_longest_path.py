"""The heaviest path through a procedure, loops walked once."""

from __future__ import annotations

from deskbook.model.record import Key
from deskbook.model.work import Edge, Node, Procedure
from deskbook.rules.procedures.graph import Graph
from deskbook.rules.procedures.graph import _graph as graph_from
from deskbook.rules.procedures.longest_path import longest_path


def graph(*arrows: str) -> Graph:
    """Make a graph from arrows such as "a b"; the node `start` is its start."""
    pairs = [arrow.split() for arrow in arrows]
    names = dict.fromkeys(name for pair in pairs for name in pair)
    return graph_from(
        Procedure(
            key=Key("example", "procedure", "any"),
            nodes=tuple(
                Node(id=name, kind="start" if name == "start" else "task") for name in names
            ),
            edges=tuple(Edge(from_=one, to=other) for one, other in pairs),
        )
    )


def test_the_heavier_branch_is_taken() -> None:
    found = longest_path(graph("start a", "start b", "a c", "b c"), {"a": 5, "b": 7, "c": 1})
    assert found == ("start", "b", "c")


def test_a_loop_is_walked_once_and_only_as_somebody_can_walk_it() -> None:
    loop = graph("start a", "a b", "b a", "b end")
    assert longest_path(loop, {"a": 3, "b": 2, "end": 1}) == ("start", "a", "b", "end")


def test_a_long_chain_needs_no_recursion() -> None:
    chain = graph("start n0", *(f"n{one} n{one + 1}" for one in range(5000)))
    assert longest_path(chain, {"n5000": 1})[-1] == "n5000"


def test_without_a_start_there_is_no_path() -> None:
    assert longest_path(graph("a b"), {"a": 1}) == ()


def test_the_path_ends_where_no_more_time_is_allowed() -> None:
    assert longest_path(graph("start a", "a b", "b c"), {"a": 1}) == ("start", "a")
