"""What can be wrong within one step of a guided flow: its answers and its wait."""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.messages import text
from deskbook.rules.trees.graph import Flow, node_label
from deskbook.rules.trees.problem import Problem


def answers(label: str, flow: Flow) -> Iterator[Problem]:
    """Yield equal answers to a question that lead to different steps."""
    for index, node in enumerate(flow.tree.nodes):
        first: dict[str, int] = {}
        for number, option in enumerate(node.options):
            earlier = first.setdefault("".join(option.label.split()).casefold(), number)
            if node.options[earlier].to != option.to:
                yield Problem(
                    ("nodes", index, "options", number, "label"),
                    text(
                        zh="引导问答“{label}”的“{step}”有两个相同的回答“{answer}”，"
                        "却去到不同的步骤。",
                        en="In the guided flow {label} the step {step} has the answer {answer}"
                        " twice, leading to different steps.",
                        label=label,
                        step=node_label(node),
                        answer=option.label,
                    ),
                    text(
                        zh="请把两个回答写得能区分开，或删去其中一个。",
                        en="Tell the two answers apart, or remove one of them.",
                    ),
                    (
                        (
                            ("nodes", index, "options", earlier, "label"),
                            text(zh="第一次写在这里", en="first written here"),
                        ),
                    ),
                )


def unclear(label: str, flow: Flow) -> Iterator[Problem]:
    """Yield answers marked as unclear beside another one: the key for them is the same."""
    for index, node in enumerate(flow.tree.nodes):
        marked = [number for number, option in enumerate(node.options) if option.unclear]
        for number in marked[1:]:
            yield Problem(
                ("nodes", index, "options", number, "unclear"),
                text(
                    zh="引导问答“{label}”的“{step}”有两个回答都写着 unclear: true：“{first}”和"
                    "“{answer}”。坐席按 0 键只能选其中一个。",
                    en="In the guided flow {label} the step {step} has two answers with unclear:"
                    " true, {first} and {answer}; the key 0 can only choose one.",
                    label=label,
                    step=node_label(node),
                    first=node.options[marked[0]].label,
                    answer=node.options[number].label,
                ),
                text(
                    zh="请只留在客户说不清楚时选的那一项，另一项去掉 unclear。",
                    en="Leave it at the answer of a caller who cannot tell, and remove it from the"
                    " other.",
                ),
                (
                    (
                        ("nodes", index, "options", marked[0], "unclear"),
                        text(zh="第一次写在这里", en="first written here"),
                    ),
                ),
            )


def waits(label: str, flow: Flow) -> Iterator[Problem]:
    """Yield what is to be said while the caller waits, at steps where nobody waits."""
    for index, node in enumerate(flow.tree.nodes):
        if node.meanwhile and node.wait in ("", "none"):
            yield Problem(
                ("nodes", index, "meanwhile"),
                text(
                    zh="引导问答“{label}”的“{step}”写了等的时候说什么，却没有写要等，这句话不会"
                    "显示。",
                    en="In the guided flow {label} the step {step} has a meanwhile but no wait, so"
                    " it is never shown.",
                    label=label,
                    step=node_label(node),
                ),
                text(
                    zh="请用 wait 写明等多久，例如 5m；不知道多久就写 not_specified。不用等的，"
                    "把这句话写进 text。",
                    en="Say with wait how long, such as 5m, or not_specified. Where nobody waits,"
                    " move the words to text.",
                ),
                mild=True,
            )
