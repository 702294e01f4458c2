"""Answers an editor: every request is turned into a question to the checked handbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from deskbook import __version__, rules
from deskbook.language_server import actions, completion, navigation, symbols
from deskbook.language_server.checker import State
from deskbook.language_server.documents import Document
from deskbook.language_server.hover import hover
from deskbook.language_server.projects import find, stamp
from deskbook.language_server.session import Session
from deskbook.language_server.spots import Named, Spot, named_at, spot_at
from deskbook.messages import Text
from deskbook.project import ProjectError

WATCHED = "**/*.{yml,yaml}"


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


def make_server(
    language: str, config: str | None = None, today: date | None = None
) -> LanguageServer:
    """Return a server that is ready to be started; texts for people are in `language`."""
    server = Server(language, config, today)
    _life(server)
    _documents(server)
    _questions(server)
    _lists(server)
    return server


def _life(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        server.begin(server.folders())
        await _watch(server)

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None = None) -> None:
        if server.session:
            server.session.close()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.begin_again()
        if server.session:
            server.session.touch()


async def _watch(server: Server) -> None:
    """Ask the editor to tell when files change by other means than by typing."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions(
        [types.FileSystemWatcher(glob_pattern=WATCHED)]
    )
    await server.client_register_capability_async(
        types.RegistrationParams(
            [
                types.Registration(
                    "deskbook-sources", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
                )
            ]
        )
    )


def _documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        if server.session is None:
            server.begin(server.folders())
        server.hold(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.hold(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        session = server.session
        path = session.paths.path(params.text_document.uri) if session else None
        if session and path:
            session.release(path)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.begin_again()
        if server.session:
            server.session.touch()


def _questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def explain(params: types.HoverParams) -> types.Hover | None:
        found = await server.spot(params)
        told = hover(*found, server.language) if found else None
        if found is None or told is None:
            return None
        words, place = told
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, words),
            found[0].positions(place.path).range(place),
        )

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def define(params: types.DefinitionParams) -> types.Location | None:
        found = await server.named(params)
        place = navigation.definition(found[0].handbook, found[1]) if found else None
        if found is None or place is None or server.session is None:
            return None
        return types.Location(
            server.session.uri(place.path), found[0].positions(place.path).range(place)
        )

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def refer(params: types.ReferenceParams) -> list[types.Location] | None:
        found = await server.named(params, settled=True)
        session = server.session
        if found is None or session is None:
            return None
        state, named = found
        places = navigation.references(
            state.handbook, named, declaration=params.context.include_declaration
        )
        return [
            types.Location(session.uri(place.path), state.positions(place.path).range(place))
            for place in sorted(set(places))
        ]

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=completion.TRIGGERS),
    )
    async def complete(params: types.CompletionParams) -> types.CompletionList | None:
        state = await server.state()
        session = server.session
        path = session.paths.path(params.text_document.uri) if session else None
        if state is None or session is None or path is None:
            return None
        return completion.completions(
            session.current(state), path, params.position, server.language
        )


def _lists(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=actions.KINDS)
    )
    async def act(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        state = await server.state(settled=True)
        session = server.session
        path = session.paths.path(params.text_document.uri) if session else None
        if state is None or session is None or path is None:
            return None
        return actions.actions(state, path, params, session.presenter)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        state = await server.state(settled=True)
        path = server.session.paths.path(params.text_document.uri) if server.session else None
        return symbols.outline(state, path, server.language) if state and path else None

    @server.feature(types.WORKSPACE_SYMBOL)
    async def search(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol] | None:
        state = await server.state()
        session = server.session
        return symbols.search(state, params.query, session.uri) if state and session else None

    @server.command(actions.EXPLAIN)
    async def explain_rule(code: str) -> None:
        await _show_rule(server, code)


async def _show_rule(server: Server, code: str) -> None:
    """Open the page of a rule, or show it as a message where the editor cannot."""
    window = server.client_capabilities.window
    page = server.session.manuals.uri(code) if server.session else None
    if page and window and window.show_document and window.show_document.support:
        shown = await server.window_show_document_async(types.ShowDocumentParams(page))
        if shown.success:
            return
    try:
        words = rules.page(code, server.language)
    except rules.UnknownRule as error:
        words = error.text.render(server.language)
    server.window_show_message(types.ShowMessageParams(types.MessageType.Info, words))
