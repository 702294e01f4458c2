"""The coverage report: what each organization's entries leave open, and who leaves it open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import Entity, Key
from deskbook.pages import texts
from deskbook.pages.gaps import CHECKS, Check, Gaps
from deskbook.pages.writer import Writer

MOST_LINKS = 60
"""With more entries in one cell the rest is a number that leads to the list of them."""

Found = Mapping[Check, Mapping[str, Gaps]]


def build(w: Writer) -> Mapping[str, Any]:
    """Return the overview by organization, and a table for each check."""
    names = texts.attributes(w.language)
    organizations = [one.id for one in w.view.organizations()]
    found: Found = {
        check: {one: check.look(w.view, one) for one in organizations} for check in CHECKS
    }
    return {
        "title": names.coverage_report,
        "description": "",
        "checks": tuple(check.name for check in CHECKS),
        "overview": tuple(_overview(w, found, organizations)),
        "totals": [_ratio(found[check].values()) for check in CHECKS],
        "sections": [_section(w, check, found[check]) for check in CHECKS],
    }


def _overview(w: Writer, found: Found, organizations: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    for organization in organizations:
        cells = [_ratio([by_organization[organization]]) for by_organization in found.values()]
        yield {"name": _name(w, organization), "cells": cells}


def _ratio(found: Iterable[Gaps]) -> str:
    """Return "3 / 10": how many of the entries leave something open; "–" without entries."""
    counted = list(found)
    checked = sum(one.checked for one in counted)
    return f"{sum(one.count for one in counted)} / {checked}" if checked else "–"


def _section(w: Writer, check: Check, found: Mapping[str, Gaps]) -> Mapping[str, Any]:
    names = vars(texts.attributes(w.language))
    return {
        "anchor": f"_{check.name}",
        "title": names[check.name],
        "explained": names[check.explained],
        "divided": check.divided,
        "ratio": _ratio(found.values()),
        "silent": sum(len(one.silent) for one in found.values()),
        "absent": sum(len(one.absent) for one in found.values()),
        "rows": [
            {
                "name": _name(w, organization),
                "ratio": _ratio([one]),
                "silent": _links(w, one.silent),
                "absent": _links(w, one.absent),
            }
            for organization, one in found.items()
            if one.count
        ],
    }


def _name(w: Writer, organization: str) -> Markup:
    return w.to(w.view.organization(organization))


def _links(w: Writer, entities: Sequence[Entity]) -> Mapping[str, Any]:
    """Return links to the first entries, and where the rest is listed."""
    shown, rest = entities[:MOST_LINKS], entities[MOST_LINKS:]
    more = Markup()
    if rest:
        key = rest[0].key
        label = texts.attributes(w.language).more_entries.format(count=len(rest))
        more = w.page_link(Key(key.organization, "listing", key.kind), label)
    return {"count": len(entities), "links": w.entities(shown), "more": more}
