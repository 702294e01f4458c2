"""An editor without a window: a real client of the protocol, over a real process."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
PATIENCE = 20
"""Seconds after which an answer is taken for lost; nothing is measured by it."""

OURS = (sys.executable, "-c", "from deskbook.cli import main; main()", "lsp")


class Editor:
    """Opens files, types, asks; remembers what the server has said.

    Used in a `with` block. Positions are those of the protocol; `where` finds them in a text.
    """

    def __init__(
        self,
        root: Path | None,
        command: Sequence[str] = (*OURS, "--lang", "zh"),
        *,
        encodings: Sequence[str] = ("utf-16",),
        settings: dict[str, Any] | None = None,
    ) -> None:
        self.root = root
        self.command = tuple(command)
        self.encodings = tuple(encodings)
        self.settings = settings or {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self.shown: list[str] = []
        self.findings: dict[str, types.PublishDiagnosticsParams] = {}
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self._news = threading.Condition()
        self._heard = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    # life

    def __enter__(self) -> Editor:
        self._thread.start()
        self._run(self._start())
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    @property
    def process(self) -> asyncio.subprocess.Process:
        process = self.client._server
        assert process is not None
        return process

    async def _start(self) -> None:
        self.client = LanguageClient("test-editor", "1")
        self._listen(self.client)
        await self.client.start_io(*self.command)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=list(self.encodings)),
            text_document=types.TextDocumentClientCapabilities(
                publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                    related_information=True, version_support=True
                ),
                hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            ),
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=types.WorkspaceEditClientCapabilities(
                    document_changes=True,
                    resource_operations=[types.ResourceOperationKind.Rename],
                ),
                configuration=bool(self.settings),
                workspace_folders=True,
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                    dynamic_registration=True
                ),
            ),
            window=types.WindowClientCapabilities(
                show_document=types.ShowDocumentClientCapabilities(support=True)
            ),
        )
        uri = self.root.as_uri() if self.root else None
        self.answer = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=capabilities,
                root_uri=uri,
                workspace_folders=[types.WorkspaceFolder(uri, "handbook")] if uri else None,
            )
        )
        self.client.initialized(types.InitializedParams())

    async def _stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.process.wait(), PATIENCE)

    def _listen(self, client: LanguageClient) -> None:
        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            with self._news:
                self.findings[params.uri] = params
                self._heard += 1
                self._news.notify_all()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams) -> None:
            with self._news:
                self.messages.append(params.message)
                self._news.notify_all()

        @client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            with self._news:
                self.logged.append(params.message)

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            with self._news:
                self.shown.append(params.uri)
                self._news.notify_all()
            return types.ShowDocumentResult(success=True)

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            return None

        @client.feature(types.WORKSPACE_CONFIGURATION)
        def configuration(params: types.ConfigurationParams) -> list[Any]:
            return [self.settings.get(item.section or "") for item in params.items]

    def _run(self, work: Awaitable[T]) -> T:
        async def wrapped() -> T:
            return await work

        future: Future[T] = asyncio.run_coroutine_threadsafe(wrapped(), self._loop)
        return future.result(PATIENCE)

    def _tell(self, method: Callable[[Any], None], params: Any) -> None:
        self._loop.call_soon_threadsafe(method, params)

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return the answer; raises what the server answers instead."""

        async def asked() -> Any:
            return await self.client.protocol.send_request_async(method, params)

        return self._run(asked())

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something the server says makes `true` so."""
        with self._news:
            if not self._news.wait_for(true, PATIENCE):
                said = (self.findings, self.messages, self.logged)
                raise AssertionError(f"the server did not say it; it said {said}")

    # files

    def uri(self, path: str) -> str:
        assert self.root is not None
        return (self.root / path).as_uri()

    def open(self, path: str, text: str | None = None) -> str:
        """Open a file, with a text that is not saved if one is given; return its address.

        A file that has been open before goes on counting its versions.
        """
        uri = self.uri(path)
        if text is None:
            assert self.root is not None
            text = (self.root / path).read_bytes().decode("utf-8")
        version = self.versions.get(uri, 0) + 1
        self.texts[uri], self.versions[uri] = text, version
        document = types.TextDocumentItem(uri, types.LanguageKind("yaml"), version, text)
        self._tell(self.client.text_document_did_open, types.DidOpenTextDocumentParams(document))
        return uri

    def type(self, uri: str, text: str) -> int:
        """Replace the text of an open file; return its new number."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self._tell(
            self.client.text_document_did_change,
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri]),
                [types.TextDocumentContentChangeWholeDocument(text)],
            ),
        )
        return self.versions[uri]

    def close(self, uri: str) -> None:
        self._tell(
            self.client.text_document_did_close,
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)),
        )

    def files_changed(self, *paths: str) -> None:
        self._tell(
            self.client.workspace_did_change_watched_files,
            types.DidChangeWatchedFilesParams(
                [types.FileEvent(self.uri(path), types.FileChangeType.Changed) for path in paths]
            ),
        )

    def codes(self, uri: str) -> list[str]:
        """Return the codes of the findings last told about a file."""
        told = self.findings.get(uri)
        return [str(each.code) for each in told.diagnostics] if told else []

    def until_codes(self, uri: str, *codes: str) -> list[types.Diagnostic]:
        """Wait until the findings of a file are exactly these; return them."""
        self.until(lambda: sorted(self.codes(uri)) == sorted(codes))
        told = self.findings.get(uri)
        return list(told.diagnostics) if told else []

    def until_told(self, uri: str, version: int) -> list[types.Diagnostic]:
        """Wait for the findings about a version of a text."""
        self.until(lambda: uri in self.findings and self.findings[uri].version == version)
        return list(self.findings[uri].diagnostics)

    # places

    def where(
        self, uri: str, needle: str, *, offset: int = 0, occurrence: int = 0
    ) -> types.Position:
        """Return the place of `needle` in an open file, `offset` characters into it."""
        return position(self.texts[uri], _index(self.texts[uri], needle, occurrence) + offset)

    def marked(self, uri: str, stretch: types.Range) -> str:
        """Return the text between two places of an open file."""
        text = self.texts[uri]
        return text[index(text, stretch.start) : index(text, stretch.end)]

    def at(self, uri: str, needle: str, *, offset: int = 0, occurrence: int = 0) -> dict[str, Any]:
        """Return the arguments of a question about a place."""
        return {
            "text_document": types.TextDocumentIdentifier(uri),
            "position": self.where(uri, needle, offset=offset, occurrence=occurrence),
        }

    # questions

    def hover(self, uri: str, needle: str, *, offset: int = 0) -> str:
        """Return what is said about a place, "" for nothing."""
        told = self.ask(
            types.TEXT_DOCUMENT_HOVER, types.HoverParams(**self.at(uri, needle, offset=offset))
        )
        return str(told.contents.value) if told else ""

    def completions(
        self, uri: str, needle: str, *, offset: int = 0
    ) -> dict[str, types.CompletionItem]:
        """Return what is offered at a place, by label."""
        told = self.ask(
            types.TEXT_DOCUMENT_COMPLETION,
            types.CompletionParams(**self.at(uri, needle, offset=offset)),
        )
        items = told.items if isinstance(told, types.CompletionList) else told or ()
        return {item.label: item for item in items}

    def accept(self, uri: str, item: types.CompletionItem) -> None:
        """Choose something that is offered."""
        self.type(uri, edited(self.texts[uri], [item.text_edit]))

    def actions(self, uri: str, stretch: types.Range) -> list[Any]:
        """Return what can be done about the findings in a stretch."""
        return list(
            self.ask(
                types.TEXT_DOCUMENT_CODE_ACTION,
                types.CodeActionParams(
                    types.TextDocumentIdentifier(uri),
                    stretch,
                    types.CodeActionContext(list(self.findings[uri].diagnostics)),
                ),
            )
        )

    def refused(self, method: str, params: Any) -> str:
        """Send a request that is to be refused; return why."""
        try:
            answer = self.ask(method, params)
        except JsonRpcException as refusal:
            return refusal.message
        raise AssertionError(f"not refused: {answer}")

    def after(self, uri: str, edits: Sequence[Any]) -> str:
        """Return the text of an open file as it would be after edits."""
        return edited(self.texts[uri], edits)

    def carry_out(self, edit: types.WorkspaceEdit) -> None:
        """Do what the server proposes: to open files by typing, to others on disk."""
        for change in edit.document_changes or ():
            if isinstance(change, types.TextDocumentEdit):
                self._edit(change)
            elif isinstance(change, types.RenameFile):
                _file(change.old_uri).rename(_file(change.new_uri))

    def _edit(self, change: types.TextDocumentEdit) -> None:
        uri = change.text_document.uri
        if uri in self.texts:
            assert change.text_document.version in (None, self.versions[uri])
            self.type(uri, edited(self.texts[uri], change.edits))
        else:
            file = _file(uri)
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(edited(text, change.edits).encode())


