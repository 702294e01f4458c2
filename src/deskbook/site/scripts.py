"""Our scripts and stylesheets as a site has them: scripts without comments and idle blanks."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import rjsmin

APART = ("service-worker.js", "from-disk.js")
"""Scripts that are not simply lying among the others: they are filled in, or put round others."""

FIRST = ("overlay/dialog.js", "search-worker.js", "search/service.js")
"""Modules with which something begins; each names all that it rests on, so that a browser fetches
everything at once and not one layer after the other. What the desk rests on its page names."""

_IDLE = re.compile(r",(?=\))|(?<=\})\n")
"""Commas after which nothing is listed, and ends of lines after blocks: every statement of ours
ends with a semicolon or a block."""

_IMPORTED = re.compile(r'^(?:import|export)\b[^"\n;]*"(\.{1,2}/[^"\n]+)";', re.MULTILINE)


@cache
def web_files() -> Mapping[str, bytes]:
    """Return what every site has, by path below the folder of our assets."""
    folder = _folder()
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".css":
            found[name] = path.read_bytes()
        elif path.suffix == ".js" and name not in APART:
            found[name] = minified(source(name)).encode() + _further(name).encode()
    return found


@cache
def source(name: str) -> str:
    """Return a script as it is written."""
    return _folder().joinpath(name).read_text("utf-8")


def minified(script: str) -> str:
    """Return a script that does the same in fewer letters; names stay as they are.

    Blanks of a template literal within another may get lost, and so may a comma in a text. Tests
    compare the syntax tree of every script of ours with that of its source.
    """
    return _IDLE.sub("", str(rjsmin.jsmin(script)))


def imported(name: str) -> Iterator[str]:
    """Return the modules that a module imports itself."""
    for path in _IMPORTED.findall(source(name)):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _further(name: str) -> str:
    """Return imports of what a module's imports import."""
    if name not in FIRST:
        return ""
    own = list(imported(name))
    folder = posixpath.dirname(name) or "."
    ways = (posixpath.relpath(one, folder) for one in rests_on(name) if one not in own)
    return "".join(f'\nimport"{way if way.startswith(".") else f"./{way}"}";' for way in ways)


def rests_on(name: str) -> list[str]:
    """Return all modules that a module imports, itself or through others."""
    found: dict[str, None] = {}
    _add(name, found)
    return list(found)


def _add(name: str, known: dict[str, None]) -> None:
    for one in imported(name):
        if one not in known:
            known[one] = None
            _add(one, known)


def _folder() -> Path:
    return Path(str(resources.files("deskbook").joinpath("web")))
