"""The rules: what a handbook as a whole has to mean, one small module each.

A rule is a module `rules/<family>/<rule>.py`. It is found by walking this package; there is no
list to edit. Its constants are `code`, `name`, `severity` and `profile`, its docstring is its
manual page (the layout is in `manual.py`), and its function

    check(handbook: Handbook) -> Iterator[Diagnostic]

yields what it finds. A rule that depends on the day has `check_on(handbook, today)` in its
place, which runs only when a day is given: there is no clock here. A module with `raised_by`,
mostly instead of `check`, documents a code that is found while files are read or the site is built.
"""

from deskbook.rules.manual import page, title
from deskbook.rules.registry import PROFILES, Rule, UnknownRule, all_rules, matching, rule
from deskbook.rules.runner import active_codes, run

__all__ = [
    "PROFILES",
    "Rule",
    "UnknownRule",
    "active_codes",
    "all_rules",
    "matching",
    "page",
    "rule",
    "run",
    "title",
]
