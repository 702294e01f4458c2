"""Which template and which builder make the page of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from deskbook.pages.builders import (
    department,
    group,
    headcount,
    home,
    listing,
    organization,
    party,
    plain,
    role,
)
from deskbook.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Builder:
    """How the pages of a kind are made: the template, and the function that gathers its values.

    Values named `title` and `description` also become the page's.
    """

    template: str
    build: Callable[[Writer], Mapping[str, Any]]


BUILDERS: dict[str, Builder] = {
    "home": Builder("home.html", home.build),
    "organization": Builder("organization.html", organization.build),
    "department": Builder("department.html", department.build),
    "role": Builder("role.html", role.build),
    "listing": Builder("listing.html", listing.build),
    "headcount": Builder("headcount.html", headcount.build),
    "group": Builder("group.html", group.build),
    "party": Builder("party.html", party.build),
    "procedure": Builder("entity.html", plain.build),
    "policy": Builder("entity.html", plain.build),
    "solution": Builder("entity.html", plain.build),
    "tree": Builder("entity.html", plain.build),
    "category": Builder("entity.html", plain.build),
    "form": Builder("entity.html", plain.build),
    "metric": Builder("entity.html", plain.build),
    "meeting": Builder("entity.html", plain.build),
    "approval": Builder("entity.html", plain.build),
    "channel": Builder("entity.html", plain.build),
}
