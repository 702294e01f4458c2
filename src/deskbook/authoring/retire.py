"""Taking an entry out of the handbook and remembering that it was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from deskbook.authoring.address import Address
from deskbook.authoring.lists import add_item, remove_item
from deskbook.authoring.mentions import Mention, mentions
from deskbook.authoring.names import check_current
from deskbook.authoring.obstacles import check_readable
from deskbook.authoring.pages import Authored
from deskbook.authoring.plan import Plan, together
from deskbook.authoring.raw import Raw, line_of
from deskbook.authoring.references import check_clear, here, worded
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.rename import edit_of, text_of
from deskbook.diagnostics import Related
from deskbook.editing.edits import Edit
from deskbook.messages import text
from deskbook.model import KINDS, Handbook, Key
from deskbook.model.retirement import Retired
from deskbook.rules.lookup import declared_at, kind_name
from deskbook.sources import SourceFile

_SHOWN = 12


def retire(
    handbook: Handbook,
    files: Iterable[SourceFile],
    what: Address,
    authored: Authored,
    *,
    replaced_by: Address | None = None,
    reason: str = "",
    day: date | None = None,
    header: str = "",
) -> Plan:
    """Return the changes that remove an entry and leave a line in `retired.yml`.

    What refers to it is led to `replaced_by`, which is what the entry itself says where nothing is
    given. `header` is the first line of a new `retired.yml`.

    Raises:
        Refusal: it is none that can be removed, or something refers to it that cannot be led
            elsewhere.
    """
    _check_kind(handbook, what)
    check_current(handbook, what)
    key = what.key
    if replaced_by is None:
        replaced_by = _written_replacement(handbook, key)
    if replaced_by is not None:
        _check_replacement(handbook, what, replaced_by)
    check_readable(handbook, files, key)
    others = [
        one
        for one in mentions(handbook, (key.id,), authored)
        if key in one.targets and one.source != key
    ]
    edits: list[Edit] = []
    if replaced_by is None:
        _check_unused(handbook, key, others)
    else:
        edits += _redirected(handbook, key, replaced_by.key, others, authored)
    record = _record(handbook, key, replaced_by.key if replaced_by else None, reason, day)
    created, added = _remembered(handbook, key, record, header)
    edits += added
    removed: frozenset[str] = frozenset()
    if KINDS[key.kind].items:
        edits.append(_item_removed(handbook, key))
    else:
        removed = frozenset((handbook.declarations[key][0][0].path,))
    return Plan(together(edits), created=created, removed=removed)


def _check_kind(handbook: Handbook, what: Address) -> None:
    if what.part:
        raise Refusal(
            text(
                zh="只有整个条目可以停用；“{part}”是其中的一条，直接从文件里删去就可以。",
                en='Only whole entries are retired; "{part}" is a part of one and can just be'
                " deleted from its file.",
                part=what.part,
            )
        )
    if what.key.kind in ("organization", "holdings", "retired"):
        raise Refusal(
            text(
                zh="{kind}不能这样停用；组织可以在文件里写 status: retired。",
                en="{kind} files cannot be retired this way; an organization can say status:"
                " retired in its file.",
                kind=KINDS[what.key.kind].label,
            )
        )


def _written_replacement(handbook: Handbook, key: Key) -> Address | None:
    """Return what the file of an entry says is used instead."""
    for reference in handbook.outgoing(key):
        if reference.path == ("replaced_by",) and reference.target is not None:
            return Address(reference.target)
    return None


def _check_replacement(handbook: Handbook, what: Address, new: Address) -> None:
    check_current(handbook, new)
    if new.key == what.key or new.part or new.key.kind in ("holdings", "retired"):
        raise Refusal(
            text(
                zh="取代它的必须是另一个完整的条目。",
                en="What replaces it has to be another, whole entry.",
            )
        )


def _check_unused(handbook: Handbook, key: Key, others: list[Mention]) -> None:
    if others:
        raise Refusal(
            text(
                zh="还有 {count} 处提到“{label}”，所以没有停用。请先改正这些地方，或用 "
                "--replaced-by 写明由谁取代，这些地方会一起改好。",
                en="{count} places still mention {label}, so it was not retired. Change them first,"
                " or say with --replaced-by what takes its place, and they are changed with it.",
                count=len(others),
                label=handbook.label(key),
            ),
            [_who(handbook, one) for one in others[:_SHOWN]],
            misuse=False,
        )


def _who(handbook: Handbook, one: Mention) -> Related:
    if one.source is None:
        return here(one)
    return Related(
        one.location,
        text(
            zh="{kind}“{label}”",
            en="{kind} {label}",
            kind=kind_name(one.source.kind),
            label=handbook.label(one.source),
        ),
    )


def _redirected(
    handbook: Handbook, key: Key, new: Key, others: list[Mention], authored: Authored
) -> Iterator[Edit]:
    """Yield the edits that lead everything to `new`."""
    _check_redirection(handbook, new, others)

    def declared(one: Key) -> bool:
        return one != key and handbook.declared(one)

    for one in others:
        check_clear(handbook, one)
        if one.form == "test":
            words = str(new)
        elif one.form == "path":
            words = str(new) + (f"#{one.part}" if one.part else "")
        else:
            words = worded(one, new, one.part, one.home, declared)
        yield edit_of(text_of(handbook, one.location.path, authored), one, words)


def _check_redirection(handbook: Handbook, new: Key, others: list[Mention]) -> None:
    """Refuse what would become wrong: a part that is not there, an entry that would refer to
    itself, a list that would name the same twice."""
    parts = handbook.parts(new)
    wrong: list[Related] = []
    for one in others:
        if one.part and one.part not in parts:
            wrong.append(here(one))
        elif one.form == "reference" and one.source is not None:
            beside = (
                other.path[:-1] == one.path[:-1] and isinstance(one.path[-1], int)
                for other in handbook.outgoing(one.source)
                if other.target == new
            )
            if one.source == new or any(beside):
                wrong.append(_who(handbook, one))
    if wrong:
        raise Refusal(
            text(
                zh="有 {count} 处不能直接改成“{label}”：它会提到自己、在同一个列表里出现两次，或者"
                "没有那一条。请先改正这些地方。",
                en="{count} places cannot simply be led to {label}: it would refer to itself, be"
                " named twice in one list, or has no such part. Change them first.",
                count=len(wrong),
                label=handbook.label(new),
            ),
            (*wrong[:_SHOWN], declared_at(handbook, new)),
            misuse=False,
        )


def _record(
    handbook: Handbook, key: Key, new: Key | None, reason: str, day: date | None
) -> dict[str, Any]:
    entity = handbook.get(key)
    found: dict[str, Any] = {"kind": key.kind, "id": key.id}
    if entity is not None and entity.name:
        found["name"] = entity.name
    if entity is not None and entity.former_ids:
        found["former_ids"] = list(entity.former_ids)
    if day is not None:
        found["date"] = day.isoformat()
    if new is not None:
        near = new.organization == key.organization and new.kind != "organization"
        found["replaced_by"] = f"{new.kind}:{new.id}" if near else str(new)
    if reason:
        found["reason"] = reason
    return found


def _remembered(
    handbook: Handbook, key: Key, record: dict[str, Any], header: str
) -> tuple[dict[str, str], list[Edit]]:
    """Return the new `retired.yml`, or the edits of the one that is there."""
    home = Key(key.organization, "retired", "retired")
    if not handbook.declared(home):
        lines = [line_of(name, value) for name, value in record.items()]
        body = "\n    ".join(lines)
        return {retired_path(handbook, key): f"{header}retired:\n  - {body}\n"}, []
    file = handbook.declarations[home][0][0]
    if not handbook.is_whole(home):
        raise Refusal(
            text(
                zh="{path} 里有错误，没有办法加上新的一行。请先运行 deskbook check 并改正。",
                en="{path} has errors, so nothing can be added to it. Run deskbook check and repair"
                " it first.",
                path=file.path,
            ),
            misuse=False,
        )
    entity = handbook.get(home)
    known = entity.retired if isinstance(entity, Retired) else ()
    return {}, [add_item(Raw(file.path, file.text), file, "retired", known, record)]


def retired_path(handbook: Handbook, key: Key) -> str:
    """Return the path of the `retired.yml` that remembers an entry."""
    folder = f"{handbook.directory}/{key.organization}" if key.organization else handbook.directory
    return f"{folder}/retired.yml"


def _item_removed(handbook: Handbook, key: Key) -> Edit:
    file, prefix = handbook.declarations[key][0]
    field, index = str(prefix[0]), int(prefix[1])
    count = len(file.data[field])
    return remove_item(Raw(file.path, file.text), file, field, index, count)
