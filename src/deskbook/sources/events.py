"""The stream of YAML events: from the C parser where it exists, else from the pure one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class _PureParser(Reader, Scanner, Parser):
    """PyYAML's own parser without the layers that make objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _choose() -> tuple[Callable[[str], Any], str]:
    try:
        from yaml._yaml import CParser
    except ImportError:
        return _PureParser, f"pure-{yaml.__version__}"
    return CParser, f"c-{yaml.__version__}"


_make_parser, IMPLEMENTATION = _choose()
"""`IMPLEMENTATION` names the parser in use; it is part of the version of the cache."""


def event_source(text: str, *, pure: bool = False) -> Callable[[], Any]:
    """Return a function that gives the next event of `text`, and `None` after the last.

    Event marks count code points from the start of `text`. Raises `yaml.YAMLError` from the
    returned function (the pure parser: also from this one) where the text is no YAML.
    """
    parser = _PureParser(text) if pure else _make_parser(text)
    get_event: Callable[[], Any] = parser.get_event
    return get_event


def nests_too_deep(error: yaml.YAMLError) -> bool:
    """Whether the C parser gave up because of its own limit of levels (1,000 in LibYAML 0.2.6)."""
    return "nesting depth" in str(getattr(error, "problem", ""))
