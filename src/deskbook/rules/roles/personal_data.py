"""岗位资料里写了个人信息

## 检查什么
手册只写岗位，不写人。组织、部门、岗位、工作组、相关方、任职表、流程、审批、会议里如果写了下面这些，
就报告：

- 身份证号码、手机号码；
- 个人的电子邮箱（客服、人事等公用邮箱不算）；
- “联系人：”“负责人：”后面的姓名，任职表里不像代号的姓名；
- 岗位和任职表里的固定电话，只作提示。

## 为什么重要
手册会发布成网页，谁都看得到；个人信息放上去可能违法，人一换岗又全都过时。

## 怎么改
删去，或改写岗位名称；公司的公开电话写在渠道（`channels`）里。任职表里用“成员甲”这样的代号。已经
提交过的，请告诉管理员：历史记录里也有。

----
Personal data among the roles

## What it checks
A handbook is about posts, not people. Reported are, in organizations, departments, roles, groups,
parties, holdings, procedures, approvals and meetings:

- identity card and mobile numbers;
- personal e-mail addresses (not those of offices, such as service or hr);
- names after 联系人： or 负责人：, and in holdings names that look like no placeholder;
- landline numbers in roles and holdings, as a note only.

## Why it matters
The handbook is published for many to read. Personal data there may be against the law, and is
out of date whenever somebody changes posts.

## How to fix it
Remove it or name the role; public numbers of the company belong to a channel. In holdings use
placeholders. Tell whoever looks after the handbook if it was committed: it is in the history too.

----
## Bad
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
notes:
  - 排班请打 13800138000。
```

## Good
```yaml handbook/example/roles/agent.yml
name: 热线坐席
belongs_to: hotline
reports_to: {line: supervisor}
headcount: 6
notes:
  - 排班请找[](role:supervisor)。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Severity
from deskbook.messages import Text, text
from deskbook.model import Entity, Handbook
from deskbook.model.organization import Holdings
from deskbook.rules.lookup import Path
from deskbook.rules.personal_data import Personal, Sort, personal_data, real_name

code = "ROLE010"
name = "personal-data"
severity = Severity.WARNING
profile = "basic"

_KINDS = (
    "organization",
    "department",
    "role",
    "group",
    "party",
    "holdings",
    "procedure",
    "approval",
    "meeting",
)
_OF_POSTS = ("role", "holdings")
_SORTS: dict[Sort, Text] = {
    "identity_card": Text("身份证号码", "an identity card number"),
    "mobile": Text("手机号码", "a mobile number"),
    "landline": Text("固定电话", "a telephone number"),
    "email": Text("个人邮箱", "a personal e-mail address"),
    "name": Text("人名", "a person's name"),
}


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for everything that looks like personal data."""
    for kind in _KINDS:
        for entity in handbook.of(kind):
            memo = handbook.memo(entity.key)
            if "personal_data" not in memo:
                memo["personal_data"] = tuple(_found(handbook, entity))
            for path, personal in memo["personal_data"]:
                if personal.sort != "landline" or kind in _OF_POSTS:
                    yield _finding(handbook, entity, path, personal)


def _found(handbook: Handbook, entity: Entity) -> Iterator[tuple[Path, Personal]]:
    for path, words in (*_names(entity), *handbook.prose(entity.key)):
        for personal in personal_data(words):
            yield path, personal
    if isinstance(entity, Holdings):
        for number, holding in enumerate(entity.holdings):
            person = real_name(holding.person)
            if person is not None:
                yield ("holdings", number, "person"), person


def _names(entity: Entity) -> Iterator[tuple[Path, str]]:
    for field, words in (("name", entity.name), ("label_note", entity.label_note)):
        if words:
            yield (field,), words
    for number, words in enumerate(entity.also_called):
        yield ("also_called", number), words


def _finding(handbook: Handbook, entity: Entity, path: Path, personal: Personal) -> Diagnostic:
    return Diagnostic(
        code,
        Severity.INFO if personal.sort == "landline" else severity,
        handbook.find(entity.key, path, personal.text),
        text(
            zh="“{label}”里的“{text}”像是{sort}；手册只写岗位，不写个人信息。",
            en="{text} in {label} looks like {sort}; a handbook is about posts, not people.",
            label=handbook.label(entity.key),
            text=personal.masked,
            sort=_SORTS[personal.sort],
        ),
        text(
            zh="请删去，或改写岗位名称；公司的公开电话请写在渠道（channels）里，"
            "任职表里请用“成员甲”这样的代号。",
            en="Remove it or name the role; public numbers of the company belong to a channel,"
            " and holdings use placeholders.",
        ),
    )
