"""The linked, immutable model of a whole handbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from deskbook.diagnostics import Location
from deskbook.model.kinds import KINDS
from deskbook.model.organization import Organization
from deskbook.model.record import Entity, Key, Record
from deskbook.model.references import Reference, by_target, resolve
from deskbook.model.search_tests import SearchTests
from deskbook.model.settings import Settings
from deskbook.model.text_links import links_in
from deskbook.model.unit import Item, Path, Unit
from deskbook.sources import SourceFile


class _Links(NamedTuple):
    """The references of each entity, and those of them that are not plain, if any."""

    outgoing: dict[Key, tuple[Reference, ...]]
    questionable: dict[Key, tuple[Reference, ...]]


class Handbook:
    """Every entity, what it refers to and what refers to it.

    Nothing is changed after loading. `misplaced` holds the ids of files that lie where the
    handbook has no place for them. Places are looked up lazily: `location` answers for any
    entity and data path with the exact file, line and column.
    """

    def __init__(
        self,
        units: Iterable[Unit],
        directory: str,
        previous: Handbook | None = None,
        misplaced: frozenset[str] = frozenset(),
    ) -> None:
        self.directory = directory
        self.misplaced = misplaced
        self.units: dict[str, Unit] = {unit.file.path: unit for unit in units}
        self.settings: Settings = next(
            (unit.settings for unit in self.units.values() if unit.settings), Settings()
        )
        self.search_tests: SearchTests = next(
            (unit.search_tests for unit in self.units.values() if unit.search_tests), SearchTests()
        )
        self._items: dict[Key, tuple[Unit, Item]] = {}
        self.declarations: dict[Key, list[tuple[SourceFile, Path]]] = defaultdict(list)
        for unit in self.units.values():
            self._add(unit)
        self.entities: Mapping[Key, Entity] = {
            key: item.entity for key, (_, item) in self._items.items()
        }
        self._previous = previous
        self._whole: dict[str, tuple[Entity, ...]] = {}

    def _add(self, unit: Unit) -> None:
        if not unit.items and unit.place.kind in KINDS and not KINDS[unit.place.kind].items:
            key = Key(unit.place.organization, unit.place.kind, unit.place.id)
            self.declarations[key].append((unit.file, ()))
        for item in unit.items:
            self.declarations[item.key].append((unit.file, item.prefix))
            self._items.setdefault(item.key, (unit, item))

    @cached_property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations in the order `handbook.yml` gives, the others after them."""
        order = {name: index for index, name in enumerate(self.settings.organizations)}
        found = [entity for entity in self.entities.values() if isinstance(entity, Organization)]
        return tuple(sorted(found, key=lambda o: (order.get(o.id, len(order)), o.order, o.id)))

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str | None], tuple[Entity, ...]]:
        groups: dict[tuple[str, str | None], list[Entity]] = defaultdict(list)
        for key, entity in self.entities.items():
            groups[key.kind, key.organization].append(entity)
            groups[key.kind, None].append(entity)
        return {
            group: tuple(sorted(found, key=lambda e: (e.key.organization, e.order, e.id)))
            for group, found in groups.items()
        }

    def of(self, kind: str, organization: str | None = None) -> tuple[Entity, ...]:
        """Return the entities of a kind, of one organization or of all, by `order` and id."""
        return self._by_kind.get((kind, organization), ())

    def whole(self, kind: str) -> Iterator[Entity]:
        """Yield the entities of a kind whose file has the right shape throughout."""
        if kind not in self._whole:
            self._whole[kind] = tuple(e for e in self.of(kind) if self._items[e.key][0].whole)
        return iter(self._whole[kind])

    def is_whole(self, key: Key) -> bool:
        """Whether there is such an entity and its file has the right shape throughout."""
        return key in self._items and self._items[key][0].whole

    def get(self, key: Key) -> Entity | None:
        """Return the entity, or None when there is none."""
        return self.entities.get(key)

    @property
    def search_tests_file(self) -> SourceFile | None:
        """The file the search tests stand in, if there is one."""
        return next((unit.file for unit in self.units.values() if unit.search_tests), None)

    def declared(self, key: Key) -> bool:
        """Whether a file stands for this entity, even one whose content is unusable."""
        return key in self.declarations

    def declared_in(self, organization: str, kind: str) -> Sequence[Key]:
        """Return the keys of a kind in an organization that a file stands for, even an unusable
        one, in the order of the files."""
        return self._declared_in.get((organization, kind), ())

    @cached_property
    def _declared_in(self) -> dict[tuple[str, str], list[Key]]:
        found: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for key in self.declarations:
            found[key.organization, key.kind].append(key)
        return found

    def declared_at(self, key: Key) -> tuple[Location, ...]:
        """Return every place that stands for this entity; more than one is a mistake."""
        return tuple(file.location(prefix) for file, prefix in self.declarations.get(key, ()))

    def resolve(self, text: str, organization: str, kinds: Sequence[str]) -> tuple[Key, ...]:
        """Return what a reference written in `organization` can mean: none, one or several."""
        return resolve(text, organization, kinds, self.declared)[0]

    def data(self, key: Key) -> dict[str, Any]:
        """Return the raw data of an entity as written; {} when there is none."""
        found = self._items.get(key)
        return found[1].data if found else {}

    def label(self, key: Key) -> str:
        """Return how messages name an entity: its name and id."""
        entity = self.entities.get(key)
        if entity is None or not entity.name:
            return key.id
        note = f"·{entity.label_note}" if entity.label_note else ""
        return f"{entity.name}{note}({key.id})"

    def location(self, key: Key, path: Path = (), *, key_only: bool = False) -> Location:
        """Return where the value at `path` of an entity stands (its key with `key_only`)."""
        found = self._items.get(key)
        if found is None:
            places = self.declared_at(key)
            return places[0] if places else Location(self.directory)
        unit, item = found
        return unit.file.location((*item.prefix, *path), key=key_only)

    def find(self, key: Key, path: Path, needle: str) -> Location:
        """Return where `needle` stands inside the text at `path` of an entity."""
        unit, item = self._items[key]
        place = unit.file.find((*item.prefix, *path), needle)
        return place or self.location(key, path)

    def prose(self, key: Key) -> tuple[tuple[Path, str], ...]:
        """Return every Markdown text of an entity and its path."""
        return tuple(self._items[key][1].found.prose) if key in self._items else ()

    def part_ids(self, key: Key) -> tuple[tuple[Path, str], ...]:
        """Return the path and id of every citable part, also those whose id occurs twice."""
        return tuple(self._items[key][1].found.parts) if key in self._items else ()

    def parts(self, key: Key) -> dict[str, Path]:
        """Return the ids of an entity's citable parts and their paths."""
        return {name: path for path, name in self.part_ids(key)}

    def part(self, key: Key, part: str) -> tuple[Record, ...]:
        """Return the records on the way to a citable part, the part itself last; () if none."""
        path = self.parts(key).get(part) if part else None
        value: object = self.get(key)
        records: list[Record] = []
        for step in path or ():
            if isinstance(step, int):
                value = value[step] if isinstance(value, tuple) and step < len(value) else None
            else:
                value = getattr(value, step, None)
            if value is None:
                return ()
            if isinstance(value, Record):
                records.append(value)
        return tuple(records)

    def memo(self, key: Key) -> dict[str, Any]:
        """Return a place to keep what follows from an entity's own data alone; it lives on for
        as long as the file does not change."""
        return self._items[key][1].memo

    def outgoing(self, key: Key) -> tuple[Reference, ...]:
        """Return every reference an entity makes, in the order of its fields."""
        return self._links.outgoing.get(key, ())

    def incoming(self, key: Key) -> tuple[Reference, ...]:
        """Return every reference to an entity, in the order of files and fields."""
        return self._incoming.get(key, ())

    def text_links(self, key: Key) -> tuple[Reference, ...]:
        """Return the links to entities in the texts of an entity, which are no reference fields."""
        return self._text_links.get(key, ())

    def linked_from(self, key: Key) -> tuple[Reference, ...]:
        """Return the links to an entity in the texts of others and its own."""
        return self._linked_from.get(key, ())

    @cached_property
    def _text_links(self) -> dict[Key, tuple[Reference, ...]]:
        found: dict[Key, tuple[Reference, ...]] = {}
        for key, (_, item) in self._items.items():
            if "text_links" not in item.memo:
                item.memo["text_links"] = tuple(links_in(item.found.prose))
            kinds = tuple(KINDS)
            found[key] = tuple(
                Reference(
                    key, path, text, kinds, *resolve(text, key.organization, kinds, self.declared)
                )
                for path, text in item.memo["text_links"]
            )
        return found

    @cached_property
    def _linked_from(self) -> dict[Key, tuple[Reference, ...]]:
        return by_target(self._text_links.values())

    @cached_property
    def questionable(self) -> tuple[Reference, ...]:
        """Every reference but the plain ones, in the order of files and fields."""
        return tuple(chain.from_iterable(self._links.questionable.values()))

    @cached_property
    def _links(self) -> _Links:
        before = self._known_links()
        resolved: dict[tuple[str, str, tuple[str, ...]], tuple[tuple[Key, ...], str]] = {}
        links = _Links({}, {})
        for key, (_, item) in self._items.items():
            if before and key in before._items and before._items[key][1] is item:
                references = before._links.outgoing[key]
                questionable = before._links.questionable.get(key, ())
            else:
                references = tuple(self._references(item, resolved))
                questionable = tuple(one for one in references if not one.plain)
            links.outgoing[key] = references
            if questionable:
                links.questionable[key] = questionable
        return links

    def _known_links(self) -> Handbook | None:
        """Return the previous handbook if references mean there what they mean here: that is,
        as long as the same ids are declared."""
        previous, self._previous = self._previous, None
        same = previous is not None and previous.declarations.keys() == self.declarations.keys()
        return previous if same else None

    @cached_property
    def _incoming(self) -> dict[Key, tuple[Reference, ...]]:
        return by_target(self._links.outgoing.values())

    def _references(
        self,
        item: Item,
        resolved: dict[tuple[str, str, tuple[str, ...]], tuple[tuple[Key, ...], str]],
    ) -> Iterator[Reference]:
        organization = item.key.organization
        for path, text, kinds, _ in item.found.references:
            about = (text, organization, kinds)
            if about not in resolved:
                resolved[about] = resolve(text, organization, kinds, self.declared)
            yield Reference(item.key, path, text, kinds, *resolved[about])
