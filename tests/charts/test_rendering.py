"""Many charts at once, hostile names, and the cache."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from deskbook.charts import (
    Box,
    Chart,
    ChartProblem,
    Engine,
    FlowChart,
    FlowEdge,
    FlowNode,
    OrgChart,
    Svg,
    render,
)
from tests.charts import samples

HOSTILE = (
    "<script>alert(1)</script>",
    "\"引号\" 'single' \\n \\",
    "a|b{c}d<e>",
    "行一\n行二\r\n\t\x00\x1b\ud800",
    "\u202eright to left\u202c \u0645\u0631\u062d\u0628\u0627",
    "长" * 10_000,
    "👩‍👩‍👧‍👦🚗" * 20,
    "]]> & &amp; --",
    "",
)


def hostile_charts(name: str) -> tuple[FlowChart, OrgChart]:
    nodes = (
        FlowNode(name, name, "decision", (name,), name, (name,), "javascript:alert(1)"),
        FlowNode("b", name, "call", href="java\tscript:alert(1)"),
    )
    edges = (FlowEdge(name, "b", name), FlowEdge(name, None, name, unspecified=name))
    boxes = (Box(name, name, "department", name), Box("b", name, parent=name, href=" data:x"))
    flow = FlowChart(name, name, nodes, edges, name, legend={"decision": name})
    return flow, OrgChart(name, name, boxes, (), name, {"head": name})


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_the_markup_or_runs_anything(name: str, engine: Engine) -> None:
    for result in render(hostile_charts(name), engine):
        assert isinstance(result, Svg), result
        root = ET.fromstring(result.markup)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        tags = {element.tag.split("}")[1] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "g", "a", "rect", "path", "circle", "text", "tspan"}
        assert not any(name.endswith("href") for element in root.iter() for name in element.attrib)
        assert len(result.markup) < 200_000


def test_a_link_is_kept_and_can_be_reached(engine: Engine) -> None:
    linked = FlowChart("f", "图", (FlowNode("a", "步", href="../a/?x=1&y=2#z"),))
    plain = FlowChart("f", "图", (FlowNode("a", "步"),))
    first, second = (result.markup for result in render([linked, plain], engine))  # type: ignore[union-attr]
    assert 'xlink:href="../a/?x=1&amp;y=2#z"' in first
    assert 'role="group"' in first
    assert 'role="img"' in second
    for markup in (first, second):
        assert 'aria-labelledby="chart__f__-title"' in markup


def test_ids_differ_between_charts_in_one_page(engine: Engine) -> None:
    one, other = samples.old_parts(), samples.parts_order()
    found: list[str] = []
    for result in render([one, other], engine):
        assert isinstance(result, Svg)
        found += [e.attrib["id"] for e in ET.fromstring(result.markup).iter() if "id" in e.attrib]
    assert len(found) == len(set(found))


def test_order_is_kept_and_a_broken_chart_stays_alone(engine: Engine) -> None:
    charts: list[Chart] = [
        samples.old_parts(),
        FlowChart("broken", "坏", ()),
        samples.alliance(),
        OrgChart("empty", "空", ()),
        samples.parts_order(),
    ]
    results = render(charts, engine)
    assert [result.id for result in results] == [chart.id for chart in charts]
    assert [isinstance(result, ChartProblem) for result in results] == [0, 1, 0, 1, 0]


def test_no_engine_is_a_problem_and_not_a_crash() -> None:
    class Missing(Engine):
        def layout(self, dots):  # type: ignore[no-untyped-def]
            from deskbook.charts import EngineError

            raise EngineError("no layout engine works")

    flow, org = render([samples.old_parts(), samples.alliance()], Missing())
    assert flow == ChartProblem("old-parts", "engine", "no layout engine works")
    assert isinstance(org, Svg)  # needs none


def test_the_same_chart_gives_the_same_bytes(engine: Engine) -> None:
    assert render([samples.service_flow()], engine) == render([samples.service_flow()], engine)


def test_the_cache_answers_without_the_engine(engine: Engine) -> None:
    class Counting(Engine):
        asked = 0

        def layout(self, dots):  # type: ignore[no-untyped-def]
            self.asked += len(dots)
            return engine.layout(dots)

    counting = Counting("wasi")
    cache: dict[str, str] = {}
    charts: list[Chart] = [samples.old_parts(), samples.alliance(), FlowChart("broken", "坏", ())]
    first = render(charts, counting, cache)
    asked = counting.asked
    assert asked and len(cache) == 2
    assert render(charts, counting, cache) == first
    assert counting.asked == asked
    render([samples.parts_order()], counting, cache)
    assert counting.asked > asked and len(cache) == 3
