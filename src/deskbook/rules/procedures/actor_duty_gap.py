"""职责和流程对不上

## 检查什么
职责的 `procedures` 写明按哪个流程做，流程的步骤写明由谁做，两边要对得上：

- 职责引用了一个流程，流程里就要有这个岗位（或者它所在的部门、小组）做的步骤；引用了某一步的，那
  一步就要由它来做；
- 岗位的职责写明了所属流程，它在另一个流程里也有步骤，那个流程也要写进某一条职责（这一种只作提示）。

流程里有步骤写 `not_specified`，或者由“员工”“相关部门”这样的统称来做，就看不出有没有这个岗位，不
报告。流程的 `owner`，以及升级、时限、说明里提到的岗位也算在流程里。

## 为什么重要
新人照着职责去看流程，却找不到自己要做的步骤；或者流程派了活，职责里没有，培训时就会漏掉。

## 怎么改
核对原文：步骤的 `actors` 漏了这个岗位就补上，职责引错了流程就改正，职责漏写流程就在那一条加上
`procedures`。

----
Duties and procedures that do not agree

## What it checks
The `procedures` of a duty say by which procedure it is done, the steps of a procedure say who does
them, and the two have to agree:

- where a duty cites a procedure, its role (or the department or group it belongs to) has a step
  there; where it cites a step, that step is its own;
- where the duties of a role name procedures and the role has steps in yet another one, a duty names
  that one too (this is only a remark).

Where a step says `not_specified`, or is done by a collective such as all staff, nobody can tell
whether the role is among them, and nothing is reported. The `owner` of the procedure and whoever is
named by an escalation, a limit or a text belong to it too.

## Why it matters
A newcomer goes from a duty to the procedure and finds no step to do; or a procedure hands out work
that no duty mentions, and training leaves it out.

## How to fix it
Look at the source: add the role to the `actors` of the step, correct the procedure the duty cites,
or add `procedures` to the duty that lacks it.

----
## Bad
```yaml handbook/example/roles/manager.yml
name: 客服经理
belongs_to: service
reports_to: {line: none}
headcount: 1
duties:
  - {id: settle, text: 处理投诉, procedures: [complaint#repair]}
```

## Good
```yaml handbook/example/roles/supervisor.yml
name: 热线主管
belongs_to: hotline
reports_to: {line: manager}
headcount: 1
duties:
  - {id: settle, text: 处理投诉, procedures: [complaint#repair]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key, listed
from deskbook.model.organization import Role
from deskbook.model.references import Reference
from deskbook.model.work import Node, Procedure
from deskbook.rules.lookup import kind_name, named, whole
from deskbook.rules.procedures.graph import node_label
from deskbook.rules.procedures.involved import Involved, actors_of, belongs, involved_in

code = "PROC009"
name = "actor-duty-gap"
severity = Severity.WARNING
profile = "standard"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every duty that cites a procedure without a step of its holder, and
    for every role whose duties leave out a procedure it acts in."""
    for procedure in whole(handbook, Procedure):
        citing = [
            one
            for one in handbook.incoming(procedure.key)
            if len(one.path) == 4
            and one.path[2] == "procedures"
            and one.source.kind in ("role", "department", "group", "party")
            and handbook.is_whole(one.source)
        ]
        if not citing:
            continue
        involved = involved_in(handbook, procedure)
        for reference in citing:
            yield from _duty(handbook, procedure, involved, reference)
    for role in whole(handbook, Role):
        if any(getattr(duty, "procedures", ()) for duty in listed(role.duties)):
            yield from _unmentioned(handbook, role)


