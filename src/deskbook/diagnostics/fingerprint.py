"""What makes a finding the same finding tomorrow, although lines moved and texts were reworded."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import blake2b

from deskbook.diagnostics.diagnostic import Diagnostic, sort_key
from deskbook.diagnostics.location import Location
from deskbook.messages import Text

VERSION = 1
"""Goes up when the same finding would get another fingerprint than before."""

FieldAt = Callable[[Location], str]
"""Says which field a place belongs to, without counting anything (`duties.quality-report.text`)."""

_ID = r"\((?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\)"
_LABEL = re.compile(rf"[^()]*{_ID}")
_LISTED = re.compile(rf"[^()、,，;；]*{_ID}")
"""A name with its id, alone or among others, as messages write it: 主管(supervisor)."""
_PASSING = frozenset(("line", "column", "number", "days"))
"""Arguments that change when other things do: places, and how long something has been so."""


def _no_field(place: Location) -> str:
    return ""


def fingerprints(
    diagnostics: Iterable[Diagnostic], field_at: FieldAt = _no_field
) -> dict[Diagnostic, str]:
    """Return a fingerprint for each finding: 32 hexadecimal digits, no two alike.

    It is made from the code, the file, the field and the arguments of the message. Lines, the
    wording of messages in any language and the names of entities have no part in it, their ids
    have. Equal findings in one file are counted in the order they stand in.
    """
    seen: Counter[str] = Counter()
    found: dict[Diagnostic, str] = {}
    for one in dict.fromkeys(sorted(diagnostics, key=sort_key)):
        place = one.location
        parts = [VERSION, one.code, place.path, field_at(place), _facts(one.message)]
        about = json.dumps(parts, ensure_ascii=False)
        seen[about] += 1
        found[one] = blake2b(f"{about}#{seen[about]}".encode(), digest_size=16).hexdigest()
    return found


def _facts(message: Text) -> list[object]:
    """Return the arguments of a message, of those that are texts again their arguments."""
    return [
        [name, _facts(value) if isinstance(value, Text) else _without_names(value)]
        for name, value in message.arguments
        if name not in _PASSING
    ]


def _without_names(value: str) -> str:
    """Leave of every name with its id only the id."""
    alone = _LABEL.fullmatch(value)
    return f"({alone['id']})" if alone else _LISTED.sub(r"(\g<id>)", value)
