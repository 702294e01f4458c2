"""One cause for which a file is refused."""

from __future__ import annotations

from dataclasses import dataclass

from deskbook.messages import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at `path` in the data of a file.

    Removing what is at `path` of every problem (a value, or for an unknown name the name with
    its value; the last list item first) leaves data the schema accepts but for what is
    missing, which is named by a `path` that leads nowhere. `key` says that the name before
    the colon is meant, not the value. `replacement` is the text to put in its place when
    there is no doubt, "" otherwise. `told` is False for what follows from another problem and would
    only be said twice. `outer` is the path of the group further out that a name belongs to.
    """

    path: tuple[str | int, ...]
    cause: str
    code: str
    message: Text
    hint: Text
    key: bool = False
    replacement: str = ""
    told: bool = True
    outer: tuple[str | int, ...] | None = None
