"""Checking a whole handbook: what is kept is right, and nothing kept outlives a change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from deskbook import checking, sources
from deskbook.checking import Findings
from deskbook.sources import Cache, reading

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A part of the reference handbook and a mistake, all old enough for its times to be
    trusted."""
    home = next(path.parent for path in sorted(TOP.glob("handbook/*/organization.yml")))
    shutil.copytree(home, tmp_path / "handbook" / home.name)
    wrong = tmp_path / "handbook" / home.name / "roles" / "wrong.yml"
    wrong.write_text("name: 错误\nreports_to: {line: no-such-role}\n", "utf-8")
    now = reading.time.time_ns
    monkeypatch.setattr(reading.time, "time_ns", lambda: now() + 10_000_000_000)
    return tmp_path


def found(root: Path, profile: str | None = None) -> Findings:
    with Cache(root) as cache:
        return checking.findings(root, "handbook", cache=cache, profile=profile)


def test_what_is_kept_is_what_was_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = found(root, "strict")
    assert "REF001" in {one.code for one in first.diagnostics}
    assert first == checking.findings(root, "handbook", profile="strict")
    assert found(root, "draft") != first
    monkeypatch.setattr(checking, "read", None)
    assert found(root, "strict") == first


def test_an_edit_is_noticed_and_its_undoing_too(root: Path) -> None:
    before = found(root)
    file = next((root / "handbook").rglob("roles/*.yml"))
    content = file.read_bytes()
    file.write_bytes(content + b"belongs-to: nobody\n")
    changed = found(root)
    assert {one.code for one in set(changed.diagnostics) - set(before.diagnostics)} >= {"SCH002"}
    file.write_bytes(content)
    assert found(root) == before


@pytest.mark.parametrize("folder", ["procedures", "solutions", "roles", "departments", "forms"])
def test_checking_again_after_an_edit_finds_what_a_fresh_check_finds(
    root: Path, folder: str
) -> None:
    read = sources.read(root, "handbook")
    last = checking.checked(read, "handbook", "strict", None)
    for file in sorted((root / "handbook").rglob(f"{folder}/*.yml"))[:3]:
        content = file.read_bytes()
        lines = content.splitlines(keepends=True)
        for edited in (b"".join(lines[:-1]), content + b"x: [\n", None, content):
            if edited is None:
                file.unlink()
            else:
                file.write_bytes(edited)
            read = sources.read(root, "handbook", previous=read)
            last = checking.checked(read, "handbook", "strict", last.handbook)
            fresh = checking.checked(sources.read(root, "handbook"), "handbook", "strict", None)
            assert last.diagnostics == fresh.diagnostics
            assert last.handbook.questionable == fresh.handbook.questionable
