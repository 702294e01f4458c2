"""The clauses of a policy one after the other, and the numbers they bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from deskbook.model.work import Clause, Policy
from deskbook.rules.lookup import Path
from deskbook.schema import numerals

_NUMERAL = re.compile(r"[0-9]+|[零〇一二三四五六七八九十百]+")


class Number(NamedTuple):
    """A clause number: its figure, and the form around it, such as `第#条` or `(#)`."""

    form: str
    value: int


def clauses_of(policy: Policy) -> Iterator[tuple[Path, Clause]]:
    """Yield every chapter and clause with its path, in the order in which they are read."""
    yield from _below(("clauses",), policy.clauses)


def number_of(clause: Clause) -> Number | None:
    """Return the number of a clause, None when it has none or one that does not count."""
    printed = numerals.tidy(clause.number)
    found = list(_NUMERAL.finditer(printed))
    value = numerals.whole_number(found[-1][0]) if found else None
    if value is None:
        return None
    return Number(f"{printed[: found[-1].start()]}#{printed[found[-1].end() :]}", value)


def clause_label(clause: Clause) -> str:
    """Return how messages name a clause: its number and id, else its title or text."""
    words = clause.number or clause.title or clause.text.strip().replace("\n", " ")
    return f"{words[:24]}{'…' if len(words) > 24 else ''}({clause.id})" if words else clause.id


def _below(path: Path, clauses: tuple[Clause, ...]) -> Iterator[tuple[Path, Clause]]:
    for index, clause in enumerate(clauses):
        yield (*path, index), clause
        yield from _below((*path, index, "clauses"), clause.clauses)
