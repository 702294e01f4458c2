"""Time limits as rules look at them: what a field states, and how long that is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from deskbook.messages import Text
from deskbook.model import KINDS, Handbook, Key, listed, marker
from deskbook.model.duration import UNITS, Duration, parse
from deskbook.model.parts import Limit, LimitField

_HOUR = 60
_CALENDAR = {
    "m": (1, 1),
    "h": (_HOUR, _HOUR),
    "d": (24 * _HOUR, 24 * _HOUR),
    "w": (7 * 24 * _HOUR, 7 * 24 * _HOUR),
    "mo": (28 * 24 * _HOUR, 31 * 24 * _HOUR),
    "y": (365 * 24 * _HOUR, 366 * 24 * _HOUR),
}
# A business day has from 6 to 24 hours, for nobody says how long one is; a week has five.
_BUSINESS = {
    "m": (1, 1),
    "h": (_HOUR, _HOUR),
    "d": (6 * _HOUR, 24 * _HOUR),
    "w": (5 * 6 * _HOUR, 7 * 24 * _HOUR),
    "mo": (20 * 6 * _HOUR, 31 * 24 * _HOUR),
    "y": (240 * 6 * _HOUR, 366 * 24 * _HOUR),
}


class Stated(NamedTuple):
    """A limit with a duration, and the entity and part that lay it down when it is only cited."""

    limit: Limit
    length: Duration
    home: tuple[Key, str] | None


def stated(handbook: Handbook, organization: str, value: LimitField) -> Stated | None:
    """Return the one limit a field states, its own or that of the place it cites.

    None when there is no duration, or when the cited place lays down several limits, so that
    nobody can tell which is meant.
    """
    cited = value.see if isinstance(value, Limit) else value
    if cited and not marker(cited):
        return _cited(handbook, organization, cited)
    length = parse(value.within) if isinstance(value, Limit) else None
    return Stated(value, length, None) if isinstance(value, Limit) and length else None


def _cited(handbook: Handbook, organization: str, cited: str) -> Stated | None:
    keys = handbook.resolve(cited, organization, tuple(KINDS))
    if len(keys) != 1 or not handbook.is_whole(keys[0]):
        return None
    part = cited.partition("#")[2]
    found = handbook.part(keys[0], part) if part else (handbook.get(keys[0]),)
    owner = found[-1] if found else None
    laid_down = (
        owner if isinstance(owner, Limit) else getattr(owner, "limit", None),
        *listed(getattr(owner, "limits", None)),
    )
    limits = [one for one in laid_down if isinstance(one, Limit) and not one.see]
    length = parse(limits[0].within) if len(limits) == 1 else None
    return Stated(limits[0], length, (keys[0], part)) if length else None


def shortest(length: Duration, *, calendar: bool) -> int:
    """Return the fewest minutes a duration can mean."""
    return length.count * (_CALENDAR if calendar else _BUSINESS)[length.unit][0]


def longer(lengths: Iterable[Duration], than: Duration, *, calendar: bool) -> bool:
    """Whether durations add up to more than another one, however long days and months are.

    What both have in the same unit is compared as it is: two months are more than one.
    """
    counts = dict.fromkeys(UNITS, 0)
    for length in lengths:
        counts[length.unit] += length.count
    counts[than.unit] -= than.count
    minutes = _CALENDAR if calendar else _BUSINESS
    least = sum(count * minutes[unit][0] for unit, count in counts.items() if count > 0)
    most = sum(-count * minutes[unit][1] for unit, count in counts.items() if count < 0)
    return least > most


def differ(one: Duration, other: Duration) -> bool:
    """Whether two durations cannot mean the same, whichever clock they run on."""
    return longer((one,), other, calendar=False) or longer((other,), one, calendar=False)


def total(lengths: Iterable[Duration]) -> Text:
    """Return the sum of durations, unit by unit: 2 天 8 小时."""
    counts = dict.fromkeys(reversed(UNITS), 0)
    for length in lengths:
        counts[length.unit] += length.count
    sums = [Duration(count, unit) for unit, count in counts.items() if count]
    return Text(
        " ".join(one.render("zh") for one in sums), " ".join(one.render("en") for one in sums)
    )


def rendered(length: Duration) -> Text:
    """Return a duration in words."""
    return total((length,))
