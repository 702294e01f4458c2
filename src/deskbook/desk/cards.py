"""What the desk shows of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from deskbook.desk.contents import contents
from deskbook.desk.plain import line, lines
from deskbook.model import Entity, listed, marker
from deskbook.model.knowledge import Solution
from deskbook.model.parts import Escalation
from deskbook.pages import promises, texts
from deskbook.pages.builders.solution import related_solutions, successor, walks
from deskbook.pages.uses import citation
from deskbook.pages.writer import Writer, full_name
from deskbook.search.entry import Entry

Card = dict[str, Any]

_FACTS = re.compile(r'<dl class="db-facts">(.*?)</dl>', re.DOTALL)
_FACT = re.compile(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", re.DOTALL)
_SUMMARY = ("summary", "definition", "purpose", "mandate", "used_for", "subject", "trigger")


def card(w: Writer, entry: Entry, page: str, flow: Card | None) -> Card:
    """Return the card of the entity of a writer, without empty fields; `page` is the HTML of its
    page, whose key facts it shows, `flow` what can be walked of it."""
    entity = w.entity
    assert entity is not None
    if isinstance(entity, Solution):
        shown = _solution(w, entity)
    else:
        walk = {"id": str(entity.key)} if flow else None
        shown = {**_other(w, entity, page), "walk": walk, "contents": contents(w, entity, flow)}
    state = entry.state
    whole = {
        "id": str(entity.key),
        "kind": entry.kind,
        "title": entry.title,
        "url": entry.address,
        "organization": entry.organization,
        **shown,
        "owner": _name(w, entity.owner) if entity.owner else "",
        "reviewed": entity.reviewed,
        "review_due": state.due,
        "state": filled({"confidence": state.confidence, "from": state.start, "to": state.end}),
        "source": w.plain(entity.source.note),
        "notes": [w.plain(note) for note in entity.notes],
    }
    return filled(whole)


def filled(fields: Mapping[str, Any]) -> Card:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value or value is True}


def link(w: Writer, entity: Entity, part: str = "") -> Card:
    """Return the reference to an entity: its id, name and address."""
    return {"id": str(entity.key), "title": full_name(entity), "url": w.href(entity.key, part)}


def _solution(w: Writer, solution: Solution) -> Card:
    names = texts.attributes(w.language)
    promised = promises.lines(w, solution)
    times = (
        *(promises.sentence(w, one) for one in promised),
        promises.hours(w, solution),
        promises.cycles(w, solution),
    )
    say = "\n".join(lines(str(w.prose(solution.answer.say)))) if solution.answer.say else ""
    following = successor(w, solution)
    return {
        "say": say,
        "say_label": "" if say else names.no_script,
        "ask_first": _plain(w, solution.ask_first),
        "do": [w.plain(step.text) for step in solution.answer.do],
        "limits": names.strong_separator.join(line(str(time)) for time in times if time),
        "no_promise": any(one.warned for one in promised),
        "promise": w.plain(solution.promise),
        "escalate": _escalations(w, solution.escalate),
        "resolved_by": line(str(w.links(solution.resolved_by or None))),
        "never_say": _plain(w, solution.never_say),
        "hand_over": _plain(w, solution.hand_over),
        "codes": list(solution.codes),
        "cause": w.plain(solution.cause),
        "walk": _walk(w, solution),
        "procedure": _procedure(w, solution.procedure),
        "basis": [line(str(citation(w, reference))) for reference in solution.basis],
        "related": [link(w, one) for one in related_solutions(w, solution)],
        "successor": link(w, following) if following else None,
        "category": _name(w, solution.category, "category") if solution.category else "",
        "environment": _plain(w, solution.environment),
        "summary": w.plain(solution.summary),
    }


def _plain(w: Writer, items: Iterable[str]) -> list[str]:
    return [line(str(w.flow(item))) for item in items]


def _name(w: Writer, reference: str, group: str = "actor") -> str:
    return line(str(w.link(reference, group)))


def _escalations(w: Writer, value: Sequence[Escalation] | str | None) -> list[Card]:
    """Return who takes over, and when; the word for its absence where nobody is named."""
    if not isinstance(value, tuple) or not value:
        return [{"to": {"name": line(str(w.missing(value or None)))}}]
    return [filled({"when": w.plain(one.when), "to": _taker(w, one.to)}) for one in value]


def _taker(w: Writer, reference: str) -> Card:
    if marker(reference):
        return {"name": line(str(w.missing(reference)))}
    kinds = ("role", "department", "group", "party", "organization", "channel")
    entity = w.view.target(reference, w.key.organization, kinds)
    if entity is None:
        return {"name": reference}
    return {"name": full_name(entity), "url": w.href(entity.key, reference.partition("#")[2])}


def _procedure(w: Writer, reference: str) -> Card | None:
    found = w.view.target(reference, w.key.organization, ("procedure",)) if reference else None
    if found is None:
        return None
    return link(w, found, reference.partition("#")[2])


def _walk(w: Writer, solution: Solution) -> Card | None:
    """Return what can be walked through step by step, and where that begins."""
    flow, start = next(walks(w, solution), (None, ""))
    return filled({"id": str(flow.key), "start": start}) if flow else None


def _other(w: Writer, entity: Entity, page: str) -> Card:
    summary = next((t for t in (getattr(entity, name, "") for name in _SUMMARY) if t), "")
    return {
        "summary": "" if marker(summary) else w.plain(summary),
        "facts": _facts(page),
        "also_called": list(listed(entity.also_called)),
    }


def _facts(page: str) -> list[list[str]]:
    found = _FACTS.search(page)
    pairs = _FACT.findall(found[1]) if found else []
    return [[line(label), line(value)] for label, value in pairs]


def digest(page: str) -> str:
    """Return what tells apart pages whose key facts differ."""
    found = _FACTS.search(page)
    return blake2b(found[1].encode(), digest_size=8).hexdigest() if found else ""
