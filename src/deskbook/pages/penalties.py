"""Penalties and rewards as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import marker
from deskbook.model.parts import Money
from deskbook.model.work import Penalty, Tier
from deskbook.pages import phrases, texts, values
from deskbook.pages.writer import Writer


def table(w: Writer, penalties: Sequence[Penalty]) -> Mapping[str, Any]:
    """Return penalties or rewards as a table: one of the `groups` for each, and which columns
    would not be empty.

    The `lines` of a group are the penalty's own measure and amount, where it has any, and its
    tiers; `details` say how it counts: on whom, within what, by how much more, when doubled, who
    decides and whether there is an appeal.
    """
    groups = tuple(_group(w, penalty) for penalty in penalties)
    lines = [line for group in groups for line in group["lines"]]
    return {
        "groups": groups,
        "has_case": any(group["case"] for group in groups),
        "has_occurrence": any(line["occurrence"] for line in lines),
        "has_amount": any(line["amount"] for line in lines),
        "has_details": any(group["details"] for group in groups),
    }


def _group(w: Writer, penalty: Penalty) -> Mapping[str, Any]:
    case = w.flow(penalty.text)
    mark = w.mark(penalty)
    return {
        "id": penalty.id,
        "case": case + mark if case else case,
        "mark": Markup() if case else mark,
        "lines": tuple(_lines(w, penalty)),
        "details": tuple(_details(w, penalty)),
    }


def _lines(w: Writer, penalty: Penalty) -> Iterator[Mapping[str, Any]]:
    if penalty.measure or penalty.amount is not None or not penalty.tiers:
        yield {
            "id": "",
            "occurrence": "",
            "measure": w.flow(penalty.measure),
            "amount": _amount(w, penalty.amount),
        }
    for index, tier in enumerate(penalty.tiers):
        after = penalty.tiers[index + 1] if index + 1 < len(penalty.tiers) else None
        measure = w.flow(tier.measure)
        if tier.text:
            measure += (" " if measure else "") + w.flow(tier.text)
        yield {
            "id": tier.id,
            "occurrence": _occurrence(w, tier, after),
            "measure": measure + w.mark(tier),
            "amount": _amount(w, tier.amount),
        }


def _occurrence(w: Writer, tier: Tier, after: Tier | None) -> Markup:
    """Return for which occurrences a tier holds: for one only when the next tier follows it."""
    number = tier.occurrence
    if number is None or isinstance(number, str):
        return w.name(number or "")
    names = texts.attributes(w.language)
    single = after is not None and after.occurrence == number + 1
    template = names.occurrence_exact if single else names.occurrence_from
    return w.name(template.format(count=number))


def _amount(w: Writer, value: Money | str | None) -> Markup:
    return Markup() if value is None else phrases.money(w, value)


def _details(w: Writer, penalty: Penalty) -> Iterator[Markup]:
    names = texts.attributes(w.language)
    if penalty.on:
        yield w.name(names.penalty_on) + w.joined(w.flow(text) for text in penalty.on)
    if penalty.window:
        window = penalty.window
        words = values.length(window, w.language)
        yield w.name(names.window) + (w.missing(window) if w.marked(window) else w.name(words))
    if penalty.step is not None:
        yield w.name(names.penalty_step) + phrases.money(w, penalty.step)
    if penalty.doubling:
        yield w.name(names.doubling) + w.flow(penalty.doubling)
    if penalty.decided_by:
        yield w.name(names.decided_by) + w.link(penalty.decided_by)
    if marker(penalty.appeal):
        yield w.name(names.appeal) + w.missing(penalty.appeal)
    elif penalty.appeal is not None:
        answer = names.appeal_yes if penalty.appeal else names.appeal_no
        yield w.name(names.appeal + answer)
