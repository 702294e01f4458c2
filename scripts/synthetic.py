"""Synthetic handbooks for the benchmarks: the same entities as YAML and as plain Markdown.

The mix is that of a service organization: 3 % departments, 22 % roles, 25 % procedures, 50 %
solutions, split into organizations of about 500 entities. Everything is derived from the
entity's number, so the same size gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUBJECTS = "配件 设备 平台 订单 账单 发票 保修 退货 换货 投诉 回访 预约 安装 调试 物流 会员".split()
ACTIONS = "登记 核对 审核 转交 跟进 归档 通知 确认 汇总 分析 反馈 回复 检查 统计 安排 更新".split()
TOPICS = "客户资料 处理进度 质量信息 服务记录 月度计划 培训安排 现场情况 库存数量 费用明细".split()
ORGANIZATION_SIZE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity: its place below the handbook folder, as YAML, and as a Markdown page."""

    path: str
    yaml: str
    markdown: str


def write_handbook(root: Path, size: int) -> None:
    """Write a project of `size` entities: `mkdocs.yml` and `handbook/`."""
    _write(
        root / "mkdocs.yml",
        "site_name: 合成手册\ndocs_dir: handbook\nuse_directory_urls: false\n"
        "theme:\n  name: material\n  language: zh\n  font: false\nplugins:\n  - deskbook\n",
    )
    _write(root / "handbook/handbook.yml", "title: 合成手册\nlanguage: zh\n")
    for entry in entries(size):
        _write(root / "handbook" / f"{entry.path}.yml", entry.yaml)


def write_markdown(root: Path, size: int, *, front_matter: bool = False) -> None:
    """Write the same content as Markdown below `root`, one file per entity."""
    for entry in entries(size):
        title = entry.markdown.partition("\n")[0].removeprefix("# ")
        head = f'---\ntitle: "{title}"\n---\n' if front_matter else ""
        _write(root / f"{entry.path}.md", head + entry.markdown)


def entries(size: int) -> Iterator[Entry]:
    """Yield `size` entities and the organizations around them."""
    for start in range(0, size, ORGANIZATION_SIZE):
        count = min(ORGANIZATION_SIZE, size - start)
        yield from _organization(f"organization-{start // ORGANIZATION_SIZE:03}", start, count)


def _organization(name: str, start: int, count: int) -> Iterator[Entry]:
    departments = max(1, round(count * 0.03))
    roles = max(1, round(count * 0.22))
    procedures = max(1, round(count * 0.25))
    yield Entry(
        f"{name}/organization",
        f"name: 服务组织{start}\npurpose: 为客户提供售后服务。\n",
        f"# 服务组织{start}\n\n为客户提供售后服务。\n",
    )
    for number in range(departments):
        yield _department(name, number)
    for number in range(roles):
        yield _role(name, number, departments)
    for number in range(procedures):
        yield _procedure(name, number, roles)
    for number in range(count - departments - roles - procedures):
        yield _solution(name, number, roles, procedures)


def _text(chance: random.Random) -> str:
    return (
        f"{chance.choice(ACTIONS)}{chance.choice(SUBJECTS)}的{chance.choice(TOPICS)},"
        f"并在{chance.choice(ACTIONS)}后{chance.choice(ACTIONS)}{chance.choice(TOPICS)}。"
    )


def _department(name: str, number: int) -> Entry:
    chance = random.Random(f"{name} department {number}")
    functions = [_text(chance) for _ in range(8)]
    parent = f"department-{(number - 1) // 4}" if number else "organization"
    yaml = (
        f"name: 第{number}部\ntype: department\nparent: {parent}\nhead: role-{number}\nfunctions:\n"
    ) + "".join(f"  - id: f-{i}\n    text: {text}\n" for i, text in enumerate(functions))
    markdown = f"# 第{number}部\n\n## 职能\n\n" + "".join(
        f"{i + 1}. {text}\n" for i, text in enumerate(functions)
    )
    return Entry(f"{name}/departments/department-{number}", yaml, markdown)


