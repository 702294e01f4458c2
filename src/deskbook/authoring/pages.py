"""The authored Markdown pages, and their links to generated pages by path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from deskbook.model import KINDS, Handbook, Key

_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\\")
_ENDING = re.compile(r"(?:(?:/|^)index)?\.(?:md|html|ya?ml)$|/$")
_SUFFIX = re.compile(r"\.(?:md|html|ya?ml)$")
_KINDS = {kind.folder: kind.name for kind in KINDS.values() if kind.paged}


@dataclass(frozen=True, slots=True)
class Authored:
    """The texts of the Markdown pages by path, and the folder they lie in; both are relative to
    the project folder."""

    directory: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    def folder(self, path: str) -> str:
        """Return the folder of a page below that of all pages, "" for that itself."""
        return posixpath.dirname(path.removeprefix(f"{self.directory}/"))


def target(handbook: Handbook, address: str, folder: str) -> Key | None:
    """Return the entity whose page a path on a page in `folder` leads to; the organization for
    another page of its folder; None for everything else."""
    path = re.split("[#?]", unquote(address))[0]
    if not path or _ELSEWHERE.match(path):
        return None
    meant = posixpath.normpath(posixpath.join(folder, path))
    steps = _ENDING.sub("", meant).split("/")
    if len(steps) == 3 and steps[1] in _KINDS:
        key = Key(steps[0], _KINDS[steps[1]], steps[2])
        if handbook.declared(key):
            return key
    whole = Key(steps[0], "organization", steps[0])
    return whole if handbook.declared(whole) else None


def repathed(address: str, folder: str, old: Key, new: str) -> str:
    """Return a path on a page in `folder` that leads to the same place when `old` is `new`."""
    sought = [old.id] if old.kind == "organization" else [old.organization, KINDS[old.kind].folder]
    if old.kind != "organization":
        sought.append(old.id)
    path, mark, tail = address.partition("#")
    steps = path.split("/")
    here = folder.split("/") if folder else []
    for index, step in enumerate(steps):
        if step == ".." and here:
            here.pop()
        elif step not in ("", ".", ".."):
            here.append(_SUFFIX.sub("", step))
            if here == sought:
                steps[index] = new + step.removeprefix(old.id)
    return "/".join(steps) + mark + tail
