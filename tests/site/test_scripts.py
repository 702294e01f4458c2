"""What a site loads of us: small, and the same as what is written."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
import subprocess
from pathlib import Path

import pytest

from deskbook.site.scripts import APART, FIRST, imported, minified, rests_on, source, web_files

TREES = Path(__file__).with_name("same_tree.mjs")
IMPORTED = re.compile(r'(?:from|import\(?|new URL\() ?"(\.{1,2}/[^"]+\.js)"')
ENGINE, DESK = 20_000, 40_000
"""Bytes at most, as a host sends them: file by file, compressed."""


def different(pairs: list[tuple[str, str, str]]) -> list[str]:
    run = subprocess.run(
        ["node", str(TREES)], input=json.dumps(pairs), capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(run.stdout)
    return found


def loaded(first: str) -> set[str]:
    """Return a script and all that it loads, at once or when needed."""
    found, ahead = set(), [first]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            folder = posixpath.dirname(name)
            text = web_files()[name].decode()
            ahead += [posixpath.normpath(posixpath.join(folder, m)) for m in IMPORTED.findall(text)]
    return found


def sent(names: set[str]) -> int:
    return sum(len(gzip.compress(web_files()[name], 6, mtime=0)) for name in names)


def test_scripts_say_what_their_sources_say() -> None:
    names = [*(name for name in web_files() if name.endswith(".js")), *APART]
    assert len(names) > 50
    assert different([(name, source(name), minified(source(name))) for name in names]) == []
    for name in names[: -len(APART)]:
        emitted = web_files()[name].decode()
        assert emitted.startswith(minified(source(name)))
        assert re.fullmatch(r'(\nimport"[^"]+";)*', emitted[len(minified(source(name))) :])


def test_a_difference_would_be_seen() -> None:
    pairs = [
        ("let a = 1; /* b */ f();", "let a=1;g();"),
        ("x = `a  b`;", "x = `a b`;"),
        ("const a = 1;", "let a = 1;"),
        ("return_\n(a)", "return_;(a)"),
        ("x = /a\\/ b/;", "x = /a\\/b/;"),
    ]
    names = [f"{number}.js" for number in range(len(pairs))]
    compared = [(name, *pair) for name, pair in zip(names, pairs, strict=True)]
    assert different(compared) == names
    assert different([(name, text, minified(text)) for name, text, _ in compared]) == []


@pytest.mark.parametrize("first", FIRST)
def test_what_is_needed_at_once_is_named_at_once(first: str) -> None:
    folder = posixpath.dirname(first)
    named = re.findall(r'(?:from|import)"([^"]+)"', web_files()[first].decode())
    reached, ahead = set[str](), [first]
    while ahead:
        further = set(imported(ahead.pop())) - reached
        reached |= further
        ahead += further
    assert sorted(posixpath.normpath(posixpath.join(folder, one)) for one in named) == sorted(
        reached
    )
    assert len(reached) > 2


def test_the_page_of_the_desk_names_what_it_rests_on(reference_site: Path) -> None:
    page = (reference_site / "desk/index.html").read_text("utf-8")
    named = re.findall(r'rel="modulepreload" href="\.\./assets/deskbook/([^"]+)"', page)
    assert sorted(named) == sorted(rests_on("desk.js"))
    assert len(named) > 10


def test_the_engine_is_small() -> None:
    engine = loaded("search.js")
    assert {"search/rank.js", "search/sounds.js", "search.js"} <= engine
    assert sent(engine) <= ENGINE


def test_the_desk_is_small() -> None:
    desk = (loaded("desk.js") | {"desk/theme.js"}) - loaded("search.js")
    assert {"desk/card.js", "flow/walk.js", "search-client.js", "search-worker.js"} <= desk
    assert sent(desk) <= DESK


def test_no_script_is_left_behind() -> None:
    first = {f"{name}.js" for name in ("chart", "overlay", "walk", "offline", "desk")}
    used = set[str]().union(*(loaded(name) for name in first)) | {"desk/theme.js"}
    assert {name for name in web_files() if name.endswith(".js")} - used == set()
