"""Headcounts as intervals: every way of writing one normalizes to a least and a greatest number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from deskbook.model.record import MARKERS

FORMS = (
    "unbounded",
    "as_needed",
    "per_role",
    "per",
    "suggested",
    "ex_officio",
    "at_least",
    "less_than",
)
"""The keys that name an object form; the first one present decides."""

BESIDE = frozenset(("suggested", "ex_officio"))
"""The forms that are listed beside a total and add nothing to it."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """A headcount in normal form.

    `kind` is fixed, range, at_least, less_than, unbounded, as_needed, per, per_role, suggested,
    ex_officio, not_specified, lost, unknown or absent. `min` and `max` count posts of one unit
    (one region for `per`, one such role for `per_role`); `max` None is open. `per` names the
    base or role. `wording` is what the source says, such as "1人".
    """

    kind: str
    min: int = 0
    max: int | None = None
    wording: str = ""
    per: str = ""
    note: str = ""
    certainty: str = ""

    @property
    def stated(self) -> bool:
        """Whether the source gives a number or a form at all."""
        return self.kind not in MARKERS and self.kind != "absent"

    @property
    def label(self) -> str:
        """The shortest language-free form: 3, 1–3, ≥2, <21, N; "" where there is no number."""
        match self.kind:
            case "fixed" | "range" | "suggested" | "ex_officio" | "per" | "per_role":
                if self.max is None:
                    return f"≥{self.min}"
                return str(self.min) if self.min == self.max else f"{self.min}–{self.max}"
            case "at_least":
                return f"≥{self.min}"
            case "less_than":
                return f"<{(self.max or 0) + 1}"
            case "unbounded":
                return "N"
            case _:
                return ""


ABSENT = Headcount("absent")


def parse(value: Any) -> Headcount:
    """Return the normal form of a headcount as written in YAML.

    Anything the schema would refuse reads as absent, so that one mistake is reported once.
    """
    if value is None:
        return ABSENT
    if isinstance(value, str):
        return Headcount(value) if value in MARKERS else ABSENT
    if isinstance(value, int) and not isinstance(value, bool):
        return _fixed(value)
    return _parse_form(value) if isinstance(value, Mapping) else ABSENT


@lru_cache
def _fixed(number: int) -> Headcount:
    # Most headcounts are a plain small number, and many rules ask for each of them.
    return Headcount("fixed", number, number)


def _parse_form(value: Mapping[str, Any]) -> Headcount:
    about = {
        "wording": str(value.get("wording", "")),
        "note": str(value.get("note", "")),
        "certainty": str(value.get("certainty", "")),
    }
    form = next((name for name in FORMS if name in value), "")
    low, high = _bounds(value)
    match form:
        case "unbounded" | "as_needed":
            return Headcount(form, 0, None, **about)
        case "per_role" | "per":
            return Headcount(form, low, high, per=str(value[form]), **about)
        case "suggested" | "ex_officio" | "at_least":
            count = _whole(value[form])
            return Headcount(form, count, None if form == "at_least" else count, **about)
        case "less_than":
            return Headcount(form, 0, max(_whole(value[form]) - 1, 0), **about)
    if "count" in value or "min" in value or "max" in value:
        kind = "fixed" if low == high else "range"
        return Headcount(kind, low, high, **about)
    return ABSENT


def _bounds(value: Mapping[str, Any]) -> tuple[int, int | None]:
    count = value.get("count")
    if isinstance(count, Mapping):
        return _bounds(count)
    if count is not None:
        return _whole(count), _whole(count)
    high = value.get("max")
    return _whole(value.get("min", 0)), None if high is None else _whole(high)


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of headcounts: the interval, and how many of the summands leave it open.

    `open` counts summands without a stated greatest number or with an unknown base, `unstated`
    those for which the source gives nothing; posts that are only `suggested`, and those held
    `ex_officio` by virtue of another post, are counted beside, not in it.
    """

    min: int = 0
    max: int | None = 0
    open: int = 0
    unstated: int = 0
    suggested: int = 0
    ex_officio: int = 0

    @property
    def label(self) -> str:
        """The interval: 16, 26–32, ≥4."""
        if self.max is None:
            return f"≥{self.min}"
        return str(self.min) if self.min == self.max else f"{self.min}–{self.max}"

    def __add__(self, other: Total) -> Total:
        return Total(
            self.min + other.min,
            None if self.max is None or other.max is None else self.max + other.max,
            self.open + other.open,
            self.unstated + other.unstated,
            self.suggested + other.suggested,
            self.ex_officio + other.ex_officio,
        )


def total(headcounts: Iterable[Headcount], bases: Mapping[str, int | None]) -> Total:
    """Add headcounts up as intervals.

    `bases` gives the number behind a `per` or `per_role` name (None or missing when unknown).
    Posts are counted, not persons: a post held concurrently counts as the one post it is.
    """
    result = Total()
    for headcount in headcounts:
        result += interval(headcount, bases)
    return result


def interval(headcount: Headcount, bases: Mapping[str, int | None]) -> Total:
    """Return what one headcount adds to a total."""
    match headcount.kind:
        case "suggested":
            return Total(suggested=headcount.min)
        case "ex_officio":
            return Total(ex_officio=headcount.min)
        case "per" | "per_role":
            base = bases.get(headcount.per)
            if base is None:
                return Total(0, None, open=1)
            high = None if headcount.max is None else headcount.max * base
            return Total(headcount.min * base, high, open=int(high is None))
        case "fixed" | "range" | "at_least" | "less_than" | "unbounded" | "as_needed":
            return Total(headcount.min, headcount.max, open=int(headcount.max is None))
        case _:
            return Total(0, None, unstated=1)
