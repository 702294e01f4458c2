"""Where each kind of entity lives below the handbook folder; findings for any other place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import Text, text
from deskbook.model.kinds import KINDS

IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
IDENTIFIER_LENGTH = 48
_CLOSE = 0.75
_LETTERS = re.compile(r"[^\W\d_a-zA-Z]")
_COPY = re.compile(r"副本|(?i:\bcopy\b)|[(（]\d+[)）]$")

# Windows cannot have files of these names, whatever their ending.
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)

_FOLDERS = {kind.folder: kind.name for kind in KINDS.values() if not kind.folder.endswith(".yml")}
_FILES = {kind.folder: kind.name for kind in KINDS.values() if kind.folder.endswith(".yml")}
ROOT_FILES = {
    "handbook.yml": "handbook",
    "glossary.yml": "term",
    "retired.yml": "retired",
    "search-tests.yml": "search-tests",
}
"""The files beside the organizations' folders, and what they are."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a file's place says about it: organization id ("" for the whole handbook), kind
    ("handbook" for the settings) and id."""

    organization: str
    kind: str
    id: str


def is_identifier(value: str) -> bool:
    """Whether `value` may be an id: ASCII kebab-case, at most 48 long, a legal file name."""
    return (
        len(value) <= IDENTIFIER_LENGTH
        and IDENTIFIER.fullmatch(value) is not None
        and value not in _RESERVED
    )


def classify(
    path: str, directory: str, folders: Collection[str] = frozenset()
) -> Place | Diagnostic:
    """Return what the file at `path` is, or the finding that the handbook has no such place.

    `path` is relative to the project and lies below `directory`; `folders` are those that hold
    sources, so that the finding can name the right one where it is there already.
    """
    parts = path.removeprefix(f"{directory}/").split("/")
    name = re.sub(r"\.ya?ml$", ".yml", parts[-1])
    stem = name.removesuffix(".yml")
    if len(parts) == 1:
        kind = ROOT_FILES.get(name)
        return Place("", kind, stem) if kind else _unknown(path, parts[-1], ROOT_FILES)
    organization = parts[0]
    if not is_identifier(organization):
        return _bad_identifier(path, organization)
    if len(parts) == 2:
        kind = _FILES.get(name)
        identifier = organization if kind == "organization" else stem
        return Place(organization, kind, identifier) if kind else _unknown(path, parts[-1], _FILES)
    if len(parts) == 3 and parts[1] in _FOLDERS:
        if not is_identifier(stem):
            return _bad_identifier(path, stem)
        return Place(organization, _FOLDERS[parts[1]], stem)
    beside = {folder for folder in _FOLDERS if f"{directory}/{organization}/{folder}" in folders}
    return _unknown(path, parts[1], _FOLDERS, beside if len(parts) == 3 else frozenset())


def identifier_from(name: str) -> str:
    """Return the id that a file's or folder's name comes closest to, "" when there is none."""
    stem = unicodedata.normalize("NFKC", re.sub(r"(?i)(\.ya?ml|\.txt|\.docx?)+$", "", name))
    found = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")[:IDENTIFIER_LENGTH].rstrip("-")
    return found if is_identifier(found) else ""


def names_of(path: str) -> set[str]:
    """Return what references may call the file at `path`, which is not where it belongs."""
    name = path.rpartition("/")[2]
    return {name.rpartition(".")[0], identifier_from(name)} - {""}


def _unknown(
    path: str, name: str, known: dict[str, str], beside: Collection[str] = frozenset()
) -> Diagnostic:
    close = get_close_matches(name, known, n=1, cutoff=_CLOSE)
    if close and close[0] in beside:
        hint = text(
            zh="把 {file} 移到旁边已有的“{close}”文件夹，再删掉空的“{name}”。",
            en='Move {file} to the folder "{close}" beside this one, then delete the empty'
            ' "{name}".',
            file=path.rpartition("/")[2],
            close=close[0],
            name=name,
        )
    elif close and "." not in name:
        hint = text(
            zh="是不是想写“{close}”？把文件夹“{name}”改名为“{close}”。",
            en='Did you mean "{close}"? Rename the folder "{name}" so.',
            close=close[0],
            name=name,
        )
    elif close:
        hint = text(
            zh="是不是想写“{close}”？改名后这个文件才会进入手册。",
            en='Did you mean "{close}"? Rename it and the file becomes part of the handbook.',
            close=close[0],
        )
    elif known is _FILES:
        hint = text(
            zh="把它移到对应的文件夹里，例如部门放在 departments，岗位放在 roles，"
            "流程放在 procedures；不属于手册的文件请移出手册文件夹。",
            en="Move it to the folder of its kind, such as departments, roles or procedures, or out"
            " of the handbook folder.",
        )
    else:
        hint = text(
            zh="可以用的名称：{known}。请把文件移到其中一处；不属于手册的文件请移出手册文件夹。",
            en="Places the handbook knows: {known}. Move the file to one of them, or out of the"
            " handbook folder.",
            known=Text("、".join(known), ", ".join(known)),
        )
    return Diagnostic(
        "FILE004",
        Severity.ERROR,
        Location(path),
        text(
            zh="手册里没有“{name}”这样的位置，这个文件没有被读入。",
            en='The handbook has no place called "{name}"; the file was left out.',
            name=name,
        ),
        hint,
    )


def _bad_identifier(path: str, identifier: str) -> Diagnostic:
    proposed = identifier_from(identifier)
    ending = ".yml" if path.rpartition("/")[2].startswith(identifier) else ""
    if _COPY.search(identifier):
        hint = text(
            zh="这像是复制出来的副本：不需要就删掉，需要就改名，例如“{name}”，再改里面的内容。",
            en='This looks like a copy: delete it, or rename it, for example "{name}", and change'
            " what is in it.",
            name=f"{proposed.removesuffix('-copy')}-2{ending}",
        )
    elif proposed and not _LETTERS.search(identifier):
        hint = text(zh="请改名为“{name}”。", en='Rename it "{name}".', name=f"{proposed}{ending}")
    else:
        hint = text(
            zh="请用英文或拼音改名，例如“customer-supervisor{ending}”，最长 48 个字符，"
            "不能用 con、nul 等系统保留名；中文名称写在文件里的“name: ”后面。",
            en='Rename it, for example "customer-supervisor{ending}"; at most 48 characters, and'
            " none of the names that systems reserve, such as con or nul.",
            ending=ending,
        )
    return Diagnostic(
        "ID003",
        Severity.ERROR,
        Location(path),
        text(
            zh="“{identifier}”不能用作编号：编号就是文件名，只能用小写英文字母、数字和连字符。",
            en='"{identifier}" cannot be an id: an id is the file name, made of lower-case'
            " letters, digits and hyphens.",
            identifier=identifier[:80],
        ),
        hint,
    )
