"""What every record of the model is made from: markers, readings, parts and the envelope."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec

Marker = Literal["not_specified", "lost", "unknown", "none"]
"""What an author writes where the source is silent (`not_specified`), where its text is lost
(`lost`), where a state is not known (`unknown`), or where there is deliberately nobody or
nothing (`none`)."""

MARKERS: frozenset[str] = frozenset(("not_specified", "lost", "unknown", "none"))

Certainty = Literal["stated", "derived", "inferred"]


class Key(NamedTuple):
    """What identifies an entity: organization id ("" for the whole handbook), kind, id."""

    organization: str
    kind: str
    id: str

    def __str__(self) -> str:
        prefix = f"{self.organization}/" if self.organization else ""
        return f"{prefix}{self.kind}:{self.id}"


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every record. Fields are named as in the YAML sources, except that a trailing
    underscore avoids Python's own words (`from_` is `from`)."""


class Reading(Record, frozen=True, kw_only=True):
    """How sure we are of a field or part, and what else the source may mean."""

    certainty: Certainty | None = None
    note: str = ""
    alternative: str = ""


class Part(Reading, frozen=True, kw_only=True):
    """A citable piece of an entity: an id that is unique in its file, and a text."""

    id: str = ""
    text: str = ""


class Source(Record, frozen=True, kw_only=True):
    """Where an entity's facts come from and how complete they are."""

    document: str = ""
    part: str = ""
    certainty: Certainty = "stated"
    completeness: Literal["complete", "truncated", "garbled"] = "complete"
    missing: tuple[str, ...] = ()
    note: str = ""


class Waiver(Record, frozen=True, kw_only=True):
    """A rule that does not apply to an entity, and why."""

    rule: str = ""
    reason: str = ""
    until: str = ""


class Effective(Reading, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The dates between which an entity is in force, ISO 8601, or the source's own words."""

    from_: str = ""
    to: str = ""
    wording: str = ""


class Entity(Record, frozen=True, kw_only=True):
    """The envelope: what every kind of entity has.

    `key` and `path` (of the source file, relative to the project) are set by the loader.
    `open_lists` names the lists that the source does not end, by field or by the folder of the
    entries below this one, each with the source's words for it, such as 等.
    """

    key: Key = Key("", "", "")
    path: str = ""
    id: str = ""
    name: str = ""
    also_called: tuple[str, ...] = ()
    label_note: str = ""
    former_ids: tuple[str, ...] = ()
    summary: str = ""
    status: Literal["draft", "active", "retired"] = "active"
    owner: str = ""
    reviewed: str = ""
    review_every: str = ""
    effective: Effective | Marker | None = None
    audience: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    order: int | float = 0
    waivers: tuple[Waiver, ...] = ()
    notes: tuple[str, ...] = ()
    open_lists: dict[str, str] = {}
    source: Source = Source()
    readings: dict[str, Reading] = {}


def listed(value: Any) -> tuple[Any, ...]:
    """Return the items of a list field, or () when it is a marker or not written."""
    return value if isinstance(value, tuple) else ()


def marker(value: object) -> Marker | None:
    """Return the marker a field holds, or None when it holds a value or nothing."""
    return value if isinstance(value, str) and value in MARKERS else None  # type: ignore[return-value]
