"""One build of a project at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from deskbook.editing.lock import writer_lock
from deskbook.messages import text
from deskbook.site.errors import SiteBusyError


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the lock of the work folder `folder`; it ends with the process, however it ends.

    Raises `SiteBusyError` at once when another build holds it.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(writer_lock(folder / "build.lock", patience=0))
        except TimeoutError as error:
            raise SiteBusyError(
                text(
                    zh="这个项目正在被另一个程序生成网站，请等它完成后再试。",
                    en="Another build of this project is running; try again when it has finished.",
                )
            ) from error
        yield
