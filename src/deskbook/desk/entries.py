"""What every entity of a handbook is found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from deskbook.desk.state import state
from deskbook.model import Entity, Handbook, Key, listed, marker
from deskbook.model.knowledge import Category, Solution, Term, Tree
from deskbook.model.organization import Department, Group, Organization, Party, Role
from deskbook.model.parts import Duty
from deskbook.model.record import Part
from deskbook.model.work import Approval, Channel, Clause, Form, Meeting, Metric, Policy, Procedure
from deskbook.pages.writer import Writer, full_name
from deskbook.search.entry import Entry
from deskbook.search.normal import normalised, runs, tables

KINDS = (
    "solution",
    "tree",
    "procedure",
    "policy",
    "form",
    "channel",
    "category",
    "term",
    "role",
    "department",
    "group",
    "party",
    "approval",
    "meeting",
    "metric",
    "organization",
)
"""The kinds that can be found, what answers a caller first: so equal scores are ordered."""

QUESTION_LENGTH = 60
"""Longer clauses are cut where they serve as questions, counted in characters."""


def keys(handbook: Handbook) -> Iterator[Key]:
    """Yield what can be found, in the order of the index."""
    for kind in KINDS:
        if kind == "organization":
            yield from (one.key for one in handbook.organizations)
        else:
            yield from (entity.key for entity in handbook.of(kind))


def entry(w: Writer) -> Entry:
    """Return what the entity of a writer is found by; addresses start at the site's root."""
    entity = w.entity
    assert entity is not None
    return Entry(
        id=entity.id,
        kind=entity.key.kind,
        title=full_name(entity),
        address=w.href(entity.key),
        organization=entity.key.organization,
        questions=_distinct(map(w.plain, _questions(entity)), entity.name),
        labels=_distinct(_labels(entity), entity.name),
        body="\n".join(_distinct(map(w.plain, _body(entity)))),
        state=state(entity, w.view.settings.review_every),
        scopes=tuple(_scopes(w, entity)),
    )


def _distinct(texts: Iterable[str], known: str = "") -> tuple[str, ...]:
    found = dict.fromkeys(text for text in texts if text and not marker(text))
    found.pop(known, None)
    return tuple(found)


def _questions(entity: Entity) -> Iterator[str]:
    """Yield the other ways of asking for an entity, each a sentence."""
    if isinstance(entity, Solution | Tree):
        yield from entity.questions
        yield from entity.symptoms
    elif isinstance(entity, Policy):
        yield from _clauses(entity.clauses)
    elif isinstance(entity, Approval):
        yield entity.subject
    elif isinstance(entity, Procedure):
        yield entity.trigger
    elif isinstance(entity, Channel):
        yield entity.used_for