def _duty(
    handbook: Handbook, procedure: Procedure, involved: Involved, reference: Reference
) -> Iterator[Diagnostic]:
    holder = reference.source
    nodes = {node.id: node for node in procedure.nodes}
    step = nodes.get(reference.part)
    if step is not None and step.kind not in ("start", "end"):
        actors = actors_of(handbook, procedure, step)
        if actors and not actors.open and not belongs(handbook, holder, actors.keys):
            yield _another_step(handbook, procedure, step, reference, actors.keys)
    elif not involved.open and not belongs(handbook, holder, involved.keys):
        yield Diagnostic(
            code,
            severity,
            handbook.location(holder, reference.path),
            text(
                zh="{kind}“{label}”的职责引用了流程“{procedure}”，但流程里没有它要做的步骤。",
                en="A duty of the {kind} {label} cites the procedure {procedure}, which has no step"
                " for it.",
                kind=kind_name(holder.kind),
                label=handbook.label(holder),
                procedure=handbook.label(procedure.key),
            ),
            text(
                zh="请核对：引用错了就改成别的流程；流程漏写了的，在它做的那一步的 actors 里加上"
                "“{id}”；它只是负责监督的，写成流程的 owner。",
                en="Correct the procedure it cites. If the procedure leaves it out, add {id} to"
                " the actors of the step it does; if it only supervises, make it the owner.",
                id=holder.id,
            ),
            (
                Related(
                    handbook.location(procedure.key, ("nodes",), key_only=True),
                    text(zh="流程的步骤在这里", en="the steps of the procedure are here"),
                ),
            ),
        )


def _another_step(
    handbook: Handbook,
    procedure: Procedure,
    step: Node,
    reference: Reference,
    actors: tuple[Key, ...],
) -> Diagnostic:
    holder = reference.source
    position = [node.id for node in procedure.nodes].index(step.id)
    return Diagnostic(
        code,
        severity,
        handbook.location(holder, reference.path),
        text(
            zh="{kind}“{label}”的职责引用了流程“{procedure}”的步骤“{step}”，但那一步由{actors}来做。",
            en="A duty of the {kind} {label} cites the step {step} of the procedure {procedure},"
            " which is done by {actors}.",
            kind=kind_name(holder.kind),
            label=handbook.label(holder),
            procedure=handbook.label(procedure.key),
            step=node_label(step),
            actors=named(handbook, actors),
        ),
        text(
            zh="请核对：引用错了就改成它做的那一步；那一步也由它做的，在 actors 里加上“{id}”。",
            en="Cite the step it does; if it does this one too, add {id} to its actors.",
            id=holder.id,
        ),
        (
            Related(
                handbook.location(procedure.key, ("nodes", position, "actors")),
                text(zh="由谁做写在这里", en="who does it is written here"),
            ),
        ),
    )


def _unmentioned(handbook: Handbook, role: Role) -> Iterator[Diagnostic]:
    known = {reference.target for reference in handbook.outgoing(role.key)}
    known.update(link.target for link in handbook.text_links(role.key))
    steps: dict[Key, Reference] = {}
    for one in handbook.incoming(role.key):
        if one.source.kind == "procedure" and one.path[0] == "nodes" and "actors" in one.path:
            steps.setdefault(one.source, one)
    for procedure, step in steps.items():
        entity = handbook.get(procedure)
        if (
            procedure in known
            or not isinstance(entity, Procedure)
            or entity.status == "retired"
            or any(link.target == procedure for link in _of_departments(handbook, role))
        ):
            continue
        yield Diagnostic(
            code,
            Severity.INFO,
            handbook.location(role.key, ("duties",), key_only=True),
            text(
                zh="岗位“{label}”在流程“{procedure}”里有步骤，但它的职责没有提到这个流程。",
                en="The role {label} has a step in the procedure {procedure}, but its duties do not"
                " mention it.",
                label=handbook.label(role.key),
                procedure=handbook.label(procedure),
            ),
            text(
                zh="如果哪一条职责就是按这个流程做的，请在那一条加上 procedures: [{id}]。",
                en="If one of its duties is done by this procedure, add procedures: [{id}] to it.",
                id=procedure.id,
            ),
            (
                Related(
                    handbook.location(procedure, step.path),
                    text(zh="它的步骤在这里", en="its step is here"),
                ),
            ),
        )


def _of_departments(handbook: Handbook, role: Role) -> Iterator[Reference]:
    """Yield what the place of a role refers to."""
    for reference in handbook.outgoing(role.key):
        if reference.field == "belongs_to" and reference.target is not None:
            yield from handbook.outgoing(reference.target)
