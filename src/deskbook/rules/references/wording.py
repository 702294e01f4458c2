"""How the findings about references are worded, and what they propose."""

from __future__ import annotations

from collections.abc import Sequence

from deskbook.diagnostics import Fix
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key, Reference
from deskbook.model.references import candidates
from deskbook.rules.lookup import alternatives, kind_name, listing, quoted
from deskbook.rules.suggestions import Suggestions

_MOST_CHOICES = 8


def allowed(reference: Reference) -> tuple[str, ...]:
    """Return the kinds the field allows."""
    return reference.kinds or tuple(KINDS)


def meant(reference: Reference) -> tuple[str, ...]:
    """Return the kinds the author can have meant: the one that is written, else those allowed."""
    kind = reference.text.partition(":")[0].rpartition("/")[2]
    kinds = allowed(reference)
    return (kind,) if ":" in reference.text and kind in kinds else kinds


def wanted(reference: Reference) -> tuple[str, str]:
    """Return the organization and the id the author wrote, as far as they can be made out."""
    keys, _ = candidates(reference.text, reference.source.organization, allowed(reference))
    if keys:
        return keys[0].organization, keys[0].id
    return reference.source.organization, reference.text.rpartition(":")[2].partition("#")[0]


def of_other_kind(suggestions: Suggestions, reference: Reference) -> tuple[Key, ...]:
    """Return the entities a reference names although the field does not allow their kind."""
    kinds = allowed(reference)
    if reference.targets:
        return tuple(key for key in reference.targets if key.kind not in kinds)
    if ":" in reference.text:
        return ()
    home, identifier = wanted(reference)
    return tuple(key for key in suggestions.same_id(identifier) if key.organization == home)


def written(handbook: Handbook, target: Key, organization: str, kinds: Sequence[str]) -> str:
    """Return the shortest text that means `target` in a field of `organization`."""
    for short in (target.id, f"{target.kind}:{target.id}"):
        if handbook.resolve(short, organization, kinds) == (target,):
            return short
    return str(target)


def proposal(handbook: Handbook, targets: Sequence[Key]) -> Text:
    """Return the question whether one of `targets` was meant."""
    return text(
        zh="是不是想写{proposals}？",
        en="Did you mean {proposals}?",
        proposals=alternatives(quoted(handbook, key) for key in targets),
    )


class Choices:
    """What can be written in a field, where that is not too much to read."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._known: dict[tuple[str, tuple[str, ...]], Text | None] = {}

    def told(self, reference: Reference) -> Text | None:
        """Return the sentence that lists what the field of `reference` takes within its
        organization; None where there is nothing or too much."""
        about = reference.source.organization, allowed(reference)
        if about not in self._known:
            self._known[about] = self._listed(*about)
        return self._known[about]

    def _listed(self, organization: str, kinds: tuple[str, ...]) -> Text | None:
        found = [
            key
            for kind in kinds
            if kind != "organization"
            for key in self._handbook.declared_in(organization, kind)
        ]
        if not 1 <= len(found) <= _MOST_CHOICES:
            return None
        words = [
            text(
                "{id}（{name}）",
                "{id} ({name})",
                id=written(self._handbook, key, organization, kinds),
                name=self._handbook.label(key).removesuffix(f"({key.id})"),
            )
            for key in found
        ]
        return text("可以选：{choices}。", "You can choose: {choices}.", choices=listing(words))


def replacement(handbook: Handbook, reference: Reference, targets: Sequence[Key]) -> Fix | None:
    """Return the edit that makes the reference mean the only one of `targets`."""
    if len(targets) != 1:
        return None
    words = written(handbook, targets[0], reference.source.organization, allowed(reference))
    part = f"#{reference.part}" if reference.part else ""
    return Fix(handbook.location(reference.source, reference.path), words + part)


def full_form(handbook: Handbook, key: Key) -> Text:
    """Return an entity with its kind and the reference that works everywhere."""
    return text(
        zh="{kind}“{label}”（写作 {reference}）",
        en="{kind} {label} ({reference})",
        kind=kind_name(key.kind),
        label=handbook.label(key),
        reference=str(key),
    )
