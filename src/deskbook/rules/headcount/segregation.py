"""同一个人既办又批

## 检查什么
- 审批的申请人和全部签字人其实是同一个人：几个岗位由一个人兼任（`posts` 的 `concurrent`，或者
  `holdings.yml`）；
- 流程里一步在审批或复核，前面紧接着的一步也由同一个人来做：同一个只有一人的岗位，或者由一个人兼任的
  两个岗位。

只看确实只有一个人的岗位（`headcount: 1`）；有几个人的岗位可以由另一个人来批，不报告。前一步只是收
到、受理、核对别人交来的东西，也不报告。

## 为什么重要
自己办的事自己批，错了没有人发现，审计也通不过。

## 怎么改
对照原文，请另一个岗位来批。原文就是这样规定的，用 `waivers` 写明理由。

----
One person who both does a thing and approves it

## What it checks
- Whoever asks for an approval and all who sign it are one and the same person, who fills several
  posts (`concurrent` in `posts`, or `holdings.yml`);
- a step of a procedure approves something, and the step right before it is done by the same
  person: a role of one post, or two roles that one person fills.

Only roles of certainly one person (`headcount: 1`) are looked at; in others somebody else can
approve. A step that merely receives or checks what others handed in is fine.

## Why it matters
Where people approve what they did themselves, nobody finds their mistakes, and no audit is passed.

## How to fix it
Let another role approve, as the source has it. If it really lays this down, give the reason in
`waivers`.

----
## Bad
```yaml handbook/example/procedures/refund.yml
name: 退款
nodes:
  - {id: start, kind: start, text: 客户要求退款}
  - {id: amount, kind: task, text: 确定退款金额, actors: [supervisor]}
  - {id: approve, kind: task, text: 审批退款, actors: [supervisor]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: amount}
  - {from: amount, to: approve}
  - {from: approve, to: end}
```

## Good
```yaml handbook/example/procedures/refund.yml
name: 退款
nodes:
  - {id: start, kind: start, text: 客户要求退款}
  - {id: amount, kind: task, text: 确定退款金额, actors: [supervisor]}
  - {id: approve, kind: task, text: 审批退款, actors: [manager]}
  - {id: end, kind: end, text: 结束}
edges:
  - {from: start, to: amount}
  - {from: amount, to: approve}
  - {from: approve, to: end}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.work import Approval, Node, Procedure
from deskbook.rules.approvals.signing import signings
from deskbook.rules.approvals.steps import decides, takes
from deskbook.rules.headcount.one_person import SamePerson
from deskbook.rules.lookup import named, targets, whole
from deskbook.rules.procedures.graph import Graph, graph_of, node_label, node_place

code = "HC008"
name = "segregation-of-duties"
severity = Severity.WARNING
profile = "standard"

_WAIVE = text(
    zh="请对照原文改由另一个岗位来批；原文就是这样规定的，用 waivers 写明理由。",
    en="Let another role approve, as the source has it; if it really lays this down, give the"
    " reason in waivers.",
)


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every approval and every step in which one person approves what that
    person asked for or did."""
    person = SamePerson(handbook)
    for approval in whole(handbook, Approval):
        yield from _approval(handbook, person, approval)
    for procedure in whole(handbook, Procedure):
        memo = handbook.memo(procedure.key)
        if code not in memo:
            memo[code] = tuple(node for node in procedure.nodes if decides(node))
        for node in memo[code]:
            yield from _step(handbook, person, graph_of(handbook, procedure), node)


def _approval(handbook: Handbook, person: SamePerson, approval: Approval) -> Iterator[Diagnostic]:
    requester = targets(handbook, approval.key).get(("requested_by",))
    every = signings(handbook, approval)
    if requester is None or not every or any(len(one.who) != 1 for one in every):
        return
    signers = tuple(dict.fromkeys(one.who[0] for one in every))
    if signers == (requester,) or not all(person.same(requester, one) for one in signers):
        return
    yield Diagnostic(
        code,
        severity,
        handbook.location(approval.key, ("signers", 0, "by")),
        text(
            zh="审批“{label}”由“{requester}”申请、{signers}签字，但这几个岗位由同一个人担任。",
            en="The approval {label} is asked for by {requester} and signed by {signers}, but one"
            " person fills these roles.",
            label=handbook.label(approval.key),
            requester=handbook.label(requester),
            signers=named(handbook, signers),
        ),
        _WAIVE,
        (
            Related(
                handbook.location(approval.key, ("requested_by",)),
                text(zh="申请人在这里", en="who asks is written here"),
            ),
        ),
    )


def _step(handbook: Handbook, person: SamePerson, graph: Graph, node: Node) -> Iterator[Diagnostic]:
    actor = _only_actor(handbook, graph, node.id)
    before = graph.before(node.id)
    if actor is None or not before:
        return
    doers = [_only_actor(handbook, graph, one) for one in before]
    if not all(
        doer is not None
        and graph.nodes[one].kind == "task"
        and not takes(graph.nodes[one])
        and person.same(actor, doer)
        for one, doer in zip(before, doers, strict=True)
    ):
        return
    roles = tuple(dict.fromkeys(one for one in (*doers, actor) if one is not None))
    label, step = handbook.label(graph.key), node_label(node)
    work = node_label(graph.nodes[before[0]])
    yield Diagnostic(
        code,
        severity,
        node_place(handbook, graph, node.id),
        text(
            zh="流程“{label}”的步骤“{step}”和它前面的“{work}”都由“{role}”来做，等于自己批自己。",
            en="In the procedure {label} {role} does both the step {step} and {work} before it, and"
            " so approves their own work.",
            label=label,
            step=step,
            work=work,
            role=handbook.label(actor),
        )
        if len(roles) == 1
        else text(
            zh="流程“{label}”的步骤“{step}”和它前面的“{work}”由{roles}来做，但这几个岗位由同一个人担任，"
            "等于自己批自己。",
            en="In the procedure {label} the step {step} and {work} before it are done by {roles},"
            " but one person fills these roles and so approves their own work.",
            label=label,
            step=step,
            work=work,
            roles=named(handbook, roles),
        ),
        _WAIVE,
        (
            Related(
                node_place(handbook, graph, before[0]),
                text(zh="前面的步骤在这里", en="the step before it is here"),
            ),
        ),
    )


def _only_actor(handbook: Handbook, graph: Graph, node: str) -> Key | None:
    """Return the role that alone does a step, None when it is none or not alone."""
    actors = graph.nodes[node].actors if node in graph.nodes else None
    if not isinstance(actors, tuple) or len(actors) != 1:
        return None
    found = handbook.resolve(
        actors[0],
        graph.key.organization,
        ("role", "department", "group", "party", "organization"),
    )
    return found[0] if len(found) == 1 and found[0].kind == "role" else None
