"""Every rule keeps what its manual page promises."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import deskbook
from deskbook import rules
from deskbook.diagnostics import Severity
from deskbook.rules.manual import HEADINGS, Example, manual

RULES = rules.all_rules()
PACKAGE = Path(deskbook.__file__).parent


def by_code(rule: rules.Rule) -> str:
    return rule.code


def overlay(examples: tuple[Example, ...]) -> dict[str, str]:
    return {example.path: example.body for example in examples if example.path}


def test_the_rules_are_found() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert {"REF001", "DEPT001", "PROC001", "SOL002", "YAML001"} <= set(codes)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_constants(rule: rules.Rule) -> None:
    assert re.fullmatch(r"[A-Z]{2,5}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert isinstance(rule.severity, Severity)
    assert rule.profile in rules.PROFILES
    assert rule.raised_by in ("", "sources", "schema", "model", "site", "rules")
    assert rule.check or rule.check_on or rule.raised_by


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_page_is_complete_in_both_languages(rule: rules.Rule) -> None:
    read = manual(rule.manual)
    for language, headings in HEADINGS.items():
        page = rules.page(rule.code, language)
        places = [page.index(f"\n## {heading}\n") for heading in headings]
        assert all(earlier < later for earlier, later in pairwise(places))
        assert rule.code in page and rule.name in page
        assert all(len(read.sections[language][heading]) >= 8 for heading in headings)
    for text in (read.titles["zh"], *read.sections["zh"].values()):
        assert re.search(r"[\u4e00-\u9fff]", text)
    assert not re.search("schema|null|node|解析|模式", read.titles["zh"].casefold())


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_bad_example_fires_this_rule_and_no_other(rule: rules.Rule, project) -> None:
    files = overlay(manual(rule.manual).examples["Bad"])
    if not files:
        only = "what is no text and what is no source cannot be shown as one"
        assert rule.raised_by in ("sources", "site"), only
        return
    found = project.lay(files).diagnose()
    assert {one.code for one in found} == {rule.code}
    assert all(one.severity.rank >= rule.severity.rank for one in found)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_the_good_example_is_clean(rule: rules.Rule, project) -> None:
    files = overlay(manual(rule.manual).examples["Good"])
    assert project.lay(files).diagnose() == ()


def test_every_code_found_while_reading_has_a_page_and_the_other_way_round() -> None:
    raised = {
        (folder, code)
        for folder in ("sources", "schema", "model", "site", "rules")
        for file in (PACKAGE / folder).rglob("*.py")
        for code in re.findall(r'"([A-Z]{2,5}\d{3})"', file.read_text(encoding="utf-8"))
    }
    documented = {(rule.raised_by, rule.code) for rule in RULES if rule.raised_by}
    assert documented <= raised
    # Texts may mention the code of any rule, but of none that does not exist.
    assert {code for _, code in raised} <= {rule.code for rule in RULES}


def test_pages_of_unknown_rules_propose_others() -> None:
    with pytest.raises(rules.UnknownRule) as caught:
        rules.page("REF01", "zh")
    assert "REF001 (unknown-reference)" in caught.value.text.render("zh")
    with pytest.raises(rules.UnknownRule):
        rules.matching(["XYZ"])


def test_pages_can_be_asked_for_by_name_and_in_lower_case() -> None:
    assert rules.page("ref001", "en") == rules.page("unknown-reference", "en")


def test_wrapped_lines_of_a_page_are_joined() -> None:
    page = rules.page("PROC004", "zh")
    prose = [line for line in page.split("## 反例")[0].splitlines() if line]
    assert not any(
        one.startswith(("每个判断", "普通步骤")) and not one.endswith(("。", "`。"))
        for one in prose
    )
    assert "普通步骤如果有几条离开的连线" in page
