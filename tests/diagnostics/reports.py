"""Reports for the reporters to render."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deskbook.diagnostics import Diagnostic, Severity, sort_key
from deskbook.diagnostics.fingerprint import fingerprints
from deskbook.diagnostics.report import Report, RulePage
from deskbook.messages import Text


def page(code: str) -> RulePage:
    """Return a manual page with text that no format may stumble over."""
    title = Text("引用的编号不存在，100%：没有", "A reference to nothing, 100%: none")
    manual = Text(f"# {code}\n\n## 检查什么\n\n写的。\n", f"# {code}\n\n## What it checks\n\nIt.\n")
    return RulePage(code, "unknown-reference", Severity.ERROR, title, manual)


def report_of(
    diagnostics: Sequence[Diagnostic],
    language: str = "zh",
    known: Sequence[Diagnostic] = (),
    **more: Any,
) -> Report:
    """Return a report on findings, sorted, with their fingerprints."""
    return Report(
        diagnostics=tuple(sorted(diagnostics, key=sort_key)),
        language=language,
        fingerprints=fingerprints((*diagnostics, *known)),
        known=tuple(sorted(known, key=sort_key)),
        pages=page,
        **{"sources_text": lambda path: None, **more},
    )
