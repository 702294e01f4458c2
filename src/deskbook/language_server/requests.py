"""Answers to what an editor asks: each turned into a question to the checked handbook."""

from __future__ import annotations

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from deskbook import rules
from deskbook.authoring.refusal import Refusal
from deskbook.language_server import actions, completion, navigation, symbols
from deskbook.language_server.formatting import formatted
from deskbook.language_server.hover import hover
from deskbook.language_server.rename import current_id, has_moves, no_moves, renamed
from deskbook.language_server.server import Server

_REFUSED = types.LSPErrorCodes.RequestFailed.value


def register(server: Server) -> None:
    """Let a server answer."""
    _questions(server)
    _changes(server)
    _lists(server)


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


def _changes(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def prepare(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
        found = await server.named(params, settled=True)
        if found is None:
            return None
        state, named = found
        return types.PrepareRenamePlaceholder(
            state.positions(named.location.path).range(named.location), current_id(named)
        )

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        found = await server.named(params, settled=True)
        if found is None or server.session is None:
            return None
        state, named = found
        try:
            edit = renamed(state, named, params.new_name, server.session.uri)
            if not server.moves_files and has_moves(edit):
                raise no_moves(named, params.new_name)
            return server.suited(edit)
        except Refusal as refusal:
            raise JsonRpcException(
                message=refusal.text.render(server.language), code=_REFUSED
            ) from refusal

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def format_(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        state = await server.state()
        session = server.session
        path = session.paths.path(params.text_document.uri) if session else None
        if state is None or session is None or path is None:
            return None
        edits, refusal = formatted(session.current(state), path)
        if refusal is not None:
            server.complain(refusal)
        return edits


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
        found = actions.actions(state, path, params, session.presenter)
        for action in found:
            action.edit = server.suited(action.edit) if action.edit else None
        return found

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
