"""What callers say and what must be found, from `search-tests.yml`."""

from __future__ import annotations

from deskbook.model.record import Record


class SearchTest(Record, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A query, and the entries of which any must be among the first `within`; with `none`
    nothing may be found that is not marked as weak."""

    query: str = ""
    class_: str = "other"
    expect: tuple[str, ...] = ()
    within: int = 3
    none: bool = False


class SearchTests(Record, frozen=True, kw_only=True):
    """All of them, and the share that must pass, where the file gives it."""

    minimum: float | None = None
    tests: tuple[SearchTest, ...] = ()
