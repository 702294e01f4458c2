"""Forms, metrics, meetings, approvals, channels, categories and guided flows."""

from __future__ import annotations

import re

import pytest

from deskbook.model import Handbook, Key
from deskbook.model.knowledge import Option, Tree, TreeNode
from deskbook.pages.guided_flow import DEEPEST, rows
from tests.pages.work.conftest import FILES, MakeHtml


def facts(page: str) -> dict[str, str]:
    """The key facts, without markup."""
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.S)
    return {name: " ".join(re.sub("<[^>]*>", " ", value).split()) for name, value in found}


def test_a_form_lists_its_fields(html: MakeHtml) -> None:
    page = html("form", "complaint-record")
    assert facts(page)["份数"] == "一式 2 份"
    assert facts(page)["保存期限"] == "3 年"
    assert facts(page)["频次"] == "每天 原文：当天"
    rows_of_fields = re.findall(r'<tr id="(f-\w+)">(.*?)</tr>', page, re.S)
    texts = {name: re.sub("<[^>]*>", "|", cells) for name, cells in rows_of_fields}
    assert "人员" in texts["f-name"]
    assert "个人信息" in texts["f-name"]
    assert "产品、服务、配送" in texts["f-kind"]
    assert "源文未写" in texts["f-kind"]


def test_a_form_whose_fields_are_not_written_says_so(html: MakeHtml) -> None:
    page = html(
        "form", "complaint-record", {"acme/forms/complaint-record.yml": "name: 表\nfields: lost\n"}
    )
    assert facts(page)["栏目"] == "源文缺失"


def test_a_metric_shows_its_target_and_the_words_of_the_source(html: MakeHtml) -> None:
    assert facts(html("metric", "answer-rate"))["目标值"] == "≥95 % 原文：不低于95%"
    assert facts(html("metric", "answer-rate"))["统计周期"] == "每月"


def test_a_meeting_shows_its_rhythm_and_limits(html: MakeHtml) -> None:
    page = html("meeting", "weekly")
    assert facts(page)["频次"] == "每周 1–2 次"
    assert '<li id="minutes-limit">24 小时内' in page


def test_signatures_are_in_order_with_their_limits(html: MakeHtml) -> None:
    page = html("approval", "refund-approval")
    chain = page[page.index('<ol class="db-chain">') :]
    assert chain.index('id="s-one"') < chain.index('id="s-one-limit"') < chain.index('id="s-two"')
    assert "金额超过 1000 元" in chain
    assert "源文未写" in chain[chain.index('id="s-two"') :]


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        ("always", "7×24 小时"),
        ("not_specified", "源文未写"),
        ('[{from: "22:00", to: "06:00"}]', "每天 22:00–次日 06:00"),
        ('[{days: 工作日, from: "08:30", to: "18:00"}]', "工作日 08:30–18:00"),
        ('[{days: 工作日, from: "00:00", to: "00:00"}]', "工作日 00:00–次日 00:00"),
        ('[{days: 周六, note: "看情况。"}]', "周六 看情况。"),
        ('[{days: 周日, from: "09:00"}]', "周日 09:00"),
    ],
)
def test_opening_hours(html: MakeHtml, hours: str, shown: str) -> None:
    page = html(
        "channel", "hotline", {"acme/channels/hotline.yml": f"name: 热线\nhours: {hours}\n"}
    )
    assert facts(page)["服务时间"] == shown


def test_a_category_shows_what_is_below_and_above(html: MakeHtml) -> None:
    page = html("category", "delivery")
    below = page[page.index('id="_category_tree"') :]
    assert '<a href="late.html">送货太晚</a>' in below
    assert '<a href="../solutions/late-delivery.html">货到晚了怎么办</a>' in below
    assert facts(html("category", "late"))["上级类别"] == "配送问题"
    assert facts(html("category", "late"))["转给谁"] == "源文未写"


def test_categories_in_a_circle_come_to_an_end(html: MakeHtml) -> None:
    replaced = {
        "acme/categories/delivery.yml": "name: 甲\nparent: late\n",
        "acme/categories/late.yml": "name: 乙\nparent: delivery\n",
    }
    page = html("category", "delivery", replaced)
    assert page.count('<a href="late.html">乙</a>') == 2


def test_a_guided_flow_lists_every_step_once(company: Handbook) -> None:
    tree = company.get(Key("acme", "tree", "late-flow"))
    assert isinstance(tree, Tree)
    lines = [(row.state, row.depth, row.to) for row in rows(tree)]
    assert lines == [
        ("step", 0, "ask-order"),
        ("step", 1, "check-logistics"),
        ("step", 2, "say-wait"),
        ("step", 2, "done"),
        ("step", 2, "parcel-lost"),
        ("jump", 2, "done"),
        ("open", 2, "not_specified"),
        ("step", 1, "ask-phone"),
        ("jump", 1, "check-logistics"),
        ("unreached", 0, "orphan"),
    ]


def test_a_very_deep_flow_is_no_burden() -> None:
    nodes = tuple(
        TreeNode(id=f"n{number}", options=(Option(label="是", to=f"n{number + 1}"),))
        for number in range(5000)
    )
    lines = list(rows(Tree(nodes=nodes)))
    assert len(lines) == 5001
    assert lines[-1].state == "broken"
    assert max(line.depth for line in lines) == DEEPEST


