"""The canonical form of a source file, and the proof that nothing got lost on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import yaml

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.editing.comments import attach, comments
from deskbook.editing.order import shape_of
from deskbook.editing.tree import NotPlainError, Scalar, compose
from deskbook.editing.writer import Writer
from deskbook.messages import Text, text
from deskbook.sources import parse
from deskbook.sources.encoding import decode


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of a file: its new content, or why it was left as it is."""

    content: bytes
    changed: bool = False
    findings: tuple[Diagnostic, ...] = ()
    """Errors because of which the file was left alone."""
    refusal: Text | None = None
    """Why the formatter did not trust itself."""


def canonical(content: str, kind: str) -> str:
    """Return `content` in canonical form; `kind` ("" if not known) decides the order of keys.

    Raises:
        NotPlainError: it uses what sources do without.
        yaml.YAMLError: it is no YAML.
    """
    plain = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = compose(plain)
    if isinstance(root, Scalar):
        raise NotPlainError  # a file that is one text was meant to be something else
    head, tail = attach(plain, root)
    return Writer(plain).document(root, shape_of(kind), head, tail)


def format_source(path: str, content: bytes, kind: str) -> Formatted:
    """Return the file at `path` in canonical form, or unchanged when it has errors.

    The result is proven before it is returned: the same data with the same types, the same
    comments, and nothing to do for a second run. Never raises for what is in the file.
    """
    read = decode(path, content)
    if isinstance(read, Diagnostic):
        return Formatted(content, findings=(read,))
    try:
        written = canonical(read, kind)
    except (NotPlainError, yaml.YAMLError, RecursionError):
        written = None
    if written is not None and (result := written.encode()) == content:
        return Formatted(content)
    source, findings = parse(path, content)
    errors = tuple(one for one in findings if one.severity is Severity.ERROR)
    if errors:
        return Formatted(content, findings=errors)
    if written is None or not _proven(read, source.data, written, kind):
        return Formatted(content, refusal=_REFUSAL)
    return Formatted(result, changed=True)


_REFUSAL = text(
    zh="这个文件的写法很特别，自动整理可能会改动内容，所以保持原样。",
    en="This file is written in a way that formatting might change more than its layout, so it was"
    " left as it is.",
)


def _proven(before: str, data: Any, after: str, kind: str) -> bool:
    source, findings = parse("", after.encode())
    return (
        not any(one.severity is Severity.ERROR for one in findings)
        and same(data, source.data)
        and _comments(before) == _comments(after)
        and canonical(after, kind) == after
    )


def _comments(content: str) -> Counter[str]:
    plain = content.replace("\r\n", "\n").replace("\r", "\n")
    return Counter(comments(plain, compose(plain)))


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of data are equal with all their types; the order of keys is none."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)
