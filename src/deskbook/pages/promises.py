"""What a solution lets an agent say about time: its limits, opening hours, or a warning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from deskbook.model import marker
from deskbook.model.knowledge import Solution
from deskbook.model.parts import LimitField
from deskbook.model.work import Channel
from deskbook.pages import limits, phrases, texts
from deskbook.pages.builders.channel import opening_hours
from deskbook.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Line:
    """A time limit as it is shown, and whether a warning to promise none belongs to it."""

    text: Markup
    warned: bool


def lines(w: Writer, solution: Solution) -> Sequence[Line]:
    """Return the limits, each that states nothing with a warning to promise none, and the warning
    alone where there is nothing but a cadence; () where opening hours are all that there is."""
    fields = _fields(w, solution)
    plain = [value for value in fields if not _cycle(w, value)]
    if fields and not plain:
        return (Line(Markup(), True),)
    return [Line(limits.anchored(w, value), not _stated(w, value)) for value in plain]


def sentence(w: Writer, line: Line) -> Markup:
    """Return a line with the warning that belongs to it in the same breath."""
    names = texts.attributes(w.language)
    if not line.warned:
        return line.text
    if not line.text:
        return w.name(names.no_promise)
    return Markup(names.no_promise_of).format(limit=line.text)


def limits_or_warning(w: Writer, solution: Solution) -> Markup:
    """Return the limits of `lines` one below the other, with the warnings."""
    warning = w.name(texts.attributes(w.language).no_promise)
    warned = Markup(f' <strong class="db-no-promise">{warning}</strong>')
    return _below_each_other(
        line.text + (warned if line.warned else Markup()) for line in lines(w, solution)
    )


def cycles(w: Writer, solution: Solution) -> Markup:
    """Return the cadences that the limits name: how often something happens is no limit."""
    found = (_cycle(w, value) for value in _fields(w, solution))
    return _below_each_other(phrases.cadence(w, cited) for cited in found if cited)


def _cycle(w: Writer, value: LimitField) -> str:
    return limits.cycle(w.view, w.key.organization, value)


def summary(w: Writer, solution: Solution) -> Markup:
    """Return hours and limits without a warning, for a table of many solutions; hours and
    cadences are called what they are."""
    names = texts.attributes(w.language)
    opened = hours(w, solution)
    if opened:
        opened = w.name(names.hours + names.colon) + opened
    lines = [opened, *(phrases.limit(w, value) for value in _fields(w, solution))]
    return _below_each_other(line for line in lines if line)


def hours(w: Writer, solution: Solution) -> Markup:
    """Return the opening hours of the channel that the limit names; "" when it names none, or
    one whose hours are not known."""
    if not isinstance(solution.limit, str):
        return Markup()
    channel = w.view.target(solution.limit, solution.key.organization, phrases.ANYTHING)
    if not isinstance(channel, Channel) or not channel.hours or marker(channel.hours):
        return Markup()
    return opening_hours(w, channel) + phrases.detail(
        w.name(texts.attributes(w.language).laid_down_at) + w.to(channel)
    )


def _fields(w: Writer, solution: Solution) -> Sequence[LimitField]:
    """Return the limits that are shown as such: a channel without a limit of its own is named
    for its hours only, and further limits may stand alone."""
    alone = solution.limit is None and solution.limits
    for_hours = hours(w, solution) and not _stated(w, solution.limit)
    return solution.limits if alone or for_hours else (solution.limit, *solution.limits)


def _stated(w: Writer, value: LimitField) -> bool:
    return bool(limits.stated(w.view, w.key.organization, value))


def _below_each_other(lines: Iterable[Markup]) -> Markup:
    """Return a list of lines, or the only line as it is."""
    found = tuple(lines)
    if len(found) < 2:
        return Markup().join(found)
    items = "".join([f"<li>{line}</li>" for line in found])
    return Markup(f'<ul class="db-parts">{items}</ul>')
