"""What adopters run in continuous integration: the action, the template, the hooks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pre_commit.clientlib import load_manifest

from deskbook.diagnostics.formats import FORMATS
from tests.cli.process import deskbook
from tests.cli.test_check import BROKEN, git
from tests.cli.test_commands import GOOD
from tests.conftest import ROOT, WriteHandbook
from tests.diagnostics.runner import annotations

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "templates/deskbook.gitlab-ci.yml").read_text("utf-8"))
HOOKS = load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))


@pytest.mark.parametrize(
    ("schema", "file", "more"),
    [
        ("vendor.github-actions", "action.yml", ()),
        ("vendor.gitlab-ci", "templates/deskbook.gitlab-ci.yml", ("--data-transform", "gitlab-ci")),
    ],
)
def test_they_are_what_their_schemas_say(schema: str, file: str, more: tuple[str, ...]) -> None:
    command = (sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, file)
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with deskbook in it, installed by the step of the action that does so."""
    target = tmp_path_factory.mktemp("installed")
    step = next(one for one in ACTION["runs"]["steps"] if one.get("name") == "Install deskbook")
    settings = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIP_TARGET": str(target),
        # Everything it needs is there already.
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
    }
    result = run(step, {}, ROOT, settings)
    assert result.returncode == 0, result.stderr
    return target


def run(
    step: Mapping[str, Any], inputs: Mapping[str, str], folder: Path, settings: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as the runner does, in the folder its inputs name."""
    values = {name: one["default"] for name, one in ACTION["inputs"].items()} | dict(inputs)

    def filled(text: str) -> str:
        known = {"github.action_path": str(ROOT)} | {f"inputs.{k}": v for k, v in values.items()}
        return re.sub(r"\$\{\{ *(\S+) *\}\}", lambda found: known[found[1]], text)

    assert step["shell"] == "bash" and "${{" not in step["run"], "inputs must not become a script"
    return subprocess.run(
        ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
        cwd=folder / filled(step.get("working-directory", ".")),
        env={**os.environ, **settings, **{k: filled(v) for k, v in step["env"].items()}},
        capture_output=True,
        encoding="utf-8",
    )


def check(
    installed: Path, folder: Path, **inputs: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the action's check; return what it did and the summary it wrote."""
    step = next(one for one in ACTION["runs"]["steps"] if one.get("name") == "Check the handbook")
    summary = folder / "summary.md"
    settings = {
        "PATH": f"{installed / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(installed),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    named = {name.replace("_", "-"): value for name, value in inputs.items()}
    result = run(step, named, folder, settings)
    return result, summary.read_text("utf-8") if summary.exists() else ""


def test_the_action_annotates_what_the_check_finds(
    installed: Path, write_handbook: WriteHandbook
) -> None:
    root = write_handbook(BROKEN)
    git(root, "init", "-q")
    result, summary = check(installed, root, language="en", sarif_file="out.sarif")
    assert result.returncode == 1, result.stderr
    expected = json.loads(deskbook("check", "--format", "json", "--lang", "en", folder=root).stdout)
    shown = [
        (one.sort, one.properties["file"], int(one.properties["line"]), one.message.split("\n")[0])
        for one in annotations(result.stdout)
    ]
    assert shown == [
        (one["severity"], one["path"], one["line"], one["message"])
        for one in expected["diagnostics"]
    ]
    assert "2 errors" in summary and "clerk.yml" in summary
    sarif = json.loads((root / "out.sarif").read_text("utf-8"))
    assert len(sarif["runs"][0]["results"]) == 2


def test_the_action_is_content_with_a_good_handbook(
    installed: Path, write_handbook: WriteHandbook
) -> None:
    root = write_handbook(GOOD)
    result, summary = check(installed, root, summary="false", profile="basic", strict="true")
    assert (result.returncode, summary) == (0, ""), result.stderr
    assert not list(annotations(result.stdout))


def test_the_inputs_of_the_action_reach_the_check(
    installed: Path, write_handbook: WriteHandbook
) -> None:
    root = write_handbook(BROKEN)
    (root / "books").mkdir()
    (root / "handbook").rename(root / "books/handbook")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "x")
    ignored, _ = check(installed, root, working_directory="books", options="--ignore REF --strict")
    assert ignored.returncode == 0, ignored.stdout
    found, _ = check(installed, root, working_directory="books", changed_since="HEAD")
    assert "file=books/handbook/" in found.stdout
    wrong, _ = check(installed, root, working_directory="books", profile="$(touch made)")
    assert wrong.returncode == 2 and "touch made" in wrong.stderr
    assert not list(root.rglob("made"))


def test_the_action_installs_a_release_when_one_is_named(tmp_path: Path) -> None:
    step = next(one for one in ACTION["runs"]["steps"] if one.get("name") == "Install deskbook")
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\nprintf "%s|" "$@"\n', "utf-8")
    python.chmod(0o755)
    settings = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    result = run(step, {"version": "9.8.7"}, tmp_path, settings)
    assert result.stdout == "-m|pip|install|--quiet|deskbook==9.8.7|"


@pytest.mark.parametrize(("files", "status"), [(GOOD, 0), (BROKEN, 1)])
def test_the_script_of_the_gitlab_job(
    installed: Path, write_handbook: WriteHandbook, files: dict[str, str], status: int
) -> None:
    root = write_handbook(files)
    job = TEMPLATE["deskbook-check"]
    result = subprocess.run(
        ("bash", "-eo", "pipefail", "-c", "\n".join(job["script"])),
        cwd=root,
        env={
            **os.environ,
            **TEMPLATE["variables"],
            "CI_PROJECT_DIR": str(root),
            "PATH": f"{installed / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(installed),
        },
        capture_output=True,
        encoding="utf-8",
    )
    assert result.returncode == status, result.stderr
    issues = json.loads((root / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert len(issues) == 2 * status
    assert result.stdout.count("REF001]") == 2 * status


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_gets_along_with_any_yaml_of_a_repository(
    hook: Mapping[str, Any], write_handbook: WriteHandbook
) -> None:
    root = write_handbook(GOOD)
    (root / "mkdocs.yml").write_text("site_name: 店\ndocs_dir: handbook\n", "utf-8")
    (root / "other.yml").write_text("a:   [1]\n", "utf-8")
    program, *arguments = hook["entry"].split()
    assert (program, hook["language"]) == ("deskbook", "python")
    names = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.yml"))]
    names = [name for name in names if re.search(hook["files"], name)]
    result = deskbook(*arguments, *names, folder=root)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (root / "other.yml").read_text("utf-8") == "a:   [1]\n"


def test_the_check_before_a_commit_looks_at_the_whole_handbook(
    write_handbook: WriteHandbook,
) -> None:
    root = write_handbook(BROKEN)
    hook = next(one for one in HOOKS if one["id"] == "deskbook-check")
    _, *arguments = hook["entry"].split()
    assert deskbook(*arguments, "handbook/shop/roles/clerk.yml", folder=root).returncode == 1
    assert deskbook(*arguments, "handbook/shop/organization.yml", folder=root).returncode == 0


def test_the_pages_about_it_name_every_input_and_variable() -> None:
    for name in ("ci.md", "ci.zh-CN.md"):
        page = (ROOT / "docs/how-to" / name).read_text("utf-8")
        named = [*ACTION["inputs"], *TEMPLATE["variables"], *(hook["id"] for hook in HOOKS)]
        named += FORMATS
        assert [one for one in named if f"`{one}`" not in page] == []
        for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL):
            assert yaml.safe_load(block)
