"""The server of one editor: its project and what is asked about places in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from deskbook import __version__
from deskbook.language_server.checker import State
from deskbook.language_server.documents import Document
from deskbook.language_server.edits import plain
from deskbook.language_server.projects import find, stamp
from deskbook.language_server.session import Session
from deskbook.language_server.spots import Named, Spot, named_at, spot_at
from deskbook.messages import Text
from deskbook.project import ProjectError


class Asked(Protocol):
    """What every question about a place in a file has."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


class Server(LanguageServer):
    """A language server for the handbook of the editor's folder.

    `config` is the project's `mkdocs.yml` (None: looked for), `today` the day on which reviews
    and waivers are judged (None: not at all).
    """

    def __init__(self, language: str, config: str | None = None, today: date | None = None) -> None:
        # Whole texts, not changes: they are small, and the two sides need not agree on what
        # ends a line.
        super().__init__(
            "deskbook", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.language = language
        self.session: Session | None = None
        self._config = config
        self._today = today
        self._told: set[str] = set()

    def begin(self, folders: Sequence[Path]) -> None:
        """Look for the project in `folders` and start checking it, or say that there is none."""
        try:
            project = find(self._config, folders)
        except ProjectError as error:
            self.complain(error.text)
            return
        unit = self.workspace.position_encoding
        self.session = Session(
            project,
            self.language,
            self._today,
            unit.value if isinstance(unit, types.PositionEncodingKind) else str(unit),
            self.text_document_publish_diagnostics,
            self.complain,
        )
        for document in self.workspace.text_documents.values():
            self.hold(document.uri)
        self.session.touch()

    def begin_again(self) -> None:
        """Take up a configuration that has changed, or one that is there only now."""
        if self.session is None:
            self.begin(self.folders())
        elif stamp(self.session.project) != self.session.stamp:
            before, self.session = self.session, None
            before.retract()
            self.begin([before.project.root])

    def hold(self, uri: str) -> None:
        """Give the text of an open file to the session, when it is one of the handbook's."""
        path = self.session.paths.path(uri) if self.session else None
        if self.session and path:
            document = self.workspace.get_text_document(uri)
            self.session.hold(path, Document(uri, document.source, document.version))

    def folders(self) -> list[Path]:
        """Return the folders the editor works in; without any, those of the open files."""
        names = [folder.uri for folder in self.workspace.folders.values()]
        if not names and self.workspace.root_uri:
            names = [self.workspace.root_uri]
        found = [Path(path) for name in names if (path := uris.to_fs_path(name))]
        opened = self.workspace.text_documents
        beside = [Path(path).parent for name in opened if (path := uris.to_fs_path(name))]
        return [*found, *(folder for folder in beside if folder not in found)]

    def complain(self, message: Text) -> None:
        """Show a message to the person at the editor, the same one only once."""
        words = message.render(self.language)
        if words not in self._told:
            self._told.add(words)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, words))

    @property
    def moves_files(self) -> bool:
        """Whether the editor can rename files as part of a change."""
        workspace = self.client_capabilities.workspace
        able = workspace.workspace_edit if workspace else None
        operations = able.resource_operations or () if able else ()
        return types.ResourceOperationKind.Rename in operations

    def suited(self, edit: types.WorkspaceEdit) -> types.WorkspaceEdit:
        """Return a change in the form the editor knows."""
        workspace = self.client_capabilities.workspace
        able = workspace.workspace_edit if workspace else None
        return edit if able and able.document_changes else plain(edit)

    async def state(self, *, settled: bool = False) -> State | None:
        """Return the last checked state, or with `settled` one that has every change."""
        if self.session is None:
            return None
        return await (self.session.settled() if settled else self.session.state())

    async def spot(self, asked: Asked, *, settled: bool = False) -> tuple[State, Spot] | None:
        """Return what stands at the place a request is about."""
        state = await self.state(settled=settled)
        path = self.session.paths.path(asked.text_document.uri) if self.session else None
        if state is None or path is None or self.session is None:
            return None
        current = self.session.current(state)
        line, column = current.positions(path).place(asked.position)
        spot = spot_at(current, path, line, column)
        return (current, spot) if spot else None

    async def named(self, asked: Asked, *, settled: bool = False) -> tuple[State, Named] | None:
        """Return the entity that is named at the place a request is about."""
        found = await self.spot(asked, settled=settled)
        named = named_at(found[0].handbook, found[1]) if found else None
        return (found[0], named) if found and named else None
