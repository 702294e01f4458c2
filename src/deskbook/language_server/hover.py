"""What stands under the cursor, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from deskbook.diagnostics import Location
from deskbook.language_server.checker import State
from deskbook.language_server.spots import Spot, named_at, value_at
from deskbook.language_server.wording import (
    about_entity,
    about_key,
    about_part,
    description,
    escaped,
    titled,
    words_of_absence,
)
from deskbook.model import Key, duration, headcount
from deskbook.model.organization import Organization
from deskbook.schema import lookup
from deskbook.schema.library import Schema


def hover(state: State, spot: Spot, language: str) -> tuple[str, Location] | None:
    """Return an explanation as Markdown and the place it belongs to; None when there is none."""
    if spot.on_key:
        about = about_key(lookup.at(spot.schema, spot.path), str(spot.path[-1]), language)
        return (about, spot.location) if about else None
    if counted := _headcount(state, spot, language):
        return counted
    named = named_at(state.handbook, spot)
    if named is not None:
        about = about_entity(state.handbook, named.key, language)
        part = about_part(state.handbook, named.key, named.part) if named.part else ""
        return (f"{about}\n\n`#{named.part}` {part}" if part else about), named.location
    value = spot.value
    if isinstance(value, (str, int, float)):
        words = _value(lookup.at(spot.schema, spot.path), value, language)
        return (words, spot.location) if words else None
    return None


def _value(schemas: Sequence[Schema], value: object, language: str) -> str:
    """Return what a value means where that is not what it says."""
    word = str(value)
    absent = words_of_absence(language).get(word)
    choices = lookup.words(schemas)
    if word in choices:
        label = absent or (choices[word] if language == "zh" else word)
        return f"`{word}` {escaped(label)}"
    timed = any(lookup.pattern_name([schema]) == "duration" for schema in schemas)
    length = duration.parse(word) if timed else None
    if length is None:
        return ""
    return f"`{word}` {length.render(language)}"


def _headcount(state: State, spot: Spot, language: str) -> tuple[str, Location] | None:
    """Return in words the headcount the cursor stands in, if it does."""
    if "headcount" not in spot.path:
        return None
    from deskbook.pages import values  # takes its time, and most questions are about other things

    path = spot.path[: spot.path.index("headcount") + 1]
    parsed = headcount.parse(value_at(spot.file.data, path))
    if not parsed.stated:
        return None
    words = values.headcount(parsed, _per(state, spot, parsed), language)
    schemas = lookup.at(spot.schema, path)
    about = f"**{titled(schemas, 'headcount', language)}**"
    return f"{about} {escaped(words)}\n\n{description(schemas, language)}", spot.file.location(path)


def _per(state: State, spot: Spot, parsed: headcount.Headcount) -> str:
    """Return the name of what people are counted for: a role or a base of the organization."""
    home = spot.place.organization
    if parsed.kind == "per_role":
        targets = state.handbook.resolve(parsed.per, home, ("role",))
        role = state.handbook.get(targets[0]) if targets else None
        return role.name if role else parsed.per
    found = state.handbook.get(Key(home, "organization", home))
    base = found.bases.get(parsed.per) if isinstance(found, Organization) else None
    return base.name if base and base.name else parsed.per
