"""Marks beside what is not plainly stated, and the numbered notes they lead to."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from deskbook.model.record import Reading
from deskbook.pages import texts

NOTHING = Markup()


class Notes:
    """The notes of one page. Readings with the same words share a number."""

    __slots__ = ("_language", "_names", "_numbers", "entries")

    def __init__(self, language: str) -> None:
        self._language = language
        self._names = texts.attributes(language)
        self._numbers: dict[tuple[str, str, str], int] = {}
        self.entries: list[dict[str, Any]] = []

    def mark(self, reading: Reading) -> Markup:
        """Return the mark of a reading: "" when it is stated and needs no note, else a word and,
        with a note, its number, which leads to the note below the page."""
        certainty = reading.certainty or "stated"
        noted = reading.note or reading.alternative
        if certainty == "stated" and not noted:
            return NOTHING
        word = ""
        if certainty != "stated":
            word = texts.enumeration("certainty", certainty, self._language)
        if not noted:
            meaning = texts.enumeration("certainty_meaning", certainty, self._language)
            return Markup(f' <span class="db-mark" title="{escape(meaning)}">{escape(word)}</span>')
        number, first = self._number(certainty, word, reading)
        anchor = f' id="_mark-{number}"' if first else ""
        title = escape(_shortened(" ".join((reading.note or reading.alternative).split())))
        word = escape(word or self._names.note_mark)
        see = f"{word} {number}: {escape(self._names.see_note)}"
        return Markup(
            f' <a class="db-mark"{anchor} href="#_note-{number}" title="{title}"'
            f' aria-label="{see}">{word} {number}</a>'
        )

    def _number(self, certainty: str, word: str, reading: Reading) -> tuple[int, bool]:
        known = (certainty, reading.note, reading.alternative)
        number = self._numbers.get(known) or self._plain_twin(known)
        if number is not None:
            self.entries[number - 1]["word"] = self.entries[number - 1]["word"] or word
            self._numbers[known] = number
            return number, False
        number = self._numbers[known] = len(self.entries) + 1
        self.entries.append(
            {
                "number": number,
                "word": word,
                "note": reading.note,
                "alternative": reading.alternative,
            }
        )
        return number, True

    def _plain_twin(self, known: tuple[str, str, str]) -> int | None:
        """Return the number of a note with the same words, one of the two without a certainty: the
        same words are printed once. Two different certainties keep their own notes."""
        certainty, *words = known
        if certainty != "stated":
            number = self._numbers.get(("stated", words[0], words[1]))
            given = self.entries[number - 1]["word"] if number else ""
            return None if given else number
        for other in ("derived", "inferred"):
            number = self._numbers.get((other, words[0], words[1]))
            if number is not None:
                return number
        return None


def _shortened(text: str) -> str:
    return text if len(text) <= 160 else f"{text[:159]}…"
