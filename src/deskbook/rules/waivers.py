"""Waivers in the envelope of entities: which findings they silence, and which silence nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from deskbook.diagnostics import Diagnostic
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.rules.settings import unused_waiver
from deskbook.rules.settings.waiver_without_reason import says_why


@dataclass(frozen=True, slots=True)
class Standing:
    """A waiver as it stands in a file: of which rule, the `number`-th of which entity, and
    whether its last day is over."""

    path: str
    rule: str
    key: Key
    number: int
    expired: bool

    @property
    def silences(self) -> tuple[str, str]:
        """File and code of the findings it is meant for."""
        return self.path, self.rule


def standing(handbook: Handbook, today: date | None) -> tuple[Standing, ...]:
    """Return every waiver that gives a reason; without `today` none has expired."""
    return tuple(
        Standing(
            entity.path,
            waiver.rule,
            entity.key,
            number,
            today is not None and bool(waiver.until) and waiver.until < today.isoformat(),
        )
        for entity in handbook.entities.values()
        for number, waiver in enumerate(entity.waivers)
        if says_why(waiver.reason)
    )


def idle(handbook: Handbook, waiver: Standing) -> Iterator[Diagnostic]:
    """Yield the finding that a waiver does nothing, unless its file has other troubles."""
    if not handbook.units[waiver.path].whole:
        return
    if waiver.expired:
        message = text(
            zh="“{label}”对 {rule} 的豁免已经到期。",
            en="The waiver of {rule} in {label} has expired.",
            label=handbook.label(waiver.key),
            rule=waiver.rule,
        )
    else:
        message = text(
            zh="“{label}”豁免了 {rule}，但这里没有这样的问题。",
            en="{label} waives {rule}, but there is no such finding.",
            label=handbook.label(waiver.key),
            rule=waiver.rule,
        )
    yield Diagnostic(
        unused_waiver.code,
        unused_waiver.severity,
        handbook.location(waiver.key, ("waivers", waiver.number, "rule")),
        message,
        text(zh="请删去这一条豁免。", en="Remove this waiver."),
    )
