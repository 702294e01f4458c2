"""Changes of texts in the form in which an editor carries them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lsprotocol import types

from deskbook.diagnostics import Fix
from deskbook.language_server.checker import State

Change = types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile


def text_edit(state: State, fix: Fix) -> types.TextEdit:
    """Return one edit; its place is in the text the state was made from."""
    range_ = state.positions(fix.location.path).range(fix.location)
    return types.TextEdit(range_, fix.replacement)


def workspace_edit(
    state: State,
    uri: Callable[[str], str],
    edits: Mapping[str, Sequence[types.TextEdit]],
    moves: Sequence[types.RenameFile] = (),
) -> types.WorkspaceEdit:
    """Return the edits of several files by path, and files to be renamed after them.

    An open file is named with the number of its text, so that an editor that has gone on
    meanwhile refuses instead of spoiling it.
    """
    changes: list[Change] = []
    for path, wanted in edits.items():
        document = state.documents.get(path)
        identifier = types.OptionalVersionedTextDocumentIdentifier(
            uri(path), document.version if document else None
        )
        changes.append(types.TextDocumentEdit(identifier, list(wanted)))
    return types.WorkspaceEdit(document_changes=[*changes, *moves])


def plain(edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
    """Return the edits of texts in the old form, for editors that know no other."""
    changes: dict[str, list[types.TextEdit]] = {}
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit):
            edits = [one for one in change.edits if isinstance(one, types.TextEdit)]
            changes.setdefault(change.text_document.uri, []).extend(edits)
    return types.WorkspaceEdit(changes=changes)


def disjoint(fixes: Sequence[Fix]) -> list[Fix]:
    """Return those of the fixes of one file that can be made together, from the top."""
    chosen: list[Fix] = []
    for fix in sorted(set(fixes), key=lambda each: (each.location, each.replacement)):
        last = chosen[-1].location if chosen else None
        start = (fix.location.line, fix.location.column)
        if last is None or start >= (last.end_line, last.end_column):
            chosen.append(fix)
    return chosen
