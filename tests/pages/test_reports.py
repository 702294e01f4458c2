"""The overviews: approvals, routing, what recurs, and what is still open."""

from __future__ import annotations

from typing import Any

import pytest

from deskbook.model import Handbook, Key
from deskbook.pages import render_one
from deskbook.pages.builders import calendar as calendar_page
from deskbook.pages.render import addresses
from deskbook.pages.urls import CALENDAR, COVERAGE, HOME
from tests.pages.conftest import MakeHandbook
from tests.reference.blocks import blocks

FILES = {
    "acme/departments/sales.yml": "name: 销售部\nparent: organization\n"
    "functions: [{id: f, text: 开会, cadence: 'policy:rules#a1'}]\n",
    "acme/roles/chief.yml": "name: 总监\nbelongs_to: sales\nduties: not_specified\n",
    "acme/roles/rep.yml": "name: 代表\nbelongs_to: sales\nduties:\n"
    "  - {id: d-report, text: 写报告, cadence: 'policy:rules#a2'}\n"
    "  - {id: d-visit, text: 拜访客户, cadence: {every: 2w}}\n"
    "  - {id: d-clean, text: 打扫, cadence: {wording: 下班前}}\n",
    "acme/roles/helper.yml": "name: 助手\nbelongs_to: sales\n",
    "acme/roles/clerk.yml": "name: 文员\nbelongs_to: sales\nduties: [{id: d, text: 记账}]\n"
    "source: {completeness: truncated}\n",
    "acme/policies/rules.yml": "name: 规定\nclauses:\n"
    "  - {id: a1, number: 第一条, text: 每季度开会。, applies_to: [chief],\n"
    "     cadence: {every: 3mo, certainty: inferred, note: 源文没有写哪个月。}}\n"
    "  - {id: a2, number: 第二条, text: 报告, cadence: 'form:report'}\n",
    "acme/forms/report.yml": "name: 日报\nfilled_by: [rep]\ncadence: {every: 1d}\n"
    "fields: [{id: f, name: 日期}]\n",
    "acme/forms/list.yml": "name: 清单\ncadence: not_specified\nfields: not_specified\n",
    "acme/meetings/weekly.yml": "name: 周会\nchair: not_specified\nparticipants: [rep]\n"
    "cadence: {every: 1w}\n",
    "acme/metrics/rate.yml": "name: 接通率\nperiod: 1mo\ntarget: {min: 95, unit: '%'}\n",
    "acme/metrics/mood.yml": "name: 心情\n",
    "acme/procedures/sale.yml": "name: 销售\nnodes: [{id: s, kind: start},\n"
    "  {id: t, kind: task, text: 报价, actors: [rep], limit: {within: 2h}}, {id: e, kind: end}]\n"
    "edges: [{from: s, to: t}, {from: t, to: e}]\n",
    "acme/procedures/other.yml": "name: 其他\nlimit: not_specified\n"
    "nodes: [{id: s, kind: start}]\n",
    "acme/categories/top.yml": "name: 一切\nroutes_to: [sales]\n",
    "acme/categories/price.yml": "name: 价格\nparent: top\nroutes_to: [rep]\n",
    "acme/categories/rest.yml": "name: 其余\nroutes_to: not_specified\n",
    "acme/solutions/price.yml": "name: 问价\ncategory: price\nquestions: [多少钱]\n"
    "answer: {say: 请稍等}\nresolved_by: [rep]\nescalate: [{to: chief, when: 要打折}]\n"
    "limit: {within: 24h}\n",
    "acme/solutions/lost.yml": "name: 丢货\nquestions: [货呢]\nanswer: {say: 马上查}\n"
    "escalate: not_specified\n",
    "acme/solutions/alone.yml": "name: 没人\ncategory: price\nquestions: [在吗]\n"
    "answer: {say: 在}\nescalate: none\n",
    "acme/approvals/buy.yml": "name: 采购\nsubject: 买东西\nrequested_by: rep\nsigners:\n"
    "  - {id: one, by: chief, when: 不超过 1000 元, limit: {within: 3d}}\n"
    "  - {id: two, by: department:sales, limit: not_specified}\n"
    "conditions: [{id: c, text: 附发票}]\nemergency: 先电话同意\n",
}


@pytest.fixture
def handbook(make_handbook: MakeHandbook) -> Handbook:
    return make_handbook(FILES)


def rows(handbook: Handbook, key: Key) -> list[str]:
    return list(blocks(render_one(handbook, key).page.html))


def report(handbook: Handbook, kind: str) -> list[str]:
    return rows(handbook, Key("acme", kind, ""))


def test_an_approval_is_one_row_with_its_signatures_in_order(handbook: Handbook) -> None:
    row = next(row for row in report(handbook, "approval-matrix") if row.startswith("采购"))
    assert row.split() == [
        *("采购", "买东西", "代表"),
        *("总监", "适用：不超过", "1000", "元", "销售部"),
        *("3", "天内", "源文未写", "附发票", "先电话同意"),
    ]


def test_a_category_stands_above_its_solutions_and_those_below_it(handbook: Handbook) -> None:
    found = report(handbook, "routing")
    start = found.index("一切 转给谁：销售部")
    assert [row.split("（")[0] for row in found[start : start + 2]] == [
        "一切 转给谁：销售部",
        "价格 转给谁：代表",
    ]
    assert "问价 代表 总监 什么情况：要打折 24 小时内" in found
    assert "没人 未填 无 未填" in found
    rest = found.index("其余 转给谁：源文未写")
    assert found[rest + 1] == "还没有知识条目"
    assert found.index("没有归类的知识条目") < found.index("丢货 未填 源文未写 未填")


