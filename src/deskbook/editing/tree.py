"""A text taken apart for writing it anew: its values, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from deskbook.sources.events import event_source


class NotPlainError(Exception):
    """The text uses what sources do without; it is left as it is."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A single value. `style` is "", one of the quotes, or "|" or ">"."""

    start: int
    end: int
    value: str
    style: str


@dataclass(slots=True, eq=False)
class Entry:
    """A pair of a mapping, or an item of a sequence (without `key`).

    `before` are the lines above it, comments or "" for an empty line; `beside` the comments on
    the line of its key, or behind its value.
    """

    key: Scalar | None
    value: Node
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Collection:
    """A mapping or a sequence. `after` are the lines at its end, as in `Entry.before`.

    A `fixed` one, in brackets, has comments or several lines of text inside and keeps its lines.
    """

    start: int
    end: int
    mapping: bool
    flow: bool
    entries: list[Entry] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    fixed: bool = False


Node = Scalar | Collection


def compose(text: str) -> Node | None:
    """Return the one value of `text` (without byte order mark), None when there is none.

    Raises:
        NotPlainError: there are aliases, anchors, tags, directives, keys that stand twice or are
            no single line, or several documents.
        yaml.YAMLError: the text is no YAML.
    """
    get_event = event_source(text)
    root: Node | None = None
    while (event := get_event()) is not None:
        if isinstance(event, DocumentStartEvent):
            if root is not None or event.version or event.tags:
                raise NotPlainError
            root = _node(get_event(), get_event, text)
            if not isinstance(get_event(), DocumentEndEvent):
                raise NotPlainError
    return root


def _node(event: Any, get_event: Callable[[], Any], text: str) -> Node:
    if type(event) is AliasEvent or event.anchor or event.tag:
        raise NotPlainError
    start, end = event.start_mark.index, event.end_mark.index
    if type(event) is ScalarEvent:
        return Scalar(start, end, event.value, event.style or "")
    mapping = type(event) is MappingStartEvent
    node = Collection(start, start, mapping, bool(event.flow_style))
    names: set[str] = set()
    while type(event := get_event()) not in (MappingEndEvent, SequenceEndEvent):
        key: Scalar | None = None
        if mapping:
            found = _node(event, get_event, text)
            if (
                not isinstance(found, Scalar)
                or found.value in names
                or "\n" in text[found.start : found.end]
            ):
                raise NotPlainError
            key = found
            names.add(key.value)
            event = get_event()
        node.entries.append(Entry(key, _node(event, get_event, text)))
    if node.flow:
        node.end = event.end_mark.index
    return node


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every key and single value in the order of the text."""
    if isinstance(node, Scalar):
        yield node
        return
    for entry in node.entries:
        if entry.key:
            yield entry.key
        yield from scalars(entry.value)
