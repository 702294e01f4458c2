"""Finds the source files below a folder."""

from __future__ import annotations

import os
import stat
from errno import errorcode
from pathlib import Path
from typing import NamedTuple

from deskbook.diagnostics import Diagnostic, Location
from deskbook.messages import Text, text
from deskbook.sources.findings import error

_ENDINGS = (".yml", ".yaml")
_STRAY_ENDINGS = (".txt", ".doc", ".docx", ".wps", ".rtf", ".xls", ".xlsx")


class Found(NamedTuple):
    """A source file: its path relative to the project folder, and what the system says of it."""

    path: str
    status: os.stat_result


class _Folder(NamedTuple):
    """A folder to visit: where it is, its path, the real folders around it."""

    place: str
    path: str
    around: tuple[str, ...]
    linked: bool
    """Whether a link was followed on the way to it."""


def discover(root: Path, directory: str) -> tuple[list[Found], list[Diagnostic]]:
    """Return every `*.yml` and `*.yaml` below `root/directory`, sorted by path, and findings.

    Hidden files and folders are left out. A symbolic link is followed when it stays within
    `root` and does not lead back into a folder it lies in; any other is a finding.
    """
    start = Path(os.path.normpath(directory)).as_posix()
    walk = _Walk(Path(os.path.realpath(root)))
    walk.everything(root / directory, "" if start == "." else start)
    return sorted(walk.found, key=lambda found: found.path), walk.findings


def unreadable(path: str, cause: OSError) -> Diagnostic:
    """Return the finding for a file or folder the system does not let us read."""
    if isinstance(cause, FileNotFoundError):
        return _finding(
            path,
            text("“{path}”不存在。", "“{path}” does not exist.", path=path),
            text(
                "检查名字有没有写错；如果是刚刚被删除或改名的文件，再运行一次。",
                "Check the name; if the file was deleted or renamed just now, run again.",
            ),
        )
    if isinstance(cause, PermissionError):
        return _finding(
            path,
            text("没有权限读取“{path}”。", "“{path}” may not be read.", path=path),
            text("请管理员给你读取它的权限。", "Ask whoever looks after the files for access."),
        )
    return _finding(
        path,
        text(
            "读取“{path}”时出错：{reason}。",
            "“{path}” cannot be read: {reason}.",
            path=path,
            reason=errorcode.get(cause.errno or 0, type(cause).__name__),
        ),
        text(
            "检查磁盘或网络盘是否正常，然后再运行一次。",
            "Check the disk or the network drive, then run again.",
        ),
    )


def _no_folder(path: str) -> Diagnostic:
    return _finding(
        path,
        text("手册文件夹“{path}”不存在。", "There is no handbook folder “{path}”.", path=path),
        text(
            "mkdocs.yml 里的 docs_dir 指的就是手册文件夹：把它改成手册所在的文件夹，"
            "例如“docs_dir: handbook”，或者新建“{path}”。",
            "The handbook's folder is the docs_dir of mkdocs.yml: name the right one there, such "
            "as “docs_dir: handbook”, or make “{path}”.",
            path=path,
        ),
    )


def _finding(path: str, message: Text, hint: Text) -> Diagnostic:
    return error("FILE002", Location(path), message, hint)


