"""What headcounts add up to, and who can fill which post."""

from __future__ import annotations

import pytest

from deskbook.rules.headcount.sums import comparisons

FOLDER = "handbook/example"
BASES = """name: 示例公司
bases:
  region: {name: 区域, count: 4}
  shop: {name: 门店, count: not_specified}
"""


def role(headcount: str, place: str = "finance", more: str = "") -> str:
    place = f"belongs_to: {place}\n" if place else ""
    return f"name: 岗位\n{place}reports_to: {{line: manager}}\nheadcount: {headcount}\n{more}"


def finance(project, declared: str, *headcounts: str, department: str = "", **files: str):
    """Lay a department with a declared headcount and roles over the base."""
    project.lay({f"{FOLDER}/organization.yml": BASES})
    project.lay(
        {
            f"{FOLDER}/departments/finance.yml": "name: 财务部\nparent: organization\n"
            f"headcount: {declared}\n{department}"
        }
    )
    roles = {f"role-{number}": role(value) for number, value in enumerate(headcounts)}
    texts = {**roles, **{name.replace("_", "-"): text for name, text in files.items()}}
    return project.lay({f"{FOLDER}/roles/{name}.yml": text for name, text in texts.items()})


def findings(project):
    """Return what is found, but for what other rules say of roles made up to be counted."""
    return tuple(one for one in project.diagnose() if one.code[:2] not in ("DE", "RO", "DU"))


def total(project) -> str:
    handbook, _ = project.load()
    (found,) = (one for one in comparisons(handbook, "example") if one.key.id == "finance")
    return found.total.label


@pytest.mark.parametrize(
    ("declared", "headcounts", "label", "agrees"),
    [
        ("3", ["1", "2"], "3", True),
        ("4", ["1", "2"], "3", False),
        ("{min: 3, max: 5}", ["{min: 1, max: 2}", "1"], "2–3", True),
        ("{min: 4, max: 5}", ["{min: 1, max: 2}", "1"], "2–3", False),
        ("16", ["1", "{at_least: 2}"], "≥3", True),
        ("2", ["1", "{at_least: 2}"], "≥3", False),
        ("{less_than: 21}", ["20"], "20", True),
        ("{less_than: 21}", ["21"], "21", False),
        ("9", ["1", "{per: region, count: 2}"], "9", True),
        ("8", ["1", "{per: region, count: 2}"], "9", False),
        ("90", ["1", "{per: shop, count: 2}"], "≥1", True),
        ("6", ["2", "{per_role: role-0, min: 2, max: 3}"], "6–8", True),
        ("9", ["2", "{per_role: role-0, min: 2, max: 3}"], "6–8", False),
        ("1", ["1", "{suggested: 4}"], "1", True),
        ("5", ["1", "{suggested: 4}"], "1", False),
        ("1", ["1", "{ex_officio: 1}"], "1", True),
        ("2", ["1", "{ex_officio: 1}"], "1", False),
        ("5", ["1", "not_specified"], "≥1", True),
        ("5", ["1", "{unbounded: true}"], "≥1", True),
        ("{unbounded: true}", ["1"], "1", True),
        ("not_specified", ["1"], "", True),
    ],
)
def test_a_declared_headcount_and_its_sum(project, declared, headcounts, label, agrees) -> None:
    finance(project, declared, *headcounts)
    assert {one.code for one in findings(project)} == (set() if agrees else {"HC002"})
    if label:
        assert total(project) == label


def test_a_concurrent_post_may_have_been_counted_or_not(project) -> None:
    double = role("1", more="posts:\n  - {no: 1, concurrent: {with: manager}}\n")
    for declared, codes in (("1", set()), ("2", set()), ("3", {"HC002"}), ("0", {"HC002"})):
        finance(project, declared, "1", double=double)
        assert {one.code for one in findings(project)} == codes, declared


def test_a_role_without_a_place_may_be_the_missing_one(project) -> None:
    finance(project, "3", "1", stray=role("2", "not_specified"))
    assert findings(project) == ()
    finance(project, "4", "1")
    assert [one.code for one in findings(project)] == ["HC002"]


def test_a_file_that_cannot_be_read_may_hold_the_missing_ones(project) -> None:
    finance(project, "9", "1", lost="name: 岗位\nbelongs_to: [finance\n")
    assert {one.code for one in findings(project)} == {"YAML001"}