def test_a_guided_flow_leads_to_the_answers(html: MakeHtml) -> None:
    page = html("tree", "late-flow")
    wait = page[page.index('id="say-wait"') :]
    assert wait.index("运输中") < wait.index('<a href="../solutions/late-delivery.html">')
    assert 'id="orphan"' in page
    assert "没有步骤通向这里" in page


def test_a_step_of_a_flow_may_lead_to_several_solutions(html: MakeHtml) -> None:
    tree = """name: 送货
questions: [货还没到]
symptoms: [过了说好的日子]
nodes:
  - {id: both, kind: end, solutions: [late-delivery, lost-delivery]}
"""
    page = html("tree", "delivery", {"acme/trees/delivery.yml": tree})
    step = page[page.index('id="both"') :]
    step = step[: step.index("</li>")]
    assert "late-delivery.html" in step and "lost-delivery.html" in step
    assert "货还没到" in page and "过了说好的日子" in page


def test_a_step_at_which_the_caller_waits(html: MakeHtml) -> None:
    tree = (
        "name: 查单\nnodes:\n"
        "  - {id: ask, kind: do, text: 问司机, wait: 5m, meanwhile: 请您别挂机, next: more}\n"
        "  - {id: more, kind: do, text: 问仓库, wait: not_specified, next: end}\n"
        "  - {id: end, kind: end, outcome: 好了}\n"
    )
    page = html("tree", "delivery", {"acme/trees/delivery.yml": tree})
    first, second = page.index('id="ask"'), page.index('id="more"')
    assert "5 分钟" in page[first:second] and "请您别挂机" in page[first:second]
    assert "请客户等待：" in page[second:] and "源文未写" in page[second:]


def test_links_in_texts_count_where_an_entry_is_used(html: MakeHtml) -> None:
    path = "acme/meetings/weekly.yml"
    meeting = FILES[path] + "notes: ['先看[](metric:answer-rate)。']\n"
    page = html("metric", "answer-rate", {path: meeting})
    used = page[page.index('id="_used_in"') :]
    assert 'href="../meetings/weekly.html"' in used


def test_a_link_without_a_label_names_the_clause(html: MakeHtml) -> None:
    path = "acme/meetings/weekly.yml"
    meeting = FILES[path] + "notes: ['见[](policy:rules#a6)。']\n"
    page = html("meeting", "weekly", {path: meeting})
    assert '见<a href="../policies/rules.html#a6">投诉管理制度 第三条 限时答复</a>' in page


@pytest.mark.parametrize(
    ("effective", "shown"),
    [
        ("{from: 2026-01-01}", "自 2026-01-01 起"),
        ("{wording: 自发布之日起}", "自发布之日起"),
        ("{from: not_specified}", "源文未写"),
        ("{from: not_specified, to: 2026-12-31}", "至 2026-12-31"),
        ("{from: 2026-01-01, wording: 发布之日起实施}", "原文：发布之日起实施"),
    ],
)
def test_the_day_something_comes_into_force(html: MakeHtml, effective: str, shown: str) -> None:
    policy = f"name: 规则\neffective: {effective}\n"
    page = html("policy", "rules", {"acme/policies/rules.yml": policy})
    fact = page[page.index("<dt>生效日期</dt>") :]
    assert shown in fact[: fact.index("</div>")]


def test_a_list_the_source_does_not_end_says_so(html: MakeHtml) -> None:
    path = "acme/forms/complaint-record.yml"
    form = FILES[path] + "open_lists: {fields: 等}\n"
    assert "「栏目」没有列完，源文写「等」。" in html("form", "complaint-record", {path: form})
    path = "acme/categories/delivery.yml"
    category = FILES[path] + "open_lists: {categories: 包括但不限于}\n"
    page = html("category", "delivery", {path: category})
    assert "「问题类别」没有列完，源文写「包括但不限于」。" in page


def test_a_signature_may_be_that_of_any_one_of_several(html: MakeHtml) -> None:
    path = "acme/approvals/refund-approval.yml"
    either = FILES[path].replace("by: supervisor,", "any_of: [supervisor, agent],")
    page = html("approval", "refund-approval", {path: either})
    assert '客服主管</a> 或 <a href="../roles/agent.html">' in page


def test_a_target_may_be_laid_down_in_a_clause(html: MakeHtml) -> None:
    path = "acme/metrics/answer-rate.yml"
    metric = "name: 首次答复\ntarget: policy:rules#a6\n"
    page = html("metric", "answer-rate", {path: metric})
    target = page[page.index("<dt>目标值</dt>") :]
    target = target[: target.index("</div>")]
    assert "95 %" in target
    assert 'href="../policies/rules.html#a6"' in target


def test_a_policy_may_have_several_supervisors(html: MakeHtml) -> None:
    path = "acme/policies/rules.yml"
    policy = "name: 规则\nsupervised_by: [supervisor, department:service]\n"
    page = html("policy", "rules", {path: policy})
    fact = page[page.index("<dt>监督执行</dt>") :]
    assert fact[: fact.index("</div>")].count("<a ") == 2
