"""Fingerprints: the same finding keeps its own, whatever happens around it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deskbook import checking
from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.diagnostics.fingerprint import fingerprints
from deskbook.messages import Text, text
from tests.conftest import WriteHandbook

ROLE = """name: 店员
belongs_to: desk
reports_to: {line: none}
headcount: 1
duties:
  - id: first
    text: 见[](form:gone)。
  - id: second
    text: 见[](form:gone)。
  - id: third
    text: 写。
    forms: [lost-form]
"""
GOOD = {
    "shop/organization.yml": "name: 店\n",
    "shop/departments/desk.yml": "name: 前台\nparent: organization\n",
}


def found(root: Path) -> dict[str, str]:
    """Return the message of each finding by its fingerprint."""
    result = checking.findings(root, "handbook", profile="strict")
    messages = [one.message.render("zh") for one in result.diagnostics]
    assert len(set(result.fingerprints)) == len(messages)
    return dict(zip(result.fingerprints, messages, strict=True))


@pytest.fixture
def root(write_handbook: WriteHandbook) -> Path:
    return write_handbook({**GOOD, "shop/roles/clerk.yml": ROLE})


def edited(root: Path, before: str, after: str) -> dict[str, str]:
    assert before in ROLE
    (root / "handbook/shop/roles/clerk.yml").write_text(ROLE.replace(before, after), "utf-8")
    return found(root)


def test_lines_above_and_a_new_layout_change_nothing(root: Path) -> None:
    before = found(root)
    assert len([one for one in before.values() if "gone" in one]) == 2
    assert edited(root, "name: 店员\n", "# 说明\n\nname:  '店员'\n").keys() == before.keys()
    assert edited(root, "forms: [lost-form]", "forms:\n      - lost-form").keys() == before.keys()


def test_reordered_items_keep_their_findings(root: Path) -> None:
    before = found(root)
    head, first, second, third = ROLE.replace("  - id", "\f  - id").split("\f")
    path = root / "handbook/shop/roles/clerk.yml"
    path.write_text(head + third + second + first, "utf-8")
    assert found(root).keys() == before.keys()


def test_another_name_is_the_same_finding_and_another_id_is_not(root: Path) -> None:
    before = found(root)
    assert edited(root, "name: 店员", "name: 营业员，前台").keys() == before.keys()
    changed = edited(root, "forms: [lost-form]", "forms: [other-form]")
    (gone,) = before.keys() - changed.keys()
    (new,) = changed.keys() - before.keys()
    assert "lost-form" in before[gone] and "other-form" in changed[new]


def one(message: Text, line: int = 1) -> Diagnostic:
    return Diagnostic("X001", Severity.ERROR, Location("a.yml", line, 1, line, 2), message)


def test_wording_and_translation_have_no_part_in_it() -> None:
    plain = one(text("“{a}”没有{b}。", "{a} lacks {b}.", a="x", b=Text("上级", "parent")))
    reworded = one(text("没有{b}：{a}", "No {b}: {a}", a="x", b=Text("上级部门", "a parent")))
    other = one(text("“{a}”没有{b}。", "{a} lacks {b}.", a="y", b=Text("上级", "parent")))
    (first,), (second,), (third,) = (fingerprints([d]).values() for d in (plain, reworded, other))
    assert first == second != third


def test_places_and_passing_days_in_a_message_have_no_part_in_it() -> None:
    (first,) = fingerprints([one(text("{line} {days}", "{line} {days}", line=3, days=1))]).values()
    later = one(text("{line} {days}", "{line} {days}", line=9, days=2), line=8)
    assert list(fingerprints([later]).values()) == [first]


def test_equal_findings_are_told_apart_by_their_order() -> None:
    first, second = one(Text("甲", "a"), 3), one(Text("甲", "a"), 7)
    prints = fingerprints([second, first])
    assert len(set(prints.values())) == 2
    # With the second repaired, the first is still itself wherever it stands.
    moved = fingerprints([replace(first, location=Location("a.yml", 30, 1, 30, 2))])
    assert list(moved.values()) == [prints[first]]


def test_file_code_and_field_have_a_part_in_it() -> None:
    base = one(Text("甲", "a"))
    others = [
        replace(base, code="X002"),
        replace(base, location=replace(base.location, path="b.yml")),
    ]
    prints = {fingerprints([d])[d] for d in (base, *others)}
    prints.add(fingerprints([base], lambda place: "duties[first]")[base])
    assert len(prints) == 4
