"""Limits, cadences, quantities, grades and headcounts as HTML, with links and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import duration, headcount, listed, marker
from deskbook.model.headcount import Headcount
from deskbook.model.organization import Department, Grade, Organization
from deskbook.model.parts import Cadence, Limit, Money, Quantity
from deskbook.model.record import Entity, Key, Reading
from deskbook.model.text_links import clause_number, named
from deskbook.pages import texts, values
from deskbook.pages.writer import Writer


def limit(w: Writer, value: Limit | str | None) -> Markup:
    """Return a time limit; one that is written elsewhere is shown with a link to that place."""
    if isinstance(value, Limit):
        return _limit(w, value)
    if value and not marker(value):
        return values_elsewhere(w, value, as_limit=True)
    return w.missing(value)


def _limit(w: Writer, value: Limit) -> Markup:
    names = texts.attributes(w.language)
    main = values.within(value.within, w.language) if value.within else value.wording
    shown = (
        values_elsewhere(w, value.see, as_limit=True) if value.see and not main else w.fact(main)
    )
    if value.on:
        shown = w.flow(value.on) + w.name(names.colon) + shown
    details: list[Markup] = []
    if value.within and value.wording:
        details.append(w.name(names.literal + value.wording))
    if value.when:
        details.append(w.name(names.limit_when) + w.flow(value.when))
    if value.from_:
        details.append(w.flow(names.limit_from.format(event=value.from_)))
    if value.to:
        details.append(w.flow(names.limit_to.format(event=value.to)))
    if value.by:
        details.append(w.name(names.limit_by) + w.link(value.by))
    if value.towards:
        details.append(w.name(names.limit_towards) + w.link(value.towards))
    if value.clock != "not_specified":
        details.append(w.name(w.word("clock", value.clock)))
    return _with_details(shown, details) + w.mark(value)


def _with_details(main: Markup, details: Sequence[Markup]) -> Markup:
    if not details:
        return main
    return main + detail(Markup(" · ").join(details))


def detail(text: Markup) -> Markup:
    """Return a text that stands back behind what it belongs to."""
    return Markup(f' <span class="db-detail">{text}</span>')


def cadence(w: Writer, value: Cadence | str | None) -> Markup:
    """Return how often something happens; a cadence written elsewhere is shown with a link."""
    if isinstance(value, Cadence):
        text = values.cadence(value, w.language)
        literal = "" if values.says_the_same(value, w.view.settings.language) else value.wording
        details = [w.name(texts.attributes(w.language).literal + literal)] if literal else []
        return _with_details(w.fact(text), details) + w.mark(value)
    if value and not marker(value):
        if duration.parse(value):
            return w.name(values.period(value, w.language))
        return values_elsewhere(w, value)
    return w.missing(value)


def values_elsewhere(w: Writer, reference: str, *, as_limit: bool = False) -> Markup:
    """Return the limit or cadence that a reference such as `policy:complaints#a6-4` names, and a
    link to where it is laid down. Where a limit is expected, a cadence is called what it is."""
    keys = w.view.resolve(reference, w.key.organization, ANYTHING)
    entity = w.view.get(keys[0]) if len(keys) == 1 else None
    if entity is None:
        return w.broken(reference)
    part = reference.partition("#")[2]
    found = w.view.part(entity.key, part) if part else (entity,)
    link = w.to(entity, part_label(entity, found), part)
    owner = found[-1] if found else entity
    pieces = list(_laid_down(w, owner, as_limit=as_limit))
    if not pieces:
        return link
    names = texts.attributes(w.language)
    return w.joined(pieces) + detail(w.name(names.laid_down_at) + link)


def _laid_down(w: Writer, owner: object, *, as_limit: bool) -> Iterator[Markup]:
    """Yield the limits and cadences a record lays down; what it only cites is not followed."""
    if isinstance(owner, Limit):
        yield _limit(w, owner)
        return
    for value in (getattr(owner, "limit", None), *listed(getattr(owner, "limits", None))):
        if isinstance(value, Limit) and not value.see:
            yield _limit(w, value)
    value = getattr(owner, "cadence", None)
    if isinstance(value, Cadence):
        names = texts.attributes(w.language)
        label = w.name(names.cycle + names.colon) if as_limit else Markup()
        yield label + cadence(w, value)


def part_label(entity: Entity, found: Sequence[object]) -> str:
    """Return how a citation names a part: "投诉处理制度 第六条"; the entity's name without one."""
    return named(entity.name or entity.id, clause_number(found))


