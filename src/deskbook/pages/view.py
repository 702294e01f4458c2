"""The only way pages read the model: every look is noted, so that a build knows what to redo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from weakref import WeakKeyDictionary

from markupsafe import Markup

from deskbook.charts.records import Chart, ChartProblem, Svg
from deskbook.diagnostics import Diagnostic
from deskbook.model import Entity, Handbook, Key, Reference, Settings
from deskbook.model.organization import Organization
from deskbook.pages import recurring
from deskbook.pages.dependencies import EVERYTHING, SETTINGS, Dependency
from deskbook.pages.urls import Urls

Drawing = Svg | ChartProblem
Drawer = Callable[[Sequence[Chart]], Sequence[Drawing]]
"""Draws charts; gives one result for each, in order."""

ACTORS = ("role", "department", "group", "party", "organization")
"""The kinds that can act, receive, report or be reported to."""


class Known:
    """What has been worked out for a handbook and serves all its pages: what references mean, and
    finished links. A handbook never changes, so that none of it can become wrong."""

    __slots__ = ("links", "meanings")

    def __init__(self) -> None:
        self.meanings: dict[tuple[str, str, tuple[str, ...]], tuple[Key, ...]] = {}
        self.links: dict[tuple[object, ...], Markup] = {}


_KNOWN: WeakKeyDictionary[Handbook, Known] = WeakKeyDictionary()


class Mentions:
    """The entities that refer to one entity, by their kind and the field they do it in."""

    __slots__ = ("_found",)

    def __init__(self, found: Mapping[tuple[str, str], Mapping[Key, Entity]]) -> None:
        self._found = found

    def of(self, kind: str, field: str = "") -> tuple[Entity, ...]:
        """Return the entities of a kind (that refer to it in `field`), each once, in order."""
        return _ordered(self._found.get((kind, field), {}).values())


def _ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    found = tuple(entities)
    if len(found) < 2:
        return found
    return tuple(sorted(found, key=lambda e: (e.key.organization, e.order, e.id)))


class View:
    """A handbook as one page sees it.

    `charts` draws charts; without it pages have only the text equivalents. `findings` are shown
    by pages about the whole handbook. `places` gives the paths of parts of the site that are not
    made here ("desk", "training"), as far as there are any.
    """

    __slots__ = (
        "_handbook",
        "_known",
        "_seen",
        "charts",
        "findings",
        "language",
        "places",
        "urls",
    )

    def __init__(
        self,
        handbook: Handbook,
        urls: Urls,
        language: str,
        charts: Drawer | None = None,
        findings: Sequence[Diagnostic] = (),
        places: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._handbook = handbook
        self._known = _KNOWN.get(handbook) or _KNOWN.setdefault(handbook, Known())
        self._seen: set[Dependency] = set()
        self.urls = urls
        self.language = language
        self.charts = charts
        self.findings = findings
        self.places = places

    @property
    def dependencies(self) -> frozenset[Dependency]:
        """What has been looked at so far."""
        return frozenset(self._seen)

    @property
    def links(self) -> dict[tuple[object, ...], Markup]:
        """Links written before on any page of the handbook, for the writer to keep."""
        return self._known.links

    @property
    def settings(self) -> Settings:
        """The settings of the handbook."""
        self._seen.add(SETTINGS)
        return self._handbook.settings

    def get(self, key: Key) -> Entity | None:
        """Return an entity, or None."""
        self._seen.add(("entity", *key))
        return self._handbook.get(key)

    def organization(self, identifier: str) -> Organization | None:
        """Return the organization an entity with that organization id belongs to."""
        found = self.get(Key(identifier, "organization", identifier))
        return found if isinstance(found, Organization) else None

    def organizations(self) -> tuple[Organization, ...]:
        """Return all organizations in their order."""
        self._seen.add(SETTINGS)
        self._seen.add(("of", "organization", "*"))
        return self._handbook.organizations

    def of(self, kind: str, organization: str | None = None) -> tuple[Entity, ...]:
        """Return the entities of a kind, of one organization or of all, in their order."""
        self._seen.add(("of", kind, "*" if organization is None else organization))
        return self._handbook.of(kind, organization)

    def count(self, kind: str, organization: str | None = None) -> int:
        """Return how many entities of a kind there are, in one organization or in all."""
        self._seen.add(("count", kind, "*" if organization is None else organization))
        return len(self._handbook.of(kind, organization))

    def recurs(self, organization: str) -> bool:
        """Return whether anything in an organization says how often it happens."""
        self._seen.add(("recurs", organization))
        return recurring.recurs(self._handbook, organization)

    def incoming(
        self, key: Key, kind: str | None = None, field: str | None = None
    ) -> tuple[Reference, ...]:
        """Return the references to an entity; only those from entities of `kind`, and only those
        that stand in `field` (any name on their path, such as `line` or `actors`).

        Who keeps an entry up to date has nothing to do with what it says, so `owner` is no
        reference here.
        """
        self._seen.add(("incoming", *key))
        return tuple(
            reference
            for reference in self._handbook.incoming(key)
            if reference.field != "owner"
            and (kind is None or reference.source.kind == kind)
            and (field is None or field in reference.path)
        )

    def linked_from(self, key: Key) -> tuple[Reference, ...]:
        """Return the links to an entity in the texts of others and its own."""
        self._seen.add(("incoming", *key))
        return self._handbook.linked_from(key)

    def sources(self, key: Key, kind: str, field: str | None = None) -> tuple[Entity, ...]:
        """Return the entities of `kind` that refer to `key` in `field`, each once, in order."""
        found: dict[Key, Entity] = {}
        for reference in self.incoming(key, kind, field):
            entity = self.get(reference.source)
            if entity is not None:
                found[reference.source] = entity
        return _ordered(found.values())

    def mentions(self, key: Key) -> Mentions:
        """Return everything that refers to an entity, sorted once for many questions."""
        found: dict[tuple[str, str], dict[Key, Entity]] = {}
        for reference in self.incoming(key):
            entity = self.get(reference.source)
            if entity is None:
                continue
            kind = reference.source.kind
            found.setdefault((kind, ""), {})[reference.source] = entity
            for name in reference.path:
                if isinstance(name, str):
                    found.setdefault((kind, name), {})[reference.source] = entity
        return Mentions(found)

    def resolve(self, text: str, organization: str, kinds: Sequence[str]) -> tuple[Key, ...]:
        """Return what a reference can mean: none, one or several; its part is ignored."""
        name = text.partition("#")[0].rpartition(":")[2].rpartition("/")[2]
        self._seen.add(("name", organization if name == "organization" else name))
        known = self._known.meanings
        question = (text, organization, tuple(kinds))
        if question not in known:
            known[question] = self._handbook.resolve(text, organization, kinds)
        return known[question]

    def target(self, text: str, organization: str, kinds: Sequence[str]) -> Entity | None:
        """Return the one entity a reference means, or None."""
        keys = self.resolve(text, organization, kinds)
        return self.get(keys[0]) if len(keys) == 1 else None

    def part(self, key: Key, part: str) -> tuple[object, ...]:
        """Return the records on the way to a citable part, the part itself last; () if none."""
        self.get(key)
        return self._handbook.part(key, part)

    def everything(self) -> Handbook:
        """Return the handbook itself; the page is rendered again after any change."""
        self._seen.add(EVERYTHING)
        return self._handbook
