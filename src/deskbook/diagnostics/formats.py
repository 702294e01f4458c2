"""Which reporters there are."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from deskbook.diagnostics.report import Report

FORMATS = ("text", "concise", "json", "markdown", "github", "gitlab", "sarif")
"""The names of the reporters. Each is a module of this package with a function

report(findings: Report) -> str

that returns all there is to write, in a stable order, ending in a newline unless it is empty.
"""


def render(name: str, findings: Report) -> str:
    """Return the findings as the reporter `name` writes them; its module is imported only now."""
    reporter = import_module(f"deskbook.diagnostics.{name}")
    return cast(Callable[[Report], str], reporter.report)(findings)
