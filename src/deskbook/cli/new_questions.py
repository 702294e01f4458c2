"""The questions `deskbook new` asks on a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from deskbook.authoring.answers import refused, unknown_references, value_of, with_ids
from deskbook.authoring.begin import key_of
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.skeleton import ESSENTIAL, explained
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text
from deskbook.model import Handbook, Key
from deskbook.rules.suggestions import Index
from deskbook.schema import lookup

_HEADCOUNT = text(
    zh="编制几个人？例如 3、1-3人、至少2人、若干",
    en="How many people? For example 3, 1-3, 2人以上",
)
_SIMPLE = frozenset(("text", "whole", "number", "word"))


class Questions:
    """Asks about a new entry of a kind until the answers can be used."""

    def __init__(self, handbook: Handbook, kind: str, language: str) -> None:
        self._handbook = handbook
        self._kind = kind
        self._language = language

    def name(self) -> str:
        """Ask for the name."""
        while True:
            answer = self._ask(text(zh="名称", en="Name"))
            if answer:
                return answer

    def organization(self, known: Mapping[str, tuple[str, str]]) -> str:
        """Ask which organization it belongs to."""
        listed = " / ".join(self._handbook.label(Key(one, "organization", one)) for one in known)
        index = Index(known)
        while True:
            answer = self._ask(
                text(zh="属于哪个组织？{all}", en="Which organization? {all}", all=listed)
            )
            found = index.exact(answer)
            if len(found) == 1:
                return found[0]

    def key(self, home: str, proposed: str) -> Key:
        """Ask for the id; Enter takes the one that is proposed."""
        question = text(zh="编号（英文字母、数字和连字符）", en="Id (letters, digits, hyphens)")
        while True:
            try:
                answer = self._ask(question, proposed)
                return key_of(self._handbook, self._kind, home, answer or proposed)
            except Refusal as refusal:
                self._say(refusal.text)

    def fields(self, known: Mapping[str, Any], key: Key) -> dict[str, Any]:
        """Ask for the key facts that have no value yet; Enter leaves them open."""
        found: dict[str, Any] = {}
        for field in ESSENTIAL[self._kind]:
            if field not in known and _askable(self._kind, field):
                value = self._field(field, key)
                if value is not None:
                    found[field] = value
        return found

    def _field(self, field: str, key: Key) -> Any:
        silent = text(zh="回车 = 源文未写", en="Enter = not specified")
        lines = explained(self._kind, field, self._language)
        question = (
            _HEADCOUNT
            if field == "headcount"
            else Text(lines[0], f"{field}: {lines[0]}" if lines[0] else field)
        )
        if len(lines) > 1:
            self._say(Text(lines[1], lines[1]))
        while True:
            words = self._ask(
                text(
                    zh="{question}（{silent}）",
                    en="{question} ({silent})",
                    question=question,
                    silent=silent,
                )
            )
            if not words:
                return None
            data = {field: value_of(self._kind, (field,), words)}
            data = with_ids(self._handbook, self._kind, key.organization, data)
            wrong = refused(self._kind, field, data)
            if wrong is not None:
                self._say(wrong.message)
                if wrong.hint:
                    self._say(wrong.hint)
                continue
            unknown = next(
                unknown_references(self._handbook, self._kind, key.organization, data), None
            )
            if unknown is None:
                return data[field]
            self._say(unknown.text)

    def _ask(self, question: Text, default: str = "") -> str:
        answer: str = click.prompt(
            question.render(self._language), default=default, show_default=bool(default), err=True
        )
        return " ".join(answer.split())

    def _say(self, message: Text) -> None:
        click.echo(visible(message.render(self._language)), err=True)


def _askable(kind: str, field: str) -> bool:
    """Whether one line can answer for a field."""
    schemas = lookup.at(kind, (field,))
    if lookup.forms(schemas) & (_SIMPLE - {"word"}) or lookup.first(schemas, "x-shorthand"):
        return True
    items = lookup.at(kind, (field, 0))
    if items:
        return "text" in lookup.forms(items) and "group" not in lookup.forms(items)
    return "word" in lookup.forms(schemas) and "group" not in lookup.forms(schemas)
