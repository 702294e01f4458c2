"""The two trees: whole at every moment, whatever happens to the process that writes them."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deskbook.site import inplace, trees
from deskbook.site.manifest import MARK
from deskbook.site.trees import SiteTrees

EXCHANGES = sys.platform.startswith("linux")


def content(version: int, path: str) -> bytes:
    return f"{version if path.startswith('v') else 0} {path}\n".encode() * 200


def target(version: int) -> dict[str, bytes]:
    """Some files change in every version, some come and go, one becomes a folder and back."""
    paths = [f"v/{number}.html" for number in range(30)]
    paths += [f"fixed/{number}.html" for number in range(30)]
    paths += [f"v/only/{version}/x.css", "v/flip" if version % 2 else "v/flip/index.html"]
    return {path: hashlib.blake2b(content(version, path)).digest()[:16] for path in paths}


def publish(site: Path, work: Path, version: int) -> None:
    work.mkdir(exist_ok=True)
    SiteTrees(site, work).publish(target(version), lambda path: content(version, path))


def site_files(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.name != MARK
    }


def version_of(site: Path) -> int:
    """The version the site holds; fails unless it is exactly one, and whole."""
    files = site_files(site)
    version = int(files["v/0.html"].split()[0])
    assert files == {path: content(version, path) for path in target(version)}
    return version


@pytest.fixture(params=["exchange", "in place"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if request.param == "in place":
        monkeypatch.setattr(trees, "exchange", lambda first, second: False)
    elif not EXCHANGES:
        pytest.skip("folders cannot be exchanged here")
    yield request.param


def test_versions_follow_each_other(tmp_path: Path, way: str) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    kept = SiteTrees(site, work)
    work.mkdir()
    for version in (1, 2, 3, 2, 5, 5):
        before = site_files(site)
        done = kept.publish(target(version), lambda path, v=version: content(v, path))  # type: ignore[misc]
        assert version_of(site) == version
        after = site_files(site)
        assert done.written == tuple(sorted(p for p in after if before.get(p) != after[p]))
        assert done.removed == tuple(sorted(before.keys() - after.keys()))
    publish(site, work, 6)
    kept.publish(target(7), lambda path: content(7, path))
    assert version_of(site) == 7


def test_unchanged_files_stay_the_same_files(tmp_path: Path, way: str) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    publish(site, work, 1)
    before = (site / "fixed/3.html").stat()
    for version in (2, 3, 4):
        publish(site, work, version)
        after = (site / "fixed/3.html").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_failure_at_any_step_leaves_the_old_site(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    publish(site, work, 1)
    publish(site, work, 2)
    fail_at = remaining = 0

    class Killed(BaseException):
        pass

    def limited(name: str) -> None:
        whole = getattr(os, name)

        def step(*arguments: object, **options: object) -> object:
            nonlocal remaining
            remaining -= 1
            if remaining == 0:
                raise Killed
            return whole(*arguments, **options)

        monkeypatch.setattr(os, name, step)

    for name in ("replace", "link", "open", "unlink", "rmdir", "rename", "mkdir"):
        limited(name)
    version, survived = 2, 0
    while survived < 3:
        fail_at += 7
        remaining = fail_at
        try:
            publish(site, work, version + 1)
            survived += 1
        except Killed:
            pass
        remaining = 0
        if way == "exchange":
            assert version_of(site) in (version, version + 1)
        publish(site, work, version + 1)
        version += 1
        assert version_of(site) == version
        assert not (site / ".deskbook-staging").exists()
    assert fail_at > 50


def test_a_site_on_another_file_system(tmp_path: Path) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is one file system only")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        site, work = Path(folder, "site"), tmp_path / "work"
        for version in (1, 2, 3, 2):
            publish(site, work, version)
            assert version_of(site) == version


def test_a_journal_is_finished_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "exchange", lambda first, second: False)
    site, work = tmp_path / "site", tmp_path / "work"
    publish(site, work, 1)

    def killed(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(inplace, "write_mark", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(site, work, 2)
    assert (work / "journal").is_file()
    SiteTrees(site, work).live()
    assert version_of(site) == 2
    assert not (work / "journal").exists()


def publish_until_killed(site: Path, work: Path, version: int) -> None:
    while True:
        version += 1
        publish(site, work, version)


@pytest.mark.skipif(not EXCHANGES, reason="folders cannot be exchanged here")
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path) -> None:
    site, work = tmp_path / "site", tmp_path / "work"
    publish(site, work, 1)
    randomness = random.Random(7)
    versions = [1]
    for _ in range(15):
        process = multiprocessing.get_context("fork").Process(
            target=publish_until_killed, args=(site, work, versions[-1])
        )
        process.start()
        time.sleep(randomness.uniform(0.02, 0.12))
        process.kill()
        process.join()
        versions.append(version_of(site))
    assert versions == sorted(versions)
    assert versions[-1] > 2
    publish(site, work, 1)
    assert version_of(site) == 1
