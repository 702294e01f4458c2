"""A source in its canonical form."""

from __future__ import annotations

from lsprotocol import types

from deskbook.editing.canonical import format_source
from deskbook.editing.kind import kind_at
from deskbook.language_server.checker import State
from deskbook.language_server.documents import contents
from deskbook.messages import Text


def formatted(state: State, path: str) -> tuple[list[types.TextEdit], Text | None]:
    """Return the edits that bring an open file into canonical form, and why there are none where
    that cannot be done safely. A file with errors stays as it is; they are shown already."""
    document = state.documents.get(path)
    if document is None:
        return [], None
    content = contents({path: document})[path]
    result = format_source(path, content, kind_at(path, state.project.directory))
    if not result.changed:
        return [], result.refusal
    return [types.TextEdit(state.positions(path).whole(), result.content.decode())], None
