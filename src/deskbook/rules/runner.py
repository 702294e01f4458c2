"""Applies the rules of a profile to a handbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from deskbook.diagnostics import Diagnostic, Severity, sort_key
from deskbook.model import Handbook
from deskbook.rules.registry import PROFILES, all_rules, known, matching
from deskbook.rules.waivers import idle, standing


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
    takes some away, after those that `handbook.yml` adds and takes away; codes may be shortened
    (`REF` is all that begin so). `ignore` and waivers also silence what was `found`, except
    errors, without which nothing else can be trusted. A waiver counts when it gives a reason and
    `until` is not before `today` (None: it never expires); one that silences nothing is reported.
    Rules that depend on the day are left out without `today`.

    Raises `UnknownRule` for a code in `select` or `ignore` that nobody knows, `ValueError` for
    an unknown profile.
    """
    active = active_codes(handbook, profile, select, ignore)
    reading = tuple(found)
    # A dict keeps its order and drops what is said twice; a set would shuffle equal places.
    kept = dict.fromkeys(one for one in reading if one.severity is Severity.ERROR)
    # How a value is written hardly matters where it is refused anyway.
    refused = {one.location for one in kept}
    weighed = [
        one for one in reading if one.severity is not Severity.ERROR and one.location not in refused
    ]
    for rule in all_rules():
        if rule.check is not None and rule.code in active:
            weighed.extend(rule.check(handbook))
        if rule.check_on is not None and rule.code in active and today is not None:
            weighed.extend(rule.check_on(handbook, today))

    waivers = standing(handbook, today)
    waived = {waiver.silences for waiver in waivers if not waiver.expired}
    used: set[tuple[str, str]] = set()
    for one in weighed:
        place = (one.location.path, one.code)
        if place in waived:
            used.add(place)
        elif one.code in active:
            kept[one] = None
    for waiver in waivers:
        if waiver.rule in active and waiver.silences not in used:
            kept.update((one, None) for one in idle(handbook, waiver) if one.code in active)
    return tuple(sorted(kept, key=sort_key))


def active_codes(
    handbook: Handbook, profile: str = "", select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> frozenset[str]:
    """Return the codes of the rules that `run` applies, given the same arguments."""
    settings = handbook.settings
    written = _of_profile(profile or settings.profile) | matching(known(settings.select))
    written -= matching(known(settings.ignore))
    return (written | matching(select)) - matching(ignore)


def _of_profile(profile: str) -> frozenset[str]:
    reach = PROFILES.index(profile)
    return frozenset(rule.code for rule in all_rules() if PROFILES.index(rule.profile) <= reach)
