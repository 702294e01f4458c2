"""Applies the rules of a profile to a handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from deskbook.diagnostics import Diagnostic, Severity, sort_key
from deskbook.model import Handbook
from deskbook.rules.registry import PROFILES, all_rules, matching


def run(
    handbook: Handbook,
    profile: str = "",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    found: Iterable[Diagnostic] = (),
    today: date | None = None,
) -> tuple[Diagnostic, ...]:
    """Return the findings of the active rules and those `found` while reading, sorted.

    `profile` "" is the one in `handbook.yml`. `select` adds rules to the profile and `ignore`
    takes some away, beside those that `handbook.yml` adds and takes away; codes may be shortened
    (`REF` is all that begin so). `ignore` and waivers also silence what was `found`, except
    errors, without which nothing else can be trusted.
    A waiver counts when it gives a reason and `until` is not before `today` (None: it never
    expires). Raises `UnknownRule` for a code nobody knows.
    """
    settings = handbook.settings
    chosen = _of_profile(profile or settings.profile) | matching((*settings.select, *select))
    ignored = matching((*settings.ignore, *ignore))
    waived = frozenset(_waived(handbook, today))

    def kept(diagnostic: Diagnostic) -> bool:
        silenced = diagnostic.code in ignored
        return not silenced and (diagnostic.location.path, diagnostic.code) not in waived

    reading = tuple(found)
    findings = {
        *(one for one in reading if one.severity is Severity.ERROR or kept(one)),
        *(
            one
            for rule in all_rules()
            if rule.check is not None and rule.code in chosen
            for one in rule.check(handbook)
            if kept(one)
        ),
    }
    return tuple(sorted(findings, key=sort_key))


def _of_profile(profile: str) -> frozenset[str]:
    reach = PROFILES.index(profile)
    return frozenset(rule.code for rule in all_rules() if PROFILES.index(rule.profile) <= reach)


def _waived(handbook: Handbook, today: date | None) -> Iterator[tuple[str, str]]:
    for entity in handbook.entities.values():
        for waiver in entity.waivers:
            expired = today is not None and waiver.until and waiver.until < today.isoformat()
            if waiver.reason.strip() and not expired:
                yield entity.path, waiver.rule
