"""The solution page: what the agent says comes first, and nothing is promised by accident."""

from __future__ import annotations

import pytest

from tests.pages.work.conftest import FILES, MakeHtml

PATH = "acme/solutions/late-delivery.yml"
NO_PROMISE = "不要承诺时限"


def with_limit(limit: str) -> dict[str, str]:
    return {PATH: FILES[PATH].replace("limit: policy:rules#a6", limit)}


def test_the_answer_comes_before_everything_else(html: MakeHtml) -> None:
    page = html("solution", "late-delivery")
    order = ["<h1>", 'id="_say"', "我马上帮您查物流", 'id="_ask_first"', 'id="_steps_done"']
    order += ['id="_never_say"', "可以承诺", "时限", "由谁解决", "升级", "转交时说明"]
    order += ["按哪个流程", "先查物流，再答复客户", 'id="_asked_as"', 'id="_symptoms"']
    places = [page.index(text) for text in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "limit",
    [
        "",
        "limit: not_specified",
        "limit: lost",
        "limit: unknown",
        "limit: none",
        "limit: {from: 接到电话, to: 回电}",
        "limit: policy:rules#a7",
        "limit: procedure:refund",
    ],
)
def test_without_a_stated_limit_the_card_warns(html: MakeHtml, limit: str) -> None:
    assert NO_PROMISE in html("solution", "late-delivery", with_limit(limit))


@pytest.mark.parametrize(
    ("limit", "shown"),
    [
        ("limit: {within: 2h}", "2 小时内"),
        ("limit: {wording: 尽快}", "尽快"),
        ("limit: policy:rules#a6", "24 小时内"),
        ("limit: policy:rules#a6-limit", "24 小时内"),
        ("limit: channel:hotline", "三声之内接起"),
    ],
)
def test_a_stated_limit_is_shown_without_a_warning(html: MakeHtml, limit: str, shown: str) -> None:
    page = html("solution", "late-delivery", with_limit(limit))
    assert NO_PROMISE not in page
    assert shown in page


def test_a_channel_without_a_limit_is_shown_with_its_hours(html: MakeHtml) -> None:
    files = with_limit("limit: channel:always")
    files["acme/channels/always.yml"] = "name: 在线客服\ntype: chat\nhours: always\n"
    page = html("solution", "late-delivery", files)
    hours = page[page.index("<dt>服务时间</dt>") :]
    hours = hours[: hours.index("</div>")]
    assert "7×24 小时" in hours
    assert 'href="../channels/always.html"' in hours
    assert "<dt>时限</dt>" not in page
    assert NO_PROMISE not in page


def test_several_limits_are_each_shown_with_what_they_are_for(html: MakeHtml) -> None:
    limits = """limit: {on: 首次答复, see: policy:rules#a6}
limits:
  - {on: 结案, within: 3d}
  - {on: 回访, see: policy:rules#a7}"""
    page = html("solution", "late-delivery", with_limit(limits))
    shown = page[page.index("<dt>时限</dt>") : page.index("<dt>由谁解决</dt>")]
    first, second, third = shown.split("<li>")[1:]
    assert "首次答复" in first and "24 小时内" in first and NO_PROMISE not in first
    assert "结案" in second and "3 天内" in second and NO_PROMISE not in second
    assert "回访" in third and NO_PROMISE in third


def test_a_solution_names_the_duty_it_rests_on(html: MakeHtml) -> None:
    page = html("solution", "late-delivery", with_limit("basis: [policy:rules#a6]"))
    basis = page[page.index("<dt>依据</dt>") :]
    assert 'href="../policies/rules.html#a6"' in basis[: basis.index("</div>")]


def test_an_escalation_shows_how_sure_it_is(html: MakeHtml) -> None:
    page = html("solution", "late-delivery")
    escalation = page[page.index("<dt>升级</dt>") :]
    escalation = escalation[: escalation.index("</div>")]
    assert ">客服主管</a>" in escalation
    assert "查不到物流" in escalation
    assert "推断" in escalation


def test_marks_are_numbered_in_reading_order(html: MakeHtml) -> None:
    page = html("solution", "late-delivery")
    numbers = [page.index(f'id="_mark-{number}"') for number in (1, 2, 3)]
    assert numbers == sorted(numbers)
    notes = page[page.index('id="_note-1"') :]
    assert notes.index("源文没有写由谁回电话") < notes.index("按流程推断")


def test_the_procedure_is_linked_at_its_step(html: MakeHtml) -> None:
    page = html("solution", "late-delivery")
    link = '<a href="../procedures/complaint.html#register">登记投诉</a>'
    assert f'<a href="../procedures/complaint.html">投诉处理</a> › {link}' in page


def test_related_solutions_are_shown_from_both_sides(html: MakeHtml) -> None:
    assert '<a href="lost-delivery.html">货丢了</a>' in html("solution", "late-delivery")
    assert '<a href="late-delivery.html">货到晚了怎么办</a>' in html("solution", "lost-delivery")


def test_nobody_named_is_said_and_not_left_out(html: MakeHtml) -> None:
    page = html("solution", "lost-delivery")
    for fact in ("由谁解决", "升级"):
        assert f'<dt>{fact}</dt><dd><span class="db-missing">源文未写</span>' in page
    assert "未核实" in page


def test_what_replaces_a_solution_stands_above_its_answer(html: MakeHtml) -> None:
    archived = FILES[PATH] + "replaced_by: lost-delivery\n"
    page = html("solution", "late-delivery", {PATH: archived.replace("validated", "archived")})
    place = page.index("已经停用，现在改用")
    assert place < page.index('href="lost-delivery.html"', place) < page.index('id="_say"')
    assert "失效以后改用" in html("solution", "late-delivery", {PATH: archived})
    new = html("solution", "lost-delivery", {PATH: archived})
    assert 'href="late-delivery.html"' in new[new.index('id="_replaces"') :]
