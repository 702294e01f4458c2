"""Links in prose, `[客户主管](role:customer-supervisor)`, as text for readers without links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from deskbook.model.kinds import KINDS
from deskbook.model.work import Clause

if TYPE_CHECKING:
    from deskbook.model.handbook import Handbook
    from deskbook.model.record import Entity

Path = tuple[str | int, ...]

LONGEST_NAME = 40
"""Longer texts of parts are cut where they stand for a name, counted in characters."""

TEXT_LINK = re.compile(
    rf"\[(?P<label>[^\[\]]*)\]\((?P<target>(?:[a-z0-9-]+/)?(?:{'|'.join(KINDS)}):[^()\s]+)\)"
)


def plain(handbook: Handbook, organization: str, text: str) -> str:
    """Return `text` with every link to an entity replaced by its label, or by the entity's name
    when the label is empty. A link that leads nowhere leaves its label, else its target."""

    def replaced(match: re.Match[str]) -> str:
        if match["label"]:
            return match["label"]
        keys = handbook.resolve(match["target"], organization, tuple(KINDS))
        entity = handbook.get(keys[0]) if len(keys) == 1 else None
        if entity is None or not entity.name:
            return match["target"]
        found = handbook.part(entity.key, match["target"].partition("#")[2])
        return named(entity.name, part_name(found[-1], name_of) if found else "")

    def name_of(target: str) -> str:
        keys = handbook.resolve(target, organization, tuple(KINDS))
        entity: Entity | None = handbook.get(keys[0]) if len(keys) == 1 else None
        return entity.name if entity and entity.name else target

    return TEXT_LINK.sub(replaced, text) if "](" in text else text


def links_in(prose: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield the path and the target of every link to an entity in Markdown texts."""
    for path, text in prose:
        if "](" in text:
            for match in TEXT_LINK.finditer(text):
                yield path, match["target"]


def named(entity: str, part: str) -> str:
    """Return how a link without a label names a part of an entity: "投诉处理制度 第六条"."""
    return f"{entity} {part}" if part else entity


def part_name(part: object, name_of: Callable[[str], str]) -> str:
    """Return what a citable part is called: a clause's number and title, else its own name or
    the beginning of its text; "" for what has none of them.

    `name_of` names the entities that links without a label in that text lead to.
    """
    if isinstance(part, Clause) and (part.number or part.title):
        return f"{part.number} {part.title}".strip()
    text = str(getattr(part, "name", "") or getattr(part, "text", ""))
    text = TEXT_LINK.sub(lambda match: match["label"] or name_of(match["target"]), text)
    return shortened(" ".join(text.replace("**", "").replace("`", "").split()))


def shortened(text: str) -> str:
    """Return a text that is short enough to stand for a name."""
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"