def _clauses(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        yield clause.title
        if len(clause.text) <= QUESTION_LENGTH:
            yield clause.text
        yield from _clauses(clause.clauses)


def _labels(entity: Entity) -> Iterator[str]:
    """Yield the words an entity is also found by."""
    yield from entity.also_called
    yield from entity.tags
    if isinstance(entity, Solution):
        yield from entity.codes
        yield from entity.environment
    elif isinstance(entity, Term):
        yield from (*entity.synonyms, *entity.hidden, *entity.misspellings, *_spelled(entity))


def _spelled(term: Term) -> tuple[str, ...]:
    """Return the reading of a term in one word and as it is written; () where its characters tell
    that reading."""
    syllables = [run.text for run in runs(normalised(term.pinyin))]
    word = "".join(syllables)
    return () if _tells(normalised(term.name), word) else (word, " ".join(syllables))


def _tells(characters: str, letters: str) -> bool:
    """Whether characters can be read as letters spell them."""
    if not characters or not letters:
        return not letters
    readings = tables().readings.get(characters[0], ())
    return any(
        letters.startswith(reading) and _tells(characters[1:], letters[len(reading) :])
        for reading in readings
    )


_TEXTS: dict[type[Entity], Callable[..., Iterable[str]]] = {
    Solution: lambda e: (e.answer.say, *_texts(e.answer.do), *e.ask_first, e.cause, e.promise),
    Tree: lambda e: (text for node in e.nodes for text in (node.text, node.outcome)),
    Procedure: lambda e: (text for node in e.nodes for text in (node.text, node.result)),
    Policy: lambda e: (e.scope, e.purpose, *_long_clauses(e.clauses)),
    Form: lambda e: (field.name for field in listed(e.fields)),
    Channel: lambda e: (e.ring_strategy,),
    Category: lambda e: (e.definition,),
    Term: lambda e: (e.definition,),
    Role: lambda e: (e.purpose, *_duties(e.duties), *_texts(e.authority)),
    Department: lambda e: (e.purpose, *_duties(e.functions), *_texts(e.goals)),
    Group: lambda e: (e.mandate, *_duties(e.functions)),
    Party: lambda e: (*_texts(e.rights), *_texts(e.obligations)),
    Approval: lambda e: (*_texts(e.conditions), e.emergency),
    Meeting: lambda e: (e.purpose, *_texts(e.outputs)),
    Metric: lambda e: (e.definition,),
    Organization: lambda e: (e.purpose, e.scope),
}


def _body(entity: Entity) -> Iterator[str]:
    """Yield what else an entity says."""
    yield entity.summary
    yield from _TEXTS[type(entity)](entity)


def _texts(parts: object) -> tuple[str, ...]:
    return tuple(part.text for part in listed(parts) if isinstance(part, Part))


def _duties(duties: object) -> tuple[str, ...]:
    return tuple(duty.text for duty in listed(duties) if isinstance(duty, Duty))


def _long_clauses(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        if len(clause.text) > QUESTION_LENGTH:
            yield clause.text
        yield from _long_clauses(clause.clauses)


def _scopes(w: Writer, entity: Entity) -> Iterator[str]:
    """Yield the calls an entity is meant for: by its category and those above, its environment,
    its tags and the channels it names; a guided flow also by the categories of the solutions it
    leads to. A tag such as `product:heater` says so itself."""
    found: dict[str, None] = {}
    for tag in entity.tags:
        kind = tag.partition(":")[0]
        names = (tag,) if kind in ("queue", "product", "channel") else (f"queue:{tag}",)
        found.update(
            dict.fromkeys((*names, f"product:{tag}") if len(names[0]) > len(tag) else names)
        )
    if isinstance(entity, Solution):
        found.update((f"product:{one}", None) for one in entity.environment)
    for category in _all_categories(w, entity):
        found.update(dict.fromkeys((f"queue:{category.id}", f"queue:{category.name}")))
    for one in _channels(w, entity):
        found.update(dict.fromkeys((f"channel:{one.id}", f"channel:{one.name}")))
    return iter(found)


def _all_categories(w: Writer, entity: Entity) -> Iterator[Category]:
    if isinstance(entity, Tree):
        for reference in (one for node in entity.nodes for one in node.all_solutions):
            solution = w.view.target(reference, w.key.organization, ("solution",))
            if isinstance(solution, Solution):
                yield from _categories(w, solution.category)
    else:
        yield from _categories(w, getattr(entity, "category", ""))


def _categories(w: Writer, reference: str) -> Iterator[Category]:
    seen: set[Key] = set()
    while reference:
        found = w.view.target(reference, w.key.organization, ("category",))
        if not isinstance(found, Category) or found.key in seen:
            return
        seen.add(found.key)
        yield found
        reference = found.parent


def _channels(w: Writer, entity: Entity) -> Iterator[Channel]:
    if isinstance(entity, Channel):
        yield entity
    if isinstance(entity, Solution | Tree):
        for reference in entity.channels:
            found = w.view.target(reference, w.key.organization, ("channel",))
            if isinstance(found, Channel):
                yield found
    if isinstance(entity, Solution) and isinstance(entity.limit, str) and not marker(entity.limit):
        found = w.view.target(entity.limit, w.key.organization, ("policy", "procedure", "channel"))
        if isinstance(found, Channel):
            yield found


def synonyms(handbook: Handbook) -> list[tuple[str, ...]]:
    """Return the groups of words that mean the same: the labels of each term, and its reading
    where nothing else tells it."""
    found = (
        _distinct(
            (
                *(one.name, *one.synonyms, *one.also_called, *one.hidden, *one.misspellings),
                *_spelled(one)[:1],
            )
        )
        for one in handbook.of("term")
        if isinstance(one, Term)
    )
    return [group for group in found if len(group) > 1]
