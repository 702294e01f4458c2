"""Flowcharts: what the eye would see, measured."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from deskbook.charts import (
    ChartProblem,
    Engine,
    FlowChart,
    FlowEdge,
    FlowNode,
    Svg,
    TreeChart,
    render,
)
from tests.charts import samples
from tests.charts.geometry import Drawing

CHARTS = (
    samples.service_flow(),
    samples.parts_order(),
    samples.old_parts(),
    samples.complaint(),
)


def drawn(chart: FlowChart | TreeChart, engine: Engine) -> Svg:
    (result,) = render([chart], engine)
    assert isinstance(result, Svg), result
    return result


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_nothing_overlaps_or_is_cut_off(chart: FlowChart, engine: Engine) -> None:
    svg = drawn(chart, engine)
    drawing = Drawing(svg.markup)
    assert svg.width <= 700
    assert len(drawing.boxes) == len(chart.nodes)
    assert drawing.overlapping() == []
    assert drawing.outside() == []
    assert drawing.crossed() == []


def test_every_label_is_shown_also_of_arrows_between_the_same_steps(engine: Engine) -> None:
    chart = samples.service_flow()
    drawing = Drawing(drawn(chart, engine).markup)
    wanted = Counter(edge.label for edge in chart.edges if edge.label)
    assert Counter(label.name for label in drawing.labels) == wanted
    side_by_side = [label for label in drawing.labels if label.name in {"续费", "新增", "注销"}]
    ordered = sorted(side_by_side, key=lambda label: label.left)
    assert [label.name for label in ordered] == ["续费", "新增", "注销"]
    assert len({label.top for label in side_by_side}) == 1


def test_arrows_that_are_our_reading_are_marked(engine: Engine) -> None:
    markup = drawn(samples.service_flow(), engine).markup
    assert markup.count('class="arrow inferred"') == 4 + 1  # and one in the legend
    assert "我们的读法" in markup
    assert "由职责推出" not in markup  # no such arrow, no such words


def test_an_open_outcome_ends_in_a_stub(engine: Engine) -> None:
    markup = drawn(samples.parts_order(), engine).markup
    assert 'class="stub-group"' in markup
    assert "arrow open" in markup


def test_lanes_are_used_where_few_arrows_change_the_actor(engine: Engine) -> None:
    with_lanes = drawn(samples.complaint(), engine).markup
    assert with_lanes.count('class="lane-title"') == 3
    assert 'class="actor"' not in with_lanes
    without = drawn(samples.service_flow(), engine).markup
    assert "lane-title" not in without
    assert without.count('class="actor"') == 31
    never = drawn(replace(samples.complaint(), lanes=False), engine).markup
    assert "lane-title" not in never


def test_steps_stand_in_the_lane_of_their_actor(engine: Engine) -> None:
    chart = samples.complaint()
    markup = drawn(chart, engine).markup
    drawing = Drawing(markup)
    lanes = [
        (float(lane.attrib["x"]), float(lane.attrib["x"]) + float(lane.attrib["width"]))
        for lane in drawing.root.iter()
        if lane.get("class") == "lane"
    ]
    places = {box.name.split("__")[-1]: box for box in drawing.boxes}
    for node in chart.nodes:
        left, right = lanes[("客户", "坐席", "主管").index(node.actors[0])]
        assert left < places[node.id].left and places[node.id].right < right


def test_an_arrow_to_an_earlier_step_leads_back_up(engine: Engine) -> None:
    drawing = Drawing(drawn(samples.complaint(), engine).markup)
    places = {box.name.split("__")[-1]: box for box in drawing.boxes}
    tops = [places[name].top for name in "sabcdfghijke"]
    assert tops == sorted(tops) or tops.index(max(tops)) == len(tops) - 1


def test_a_chart_too_wide_is_cut_into_sections_that_name_each_other(engine: Engine) -> None:
    chart = samples.wide_flow()
    svg = drawn(chart, engine)
    drawing = Drawing(svg.markup)
    assert svg.width <= 700
    assert drawing.overlapping() == drawing.outside() == drawing.crossed() == []
    assert svg.markup.count('class="section-frame"') == 7
    assert ">⑦ 发票</text>" in svg.markup
    assert svg.markup.count(">→ 登记归档</text>") == 7
    assert ">①②③④⑤⑥⑦</text>" in svg.markup
    ids = {box.name.split("__")[-1] for box in drawing.boxes}
    assert {node.id for node in chart.nodes} <= ids
    wanted = Counter(edge.label for edge in chart.edges if edge.label)
    assert Counter(label.name for label in drawing.labels) == wanted


def test_a_wide_chart_that_cannot_be_cut_keeps_its_size(engine: Engine) -> None:
    nodes = samples.flow_nodes(
        "a|decision|坐席|问题\n" + "\n".join(f"b{i}|end||到此结束这一种" for i in range(9))
    )
    edges = samples.flow_edges("\n".join(f"a b{i} 第{i}种情况" for i in range(9)))
    svg = drawn(FlowChart("fan", "扇形", nodes, edges), engine)
    drawing = Drawing(svg.markup)
    assert svg.width > 700
    assert drawing.overlapping() == drawing.outside() == drawing.crossed() == []


def random_chart(seed: int) -> FlowChart:
    """A connected chart with loops, steps that lead to themselves, and repeated arrows."""
    chance = random.Random(seed)
    count = chance.randint(2, 24)
    kinds = ("task", "decision", "decision", "call", "parallel")
    nodes = [
        FlowNode(f"n{i}", "步骤名称很长" * chance.randint(0, 3), chance.choice(kinds), ("客服",))  # type: ignore[arg-type]
        for i in range(count)
    ]
    edges = [FlowEdge(f"n{chance.randrange(i)}", f"n{i}", "") for i in range(1, count)]
    for _ in range(count // 2):
        label = chance.choice(("", "是", "不能解决", "转交给其他部门处理"))
        edges.append(FlowEdge(f"n{chance.randrange(count)}", f"n{chance.randrange(count)}", label))
    edges.append(FlowEdge("n0", None, "不通过", unspecified="源文未写"))
    return FlowChart(f"random-{seed}", "随机", tuple(nodes), tuple(edges))


@pytest.mark.parametrize("seed", range(20))
def test_any_chart_is_drawn_in_lanes_without_overlaps(seed: int, engine: Engine) -> None:
    chart = random_chart(seed)
    chance = random.Random(seed)
    nodes = tuple(replace(node, actors=(chance.choice("甲乙丙"),)) for node in chart.nodes)
    drawing = Drawing(drawn(replace(chart, nodes=nodes, lanes=True), engine).markup)
    assert drawing.overlapping() == []
    assert drawing.outside() == []
    assert drawing.crossed() == []


@pytest.mark.parametrize("seed", range(40))
def test_any_chart_is_drawn_without_overlaps(seed: int, engine: Engine) -> None:
    drawing = Drawing(drawn(random_chart(seed), engine).markup)
    assert drawing.overlapping() == []
    assert drawing.outside() == []
    assert drawing.crossed() == []


def test_a_decision_tree_is_drawn_the_same_way(engine: Engine) -> None:
    nodes = samples.flow_nodes("ask|decision||指示灯亮吗\nred|task||更换电池\ngreen|end||设备正常")
    edges = samples.flow_edges("ask red 不亮\nask green 亮")
    drawing = Drawing(drawn(TreeChart("light", "指示灯", nodes, edges), engine).markup)
    assert {label.name for label in drawing.labels} == {"不亮", "亮"}


def test_too_large_charts_are_refused_with_their_numbers(engine: Engine) -> None:
    nodes = tuple(FlowNode(str(i), "x") for i in range(251))
    assert render([FlowChart("big", "大", nodes)], engine) == [
        ChartProblem("big", "too_large", "251 nodes, limit 250", (("nodes", 251), ("limit", 250)))
    ]


@pytest.mark.parametrize(
    ("nodes", "edges", "detail"),
    [
        ((), (), "no steps"),
        (("a", "a"), (), "two steps have the same id"),
        (("a",), (("a", "b"),), "unknown steps: b"),
    ],
)
def test_contradictions_are_named(
    nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...], detail: str, engine: Engine
) -> None:
    chart = FlowChart(
        "bad",
        "坏",
        tuple(FlowNode(name, "步骤") for name in nodes),
        tuple(FlowEdge(source, target) for source, target in edges),
    )
    assert render([chart], engine) == [ChartProblem("bad", "broken", detail)]
