"""One writer at a time, of a project's sources or of its site."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE = 10.0  # seconds: writing takes far less
_PAUSE = 0.05


@contextmanager
def writer_lock(file: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the lock `file`, waiting `patience` seconds for it; it ends with the process, however
    that ends.

    Raises:
        TimeoutError: another process holds it and does not let go.
        OSError: it cannot be made.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        end = time.monotonic() + patience
        while True:
            try:
                _acquire(descriptor)
                break
            except OSError as error:
                if time.monotonic() >= end:
                    raise TimeoutError from error
                time.sleep(_PAUSE)
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
