"""The page of all terms: those shared by the whole handbook, then those of each organization."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model import KINDS, Key
from deskbook.model.knowledge import Term
from deskbook.pages import texts
from deskbook.pages.writer import Writer

_ANY = ("term", *(kind.name for kind in KINDS.values() if kind.paged))


def build(w: Writer) -> Mapping[str, Any]:
    """Return the groups of terms. Hidden labels and misspellings are for the search only."""
    names = texts.attributes(w.language)
    groups = tuple(_groups(w))
    return {
        "title": names.glossary,
        "description": "",
        "count": names.glossary_count.format(count=sum(len(group["terms"]) for group in groups)),
        "groups": groups,
    }


def _groups(w: Writer) -> Iterator[Mapping[str, Any]]:
    names = texts.attributes(w.language)
    owners = [("", names.glossary_shared)]
    owners += [(one.id, one.name or one.id) for one in w.view.organizations()]
    for organization, title in owners:
        terms = [term for term in w.view.of("term", organization) if isinstance(term, Term)]
        if terms:
            # References in a term are read from where the term stands.
            pen = Writer(w.view, Key(organization, "glossary", ""), w.path)
            terms.sort(key=lambda term: (term.name.casefold(), term.id))
            yield {
                "anchor": f"_terms-{organization}" if organization else "_terms",
                "title": title,
                "terms": [_entry(pen, term) for term in terms],
            }


def _entry(w: Writer, term: Term) -> Mapping[str, Any]:
    return {
        "anchor": w.view.urls.anchor(term.key),
        "name": w.name(term.name or term.id),
        "others": w.joined(w.name(name) for name in (*term.synonyms, *term.also_called)),
        "summary": w.flow(term.summary),
        "definition": w.flow(term.definition),
        "see": w.joined(_see(w, reference) for reference in term.see),
    }


def _see(w: Writer, reference: str) -> Markup:
    entity = w.view.target(reference, w.key.organization, _ANY)
    if entity is None:
        return w.broken(reference)
    return w.to(entity, part=reference.partition("#")[2])
