"""The cache: used when it may be, never trusted blindly, never in the way."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbook.sources import Cache, Sources, parsing, read, reading, unchanged
from deskbook.sources import cache as cache_module

LONG_AGO = time.time_ns() - 3_600_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "h").mkdir()
    write(tmp_path, "a", "id: a\nnotes: |\n  客服\n  主管\n")
    write(tmp_path, "b", "id: [b\n")
    write(tmp_path, "c", "id: 007\nid: x\n")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the files that were really parsed."""
    paths: list[str] = []
    original = parsing.parse_file

    def parse_file(path: str, *rest: object) -> object:
        paths.append(path)
        return original(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "parse_file", parse_file)
    return paths


def write(root: Path, name: str, content: str, modified: int = LONG_AGO) -> None:
    file = root / f"h/{name}.yml"
    file.write_text(content, encoding="utf-8")
    os.utime(file, ns=(modified, modified))


def read_cached(root: Path) -> Sources:
    with Cache(root) as cache:
        return read(root, "h", cache=cache)


def facts(sources: Sources) -> object:
    return (
        sources.digest,
        sources.diagnostics,
        [(file.path, file.digest, file.data, file.readable) for file in sources.files],
        [file.location(("notes",)) for file in sources.files],
        [file.find(("notes",), "主管") for file in sources.files],
        [file.text for file in sources.files],
    )


