"""Keeps what was read, so that only changed files are read again.

The cache is a help, never a condition: with any trouble (a damaged file, a full or read-only
disk, another process holding it) it behaves as if it were empty.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from deskbook.sources.events import IMPLEMENTATION

FORMAT = 2
"""To be raised whenever reading the same bytes may give another result."""

VERSION = f"{FORMAT} {sys.implementation.cache_tag} {sys.byteorder} {IMPLEMENTATION}"
_KEPT_RESULTS = 20
_PATIENCE = 2.0  # seconds to wait for another process

_TABLES = (
    "CREATE TABLE about (version TEXT NOT NULL)",
    "CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
    " changed INTEGER NOT NULL, digest TEXT NOT NULL, readable INTEGER NOT NULL,"
    " data BLOB NOT NULL, marks BLOB NOT NULL, lines BLOB NOT NULL, findings BLOB NOT NULL,"
    " checksum INTEGER NOT NULL)",
    "CREATE TABLE results (key TEXT PRIMARY KEY, value BLOB NOT NULL)",
)
_Answer = TypeVar("_Answer")


class Row(NamedTuple):
    """What is kept of one file; `modified` and `changed` are times in nanoseconds."""

    path: str
    size: int
    modified: int
    changed: int
    digest: str
    readable: int
    data: bytes
    marks: bytes
    lines: bytes
    findings: bytes
    checksum: int


class Cache:
    """The cache of one project, in `<root>/.deskbook/cache.sqlite`; a context manager.

    Outside its `with` block it is empty and forgets everything.
    """

    def __init__(self, root: Path) -> None:
        self._file = root / ".deskbook" / "cache.sqlite"
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        for _ in range(2):  # the second time after throwing away a damaged file
            try:
                self._connection = _open(self._file)
                break
            except sqlite3.OperationalError:
                break  # locked, full or read-only: the file itself may be fine
            except sqlite3.DatabaseError:
                _remove(self._file)
            except OSError:
                break
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def rows(self) -> dict[str, Row]:
        """Return everything kept, by path."""
        return self._try(
            lambda connection: {
                values[0]: Row(*values)
                for values in connection.execute(f"SELECT {', '.join(Row._fields)} FROM files")
            },
            {},
        )

    def states(self) -> dict[str, tuple[tuple[int, int, int], str]]:
        """Return size, both times and digest of every file kept, by path: far less to read
        than the rows."""
        return self._try(
            lambda connection: {
                path: (tuple(times), digest)
                for path, *times, digest in connection.execute(
                    "SELECT path, size, modified, changed, digest FROM files"
                )
            },
            {},
        )

    def store(self, rows: Iterable[Row], gone: Iterable[str] = ()) -> None:
        """Keep `rows`, each in place of what was kept of its path, and forget the paths `gone`."""
        marks = ", ".join("?" * len(Row._fields))

        def write(connection: sqlite3.Connection) -> None:
            connection.executemany(f"INSERT OR REPLACE INTO files VALUES ({marks})", rows)
            connection.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in gone))

        self._try(_in_transaction(write), None)

    def get(self, key: str) -> bytes | None:
        """Return the result kept under `key`, `None` when there is none."""

        def read(connection: sqlite3.Connection) -> bytes | None:
            found = connection.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
            return found[0] if found and isinstance(found[0], bytes) else None

        return self._try(read, None)

    def put(self, key: str, value: bytes) -> None:
        """Keep a result under `key`; only the newest results are kept."""

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, value))
            connection.execute(
                "DELETE FROM results WHERE rowid NOT IN "
                "(SELECT rowid FROM results ORDER BY rowid DESC LIMIT ?)",
                (_KEPT_RESULTS,),
            )

        self._try(_in_transaction(write), None)

    def _try(self, action: Callable[[sqlite3.Connection], _Answer], otherwise: _Answer) -> _Answer:
        """Return what `action` gives; on trouble close the cache and return `otherwise`."""
        if self._connection is None:
            return otherwise
        try:
            return action(self._connection)
        except sqlite3.OperationalError:
            self._close()
        except (sqlite3.Error, ValueError, TypeError, OverflowError):
            self._close()
            _remove(self._file)
        return otherwise

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()


def _in_transaction(
    write: Callable[[sqlite3.Connection], None],
) -> Callable[[sqlite3.Connection], None]:
    def act(connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            write(connection)
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    return act


def _open(file: Path) -> sqlite3.Connection:
    if not file.parent.is_dir():
        file.parent.mkdir()
        # The folder is nobody's work: version control shall not see it.
        (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        known = connection.execute("PRAGMA table_info(about)").fetchall()
        version = connection.execute("SELECT version FROM about").fetchone() if known else None
        if version != (VERSION,):
            _in_transaction(_make_tables)(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make_tables(connection: sqlite3.Connection) -> None:
    for table in ("about", "files", "results"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("INSERT INTO about VALUES (?)", (VERSION,))


def _remove(file: Path) -> None:
    for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
        with suppress(OSError):
            file.with_name(name).unlink()
