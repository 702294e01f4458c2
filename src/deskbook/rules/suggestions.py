"""What somebody may have meant by a word that names nothing."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nsmallest
from typing import Generic, TypeVar

from deskbook.model import Handbook, Key
from deskbook.rules.former import Former, former

T = TypeVar("T")

_LIKELY = 0.6
_EXAMINED = 16
"""So many candidates are compared closely: those that share most pairs of letters."""
_GATHERED = 1_000
"""So many shared pairs are enough to choose the candidates."""


def normal(word: str) -> str:
    """Return `word` in the form in which spellings are compared."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return folded.replace("_", "-").replace(" ", "")


class Index(Generic[T]):
    """Finds things by words close to one of their names.

    Looking up takes time in proportion to the names that share a pair of letters, not to all.
    """

    def __init__(self, names: Mapping[T, Iterable[str]]) -> None:
        self._words: list[tuple[str, T]] = [
            (normal(word), thing) for thing, words in names.items() for word in words if word
        ]
        self._exact: dict[str, list[T]] = defaultdict(list)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._answers: dict[str, tuple[T, ...]] = {}
        for number, (word, thing) in enumerate(self._words):
            if thing not in self._exact[word]:
                self._exact[word].append(thing)
            for pair in _pairs(word):
                self._pairs[pair].append(number)

    def exact(self, word: str) -> tuple[T, ...]:
        """Return the things one of whose names is `word`, but for case and width."""
        return tuple(self._exact.get(normal(word), ()))

    def close(self, word: str, limit: int = 3) -> tuple[T, ...]:
        """Return up to `limit` things with a name like `word`, the likeliest first."""
        wanted = normal(word)
        if wanted not in self._answers:
            self._answers[wanted] = self.exact(word) or self._like(wanted)
        return self._answers[wanted][:limit]

    def similar(self, word: str, limit: int = 3) -> tuple[T, ...]:
        """Return up to `limit` things with a name somewhat like `word`: for people to look
        through, too far away to be proposed."""
        wanted = normal(word)
        return tuple(thing for thing, _ in self._scored(wanted, whole=True))[:limit]

    def _like(self, wanted: str) -> tuple[T, ...]:
        return tuple(thing for thing, _ in self._scored(wanted))

    def _scored(self, wanted: str, *, whole: bool = False) -> list[tuple[T, float]]:
        """Return what is likely, the likeliest first; `whole` looks at ids as a whole only."""
        shared: Counter[int] = Counter()
        # The rarest pairs tell most; pairs that half the names have would only cost time.
        sharing = (self._pairs.get(pair, []) for pair in sorted(_pairs(wanted)))
        for numbers in sorted(sharing, key=len):
            shared.update(numbers)
            if shared.total() > _GATHERED:
                break
        best = nsmallest(_EXAMINED, shared, key=lambda number: (-shared[number], number))
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        scores: dict[T, float] = {}
        for number in best:
            name, thing = self._words[number]
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() >= _LIKELY:
                score = matcher.ratio()
                score = score if whole else min(score, _weakest_part(name, wanted))
                scores[thing] = max(scores.get(thing, 0.0), score)
        likely = [found for found in scores.items() if found[1] >= _LIKELY]
        return sorted(likely, key=lambda found: -found[1])


class Suggestions:
    """Proposes entities of a handbook; what it had to work out is kept for the next question."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._indexes: dict[tuple[str, tuple[str, ...]], Index[Key]] = {}

    def close(self, word: str, organization: str, kinds: Sequence[str]) -> tuple[Key, ...]:
        """Return entities of these kinds in `organization` whose id or name is like `word`."""
        return self._index(organization, kinds).close(word)

    def similar(self, word: str, organization: str, kinds: Sequence[str]) -> tuple[Key, ...]:
        """Return those somewhat like `word`, none of which may be meant."""
        return self._index(organization, kinds).similar(word)

    def exact(self, word: str, organization: str, kinds: Sequence[str]) -> tuple[Key, ...]:
        """Return those whose id or name is `word`."""
        return self._index(organization, kinds).exact(word)

    def same_id(self, identifier: str) -> tuple[Key, ...]:
        """Return the entities of any kind and organization with this id."""
        return tuple(self._elsewhere.get(identifier, ()))

    @cached_property
    def former(self) -> dict[Key, Former]:
        """The ids that were in use once, and what has become of them."""
        return former(self._handbook)

    @cached_property
    def _elsewhere(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        for key in self._handbook.declarations:
            found[key.id].append(key)
        return found

    def _index(self, organization: str, kinds: Sequence[str]) -> Index[Key]:
        about = (organization, tuple(kinds))
        if about not in self._indexes:
            homes = {organization, "" if "term" in kinds else organization}
            self._indexes[about] = Index(
                {
                    key: _names(self._handbook, key)
                    for key in self._handbook.declarations
                    if key.organization in homes and key.kind in kinds
                }
            )
        return self._indexes[about]


def _weakest_part(name: str, wanted: str) -> float:
    """Return how alike the least alike parts of two ids are.

    `service-agent` and `service-manager` share most letters and are different posts.
    """
    pairs = list(zip(name.split("-"), wanted.split("-"), strict=False))
    if name.count("-") != wanted.count("-") or len(pairs) == 1:
        return 1.0
    return min(SequenceMatcher(None, one, other, autojunk=False).ratio() for one, other in pairs)


def _names(handbook: Handbook, key: Key) -> tuple[str, ...]:
    entity = handbook.get(key)
    if entity is None:
        return (key.id,)
    return (key.id, entity.name, *entity.also_called, *entity.former_ids)


def _pairs(word: str) -> set[str]:
    """Return the pairs of neighbouring letters; the first counts with what stands before it."""
    return {f"^{word[:1]}", *(word[at : at + 2] for at in range(len(word) - 1))}
