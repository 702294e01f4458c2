"""Links in prose, `[客户主管](role:customer-supervisor)`, as text for readers without links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
        return named(entity.name, part_name(found, name_of))

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


def part_name(found: Sequence[object], name_of: Callable[[str], str]) -> str:
    """Return what a citable part is called: a clause's number and title, else its own name or
    the beginning of its text; "" for what has none of them.

    `found` are the records on the way to the part, the part itself last. `name_of` names the
    entities that links without a label in that text lead to.
    """
    part = found[-1] if found else None
    if isinstance(part, Clause) and (part.number or part.title):
        return f"{clause_number(found)} {part.title}".strip() if part.number else part.title
    text = str(getattr(part, "name", "") or getattr(part, "text", ""))
    text = TEXT_LINK.sub(lambda match: match["label"] or name_of(match["target"]), text)
    return shortened(" ".join(text.replace("**", "").replace("`", "").split()))


def shortened(text: str) -> str:
    """Return a text that is short enough to stand for a name."""
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"


def clause_number(found: Sequence[object]) -> str:
    """Return the number of the innermost numbered clause on the way to a part; "" for none.

    A number that begins anew in every section says nothing alone, so it stands behind what it is
    counted in: "接听要求 2", "第六条（四）". A number such as "第六条" counts through the policy.
    """
    clauses = [record for record in found if isinstance(record, Clause)]
    while clauses and not clauses[-1].number:
        clauses.pop()
    if not clauses:
        return ""
    *above, clause = clauses
    if clause.number.startswith("第"):
        return clause.number
    section = above[-1] if above else None
    if section is None:
        return clause.number
    if (section.number.startswith("第") and section.number.endswith("条")) or not section.title:
        before = clause_number(above)
    else:
        before = section.title
    gap = "" if not before or clause.number.startswith(("（", "(")) else " "
    return f"{before}{gap}{clause.number}"
