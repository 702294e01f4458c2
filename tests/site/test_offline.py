"""What a browser keeps of a site: every needed file, checked by its content, and no clock."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from datetime import date

import pytest

from deskbook.site.build import Builder
from deskbook.site.content import digest_of
from deskbook.site.offline import FAREWELL, WORKER, Offline, integrity
from tests.site.conftest import MakeProject
from tests.site.test_mkdocs import mkdocs_build

SITE = {
    "index.html": b"home",
    "desk/index.html": b"desk",
    "a/solutions/refund.html": b"refund",
    "a/roles/agent.html": b"agent",
    "assets/deskbook/offline.js": b"register",
    "assets/deskbook/desk/desk.css": b"css",
    "assets/javascripts/bundle.a5f9d56c.min.js": b"theme",
    "assets/javascripts/bundle.a5f9d56c.min.js.map": b"map",
    "assets/javascripts/lunr/min/lunr.zh.min.js": b"lunr",
    "search/manifest.json": b"{}",
    "photo.png": b"photo",
}
KEPT = ("a/solutions/refund.html",)


def made(
    site: dict[str, bytes], as_of: date | None = None, offline: Offline | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """The files for a site, and which of its files were looked at."""
    read: list[str] = []

    def content(path: str) -> bytes:
        read.append(path)
        return site[path]

    digests = {path: digest_of(data) for path, data in site.items()}
    return (offline or Offline()).files(digests, content, KEPT, as_of), read


def listed(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """The list of files that the worker names, after checking that it names it rightly."""
    build = files[WORKER].decode().split("const BUILD=")[1].partition(";")[0]
    given = json.loads(build)
    (path,) = files.keys() - {WORKER}
    assert given == {"path": path, "integrity": integrity(path, files[path])}
    found: dict[str, dict[str, str]] = json.loads(files[path])
    return found


def test_the_list_holds_what_is_needed_and_what_is_worth_keeping() -> None:
    content = listed(made(SITE)[0])
    assert sorted(content["core"]) == [
        "assets/deskbook/desk/desk.css",
        "assets/deskbook/offline.js",
        "assets/javascripts/bundle.a5f9d56c.min.js",
        "desk/index.html",
        "index.html",
        "search/manifest.json",
    ]
    assert list(content["pages"]) == ["a/solutions/refund.html"]
    digest = base64.b64encode(hashlib.sha256(b"home").digest()).decode()
    assert content["core"]["index.html"] == f"sha256-{digest}"


def test_equal_sites_have_equal_lists_and_others_do_not() -> None:
    files = made(SITE)[0]
    assert made(dict(reversed(SITE.items())))[0] == files
    assert made({**SITE, "a/roles/agent.html": b"other", "photo.png": b"other"})[0] == files
    for path in ("index.html", "a/solutions/refund.html", "search/manifest.json"):
        assert made({**SITE, path: b"other"})[0].keys() != files.keys()


def test_the_day_is_told_only_if_it_was_given() -> None:
    assert "as_of" not in listed(made(SITE)[0])
    assert listed(made(SITE, date(2026, 11, 22))[0])["as_of"] == "2026-11-22"


def test_only_what_changed_is_looked_at_again() -> None:
    offline = Offline()
    assert len(made(SITE, offline=offline)[1]) == 6
    assert made(SITE, offline=offline)[1] == []
    assert made({**SITE, "index.html": b"other"}, offline=offline)[1] == ["index.html"]


def test_a_compressed_file_may_be_unpacked_on_its_way() -> None:
    packed = gzip.compress(b"entries", mtime=0)
    assert integrity("search/index-1.bin", packed).split() == [
        integrity("x", packed),
        integrity("x", b"entries"),
    ]
    assert " " not in integrity("search/index-1.bin", packed[:-4])


def test_a_site_without_the_script_or_with_a_worker_of_its_own_gets_none() -> None:
    without = {path: data for path, data in SITE.items() if not path.endswith("offline.js")}
    assert made(without)[0] == {}
    assert made({**SITE, WORKER: b"own"})[0] == {}


def test_a_build_writes_the_worker_only_when_something_kept_has_changed(
    make_project: MakeProject,
) -> None:
    project = make_project()
    project.source.assets["assets/deskbook/offline.js"] = b"register"
    builder = Builder(project.root, project.config, project.source)
    assert WORKER in builder.build().written
    project.source.edit("sales/roles/clerk.html", title="文书")
    assert builder.build().written == ("sales/roles/clerk.html",)
    project.source.edit("index.html", title="新首页")
    result = builder.build()
    assert WORKER in result.written
    assert [one for one in result.removed if "offline-" in one]


def test_mkdocs_writes_the_worker_too(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    project.source.assets["assets/deskbook/offline.js"] = b"register"
    mkdocs_build(project, monkeypatch)
    files = {one.name: one for one in (project.site / "assets/deskbook").glob("offline-*.json")}
    (path,) = files.values()
    theirs = json.loads(path.read_bytes())["core"]
    assert (project.site / WORKER).read_bytes() != FAREWELL
    assert "index.html" in theirs and "assets/deskbook/offline.js" in theirs
    for name, given in theirs.items():
        assert integrity(name, (project.site / name).read_bytes()) == given
