"""引用的条目不存在

## 检查什么
凡是填写“另一个条目”的地方（上级、所属部门、经办人、表单、制度……），写的编号都要有对应的文件。
编号就是文件名去掉 .yml。

写成中文名称也算错误，但会告诉您对应的编号。`not_specified`、`lost`、`unknown`、`none` 不是引
用，不检查。

## 为什么重要
引用断了，人事看到的组织架构图就缺一条线，培训材料少一个链接，坐席点开的是空白。

## 怎么改
按提示改成正确的编号；如果那个岗位、表单确实还没有建立，先为它新建一个文件；原文没有写明的，请写
`not_specified`。

----
An entry that is referred to does not exist

## What it checks
Wherever another entry is named (line manager, department, actor, form, policy …), there has to
be a file with that id. The id is the file name without .yml.

A Chinese name in place of the id is an error too, and the finding tells the id.
`not_specified`, `lost`, `unknown` and `none` are not references.

## Why it matters
With a broken reference the org chart misses a line, training material a link, and the agent
opens nothing.

## How to fix it
Write the proposed id. If the role or form does not exist yet, make its file first. Where the
source does not say, write `not_specified`.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hot-line
reports_to: {line: supervisor}
headcount: 6
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook, Reference
from deskbook.model.record import MARKERS
from deskbook.rules.former import meant as meant_once
from deskbook.rules.lookup import alternatives, declared_at, kind_names, quoted
from deskbook.rules.references import formerly
from deskbook.rules.references.wording import (
    Choices,
    allowed,
    full_form,
    meant,
    of_other_kind,
    proposal,
    replacement,
    wanted,
)
from deskbook.rules.suggestions import Suggestions

code = "REF001"
name = "unknown-reference"
severity = Severity.ERROR
profile = "draft"
fixable = True


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every reference that names nothing."""
    suggestions = Suggestions(handbook)
    choices = Choices(handbook)
    for reference in handbook.questionable:
        if reference.targets or reference.text in MARKERS:
            continue
        home = reference.source.organization
        old = meant_once(handbook, suggestions.former, reference.text, home, allowed(reference))
        if old is not None:
            yield formerly.finding(code, severity, handbook, reference, old)
            continue
        if wanted(reference)[1] in handbook.misplaced:
            continue  # the file is there, in the wrong folder, and that has been said
        if not of_other_kind(suggestions, reference):
            yield _unknown(handbook, suggestions, choices, reference)


def _unknown(
    handbook: Handbook, suggestions: Suggestions, choices: Choices, reference: Reference
) -> Diagnostic:
    kinds = meant(reference)
    home, identifier = wanted(reference)
    named_so = suggestions.exact(identifier, home, kinds)
    close = named_so or suggestions.close(identifier, home, kinds)
    elsewhere = tuple(
        key for key in suggestions.same_id(identifier) if key.organization and key.kind in kinds
    )
    hint: Text
    related: tuple[Related, ...] = ()
    if len(named_so) == 1 and named_so[0].id != identifier:
        hint = text(
            zh="这里要写编号，不写名称：{name}的编号是 {id}。",
            en="Write the id here, not the name: the id of {name} is {id}.",
            name=identifier,
            id=named_so[0].id,
        )
    elif elsewhere:
        hint = text(
            zh="另一个组织里有{other}；如果指的是它，请写上组织的编号。",
            en="Another organization has {other}; if that is meant, name the organization.",
            other=full_form(handbook, elsewhere[0]),
        )
    elif close:
        hint = proposal(handbook, close)
    elif similar := [
        key for key in suggestions.similar(identifier, home, kinds) if not handbook.incoming(key)
    ]:
        # Nothing refers to it yet: perhaps it is the same one under a new id.
        hint = text(
            zh="如果它改了编号，请写新的编号；相近的有{names}。否则请检查拼写，或先为它新建文件；"
            "原文（您依据的制度文件）没有写明时请写 not_specified。",
            en="If its id was changed, write the new one; somewhat alike are {names}. Otherwise"
            " check the spelling or make its file first; where the source does not say, write"
            " not_specified.",
            names=alternatives(quoted(handbook, key) for key in similar),
        )
    elif listed := choices.told(reference):
        hint = text(
            zh="{listed}如果它还没有文件，先为它新建一个；原文（您依据的制度文件）没有写，"
            "就写 not_specified。",
            en="{listed} If it has no file yet, make one first; where the source does not say,"
            " write not_specified.",
            listed=listed,
        )
    else:
        hint = text(
            zh="请检查拼写，或先为它新建文件；原文（您依据的制度文件）没有写明时请写"
            " not_specified。",
            en="Check the spelling or make its file first; where the source does not say,"
            " write not_specified.",
        )
    if elsewhere:
        related = (declared_at(handbook, elsewhere[0]),)
    return Diagnostic(
        code,
        severity,
        handbook.location(reference.source, reference.path),
        text(
            zh="“{source}”里写的“{text}”不存在：没有这个编号的{kinds}。",
            en='{source} refers to "{text}", but no {kinds} has this id.',
            source=handbook.label(reference.source),
            text=reference.text,
            kinds=kind_names(kinds),
        ),
        hint,
        related,
        None if elsewhere else replacement(handbook, reference, close),
    )
