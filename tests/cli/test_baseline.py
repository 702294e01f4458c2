"""What the baseline knows is published, exported and shown, and stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

from deskbook.diagnostics.baseline import FILE
from tests.cli.process import deskbook
from tests.cli.test_check import BROKEN, CLERK
from tests.cli.test_commands import GOOD
from tests.conftest import WriteHandbook

CONFIGURATION = (
    "site_name: 店\ndocs_dir: handbook\ntheme: {name: material, language: zh, font: false}\n"
    "plugins: [deskbook]\n"
)


def project(write_handbook: WriteHandbook) -> Path:
    root = write_handbook(BROKEN)
    (root / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    return root


def test_a_build_honours_the_baseline_and_shows_what_it_holds(
    write_handbook: WriteHandbook,
) -> None:
    root = project(write_handbook)
    assert deskbook("build", folder=root).returncode == 1
    assert deskbook("check", "--write-baseline", folder=root).returncode == 0
    built = deskbook("build", folder=root)
    assert built.returncode == 0, built.stderr
    page = next((root / "site").glob("**/roles/clerk*"))
    html = (page / "index.html" if page.is_dir() else page).read_text("utf-8")
    assert "deks" in html, "what a broken reference says stays readable"
    quality = [p for p in (root / "site").rglob("*.html") if "REF001" in p.read_text("utf-8")]
    assert quality, "the quality report lists what the baseline knows"
    # A build from what was kept must not rest on a baseline that is gone.
    (root / FILE).unlink()
    assert deskbook("build", folder=root).returncode == 1


def test_a_new_error_stops_a_build_whatever_the_baseline_knows(
    write_handbook: WriteHandbook,
) -> None:
    root = project(write_handbook)
    deskbook("check", "--write-baseline", folder=root)
    (root / CLERK).write_text(GOOD["shop/roles/clerk.yml"] + "forms: [missing-form]\n", "utf-8")
    result = deskbook("build", folder=root)
    assert result.returncode == 1 and "missing-form" in result.stderr
    assert not (root / "site").exists()


def test_an_export_honours_the_baseline_too(write_handbook: WriteHandbook) -> None:
    root = project(write_handbook)
    assert deskbook("export", "json", folder=root).returncode == 1
    deskbook("check", "--write-baseline", folder=root)
    exported = deskbook("export", "json", folder=root)
    assert exported.returncode == 0 and json.loads(exported.stdout)


def test_no_command_stumbles_over_a_damaged_baseline(write_handbook: WriteHandbook) -> None:
    root = project(write_handbook)
    (root / FILE).write_text("{", "utf-8")
    for command in (("build",), ("export", "json")):
        result = deskbook(*command, folder=root, language="en")
        assert result.returncode == 2
        assert f"The baseline {FILE} cannot be used" in result.stderr
