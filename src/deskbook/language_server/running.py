"""The life of the language server: beginning, open files, the end."""

from __future__ import annotations

from datetime import date

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from deskbook.language_server import requests
from deskbook.language_server.server import Server

WATCHED = "**/*.{yml,yaml}"


def make_server(
    language: str, config: str | None = None, today: date | None = None
) -> LanguageServer:
    """Return a server that is ready to be started; texts for people are in `language`."""
    server = Server(language, config, today)
    _life(server)
    _documents(server)
    requests.register(server)
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
