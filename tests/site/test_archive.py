"""The archive of a site: the same bytes, classic scripts, nothing that only a server can use."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from deskbook.site import SiteError, classic
from deskbook.site.archive import write_archive
from deskbook.site.scripts import minified
from tests.site.conftest import MakeProject

MODULE = """\
import { a, b as c } from "./x/one.js";
import "../two.js";
import {
  d,
} from "./three.js";
export { e as f, g } from "./four.js";
/** @typedef {import("./five.js").Five} Five */
export const here = import.meta.url;
export async function later() { return import("./six.js"); }
export class Kind {}
function hidden() {}
export { hidden as shown };
"""


def test_a_module_becomes_a_function() -> None:
    made = classic.module("assets/deskbook/desk/m.js", MODULE)
    _is_function(made)
    assert "const here = $here;" in made


def test_a_module_without_line_ends_becomes_a_function() -> None:
    made = classic.module("assets/deskbook/desk/m.js", minified(MODULE))
    _is_function(made)
    assert "const here=$here;" in made
    assert not re.search(r"\b(?:import|export)\b", made)


def _is_function(made: str) -> None:
    assert made.startswith('deskbook.define("assets/deskbook/desk/m.js", (')
    assert 'const { a, b: c } = $need("assets/deskbook/desk/x/one.js");' in made
    assert '$need("assets/deskbook/two.js");' in made
    assert 'const { d } = $need("assets/deskbook/desk/three.js");' in made
    assert 'f: () => $need("assets/deskbook/desk/four.js").e' in made
    assert 'return $load("./six.js")' in made
    assert "Kind: () => Kind" in made and "shown: () => hidden" in made
    assert "\nimport" not in made and "\nexport" not in made


@pytest.mark.parametrize(
    "line", ['import all from "./x.js";', 'export * from "./x.js";', "export default 1;"]
)
def test_what_cannot_be_turned_is_said(line: str) -> None:
    with pytest.raises(SiteError) as raised:
        classic.module("assets/deskbook/m.js", line)
    assert line in raised.value.text.render("en")


def test_a_page_runs_the_functions_instead() -> None:
    html = (
        '<link rel="modulepreload" href="../a/x.js"><script src="../a/x.js" type="module"></script>'
        '<script type="module" src="../mine.js"></script><script src="../a/old.js"></script>'
    )
    made, run = classic.page("desk/index.html", html, "a/all.js", ["a/x.js", "a/y.js"])
    assert run == ["a/x.js"]
    assert made == (
        '<script defer src="../a/all.js"></script><script src="../a/x.js" defer></script>'
        '<script type="module" src="../mine.js"></script><script src="../a/old.js"></script>'
    )


def test_equal_sites_give_equal_archives(make_project: MakeProject, tmp_path: Path) -> None:
    site = make_project().root / "built"
    files = {
        "index.html": '<script type="module" src="assets/deskbook/a.js"></script>',
        "assets/deskbook/a.js": "export const a = 1;",
        "assets/deskbook/offline-0123456789abcdef.json": "{}",
        "assets/main.js.map": "{}",
        "search/manifest.json": "{}",
        "service-worker.js": "",
        ".deskbook-site": "",
        "图.png": "png",
    }
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(content, "utf-8")
    target = tmp_path / "handbook.zip"
    size = write_archive(site, target)
    first = target.read_bytes()
    assert size == len(first)
    for file in site.rglob("*"):
        file.touch()
    write_archive(site, target)
    assert target.read_bytes() == first
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            "handbook-site/assets/deskbook/a.js",
            "handbook-site/assets/deskbook/from-disk.js",
            "handbook-site/index.html",
            "handbook-site/search/manifest.json.js",
            "handbook-site/图.png",
        ]
        script = archive.read("handbook-site/search/manifest.json.js")
    assert script == b'deskbook.file("search/manifest.json", "e30=");\n'


def test_an_archive_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<p>", "utf-8")
    with pytest.raises(SiteError):
        write_archive(tmp_path / "site", tmp_path / "missing/handbook.zip")
    assert not list(tmp_path.rglob("*.tmp"))
