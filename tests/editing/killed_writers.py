"""Kills a process that writes sources at every step it takes, and prints what was left behind.

Run as a script with an empty folder. Each line of the output is one kill: the contents of the
files right after it, and after the recovery, as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from deskbook.editing import TransactionError, recover, write_all

BEFORE = {"handbook/a.yml": "a: old\n", "handbook/b.yml": "b: old\n", "handbook/gone.yml": "c\n"}
CHANGES: dict[str, str | None] = {
    "handbook/a.yml": "a: new\n",
    "handbook/b.yml": "b: new\n",
    "handbook/gone.yml": None,
    "handbook/new/made.yml": "d: new\n",
}
STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod"}


def main(folder: Path) -> None:
    for fail in (False, True):
        for step in range(1, 200):
            root = folder / f"{fail}-{step}"
            (root / "handbook").mkdir(parents=True)
            for name, content in BEFORE.items():
                (root / name).write_text(content)
            if not run(root, step, fail):
                break
            left = contents(root)
            recovered = recover(root)
            again = recover(root)
            state = [str(path) for path in (root / ".deskbook").glob("edits/*")]
            print(json.dumps([left, contents(root), recovered, again, state]))


def run(root: Path, step: int, fail: bool) -> bool:
    """Write in a child process that is killed at `step`; return whether it got so far."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(killer(step))
        if fail:
            break_last_replace()
        try:
            write_all(root, CHANGES)
        except TransactionError:
            os._exit(3)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def killer(step: int) -> Callable[[str, Any], None]:
    count = 0

    def hook(event: str, arguments: Any) -> None:
        nonlocal count
        if event in STEPS:
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)

    return hook


def break_last_replace() -> None:
    """Let the system refuse the last of the replacements, so that all is taken back."""
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target).name == "made.yml":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    Path.replace = refuse  # type: ignore[assignment,method-assign]


def contents(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted((root / "handbook").rglob("*"))
        if path.is_file()
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
