"""流程里批的人不是审批规定的签字人

## 检查什么
流程的一步写明在审批（文字里有“审批”“批准”“签字”等字样），并且用链接指明是哪一个审批，例如
`按[](approval:refund)审批`，那么做这一步的岗位、部门就要是那个审批的签字人，或者签字人所在的部门、
小组。

提交、报请审批的步骤不算；`actors` 是 `not_specified`，或者写的是“员工”“相关部门”这样的统称，不报
告。

## 为什么重要
流程让一个没有权限的人来批，批了也不算数，客户等到的是一个不能兑现的答复。

## 怎么改
对照原文：步骤的 `actors` 写错了就改成签字人；审批漏写了签字人就补上。

----
A step approved by somebody the approval does not name

## What it checks
Where the text of a step says that something is approved or signed and links to the approval it
follows, such as `approve as in [](approval:refund)`, whoever does the step is a signer of that
approval, or the department or group of one.

Steps that submit something for approval do not count, nor do those whose `actors` are
`not_specified` or a collective such as all staff.

## Why it matters
What somebody without authority approves does not hold, and the customer gets an answer that cannot
be kept.

## How to fix it
Compare with the source: make the signer the actor of the step, or add the signer the approval
lacks.

----
## Bad
```yaml handbook/example/approvals/refund.yml
name: 退款审批
requested_by: agent
signers:
  - {id: manager, by: manager}
```
```yaml handbook/example/procedures/refund.yml
name: 退款
nodes:
  - {id: start, kind: start, text: 客户要求退款}
  - {id: approve, kind: task, text: "按[](approval:refund)批准退款", actors: [agent]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: approve}
  - {from: approve, to: end}
```

## Good
```yaml handbook/example/approvals/refund.yml
name: 退款审批
requested_by: agent
signers:
  - {id: manager, by: manager}
```
```yaml handbook/example/procedures/refund.yml
name: 退款
nodes:
  - {id: start, kind: start, text: 客户要求退款}
  - {id: approve, kind: task, text: "按[](approval:refund)批准退款", actors: [manager]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: approve}
  - {from: approve, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.text_links import plain, shortened
from deskbook.model.work import Approval, Procedure
from deskbook.rules.approvals.signing import signings
from deskbook.rules.approvals.steps import approvals_of, approves
from deskbook.rules.lookup import Path, named, targets, whole
from deskbook.rules.procedures.involved import belongs, is_collective

code = "AUTH003"
name = "approval-not-authorised"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every actor of an approving step whom its approval does not name."""
    if not handbook.of("approval"):
        return
    for procedure in whole(handbook, Procedure):
        linked = approvals_of(handbook, procedure)
        if not linked:
            continue
        meant = targets(handbook, procedure.key)
        for position, approvals in linked.items():
            node = procedure.nodes[position]
            if not approves(node) or not isinstance(node.actors, tuple):
                continue
            named_by = [one for key in approvals if (one := _signers(handbook, key)) is not None]
            signers = tuple(dict.fromkeys(signer for one in named_by for signer in one))
            if not signers or len(named_by) < len(approvals):
                continue
            for number in range(len(node.actors)):
                path: Path = ("nodes", position, "actors", number)
                actor = meant.get(path)
                if actor is None or is_collective(handbook, actor):
                    continue
                if not belongs(handbook, actor, signers):
                    yield _finding(handbook, procedure, path, approvals[0], signers)


def _signers(handbook: Handbook, key: Key) -> tuple[Key, ...] | None:
    """Return who may sign an approval, None when it does not say."""
    approval = handbook.get(key)
    if not isinstance(approval, Approval) or not handbook.is_whole(key):
        return None
    every = signings(handbook, approval)
    found = tuple(one for signing in every for one in signing.who)
    if not every or not all(signing.who for signing in every):
        return None
    return None if any(is_collective(handbook, one) for one in found) else found


def _finding(
    handbook: Handbook,
    procedure: Procedure,
    path: Path,
    approval: Key,
    signers: tuple[Key, ...],
) -> Diagnostic:
    actor = targets(handbook, procedure.key)[path]
    position = path[1]
    assert isinstance(position, int)
    return Diagnostic(
        code,
        severity,
        handbook.location(procedure.key, path),
        text(
            zh="流程“{label}”的步骤“{node}”由“{actor}”来批，但“{approval}”的签字人是{signers}。",
            en="In the procedure {label} the step {node} is done by {actor}, but {approval} is"
            " signed by {signers}.",
            label=handbook.label(procedure.key),
            node=shortened(
                plain(handbook, procedure.key.organization, procedure.nodes[position].text)
            ),
            actor=handbook.label(actor),
            approval=handbook.label(approval),
            signers=named(handbook, signers),
        ),
        text(
            zh="请对照原文：这一步由谁批写错了，就改 actors；"
            "审批漏写了签字人，就在 signers 里补上。",
            en="Compare with the source: correct the actors of the step, or add the signer the"
            " approval lacks.",
        ),
        (
            Related(
                handbook.location(approval, ("signers",), key_only=True),
                text(zh="签字人写在这里", en="the signers are written here"),
            ),
        ),
    )
