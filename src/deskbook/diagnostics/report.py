"""What every reporter is given: the findings and all that may be said about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from deskbook.diagnostics.diagnostic import Diagnostic, Severity
from deskbook.diagnostics.excerpt import on_one_line
from deskbook.messages import Text

WIDTH = 100
"""Cells of a line where nothing says otherwise."""

SourceText = Callable[[str], str | None]
"""Returns the text of a file by its path, or None when it cannot be shown."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a report tells about a rule: its name in kebab-case, its usual weight, its title and
    its manual page as Markdown."""

    code: str
    name: str
    severity: Severity
    title: Text
    manual: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The findings of a check, sorted, and what the reporters need beside them.

    `known` are the findings left out because they are in the baseline. `fingerprints` has an
    entry for each finding, also for those. `names` gives the name of the entity in a file.
    `folder` is the project's place in its repository: "" or a path that ends in "/".
    `width` is that of the terminal in cells; 0 never crops.
    """

    diagnostics: tuple[Diagnostic, ...]
    language: str
    fingerprints: Mapping[Diagnostic, str]
    known: tuple[Diagnostic, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    pages: Callable[[str], RulePage]
    sources_text: SourceText
    folder: str = ""
    colour: bool = False
    width: int = WIDTH

    def uri(self, path: str) -> str:
        """Return a file's place in the repository as a relative URI reference."""
        return quote(self.folder + path)

    def say(self, *sentences: Text | None) -> str:
        """Return sentences one after the other on one line, without those that are None."""
        said = [on_one_line(one, self.language) for one in sentences if one is not None]
        return ("" if self.language == "zh" else " ").join(said)
