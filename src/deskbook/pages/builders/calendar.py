"""The calendar of an organization, or of all: what is due how often, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import KINDS, Entity, Key, marker
from deskbook.model.organization import Organization
from deskbook.model.parts import Cadence
from deskbook.model.work import Clause, Metric
from deskbook.pages import fields, phrases, texts, values
from deskbook.pages.calendar import Item, items
from deskbook.pages.recurring import RHYTHMS, Occasion, rhythm
from deskbook.pages.writer import Writer

MOST_ITEMS = 600
"""With more items the calendar of all organizations gives their numbers only; the items are in
the calendar of each."""

LONGEST_TEXT = 64
"""Longer texts of duties and clauses are cut, counted in characters."""


def build(w: Writer) -> Mapping[str, Any]:
    """Return the calendar of the organization the address names, of all without one."""
    names = texts.attributes(w.language)
    organization = w.view.organization(w.key.organization) if w.key.organization else None
    if w.key.organization:
        found = {w.key.organization: items(w.view, w.key.organization)}
    else:
        found = {one.id: items(w.view, one.id) for one in w.view.organizations()}
        found = {name: listed for name, listed in found.items() if listed}
    count = sum(len(listed) for listed in found.values())
    detailed = bool(w.key.organization) or count <= MOST_ITEMS
    rhythms = {rhythm(item.home.value) for listed in found.values() for item in listed}
    chosen = tuple(name for name in RHYTHMS if name in rhythms)
    return {
        "title": names.recurring_calendar,
        "description": organization.name if organization else "",
        "rhythms": chosen,
        "overview": () if w.key.organization else tuple(_overview(w, found, chosen)),
        "sections": tuple(_sections(w, found)) if detailed else (),
        "count": names.entries.format(count=count),
    }


def _overview(
    w: Writer, found: Mapping[str, Sequence[Item]], chosen: Sequence[str]
) -> Iterator[Mapping[str, Any]]:
    """Yield a row for each organization: how many items it has in each of the
    chosen rhythms."""
    for organization, listed in found.items():
        rhythms = [rhythm(item.home.value) for item in listed]
        yield {
            "name": w.page_link(Key(organization, "calendar", ""), _name(w, organization)),
            "counts": [rhythms.count(name) for name in chosen],
            "total": len(rhythms),
        }


def _sections(w: Writer, found: Mapping[str, Sequence[Item]]) -> Iterator[Mapping[str, Any]]:
    """Yield the rhythms that occur, each with its items under their organizations."""
    names = vars(texts.attributes(w.language))
    pens = {name: _pen(w, name) for name in found}
    for name in RHYTHMS:
        groups = []
        for organization, listed in found.items():
            chosen = [item for item in listed if rhythm(item.home.value) == name]
            if chosen:
                groups.append(
                    {
                        "link": w.page_link(
                            Key(organization, "calendar", ""), _name(w, organization)
                        ),
                        "rows": [_row(w, pens[organization], item) for item in chosen],
                    }
                )
        if groups:
            count = sum(len(group["rows"]) for group in groups)
            yield {
                "anchor": f"_{name}",
                "title": names[name],
                "count": count,
                "groups": groups,
            }


def _pen(w: Writer, organization: str) -> Writer:
    """Return a writer that reads references as they are meant in an organization."""
    if organization == w.key.organization:
        return w
    return Writer(w.view, Key(organization, "calendar", ""), w.path)


def _name(w: Writer, organization: str) -> str:
    found = w.view.organization(organization)
    return found.name if isinstance(found, Organization) and found.name else organization


def _row(w: Writer, pen: Writer, item: Item) -> Mapping[str, Any]:
    home = item.home
    who = item.who(w.view)
    concerned = item.applies_to(w.view)
    known = {one.key for one in (*who, *concerned) if not isinstance(one, str)}
    places = {one.entity.key: one for one in (home, *item.citing) if one.entity.key not in known}
    return {
        "who": _who(w, who, concerned) or _nobody(w, home.who),
        "what": w.to(home.entity, _label(pen, home), home.part.id if home.part else ""),
        "often": _often(w, pen, home),
        "places": w.joined(_written_in(w, one.entity) for one in places.values()),
    }


def _who(w: Writer, acting: Sequence[Entity | str], concerned: Sequence[Entity | str]) -> Markup:
    """Return who acts; whom it only applies to is called that."""
    shown = _links(w, acting)
    if concerned:
        names = texts.attributes(w.language)
        label = w.name(names.applies_to + names.colon)
        shown += phrases.detail(label) + _links(w, concerned)
    return shown


def _links(w: Writer, found: Sequence[Entity | str]) -> Markup:
    return w.joined(w.broken(one) if isinstance(one, str) else w.to(one) for one in found)


def _nobody(w: Writer, who: object) -> Markup:
    return w.missing(who) if marker(who) else Markup("–")


def _label(pen: Writer, occasion: Occasion) -> str:
    """Return what happens: the text of the part, else the name of the entity."""
    part = occasion.part
    if part is None:
        return occasion.entity.name or occasion.entity.id
    text = " ".join(pen.plain(part.text).split())
    if isinstance(part, Clause):
        text = text or f"{part.number} {part.title}".strip()
    text = text or part.id
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _often(w: Writer, pen: Writer, home: Occasion) -> Markup:
    value = home.value
    if isinstance(home.entity, Metric) and isinstance(value, str):
        return fields.period(w, value)
    if not isinstance(value, Cadence):
        return phrases.cadence(pen, value)
    text = values.cadence(value, w.language)
    literal = "" if values.says_the_same(value, w.view.settings.language) else value.wording
    often = w.fact(text)
    if literal:
        often += phrases.detail(w.name(texts.attributes(w.language).literal + literal))
    # Notes stand below the page of one organization; for all of them there would be too many.
    return often + w.mark(value) if pen is w else often


def _written_in(w: Writer, entity: Entity) -> Markup:
    """Return the kind and name of what says so."""
    kind = KINDS[entity.key.kind].label.render(w.language)
    return Markup('<span class="db-detail">{}</span> {}').format(kind, w.to(entity))
