"""Which findings a run returns: profiles, added and ignored rules, waivers."""

from __future__ import annotations

from datetime import date

import pytest

from deskbook import rules

LONELY = {"handbook/example/departments/archive.yml": "name: 档案室\n"}
BROKEN = {"handbook/example/departments/archive.yml": "name: 档案室\nparent: nowhere\n"}


def waived(code: str, more: str = "") -> dict[str, str]:
    waiver = f"waivers:\n  - {{rule: {code}, reason: 归属正在讨论。{more}}}\n"
    return {path: text + waiver for path, text in LONELY.items()}


def codes(project, **arguments) -> list[str]:
    handbook, found = project.load()
    return [one.code for one in rules.run(handbook, found=found, **arguments)]


def test_profiles_are_nested(project) -> None:
    project.lay(LONELY)
    assert codes(project, profile="draft") == []
    for profile in ("", "basic", "standard", "strict"):
        assert codes(project, profile=profile) == ["DEPT002"]


def test_the_profile_of_the_handbook_counts(project) -> None:
    project.lay(LONELY).lay({"handbook/handbook.yml": "title: 手册\nprofile: draft\n"})
    assert codes(project) == []
    assert codes(project, profile="basic") == ["DEPT002"]


def test_rules_are_added_and_ignored(project) -> None:
    project.lay(LONELY)
    assert codes(project, profile="draft", select=["DEPT"]) == ["DEPT002"]
    assert codes(project, ignore=["DEPT002"]) == []
    assert codes(project, ignore=["DEPT"]) == []
    settings = "title: 手册\nprofile: draft\nselect: [DEPT002]\n"
    project.lay({"handbook/handbook.yml": settings})
    assert codes(project) == ["DEPT002"]
    project.lay({"handbook/handbook.yml": settings + "ignore: [DEPT]\n"})
    assert codes(project) == []


@pytest.mark.parametrize("argument", ["select", "ignore"])
def test_unknown_codes_are_refused(project, argument: str) -> None:
    with pytest.raises(rules.UnknownRule):
        codes(project, **{argument: ["DEPT999"]})


def test_errors_found_while_reading_cannot_be_ignored_but_warnings_can(project) -> None:
    project.lay({"handbook/example/parties/customer.yml": "name: 客户\ntype: outsider\n"})
    assert codes(project, ignore=["SCH"]) == ["SCH001"]
    hours = "name: 热线\nhours:\n  - {from: 08:30, to: '17:30'}\n"
    project.lay(
        {
            "handbook/example/parties/customer.yml": "name: 客户\n",
            "handbook/example/channels/hotline.yml": hours,
        }
    )
    assert codes(project) == ["YAML003"]
    assert codes(project, ignore=["YAML003"]) == []


def test_a_waiver_silences_its_rule_in_its_file(project) -> None:
    project.lay(waived("DEPT002"))
    assert codes(project) == []
    project.lay({"handbook/example/departments/cellar.yml": "name: 库房\n"})
    assert codes(project) == ["DEPT002"]


def test_a_waiver_of_another_rule_silences_nothing(project) -> None:
    assert codes(project.lay(waived("DEPT001"))) == ["DEPT002", "CFG002"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (None, []),
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), ["DEPT002", "CFG002"]),
    ],
)
def test_a_waiver_expires_after_its_last_day(project, today: date | None, expected) -> None:
    project.lay(waived("DEPT002", ", until: 2026-12-31"))
    assert codes(project, today=today) == expected


def test_an_error_may_be_waived_unless_it_was_found_while_reading(project) -> None:
    assert codes(project.lay(BROKEN)) == ["REF001"]
    path, text = next(iter(BROKEN.items()))
    waiver = "waivers:\n  - {rule: REF001, reason: 部门尚未成立。}\n"
    project.lay({path: text + waiver})
    assert codes(project) == []
    project.lay({path: text + waiver + "  - {rule: SCH001, reason: 无。}\ntype: castle\n"})
    assert codes(project) == ["SCH001"]


def test_findings_come_sorted_and_the_same_every_time(project) -> None:
    project.lay(BROKEN).lay({"handbook/example/roles/clerk.yml": "name: 文员\n"})
    handbook, found = project.load()
    first = rules.run(handbook, found=found)
    assert [one.location.path for one in first] == sorted(one.location.path for one in first)
    assert rules.run(project.load()[0], found=reversed(found)) == first


def test_a_waiver_of_a_rule_that_does_not_run_is_not_called_unused(project) -> None:
    project.lay(waived("DEPT002"))
    assert codes(project, profile="draft") == []
    assert codes(project, ignore=["DEPT002"]) == []


def test_unknown_codes_in_the_settings_are_findings(project) -> None:
    settings = "title: 手册\nselect: [REF, XYZ001]\nignore: [DEPT999]\n"
    project.lay({"handbook/handbook.yml": settings})
    assert codes(project) == ["CFG001", "CFG001"]
