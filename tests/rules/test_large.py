"""Deep and wide handbooks: no recursion, no quadratic search."""

from __future__ import annotations

import time

from deskbook import rules

DEPTH = 1_200


def test_a_thousand_levels(project) -> None:
    files = {
        f"handbook/example/departments/d{number}.yml": f"name: 部门{number}\n"
        f"parent: {f'd{number - 1}' if number else 'organization'}\nheadcount: 1\n"
        for number in range(DEPTH)
    }
    files["handbook/example/procedures/long.yml"] = (
        "name: 长流程\nnodes:\n  - {id: start, kind: start, text: 开始}\n"
        + "".join(
            f"  - {{id: n{number}, kind: task, text: 第{number}步, actors: [agent]}}\n"
            for number in range(DEPTH)
        )
        + "  - {id: end, kind: end, text: 结束}\nedges:\n  - {from: start, to: n0}\n"
        + "".join(f"  - {{from: n{n}, to: n{n + 1}}}\n" for n in range(DEPTH - 1))
        + f"  - {{from: n{DEPTH - 1}, to: end}}\n"
    )
    assert project.lay(files).diagnose() == ()
    files["handbook/example/departments/d0.yml"] = f"name: 部门0\nparent: d{DEPTH - 1}\n"
    (found,) = project.lay(files).diagnose()
    assert found.code == "DEPT001" and len(found.related) == DEPTH - 1


def test_many_broken_references_are_explained_quickly(project) -> None:
    # Comparing each of them with each of the names would take minutes.
    count = 1_500
    files = {
        f"handbook/example/roles/customer-agent-{number}.yml": f"name: 客户坐席{number}\n"
        f"belongs_to: hotlin\nreports_to: {{line: customer-agnt-{number}}}\nheadcount: 1\n"
        for number in range(count)
    }
    handbook, _ = project.lay(files).load()
    start = time.perf_counter()
    found = rules.run(handbook)
    assert len(found) == 2 * count
    assert time.perf_counter() - start < 30
