"""The commands as a person calls them: output, exit codes, files left alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from deskbook.cli.program import COMMANDS
from tests.cli.process import deskbook
from tests.conftest import ROOT, WriteHandbook

GOOD = {
    "shop/organization.yml": "name: 店\n",
    "shop/departments/desk.yml": "name: 前台\nparent: organization\n",
    "shop/roles/clerk.yml": (
        "name: 店员\nbelongs_to: desk\nreports_to: {line: none}\nheadcount: 1\n"
    ),
}


def test_check_of_a_good_handbook_is_quiet_and_succeeds(write_handbook: WriteHandbook) -> None:
    root = write_handbook(GOOD)
    result = deskbook("check", "--quiet", folder=root)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_check_names_the_place_and_what_to_do(write_handbook: WriteHandbook) -> None:
    root = write_handbook({**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: deks\n"})
    result = deskbook("check", folder=root)
    assert result.returncode == 1
    assert "handbook/shop/roles/clerk.yml:2:13" in result.stdout
    assert "REF001" in result.stdout and "desk" in result.stdout
    english = deskbook("check", "--lang", "en", folder=root)
    assert "REF001" in english.stdout and "前台" in english.stdout
    assert english.stdout.startswith("handbook/shop/roles/clerk.yml 店员: 1 error")


def test_check_as_json_is_data(write_handbook: WriteHandbook) -> None:
    root = write_handbook({**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: deks\n"})
    result = deskbook("check", "--format", "json", folder=root)
    assert result.returncode == 1
    assert result.stderr == ""
    assert any("REF001" in json.dumps(f) for f in json.loads(result.stdout)["diagnostics"])


def test_warnings_fail_only_when_strict(write_handbook: WriteHandbook) -> None:
    root = write_handbook(
        {**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: desk\nheadcount: 1\n"}
    )
    assert deskbook("check", folder=root).returncode == 0
    assert deskbook("check", "--strict", folder=root).returncode == 1


def test_a_second_check_gives_the_same_answer(write_handbook: WriteHandbook) -> None:
    root = write_handbook({**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: deks\n"})
    first, second = (deskbook("check", folder=root) for _ in range(2))
    assert first.stdout == second.stdout
    (root / "handbook/shop/roles/clerk.yml").write_text(GOOD["shop/roles/clerk.yml"], "utf-8")
    assert deskbook("check", folder=root).returncode == 0


def test_outside_a_project_it_says_what_to_do(tmp_path: Path) -> None:
    result = deskbook("check", folder=tmp_path)
    assert result.returncode == 2
    assert "deskbook init" in result.stderr and "Traceback" not in result.stderr


def test_an_unreadable_configuration_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [", "utf-8")
    result = deskbook("check", folder=tmp_path, language="en")
    assert result.returncode == 2
    assert "mkdocs.yml" in result.stderr and "Traceback" not in result.stderr


def test_explain_prints_a_page_in_both_languages(tmp_path: Path) -> None:
    chinese = deskbook("explain", "ref001", folder=tmp_path)
    english = deskbook("explain", "REF001", folder=tmp_path, language="en")
    assert chinese.returncode == english.returncode == 0
    assert chinese.stdout != english.stdout and "REF001" in english.stdout
    wrong = deskbook("explain", "REF01", folder=tmp_path, language="en")
    assert wrong.returncode == 2 and "REF001" in wrong.stderr


def test_init_makes_a_handbook_without_findings_and_overwrites_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "neu buch"
    assert deskbook("init", str(folder), folder=tmp_path).returncode == 0
    clean = deskbook("check", "--strict", "--profile", "strict", folder=folder)
    assert clean.returncode == 0, clean.stdout
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    again = deskbook("init", str(folder), folder=tmp_path)
    assert again.returncode == 2
    assert {p: p.read_bytes() for p in before} == before


def test_the_starter_is_as_large_as_promised(tmp_path: Path) -> None:
    deskbook("init", folder=tmp_path)
    result = deskbook("export", "json", folder=tmp_path)
    organization = json.loads(result.stdout)["organizations"][0]
    kinds = ("departments", "roles", "procedures", "solutions", "trees")
    counts = {kind: len(organization[kind]) for kind in kinds}
    assert list(counts.values()) == [2, 4, 1, 3, 1]
    procedure = organization["procedures"][0]
    order = [node["id"] for node in procedure["nodes"]]
    assert any(
        edge["to"] in order and order.index(edge["to"]) < order.index(edge["from"])
        for edge in procedure["edges"]
    ), "the procedure has a loop"


def test_the_starter_finds_what_its_callers_say(tmp_path: Path) -> None:
    deskbook("init", folder=tmp_path)
    result = deskbook("search", "--tests", "--format", "json", folder=tmp_path)
    table = json.loads(result.stdout)
    assert (result.returncode, table["failed"], table["unknown"]) == (0, [], [])
    assert len(table["classes"]) >= 5, "search is shown from several sides"


def test_every_source_of_the_starter_names_its_schema(tmp_path: Path) -> None:
    deskbook("init", folder=tmp_path)
    for path in (tmp_path / "handbook").rglob("*.yml"):
        first = path.read_text("utf-8").partition("\n")[0]
        target = first.partition("$schema=")[2].strip()
        assert (path.parent / target).is_file(), f"{path}: {first}"


def test_export_refuses_a_handbook_with_errors(write_handbook: WriteHandbook) -> None:
    root = write_handbook({**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: deks\n"})
    result = deskbook("export", "json", "-o", "out.json", folder=root)
    assert result.returncode == 1
    assert not (root / "out.json").exists()


def test_export_to_a_place_that_cannot_be_written_says_so(write_handbook: WriteHandbook) -> None:
    root = write_handbook(GOOD)
    result = deskbook("export", "json", "-o", "missing/out.json", folder=root, language="en")
    assert result.returncode == 2
    assert "missing/out.json" in result.stderr and "Traceback" not in result.stderr


def test_the_export_schema_is_printed(tmp_path: Path) -> None:
    result = deskbook("export", "json", "--schema", folder=tmp_path)
    assert json.loads(result.stdout)["title"].startswith("deskbook export")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_with_examples(command: str, language: str) -> None:
    arguments = [command, "json"] if command == "export" else [command]
    # Once in a process of its own: a command imports all that it needs.
    fresh = language == "zh"
    result = deskbook(*arguments, "--help", folder=ROOT, language=language, fresh=fresh)
    assert result.returncode == 0
    assert f"deskbook {command}" in result.stdout
    assert ("示例" if language == "zh" else "Example") in result.stdout


def test_output_is_utf8_whatever_the_locale(write_handbook: WriteHandbook) -> None:
    root = write_handbook({**GOOD, "shop/roles/clerk.yml": "name: 店员\nbelongs_to: deks\n"})
    result = deskbook("check", folder=root, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "店员" in result.stdout or "desk" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_fault_of_our_own_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from deskbook.cli import program

    def broken(language: str) -> None:
        raise ZeroDivisionError("somewhere inside")

    monkeypatch.setattr(program, "program", broken)
    monkeypatch.setattr(sys, "argv", ["deskbook", "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        program.main()
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "ZeroDivisionError: somewhere inside" in told and "Traceback" not in told
