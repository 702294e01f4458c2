"""The wrong spellings a glossary lists, and where texts use them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from deskbook.model import Handbook
from deskbook.model.knowledge import Term
from deskbook.model.text_links import TEXT_LINK
from deskbook.rules.terms.labels import normal

_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z0-9]")
_OPENING = "“‘「『\"'《"
_ALONE = 2
"""Chinese wrong spellings up to this length only count where they stand alone."""


class Spelling(NamedTuple):
    """A wrong spelling: its term and its position there."""

    term: Term
    number: int

    @property
    def right(self) -> str:
        """What is certainly meant: the one name of the term that differs in few characters, or
        only in blanks, hyphens and case; else ""."""
        wrong = self.term.misspellings[self.number]
        names = (self.term.name, *self.term.also_called, *self.term.synonyms)
        same = [word for word in names if normal(word) == normal(wrong)]
        close = same or [
            word
            for word in names
            if len(word) == len(wrong)
            and 2 * sum(one != other for one, other in zip(word, wrong, strict=True)) <= len(word)
        ]
        return close[0] if len(close) == 1 else ""


@dataclass(frozen=True)
class Spellings:
    """The wrong spellings that hold in an organization, by their text in lower case.

    `pattern` finds them, and the longer right words that contain one; None when there are none.
    """

    known: Mapping[str, Spelling]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, handbook: Handbook, organization: str) -> Spellings:
        """Gather them from the glossary of the handbook and that of the organization.

        What is a right word of any term is left out: there the glossary contradicts itself.
        """
        terms = [
            term
            for home in dict.fromkeys(("", organization))
            for term in handbook.of("term", home)
            if isinstance(term, Term) and term.status != "retired"
        ]
        right = {word.casefold() for term in terms for word in _words(term)}
        known = {
            spelling.casefold(): Spelling(term, number)
            for term in terms
            for number, spelling in enumerate(term.misspellings)
            if spelling.casefold() not in right
        }
        if not known:
            return cls(known, None)
        wrong = _any_of(known)
        return cls(known, _any_of((*known, *(word for word in right if wrong.search(word)))))

    def used_in(self, text: str) -> Iterator[str]:
        """Yield the wrong spellings that `text` certainly uses, as they are written there."""
        if self.pattern is None or self.pattern.search(text) is None:
            return
        # The targets of links are ids, not words.
        plain = TEXT_LINK.sub(lambda found: found[0].replace(found["target"], " "), text)
        for match in self.pattern.finditer(plain):
            before, after = plain[: match.start()][-1:], plain[match.end() :][:1]
            if match[0].casefold() in self.known and _is_word(before, match[0], after):
                yield match[0]


def _is_word(before: str, word: str, after: str) -> bool:
    if before and before in _OPENING:
        return False
    for beside, edge in ((before, word[0]), (after, word[-1])):
        if _LETTER.match(edge) and beside and _LETTER.match(beside):
            return False
        if len(word) <= _ALONE and _HAN.match(edge) and beside and _HAN.match(beside):
            return False
    return True


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of `words`, the longest first.

    It looks at the first character before anything else, as most places in a text have none of
    theirs, and trying hundreds of words at each would take long.
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(re.escape(one) for one in sorted({word[0] for word in ordered}))
    return re.compile(f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})", re.IGNORECASE)


def _words(term: Term) -> tuple[str, ...]:
    return (term.name, *term.also_called, *term.synonyms, *term.hidden)
