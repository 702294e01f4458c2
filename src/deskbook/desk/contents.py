"""What policies, procedures and forms lay down, line by line: what a card shows of their content.

Each item is a text; what belongs to it stands in lines of its own below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.desk.plain import line
from deskbook.model import Entity, listed
from deskbook.model.work import Clause, Field, Form, Penalty, Policy, Procedure
from deskbook.pages import penalties, phrases, texts
from deskbook.pages.writer import Writer

_TIER = ("occurrence", "measure", "amount")


def contents(w: Writer, entity: Entity, flow: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what the content of an entity is called and its items; None for a kind that has
    none. `flow` is what can be walked of it."""
    names = texts.attributes(w.language)
    if isinstance(entity, Policy):
        label, items = names.clauses, _clauses(w, entity.clauses)
    elif isinstance(entity, Procedure) and flow:
        label, items = names.steps, _steps(w, flow["nodes"])
    elif isinstance(entity, Form):
        label, items = names.fields, (_field(w, field) for field in listed(entity.fields))
    else:
        return None
    found = list(items)
    return {"label": label, "items": found} if found else None


def _lines(*found: str) -> str:
    return "\n".join(filter(None, found))


def _clauses(w: Writer, clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the chapters and clauses in reading order."""
    for clause in clauses:
        heading, words = f"{clause.number} {clause.title}".strip(), w.plain(clause.text)
        lead = (heading, words) if clause.title else (f"{heading} {words}".strip(),)
        text = _lines(*lead, *_laid_down(w, clause))
        if text:
            yield text
        yield from _clauses(w, clause.clauses)


def _laid_down(w: Writer, clause: Clause) -> Iterator[str]:
    """Yield what a clause lays down beyond its words."""
    names = texts.attributes(w.language)
    yield _named(w, names.limit, [line(str(phrases.limit(w, one))) for one in clause.limits])
    if clause.cadence:
        yield _named(w, names.cadence, [line(str(phrases.cadence(w, clause.cadence)))])
    for rule in clause.access:
        who = [line(str(w.links(rule.who)))] if rule.who else []
        otherwise = [line(str(w.flow(rule.otherwise)))] if rule.otherwise else []
        parts = (
            w.plain(rule.text),
            _named(w, names.access_who, who),
            _named(w, names.access_otherwise, otherwise),
        )
        yield _named(w, f"{names.access} {rule.resource}", filter(None, parts))
    for label, found in ((names.penalties, clause.penalties), (names.rewards, clause.rewards)):
        for sanction in _sanctions(w, found) if found else ():
            yield _named(w, label, [sanction])


def _named(w: Writer, label: str, items: Iterable[str]) -> str:
    """Return items under a label, "" without any."""
    names = texts.attributes(w.language)
    said = names.strong_separator.join(items)
    return f"{label}{names.colon}{said}" if said else ""


def _sanctions(w: Writer, found: Sequence[Penalty]) -> Iterator[str]:
    """Yield penalties or rewards, each with its tiers and how it counts."""
    for group in penalties.table(w, found)["groups"]:
        tiers = (
            " ".join(filter(None, (line(str(tier[name])) for name in _TIER)))
            for tier in group["lines"]
        )
        case = texts.without_stop(line(str(group["case"])))
        said = texts.attributes(w.language).strong_separator.join(filter(None, tiers))
        if group["details"]:
            said += line(str(phrases.detail(Markup(" · ").join(group["details"]))))
        yield (_named(w, case, [said]) or case) if case else said


def _steps(w: Writer, nodes: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the steps of a procedure by number, with who does each, in what time and what follows
    where that is not the next one."""
    names = texts.attributes(w.language)
    numbers = {identifier: number for number, identifier in enumerate(nodes, 1)}
    for identifier, node in nodes.items():
        number = numbers[identifier]
        word = "" if node["kind"] == "task" else w.word("node_kind", node["kind"])
        text = node["text"]
        lead = f"{number} {text}" if word in ("", text) else f"{number} {word}{names.colon}{text}"
        ways = [*node.get("options", ())]
        if "open" in node or numbers.get(node.get("next", ""), number + 1) != number + 1:
            ways.append({"to": node.get("next"), "open": node.get("open"), "label": ""})
        yield _lines(
            lead,
            _named(w, names.actors, [names.separator.join(node.get("actors", ()))]),
            _named(w, names.limit, node.get("limits", ())),
            _named(w, names.cadence, [node.get("cadence", "")]),
            names.strong_separator.join(_way(way, numbers) for way in ways),
        )


def _way(way: Mapping[str, Any], numbers: Mapping[str, int]) -> str:
    to = numbers.get(way.get("to") or "")
    return f"{way['label']} → {to or way.get('open', '')}".strip()


def _field(w: Writer, field: Field) -> str:
    names = texts.attributes(w.language)
    marks = (
        names.field_required if field.required is True else "",
        names.personal_data if field.personal_data else "",
        names.separator.join(field.choices),
        w.plain(field.text),
    )
    said = names.strong_separator.join(filter(None, marks))
    return f"{field.name}{names.colon}{said}" if said else field.name
