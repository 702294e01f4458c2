"""What the runner of GitHub Actions makes of the output of a step.

Written after the behaviour of `ActionCommand.TryParseV2` and of the issue commands in
https://github.com/actions/runner (src/Runner.Common/ActionCommand.cs,
src/Runner.Worker/ActionCommandManager.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

COMMANDS = ("error", "warning", "notice")
SHOWN = 10
"""Annotations of each sort that GitHub shows of a step."""


@dataclass(frozen=True)
class Annotation:
    """An annotation: its sort, what it says and where."""

    sort: str
    message: str
    properties: dict[str, str]


def annotations(log: str) -> Iterator[Annotation]:
    """Yield what becomes an annotation, in the order of the log."""
    for line in log.split("\n"):
        line = line.lstrip()
        end = line.find("::", 2)
        if not line.startswith("::") or end < 0:
            continue
        name, _, rest = line[2:end].partition(" ")
        if name not in COMMANDS:
            continue
        pairs = (pair.split("=", 1) for pair in rest.strip().split(",") if pair)
        properties = {
            pair[0]: _unescape(pair[1], {"%3A": ":", "%2C": ","})
            for pair in pairs
            if len(pair) == 2 and pair[1]
        }
        yield Annotation(name, _unescape(line[end + 2 :], {}), _placed(properties))


def _unescape(value: str, more: dict[str, str]) -> str:
    for escaped, character in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        value = value.replace(escaped, character)
    return value


def _placed(properties: dict[str, str]) -> dict[str, str]:
    """Leave out what the runner leaves out: columns of several lines, ends before beginnings."""
    placed = dict(properties)
    if "endLine" in placed:
        placed.setdefault("line", placed["endLine"])
    if "endColumn" in placed:
        placed.setdefault("col", placed["endColumn"])
    columns = "col" in placed
    if columns and (
        "line" not in placed or placed.get("endLine", placed["line"]) != placed["line"]
    ):
        _drop(placed, "col", "endColumn")
    if {"line", "endLine"} <= placed.keys() and int(placed["endLine"]) < int(placed["line"]):
        _drop(placed, "line", "endLine")
    if {"col", "endColumn"} <= placed.keys() and int(placed["endColumn"]) < int(placed["col"]):
        _drop(placed, "col", "endColumn")
    return placed


def _drop(properties: dict[str, str], *names: str) -> None:
    for name in names:
        properties.pop(name, None)
