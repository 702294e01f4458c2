"""Many files are written as one, whatever comes between."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deskbook.editing import TransactionError, recover, staging, write_all
from deskbook.sources.parsing import digest_of
from tests.editing.killed_writers import BEFORE, CHANGES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in BEFORE.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    return tmp_path


def contents(root: Path) -> dict[str, str]:
    files = (path for path in (root / "handbook").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text() for path in files}


AFTER = {name: content for name, content in CHANGES.items() if content is not None}


def test_files_are_written_made_and_deleted(root: Path) -> None:
    (root / "handbook/a.yml").chmod(0o640)
    write_all(root, CHANGES)
    assert contents(root) == AFTER
    assert (root / "handbook/a.yml").stat().st_mode & 0o777 == 0o640
    assert not (root / ".deskbook/edits").exists()
    assert recover(root) == ()


def test_bytes_are_written_as_they_are(root: Path) -> None:
    write_all(root, {"handbook/a.yml": b"\xff\r\n", "handbook/b.yml": "\ufeffx\r\n"})
    assert (root / "handbook/a.yml").read_bytes() == b"\xff\r\n"
    assert (root / "handbook/b.yml").read_bytes() == "\ufeffx\r\n".encode()


def test_unchanged_files_are_not_touched(root: Path) -> None:
    before = (root / "handbook/a.yml").stat()
    write_all(root, {"handbook/a.yml": BEFORE["handbook/a.yml"]})
    assert (root / "handbook/a.yml").stat() == before


def test_a_file_that_changed_since_it_was_read_stops_everything(root: Path) -> None:
    known = {path: digest_of(content.encode()) for path, content in BEFORE.items()}
    (root / "handbook/b.yml").write_text("b: somebody else\n")
    with pytest.raises(TransactionError, match=r"handbook/b\.yml.*changed"):
        write_all(root, CHANGES, known)
    assert contents(root) == {**BEFORE, "handbook/b.yml": "b: somebody else\n"}


def test_a_file_that_must_not_exist_is_not_overwritten(root: Path) -> None:
    with pytest.raises(TransactionError, match="exists already"):
        write_all(root, {"handbook/a.yml": "x"}, {"handbook/a.yml": None})
    assert contents(root) == BEFORE


def test_a_read_only_file_stops_everything(root: Path) -> None:
    (root / "handbook/b.yml").chmod(0o444)
    with pytest.raises(TransactionError, match=r"handbook/b\.yml.*may not be written"):
        write_all(root, CHANGES)
    assert contents(root) == BEFORE


@pytest.mark.parametrize(
    "path", ["../outside.yml", "/etc/x.yml", "", "handbook/../../x", ".deskbook/x", "a\\b.yml"]
)
def test_places_outside_are_refused(root: Path, path: str) -> None:
    with pytest.raises(TransactionError, match="no place in this project"):
        write_all(root, {"handbook/a.yml": "x", path: "x"})
    assert contents(root) == BEFORE


def test_links_and_folders_are_refused(root: Path) -> None:
    (root / "linked").symlink_to(root / "handbook")
    (root / "handbook/link.yml").symlink_to(root / "handbook/a.yml")
    for path in ("linked/a.yml", "handbook/link.yml"):
        with pytest.raises(TransactionError, match="through links"):
            write_all(root, {path: "x"})
    with pytest.raises(TransactionError, match="no ordinary file"):
        write_all(root, {"handbook": "x"})
    with pytest.raises(TransactionError):
        write_all(root, {"handbook/a.yml/b.yml": "x"})
    assert (root / "handbook/a.yml").read_text() == BEFORE["handbook/a.yml"]


def test_a_full_disk_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for fatal in range(1, 5):
        count = 0

        def full(descriptor: int, fatal: int = fatal) -> None:
            nonlocal count
            count += 1
            if count >= fatal:
                raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(staging.os, "fsync", full)
        with pytest.raises(TransactionError, match="disk is full"):
            write_all(root, CHANGES)
        assert contents(root) == BEFORE
        assert recover(root) == ()
    monkeypatch.undo()


def test_an_error_in_the_middle_takes_everything_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "made.yml":
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(TransactionError, match=r"handbook/new/made\.yml.*permission denied"):
        write_all(root, CHANGES)
    assert contents(root) == BEFORE
    assert not (root / "handbook/new").exists() and not (root / ".deskbook/edits").exists()


def test_what_somebody_edited_after_a_kill_is_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "clear", lambda edits: None)
    write_all(root, {"handbook/a.yml": "a: new\n", "handbook/b.yml": "b: new\n"})
    monkeypatch.undo()
    (root / "handbook/a.yml").write_text("a: my own\n")
    (root / "handbook/b.yml").write_text(BEFORE["handbook/b.yml"])
    assert recover(root) == ("handbook/a.yml", "handbook/b.yml")
    assert contents(root) == {**BEFORE, "handbook/a.yml": "a: my own\n"}


def test_a_damaged_manifest_is_no_obstacle(root: Path) -> None:
    edits = root / ".deskbook/edits"
    edits.mkdir(parents=True)
    (edits / "manifest.json").write_bytes(b"\xff{")
    assert recover(root) == ()
    assert contents(root) == BEFORE and not edits.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked processes")
def test_a_kill_at_any_step_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tests.editing.killed_writers", str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    kills = [json.loads(line) for line in result.stdout.splitlines()]
    outcomes = []
    for left, recovered, paths, again, rest in kills:
        for name in BEFORE.keys() | CHANGES.keys():
            assert left.get(name) in (BEFORE.get(name), CHANGES.get(name))
        assert recovered in (BEFORE, AFTER)
        assert again == [] and rest == []
        assert paths == [] or sorted(paths) == sorted(CHANGES)
        outcomes.append(recovered == AFTER)
    # Early kills leave all as it was, late ones are completed.
    assert outcomes[0] is False and True in outcomes and len(kills) > 40