def _role(name: str, number: int, departments: int) -> Entry:
    chance = random.Random(f"{name} role {number}")
    duties = [_text(chance) for _ in range(chance.randint(8, 13))]
    department = number % departments
    # The first roles head the departments; everybody reports to a head.
    above = (number - 1) // 4 if number < departments else department
    line = f"{{line: role-{above}}}" if number else "{line: none}"
    yaml = (
        f"name: 岗位{number}\nbelongs_to: department-{department}\nreports_to: {line}\n"
        f"headcount: {chance.randint(1, 6)}\ngrade: not_specified\n"
        f"purpose: {_text(chance)}\nduties:\n"
    ) + "".join(f"  - id: d-{i}\n    text: {text}\n" for i, text in enumerate(duties))
    markdown = (
        f"# 岗位{number}\n\n| 项目 | 内容 |\n|---|---|\n"
        f"| 部门 | [第{department}部](../departments/department-{department}.md) |\n"
        f"| 汇报对象 | [岗位{above}](role-{above}.md) |\n\n## 职责\n\n"
    ) + "".join(f"{i + 1}. {text}\n" for i, text in enumerate(duties))
    return Entry(f"{name}/roles/role-{number}", yaml, markdown)


def _procedure(name: str, number: int, roles: int) -> Entry:
    chance = random.Random(f"{name} procedure {number}")
    steps = chance.randint(10, 15)
    nodes = ["  - {id: start, kind: start, text: 客户提出需求}\n"]
    edges = ["  - {from: start, to: n-0}\n"]
    rows = ""
    for i in range(steps):
        decision = i % 4 == 3
        actor = f"role-{chance.randrange(roles)}"
        text = _text(chance)
        nodes.append(
            f"  - id: n-{i}\n    kind: {'decision' if decision else 'task'}\n"
            f"    text: {text}\n    actors: [{actor}]\n"
        )
        after = f"n-{i + 1}" if i + 1 < steps else "end"
        if decision:
            edges.append(f"  - {{from: n-{i}, to: {after}, label: 通过}}\n")
            edges.append(f"  - {{from: n-{i}, to: n-{i - 2}, label: 退回}}\n")
        else:
            edges.append(f"  - {{from: n-{i}, to: {after}}}\n")
        rows += f"| {i + 1} | {text} | [{actor}](../roles/{actor}.md) |\n"
    nodes.append("  - {id: end, kind: end, text: 完成}\n")
    yaml = (
        f"name: 流程{number}\ntrigger: {_text(chance)}\nnodes:\n{''.join(nodes)}"
        f"edges:\n{''.join(edges)}"
    )
    markdown = f"# 流程{number}\n\n| 步骤 | 内容 | 执行 |\n|---|---|---|\n{rows}"
    return Entry(f"{name}/procedures/procedure-{number}", yaml, markdown)


def _solution(name: str, number: int, roles: int, procedures: int) -> Entry:
    chance = random.Random(f"{name} solution {number}")
    questions = [
        f"{chance.choice(SUBJECTS)}的{chance.choice(TOPICS)}怎么{chance.choice(ACTIONS)}{number}-{i}"
        for i in range(chance.randint(3, 8))
    ]
    steps = [_text(chance) for _ in range(5)]
    role, procedure = f"role-{number % roles}", f"procedure-{number % procedures}"
    say = _text(chance)
    yaml = (
        f"name: 问题{number}怎么处理\nquestions:\n"
        + "".join(f"  - {question}\n" for question in questions)
        + f"symptoms:\n  - {_text(chance)}\nanswer:\n  say: {say}\n  do:\n"
        + "".join(f"    - id: s-{i}\n      text: {text}\n" for i, text in enumerate(steps))
        + f"resolved_by: [{role}]\nlimit: not_specified\nescalate: not_specified\n"
        f"procedure: {procedure}\n"
    )
    markdown = (
        f"# 问题{number}怎么处理\n\n{say}\n\n## 步骤\n\n"
        + "".join(f"{i + 1}. {text}\n" for i, text in enumerate(steps))
        + "\n## 客户会这样问\n\n"
        + "".join(f"- {question}\n" for question in questions)
        + f"\n处理：[{role}](../roles/{role}.md),"
        f"流程：[{procedure}](../procedures/{procedure}.md)\n"
    )
    return Entry(f"{name}/solutions/solution-{number}", yaml, markdown)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
