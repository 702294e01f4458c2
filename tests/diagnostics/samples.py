"""Findings of every sort, with text that formats may stumble over."""

from __future__ import annotations

from deskbook.diagnostics import Diagnostic, Fix, Location, Related, Severity
from deskbook.messages import text

HOSTILE = "50%, a:b, @everyone <b>#1</b> https://x.example |`*_\r\n::error::x\x1b[31m"

PLACE = Location("handbook/a b,c%25.yml", 2, 13, 2, 21)

ERROR = Diagnostic(
    "REF001",
    Severity.ERROR,
    PLACE,
    text("没有“{name}”。", 'There is no "{name}".', name="甲"),
    text("请改成乙。", "Write 乙."),
    (Related(Location("handbook/b.yml", 7, 1, 7, 5), text("乙在这里", "乙 is here")),),
    Fix(PLACE, "乙"),
)
WARNING = Diagnostic(
    "SOL002",
    Severity.WARNING,
    Location("handbook/b.yml", 3, 3, 5, 1),
    text("“{question}”重复。", '"{question}" is asked twice.', question=HOSTILE),
)
NOTE = Diagnostic(
    "DEPT002",
    Severity.INFO,
    Location("handbook/中文.yml"),
    text("无。", "None."),
    text("写。", "Do."),
)
ALL = (ERROR, WARNING, NOTE)
