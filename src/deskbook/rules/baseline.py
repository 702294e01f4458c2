"""What is in the baseline and what is not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from deskbook.diagnostics import Diagnostic, Severity, sort_key
from deskbook.diagnostics.baseline import Baseline, Entry
from deskbook.rules.registry import all_rules
from deskbook.rules.settings import baseline_entry_unused

_WHILE_READING = ("sources", "schema", "model")


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings to report, findings the baseline knows, entries whose finding is gone, and those
    of the findings to report that no baseline may hold."""

    reported: tuple[Diagnostic, ...]
    known: tuple[Diagnostic, ...]
    unused: tuple[Entry, ...]
    grave: frozenset[Diagnostic]


def sift(
    fingerprints: Mapping[Diagnostic, str], baseline: Baseline, judged: Collection[str]
) -> Sifted:
    """Divide findings, given with their fingerprints, by what the baseline knows.

    Errors found while files were read are always reported: with them, parts of the handbook are
    missing. While there are any, nothing is said about unused entries; nor about entries of rules
    that are not among `judged`, the codes that were looked for.
    """
    reading = {rule.code for rule in all_rules() if rule.raised_by in _WHILE_READING}
    grave = {one for one in fingerprints if one.severity is Severity.ERROR and one.code in reading}
    known = tuple(
        one
        for one, fingerprint in fingerprints.items()
        if fingerprint in baseline.entries and one not in grave
    )
    left = set(baseline.entries) - {fingerprints[one] for one in known}
    unused = () if grave else tuple(_judged(baseline, left, judged))
    held = set(known)
    reported = [one for one in fingerprints if one not in held]
    if baseline_entry_unused.code in judged:
        reported.extend(baseline_entry_unused.unused(baseline, iter(unused)))
    return Sifted(tuple(sorted(reported, key=sort_key)), known, unused, frozenset(grave))


def _judged(baseline: Baseline, left: set[str], judged: Collection[str]) -> Iterable[Entry]:
    codes = {rule.code for rule in all_rules()}
    for fingerprint, entry in baseline.entries.items():
        # A rule that no longer exists finds nothing any more.
        if fingerprint in left and (entry.code in judged or entry.code not in codes):
            yield entry
