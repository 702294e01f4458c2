"""One thing that is wrong with a guided flow."""

from __future__ import annotations

from typing import NamedTuple

from deskbook.messages import Text
from deskbook.rules.trees.graph import Path


class Problem(NamedTuple):
    """What is wrong, where, and what to do; `mild` when something is only absent."""

    path: Path
    message: Text
    hint: Text
    related: tuple[tuple[Path, Text], ...] = ()
    mild: bool = False
