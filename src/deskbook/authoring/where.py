"""Everything that names an entity, told in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deskbook.authoring.address import Address
from deskbook.authoring.mentions import Mention, mentions
from deskbook.authoring.pages import Authored
from deskbook.authoring.raw import Raw
from deskbook.authoring.steps import steps
from deskbook.diagnostics import Location
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.lookup import Path
from deskbook.schema import lookup


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that names what was asked for.

    `form` is what kind of place it is, `label` what it stands in, `field` the way to it in plain
    words, `line` the whole line.
    """

    form: str
    kind: str
    source: str
    label: Text
    location: Location
    field: Text
    words: str
    line: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, the places where it is laid down, and those that name it by kind."""

    key: Key
    part: str
    label: str
    own: tuple[Finding, ...]
    groups: tuple[tuple[Text, tuple[Finding, ...]], ...]

    @property
    def count(self) -> int:
        """The number of places that name it."""
        return sum(len(found) for _, found in self.groups)


def where(handbook: Handbook, what: Address, authored: Authored) -> Answer:
    """Return everything that names an entity, or only what names a part of it."""
    key, part = what.key, what.part
    words = ("organization", key.id) if key.kind == "organization" else (key.id,)
    raws: dict[str, Raw] = {}
    found = [
        _finding(handbook, one, raws, authored)
        for one in mentions(handbook, words, authored)
        if key in one.targets and (not part or one.part == part)
    ]
    if part:
        found += [
            _at(handbook, key, path, "step", part, raws)
            for path in steps(key.kind, handbook.data(key), part)
        ]
    order = {name: index for index, name in enumerate(KINDS)}
    found.sort(key=lambda one: (order.get(one.kind, len(order)), one.location))
    groups: dict[str, list[Finding]] = {}
    for one in found:
        groups.setdefault(one.kind, []).append(one)
    return Answer(
        key,
        part,
        _label(handbook, what),
        tuple(_own(handbook, what, raws)),
        tuple((group_name(kind), tuple(each)) for kind, each in groups.items()),
    )


def _label(handbook: Handbook, what: Address) -> str:
    gone = what.former.retirement if what.former else None
    if gone is None or not gone.name:
        return handbook.label(what.key)
    return f"{gone.name}({what.key.id})"


def group_name(kind: str) -> Text:
    """Return the heading of the places of a kind."""
    if kind in KINDS:
        return KINDS[kind].label
    if kind == "page":
        return text(zh="普通页面", en="Authored page")
    return text(zh="手册设置", en="Settings")


def _own(handbook: Handbook, what: Address, raws: dict[str, Raw]) -> Iterator[Finding]:
    key, old = what.key, what.former
    if old is not None and old.retirement is not None:
        yield _at(handbook, old.source, old.path, "retired", key.id, raws)
        return
    if what.part:
        yield _at(handbook, key, handbook.parts(key)[what.part], "own", what.part, raws)
        return
    for place in handbook.declared_at(key):
        yield _made(handbook, key, place, "own", key.id, Text("", ""), raws)
    entity = handbook.get(key)
    for index, identifier in enumerate(entity.former_ids if entity else ()):
        yield _at(handbook, key, ("former_ids", index), "former", identifier, raws)


def _finding(handbook: Handbook, one: Mention, raws: dict[str, Raw], authored: Authored) -> Finding:
    path = one.location.path
    if path in authored.texts:
        raws.setdefault(path, Raw(path, authored.texts[path]))
    written = "search-tests" if one.form == "test" else "handbook"
    field = path_in_words(one.source.kind if one.source else written, one.path)
    if one.source is not None:
        return _made(handbook, one.source, one.location, one.form, one.text, field, raws)
    kind = "handbook" if one.form in ("setting", "text", "test") else "page"
    raw = _raw(handbook, path, raws)
    name = Text(path, path)
    shown = field if kind == "handbook" else Text("", "")
    line = raw.line(one.location.line)
    return Finding(one.form, kind, "", name, one.location, shown, one.text, line)


def _at(
    handbook: Handbook, key: Key, path: Path, form: str, words: str, raws: dict[str, Raw]
) -> Finding:
    field = path_in_words(key.kind, path)
    return _made(handbook, key, handbook.location(key, path), form, words, field, raws)


def _made(
    handbook: Handbook,
    source: Key,
    place: Location,
    form: str,
    words: str,
    field: Text,
    raws: dict[str, Raw],
) -> Finding:
    label = handbook.label(source)
    name = KINDS[source.kind].label if label == source.kind else Text(label, label)
    line = _raw(handbook, place.path, raws).line(place.line)
    return Finding(form, source.kind, str(source), name, place, field, words, line)


def _raw(handbook: Handbook, path: str, raws: dict[str, Raw]) -> Raw:
    if path not in raws:
        raws[path] = Raw(path, handbook.units[path].file.text)
    return raws[path]


def path_in_words(kind: str, path: Path) -> Text:
    """Return the way to a value in plain words: 步骤第 4 项 › 由谁做."""
    words = Text("", "")
    for index, step in enumerate(path):
        if isinstance(step, int):
            words = text("{words} 第 {n} 项", "{words} {n}", words=words, n=step + 1)
            continue
        title = lookup.first(lookup.at(kind, path[: index + 1]), "title") or step
        name = Text(str(title), step)
        words = (
            text("{words} › {name}", "{words} › {name}", words=words, name=name) if index else name
        )
    return words
