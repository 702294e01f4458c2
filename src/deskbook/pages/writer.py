"""What templates write a page with: links, texts, values, marks and headings of one page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from deskbook.model import KINDS, Entity, Key, marker
from deskbook.model.record import MARKERS, Effective, Part, Reading
from deskbook.model.text_links import named, part_name
from deskbook.pages import fragments, texts
from deskbook.pages import prose as markdown
from deskbook.pages.bidirectional import isolated, isolated_html
from deskbook.pages.notes import Notes
from deskbook.pages.page import Heading
from deskbook.pages.safe import quoted, safe
from deskbook.pages.toc import Toc
from deskbook.pages.view import ACTORS, View

GROUPS: Mapping[str, tuple[str, ...]] = {
    "actor": ACTORS,
    "line": ACTORS,
    "taker": (*ACTORS, "channel"),
    "chair": ("role", "party"),
    "belongs_to": ("department", "group", "organization"),
    "parent": ("department", "organization"),
    "refers_to": ("policy", "form"),
}
"""The kinds a reference field allows; a name that is not here is a kind itself."""


def full_name(entity: Entity) -> str:
    """Return a name that tells entities of the same name apart: "专员（公关中心）"."""
    name = entity.name or entity.id
    return f"{name}（{entity.label_note}）" if entity.label_note else name


NOTHING = Markup()


class Writer:
    """The hand that writes one page.

    `key` is the page's address and `entity` what it is about (None for a page about several).
    Everything it returns is safe HTML. Headings and notes are collected in the order in which
    the template asks for them.
    """

    __slots__ = (
        "_folder",
        "_names",
        "_notes",
        "_toc",
        "entity",
        "key",
        "labels",
        "language",
        "path",
        "view",
    )

    def __init__(self, view: View, key: Key, path: str, entity: Entity | None = None) -> None:
        self.view = view
        self.key = key
        self.path = path
        self._folder = path.rpartition("/")[0]
        self.entity = entity
        self.language = view.language
        self._names = texts.attributes(view.language)
        self.labels = texts.labels(view.language, view.settings.language)
        self._notes = Notes(view.language)
        self._toc = Toc()

    # Headings

    def section(self, name: str, level: int = 2) -> Markup:
        """Return the heading of a section named by an interface text and list it in the table of
        contents. Its anchor is the name behind an underscore, which no id of a part begins with."""
        title = getattr(self._names, name)
        self._toc.add(level, f"_{name}", title)
        return fragments.heading(
            f"_{name}", title, getattr(self.labels, name), level, self._names.permanent_link
        )

    def heading(self, anchor: str, title: str, level: int = 2) -> Markup:
        """Return a heading with an anchor and list it in the table of contents."""
        self._toc.add(level, anchor, title)
        link = self._names.permanent_link
        return fragments.heading(anchor, title, isolated(title), level, link)

    @property
    def toc(self) -> tuple[Heading, ...]:
        """The headings written so far, as a tree."""
        return self._toc.tree()

    # Links

    def href(self, key: Key, part: str = "") -> str:
        """Return the relative address of a page or of a part of it; "" when there is none."""
        urls = self.view.urls
        path = urls.path(key)
        if not path:
            return ""
        anchor = part or urls.anchor(key)
        address = "" if anchor and path == self.path else urls.relative(self.path, path)
        return f"{address}#{anchor}" if anchor else address

    def to_path(self, path: str) -> str:
        """Return the relative address of a page at a path below the site folder."""
        return self.view.urls.relative(self.path, path)

    def to(self, entity: Entity | None, label: str = "", part: str = "") -> Markup:
        """Return a link to an entity under its name, or under `label`."""
        if entity is None:
            return self.missing(None)
        if entity is self.entity and not part:
            return isolated(label or full_name(entity))
        if entity is self.entity or entity.key.kind == "term":
            # Only these can be on this very page, where a link is nothing but its anchor.
            return self._new_link(entity, label, part)
        place = (self._folder, self.view.urls, entity.key, label, part)
        known = self.view.links.get(place)
        if known is None:
            known = self.view.links[place] = self._new_link(entity, label, part)
        return known

    def _new_link(self, entity: Entity, label: str, part: str) -> Markup:
        name = isolated_html(label or full_name(entity))
        href = quoted(self.href(entity.key, part))
        return safe(f'<a href="{href}">{name}</a>' if href else name)

    def page_link(self, key: Key, label: str) -> Markup:
        """Return a link to any page under a label."""
        place = (self._folder, self.view.urls, key, label, "")
        known = self.view.links.get(place)
        if known is None:
            href = quoted(self.href(key))
            known = safe(f'<a href="{href}">{isolated_html(label)}</a>')
            self.view.links[place] = known
        return known

    def link(self, reference: str, group: str = "actor") -> Markup:
        """Return a link for a reference field; a marker gives its word, a broken reference its
        text, marked. `group` is a key of `GROUPS` or a kind."""
        if not reference or marker(reference):
            return self.missing(reference or None)
        kinds = GROUPS.get(group, (group,))
        entity = self.view.target(reference, self.key.organization, kinds)
        if entity is None:
            return self.broken(reference)
        return self.to(entity, part=reference.partition("#")[2])

    def broken(self, text: str) -> Markup:
        """Return the text of a reference that leads nowhere, marked as such."""
        return safe(f'<span class="db-broken">{escape(text)}</span>')

    def links(self, references: object, group: str = "actor") -> Markup:
        """Return several links, one after the other, or the only one; a marker gives its word."""
        if isinstance(references, str):
            return self.link(references, group)
        if not isinstance(references, tuple):
            return self.missing(references)
        return self.joined(self.link(reference, group) for reference in references)

    def joined(self, pieces: Iterable[Markup]) -> Markup:
        """Return pieces separated as the language does."""
        return safe(str.join(self._names.separator, pieces))

    def entities(self, entities: Iterable[Entity]) -> Markup:
        """Return links to several entities, one after the other."""
        return self.joined(self.to(entity) for entity in entities)

    def anchor(self, identifier: str) -> Markup:
        """Return the id attribute of a part, "" for a part without an id."""
        return safe(fragments.anchor(identifier)) if identifier else NOTHING

    def opening(self, part: Part) -> Markup:
        """Return the beginning of a list item for a part: its anchor, its text and its mark."""
        return safe(f"<li{fragments.anchor(part.id)}>{self.flow(part.text)}{self.mark(part)}")

    def source_file(self, entity: Entity, edit: str) -> Markup:
        """Return the path of the file an entity is written in, as a link where it can be edited."""
        html = f"<code>{quoted(entity.path)}</code>"
        if edit:
            html += f' <a href="{quoted(edit + entity.path)}">{self.labels.edit}</a>'
        return safe(html)

    # Texts

    def prose(self, text: str) -> Markup:
        """Return a Markdown text as paragraphs; a marker gives its word."""
        if text in MARKERS:
            return safe(f"<p>{self.missing(text)}</p>")
        return markdown.prose(text, self._resolve)

    def flow(self, text: str) -> Markup:
        """Return a Markdown text for a list item, a table cell or a definition; a marker gives its
        word."""
        if text in MARKERS:
            return self.missing(text)
        return markdown.flow(text, self._resolve)

    def plain(self, text: str) -> str:
        """Return a Markdown text without markup."""
        return markdown.plain(text, self._resolve)

    def name(self, text: str) -> Markup:
        """Return a name or other text without markup, kept apart from its surroundings."""
        return isolated(text)

    def _resolve(self, address: str) -> markdown.Target | None:
        kind = address.partition(":")[0].rpartition("/")[2]
        entity = self.view.target(address, self.key.organization, (kind,))
        if entity is None:
            return None
        part = address.partition("#")[2]
        href = self.href(entity.key, part)
        found = self.view.part(entity.key, part) if part else ()
        name = named(full_name(entity), part_name(found, self.named))
        return markdown.Target(href, name) if href else None

    def named(self, address: str) -> str:
        """Return the name of the entity a link in a text leads to; the address when none."""
        kind = address.partition(":")[0].rpartition("/")[2]
        entity = self.view.target(address, self.key.organization, (kind,))
        return full_name(entity) if entity else address

    # Values

    def marked(self, value: object) -> bool:
        """Whether a field holds a marker instead of a value."""
        return marker(value) is not None

    def missing(self, value: object) -> Markup:
        """Return the word for a value that is not there: a marker's, or "not filled in"."""
        return fragments.missing(marker(value) or "absent", self.language)

    def fact(self, value: Any) -> Markup:
        """Return a value that is always shown: itself, or the word for its absence."""
        if value is None or value == "" or marker(value):
            return self.missing(value)
        return isolated(str(value)) if not isinstance(value, Markup) else value

    def effective(self, value: Effective | str | None) -> Markup:
        """Return the dates between which something is in force, and the source's own words."""
        if not isinstance(value, Effective):
            return self.missing(value)
        start, end = (date if date and not marker(date) else "" for date in (value.from_, value.to))
        if start and end:
            text = self._names.effective_between.format(start=start, end=end)
        elif start:
            text = self._names.effective_from.format(date=start)
        else:
            text = self._names.effective_to.format(date=end) if end else ""
        shown = isolated(text or value.wording)
        if not shown:
            shown = self.missing(marker(value.from_) or marker(value.to))
        if text and value.wording:
            literal = isolated(self._names.literal + value.wording)
            shown += safe(f' <span class="db-detail">{literal}</span>')
        return shown + self.mark(value)

    @property
    def kind_label(self) -> str:
        """The name of the kind of the page's entity."""
        return KINDS[self.key.kind].label.render(self.language)

    def word(self, group: str, value: str) -> str:
        """Return the word for a value of a field with a fixed list of values."""
        return texts.enumeration(group, value, self.language)

    # How sure we are

    def mark(self, reading: Reading | None) -> Markup:
        """Return the mark of a part that is not simply stated; its note joins the page's list."""
        if reading is None or not (reading.certainty or reading.note or reading.alternative):
            return NOTHING
        return self._notes.mark(reading)

    def reading(self, field: str) -> Markup:
        """Return the mark of a whole field of the page's entity."""
        if self.entity is None or field not in self.entity.readings:
            return NOTHING
        return self.mark(self.entity.readings[field])

    @property
    def notes(self) -> Sequence[Mapping[str, Any]]:
        """The notes behind the marks written so far: number, anchor, certainty, text."""
        return self._notes.entries
