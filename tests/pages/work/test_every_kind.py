"""What holds for every page about work and knowledge, whatever it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
import yaml

from deskbook.checking import Checked
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.model import KINDS as MODEL_KINDS
from deskbook.model import Handbook, Key, knowledge, work
from deskbook.pages.render import Options, render_all, render_one
from deskbook.pages.urls import Urls
from tests.pages.conftest import MakeHandbook
from tests.pages.test_html import HOSTILE, check_links, check_page, tree
from tests.pages.work.conftest import FILES, KINDS

MINIMAL = {
    f"acme/{folder}/x.yml": "name: 只有名称\n"
    for folder in (
        "procedures policies solutions trees categories forms metrics meetings approvals channels"
    ).split()
}


def ours(handbook: Handbook) -> Iterator[Key]:
    return (key for key in handbook.entities if key.kind in KINDS)


@pytest.mark.parametrize(
    ("urls", "language"), [(Urls(False), "zh"), (Urls(True), "en")], ids=["zh", "en, folders"]
)
def test_pages_are_valid_and_their_links_lead_somewhere(
    company: Handbook, urls: Urls, language: str
) -> None:
    pages = [one.page for one in render_all(company, Options(urls=urls, language=language))]
    check_links(pages, urls)
    for page in pages:
        check_page(page)


def test_the_company_is_without_findings(company: Handbook) -> None:
    assert all(not unit.diagnostics for unit in company.units.values())
    broken = [one for key in company.entities for one in company.outgoing(key) if not one.target]
    assert not broken


@pytest.mark.parametrize("which", ["company", "reference"])
def test_every_part_that_can_be_cited_has_an_anchor(
    which: str, company: Handbook, reference: Checked
) -> None:
    handbook = company if which == "company" else reference.handbook
    for key in ours(handbook):
        html = render_one(handbook, key).page.html
        missing = [part for part in handbook.parts(key) if f' id="{part}"' not in html]
        assert not missing, key


BLOCKS = "第一段。\n\n- 甲\n- 乙\n\n第二段 **重点**。"


@pytest.mark.parametrize("text", [*HOSTILE, BLOCKS, "[](role:agent)", "[没有](role:nobody)"])
def test_hostile_texts_change_nothing(make_handbook: MakeHandbook, text: str) -> None:
    def spoiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: spoiled(item) for name, item in value.items()}
        if isinstance(value, list):
            return [spoiled(item) for item in value]
        is_words = isinstance(value, str) and re.search(r"[\u4e00-\u9fff]", value)
        return text if is_words else value

    files = {
        name: yaml.safe_dump(spoiled(yaml.safe_load(content)), allow_unicode=True)
        for name, content in FILES.items()
    }
    handbook = make_handbook(files)
    for one in render_all(handbook):
        check_page(one.page)
        for element in tree(one.page.html).iter():
            assert element.tag not in {"script", "img", "title"}
            assert not any(attribute.startswith("on") for attribute in element.attrib)
            assert not element.get("href", "").startswith("javascript:")


def test_empty_sections_do_not_appear(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(MINIMAL)
    allowed = {
        "solution": ["_say", "_commitment"],
        "approval": ["_signers"],
        "category": ["_category_solutions"],
    }
    for key in ours(handbook):
        page = render_one(handbook, key).page
        assert [heading.id for heading in page.toc] == allowed.get(key.kind, [])
        check_page(page)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("procedure", ["时限", "升级"]),
        ("solution", ["时限", "由谁解决", "升级"]),
        ("policy", ["生效日期"]),
        ("metric", ["目标值"]),
        ("channel", ["服务时间", "时限"]),
    ],
)
def test_key_facts_say_that_they_are_not_filled_in(
    make_handbook: MakeHandbook, kind: str, facts: list[str]
) -> None:
    html = render_one(make_handbook(MINIMAL), Key("acme", kind, "x")).page.html
    for fact in facts:
        assert f'<dt>{fact}</dt><dd><span class="db-missing">未填</span>' in html


def test_what_is_noted_on_a_field_is_shown(make_handbook: MakeHandbook) -> None:
    """A reading is written on every field of every entry; each must be on the page."""
    envelope = {"name", "summary", "owner", "source", "notes", "readings", "terms"}
    folders = tuple(f"/{one.folder}/" for name, one in MODEL_KINDS.items() if name in KINDS)
    files = dict(FILES)
    expected: dict[str, list[str]] = {}
    for path, content in FILES.items():
        if not any(folder in path for folder in folders):
            continue
        data = yaml.safe_load(content)
        fields = [field for field in data if field not in envelope]
        data["readings"] = {field: {"note": f"{field} 的读法"} for field in fields}
        files[path] = yaml.safe_dump(data, allow_unicode=True)
        expected[f"handbook/{path}"] = fields
    handbook = make_handbook(files)
    shown = {one.page.source: one.page.html for one in render_all(handbook)}
    for path, fields in expected.items():
        assert [field for field in fields if f">{field} 的读法 <a" not in shown[path]] == [], path


def test_a_page_says_where_the_entry_is_used(company: Handbook) -> None:
    html = render_one(company, Key("acme", "form", "complaint-record")).page.html
    section = html[html.index('id="_used_in"') :]
    assert '<a href="../roles/agent.html#handle">受理客户投诉并登记</a>' in section
    assert '<a href="../procedures/complaint.html#register">登记投诉</a>' in section
    assert '<a href="../policies/rules.html#a6">第三条 限时答复</a>' in section


def test_every_value_an_author_may_choose_has_a_word() -> None:
    expected: Mapping[str, tuple[type, str]] = {
        "modality": (work.Clause, "modality"),
        "node_kind": (work.Node, "kind"),
        "form_type": (work.Form, "type"),
        "field_type": (work.Field, "type"),
        "channel_type": (work.Channel, "type"),
        "confidence": (knowledge.Solution, "confidence"),
        "confidence_meaning": (knowledge.Solution, "confidence"),
        "scheme": (knowledge.Category, "scheme"),
        "tree_node_kind": (knowledge.TreeNode, "kind"),
    }
    for group, (record, field) in expected.items():
        hint = get_type_hints(record)[field]
        assert get_origin(hint) is Literal
        assert set(get_args(hint)) == set(ENUMERATIONS[group]), group
