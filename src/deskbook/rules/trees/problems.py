"""What can be wrong with a guided flow whose steps all exist, each cause once."""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.messages import Text, text
from deskbook.model import Handbook
from deskbook.rules.trees.answers import answers, unclear, waits
from deskbook.rules.trees.graph import Flow, closes, node_label, place_of
from deskbook.rules.trees.problem import Problem


def problems(handbook: Handbook, flow: Flow) -> Iterator[Problem]:
    """Yield what is wrong with a guided flow, in no particular order."""
    label = handbook.label(flow.key)
    if not flow.nodes:
        yield Problem(
            ("name",),
            text(
                zh="引导问答“{label}”里一步也没有写。",
                en="The guided flow {label} has no steps.",
                label=label,
            ),
            text(zh="请在 nodes 里写上问题和步骤。", en="Write questions and steps in nodes."),
            mild=True,
        )
        return
    reached = flow.downstream((flow.start,))
    yield from _unreached(label, flow, reached)
    yield from _stuck(label, flow, reached)
    yield from answers(label, flow)
    yield from unclear(label, flow)
    yield from waits(label, flow)
    yield from _ends(label, flow)


def _unreached(label: str, flow: Flow, reached: set[str]) -> Iterator[Problem]:
    # A chain of steps is lost for want of one answer, so only its first step is reported.
    lost = [name for name in flow.nodes if name not in reached]
    heads = [name for name in lost if not flow.before(name)]
    explained = flow.downstream(heads)
    for name in lost:
        if name in heads or name not in explained:
            explained |= flow.downstream((name,))
            yield Problem(
                place_of(flow.tree, name),
                text(
                    zh="引导问答“{label}”里，没有一个回答能走到“{step}”这一步。",
                    en="In the guided flow {label} no answer leads to the step {step}.",
                    label=label,
                    step=node_label(flow.nodes[name]),
                ),
                text(
                    zh="请在前面的步骤里加一个去到 {id} 的选项或 next；多余的步骤请删去。",
                    en="Add an option or a next to {id} in the step before it, or remove the step.",
                    id=name,
                ),
            )


def _stuck(label: str, flow: Flow, reached: set[str]) -> Iterator[Problem]:
    finishing = flow.upstream(flow.ends)
    stuck = [name for name in flow.nodes if name in reached and name not in finishing]
    last = [name for name in stuck if not flow.after(name)]
    for name in last:
        yield Problem(
            place_of(flow.tree, name),
            text(
                zh="引导问答“{label}”走到“{step}”就没有下一步了，而它不是结束。",
                en="The guided flow {label} stops at the step {step}, which is no end.",
                label=label,
                step=node_label(flow.nodes[name]),
            ),
            _way_on(flow.nodes[name].kind),
        )
    caught = set(stuck) - flow.upstream(last)
    while caught:
        loop = _loop(flow, next(name for name in flow.nodes if name in caught))
        caught -= flow.upstream(loop)
        yield Problem(
            place_of(flow.tree, loop[0]),
            text(
                zh="引导问答“{label}”在这里一直绕圈，出不来：{chain}。",
                en="The guided flow {label} goes round here for ever: {chain}.",
                label=label,
                chain=" → ".join(node_label(flow.nodes[name]) for name in (*loop, loop[0])),
            ),
            text(
                zh="请给其中一步加一个能走到结束的选项，例如“还是不行”。",
                en='Give one of these steps an answer that leads to an end, such as "still not".',
            ),
        )


def _way_on(kind: str) -> Text:
    if kind in ("ask", "check", "input"):
        return text(
            zh="请写上 options（每个回答去到哪一步）或 next（下一步）；原文没有写去向的，"
            "选项写 to: not_specified。",
            en="Add options (where each answer leads) or next; where the source does not say, an"
            " option has to: not_specified.",
        )
    if kind == "sub":
        return text(
            zh="请用 tree 写明转到哪个引导问答。",
            en="Say with tree into which guided flow it leads.",
        )
    return text(
        zh="请写上 next（下一步）；到这里就结束的，请写明 solution（解决方案）或把 kind 改成 end。",
        en="Add next; if it is over here, name the solution or make it kind: end.",
    )


def _loop(flow: Flow, start: str) -> list[str]:
    """Return a loop reached from `start`, where every step has a next one, as the file orders."""
    line: dict[str, None] = {}
    name = start
    while name not in line:
        line[name] = None
        name = flow.after(name)[0]
    names = list(line)
    ring = names[names.index(name) :]
    first = ring.index(min(ring, key=list(flow.nodes).index))
    return ring[first:] + ring[:first]


def _ends(label: str, flow: Flow) -> Iterator[Problem]:
    for index, node in enumerate(flow.tree.nodes):
        where = {"label": label, "step": node_label(node)}
        if node.kind == "end" and not node.text and not closes(node):
            yield Problem(
                ("nodes", index, "id"),
                text(
                    zh="引导问答“{label}”的结束“{step}”没有写结果。",
                    en="The end {step} of the guided flow {label} does not say what came out.",
                    **where,
                ),
                text(
                    zh="请用 outcome 写一句结果，或用 solution 写上解决方案的编号。",
                    en="Say it in outcome, or name the solution.",
                ),
                mild=True,
            )
        elif node.kind == "end" and flow.after(node.id):
            yield Problem(
                ("nodes", index, "id"),
                text(
                    zh="引导问答“{label}”的“{step}”写着是结束，后面却还有下一步。",
                    en="The step {step} of the guided flow {label} is an end, but has a next step.",
                    **where,
                ),
                text(
                    zh="请删去它的 options 和 next，或把 kind 改成 do（操作）之类的步骤。",
                    en="Remove its options and next, or make it another kind, such as do.",
                ),
            )