ANYTHING = (
    "policy",
    "procedure",
    "channel",
    "form",
    "metric",
    "meeting",
    "approval",
    "solution",
    "role",
    "department",
    "group",
    "party",
)
"""The kinds that may lay down a limit or a cadence."""


def quantities(w: Writer, items: Sequence[Quantity]) -> Markup:
    """Return the figures a duty or clause names."""
    return w.joined(w.fact(values.quantity(item)) + w.mark(item) for item in items)


def money(w: Writer, value: Money | str | None) -> Markup:
    """Return an amount, or the word for its absence."""
    if not isinstance(value, Money):
        return w.missing(value)
    text = values.money(value, w.language)
    return (w.fact(text) if text else w.missing(value.amount)) + w.mark(value)


def grade(w: Writer, value: str | Grade | None) -> Markup:
    """Return a grade or range of grades."""
    if value is None or marker(value):
        return w.missing(value)
    text = w.fact(values.grade(value, w.language))
    return text + w.mark(value) if isinstance(value, Grade) else text


def headcount_of(w: Writer, value: Any) -> Markup:
    """Return a headcount as written in the sources: number, literal wording and mark."""
    return _headcount(w, value, with_wording=True)


def declared(w: Writer, department: Department) -> Markup:
    """Return the headcount the source declares for a whole department, or one for each phase;
    "" when it declares none."""
    if headcount.parse(department.headcount).stated:
        return headcount_of(w, department.headcount)
    organization = w.view.organization(department.key.organization)
    phases = {one.id: one.name for one in organization.phases} if organization else {}
    return w.joined(
        w.name(phases.get(one.phase) or one.phase) + " " + headcount_number(w, one.headcount)
        for one in department.headcount_by_phase
        if headcount.parse(one.headcount).stated
    )


def headcount_number(w: Writer, value: Any) -> Markup:
    """Return a headcount without the source's wording, for tables that show that beside it."""
    return _headcount(w, value, with_wording=False)


def _headcount(w: Writer, value: Any, *, with_wording: bool) -> Markup:
    parsed = headcount.parse(value)
    if not parsed.stated:
        return w.missing(parsed.kind)
    words = values.headcount(parsed, base_name(w, parsed), w.language)
    text = w.name(words) + w.mark(reading_of(value))
    # "1人" beside "1 人" says nothing new.
    if not with_wording or parsed.wording.replace(" ", "") in ("", words.replace(" ", "")):
        return text
    return text + detail(w.name(texts.attributes(w.language).literal + parsed.wording))


def base_name(w: Writer, value: Headcount) -> str:
    """Return the name of what a headcount is counted for: a base's or a role's; "" for none."""
    if value.kind == "per_role":
        role = w.view.target(value.per, w.key.organization, ("role",))
        return role.name if role else value.per
    if value.kind != "per":
        return ""
    found = w.view.get(Key(w.key.organization, "organization", w.key.organization))
    base = found.bases.get(value.per) if isinstance(found, Organization) else None
    return base.name if base and base.name else value.per


def reading_of(value: Any) -> Reading | None:
    """Return the certainty and note a headcount was written with, as a reading."""
    if not isinstance(value, dict):
        return None
    certainty = value.get("certainty")
    return Reading(
        certainty=certainty if certainty in ("stated", "derived", "inferred") else None,
        note=str(value.get("note", "")),
        alternative=str(value.get("alternative", "")),
    )
