"""`deskbook check` on a part of the handbook, with rules chosen, and against a baseline."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from deskbook.diagnostics.baseline import FILE
from deskbook.diagnostics.formats import FORMATS
from tests.cli.process import deskbook
from tests.cli.test_commands import GOOD
from tests.conftest import ROOT, WriteHandbook

CLERK = "handbook/shop/roles/clerk.yml"
BROKEN = {
    **GOOD,
    "shop/roles/clerk.yml": (
        "name: 店员\nbelongs_to: deks\nreports_to: {line: none}\nheadcount: 1\n"
    ),
    "shop/roles/boss.yml": (
        "name: 店长\nbelongs_to: desk\nreports_to: {line: nobody}\nheadcount: 1\n"
    ),
}


@pytest.fixture
def root(write_handbook: WriteHandbook) -> Path:
    return write_handbook(BROKEN)


def summary(*arguments: str, folder: Path) -> tuple[int, list[str], dict[str, int]]:
    """Return exit code, files with findings, and the counts."""
    result = deskbook("check", "--format", "json", *arguments, folder=folder)
    assert result.stdout, result.stderr
    document = json.loads(result.stdout)
    paths = sorted({Path(one["path"]).name for one in document["diagnostics"]})
    return result.returncode, paths, document["summary"]


def git(root: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *settings, *arguments), cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_asked_for(root: Path, name: str) -> None:
    result = deskbook("check", "--format", name, folder=root)
    assert result.returncode == 1 and result.stderr == ""
    assert result.stdout.endswith("\n") and "REF001" in result.stdout


def test_the_manual_pages_fit_into_sarif(root: Path) -> None:
    deskbook("check", "--write-baseline", folder=root)
    (root / "handbook/shop/organization.yml").write_text("name: 店\nx: 1\n", "utf-8")
    log = json.loads(deskbook("check", "--format", "sarif", folder=root).stdout)
    schema = json.loads((ROOT / "tests/diagnostics/schemas/sarif-schema-2.1.0.json").read_text())
    jsonschema.validate(log, schema, cls=jsonschema.Draft4Validator)
    (one,) = log["runs"]
    assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == ["REF001", "SCH002"]
    assert [len(result["suppressions"]) for result in one["results"]] == [0, 1, 1]


def test_the_whole_is_checked_and_only_what_is_asked_for_is_reported(root: Path) -> None:
    assert summary(folder=root)[:2] == (1, ["boss.yml", "clerk.yml"])
    assert summary(CLERK, folder=root)[:2] == (1, ["clerk.yml"])
    assert summary(str(root / CLERK), "./handbook/shop/departments/", folder=root)[1] == [
        "clerk.yml"
    ]
    assert summary("handbook", folder=root)[1] == ["boss.yml", "clerk.yml"]
    assert summary("handbook/shop/departments/desk.yml", folder=root)[:2] == (0, [])


def test_paths_are_taken_from_the_current_folder(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: x\ndocs_dir: handbook\n", "utf-8")
    inside = root / "handbook/shop"
    arguments = ("-f", "../../mkdocs.yml", "roles/clerk.yml")
    assert summary(*arguments, folder=inside)[1] == ["clerk.yml"]


def test_a_finding_belongs_to_the_places_it_names_too(write_handbook: WriteHandbook) -> None:
    again = "name: 店长\nheadcount: 1\nbelongs_to: desk\nreports_to: {line: none}\n"
    root = write_handbook({**GOOD, "shop/roles/boss.yml": again + "id: clerk\n"})
    everything = json.loads(deskbook("check", "--format", "json", folder=root).stdout)
    related = {
        place["path"]: one["path"]
        for one in everything["diagnostics"]
        for place in one["related"]
        if place["path"] != one["path"]
    }
    for other, own in related.items():
        assert Path(own).name in summary(other, folder=root)[1]


def test_paths_outside_and_gone_are_noted_and_harmless(root: Path) -> None:
    result = deskbook(
        "check", "README.md", "../other.yml", "handbook/gone.yml", folder=root, language="en"
    )
    assert result.returncode == 0
    assert result.stderr.count("no part of this handbook") == 2
    assert '"handbook/gone.yml" is gone' in result.stderr


def test_rules_are_chosen_on_the_command_line(root: Path) -> None:
    assert summary("--ignore", "REF", folder=root)[:2] == (0, [])
    wrong = deskbook("check", "--ignore", "REF01", folder=root, language="en")
    assert wrong.returncode == 2 and "REF001" in wrong.stderr
    (root / "handbook/handbook.yml").write_text("ignore: [REF001]\n", "utf-8")
    assert summary(folder=root)[0] == 0
    assert summary("--select", "SOL008,ref001", folder=root)[0] == 1


def test_a_baseline_holds_back_what_was_there_and_nothing_new(root: Path) -> None:
    first = deskbook("check", "--write-baseline", folder=root, language="en")
    assert first.returncode == 0 and "2 added" in first.stderr
    entries = json.loads((root / FILE).read_text("utf-8"))["findings"]
    assert [Path(one["path"]).name for one in entries] == ["boss.yml", "clerk.yml"]
    assert all("不存在" in one["message"] for one in entries), "in the language of the handbook"
    status, paths, counts = summary(folder=root)
    assert (status, paths, counts["known"]) == (0, [], 2)
    assert summary("--no-baseline", folder=root)[:2] == (1, ["boss.yml", "clerk.yml"])
    clerk = root / CLERK
    clerk.write_text(clerk.read_text("utf-8") + "forms: [missing-form]\nx-note: 1\n", "utf-8")
    status, paths, counts = summary(folder=root)
    assert (status, paths, counts["known"]) == (1, ["clerk.yml"], 2)


def test_a_baseline_only_gets_shorter(root: Path) -> None:
    deskbook("check", "--write-baseline", folder=root)
    (root / CLERK).write_text(GOOD["shop/roles/clerk.yml"], "utf-8")
    boss = root / "handbook/shop/roles/boss.yml"
    boss.write_text(boss.read_text("utf-8") + "metrics: [missing-metric]\n", "utf-8")
    result = deskbook("check", folder=root, language="en")
    assert "CFG004" in result.stdout and "missing-metric" in result.stdout
    assert summary(CLERK, folder=root)[1] == [], "an unused entry stands in the baseline"
    shorter = deskbook("check", "--write-baseline", folder=root, language="en")
    assert shorter.returncode == 1 and "CFG004" not in shorter.stdout
    assert "1 removed" in shorter.stderr and "1 new findings were not added" in shorter.stderr
    assert len(json.loads((root / FILE).read_text("utf-8"))["findings"]) == 1
    forced = deskbook("check", "--write-baseline", "--force", folder=root, language="en")
    assert forced.returncode == 0 and "1 added" in forced.stderr
    assert len(json.loads((root / FILE).read_text("utf-8"))["findings"]) == 2


def test_an_empty_baseline_is_kept_so_that_it_cannot_grow_again(root: Path) -> None:
    deskbook("check", "--write-baseline", folder=root)
    (root / CLERK).write_text(GOOD["shop/roles/clerk.yml"], "utf-8")
    (root / "handbook/shop/roles/boss.yml").unlink()
    deskbook("check", "--write-baseline", folder=root)
    assert json.loads((root / FILE).read_text("utf-8"))["findings"] == []
    (root / CLERK).write_text(BROKEN["shop/roles/clerk.yml"], "utf-8")
    assert deskbook("check", "--write-baseline", folder=root).returncode == 1
    assert json.loads((root / FILE).read_text("utf-8"))["findings"] == []


def test_what_was_not_looked_for_is_not_called_unused(root: Path) -> None:
    deskbook("check", "--write-baseline", folder=root)
    before = (root / FILE).read_bytes()
    assert "CFG004" not in deskbook("check", "--ignore", "REF", folder=root).stdout
    deskbook("check", "--write-baseline", "--ignore", "REF", folder=root)
    assert (root / FILE).read_bytes() == before


def test_an_unreadable_file_is_never_known(root: Path) -> None:
    (root / CLERK).write_text("name: [\n", "utf-8")
    result = deskbook("check", "--write-baseline", folder=root, language="en")
    assert result.returncode == 1 and "1 errors keep files from being read" in result.stderr
    assert "YAML001" not in (root / FILE).read_text("utf-8")
    (root / "handbook/shop/roles/boss.yml").unlink()
    assert "CFG004" not in deskbook("check", folder=root).stdout, "nothing can be said about it"


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"version": 1, "findings": [1]}'])
def test_a_damaged_baseline_is_named_and_left_alone(root: Path, content: bytes) -> None:
    (root / FILE).write_bytes(content)
    for arguments in ((), ("--write-baseline",)):
        result = deskbook("check", *arguments, folder=root, language="en")
        assert result.returncode == 2
        assert FILE in result.stderr and "Traceback" not in result.stderr
    assert (root / FILE).read_bytes() == content
    assert deskbook("check", "--no-baseline", folder=root).returncode == 1


def test_a_baseline_is_about_the_whole_handbook(root: Path) -> None:
    for arguments in ((CLERK,), ("--changed-since", "HEAD"), ("--no-baseline",)):
        assert deskbook("check", "--write-baseline", *arguments, folder=root).returncode == 2
    assert not (root / FILE).exists()


def test_a_change_is_asked_about_with_the_errors_it_causes_elsewhere(root: Path) -> None:
    (root / CLERK).write_text(GOOD["shop/roles/clerk.yml"], "utf-8")
    (root / "handbook/shop/roles/boss.yml").unlink()
    lonely = "name: 仓管\nbelongs_to: desk\nheadcount: 1\n"
    (root / "handbook/shop/roles/keeper.yml").write_text(lonely, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    assert summary(folder=root)[1] == ["keeper.yml"], "a warning nobody touched"
    assert summary("--changed-since", "HEAD", folder=root)[1] == []
    desk = root / "handbook/shop/departments/desk.yml"
    desk.rename(desk.with_name("新 前台.yml"))
    status, paths, _ = summary("--changed-since", "main", folder=root)
    assert status == 1 and {"clerk.yml", "新 前台.yml"} <= set(paths)
    git(root, "checkout", "-q", "-b", "change")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "y")
    assert summary("--changed-since", "main", folder=root)[1] == paths


def test_files_changed_on_the_other_branch_are_not_asked_about(root: Path) -> None:
    lonely = "name: 仓管\nbelongs_to: desk\nheadcount: 1\n"
    (root / CLERK).write_text(GOOD["shop/roles/clerk.yml"], "utf-8")
    (root / "handbook/shop/roles/boss.yml").write_text(lonely, "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    git(root, "branch", "change")
    (root / "handbook/shop/roles/boss.yml").write_text(lonely + "# 改\n", "utf-8")
    git(root, "commit", "-q", "-a", "-m", "y")
    git(root, "checkout", "-q", "change")
    assert summary("--changed-since", "main", folder=root)[1] == []


def test_without_git_it_says_what_to_do_instead(root: Path, tmp_path: Path) -> None:
    ceiling = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    outside = deskbook("check", "--changed-since", "HEAD", folder=root, language="en", **ceiling)
    assert outside.returncode == 2 and "not in a git repository" in outside.stderr
    missing = deskbook(
        "check", "--changed-since", "HEAD", folder=root, language="en", PATH=str(tmp_path)
    )
    assert missing.returncode == 2 and "Install git" in missing.stderr
    git(root, "init", "-q")
    config = root / ".git/config"
    sound = config.read_text("utf-8")
    config.write_text("[core\n", "utf-8")
    broken = deskbook("check", "--changed-since", "HEAD", folder=root, language="en")
    assert broken.returncode == 2 and "bad config line 1" in broken.stderr
    config.write_text(sound, "utf-8")
    for revision in ("nothing", "--output=x", "HEAD"):
        unknown = deskbook("check", f"--changed-since={revision}", folder=root, language="en")
        assert unknown.returncode == 2 and f'no revision "{revision}"' in unknown.stderr
    assert not (root / "x").exists()


def test_reports_name_files_from_the_root_of_the_repository(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    project = tmp_path / "books"
    project.mkdir()
    (root / "handbook").rename(project / "handbook")
    result = deskbook("check", "--format", "github", folder=project)
    assert "file=books/handbook/shop/roles/clerk.yml" in result.stdout
