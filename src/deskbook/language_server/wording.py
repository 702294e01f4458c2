"""How keys, kinds and entities are described to somebody who asks in an editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from deskbook.messages import Text
from deskbook.model import KINDS, Entity, Handbook, Key
from deskbook.model.organization import Department, Role
from deskbook.model.text_links import plain
from deskbook.schema import lookup
from deskbook.schema.library import Schema

_ARROW = " › "


def titled(schemas: Sequence[Schema], name: str, language: str) -> str:
    """Return the title of a field: in Chinese the schema's, in English its own name in words."""
    title = lookup.first(schemas, "title")
    return str(title) if language == "zh" and title else name.replace("_", " ")


def description(schemas: Sequence[Schema], language: str) -> str:
    """Return what a schema says about a field in one language: Chinese stands on its first line,
    English on the others."""
    chinese, _, english = str(lookup.first(schemas, "description") or "").partition("\n")
    return chinese if language == "zh" else english or chinese


def kind_label(kind: str, language: str) -> str:
    """Return what a kind is called."""
    return KINDS[kind].label.render(language)


def about_key(schemas: Sequence[Schema], name: str, language: str) -> str:
    """Return what is to be known about a key, as Markdown; "" when nothing is."""
    explained = description(schemas, language)
    if not explained:
        return ""
    blocks = [f"**{titled(schemas, name, language)}** `{name}`", explained]
    choices = lookup.words(schemas)
    if choices:
        blocks.append("\n".join(f"- `{word}` {label}" for word, label in choices.items()))
    return "\n\n".join(blocks)


def about_entity(handbook: Handbook, key: Key, language: str) -> str:
    """Return what an entity is, as Markdown: its name and id, where it belongs, its summary."""
    entity = handbook.get(key)
    kind = kind_label(key.kind, language)
    if entity is None:
        return f"**{key.id}** · {kind}"
    blocks = [f"**{escaped(handbook.label(key))}** · {kind}"]
    above = _ARROW.join(escaped(name) for name in places(handbook, entity))
    if above:
        blocks.append(above)
    if entity.summary:
        blocks.append(escaped(plain(handbook, key.organization, entity.summary)))
    return "\n\n".join(blocks)


def about_part(handbook: Handbook, key: Key, part: str) -> str:
    """Return the text of a citable part; "" when there is none."""
    records: tuple[Any, ...] = handbook.part(key, part)
    text = "" if not records else str(getattr(records[-1], "text", "") or "")
    return escaped(plain(handbook, key.organization, text))


def places(handbook: Handbook, entity: Entity) -> Iterator[str]:
    """Yield the names of what an entity belongs to, the outermost first."""
    organization = handbook.get(
        Key(entity.key.organization, "organization", entity.key.organization)
    )
    if organization is not None and organization is not entity:
        yield organization.name or organization.id
    above: list[str] = []
    seen = {entity.key}
    current: Entity | None = entity
    while current is not None:
        current = _above(handbook, current)
        if current is None or current.key in seen or current is organization:
            break
        seen.add(current.key)
        above.append(current.name or current.id)
    yield from reversed(above)


def _above(handbook: Handbook, entity: Entity) -> Entity | None:
    field = {Role: "belongs_to", Department: "parent"}.get(type(entity))
    for reference in handbook.outgoing(entity.key):
        if field and reference.path == (field,) and reference.target:
            return handbook.get(reference.target)
    return None


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return "".join(
        f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text
    )


def words_of_absence(language: str) -> dict[str, str]:
    """Return what the words mean that stand for a missing value."""
    labels = {
        "not_specified": Text("源文没有写", "the source does not say"),
        "lost": Text("源文这里缺失", "the text of the source is lost"),
        "unknown": Text("情况未知", "not known"),
        "none": Text("本来就没有", "there is deliberately none"),
    }
    return {word: label.render(language) for word, label in labels.items()}
