"""What search and desk know of each entity, made one by one so that an edit re-makes only what
rests on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from deskbook.desk import cards, entries, flows
from deskbook.model import Handbook, Key
from deskbook.pages.dependencies import Dependency
from deskbook.pages.urls import Urls
from deskbook.pages.view import View
from deskbook.pages.writer import Writer
from deskbook.search.entry import Entry


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of one entity: what it is found by, its card and its flow as JSON ("" for
    none), the digest of the page the card quotes, and everything it rests on."""

    entry: Entry
    card: str
    flow: str
    page: str
    dependencies: frozenset[Dependency]


Pages = Callable[[Key], str]
"""Returns the HTML of an entity's page, "" for one that has none."""


def make(handbook: Handbook, key: Key, urls: Urls, page: str) -> Made:
    """Return what is known of an entity; addresses start at the site's root."""
    view = View(handbook, urls, handbook.settings.language)
    w = Writer(view, key, "", view.get(key))
    entry = entries.entry(w)
    flow = flows.flow(w)
    card = json_of(cards.card(w, entry, page, flow))
    return Made(entry, card, json_of(flow) if flow else "", page_digest(page), view.dependencies)


def json_of(value: object) -> str:
    """Return a value as compact JSON."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half a character, which no file can hold
        return json.dumps(value, separators=(",", ":"))


def page_digest(page: str) -> str:
    """Return what tells whether a page that a card quotes has changed."""
    return cards.digest(page)


def make_all(
    handbook: Handbook,
    urls: Urls,
    pages: Pages,
    known: Mapping[Key, Made],
    changes: frozenset[Dependency],
) -> Iterator[tuple[Key, Made]]:
    """Yield what is known of every entity, in the order of the index. `known` is taken over where
    nothing it rests on is among `changes` and its page says the same."""
    for key in entries.keys(handbook):
        page = pages(key)
        old = known.get(key)
        if (
            old is not None
            and changes.isdisjoint(old.dependencies)
            and old.page == page_digest(page)
        ):
            yield key, old
        else:
            yield key, make(handbook, key, urls, page)
