"""All rules in families, as lists and the reference show them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from deskbook.diagnostics.text import SEVERITY_NAMES
from deskbook.messages import Text, text
from deskbook.rules.manual import title
from deskbook.rules.registry import PROFILES, Rule, all_rules

FAMILIES = {
    "FILE": Text("文件", "Files"),
    "YAML": Text("书写格式", "How files are written"),
    "SCH": Text("栏目", "Fields"),
    "ID": Text("编号", "Ids"),
    "REF": Text("引用", "References"),
    "CFG": Text("设置和豁免", "Settings and waivers"),
    "REV": Text("核对", "Reviews"),
    "DEPT": Text("部门", "Departments"),
    "ROLE": Text("岗位", "Roles"),
    "GRP": Text("小组", "Groups"),
    "HC": Text("人数", "Headcounts"),
    "DUTY": Text("职责", "Duties"),
    "PROC": Text("流程", "Procedures"),
    "RACI": Text("责任分工", "Responsibilities"),
    "AUTH": Text("审批权限", "Approvals"),
    "POL": Text("制度", "Policies"),
    "FORM": Text("表单", "Forms"),
    "METR": Text("指标", "Metrics"),
    "MEET": Text("会议", "Meetings"),
    "CHAN": Text("渠道", "Channels"),
    "SOL": Text("解决方案和引导问答", "Solutions and guided flows"),
    "CAT": Text("类别", "Categories"),
    "TERM": Text("术语", "Terms"),
    "TRN": Text("培训", "Training"),
    "SITE": Text("网站", "The site"),
}
"""What the families of codes are called, in the order of lists."""

_FIX = Text("可自动改", "fix")
_LETTERS = re.compile(r"[A-Z]+")


def families() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Return the letters of every family and its rules by code, in the order of `FAMILIES`."""
    order = {letters: place for place, letters in enumerate(FAMILIES)}

    def place(rule: Rule) -> tuple[int, str]:
        return order.get(family(rule), len(order)), rule.code

    ordered = sorted(all_rules(), key=place)
    return tuple((letters, tuple(found)) for letters, found in groupby(ordered, key=family))


def family(rule: Rule) -> str:
    """Return the letters a rule's code begins with, such as REF."""
    match = _LETTERS.match(rule.code)
    return match[0] if match else ""


def family_name(letters: str) -> Text:
    """Return what a family is called; its letters when it has no name of its own."""
    return FAMILIES.get(letters, Text(letters, letters))


def listing(language: str) -> str:
    """Return all rules as lines for a terminal, by family, ending in a newline.

    A line has code, severity, the most lenient profile that has the rule, whether there are
    safe fixes, its title and its name.
    """
    wide = max(len(name.render("en")) for name in SEVERITY_NAMES.values())
    blank = {"zh": " " * 8, "en": " " * len(_FIX.en)}[language]
    lines: list[str] = []
    for letters, found in families():
        lines += ["", f"{family_name(letters).render(language)} ({letters})"]
        for rule in found:
            weight = SEVERITY_NAMES[rule.severity].render(language)
            columns = (
                f"{rule.code:<7}",
                weight if language == "zh" else f"{weight:<{wide}}",
                f"{rule.profile:<{max(map(len, PROFILES))}}",
                _FIX.render(language) if rule.fixable else blank,
                f"{title(rule.code, language)} ({rule.name})",
            )
            lines.append(f"  {'  '.join(columns)}")
    count = text(
        zh="共 {count} 条规则；deskbook explain 加编号看详细说明。",
        en="{count} rules; deskbook explain and a code tells more.",
        count=len(all_rules()),
    )
    return "\n".join([*lines[1:], "", count.render(language)]) + "\n"


def described(rule: Rule, language: str) -> dict[str, Any]:
    """Return what is known about a rule as data for programs."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": family(rule),
        "severity": rule.severity.value,
        "profile": rule.profile,
        "fix": rule.fixable,
        "needs_day": rule.check_on is not None and rule.check is None,
        "found_while": {"": "checking", "rules": "checking", "site": "building"}.get(
            rule.raised_by, "reading"
        ),
        "title": title(rule.code, language),
    }
