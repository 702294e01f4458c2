"""The policy page: chapters, clauses, how strongly they bind, what follows from a breach."""

from __future__ import annotations

import re

from tests.pages.conftest import MakePage
from tests.pages.work.conftest import FILES, MakeHtml

PATH = "acme/policies/rules.yml"


def table(page: str, caption: str) -> list[list[str]]:
    """The rows of the table with a caption, without markup."""
    found = re.search(rf"<caption>{caption}</caption>(.*?)</table>", page, re.S)
    assert found
    return [
        [" ".join(re.sub("<[^>]*>", " ", cell).split()) for cell in cells]
        for cells in (
            re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
            for row in re.findall(r"<tr.*?</tr>", found[1], re.S)
        )
    ]


def test_chapters_are_the_contents(make_page: MakePage) -> None:
    toc = make_page(FILES, "policy", "rules").toc
    assert [(one.id, one.title) for one in toc[:2]] == [
        ("ch-1", "第一章 总则"),
        ("ch-2", "第二章 受理与答复"),
    ]


def test_a_policy_without_chapters_gets_a_heading(make_page: MakePage) -> None:
    files = {**FILES, PATH: "name: 短\nclauses: [{id: a, number: 一, text: 一条。}]\n"}
    page = make_page(files, "policy", "rules")
    assert page.toc[0].title == "条款"
    assert '<div class="db-clause" id="a">' in page.html


def test_clauses_show_how_strongly_they_bind(html: MakeHtml) -> None:
    page = html("policy", "rules")
    for clause, word in (("a2", "应当"), ("a6", "必须"), ("a7", "禁止事项"), ("a8", "可以")):
        body = page[page.index(f'id="{clause}"') :]
        assert re.search(r'db-modality db-\w+">(.*?)<', body)[1] == word  # type: ignore[index]
    assert "说明</span>" not in page


def test_tiers_windows_doubling_and_appeal_are_in_the_table(html: MakeHtml) -> None:
    rows = table(html("policy", "rules"), "处罚")
    assert rows[0] == ["情形", "次数", "措施", "金额", "说明"]
    assert rows[1][:4] == ["未按时答复客户", "第 1 次", "口头警告", "–"]
    details = rows[1][4]
    assert "针对：首次未答复、再次未答复" in details
    assert "累计范围：1 年" in details
    assert "每多一次增加： 源文未写" in details
    assert "加倍：同一客户再次投诉的加倍。" in details
    assert "决定人： 客服主管" in details
    assert "申诉：可以" in details
    assert rows[2] == ["第 2 次", "书面警告", "50 元/次"]
    assert rows[3] == ["第 3 次起", "调离岗位", "源文未写"]
    assert rows[4] == ["辱骂客户", "–", "辞退", "–", "申诉： 源文未写"]


def test_columns_that_would_be_empty_are_left_out(html: MakeHtml) -> None:
    assert table(html("policy", "rules"), "奖励") == [
        ["措施", "金额", "说明"],
        ["通报表扬", "100 元/次", "决定人： 客服主管"],
    ]


def test_no_appeal_is_said(html: MakeHtml) -> None:
    replaced = {PATH: FILES[PATH].replace("appeal: true", "appeal: false")}
    assert "申诉：不可以" in html("policy", "rules", replaced)


def test_a_gap_between_tiers_means_from_then_on(html: MakeHtml) -> None:
    replaced = {PATH: FILES[PATH].replace("occurrence: 3", "occurrence: 4")}
    rows = table(html("policy", "rules", replaced), "处罚")
    assert [row[0] for row in rows[2:4]] == ["第 2 次起", "第 4 次起"]


def test_access_says_who_may_and_what_others_do(html: MakeHtml) -> None:
    rows = table(html("policy", "rules"), "使用权限")
    assert rows == [["对象", "谁可以", "其他人"], ["通话录音", "客服主管", "须经主管批准。"]]


def test_facts_of_a_policy(html: MakeHtml) -> None:
    page = html("policy", "rules")
    facts = dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, re.S))
    assert facts["生效日期"] == "自 2025-01-01 起"
    assert "源文未写" in facts["解释"]
    assert ">客服主管</a>" in facts["监督执行"]
    assert facts["代替"] == "2024 年版《投诉处理办法》"