def make_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything written up to now be old enough for its times to be trusted."""
    now = time.time_ns
    monkeypatch.setattr(reading.time, "time_ns", lambda: now() + 10_000_000_000)


def test_what_comes_from_the_cache_is_what_was_read(root: Path, parsed: list[str]) -> None:
    first = read_cached(root)
    assert parsed == ["h/a.yml", "h/b.yml", "h/c.yml"]
    second = read_cached(root)
    assert len(parsed) == 3
    assert facts(first) == facts(second) == facts(read(root, "h"))
    assert [finding.code for finding in second.diagnostics] == ["YAML001", "YAML003", "YAML002"]


def test_unchanged_files_are_not_even_opened(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old(monkeypatch)
    first = read_cached(root)

    def refuse(path: str, *_: int) -> int:
        raise AssertionError(path)

    monkeypatch.setattr(os, "open", refuse)
    second = read_cached(root)
    assert second.digest == first.digest
    assert second.files[0].data == {"id": "a", "notes": "客服\n主管\n"}
    assert len(parsed) == 3


def test_the_digest_is_known_without_reading_when_nothing_has_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_old(monkeypatch)
    (root / "h/broken").symlink_to(root / "h")  # a finding that is part of the state
    (root / "h/out.yml").symlink_to("/nowhere.yml")
    with Cache(root) as cache:
        assert unchanged(root, "h", cache) is None
        sources = read(root, "h", cache=cache)
        monkeypatch.setattr(os, "open", None)
        assert unchanged(root, "h", cache) == sources.digest
    assert sources.diagnostics


@pytest.mark.parametrize("change", ["edit", "add", "delete", "rename", "touch"])
def test_after_a_change_the_digest_is_not_known(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    make_old(monkeypatch)
    read_cached(root)
    if change in ("edit", "touch"):
        write(root, "b", "id: [c\n" if change == "edit" else "id: [b\n", LONG_AGO + 1)
    elif change == "add":
        write(root, "d", "id: d\n")
    elif change == "delete":
        (root / "h/b.yml").unlink()
    else:
        (root / "h/b.yml").rename(root / "h/d.yml")
    with Cache(root) as cache:
        assert unchanged(root, "h", cache) is None


def test_a_young_file_is_never_taken_for_unchanged(root: Path) -> None:
    write(root, "b", "id: b\n", time.time_ns())
    read_cached(root)
    with Cache(root) as cache:
        assert unchanged(root, "h", cache) is None


def test_a_young_file_is_compared_by_its_bytes(root: Path, parsed: list[str]) -> None:
    read_cached(root)
    status = (root / "h/a.yml").stat()
    write(root, "a", "id: x\nnotes: |\n  客服\n  主管\n", status.st_mtime_ns)
    assert (root / "h/a.yml").stat().st_size == status.st_size
    assert read_cached(root).files[0].data["id"] == "x"
    assert parsed[3:] == ["h/a.yml"]


def test_changed_new_and_deleted_files_are_noticed(root: Path, parsed: list[str]) -> None:
    read_cached(root)
    write(root, "b", "id: bb\n")
    write(root, "d", "id: d\n")
    (root / "h/c.yml").unlink()
    sources = read_cached(root)
    assert [file.path for file in sources.files] == ["h/a.yml", "h/b.yml", "h/d.yml"]
    assert sources.diagnostics == ()
    assert parsed[3:] == ["h/b.yml", "h/d.yml"]
    with Cache(root) as cache:
        assert sorted(cache.rows()) == ["h/a.yml", "h/b.yml", "h/d.yml"]


def test_once_old_enough_the_times_are_trusted(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_cached(root)
    with Cache(root) as cache:
        assert {row.modified for row in cache.rows().values()} == {-1}
    make_old(monkeypatch)
    read_cached(root)
    with Cache(root) as cache:
        assert {row.modified for row in cache.rows().values()} == {LONG_AGO}
    assert len(parsed) == 3


def test_another_version_starts_empty(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_cached(root)
    monkeypatch.setattr(cache_module, "VERSION", "another")
    read_cached(root)
    assert len(parsed) == 6


def test_a_file_that_is_no_database_is_replaced(root: Path, parsed: list[str]) -> None:
    first = read_cached(root)
    for name in ("cache.sqlite-wal", "cache.sqlite-shm"):
        (root / ".deskbook" / name).unlink(missing_ok=True)
    (root / ".deskbook/cache.sqlite").write_bytes(b"no database at all" * 500)
    assert facts(read_cached(root)) == facts(first)
    read_cached(root)
    assert len(parsed) == 6


@pytest.mark.parametrize("seed", range(8))
def test_damage_inside_the_file_never_shows(root: Path, seed: int) -> None:
    expected = facts(read_cached(root))
    file = root / ".deskbook/cache.sqlite"
    content = bytearray(file.read_bytes())
    for place in range(100 + seed * 37, len(content), 251):
        content[place] ^= 0x55
    file.write_bytes(content)
    assert facts(read_cached(root)) == expected
    assert facts(read_cached(root)) == expected


def test_values_that_were_tampered_with_are_read_again(root: Path, parsed: list[str]) -> None:
    expected = facts(read_cached(root))
    with sqlite3.connect(root / ".deskbook/cache.sqlite") as connection:
        connection.execute("UPDATE files SET data = x'c1', marks = 'text', modified = 'x'")
    connection.close()
    assert facts(read_cached(root)) == expected
    assert len(parsed) == 6


def test_a_locked_cache_is_gone_without(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = facts(read_cached(root))
    monkeypatch.setattr(cache_module, "_PATIENCE", 0.05)
    blocker = sqlite3.connect(root / ".deskbook/cache.sqlite", isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    write(root, "d", "id: d\n")
    assert [file.path for file in read_cached(root).files][3:] == ["h/d.yml"]
    blocker.execute("ROLLBACK")
    blocker.close()
    (root / "h/d.yml").unlink()
    assert facts(read_cached(root)) == expected


def test_no_place_for_a_cache_is_no_trouble(root: Path) -> None:
    (root / ".deskbook").write_text("a file where the folder should be")
    assert facts(read_cached(root)) == facts(read(root, "h"))
    with Cache(root) as cache:
        cache.put("k", b"v")
        assert cache.get("k") is None


def test_results_are_kept_and_only_the_newest(tmp_path: Path) -> None:
    with Cache(tmp_path) as cache:
        assert cache.get("k0") is None
        for number in range(30):
            cache.put(f"k{number}", bytes([number]))
        cache.put("k15", b"again")
        cache.put("k30", b"x")
    with Cache(tmp_path) as cache:
        kept = {number for number in range(31) if cache.get(f"k{number}") is not None}
        assert kept == set(range(11, 31))
        assert cache.get("k15") == b"again"


def test_two_at_once_see_each_other(root: Path) -> None:
    with Cache(root) as one, Cache(root) as other:
        read(root, "h", cache=one)
        assert sorted(other.rows()) == ["h/a.yml", "h/b.yml", "h/c.yml"]
        other.put("k", b"v")
        assert one.get("k") == b"v"


def test_the_cache_folder_hides_itself_from_version_control(root: Path) -> None:
    read_cached(root)
    assert (root / ".deskbook/.gitignore").read_text() == "*\n"
