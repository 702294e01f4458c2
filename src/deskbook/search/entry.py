"""What search knows of an entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    `address` is the page below the site's root. `questions` are other ways of asking for it, each
    a sentence; `labels` are words it is also found by and that are not sentences (other names,
    codes, hidden labels), `body` what else it says.
    """

    id: str
    kind: str
    title: str
    address: str
    questions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    body: str = ""
