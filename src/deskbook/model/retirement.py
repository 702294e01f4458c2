"""What has been removed from a handbook: its ids are not given to anything else."""

from __future__ import annotations

from deskbook.model.record import Entity, Record


class Retirement(Record, frozen=True, kw_only=True):
    """An entry that was removed: what it was, since when it is out of use (ISO 8601, "" when that
    is not written), what is used instead and why."""

    kind: str = ""
    id: str = ""
    name: str = ""
    former_ids: tuple[str, ...] = ()
    date: str = ""
    replaced_by: str = ""
    reason: str = ""


class Retired(Entity, frozen=True, kw_only=True):
    """The removed entries of an organization, or of the whole handbook."""

    retired: tuple[Retirement, ...] = ()
