"""Which authored pages a site leaves out, as MkDocs reads `exclude_docs` and `draft_docs`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathspec.gitignore import GitIgnoreSpec

Patterns: TypeAlias = "str | GitIgnoreSpec | None"
"""Lines of patterns as in .gitignore, as they are written or already read."""

LeftOut = Callable[[str], bool]
"""Tells of a path below the folder of authored pages whether the site leaves it out."""

_ALWAYS = (".*", "/templates/")
"""What MkDocs leaves out unless `exclude_docs` takes it back with an exclamation mark."""


def left_out(exclude: Patterns, drafts: Patterns) -> LeftOut:
    """Return what tells which pages are left out: those that the patterns of `exclude` or `drafts`
    match. Those that nobody can read count for nothing; the site builder reports them.
    """
    if not exclude and not drafts:
        return always_left_out  # most sites have no patterns and need not load what reads them
    from pathspec.gitignore import GitIgnoreSpec

    def spec(patterns: Patterns) -> GitIgnoreSpec:
        if isinstance(patterns, GitIgnoreSpec):
            return patterns
        try:
            return GitIgnoreSpec.from_lines((patterns or "").splitlines())
        except ValueError:
            return GitIgnoreSpec([])

    excluded = GitIgnoreSpec.from_lines(_ALWAYS) + spec(exclude)
    drafted = spec(drafts)
    return lambda path: excluded.match_file(path) or drafted.match_file(path)


def always_left_out(path: str) -> bool:
    """Whether a page is left out of every site: a hidden one, or a template."""
    return path.startswith((".", "templates/")) or "/." in path
