"""Organization charts: what the eye would see, measured, and the limits."""

from __future__ import annotations

from itertools import pairwise

import pytest

from deskbook.charts import Box, ChartProblem, Line, OrgChart, Svg, render
from tests.charts import samples
from tests.charts.geometry import Area, Drawing

CHARTS = (samples.portal_company(), samples.alliance(), samples.after_sales())


def drawn(chart: OrgChart) -> Svg:
    (result,) = render([chart])
    assert isinstance(result, Svg), result
    return result


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_everything_is_there_and_nothing_overlaps(chart: OrgChart) -> None:
    svg = drawn(chart)
    drawing = Drawing(svg.markup)
    assert svg.width <= 700
    assert len(drawing.boxes) + len(drawing.frames) == len(chart.boxes)
    assert drawing.overlapping() == []
    assert drawing.outside() == []
    assert drawing.crossed() == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_every_box_stands_inside_its_department(chart: OrgChart) -> None:
    drawing = Drawing(drawn(chart).markup)
    places = {area.name.split("__")[-1]: area for area in (*drawing.boxes, *drawing.frames)}
    departments = {box.id for box in chart.boxes if box.kind == "department"}
    for box in chart.boxes:
        if box.parent in departments:
            assert places[box.parent].contains(places[box.id]), box


def test_marks_look_different_and_are_explained() -> None:
    markup = drawn(samples.alliance()).markup
    for words in ("空缺", "部分空缺", "兼任", "归属为推断", "推断的汇报", "负责人"):
        assert f">{words}</text>" in markup
    for words in ("外部单位", "业务汇报(虚线)"):  # do not occur here
        assert f">{words}</text>" not in markup
    assert 'class="box role vacant"' in markup
    assert "concurrent-mark" in markup


def test_a_dotted_line_is_drawn_round_the_boxes() -> None:
    markup = drawn(samples.after_sales()).markup
    assert markup.count('class="line dotted routed"') == 1
    assert "异常另报" in markup


def test_a_line_nobody_wrote_is_not_drawn() -> None:
    boxes = (
        Box("d", "部", "department"),
        Box("a", "甲", parent="d", head=True),
        Box("b", "乙", parent="d"),
    )
    assert 'class="line' not in drawn(OrgChart("o", "图", boxes)).markup
    assert 'class="line' in drawn(OrgChart("o", "图", boxes, (Line("a", "b"),))).markup


def test_a_line_keeps_its_distance_from_the_boxes_it_passes() -> None:
    boxes = (
        Box("d", "董事会", "department"),
        Box("a", "董事长", parent="d", head=True),
        Box("b", "董事会成员", parent="d"),
        Box("e", "总裁办公室", "department", parent="d"),
        Box("c", "总裁", parent="e", head=True),
    )
    drawing = Drawing(drawn(OrgChart("o", "图", boxes, (Line("a", "b"), Line("d", "c")))).markup)
    near = [
        Area(box.name, box.left - 2, box.top + 2, box.right + 2, box.bottom - 2)
        for box in drawing.boxes
    ]
    upright = [
        Area("", start[0], min(start[1], end[1]), start[0] + 0.1, max(start[1], end[1]))
        for line in drawing.lines
        for start, end in pairwise(line)
        if start[0] == end[0]
    ]
    assert upright
    assert not [box.name for box in near for piece in upright if box.overlaps(piece, 0)]


def test_five_hundred_posts_under_one_head_are_drawn() -> None:
    boxes = [Box("d", "客服部", "department"), Box("h", "经理", parent="d", head=True)]
    boxes += [Box(f"r{i}", f"第 {i} 个岗位", parent="d") for i in range(500)]
    lines = tuple(Line("h", f"r{i}") for i in range(500))
    svg = drawn(OrgChart("many", "很多", tuple(boxes), lines))
    assert svg.width <= 700
    assert len(Drawing(svg.markup).boxes) == 501


def test_a_thousand_levels_are_refused_with_the_number() -> None:
    boxes = [Box("d0", "部", "department")]
    boxes += [Box(f"d{i}", "部", "department", parent=f"d{i - 1}") for i in range(1, 500)]
    (problem,) = render([OrgChart("deep", "深", tuple(boxes))])
    assert isinstance(problem, ChartProblem)
    assert problem.code == "too_large"
    assert problem.counts == (("levels", 500), ("limit", 12))
    boxes += [Box(f"d{i}", "部", "department", parent=f"d{i - 1}") for i in range(500, 1000)]
    (problem,) = render([OrgChart("deep", "深", tuple(boxes))])
    assert isinstance(problem, ChartProblem)
    assert problem.counts == (("boxes", 1000), ("limit", 600))


def test_a_long_chain_of_superiors_is_refused_too() -> None:
    boxes = (Box("d", "部", "department"), *(Box(f"r{i}", "岗", parent="d") for i in range(300)))
    lines = tuple(Line(f"r{i}", f"r{i + 1}") for i in range(299))
    (problem,) = render([OrgChart("chain", "链", boxes, lines)])
    assert isinstance(problem, ChartProblem)
    assert problem.code == "too_large"


def test_superiors_in_a_circle_are_still_drawn() -> None:
    boxes = (Box("d", "部", "department"), *(Box(name, name, parent="d") for name in "abc"))
    lines = (Line("a", "b"), Line("b", "c"), Line("c", "a"))
    assert len(Drawing(drawn(OrgChart("round", "圈", boxes, lines)).markup).boxes) == 3


@pytest.mark.parametrize(
    ("boxes", "lines", "detail"),
    [
        ((), (), "no boxes"),
        ((Box("a", "甲"), Box("a", "乙")), (), "box ids given twice: a"),
        ((Box("a", "甲", parent="x"),), (), "unknown boxes: x"),
        ((Box("a", "甲"),), (Line("a", "y"),), "unknown boxes: y"),
        (
            (Box("a", "甲", "department", parent="b"), Box("b", "乙", "department", parent="a")),
            (),
            "boxes inside each other: a, b",
        ),
    ],
)
def test_contradictions_are_named(
    boxes: tuple[Box, ...], lines: tuple[Line, ...], detail: str
) -> None:
    assert render([OrgChart("bad", "坏", boxes, lines)]) == [ChartProblem("bad", "broken", detail)]
