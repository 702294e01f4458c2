"""The page of a role, in the order of a job description (岗位说明书)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model import Entity, headcount, listed
from deskbook.model.organization import Holding, Holdings, Post, ReportsTo, Role
from deskbook.model.work import Node, Procedure
from deskbook.pages import concurrent, texts
from deskbook.pages.phrases import detail
from deskbook.pages.relations import relations
from deskbook.pages.view import Mentions
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return what the role says, and what everything else says about the role."""
    role = w.entity
    assert isinstance(role, Role)
    organization = w.view.organization(role.key.organization)
    duties_from = (
        w.view.target(role.duties_from, role.key.organization, ("role",))
        if role.duties_from
        else None
    )
    posts = post_rows(w, role)
    mentions = w.view.mentions(role.key)
    return {
        "reports_to": _line(w, role),
        "dotted": _dotted(w, role),
        "reports": mentions.of("role", "line"),
        "has_grades": bool(organization and organization.grade_scale) or role.grade is not None,
        "duties_from": duties_from,
        "duties": listed(role.duties) or _shared_duties(duties_from),
        "posts": posts,
        "holders": any(post["holder"] for post in posts),
        "details": any(post["details"] for post in posts),
        "also_holds": "" if role.posts else concurrent.others(w, role, None, ()),
        "relations": relations,
        "procedures": _procedures(w, role, mentions),
        "forms": _entities(w, role.forms, "form", mentions.of("form")),
        "metrics": _entities(w, role.metrics, "metric", mentions.of("metric")),
        "resolves": mentions.of("solution", "resolved_by"),
        "receives": mentions.of("solution", "escalate"),
        "policies": mentions.of("policy"),
        "meetings": mentions.of("meeting"),
        "groups": mentions.of("group"),
        "substitutes": role.substitutes,
        "substituted": mentions.of("role", "substitutes"),
    }


def _shared_duties(role: Entity | None) -> Sequence[Any]:
    return listed(role.duties) if isinstance(role, Role) else ()


def _line(w: Writer, role: Role) -> Markup:
    lines = role.reports_to
    if isinstance(lines, ReportsTo):
        line = w.link(lines.line, "line") if lines.line else w.missing(None)
        return line + w.mark(lines) + w.reading("reports_to")
    return w.missing(lines) + w.reading("reports_to")


def _dotted(w: Writer, role: Role) -> Markup:
    lines = role.reports_to.dotted if isinstance(role.reports_to, ReportsTo) else ()
    return w.joined(
        w.link(line.to, "line") + (detail(w.flow(line.on)) if line.on else Markup()) + w.mark(line)
        for line in lines
    )


def _entities(
    w: Writer, references: Sequence[str], kind: str, others: Sequence[Entity]
) -> Sequence[Entity]:
    """Return what the role names and what names the role, each once."""
    found: dict[Any, Entity] = {}
    for reference in references:
        entity = w.view.target(reference, w.key.organization, (kind,))
        if entity is not None:
            found[entity.key] = entity
    for entity in others:
        found.setdefault(entity.key, entity)
    return tuple(found.values())


def _procedures(w: Writer, role: Role, mentions: Mentions) -> Sequence[Mapping[str, Any]]:
    """Return the procedures the role acts in, and its steps in each."""
    entities = mentions.of("procedure")
    if not entities:
        return ()
    steps: dict[Any, list[int]] = {}
    for reference in w.view.incoming(role.key, "procedure"):
        numbers = steps.setdefault(reference.source, [])
        if len(reference.path) > 2 and reference.path[2] == "actors":
            numbers.append(int(reference.path[1]))
    found = []
    for entity in entities:
        nodes = entity.nodes if isinstance(entity, Procedure) else ()
        own = [nodes[number] for number in steps[entity.key] if number < len(nodes)]
        found.append({"entity": entity, "steps": [_step(w, entity, node) for node in own]})
    return found


def _step(w: Writer, procedure: Entity, node: Node) -> Markup:
    return w.to(procedure, texts.without_stop(w.plain(node.text)) or node.id, node.id)


def post_rows(w: Writer, role: Role) -> Sequence[Mapping[str, Any]]:
    """Return one row for each numbered post, or for each holder of a role without posts."""
    holders = tuple(_holdings(w, role))
    if not role.posts and not holders:
        return ()
    if role.posts:
        return [
            _post_row(w, role, post, [h for h in holders if _sits_on(h, post, role)])
            for post in role.posts
        ]
    names = texts.attributes(w.language)
    count = headcount.parse(role.headcount)
    rows = [_holder_row(w, role, holding, names) for holding in holders]
    free = count.min - len(holders) if count.kind == "fixed" else 0
    rows += [
        {"number": "", "state": w.missing("unknown"), "holder": "", "details": ""}
        for _ in range(max(free, 0))
    ]
    return rows


def _holdings(w: Writer, role: Role) -> Iterator[Holding]:
    for reference in w.view.incoming(role.key, "holdings"):
        overlay = w.view.get(reference.source)
        index = reference.path[1] if len(reference.path) > 1 else None
        if (
            isinstance(overlay, Holdings)
            and isinstance(index, int)
            and index < len(overlay.holdings)
        ):
            yield overlay.holdings[index]


def _sits_on(holding: Holding, post: Post, role: Role) -> bool:
    return holding.no == post.no or (holding.no is None and len(role.posts) == 1)


def _post_row(w: Writer, role: Role, post: Post, holders: Sequence[Holding]) -> Mapping[str, Any]:
    names = texts.attributes(w.language)
    if post.vacancy:
        state: object = w.word("vacancy", post.vacancy)
    else:
        state = names.filled
    details: list[Markup] = []
    if post.concurrent:
        with_ = w.link(post.concurrent.with_, "role")
        details.append(w.name(names.concurrent_with) + " " + with_ + w.mark(post.concurrent))
    also_held = concurrent.others(w, role, post, holders)
    if also_held:
        details.append(_also_holds(w, also_held))
    return {
        "number": post.no,
        "state": state,
        "holder": w.joined(_holder(w, holding, names) for holding in holders),
        "details": Markup("<br>").join(details) + w.mark(post),
    }


def _holder_row(w: Writer, role: Role, holding: Holding, names: Any) -> Mapping[str, Any]:
    also_held = concurrent.others(w, role, None, (holding,))
    return {
        "number": "" if holding.no is None else holding.no,
        "state": names.filled,
        "holder": _holder(w, holding, names),
        "details": _also_holds(w, also_held) if also_held else "",
    }


def _also_holds(w: Writer, also_held: Markup) -> Markup:
    names = texts.attributes(w.language)
    return w.name(names.also_holds + names.colon) + also_held


def _holder(w: Writer, holding: Holding, names: Any) -> Markup:
    text = w.name(holding.person)
    if holding.concurrent:
        text += detail(w.name(names.concurrent))
    return text + w.mark(holding)
