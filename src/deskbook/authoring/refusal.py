"""Why a wish of an author is not carried out."""

from __future__ import annotations

from collections.abc import Sequence

from deskbook.diagnostics import Related
from deskbook.messages import Text


class Refusal(Exception):
    """Nothing is done; `text` says why and what to do, `places` shows what stands in the way.

    `misuse` is False where the call was right and only the state of the handbook forbids it.
    """

    def __init__(
        self, message: Text, places: Sequence[Related] = (), *, misuse: bool = True
    ) -> None:
        super().__init__(message.render("en"))
        self.text = message
        self.places = tuple(places)
        self.misuse = misuse
