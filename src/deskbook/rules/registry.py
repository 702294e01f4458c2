"""Which rules there are."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import ModuleType

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook

PROFILES = ("draft", "basic", "standard", "strict")
"""From lenient to strict; each has the rules of those before it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, as its module states it.

    `profile` is the most lenient profile that has it. `raised_by` is "sources", "schema" or
    "model" when the finding is made while files are read, "site" when it is made while the site
    is built, and "rules" when it is made from the findings of the others, mostly without a
    `check`. `check_on` is the `check` of a rule that depends on the day. `fixable` says that some
    of its findings have a safe fix. A finding may weigh less than `severity`, never more.
    """

    code: str
    name: str
    severity: Severity
    profile: str
    manual: str
    check: Callable[[Handbook], Iterator[Diagnostic]] | None = None
    check_on: Callable[[Handbook, date], Iterator[Diagnostic]] | None = None
    raised_by: str = ""
    fixable: bool = False


class UnknownRule(LookupError):
    """There is no rule of that code; `text` says so and proposes others."""

    def __init__(self, code: str, message: Text) -> None:
        super().__init__(code)
        self.text = message


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by code."""
    package = importlib.import_module("deskbook.rules")
    modules = (
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    )
    found = (_rule(module) for module in modules if hasattr(module, "code"))
    return tuple(sorted(found, key=lambda one: one.code))


def rule(code: str) -> Rule:
    """Return the rule of a code or name, in upper or lower case; raise `UnknownRule`."""
    for one in all_rules():
        if code.casefold() in (one.code.casefold(), one.name):
            return one
    raise UnknownRule(code, unknown(code))


def matching(patterns: Iterable[str]) -> frozenset[str]:
    """Return the codes that are or begin with one of `patterns` (`REF`, `REF001`).

    Raise `UnknownRule` for a pattern that matches nothing.
    """
    codes: set[str] = set()
    for pattern in patterns:
        if not known((pattern,)):
            raise UnknownRule(pattern, unknown(pattern))
        codes |= {one.code for one in all_rules() if one.code.startswith(pattern.upper())}
    return frozenset(codes)


def known(patterns: Iterable[str]) -> tuple[str, ...]:
    """Return those of `patterns` that match a rule."""
    codes = [one.code for one in all_rules()]
    return tuple(
        pattern
        for pattern in patterns
        if pattern and any(code.startswith(pattern.upper()) for code in codes)
    )


def _rule(module: ModuleType) -> Rule:
    return Rule(
        code=module.code,
        name=module.name,
        severity=module.severity,
        profile=getattr(module, "profile", "basic"),
        manual=module.__doc__ or "",
        check=getattr(module, "check", None),
        check_on=getattr(module, "check_on", None),
        raised_by=getattr(module, "raised_by", ""),
        fixable=getattr(module, "fixable", False),
    )


def unknown(code: str) -> Text:
    """Return the message that there is no such rule, with those that may have been meant."""
    names = {word: one for one in all_rules() for word in (one.code.casefold(), one.name)}
    close = get_close_matches(code.casefold(), names, n=3, cutoff=0.5)
    if not close:
        return text(
            zh="没有编号为“{code}”的规则。编号形如 REF001。",
            en='There is no rule "{code}". Codes look like REF001.',
            code=code,
        )
    proposals = dict.fromkeys(f"{names[word].code} ({names[word].name})" for word in close)
    return text(
        zh="没有编号为“{code}”的规则。是不是想写：{proposals}？",
        en='There is no rule "{code}". Did you mean {proposals}?',
        code=code,
        proposals=", ".join(proposals),
    )