class _Walk:
    """Collects files and findings while going through the folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.found: list[Found] = []
        self.findings: list[Diagnostic] = []

    def everything(self, start: Path, start_path: str) -> None:
        """Visit the folder `start` and all below it."""
        waiting = [_Folder(os.fspath(start), start_path, (), linked=False)]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder.place) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as cause:
                path = _printable(folder.path) or "."
                missing = folder.path == start_path and isinstance(cause, FileNotFoundError)
                self.findings.append(_no_folder(path) if missing else unreadable(path, cause))
                continue
            if folder.path != start_path and any(e.name.endswith(_ENDINGS) for e in entries):
                self._note_strays(folder.path, entries)
            around = (*folder.around, os.path.realpath(folder.place))
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                path = f"{folder.path}/{name}" if folder.path else name
                try:
                    if self._is_plain_source(entry, path):
                        continue
                    linked = folder.linked or entry.is_symlink()
                    here = _Folder(entry.path, path, around, linked)
                    if self._is_folder(entry, here, in_linked=folder.linked):
                        waiting.append(here)
                except OSError as cause:
                    self.findings.append(unreadable(_printable(path), cause))

    def _note_strays(self, folder: str, entries: list[os.DirEntry[str]]) -> None:
        """Report files beside sources that somebody saved in another format."""
        for entry in entries:
            name = entry.name
            if not name.startswith((".", "~$")) and name.lower().endswith(_STRAY_ENDINGS):
                self.findings.append(_stray_file(_printable(f"{folder}/{name}"), name))

    def _is_plain_source(self, entry: os.DirEntry[str], path: str) -> bool:
        """Take in the common case, a source file that is nothing else; return whether it is."""
        if not (path.endswith(_ENDINGS) and path.isprintable()):
            return False
        status = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(status.st_mode):
            return False
        self.found.append(Found(path, status))
        return True

    def _is_folder(self, entry: os.DirEntry[str], here: _Folder, *, in_linked: bool) -> bool:
        """Take in one entry; return whether it is a folder to visit."""
        is_source = entry.name.lower().endswith(_ENDINGS)
        is_folder = entry.is_dir()
        name = _printable(here.path)
        if entry.is_symlink() and (is_source or is_folder):
            reason = self._why_not_follow(here, is_folder, in_linked)
            if reason:
                self.findings.append(_stray_link(name, reason))
                return False
        if is_folder:
            if is_source:
                self.findings.append(_folder_named_as_file(name))
            return not is_source
        if not is_source:
            return False
        if name != here.path:
            self.findings.append(_unprintable_name(name))
            return False
        status = entry.stat()
        if stat.S_ISREG(status.st_mode):
            self.found.append(Found(here.path, status))
        else:
            self.findings.append(_no_file(here.path))
        return False

    def _why_not_follow(self, link: _Folder, is_folder: bool, in_linked: bool) -> str | None:
        target = os.path.realpath(link.place)
        if not Path(target).is_relative_to(self._root):
            return "outside"
        if is_folder and target in link.around:
            return "loop"
        # Links within linked folders would multiply: each could lead on to all the others.
        return "nested" if is_folder and in_linked else None


def _printable(path: str) -> str:
    """Return `path` with what is no text in it replaced."""
    return path.encode("utf-8", "replace").decode()


_STRAY_LINKS = {
    "outside": (
        "链接“{path}”指向手册文件夹之外，没有读取。",
        "The link “{path}” leads out of the project folder and is not followed.",
    ),
    "loop": (
        "链接“{path}”指回它所在的文件夹，没有读取。",
        "The link “{path}” leads back into a folder it lies in and is not followed.",
    ),
    "nested": (
        "“{path}”是链接文件夹里的又一个链接，没有读取。",
        "“{path}” is a link within a linked folder and is not followed.",
    ),
}


def _stray_link(path: str, reason: str) -> Diagnostic:
    zh, en = _STRAY_LINKS[reason]
    return _finding(
        path,
        text(zh, en, path=path),
        text(
            "删掉这个链接，需要的文件请直接放到手册文件夹里。",
            "Delete the link and put the files that are needed into the folder themselves.",
        ),
    )


def _stray_file(path: str, name: str) -> Diagnostic:
    stem = name.partition(".")[0]
    message = text(
        "“{name}”不是 .yml 文件，没有读入。",
        "“{name}” is no .yml file and was left out.",
        name=_printable(name),
    )
    if name.lower().endswith(".txt"):
        hint = text(
            "如果是手册的内容，把它改名为“{stem}.yml”；"
            "看不到结尾的“.txt”时，先在文件夹的“查看”里勾选“文件扩展名”。不是手册的内容就移出这个文件夹。",
            "If it belongs to the handbook, rename it “{stem}.yml”; otherwise move it out of this "
            "folder.",
            stem=_printable(stem),
        )
    else:
        hint = text(
            "如果是手册的内容，用记事本把文字另存为“{stem}.yml”（编码选 UTF-8）；"
            "原来的文件移出这个文件夹。",
            "If it belongs to the handbook, save its text as “{stem}.yml” with an ordinary text "
            "editor; move this file out of the folder.",
            stem=_printable(stem),
        )
    return error("FILE004", Location(path), message, hint)


def _folder_named_as_file(path: str) -> Diagnostic:
    return _finding(
        path,
        text(
            "“{path}”是一个文件夹，名字却像一个文件。",
            "“{path}” is a folder, though it is named like a file.",
            path=path,
        ),
        text(
            "给文件夹换一个不以 .yml 或 .yaml 结尾的名字。",
            "Give the folder a name that does not end in .yml or .yaml.",
        ),
    )


def _no_file(path: str) -> Diagnostic:
    return _finding(
        path,
        text("“{path}”不是普通文件，没有读取。", "“{path}” is no ordinary file.", path=path),
        text("把它移出手册文件夹。", "Move it out of the handbook's folder."),
    )


def _unprintable_name(path: str) -> Diagnostic:
    return _finding(
        path,
        text("文件名“{path}”是乱码。", "The file name “{path}” is garbled.", path=path),
        text("给文件换一个名字，例如只用英文小写字母和“-”。", "Rename it, as in “front-desk.yml”."),
    )
