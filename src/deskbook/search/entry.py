"""What search knows of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class State(NamedTuple):
    """What decides whether an entry counts on a day. `confidence` is "" where nobody validates;
    the dates are ISO 8601 or "": in force `from` and `to` these days, review `due` by that one."""

    confidence: str = ""
    start: str = ""
    end: str = ""
    due: str = ""


ALWAYS = State()
"""Always in force."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    `id` is unique within its kind and organization, `address` the page below the site's root.
    `questions` are other ways of asking for it, each a sentence; `labels` are words it is also
    found by and that are not sentences (other names, codes, hidden labels); `body` is what else
    it says. `scopes` name the calls it is meant for (`queue:returns`, `product:heater`).
    """

    id: str
    kind: str
    title: str
    address: str
    organization: str = ""
    questions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    body: str = ""
    state: State = ALWAYS
    scopes: tuple[str, ...] = ()
