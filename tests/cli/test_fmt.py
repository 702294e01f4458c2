"""`deskbook fmt` and `deskbook check --fix` as a person calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import deskbook
from tests.cli.test_commands import GOOD
from tests.conftest import WriteHandbook

CLERK = "handbook/shop/roles/clerk.yml"
LOOSE = "headcount:   1\nreports_to: {line: none}\nbelongs_to:  desk # 前台\nname: '店员'\n"
TIDY = "name: 店员\nbelongs_to: desk  # 前台\nreports_to: {line: none}\nheadcount: 1\n"


@pytest.fixture
def root(write_handbook: WriteHandbook) -> Path:
    return write_handbook({**GOOD, "shop/roles/clerk.yml": LOOSE})


def test_it_formats_and_lists_what_it_has_changed(root: Path) -> None:
    result = deskbook("fmt", folder=root)
    assert (result.returncode, result.stdout) == (0, f"{CLERK}\n")
    assert "整理了 3 个文件中的 1 个" in result.stderr
    assert (root / CLERK).read_text("utf-8") == TIDY
    again = deskbook("fmt", folder=root, language="en")
    assert (again.returncode, again.stdout) == (0, "")
    assert "All 3 files are in canonical form" in again.stderr


def test_check_lists_and_diff_shows_and_neither_writes(root: Path) -> None:
    check = deskbook("fmt", "--check", folder=root)
    assert (check.returncode, check.stdout) == (1, f"{CLERK}\n")
    diff = deskbook("fmt", "--diff", folder=root)
    assert diff.returncode == 0
    assert f"--- a/{CLERK}\n+++ b/{CLERK}\n" in diff.stdout and "\n+name: 店员\n" in diff.stdout
    assert "\x1b[" not in diff.stdout
    assert (
        "\x1b[32m+name: 店员\x1b[0m"
        in deskbook("fmt", "--diff", "--color", "always", folder=root).stdout
    )
    assert (root / CLERK).read_text("utf-8") == LOOSE
    deskbook("fmt", folder=root)
    assert deskbook("fmt", "--check", "--quiet", folder=root).returncode == 0


def test_a_diff_can_be_applied(root: Path) -> None:
    diff = deskbook("fmt", "--diff", folder=root).stdout
    subprocess.run(["git", "apply"], cwd=root, input=diff, encoding="utf-8", check=True)
    assert (root / CLERK).read_text("utf-8") == TIDY


def test_only_what_is_named_is_formatted(root: Path) -> None:
    (root / "handbook/shop/departments/desk.yml").write_text("parent: organization\nname: 前台\n")
    assert deskbook("fmt", "handbook/shop/departments", folder=root).returncode == 0
    assert (root / CLERK).read_text("utf-8") == LOOSE
    for path in ("nowhere.yml", "../elsewhere", "handbook/shop/roles/gone.yml"):
        wrong = deskbook("fmt", path, folder=root)
        assert wrong.returncode == 2 and path in wrong.stderr


def test_files_with_errors_are_left_alone_and_named(root: Path) -> None:
    broken = root / "handbook/shop/departments/desk.yml"
    broken.write_text("name：前台\n", "utf-8")
    result = deskbook("fmt", folder=root)
    assert result.returncode == 1
    assert "desk.yml:1:5" in result.stderr and "YAML001" in result.stderr
    assert broken.read_text("utf-8") == "name：前台\n"
    assert (root / CLERK).read_text("utf-8") == TIDY


def test_a_read_only_file_stops_everything_without_a_traceback(root: Path) -> None:
    (root / CLERK).chmod(0o444)
    result = deskbook("fmt", folder=root, language="en")
    assert result.returncode == 2
    assert "may not be written" in result.stderr and "Traceback" not in result.stderr
    assert (root / CLERK).read_text("utf-8") == LOOSE


def stream(root: Path, content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from deskbook.cli import main; main()", "fmt", "-", *arguments],
        cwd=root,
        input=content,
        capture_output=True,
        env={**os.environ, "LC_ALL": "en_US.UTF-8"},
        timeout=120,
    )


def test_standard_input_goes_to_standard_output(root: Path) -> None:
    assert stream(root, LOOSE.encode(), "--stdin-path", CLERK).stdout == TIDY.encode()
    head = "# yaml-language-server: $schema=../role.schema.json\n"
    assert stream(root, (head + LOOSE).encode()).stdout == (head + TIDY).encode()
    unknown = stream(root, LOOSE.encode()).stdout.decode()
    assert unknown.startswith("headcount: 1\n")
    broken = stream(root, b"a: [")
    assert (broken.returncode, broken.stdout) == (1, b"") and b"YAML001" in broken.stderr
    assert deskbook("fmt", "-", "--check", folder=root).returncode == 2


def test_fix_repairs_and_reports_the_rest(root: Path) -> None:
    text = "name：店员\nbelongs_to: desk\nreports_to: {line: nobody-there}\nheadcount: 1\n"
    (root / CLERK).write_text(text, "utf-8")
    shown = deskbook("check", "--fix", "--diff", folder=root)
    assert shown.returncode == 0
    assert "-name：店员\n+name: 店员\n" in shown.stdout and "可以改好 1 处" in shown.stderr
    assert (root / CLERK).read_text("utf-8") == text
    result = deskbook("check", "--fix", folder=root)
    assert result.returncode == 1
    assert f"{CLERK}：改好 1 处（YAML001）" in result.stderr
    assert "REF001" in result.stdout and "YAML001" not in result.stdout
    assert (root / CLERK).read_text("utf-8") == text.replace("：", ": ")
    again = deskbook("check", "--fix", folder=root, language="en")
    assert "Nothing can be fixed automatically" in again.stderr


def test_fix_keeps_to_the_files_named(root: Path) -> None:
    for name in ("handbook/shop/departments/desk.yml", CLERK):
        path = root / name
        path.write_text(path.read_text("utf-8").replace("name: ", "name："), "utf-8")
    deskbook("check", "--fix", "handbook/shop/departments", folder=root)
    assert "name：" in (root / CLERK).read_text("utf-8")
    assert "name: " in (root / "handbook/shop/departments/desk.yml").read_text("utf-8")


def test_diff_goes_with_fix_only(root: Path) -> None:
    assert deskbook("check", "--diff", folder=root).returncode == 2
    assert deskbook("check", "--fix", "--write-baseline", folder=root).returncode == 2


def test_what_was_interrupted_is_completed_by_the_next_command(root: Path) -> None:
    kill = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from deskbook.editing import transaction, write_all\n"
        "transaction._forward = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"write_all(Path('.'), {{{CLERK!r}: {TIDY!r}}})\n"
    )
    killed = subprocess.run([sys.executable, "-c", kill], cwd=root, timeout=60)
    assert killed.returncode != 0
    assert (root / CLERK).read_text("utf-8") == LOOSE
    result = deskbook("check", folder=root)
    assert result.returncode == 0 and "现已完成" in result.stderr
    assert (root / CLERK).read_text("utf-8") == TIDY
    assert "现已完成" not in deskbook("check", folder=root).stderr


def test_a_new_handbook_is_in_canonical_form(tmp_path: Path) -> None:
    deskbook("init", folder=tmp_path)
    assert deskbook("fmt", "--check", folder=tmp_path).stdout == ""
