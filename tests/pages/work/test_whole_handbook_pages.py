"""The glossary and the quality report."""

from __future__ import annotations

import re

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text
from deskbook.model import Handbook
from deskbook.pages import silence
from deskbook.pages.render import Options, render_one
from deskbook.pages.urls import GLOSSARY, QUALITY
from tests.pages.conftest import MakeHandbook
from tests.pages.work.conftest import FILES


def finding(path: str, line: int = 1, severity: Severity = Severity.WARNING) -> Diagnostic:
    message = Text(f"{path} 的问题", f"a problem of {path}")
    return Diagnostic("SOL008", severity, Location(path, line), message, Text("改它", "fix it"))


def report(handbook: Handbook, *findings: Diagnostic, edit: str = "") -> str:
    return render_one(handbook, QUALITY, Options(findings=findings, edit=edit)).page.html


def test_hidden_words_and_misspellings_never_appear(company: Handbook) -> None:
    page = render_one(company, GLOSSARY).page
    assert "服务热线、客服电话" in page.html
    assert "藏起来的词" not in page.html
    assert "热钱" not in page.html


def test_shared_terms_come_first_and_links_are_read_where_the_term_stands(
    company: Handbook,
) -> None:
    page = render_one(company, GLOSSARY).page
    assert [one.title for one in page.toc] == ["全手册通用", "示例公司"]
    refund = page.html[page.html.index('id="acme.refund"') :]
    assert '<a href="acme/approvals/refund-approval.html">退款审批</a>' in refund
    assert '<a href="acme/procedures/complaint.html#register">投诉处理</a>' in refund
    assert re.search(r'<a href="(glossary\.html)?#term\.hotline">热线</a>', refund)


def test_terms_are_in_the_order_of_their_names(make_handbook: MakeHandbook) -> None:
    terms = "terms: [{id: z, name: b}, {id: y, name: A}, {id: x, name: C}]\n"
    page = render_one(make_handbook({"glossary.yml": terms}), GLOSSARY).page
    assert re.findall(r"<dt>(\w)<", page.html) == ["A", "b", "C"]


def test_findings_stand_under_who_looks_after_the_entry(company: Handbook) -> None:
    owned = finding("handbook/acme/solutions/lost-delivery.yml", 3)
    unowned = finding("handbook/acme/trees/late-flow.yml", 1, Severity.INFO)
    page = report(company, unowned, owned, finding("handbook/handbook.yml"))
    mine, nobody = page.index("由客服主管维护"), page.index("没有写明维护人")
    assert mine < page.index("lost-delivery.yml 的问题") < nobody
    assert nobody < page.index("handbook/handbook.yml 的问题")
    assert nobody < page.index("late-flow.yml 的问题")
    assert '<a href="acme/solutions/lost-delivery.html">货丢了</a>' in page
    assert "handbook/acme/solutions/lost-delivery.yml:3:1" in page
    assert "怎么改：改它" in page
    assert "2 个警告，1 个提示" in page


def test_a_place_leads_to_the_source_where_it_can_be_edited(company: Handbook) -> None:
    page = report(company, finding("handbook/handbook.yml"), edit="https://example.org/edit/")
    assert 'href="https://example.org/edit/handbook/handbook.yml"' in page


def test_a_finding_in_a_list_belongs_to_the_item_it_stands_in(make_handbook: MakeHandbook) -> None:
    terms = "terms:\n  - id: one\n    name: 甲\n  - id: two\n    name: 乙\n"
    handbook = make_handbook({**FILES, "glossary.yml": terms})
    for line, name in ((2, "甲"), (3, "甲"), (4, "乙"), (5, "乙")):
        page = report(handbook, finding("handbook/glossary.yml", line))
        assert re.findall(r'<a href="glossary\.html#[\w.]+">(.)</a>', page) == [name]


def test_without_findings_the_report_says_so(company: Handbook) -> None:
    assert report(company).count("没有发现问题。") == 2


def test_what_is_missing_in_the_sources_is_listed(company: Handbook) -> None:
    page = report(company)
    section = page[page.index('id="_incomplete"') :]
    assert '<a href="acme/procedures/complaint.html">投诉处理</a>' in section
    assert '退款的<a href="acme/approvals/refund-approval.html">退款审批</a>条件' in section


def test_silence_is_counted_for_each_organization(company: Handbook) -> None:
    page = report(company)
    written = "".join(text for name, text in FILES.items() if name.startswith("acme/"))
    row = re.search(r'<a href="acme/index\.html">示例公司</a></th>(.*?)</tr>', page)
    assert row
    counts = re.findall(r">([^<>]+)</td>", row[1])
    assert counts[1:] == [str(written.count("not_specified")), "–", "–"]


def test_ids_are_names_and_not_silence() -> None:
    data = {
        "id": "lost",
        "to": "lost",
        "items": ["unknown", {"limit": "none", "x": "not_specified"}],
    }
    assert silence.count([data]) == {"lost": 1, "unknown": 1, "not_specified": 1}
