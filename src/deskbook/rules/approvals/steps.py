"""Steps of procedures in which something is approved."""

from __future__ import annotations

import re

from deskbook.model import Handbook, Key
from deskbook.model.work import Node, Procedure

_DECIDES = re.compile(r"审批|批准|核准|签批|复核|\b(?:approv|authori[sz])", re.I)
_APPROVES = re.compile(r"审批|批准|审核|核准|签字|签批|复核|\b(?:approv|sign|authori[sz])", re.I)
_SUBMITS = re.compile(
    r"提交|提出|申请|报请|报送|上报|送|呈|交|请|转|报(?=.{0,12}(?:审批|批准|审核|核准|签))"
    r"|\b(?:submit|request|appl|send|pass|hand|ask)",
    re.I,
)

_TAKES = re.compile(
    r"收到|接收|接到|受理|收集|查看|查阅|核对|阅读|了解|检查|\b(?:receiv|accept|collect|check|read|look)",
    re.I,
)


def approves(node: Node) -> bool:
    """Whether a step is an approval, and not the submission of something to one."""
    return (
        node.kind in ("task", "decision")
        and _APPROVES.search(node.text) is not None
        and _SUBMITS.search(node.text) is None
    )


def decides(node: Node) -> bool:
    """Whether a step is an approval by its own words; to review (审核) may be somebody's work."""
    return approves(node) and _DECIDES.search(node.text) is not None


def takes(node: Node) -> bool:
    """Whether a step merely receives or looks at what others did."""
    return _TAKES.search(node.text) is not None


def approvals_of(handbook: Handbook, procedure: Procedure) -> dict[int, list[Key]]:
    """Return the approvals that the steps of a procedure link to, by the position of the step."""
    found: dict[int, list[Key]] = {}
    for link in handbook.text_links(procedure.key):
        if link.target is None or link.target.kind != "approval" or link.path[0] != "nodes":
            continue
        if isinstance(link.path[1], int):
            found.setdefault(link.path[1], []).append(link.target)
    return found
