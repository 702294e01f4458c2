"""The baseline: findings that were there before checks began and are worked off bit by bit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b

import msgspec

from deskbook.diagnostics.location import Location
from deskbook.messages import Text, text

FILE = ".deskbook-baseline.json"
"""Its name; it lies beside `mkdocs.yml` and belongs into version control."""

VERSION = 1


class BaselineError(Exception):
    """The file is no baseline; `text` says why and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is known; only the fingerprint counts, the rest is there to be read."""

    fingerprint: str
    code: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class _Document:
    version: int
    findings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries by fingerprint, and the text they were read from."""

    entries: dict[str, Entry]
    source: str = ""

    @property
    def digest(self) -> str:
        """A hash of the entries that count, "" when there are none."""
        if not self.entries:
            return ""
        return blake2b("".join(sorted(self.entries)).encode(), digest_size=16).hexdigest()

    def location(self, entry: Entry) -> Location:
        """Return where the entry stands: its fingerprint, in quotes."""
        quoted = f'"{entry.fingerprint}"'
        for number, line in enumerate(self.source.split("\n"), 1):
            column = line.find(quoted) + 1
            if column:
                return Location(FILE, number, column, number, column + len(quoted))
        return Location(FILE)


EMPTY = Baseline({})


def parse(source: str) -> Baseline:
    """Return what a baseline file says. Raises `BaselineError`."""
    try:
        document = msgspec.convert(json.loads(source), _Document)
    except json.JSONDecodeError as error:
        raise _unusable(text("第 {line} 行", "line {line}", line=error.lineno)) from error
    except (msgspec.ValidationError, RecursionError) as error:
        raise _unusable(Text("内容的样子", "the form of its content")) from error
    if document.version != VERSION:
        raise _unusable(text("版本 {version}", "version {version}", version=document.version))
    return Baseline({entry.fingerprint: entry for entry in document.findings}, source)


def written(entries: Iterable[Entry]) -> str:
    """Return the file with these entries, sorted by path, code and message."""
    ordered = sorted(entries, key=lambda one: (one.path, one.code, one.message, one.fingerprint))
    document = {"version": VERSION, "findings": [asdict(entry) for entry in ordered]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def unreadable(reason: Text | str) -> BaselineError:
    """Return the error for a file whose text cannot be had."""
    return _unusable(Text(reason, reason) if isinstance(reason, str) else reason)


def _unusable(reason: Text) -> BaselineError:
    return BaselineError(
        text(
            zh="基线文件 {file} 无法使用，问题在：{reason}。请用版本管理恢复它；"
            "或者删去它，再运行 deskbook check --write-baseline 重新写一份。",
            en="The baseline {file} cannot be used because of {reason}. Restore it from version"
            " control, or delete it and write it anew with deskbook check --write-baseline.",
            file=FILE,
            reason=reason,
        )
    )
