"""From the findings of a check to what the reporters are given."""

from __future__ import annotations

from functools import cache

from deskbook.checking import Findings
from deskbook.cli.common import read_text
from deskbook.cli.scope import Scope, folder_in_repository
from deskbook.diagnostics import Diagnostic
from deskbook.diagnostics.baseline import Baseline
from deskbook.diagnostics.fingerprint import fingerprints
from deskbook.diagnostics.report import Report, RulePage
from deskbook.messages import Text
from deskbook.project import Project


def make_report(
    where: Project, found: Findings, baseline: Baseline, asked: Scope | None, language: str
) -> Report:
    """Return the report on what was `asked` for (None: everything) and is not in the baseline."""
    prints = found.by_fingerprint
    reported, known = found.diagnostics, tuple[Diagnostic, ...]()
    if baseline.entries:
        from deskbook.rules.baseline import sift

        sifted = sift(prints, baseline, found.judged)
        reported, known = sifted.reported, sifted.known
        prints |= fingerprints(one for one in reported if one not in prints)
    if asked is not None:
        reported, known = asked.limit(reported), asked.limit(known)
    return Report(
        diagnostics=reported,
        known=known,
        language=language,
        fingerprints=prints,
        names=found.names,
        pages=rule_page,
        sources_text=lambda path: read_text(where.root / path),
        folder=folder_in_repository(where.root),
    )


@cache
def rule_page(code: str) -> RulePage:
    """Return what reports tell about a rule."""
    # Imported here, because most reports do without.
    from deskbook import rules

    rule = rules.rule(code)
    title = Text(rules.title(code, "zh"), rules.title(code, "en"))
    manual = Text(rules.page(code, "zh"), rules.page(code, "en"))
    return RulePage(code, rule.name, rule.severity, title, manual)
