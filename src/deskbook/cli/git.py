"""What git says about a project: read only, and nothing of the repository is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from deskbook.messages import Text, text

_NO_GIT = Text(
    "这里需要 git，但没有找到这个程序。请安装 git，或者直接写要看的文件：deskbook check 文件…",
    "This needs git, which was not found. Install git, or name the files: deskbook check FILE…",
)
_NO_REPOSITORY = Text(
    "{root} 不在 git 仓库里，无法知道改了哪些文件。请直接写要看的文件：deskbook check 文件…",
    "{root} is not in a git repository, so there is no telling what changed. Name the files:"
    " deskbook check FILE…",
)
_NO_REVISION = Text(
    "git 里没有“{revision}”这个版本。请检查写法，例如 origin/main 或 HEAD~1；"
    "在自动检查里，请取回完整历史（fetch-depth: 0）。",
    'git knows no revision "{revision}". Check how it is written, such as origin/main or HEAD~1;'
    " in continuous integration, fetch the whole history (fetch-depth: 0).",
)
_FAILED = Text(
    "git 没能列出改动的文件：{reason}",
    "git could not list the changed files: {reason}",
)


class GitError(Exception):
    """git cannot answer; `text` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


def changed_since(root: Path, revision: str) -> tuple[Path, ...]:
    """Return the files that differ from where `revision` and the present state parted.

    Committed or not, also new files git does not know yet, and files that are gone. The paths
    are absolute. Raises `GitError`.
    """
    answer = _git(root, "rev-parse", "--show-toplevel")
    if answer.returncode and b"not a git repository" in answer.stderr:
        raise GitError(text(_NO_REPOSITORY.zh, _NO_REPOSITORY.en, root=root))
    _succeeded(answer)
    top = Path(os.fsdecode(answer.stdout.rstrip(b"\n")))
    # What comes from outside could be read as an option; a hash cannot.
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    answer = _git(top, *wanted)
    if answer.returncode:
        raise GitError(text(_NO_REVISION.zh, _NO_REVISION.en, revision=revision))
    base = os.fsdecode(answer.stdout.strip())
    # Without a common ancestor (unrelated or cut off histories) the revision itself has to do.
    parted = os.fsdecode(_git(top, "merge-base", base, "HEAD").stdout.split(b"\n")[0]) or base
    options = ("--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z")
    changed = _listed(_git(top, "diff", *options, parted, "--"))
    new = _listed(_git(top, "ls-files", "--others", "--exclude-standard", "-z"))
    return tuple(top / name for name in sorted({*changed, *new}))


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    # A repository may name a program that watches its files; it is not ours to start.
    command = ("git", "-c", "core.fsmonitor=false", "-C", str(folder), *arguments)
    try:
        return subprocess.run(command, capture_output=True, env=environment, check=False)
    except OSError as error:
        raise GitError(_NO_GIT) from error


def _succeeded(answer: subprocess.CompletedProcess[bytes]) -> None:
    if answer.returncode:
        reason = " ".join(answer.stderr.decode("utf-8", "replace").split())
        raise GitError(text(_FAILED.zh, _FAILED.en, reason=reason))


def _listed(answer: subprocess.CompletedProcess[bytes]) -> list[str]:
    _succeeded(answer)
    return [os.fsdecode(name) for name in answer.stdout.split(b"\0") if name]
