"""How long charts take, against one process of the system's `dot` for each diagram.

    python scripts/bench_charts.py [--charts 60] [--rounds 5]

Flowcharts of 15 steps and organization charts of 33 roles, laid out and drawn by us in one
process, after the engine is warm, against `dot -Tsvg` on the same graphs, one process each. CPU
seconds of the process and its children, median of interleaved rounds. Needs `dot`.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
from collections.abc import Callable, Sequence

from deskbook.charts import (
    Box,
    Chart,
    Engine,
    FlowChart,
    FlowEdge,
    FlowNode,
    Line,
    OrgChart,
    render,
)


def flow(number: int) -> FlowChart:
    """Return a procedure of 15 steps with three decisions, two of which go back."""
    chance = random.Random(number)
    nodes = [FlowNode("s", "客户提出需求", "start")]
    edges: list[FlowEdge] = []
    for step in range(13):
        decision = step in (3, 7, 11)
        actors = (chance.choice(("客服", "班长", "客户")),)
        text = chance.choice(("登记来电内容", "核对资料是否齐全", "联系相关部门处理"))
        nodes.append(FlowNode(f"n{step}", text, "decision" if decision else "task", actors))
        edges.append(FlowEdge(nodes[-2].id, f"n{step}", "是" if step in (4, 8, 12) else ""))
        if decision:
            edges.append(FlowEdge(f"n{step}", f"n{step - 2}", "否"))
    nodes.append(FlowNode("e", "完成", "end"))
    edges.append(FlowEdge("n12", "e"))
    return FlowChart(f"flow-{number}", "流程", tuple(nodes), tuple(edges))


def organization(number: int) -> OrgChart:
    """Return six departments with 33 roles."""
    boxes = [Box("head", "总经理", note="1 人", head=True)]
    lines = []
    for department in range(6):
        boxes.append(Box(f"d{department}", f"第{number}-{department}部", "department"))
        boxes.append(Box(f"m{department}", "经理", parent=f"d{department}", head=True))
        lines.append(Line("head", f"m{department}"))
        for role in range(4 if department else 6):
            name = f"r{department}-{role}"
            boxes.append(Box(name, f"岗位{role}", note="2 人", parent=f"d{department}"))
            lines.append(Line(f"m{department}", name))
    return OrgChart(f"org-{number}", "组织", tuple(boxes), tuple(lines))


def as_dot(chart: Chart) -> str:
    """Return the same graph as plain DOT."""
    if isinstance(chart, OrgChart):
        boxes = "".join(f'"{b.id}" [label="{b.title}\\n{b.note}"];' for b in chart.boxes)
        lines = "".join(f'"{x.source}" -> "{x.target}";' for x in chart.lines)
        return f"digraph {{ node [shape=box]; {boxes}{lines} }}"
    shapes = {"decision": "diamond", "start": "oval", "end": "oval"}
    nodes = "".join(
        f'"{n.id}" [label="{n.title}", shape={shapes.get(n.kind, "box")}];' for n in chart.nodes
    )
    edges = "".join(f'"{e.source}" -> "{e.target}" [label="{e.label}"];' for e in chart.edges)
    return f"digraph {{ {nodes}{edges} }}"


def cpu(task: Callable[[], object]) -> float:
    """Return the CPU seconds `task` takes in this process and the children it waits for."""
    before = os.times()
    task()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def each_with_dot(charts: Sequence[Chart]) -> None:
    """Lay every chart out with a process of its own."""
    for chart in charts:
        subprocess.run(
            ["dot", "-Tsvg"], input=as_dot(chart).encode(), capture_output=True, check=True
        )


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charts", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not shutil.which("dot"):
        raise SystemExit("This benchmark compares with Graphviz's dot; install it first.")
    engine = Engine()
    render([flow(0)], engine)
    makers: dict[str, Callable[[int], Chart]] = {
        "flowchart, 15 steps": flow,
        "organization chart, 33 roles": organization,
    }
    for name, make in makers.items():
        charts = [make(number) for number in range(options.charts)]
        ours, theirs = [], []
        for _ in range(options.rounds):
            ours.append(cpu(lambda wanted=charts: render(wanted, engine)))  # type: ignore[misc]
            theirs.append(cpu(lambda wanted=charts: each_with_dot(wanted)))  # type: ignore[misc]
        mine, other = statistics.median(ours), statistics.median(theirs)
        per = 1000 / options.charts
        print(
            f"{name:32} {mine * per:6.1f} ms  dot {other * per:6.1f} ms  ratio {mine / other:.3f}"
        )


if __name__ == "__main__":
    main()
