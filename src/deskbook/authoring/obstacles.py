"""Files in which references to an entity may stand, though nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from deskbook.authoring.refusal import Refusal
from deskbook.diagnostics import Location, Related
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.sources import SourceFile

_SHOWN = 8


def check_readable(handbook: Handbook, files: Iterable[SourceFile], key: Key) -> None:
    """Make sure that every reference to an entity is known.

    Raises:
        Refusal: a file with errors may refer to it, or is the entity's own.
    """
    own = {place.path for place in handbook.declared_at(key)}
    unclear: list[Related] = []
    for file in files:
        unit = handbook.units.get(file.path)
        if unit is not None and unit.whole:
            continue
        home = unit.place.organization if unit else ""
        found = _mention(key, home).search(file.text.replace("\0", ""))
        if found or file.path in own:
            line = file.text.count("\n", 0, found.start()) + 1 if found else 1
            unclear.append(
                Related(
                    Location(file.path, line, 1, line, 1),
                    text(
                        zh="文件里有错误，看不出是否提到“{id}”",
                        en='has errors, so that it cannot be told whether "{id}" is meant',
                        id=key.id,
                    ),
                )
            )
    if unclear:
        raise Refusal(
            text(
                zh="有 {count} 个文件有错误，可能提到“{label}”，所以没有改动任何文件。请先运行 "
                "deskbook check，改正这些文件：{files}。",
                en="{count} files with errors may mention {label}, so no file was changed. Run"
                " deskbook check and repair them first: {files}.",
                count=len(unclear),
                label=handbook.label(key),
                files=", ".join(one.location.path for one in unclear[:_SHOWN])
                + (" …" if len(unclear) > _SHOWN else ""),
            ),
            unclear[:_SHOWN],
            misuse=False,
        )


def _mention(key: Key, home: str) -> re.Pattern[str]:
    """Return a pattern for what may be a reference to `key` in a file of the organization `home`.

    From another organization a reference has to name the organization.
    """
    word = rf"(?<![a-z0-9-]){re.escape(key.id)}(?![a-z0-9-])"
    if key.organization and home and home != key.organization and key.kind != "organization":
        return re.compile(rf"(?<![a-z0-9-]){re.escape(key.organization)}/(?:[a-z]+:)?{word}")
    return re.compile(word)
