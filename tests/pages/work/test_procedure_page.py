"""The procedure page: the chart's records, the table of steps, how it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deskbook.charts.records import Chart, FlowChart, Svg
from deskbook.model import Handbook, Key
from deskbook.pages.render import Options, render_one
from tests.pages.conftest import MakeHandbook
from tests.pages.work.conftest import FILES, MakeHtml

PATH = "acme/procedures/complaint.yml"


def row(page: str, step: str) -> list[str]:
    """The cells of the row of a step, without markup."""
    found = re.search(rf'<tr id="{step}".*?</tr>', page, re.S)
    assert found
    cells = re.findall(r"<td.*?</td>", found[0], re.S)
    return [re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", cell)).strip() for cell in cells]


def chart_of(handbook: Handbook, identifier: str) -> FlowChart:
    asked: list[Chart] = []

    def draw(charts: Sequence[Chart]) -> list[Svg]:
        asked.extend(charts)
        return [Svg("x", "<svg></svg>", 1, 1)]

    key = Key("acme", "procedure", identifier)
    page = render_one(handbook, key, Options(charts=draw)).page
    assert "<svg></svg>" in page.html
    (chart,) = asked
    assert isinstance(chart, FlowChart)
    return chart


def test_a_step_says_who_when_on_what_and_what_follows(html: MakeHtml) -> None:
    page = html("procedure", "complaint")
    assert row(page, "register") == [
        "2",
        "登记投诉 结果：投诉已登记。",
        "客服专员",
        "30 分钟内",
        "投诉登记表",
        "→ 3 能否当场解决",
    ]
    assert row(page, "can-solve")[-1] == "能 → 7 归档 不能 → 4 转交主管处理"
    assert row(page, "pass-on")[2] == "源文未写"
    assert row(page, "sub")[1] == "另一个流程 走退款流程 转入流程： 退款"
    assert row(page, "end")[-1] == ""


def test_a_way_back_and_an_open_way_are_said(html: MakeHtml) -> None:
    ways = row(html("procedure", "complaint"), "satisfied")[-1]
    assert "不满意 → 4 转交主管处理 返回 推断" in ways
    assert ways.endswith("联系不上 → 源文未写")


def test_columns_nobody_uses_are_left_out(html: MakeHtml) -> None:
    page = html("procedure", "refund")
    head = page[page.index("<thead>") : page.index("</thead>")]
    assert re.findall(r">([^<]+)</th>", head) == ["步骤", "内容", "执行人", "下一步"]
    assert row(page, "start")[2] == ""


def test_an_actor_who_is_missing_is_not_passed_over(html: MakeHtml) -> None:
    replaced = {PATH: FILES[PATH].replace("actors: not_specified, ", "")}
    assert row(html("procedure", "complaint", replaced), "pass-on")[2] == "未填"


def test_a_step_nothing_follows_says_so(html: MakeHtml) -> None:
    replaced = {PATH: FILES[PATH].replace("  - {from: sub, to: satisfied}\n", "")}
    assert row(html("procedure", "complaint", replaced), "sub")[-1] == "后面没有步骤"


def test_the_ends_and_open_outcomes_name_what_leads_there(html: MakeHtml) -> None:
    page = html("procedure", "complaint")
    ends = page[page.index('id="_outcomes"') : page.index('<h2 id="_solutions_following"')]
    texts = [" ".join(re.sub("<[^>]*>", " ", one).split()) for one in ends.split("<li>")[1:]]
    assert texts == [
        "7 归档 来自： 能 3 能否当场解决 、 满意 6 客户是否满意",
        "去向没有写明： 源文未写 来自： 联系不上 6 客户是否满意",
    ]


def test_solutions_are_listed_with_the_step_they_begin_at(html: MakeHtml) -> None:
    page = html("procedure", "complaint")
    section = page[page.index('id="_solutions_following"') :]
    assert 'late-delivery.html">货到晚了怎么办</a>' in section
    assert '<a href="#register">登记投诉</a>' in section


def test_a_called_procedure_names_its_callers(html: MakeHtml) -> None:
    page = html("procedure", "refund")
    assert '<a href="complaint.html">投诉处理</a>' in page[page.index('id="_called_by"') :]


def test_the_chart_has_what_the_table_has(company: Handbook) -> None:
    chart = chart_of(company, "complaint")
    nodes = {node.id: node for node in chart.nodes}
    assert nodes["register"].actors == ("客服专员",)
    assert nodes["register"].limit == "30 分钟内"
    assert nodes["register"].forms == ("投诉登记表",)
    assert nodes["pass-on"].actors == ("源文未写",)
    assert nodes["pass-on"].limit == "24 小时内 · 每次"
    assert nodes["satisfied"].certainty == "inferred"
    assert nodes["satisfied"].tooltip == "源文没有画出这个判断。"
    assert {node.href for node in chart.nodes} == {f"#{name}" for name in nodes}
    (unknown,) = [edge for edge in chart.edges if edge.target is None]
    assert (unknown.source, unknown.label, unknown.unspecified) == (
        "satisfied",
        "联系不上",
        "源文未写",
    )


def test_arrows_to_steps_that_do_not_exist_are_not_drawn(
    make_handbook: MakeHandbook,
) -> None:
    replaced = {PATH: FILES[PATH].replace("to: register}", "to: nowhere}")}
    chart = chart_of(make_handbook({**FILES, **replaced}), "complaint")
    known = {node.id for node in chart.nodes}
    assert all(edge.target is None or edge.target in known for edge in chart.edges)
    assert not [edge for edge in chart.edges if edge.source == "start"]
