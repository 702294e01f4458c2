"""All rules in families, for the terminal, for programs and for the reference."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from deskbook import rules
from deskbook.cli.explain import command
from deskbook.rules import catalogue
from tests.conftest import ROOT


def explain(*arguments: str, language: str = "zh") -> str:
    result = CliRunner().invoke(command(language), arguments, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_every_family_has_a_name() -> None:
    assert {letters for letters, _ in catalogue.families()} <= catalogue.FAMILIES.keys()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_list_has_every_rule_once(language: str) -> None:
    shown = explain(language=language)
    for rule in rules.all_rules():
        (line,) = (one for one in shown.splitlines() if one.startswith(f"  {rule.code} "))
        assert line.endswith(f"{rules.title(rule.code, language)} ({rule.name})")
        assert rule.profile in line
        assert (catalogue._FIX.render(language) in line) >= rule.fixable
    assert str(len(rules.all_rules())) in shown.splitlines()[-1]


def test_the_list_for_programs() -> None:
    document = json.loads(explain("--format", "json", language="en"))
    assert document["language"] == "en"
    assert [one["letters"] for one in document["families"]] == [
        letters for letters, _ in catalogue.families()
    ]
    found = {one["code"]: one for one in document["rules"]}
    assert found.keys() == {rule.code for rule in rules.all_rules()}
    assert found["REV001"]["needs_day"] and not found["REF001"]["needs_day"]
    assert found["REF001"]["fix"] and not found["REV001"]["fix"]
    assert found["SITE001"]["found_while"] == "building"
    assert found["YAML001"]["found_while"] == "reading"
    assert found["CFG002"]["found_while"] == "checking"


def test_one_rule_for_programs() -> None:
    document = json.loads(explain("unknown-reference", "--format", "json"))
    assert document["rule"]["code"] == "REF001"
    assert document["manual"] == rules.page("REF001", "zh")


@pytest.mark.parametrize("output", ["text", "json"])
def test_an_unknown_rule_is_refused(output: str) -> None:
    result = CliRunner().invoke(command("zh"), ["unknown-referense", "--format", output])
    assert result.exit_code == 2
    assert "REF001" in result.output


def test_the_reference_of_the_rules_is_up_to_date() -> None:
    script = ROOT / "scripts/write_rules.py"
    result = subprocess.run([sys.executable, str(script), "--check"])
    assert result.returncode == 0, "run python scripts/write_rules.py"
