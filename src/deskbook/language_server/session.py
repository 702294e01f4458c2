"""The conversation with one editor: what is open, the last checked state, what has been told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from lsprotocol import types

from deskbook.language_server.checker import Checker, State
from deskbook.language_server.diagnostics import Presenter
from deskbook.language_server.documents import Document, Paths
from deskbook.language_server.manuals import Manuals
from deskbook.language_server.projects import stamp
from deskbook.messages import Text, text
from deskbook.project import Project

QUIET = 0.05
"""Seconds without a keystroke after which a change is looked at."""

_logger = logging.getLogger(__name__)

Publish = Callable[[types.PublishDiagnosticsParams], None]


class Session:
    """Checks in a thread of its own, after every change and never twice at a time.

    `publish` sends findings, `complain` a message for a person. What a check finds is dropped
    when the texts have changed meanwhile: another one is then already due.
    """

    def __init__(
        self,
        project: Project,
        language: str,
        today: date | None,
        unit: str,
        publish: Publish,
        complain: Callable[[Text], None],
    ) -> None:
        self.project = project
        self.language = language
        self.paths = Paths(project)
        self.manuals = Manuals(project, language)
        self.documents: dict[str, Document] = {}
        self._checker = Checker(project, today, unit)
        self.presenter = Presenter(language, self.uri, self.manuals.uri)
        self._publish = publish
        self._complain = complain
        self._executor = ThreadPoolExecutor(1, "deskbook-check")
        self._published: dict[str, types.PublishDiagnosticsParams] = {}
        self._state: State | None = None
        self._wanted = 0
        self._reached = 0
        self._task: asyncio.Task[None] | None = None
        self.stamp = stamp(project)

    def uri(self, path: str) -> str:
        """Return the address of a source as the editor writes it."""
        document = self.documents.get(path)
        return document.uri if document else self.paths.uri(path)

    def hold(self, path: str, document: Document) -> None:
        """Take the text of an open file from the editor."""
        self.documents[path] = document
        self.touch()

    def release(self, path: str) -> None:
        """Let a closed file be what is on disk again."""
        self.documents.pop(path, None)
        self.touch()

    def touch(self) -> None:
        """Check soon: something has changed."""
        self._wanted += 1
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._catch_up())

    async def state(self) -> State | None:
        """Return the last checked state, after the first check has ended."""
        if self._state is None:
            return await self.settled()
        return self._state

    async def settled(self) -> State | None:
        """Return the state that has every change so far; None when no check has succeeded."""
        while self._task is not None and not self._task.done():
            await asyncio.shield(self._task)
        return self._state

    def current(self, state: State) -> State:
        """Return a state with the open files as they are now, for questions about a place in
        them; the model and the findings stay those of the last check."""
        if state.documents == self.documents:
            return state
        return replace(state, documents=dict(self.documents))

    def retract(self) -> None:
        """Take every finding back and stop."""
        for told in self._published.values():
            if told.diagnostics:
                self._publish(types.PublishDiagnosticsParams(told.uri, []))
        self._published = {}
        if self._task is not None:
            self._task.cancel()
        self.close()

    def close(self) -> None:
        """Let go of the thread; a check that runs ends on its own."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _catch_up(self) -> None:
        while self._reached < self._wanted:
            goal = self._wanted
            await asyncio.sleep(QUIET)
            if goal != self._wanted:
                continue
            documents = dict(self.documents)
            loop = asyncio.get_running_loop()
            try:
                state, found = await loop.run_in_executor(self._executor, self._work, documents)
            except Exception as error:
                _logger.exception("check failed")
                self._complain(_fault(error))
                self._reached = goal
                continue
            self._state = state
            self._reached = goal
            if goal == self._wanted:
                self._tell(state, found)

    def _work(
        self, documents: dict[str, Document]
    ) -> tuple[State, dict[str, list[types.Diagnostic]]]:
        state = self._checker.check(documents)
        return state, self.presenter.all(state)

    def _tell(self, state: State, found: Mapping[str, list[types.Diagnostic]]) -> None:
        """Send the findings of every file where they are others than before, and those of an
        open file for each of its texts."""
        now: dict[str, types.PublishDiagnosticsParams] = {}
        for path in sorted({*found, *state.documents}):
            document = state.documents.get(path)
            version = document.version if document else None
            now[path] = types.PublishDiagnosticsParams(self.uri(path), found.get(path, []), version)
        for path in sorted({*now, *self._published}):
            before = self._published.get(path)
            told = now.get(path) or types.PublishDiagnosticsParams(self.paths.uri(path), [])
            if before and before.diagnostics and before.uri != told.uri:
                self._publish(types.PublishDiagnosticsParams(before.uri, []))
            if told != before and (told.diagnostics or path in state.documents or before):
                self._publish(told)
        self._published = now


def _fault(error: Exception) -> Text:
    return text(
        zh="检查时出了错，这是 deskbook 自己的错误，不是手册的问题：{kind}：{reason}。"
        "请把这段话发给维护者。",
        en="The check has failed. This is a fault of deskbook, not of your handbook: {kind}:"
        " {reason}. Please send this to the maintainers.",
        kind=type(error).__name__,
        reason=str(error)[:300],
    )
