"""Twenty-four entries and fifty-four queries of twelve classes: each finds its entry in the first
three, in Python and in the browser's engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from deskbook.checking import check
from deskbook.desk.files import files
from deskbook.desk.made import make_all
from deskbook.desk.search_tests import run
from deskbook.model import Handbook
from deskbook.pages.urls import Urls
from deskbook.search.engine import Engine, open_site

FOLDER = Path(__file__).parent
ENGINE = FOLDER.parents[2] / "src/deskbook/web/search.js"
WANTED = 54

SEARCH = """
const [module, site, queries] = process.argv.slice(1);
const { open } = await import(module);
const engine = await open(site);
const found = [];
for (const query of JSON.parse(queries)) {
  found.push((await engine.search(query, { limit: 3 })).map((one) => one.id));
}
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    checked = check(FOLDER, "handbook")
    assert not checked.failed
    return checked.handbook


@pytest.fixture(scope="module")
def site(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    made = [one for _, one in make_all(handbook, Urls(), lambda key: "", {}, frozenset())]
    for path, content in files(handbook, made).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_python_finds_all(handbook: Handbook, site: Path) -> None:
    engine: Engine = open_site(site)
    report = run(handbook, engine, "")
    assert len(report.outcomes) == WANTED
    missed = {one.test.query: [r.id for r in one.results[:3]] for one in report.failed}
    assert missed == {} and report.unknown == ()


@pytest.mark.skipif(not shutil.which("node"), reason="needs Node")
def test_the_browser_s_engine_finds_all(handbook: Handbook, site: Path) -> None:
    tests = handbook.search_tests.tests
    queries = json.dumps([one.query for one in tests])
    program = ["node", "--input-type=module", "-e", SEARCH, ENGINE.as_uri(), str(site), queries]
    answer = subprocess.run(program, capture_output=True, text=True, check=True)
    found = json.loads(answer.stdout)
    missed = {
        one.query: ids
        for one, ids in zip(tests, found, strict=True)
        if not set(one.expect) & set(ids)
    }
    assert missed == {}
