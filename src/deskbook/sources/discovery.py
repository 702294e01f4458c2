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


class Found(NamedTuple):
    """A source file: its path relative to the project folder, and what the system says of it."""

    path: str
    status: os.stat_result


def discover(root: Path, directory: str) -> tuple[list[Found], list[Diagnostic]]:
    """Return every `*.yml` and `*.yaml` below `root/directory`, sorted by path, and findings.

    Hidden files and folders are left out. A symbolic link is followed when it stays within
    `root` and does not lead back into a folder it lies in; any other is a finding.
    """
    start = Path(os.path.normpath(directory)).as_posix()
    walk = _Walk(Path(os.path.realpath(root)))
    walk.folder(root / directory, "" if start == "." else start, ())
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


def _finding(path: str, message: Text, hint: Text) -> Diagnostic:
    return error("FILE002", Location(path), message, hint)


class _Walk:
    """Collects files and findings while going through the folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.found: list[Found] = []
        self.findings: list[Diagnostic] = []

    def folder(self, folder: Path, path: str, around: tuple[Path, ...]) -> None:
        """Visit all of `folder`; `around` are the real folders on the way to it."""
        waiting = [(folder, path, around)]
        while waiting:
            folder, path, around = waiting.pop()
            try:
                with os.scandir(folder) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as cause:
                self.findings.append(unreadable(path or ".", cause))
                continue
            here = (*around, Path(os.path.realpath(folder)))
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                entry_path = f"{path}/{entry.name}" if path else entry.name
                try:
                    if self._entry(entry, entry_path, here):
                        waiting.append((Path(entry.path), entry_path, here))
                except OSError as cause:
                    self.findings.append(unreadable(_printable(entry_path), cause))

    def _entry(self, entry: os.DirEntry[str], path: str, around: tuple[Path, ...]) -> bool:
        """Take in one entry; return whether it is a folder to visit."""
        is_source = entry.name.lower().endswith(_ENDINGS)
        if entry.is_symlink() and (is_source or entry.is_dir()):
            target = Path(os.path.realpath(entry.path))
            outside = target != self._root and self._root not in target.parents
            if outside or (entry.is_dir() and target in around):
                self.findings.append(_stray_link(_printable(path), outside))
                return False
        if entry.is_dir():
            if is_source:
                self.findings.append(_folder_named_as_file(_printable(path)))
            return not is_source
        if not is_source:
            return False
        if _printable(path) != path:
            self.findings.append(_unprintable_name(_printable(path)))
            return False
        status = entry.stat()
        if stat.S_ISREG(status.st_mode):
            self.found.append(Found(path, status))
        else:
            self.findings.append(_no_file(path))
        return False


def _printable(path: str) -> str:
    """Return `path` with what is no text in it replaced."""
    return path.encode("utf-8", "replace").decode()


def _stray_link(path: str, outside: bool) -> Diagnostic:
    if outside:
        message = text(
            "链接“{path}”指向手册文件夹之外，没有读取。",
            "The link “{path}” leads out of the project folder and is not followed.",
            path=path,
        )
    else:
        message = text(
            "链接“{path}”指回它所在的文件夹，没有读取。",
            "The link “{path}” leads back into a folder it lies in and is not followed.",
            path=path,
        )
    return _finding(
        path,
        message,
        text(
            "删掉这个链接，需要的文件请直接放到手册文件夹里。",
            "Delete the link and put the files that are needed into the folder themselves.",
        ),
    )


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
