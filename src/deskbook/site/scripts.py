"""Our scripts and stylesheets as a site has them: scripts without comments and idle blanks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import rjsmin

APART = ("service-worker.js", "from-disk.js")
"""Scripts that are not simply lying among the others: they are filled in, or put round others."""


@cache
def web_files() -> Mapping[str, bytes]:
    """Return what every site has, by path below the folder of our assets."""
    folder = _folder()
    return {
        path.relative_to(folder).as_posix(): _emitted(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".css", ".js") and path.name not in APART
    }


def source(name: str) -> str:
    """Return a script as it is written."""
    return _folder().joinpath(name).read_text("utf-8")


def minified(script: str) -> str:
    """Return a script that does the same in fewer letters; names stay as they are.

    Blanks of a template literal within another may get lost. Tests compare the syntax tree of
    every script of ours with that of its source.
    """
    return str(rjsmin.jsmin(script))


def _emitted(path: Path) -> bytes:
    if path.suffix == ".css":
        return path.read_bytes()
    return minified(path.read_text("utf-8")).encode()


def _folder() -> Path:
    return Path(str(resources.files("deskbook").joinpath("web")))
