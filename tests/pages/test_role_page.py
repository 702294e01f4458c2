"""The role page reads like a job description, and says plainly what the source does not."""

from __future__ import annotations

import re

from tests.pages.conftest import MakePage

ROLE = """
name: 客户主管
also_called: [客服主管]
belongs_to: service
reports_to:
  line: manager
  certainty: inferred
  note: 图上没有画线。
  dotted: [{to: "party:board", on: 预算}]
headcount: {count: 1, wording: 壹名}
grade: B+3
purpose: 带好客服组。
duties:
  - {id: report, text: "每月编[](form:report)。", source_no: 5, cadence: {every: 1mo, times: 1}}
  - {id: train, text: 培训新人。, limit: {within: 2h}, counterparts: [dealer]}
authority: [{id: refund, text: 批准退款。}]
requirements: [{id: years, text: 三年经验。}]
works_with: [{to: dealer, on: 投诉}]
metrics: [satisfaction]
"""
FILES = {
    "acme/organization.yml": "name: 示例公司\ngrade_scale: [{id: b, name: B级, grades: [B+3]}]\n",
    "acme/departments/service.yml": "name: 客服部\nparent: organization\nhead: supervisor\n",
    "acme/roles/supervisor.yml": ROLE,
    "acme/roles/manager.yml": "name: 经理\nbelongs_to: organization\nreports_to: {line: none}\n",
    "acme/roles/agent.yml": "name: 坐席\nbelongs_to: service\nreports_to: {line: supervisor}\n",
    "acme/parties/board.yml": "name: 董事会\n",
    "acme/parties/dealer.yml": "name: 经销商\n",
    "acme/forms/report.yml": "name: 反馈表\nfilled_by: [supervisor]\n",
    "acme/metrics/satisfaction.yml": "name: 满意度\n",
    "acme/procedures/complaint.yml": "name: 投诉处理\nnodes:\n"
    "  - {id: s, kind: start, text: 来电}\n"
    "  - {id: check, kind: task, text: 核实, actors: [supervisor]}\n"
    "  - {id: e, kind: end}\nedges: [{from: s, to: check}, {from: check, to: e}]\n",
    "acme/solutions/late.yml": "name: 迟到\nquestions: [一, 二, 三]\nanswer: {say: 好}\n"
    "resolved_by: [agent]\nescalate: [{to: supervisor, when: 客户不满}]\n",
}


def order(html: str, *needles: str) -> list[int]:
    return [html.index(needle) for needle in needles]


def test_it_stands_in_the_order_of_a_job_description(make_page: MakePage) -> None:
    html = make_page(FILES, "role", "supervisor").html
    positions = order(
        html,
        "<h1>客户主管",
        "<dt>所属部门</dt>",
        "<dt>汇报对象</dt>",
        "<dt>直接下属</dt>",
        "<dt>编制</dt>",
        "<dt>岗级</dt>",
        'id="_purpose"',
        'id="_duties"',
        'id="_authority"',
        'id="_requirements"',
        'id="_works_with"',
        'id="_procedures"',
        'id="_forms"',
        'id="_metrics"',
        'id="_solutions"',
    )
    assert positions == sorted(positions)


def test_what_others_say_about_it_is_there(make_page: MakePage) -> None:
    html = make_page(FILES, "role", "supervisor").html
    assert '<a href="agent.html">坐席</a>' in html
    assert '<a href="../procedures/complaint.html">投诉处理</a>' in html
    assert '<a href="../procedures/complaint.html#check">核实</a>' in html
    assert '<a href="../solutions/late.html">迟到</a>' in html
    assert '<a href="../forms/report.html">反馈表</a>' in html


def test_values_are_put_into_words(make_page: MakePage) -> None:
    html = make_page(FILES, "role", "supervisor").html
    assert "1 人" in html
    assert "壹名" in html
    assert "每月 1 次" in html
    assert "2 小时内" in html
    assert "源文编号 5" in html


def test_a_reading_is_marked_and_its_note_is_visible(make_page: MakePage) -> None:
    html = make_page(FILES, "role", "supervisor").html
    mark = re.search(r'<a class="db-mark" id="_mark-1" href="#_note-1"[^>]*>推断 1</a>', html)
    assert mark is not None
    assert '<li id="_note-1">' in html
    assert "图上没有画线。" in html[html.index('<li id="_note-1">') :]


def test_sections_without_content_do_not_appear(make_page: MakePage) -> None:
    page = make_page(FILES, "role", "agent")
    headings = [heading.id for heading in page.toc]
    assert headings == ["_solutions"]
    assert page.html.count("<h2") == 1


def test_key_facts_always_appear(make_page: MakePage) -> None:
    html = make_page({"acme/roles/lone.yml": "name: 孤岗\n"}, "role", "lone").html
    for label in ("所属部门", "汇报对象", "编制"):
        assert re.search(rf"<dt>{label}</dt><dd>[^/]*未填", html), label
    assert "岗级" not in html  # no grade scale, no grade


def test_every_marker_has_its_word(make_page: MakePage) -> None:
    files = {
        "acme/organization.yml": FILES["acme/organization.yml"],
        "acme/roles/a.yml": "name: 甲\nbelongs_to: unknown\nreports_to: {line: none}\n"
        "headcount: lost\ngrade: not_specified\nduties: not_specified\n",
    }
    html = make_page(files, "role", "a").html
    expected = {"所属部门": "未知", "汇报对象": "无", "编制": "源文缺失", "岗级": "源文未写"}
    for label, word in (expected | {"职责": "源文未写"}).items():
        assert re.search(rf'<dt>{label}</dt><dd><span class="db-missing">{word}</span>', html), (
            label
        )
    assert 'id="_duties"' not in html


def test_posts_show_vacancies_and_holders(make_page: MakePage) -> None:
    files = {
        "acme/roles/a.yml": "name: 甲\nheadcount: 3\nposts:\n"
        "  - {no: 1}\n  - {no: 2, vacancy: open}\n  - {no: 3, vacancy: unfilled}\n",
        "acme/holdings.yml": "holdings: [{person: 成员甲, role: a, no: 1, concurrent: stated}]\n",
    }
    html = make_page(files, "role", "a").html
    rows = re.findall(r'<tr><td class="db-number">(\d)</td><td>(.*?)</td><td>(.*?)</td>', html)
    assert [(number, state) for number, state, _ in rows] == [
        ("1", "在岗"),
        ("2", "暂缺"),
        ("3", "已设岗、未到任"),
    ]
    assert "成员甲" in rows[0][2]
    assert "兼任" in rows[0][2]


def test_the_interface_may_be_in_another_language(make_page: MakePage) -> None:
    page = make_page(FILES, "role", "supervisor", language="en")
    assert '<div class="db db-page-role" lang="zh">' in page.html
    assert '<span lang="en">Reports to</span>' in page.html
    assert "汇报对象" not in page.html
    assert "Duties" in [heading.title for heading in page.toc]
