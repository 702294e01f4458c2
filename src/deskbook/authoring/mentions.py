"""Every place of a handbook that names an entity: in fields, in texts, on authored pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from deskbook import schema
from deskbook.authoring.markdown import addresses
from deskbook.authoring.pages import Authored, target
from deskbook.authoring.raw import Raw
from deskbook.diagnostics import Location
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.lookup import Path

Form = Literal["reference", "text", "step", "page", "path", "setting", "test"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names an entity, or a part of one: a field, a link in a text, a step named in
    its own file, a link on an authored page (by reference, or by the path of the page), the list of
    organizations in the settings, or what a search test expects.

    `location` is the whole value of a reference field, with its quotes, else the address or id
    alone. `source` is the entity it stands in, at `path`, None on an authored page, in the
    settings and in search tests; `home` is the organization. `targets` are what it can mean. Where
    a text writes an address so that its place cannot be told, `exact` is False and `location` is
    the whole text.
    """

    form: Form
    location: Location
    text: str
    targets: tuple[Key, ...]
    part: str = ""
    source: Key | None = None
    path: Path = ()
    kinds: tuple[str, ...] = ()
    exact: bool = True
    home: str = ""


def mentions(handbook: Handbook, words: Collection[str], authored: Authored) -> Iterator[Mention]:
    """Yield the mentions of entities whose wording contains one of `words`, ids as a rule."""
    for key in handbook.entities:
        yield from _in_fields(handbook, key, words)
        yield from _in_texts(handbook, key, words)
    yield from _in_settings(handbook, words)
    yield from _in_tests(handbook, words)
    for path, text in authored.texts.items():
        yield from _on_page(handbook, path, text, words, authored.folder(path))


def raw_of(handbook: Handbook, key: Key) -> Raw:
    """Return the text of the file an entity is written in."""
    file = handbook.units[handbook.location(key).path].file
    return Raw(file.path, file.text)


def _names(text: str, words: Collection[str]) -> bool:
    return any(word in text for word in words)


def _in_fields(handbook: Handbook, key: Key, words: Collection[str]) -> Iterator[Mention]:
    for one in handbook.outgoing(key):
        if _names(one.text, words):
            place = handbook.location(key, one.path)
            found = (one.targets, one.part, key, one.path, one.kinds)
            yield Mention("reference", place, one.text, *found, home=key.organization)


def _in_texts(handbook: Handbook, key: Key, words: Collection[str]) -> Iterator[Mention]:
    raw: Raw | None = None
    for path, text in handbook.prose(key):
        if not _names(text, words):
            continue
        found = [address for address, _ in addresses(text) if _names(address, words)]
        if not found:
            continue
        raw = raw or raw_of(handbook, key)
        whole = handbook.location(key, path)
        yield from _placed(handbook, raw, whole, found, key, path, words)


def _placed(
    handbook: Handbook,
    raw: Raw,
    whole: Location,
    found: list[str],
    key: Key | None,
    path: Path,
    words: Collection[str],
) -> Iterator[Mention]:
    """Yield the links of one value; `found` are the addresses as they read."""
    home = key.organization if key else ""
    start, end = raw.span(whole)
    placed = [one for one in addresses(raw.text[start:end]) if _names(one[0], words)]
    exact = [address for address, _ in placed] == found
    for index, address in enumerate(found):
        targets, part = handbook_link(handbook, address, home)
        if targets:
            span = placed[index][1] if exact else (0, end - start)
            place = raw.location(start + span[0], start + span[1])
            kinds = tuple(KINDS)
            yield Mention("text", place, address, targets, part, key, path, kinds, exact, home)


def handbook_link(handbook: Handbook, address: str, home: str) -> tuple[tuple[Key, ...], str]:
    """Return what a link in a text of the organization `home` can mean, and the part of it."""
    if ":" not in address:
        return (), ""
    targets = handbook.resolve(address, home, tuple(KINDS))
    return targets, address.partition("#")[2]


def _in_settings(handbook: Handbook, words: Collection[str]) -> Iterator[Mention]:
    for unit in handbook.units.values():
        if unit.settings is None or not unit.whole:
            continue
        raw = Raw(unit.file.path, unit.file.text)
        for index, name in enumerate(unit.settings.organizations):
            key = Key(name, "organization", name)
            if name in words and handbook.declared(key):
                where: Path = ("organizations", index)
                yield Mention("setting", unit.file.location(where), name, (key,), path=where)
        for path, text in schema.walk(schema.plan_of("handbook"), unit.file.data).prose:
            found = [address for address, _ in addresses(text) if _names(address, words)]
            if found:
                whole = unit.file.location(path)
                yield from _placed(handbook, raw, whole, found, None, path, words)


def _in_tests(handbook: Handbook, words: Collection[str]) -> Iterator[Mention]:
    file = handbook.search_tests_file
    if file is None or not handbook.units[file.path].whole:
        return
    known = {str(key): key for key in handbook.declarations}
    for number, test in enumerate(handbook.search_tests.tests):
        for index, entry in enumerate(test.expect):
            if _names(entry, words) and entry in known:
                where: Path = ("tests", number, "expect", index)
                yield Mention("test", file.location(where), entry, (known[entry],), path=where)


def _on_page(
    handbook: Handbook, path: str, text: str, words: Collection[str], folder: str
) -> Iterator[Mention]:
    if not _names(text, words):
        return
    raw = Raw(path, text)
    home = folder.partition("/")[0]
    for address, (start, end) in addresses(text):
        if not _names(address, words):
            continue
        place = raw.location(start, end)
        targets, part = handbook_link(handbook, address, home)
        if not targets:
            targets, part = handbook_link(handbook, address, "")
        if targets:
            kinds = tuple(KINDS)
            yield Mention("page", place, address, targets, part, kinds=kinds, home=home)
        elif key := target(handbook, address, folder):
            part = address.partition("#")[2]
            yield Mention("path", place, address, (key,), part, home=home)
