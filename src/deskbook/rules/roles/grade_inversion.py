"""上级的职级比下属低

## 检查什么
组织文件的 `grade_scale` 从高到低列出职级。岗位的职级（最高可能的）如果比直接下属的职级（最低可能
的）还低，就报告。没有写职级、职级不在 `grade_scale` 里、或没有上下限的，不比较。

## 为什么重要
上级职级低于下属，定薪、考核和批假都会出问题；多半是职级写错了，或者汇报对象写错了。

## 怎么改
核对两个岗位的职级和汇报对象；确实如此的，写豁免（`waivers`）说明原因。

----
A manager graded below a report

## What it checks
`grade_scale` of the organization lists the grades, highest first. A role whose highest possible
grade is below the lowest possible one of a role that reports to it is reported. Grades that are
not written, not in the scale or open at the end are not compared.

## Why it matters
Pay, appraisal and leave go wrong when the manager is graded lower; mostly a grade or a line is
mistaken.

## How to fix it
Check both grades and the line; where it is so indeed, give a waiver with the reason.

----
## Bad
```yaml handbook/example/organization.yml
name: 示例公司
grade_scale:
  - {id: grades, name: 职级, grades: [P5, P4, P3]}
```
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
grade: P3
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
grade: P4
```

## Good
```yaml handbook/example/organization.yml
name: 示例公司
grade_scale:
  - {id: grades, name: 职级, grades: [P5, P4, P3]}
```
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
grade: P4
```
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
grade: {from: P3, to: P4}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook
from deskbook.model.organization import Grade, Organization, Role
from deskbook.rules.lookup import targets, whole

code = "ROLE006"
name = "grade-inversion"
severity = Severity.WARNING
profile = "standard"


class _Rank(NamedTuple):
    """Places in the scale, 0 the highest, and the words a message has for them."""

    highest: int
    lowest: int
    words: str


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every role graded higher than whom it reports to."""
    scales = {
        one.key.organization: {
            grade: place
            for place, grade in enumerate(g for band in one.grade_scale for g in band.grades)
        }
        for one in whole(handbook, Organization)
    }
    ranks = {}
    for role in whole(handbook, Role):
        rank = _rank(role, scales.get(role.key.organization, {}))
        if rank is not None:
            ranks[role.key] = rank
    for key, rank in ranks.items():
        above = targets(handbook, key).get(("reports_to", "line"))
        if above is None or above not in ranks or above.organization != key.organization:
            continue
        if ranks[above].highest <= rank.lowest:
            continue
        yield Diagnostic(
            code,
            severity,
            handbook.location(above, ("grade",)),
            text(
                zh="“{above}”的职级是 {low}，比直接下属“{label}”的 {high} 低。",
                en="{above} is graded {low}, below {high} of {label}, who reports to it.",
                above=handbook.label(above),
                low=ranks[above].words,
                label=handbook.label(key),
                high=rank.words,
            ),
            text(
                zh="请核对两个岗位的职级，以及汇报对象有没有写错。",
                en="Check both grades, and whether the line is right.",
            ),
            (
                Related(
                    handbook.location(key, ("grade",)),
                    text(
                        zh="“{label}”的职级写在这里",
                        en="the grade of {label} is written here",
                        label=handbook.label(key),
                    ),
                ),
            ),
        )


def _rank(role: Role, scale: dict[str, int]) -> _Rank | None:
    """Return where a role stands; None when that is open."""
    grade = role.grade
    if isinstance(grade, str):
        return _Rank(scale[grade], scale[grade], grade) if grade in scale else None
    if not isinstance(grade, Grade) or grade.open:
        return None
    ends = [one for one in (grade.from_, grade.to) if one]
    if len(ends) != 2 or not all(end in scale for end in ends):
        return None
    places = sorted(scale[end] for end in ends)
    return _Rank(places[0], places[1], f"{grade.from_}\u2013{grade.to}")
