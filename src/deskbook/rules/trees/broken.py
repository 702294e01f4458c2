"""引导问答走不通

## 检查什么
引导问答从第一步出发，每一步都要走得到，每条路都要有结果：
- `start`、选项的 `to` 和 `next` 写的，都是这个引导问答里某一步的编号；选项的 `to` 也可以写
  `not_specified`，表示原文没有写接下来怎么办；
- 没有走不到的步骤，也没有一直绕圈、出不来的地方；
- 不是结束的步骤，要么有选项，要么有 `next`，要么给出解决方案或转到别的引导问答；
- 同一步里，两个一样的回答不能通向不同的步骤；
- 同一步里，写 `unclear: true`（客户说不清，坐席按 0 键）的回答最多一个；
- 写了 `meanwhile`（等的时候说）的一步，也写 `wait`（等多久）；
- 结束的一步写明结果：`outcome`、`solution`，或者一句 `text`。

## 为什么重要
客服边通话边照着问。走到一半没有下一步，只好让客户干等；写好了却走不到的答案，等于没有写。

## 怎么改
按提示改正编号、补上选项或 `next`，删去多余的步骤。到此为止的一步改成 `kind: end`，写上
`outcome`。原文没有写去向的选项，写 `to: not_specified`。

----
A guided flow that cannot be walked through

## What it checks
From the first step of a guided flow every step can be reached, and every way has a result:
- `start`, the `to` of options and `next` are ids of steps of the same flow; the `to` of an option
  may also be `not_specified`, where the source leaves it open;
- there is no step that is never reached, and no loop without a way out;
- a step that is no end has options, a `next`, a solution or another flow to go to;
- two equal answers to the same question do not lead to different steps, and one at most has
  `unclear: true` (the caller cannot tell; key 0);
- a step with `meanwhile` has a `wait`;
- an end says what came out: `outcome`, `solution`, or a `text`.

## Why it matters
Agents follow the flow while the caller is on the line. Where it stops half-way the caller waits;
an answer that is written but never reached might as well not be there.

## How to fix it
Correct the id, add the option or `next`, remove what is not needed. Where the flow is over, make
the step `kind: end` with an `outcome`. Where the source does not say what follows an answer, write
`to: not_specified`.

----
## Bad
```yaml handbook/example/trees/no-power.yml
name: 不通电
nodes:
  - id: plug
    kind: ask
    text: 插头插好了吗？
    options:
      - {label: 没有, to: plug-in}
      - {label: 插好了, to: repair}
  - {id: plug-in, kind: do, text: 请客户插好插头。}
  - {id: repair, kind: end, outcome: 安排上门维修。}
```

## Good
```yaml handbook/example/trees/no-power.yml
name: 不通电
nodes:
  - id: plug
    kind: ask
    text: 插头插好了吗？
    options:
      - {label: 没有, to: plug-in}
      - {label: 插好了, to: repair}
  - {id: plug-in, kind: do, text: 请客户插好插头。, next: repair}
  - {id: repair, kind: end, outcome: 安排上门维修。}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Fix, Related, Severity
from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.model.knowledge import Tree
from deskbook.rules.lookup import whole
from deskbook.rules.suggestions import Index
from deskbook.rules.trees import problems
from deskbook.rules.trees.graph import Flow, known_flow, node_label

code = "SOL001"
name = "tree-broken"
severity = Severity.ERROR
profile = "basic"
fixable = True

_SHOWN = 12


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for each cause why a guided flow cannot be walked through.

    As this follows from its file alone, an unchanged file is not looked at again.
    """
    for tree in whole(handbook, Tree):
        memo = handbook.memo(tree.key)
        if __name__ not in memo:
            memo[__name__] = tuple(_look(handbook, tree))
        yield from memo[__name__]


def _look(handbook: Handbook, tree: Tree) -> Iterator[Diagnostic]:
    flow = known_flow(handbook, tree)
    if flow.unknown:
        # A wrong id also leaves steps unreached and ways open; that is not another mistake.
        yield from _unknown(handbook, flow)
        return
    for found in problems.problems(handbook, flow):
        weight = Severity.WARNING if found.mild else severity
        place = handbook.location(tree.key, found.path)
        related = tuple(
            Related(handbook.location(tree.key, path), message) for path, message in found.related
        )
        yield Diagnostic(code, weight, place, found.message, found.hint, related)


def _unknown(handbook: Handbook, flow: Flow) -> Iterator[Diagnostic]:
    steps = Index({name: (name, node.text) for name, node in flow.nodes.items()})
    for path, wrong in flow.unknown:
        place = handbook.location(flow.key, path)
        close = steps.close(wrong)
        shown = " / ".join(
            node_label(flow.nodes[name]) for name in close or tuple(flow.nodes)[:_SHOWN]
        )
        hint: Text
        if close:
            hint = text(zh="是不是想写{names}？", en="Did you mean {names}?", names=shown)
        elif shown:
            hint = text(zh="已有的步骤：{names}。", en="Its steps are {names}.", names=shown)
        else:
            hint = text(zh="请在 nodes 里写上这一步。", en="Add the step to nodes.")
        yield Diagnostic(
            code,
            severity,
            place,
            text(
                zh="引导问答“{label}”写着去到“{wrong}”，但它没有这个编号的步骤。",
                en='The guided flow {label} leads to "{wrong}", but none of its steps has that id.',
                label=handbook.label(flow.key),
                wrong=wrong,
            ),
            hint,
            fix=Fix(place, close[0]) if len(close) == 1 else None,
        )
