"""The text of a reference: `[organization/]kind:id[#part]`, or shorter where the field allows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from deskbook.model.kinds import KINDS
from deskbook.model.record import Key

_REFERENCE = re.compile(
    r"(?:(?P<organization>[a-z0-9-]+)/)?(?:(?P<kind>[a-z]+):)?(?P<id>[a-z0-9-]+)(?:\#(?P<part>.+))?"
)


class Reference(NamedTuple):
    """A reference in the data of entity `source`, at `path`.

    `targets` are the entities it can mean: none when it is broken, several when it is
    ambiguous. `part` is what stands after `#`.
    """

    source: Key
    path: tuple[str | int, ...]
    text: str
    kinds: tuple[str, ...]
    targets: tuple[Key, ...]
    part: str

    @property
    def target(self) -> Key | None:
        """The one entity meant, or None."""
        return self.targets[0] if len(self.targets) == 1 else None

    @property
    def plain(self) -> bool:
        """Whether it means one entity of a kind the field allows, and no part of it: most do,
        and no rule has anything to say about them."""
        return (
            len(self.targets) == 1
            and not self.part
            and (not self.kinds or self.targets[0].kind in self.kinds)
        )

    @property
    def field(self) -> str:
        """The top-level field the reference stands in, such as `nodes`."""
        return str(self.path[0]) if self.path else ""


def candidates(text: str, organization: str, kinds: Sequence[str]) -> tuple[tuple[Key, ...], str]:
    """Return every key `text` could mean in that place, and its part.

    The word `organization` means the organization itself where the field allows that kind.
    Terms are looked for in the organization and then in the whole handbook.
    """
    match = _REFERENCE.fullmatch(text)
    if match is None:
        return (), ""
    kind, identifier, part = match["kind"], match["id"], match["part"] or ""
    home = match["organization"] or organization
    if kind is None and identifier == "organization" and "organization" in kinds:
        return (Key(home, "organization", home),), part
    if kind is not None and kind not in KINDS:
        return (), part
    keys: list[Key] = []
    for name in (kind,) if kind is not None else kinds:
        if name == "organization":
            keys.append(Key(identifier, name, identifier))
            continue
        keys.append(Key(home, name, identifier))
        if name == "term":
            keys.append(Key("", name, identifier))
    return tuple(keys), part


def resolve(
    text: str, organization: str, kinds: Sequence[str], declared: Callable[[Key], bool]
) -> tuple[tuple[Key, ...], str]:
    """Return the declared entities `text` can mean and its part."""
    keys, part = candidates(text, organization, kinds)
    found = tuple(key for key in keys if declared(key))
    if len(found) > 1 and found[0].kind == found[-1].kind == "term":
        found = found[:1]
    return found, part


def by_target(groups: Iterable[Iterable[Reference]]) -> dict[Key, tuple[Reference, ...]]:
    """Return the references to each entity, in the order in which they are given."""
    incoming: dict[Key, list[Reference]] = defaultdict(list)
    for reference in chain.from_iterable(groups):
        for target in reference.targets:
            incoming[target].append(reference)
    return {key: tuple(found) for key, found in incoming.items()}
