"""Finished charts as files, so that a chart is laid out once."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path


class ChartCache(MutableMapping[str, str]):
    """A folder as a mapping from a chart's key (hexadecimal digits) to its drawing.

    A disk that refuses to be written to or read from makes the cache empty, not the build fail.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.svg"

    def __getitem__(self, key: str) -> str:
        try:
            return self._file(key).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise KeyError(key) from error

    def __setitem__(self, key: str, value: str) -> None:
        temporary = self._folder / f"{key}.{os.getpid()}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(value, "utf-8")
            temporary.replace(self._file(key))
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def __delitem__(self, key: str) -> None:
        try:
            self._file(key).unlink()
        except OSError as error:
            raise KeyError(key) from error

    def __iter__(self) -> Iterator[str]:
        return (file.stem for file in sorted(self._folder.glob("*.svg")))

    def __len__(self) -> int:
        return sum(1 for _ in self)
