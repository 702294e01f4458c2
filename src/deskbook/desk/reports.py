"""What agents reported: the queues that their desks export, read and brought together."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from deskbook.desk.unreadable_queue import refusal
from deskbook.messages import Text

FAR_DOWN = 4
"""An entry opened from this place on was hard to find."""

_TO_THE_SECOND = len("2026-11-22T09:30:05")
_MASK = re.compile(r"‹[^‹›]*›")
"""What the desk puts in the place of personal data; nobody has asked it."""


class UnreadableQueue(ValueError):
    """A file that is no exported queue; `text` says why."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.render("en"))
        self.text = message


@dataclass(frozen=True, slots=True)
class Report:
    """A line of a queue: what was typed, how many results fitted, the entry that was opened from
    them ("" for none) and its place, from 1. Of a gap: what was opened for the same question after
    it had been recorded, in the same call. Of a flag: the `entry`, what is wrong with it, a note.
    Older exports have neither `id` nor seconds."""

    kind: str
    query: str
    results: int = 0
    opened: str = ""
    place: int = 0
    entry: str = ""
    flag: str = ""
    note: str = ""
    time: str = ""
    id: str = ""

    @property
    def missed(self) -> bool:
        """Whether what was looked for was not found, or only far down."""
        if self.kind == "flag":
            return False
        if self.kind == "gap" or not self.results:
            return True
        return bool(self.opened) and self.place >= FAR_DOWN

    @property
    def call(self) -> str:
        """What the ids of a call begin with; "" where there is no telling."""
        return self.id.rpartition("-")[0]

    @property
    def moment(self) -> datetime | None:
        """When it was, None unless known to the second."""
        try:
            found = datetime.fromisoformat(self.time)
        except ValueError:
            return None
        known = len(self.time) >= _TO_THE_SECOND
        return (found if found.tzinfo else found.replace(tzinfo=UTC)) if known else None


def read(name: str, content: bytes) -> list[Report]:
    """Return the reports of an exported queue, JSON or CSV; none of an empty file. Raises
    `UnreadableQueue`."""
    try:
        whole = content.decode("utf-8-sig")
        rows = _json(whole) if whole.lstrip()[:1] in ("[", "{") else _csv(whole)
        return [_report(row) for row in rows]
    except (ValueError, csv.Error, RecursionError) as error:
        raise UnreadableQueue(refusal(name, content, error)) from error


def merged(queues: Iterable[Sequence[Report]]) -> list[Report]:
    """Return the reports of several exports, each once and as the latest of them has it: a desk
    exports all that it keeps, so today's file holds most of yesterday's."""
    found: dict[Hashable, Report] = {}
    latest = sorted(queues, key=lambda queue: max((one.time for one in queue), default=""))
    for number, queue in enumerate(latest):
        alike: Counter[Hashable] = Counter()
        for one in queue:
            key = _key(one) if one.time or one.id else number
            # Without ids, what is twice in a file has happened twice.
            alike[key] += 1
            found[key if one.id else (key, alike[key])] = one
    return list(found.values())


def _key(one: Report) -> Hashable:
    return one.id or (one.time, one.kind, one.query, one.entry, one.flag, one.note)


def _json(whole: str) -> Sequence[Mapping[str, Any]]:
    data = json.loads(whole)
    rows = data.get("reports") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("not a list of reports")
    return rows


def _csv(whole: str) -> Sequence[Mapping[str, Any]]:
    table = csv.DictReader(io.StringIO(whole))
    if whole.strip() and not {"q_normalised", "query"}.intersection(table.fieldnames or ()):
        raise ValueError("not a table of reports")
    return list(table)


def _report(row: Mapping[str, Any]) -> Report:
    return Report(
        kind=str(row.get("kind") or "search"),
        query=_words(_MASK.sub(" ", str(row.get("q_normalised") or row.get("query") or ""))),
        results=_number(row.get("n_results", row.get("results"))),
        opened=_words(row.get("opened")),
        place=_number(row.get("picked_rank", row.get("rank"))),
        entry=_words(row.get("entry")),
        flag=_words(row.get("flag")),
        note=_words(row.get("note")),
        time=_words(row.get("t")),
        id=_words(row.get("id")),
    )


def _words(value: object) -> str:
    """Return a text on one line, as it was before the desk kept it from being a formula."""
    words = " ".join(str(value or "").split())
    return words[1:] if re.match(r"'[=+\-@]", words) else words


def _number(value: object) -> int:
    """Return a whole number; 0 for nothing."""
    return int(str(value)) if value not in (None, "") else 0
