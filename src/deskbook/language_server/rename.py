"""Another id for an entity or a part of one, everywhere it is named."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from deskbook.authoring.address import Address
from deskbook.authoring.pages import Authored
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.rename import rename
from deskbook.authoring.writing import folder_files, read_pages
from deskbook.diagnostics import Fix
from deskbook.language_server.checker import State
from deskbook.language_server.edits import text_edit, workspace_edit
from deskbook.language_server.spots import Named
from deskbook.messages import text


def current_id(named: Named) -> str:
    """Return the id that would change."""
    return named.part or named.key.id


def renamed(state: State, named: Named, new: str, uri: Callable[[str], str]) -> types.WorkspaceEdit:
    """Return the change of every text that names an entity or part, and of its file's name.

    The former id stays in its file. Links on authored pages change with it.

    Raises:
        Refusal: the id may not be used, or a text is not in a state to be changed.
    """
    if state.broken:
        path = min(state.broken)
        raise Refusal(
            text(
                zh="{path} 现在读不懂，改名可能会漏掉那里的引用。请先改好它，再改名。",
                en="{path} cannot be read as it stands, so a mention in it might be missed."
                " Repair it first, then rename.",
                path=path,
            )
        )
    root = state.project.root
    inside: tuple[str, ...] = ()
    if named.key.kind == "organization" and not named.part:
        inside = folder_files(root, f"{state.handbook.directory}/{named.key.id}")
    docs = state.project.docs.relative_to(root).as_posix()
    authored = Authored(docs, read_pages(root, state.project.docs))
    plan = rename(
        state.handbook, state.files, Address(named.key, named.part), new.strip(), authored, inside
    )
    edits = {
        path: [text_edit(state, Fix(edit.location, edit.replacement)) for edit in found]
        for path, found in plan.edited().items()
    }
    moves = [
        types.RenameFile(old_uri=uri(old), new_uri=_beside(uri, old, after))
        for old, after in plan.moves.items()
    ]
    return workspace_edit(state, uri, edits, moves)


def has_moves(edit: types.WorkspaceEdit) -> bool:
    """Whether files are renamed in a change."""
    return any(isinstance(one, types.RenameFile) for one in edit.document_changes or ())


def no_moves(named: Named, new: str) -> Refusal:
    """Return what to say to somebody whose editor cannot rename files."""
    return Refusal(
        text(
            zh="这个编辑器不能替您改文件名。请保存后在终端运行：deskbook rename {old} {new}",
            en="This editor cannot rename files. Save, then run in a terminal:"
            " deskbook rename {old} {new}",
            old=named.key,
            new=new,
        )
    )


def _beside(uri: Callable[[str], str], old: str, new: str) -> str:
    """Return the address of a file that is not there yet, written as the editor writes that of
    the old one."""
    before, folder_old = uri(old), old.rpartition("/")[0]
    folder, _, name = new.rpartition("/")
    if folder == folder_old:
        return f"{before.rpartition('/')[0]}/{name}"
    return uri(new)
