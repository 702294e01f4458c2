"""The model: what a handbook says, linked and immutable."""

from deskbook.model.handbook import Handbook
from deskbook.model.kinds import KINDS, Kind
from deskbook.model.loading import load
from deskbook.model.record import Entity, Key, listed, marker
from deskbook.model.references import Reference
from deskbook.model.settings import Settings

__all__ = [
    "KINDS",
    "Entity",
    "Handbook",
    "Key",
    "Kind",
    "Reference",
    "Settings",
    "listed",
    "load",
    "marker",
]
