"""Builds plain data and its marks from YAML events in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from deskbook.sources.events import event_source, nests_too_deep
from deskbook.sources.marks import Span, size
from deskbook.sources.scalars import (
    LONGEST_WORD,
    NUMBER_CHARACTERS,
    WORD_INITIALS,
    ambiguity,
    resolve,
)

_TAG = re.compile(r"!\S*")
_WIDE_COMMA = re.compile(r"\s*[，、]\s*")
_IDS = re.compile(r"[a-z0-9/:#-]+(?:\s*[，、]\s*[a-z0-9/:#-]+)+")
_GLUED_SIGN = re.compile(r"[ \t]+#(?=[^\s#!])")
MAXIMUM_DEPTH = 40
MAXIMUM_ENTRIES = 200_000
_ODD_KEYS = frozenset(
    ("<<", "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE")
)


@dataclass(slots=True)
class Built:
    """What came out of a text: the data, its marks, and what the builder stumbled over."""

    data: Any = None
    offsets: list[int] = field(default_factory=list)
    duplicates: list[tuple[str, Span, Span]] = field(default_factory=list)
    """Key, its second place, its first place."""
    ambiguous: list[tuple[str, str, Span]] = field(default_factory=list)
    """Kind of ambiguity, the word, its place."""
    fancy: list[tuple[str, str, Span]] = field(default_factory=list)
    """Kind of YAML construct that sources do without, its name, its place."""
    limit: tuple[str, Span] | None = None
    """Which limit was passed ("depth" or "entries"), and where."""
    second_document: Span | None = None
    wide_comma: tuple[int, int, list[str]] | None = None
    """Where Chinese commas divide ids in brackets, and the ids."""
    complete: bool = True
    """False when `data` is not all the author meant."""
    error: yaml.YAMLError | None = None
    """Why the text is no YAML."""
    last_scalar: Any = None
    """The last text that was read, for explaining an error after it."""


class _FirstKeys:
    """Finds the first place of a key that stands twice, without tracking every key.

    It walks a mapping only when a duplicate turns up, and goes on from there for the next.
    """

    def __init__(self, offsets: list[int]) -> None:
        self._offsets = offsets
        self._walked: dict[int, tuple[dict[str, Any], dict[str, int], list[int]]] = {}

    def span(self, mapping: dict[str, Any], position: int, key: str) -> Span:
        """Return the place of `key` in `mapping`, which has the number `position`."""
        # The mapping itself is kept, so that its identity is not given to another one.
        _, known, following = self._walked.setdefault(id(mapping), (mapping, {}, [position + 1]))
        unwalked = list(islice(reversed(mapping.items()), len(mapping) - len(known)))
        for name, value in reversed(unwalked):
            known[name] = following[0]
            following[0] += 1 + size(value)
        found = 2 * known[key]
        return self._offsets[found], self._offsets[found + 1]


_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def _span(event: Any) -> Span:
    return event.start_mark.index, event.end_mark.index


def _skip_value(get_event: Callable[[], Any], depth: int = 0) -> None:
    """Read over one value, or over the rest of one that is open `depth` levels deep."""
    while True:
        event = get_event()
        if isinstance(event, _STARTS):
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise _LimitError("depth", _span(event))
        elif isinstance(event, _ENDS):
            depth -= 1
        if depth == 0:
            return


class _LimitError(Exception):
    """A limit is passed: which, and where."""

    def __init__(self, which: str, span: Span) -> None:
        self.which = which
        self.span = span


def build(text: str, *, pure: bool = False) -> Built:
    """Read `text` and return what was found; a syntax error is in the result, too."""
    built = Built()
    try:
        _build(text, built, event_source(text, pure=pure))
    except yaml.YAMLError as error:
        if not pure and nests_too_deep(error):
            # It reads ahead of what it tells, and ends before our own, lower limit is seen.
            return build(text, pure=True)
        built.error = error
    except _LimitError as limit:
        built.limit = (limit.which, limit.span)
    return built


def _build(text: str, built: Built, get_event: Callable[[], Any]) -> None:
    # One object per event is all the time there is: the loop is long and flat on purpose, and
    # what hardly any text has is looked for only when its sign occurs at all.
    special = "&" in text or "!" in text
    wide = "[" in text and ("，" in text or "、" in text)
    sign = " #" in text
    offsets = built.offsets
    add = offsets.append
    first_keys = _FirstKeys(offsets)
    stack: list[tuple[Any, bool, int]] = []  # around: the container, is it a mapping, its number
    container: Any = None
    mapping = False
    key: str | None = None
    position = 0
    end = 0
    value: Any
    while (event := get_event()) is not None:
        kind = type(event)
        if kind is ScalarEvent:
            built.last_scalar = event
            start = event.start_mark.index
            end = event.end_mark.index
            value = event.value
            style = event.style
            if special and (event.anchor or event.tag):
                _note_properties(built, event, text)
            if mapping and key is None:
                if not style and (value in _ODD_KEYS):
                    odd = "merge" if value == "<<" else "word-key" if value else "no-name"
                    built.fancy.append((odd, value, (start, end)))
                    if odd == "merge":
                        built.complete = False
                        _skip_value(get_event)
                        continue
                if value in container:
                    earlier = first_keys.span(container, position, value)
                    built.duplicates.append((value, (start, end), earlier))
                    _skip_value(get_event)
                    continue
                key = intern(value)  # the same names come in every file
                add(start)
                add(end)
                continue
            if not style:
                if (
                    not value
                    or (first := value[0]) in NUMBER_CHARACTERS
                    or (first in WORD_INITIALS and len(value) <= LONGEST_WORD)
                ):
                    word = value
                    value = resolve(word)
                    if value is word and (doubt := ambiguity(word)):
                        built.ambiguous.append((doubt, word, (start, end)))
                if sign and _GLUED_SIGN.match(text, end):
                    _note_cut(built, text, start, end)
                if wide and not mapping and _IDS.fullmatch(event.value):
                    _note_wide_comma(built, text, start, end)
            elif style in "|>":
                end = start + len(text[start:end].rstrip(" \t\r\n"))
            add(start)
            add(end)
            if mapping:
                container[key] = value
                key = None
            elif container is None:
                built.data = value
            else:
                container.append(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            start = event.start_mark.index
            if special and (event.anchor or event.tag):
                _note_properties(built, event, text)
            if mapping and key is None:
                built.fancy.append(("complex-key", "", (start, event.end_mark.index)))
                built.complete = False
                _skip_value(get_event, 1)
                _skip_value(get_event)
                continue
            new: Any = {} if kind is MappingStartEvent else []
            if mapping:
                container[key] = new
                key = None
            elif container is None:
                built.data = new
            else:
                container.append(new)
            stack.append((container, mapping, position))
            position = len(offsets) // 2
            if len(stack) > MAXIMUM_DEPTH:
                raise _LimitError("depth", (start, start + 1))
            if position > MAXIMUM_ENTRIES:
                raise _LimitError("entries", (start, start + 1))
            container = new
            mapping = kind is MappingStartEvent
            add(start)
            add(0)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            # Only a closing bracket has a width. The end of an indented container lies at the
            # next token, so the end of the last thing in it is taken.
            closing = event.end_mark.index
            if closing > event.start_mark.index:
                end = closing
            offsets[2 * position + 1] = end
            container, mapping, position = stack.pop()
        elif kind is AliasEvent:
            start, end = _span(event)
            built.fancy.append(("alias", event.anchor, (start, end)))
            built.complete = False
            if mapping and key is None:
                _skip_value(get_event)
                continue
            add(start)
            add(end)
            if mapping:
                container[key] = None
                key = None
            elif container is not None:
                container.append(None)
        elif kind is DocumentStartEvent and offsets:
            built.second_document = _span(event)
            return
    if len(offsets) // 2 > MAXIMUM_ENTRIES:
        raise _LimitError("entries", (offsets[-2], offsets[-1]))


def _note_properties(built: Built, event: Any, text: str) -> None:
    """Remember the anchor and the tag in front of a value."""
    start = event.start_mark.index
    if event.anchor:
        built.fancy.append(("anchor", event.anchor, (start, start + 1 + len(event.anchor))))
    # The event has the tag's full name; the author shall see what was written.
    if event.tag and (written := _TAG.search(text, start)):
        built.fancy.append(("tag", written.group(), written.span()))
        built.complete = False


def _note_cut(built: Built, text: str, start: int, end: int) -> None:
    """Remember a text that is cut off by a sign that was hardly meant to begin a comment."""
    rest = re.compile(r"[^\r\n]*").match(text, end)
    whole = text[start : rest.end() if rest else end].rstrip()
    if "\n" not in whole and "\r" not in whole:
        built.ambiguous.append(("comment", whole, (start, start + len(whole))))


def _note_wide_comma(built: Built, text: str, start: int, end: int) -> None:
    """Remember ids that a Chinese comma does not divide."""
    if text[:start].rstrip()[-1:] in ("[", ","):
        built.wide_comma = built.wide_comma or (start, end, _WIDE_COMMA.split(text[start:end]))