def _file(uri: str) -> Path:
    from pygls import uris

    path = uris.to_fs_path(uri)
    assert path is not None
    return Path(path)


def _index(text: str, needle: str, occurrence: int) -> int:
    found = -1
    for _ in range(occurrence + 1):
        found = text.index(needle, found + 1)
    return found


def edited(text: str, edits: Sequence[Any]) -> str:
    """Return a text after edits, none of which may touch another."""
    spans = sorted(
        (index(text, edit.range.start), index(text, edit.range.end), edit.new_text)
        for edit in edits
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for start, end, new in reversed(spans):
        text = text[:start] + new + text[end:]
    return text


def position(text: str, offset: int) -> types.Position:
    """Return the place of a code point, counted as the protocol does: lines end with a line
    feed, a carriage return or both; columns are units of UTF-16."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    return types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def index(text: str, place: types.Position) -> int:
    """Return the code point at a place."""
    offset = 0
    for _ in range(place.line):
        ends = [at for mark in ("\r\n", "\n", "\r") if (at := text.find(mark, offset)) >= 0]
        end = min(ends)
        offset = end + (2 if text[end : end + 2] == "\r\n" else 1)
    units = place.character
    while units > 0 and offset < len(text):
        units -= len(text[offset].encode("utf-16-le")) // 2
        offset += 1
    return offset