def test_a_department_that_only_a_merge_makes_does_not_count(project) -> None:
    project.lay(
        {
            f"{FOLDER}/departments/merged.yml": "name: 合并组\nparent: finance\n"
            "headcount: 5\nvariant_only: true\n"
        }
    )
    finance(project, "1", "1")
    assert findings(project) == ()


def test_retired_roles_do_not_count(project) -> None:
    finance(project, "1", "1", old=role("5", more="status: retired\n"))
    assert findings(project) == ()


@pytest.mark.parametrize(("count", "codes"), [("2", {"HC002"}), ("not_specified", set())])
def test_a_department_that_exists_several_times(project, count, codes) -> None:
    project.lay(
        {
            f"{FOLDER}/departments/branch.yml": "name: 分店\nparent: finance\nheadcount: 3\n"
            f"repeated: {{per: shop, count: {count}}}\n"
        }
    )
    finance(project, "{at_least: 10}", "1")
    assert {one.code for one in findings(project)} == codes


def test_the_message_names_what_was_added_up(project) -> None:
    finance(project, "40", *["1"] * 10)
    (found,) = findings(project)
    assert "“岗位(role-0)” 1 人，" in found.message.render("zh")
    assert found.message.render("zh").count("role-") == 8
    assert found.message.render("en").endswith("and 2 more.")
    assert len(found.related) == 8


VACANT = "posts:\n  - {no: 1, vacancy: unfilled}\n"


@pytest.mark.parametrize(
    ("filler", "codes"),
    [("with: clerk", {"HC006"}), ("with: clerk, no: 1", {"HC006"}), ("with: manager", set())],
)
def test_a_vacant_post_fills_nothing(project, filler, codes) -> None:
    post = f"posts:\n  - {{no: 1, concurrent: {{{filler}}}}}\n"
    finance(project, "not_specified", clerk=role("1", more=VACANT), other=role("1", more=post))
    assert {one.code for one in findings(project)} == codes


def test_two_vacant_posts_fill_nothing_without_a_number(project) -> None:
    vacant = "posts:\n  - {no: 1, vacancy: open}\n  - {no: 2, vacancy: open}\n"
    post = "posts:\n  - {no: 1, concurrent: {with: clerk}}\n"
    finance(project, "not_specified", clerk=role("2", more=vacant), other=role("1", more=post))
    assert [one.code for one in findings(project)] == ["HC006"]
    finance(project, "not_specified", clerk=role("3", more=vacant))
    assert findings(project) == ()


PHASES = "phases:\n  - {id: early, name: 初期}\n  - {id: full, name: 满额}\n"


def by_phase(**headcounts: str) -> str:
    lines = (f"  - {{phase: {one}, headcount: {value}}}\n" for one, value in headcounts.items())
    return "headcount_by_phase:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("early", "full", "phases"),
    [
        ("3", "8", set()),
        ("0", "5", set()),
        ("not_specified", "9", {"满额"}),
        ("2", "9", {"初期", "满额"}),
        ("{less_than: 3}", "{at_least: 9}", {"初期", "满额"}),
    ],
)
def test_what_a_phase_declares_and_what_its_parts_allow(project, early, full, phases) -> None:
    """A sub-department fixes a part of the early phase; the roles may be there or not."""
    least = {"0": "0"}.get(early, "3")
    project.lay(
        {
            f"{FOLDER}/departments/pay.yml": "name: 薪酬组\nparent: finance\n"
            f"headcount: 5\n{by_phase(early=least)}"
        }
    )
    finance(project, "not_specified", "1", "2", department=by_phase(early=early, full=full))
    project.lay({f"{FOLDER}/organization.yml": BASES + PHASES})
    found = findings(project)
    assert {one.code for one in found} == ({"HC002"} if phases else set())
    words = "".join(one.message.render("zh") for one in found)
    assert {phase for phase in ("初期", "满额") if f"在“{phase}”阶段" in words} == phases


def test_a_phase_without_parts_or_with_open_ones_is_not_compared(project) -> None:
    finance(project, "not_specified", department=by_phase(early="3"))
    project.lay({f"{FOLDER}/organization.yml": BASES + PHASES})
    assert findings(project) == ()
    finance(project, "not_specified", "{at_least: 1}", department=by_phase(early="99"))
    project.lay({f"{FOLDER}/organization.yml": BASES + PHASES})
    assert findings(project) == ()
