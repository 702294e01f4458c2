"""Organization charts of an organization or a department, from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from deskbook.charts.records import Box, BoxState, Line, OrgChart
from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.model import Entity, Key, headcount
from deskbook.model.organization import Party, ReportsTo, Role
from deskbook.pages import phrases, texts, values
from deskbook.pages.headcounts import Tally
from deskbook.pages.structure import Branch, head_of
from deskbook.pages.writer import GROUPS, Writer, full_name

MOST_ROLES = 90
"""With more roles a chart shows departments only; the roles are on the charts of those."""


def org_chart(
    w: Writer,
    title: str,
    roles: Iterable[Role],
    branches: Iterable[Branch],
    tallies: Mapping[Key, Tally],
) -> OrgChart | None:
    """Return the chart of roles without a department and of branches; None for a single box.

    `tallies` gives what each department adds up to.
    """
    branches = tuple(branches)
    everything = [one for branch in branches for one in branch.walk()]
    shown: list[tuple[Role, Branch | None]] = [(role, None) for role in roles]
    shown += [(role, one) for one in everything for role in one.roles]
    if len(shown) > MOST_ROLES:
        shown = []
    parents = {
        below.department.key: box_id(one.department.key)
        for one in everything
        for below in one.branches
    }
    boxes = [_department_box(w, one, parents, tallies[one.department.key]) for one in everything]
    boxes += [_role_box(w, role, branch) for role, branch in shown]
    lines = tuple(_lines(w, [role for role, _ in shown], {box.id for box in boxes}))
    boxes += _party_boxes(w, lines)
    if len(boxes) < 2:
        return None
    return OrgChart(
        id=f"org-{w.key.id}",
        title=title,
        boxes=tuple(boxes),
        lines=tuple(line for line in lines if line.source != line.target),
        legend=_legend(w),
    )


def box_id(key: Key) -> str:
    """Return the id of the box of an entity."""
    return f"{key.kind}-{key.id}"


def _department_box(w: Writer, one: Branch, parents: Mapping[Key, str], tally: Tally) -> Box:
    names = texts.attributes(w.language)
    note = names.persons.format(count=tally.total.label) if _is_telling(tally.total) else ""
    return Box(
        id=box_id(one.department.key),
        title=full_name(one.department),
        kind="department",
        note=note,
        parent=parents.get(one.department.key),
        states=_inferred(one.department, "parent"),
        href=w.href(one.department.key),
    )


def _is_telling(total: headcount.Total) -> bool:
    return total.min > 0 or bool(total.max)


def _role_box(w: Writer, role: Role, branch: Branch | None) -> Box:
    # Inside the frame of its department a role need not say which department it is of.
    framed = branch is not None and role.label_note == branch.department.name
    return Box(
        id=box_id(role.key),
        title=role.name if framed else full_name(role),
        kind="role",
        note=role_note(w, role),
        parent=box_id(branch.department.key) if branch else None,
        head=branch is not None and head_of(w.view, branch.department) is role,
        states=role_states(role),
        href=w.href(role.key),
    )


def role_note(w: Writer, role: Role) -> str:
    """Return the second line of a role's box: its headcount, and how many posts are empty."""
    parsed = headcount.parse(role.headcount)
    names = texts.attributes(w.language)
    pieces = [values.headcount(parsed, phrases.base_name(w, parsed), w.language)]
    empty = sum(post.vacancy in ("open", "unfilled") for post in role.posts)
    if empty:
        pieces.append(names.vacant_posts.format(count=empty))
    return " · ".join(piece for piece in pieces if piece)


def role_states(role: Role) -> tuple[BoxState, ...]:
    """Return what a box shows by its looks: vacancies, concurrent posts, our own reading."""
    states: list[BoxState] = []
    empty = sum(post.vacancy in ("open", "unfilled") for post in role.posts)
    if empty:
        states.append("vacant" if empty == len(role.posts) else "partly_vacant")
    if any(post.concurrent for post in role.posts):
        states.append("concurrent")
    return (*states, *_inferred(role, "belongs_to"))


def _inferred(entity: Entity, field: str) -> tuple[BoxState, ...]:
    reading = entity.readings.get(field)
    return ("inferred",) if reading and reading.certainty == "inferred" else ()


def _lines(w: Writer, roles: Iterable[Role], known: set[str]) -> Iterator[Line]:
    """Yield the reporting lines between boxes of the chart, and those to parties outside."""
    for role in roles:
        lines = role.reports_to
        if not isinstance(lines, ReportsTo):
            continue
        reading = role.readings.get("reports_to")
        inferred = "inferred" in (lines.certainty, reading.certainty if reading else None)
        above = _superior(w, lines.line, role, known)
        if above:
            yield Line(above, box_id(role.key), inferred=inferred)
        for dotted in lines.dotted:
            above = _superior(w, dotted.to, role, known)
            if above:
                uncertain = dotted.certainty == "inferred"
                yield Line(above, box_id(role.key), "dotted", inferred=uncertain)


def _superior(w: Writer, reference: str, role: Role, known: set[str]) -> str | None:
    target = w.view.target(reference, role.key.organization, GROUPS["line"]) if reference else None
    if target is None:
        return None
    identifier = box_id(target.key)
    return identifier if identifier in known or isinstance(target, Party) else None


def _party_boxes(w: Writer, lines: Iterable[Line]) -> list[Box]:
    found: dict[str, Box] = {}
    for line in lines:
        kind, _, identifier = line.source.partition("-")
        if kind != "party" or line.source in found:
            continue
        party = w.view.get(Key(w.key.organization, "party", identifier))
        if party is not None:
            href = w.href(party.key)
            found[line.source] = Box(line.source, full_name(party), "party", href=href)
    return list(found.values())


def _legend(w: Writer) -> dict[str, str]:
    return {key: w.word("chart_legend", key) for key in ENUMERATIONS["chart_legend"]}
