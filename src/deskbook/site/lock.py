"""One build of a project at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskbook.messages import text
from deskbook.site.errors import SiteBusyError


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the work folder `folder`; it ends with the process, however it ends.

    Raises `SiteBusyError` at once when another build holds it.
    """
    descriptor = os.open(folder / "build.lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            _acquire(descriptor)
        except OSError as error:
            raise SiteBusyError(
                text(
                    zh="这个项目正在被另一个程序生成网站，请等它完成后再试。",
                    en="Another build of this project is running; try again when it has finished.",
                )
            ) from error
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _acquire(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _acquire(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