def test_what_is_cited_is_listed_once_where_it_is_laid_down(handbook: Handbook) -> None:
    found = report(handbook, "calendar")
    assert "代表 日报 每天 表单 日报、制度 规定" in found
    meeting = [row for row in found if "开会" in row]
    assert meeting == ["销售部 适用对象：总监 每季度开会。 每季度 推断 1 制度 规定"]
    assert not [row for row in found if "写报告" in row]


@pytest.mark.parametrize(
    ("row", "rhythm"),
    [
        ("代表 日报", "每天"),
        ("代表 周会", "每周"),
        ("– 接通率", "每月"),
        ("销售部 适用对象：总监 每季度开会。", "每季度"),
        ("代表 拜访客户", "其他周期"),
        ("代表 打扫", "按文字说明"),
        ("– 清单", "周期未写"),
    ],
)
def test_each_rhythm_has_its_section(handbook: Handbook, row: str, rhythm: str) -> None:
    page = render_one(handbook, Key("acme", "calendar", "")).page
    titles = [heading.title for heading in page.toc]
    parts = page.html.split("<h2")[1:]
    section = parts[titles.index(rhythm)]
    assert [one for one in blocks(f"<h2{section}") if one.startswith(row)]


def test_a_citation_that_leads_nowhere_or_in_a_circle_stays_where_it_is(
    make_handbook: MakeHandbook,
) -> None:
    circle = "name: 规定\nclauses:\n" + "".join(
        f"  - {{id: {one}, number: 甲, text: {one}, cadence: 'policy:rules#{other}'}}\n"
        for one, other in (("aa", "bb"), ("bb", "aa"))
    )
    broken = "name: 日报\ncadence: 'policy:rules#gone'\n"
    handbook = make_handbook({"acme/policies/rules.yml": circle, "acme/forms/report.yml": broken})
    found = report(handbook, "calendar")
    assert [row.split()[1] for row in found if row.startswith("– ")] == ["aa", "bb", "日报"]


def test_the_whole_calendar_has_the_same_items_by_organization(
    handbook: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rows(handbook, CALENDAR)
    assert "示例公司 1 1 1 1 1 1 1 7" in found
    assert "代表 日报 每天 表单 日报、制度 规定" in found
    monkeypatch.setattr(calendar_page, "MOST_ITEMS", 6)
    short = rows(handbook, CALENDAR)
    assert "示例公司 1 1 1 1 1 1 1 7" in short
    assert not [row for row in short if row.startswith("代表")]


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("不在任何流程中的岗位", "示例公司 3 / 4 3 总监、文员、助手"),
        ("职责缺失或未写的岗位", "示例公司 3 / 4 2 总监、文员 1 助手"),
        ("没有时限的流程", "示例公司 1 / 2 1 其他 –"),
        ("没有升级对象的知识条目", "示例公司 1 / 3 1 丢货 –"),
        ("没有知识条目的类别", "示例公司 1 / 3 1 其余"),
        ("没有栏目的表单", "示例公司 1 / 2 1 清单 –"),
        ("没有目标值的指标", "示例公司 1 / 2 – 1 心情"),
    ],
)
def test_a_silent_source_is_told_from_what_nobody_has_written(
    handbook: Handbook, title: str, row: str
) -> None:
    page = render_one(handbook, COVERAGE).page
    titles = [heading.title for heading in page.toc]
    section = page.html.split("<h2")[1:][titles.index(title)]
    assert row in list(blocks(f"<h2{section}"))


def test_the_overview_counts_every_check(handbook: Handbook) -> None:
    found = rows(handbook, COVERAGE)
    assert "示例公司 3 / 4 3 / 4 1 / 2 1 / 3 1 / 3 1 / 2 1 / 2" in found
    assert "合计 3 / 4 3 / 4 1 / 2 1 / 3 1 / 3 1 / 2 1 / 2" in found


def test_long_lists_end_in_a_link_to_all_of_them(make_handbook: MakeHandbook) -> None:
    files = {f"acme/metrics/m{number}.yml": f"name: 指标{number}\n" for number in range(61)}
    html = render_one(make_handbook(files), COVERAGE).page.html
    assert '<a href="acme/metrics/index.html">还有 1 项</a>' in html


def test_reports_exist_and_are_linked_where_there_is_something_to_show(
    make_handbook: MakeHandbook, handbook: Handbook
) -> None:
    kinds = {"headcount", "approval-matrix", "routing", "calendar"}
    full = {key.kind for key in addresses(handbook) if key.organization and not key.id}
    assert full == kinds
    empty = make_handbook({"handbook.yml": "organizations: [other]\n"} | OTHER)
    assert not [key for key in addresses(empty) if key.organization == "other" and not key.id]
    page: Any = render_one(handbook, Key("acme", "organization", "acme")).page
    for kind in kinds:
        assert f'href="{kind}.html"' in page.html
    home = render_one(handbook, HOME).page.html
    assert 'href="calendar.html"' in home
    assert 'href="coverage.html"' in home


OTHER = {"other/organization.yml": "name: 另一家\n", "other/departments/desk.yml": "name: 前台\n"}
