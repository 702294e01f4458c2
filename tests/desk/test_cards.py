"""What the desk shows of entries."""

from __future__ import annotations

from tests.desk.conftest import MakeHandbook, card

ROLE = {"acme/roles/lead.yml": "name: 组长\nsummary: 带一个班。\nheadcount: 2\n"}


def solution(**more: str) -> dict[str, str]:
    lines = "".join(f"{name}: {value}\n" for name, value in more.items())
    return {"acme/solutions/late.yml": f"name: 晚到\n{lines}", **ROLE}


def test_what_is_said_and_done(make_handbook: MakeHandbook) -> None:
    handbook = make_handbook(
        solution(
            answer="{say: '**很抱歉**，马上查。', do: [{id: look, text: '找[](role:lead)。'}]}",
            limit="{within: 24h, certainty: inferred}",
            escalate="[{to: lead, when: 查不到}]",
            never_say="[不知道]",
            hand_over="[单号]",
            owner="lead",
            notes="[源文没有写]",
        )
    )
    found = card(handbook, "solution", "late")
    assert found["id"] == "acme/solution:late" and found["url"] == "acme/solutions/late.html"
    assert found["say"] == "很抱歉，马上查。"
    assert found["do"] == [{"id": "look", "text": "找组长。"}]
    assert found["limits"] == ["24 小时内"] and "no_promise" not in found
    assert found["escalate"] == [
        {"when": "查不到", "to": {"name": "组长", "url": "acme/roles/lead.html"}}
    ]
    assert found["never_say"] == ["不知道"] and found["hand_over"] == ["单号"]
    assert found["owner"] == "组长" and found["notes"] == ["源文没有写"]
    assert "ask_first" not in found and "tree" not in found  # nothing empty


def test_without_a_limit_none_may_be_promised(make_handbook: MakeHandbook) -> None:
    found = card(make_handbook(solution(limit="not_specified")), "solution", "late")
    assert found["no_promise"] is True and found["limits"] == ["源文未写"]
    assert found["say_label"] == "还没有写话术" and "say" not in found
    assert found["escalate"] == [{"to": {"name": "未填"}}]


def test_the_successor_is_the_first_that_is_still_in_use(make_handbook: MakeHandbook) -> None:
    files = {
        "acme/solutions/a.yml": "name: 甲\nreplaced_by: b\n",
        "acme/solutions/b.yml": "name: 乙\nconfidence: archived\nreplaced_by: c\n",
        "acme/solutions/c.yml": "name: 丙\nrelated: [a]\n",
        "acme/solutions/d.yml": "name: 丁\nreplaced_by: e\nstatus: retired\n",
        "acme/solutions/e.yml": "name: 戊\nreplaced_by: d\nstatus: retired\n",
    }
    handbook = make_handbook(files)
    following = {"id": "acme/solution:c", "title": "丙", "url": "acme/solutions/c.html"}
    assert card(handbook, "solution", "a")["successor"] == following
    assert card(handbook, "solution", "b")["successor"] == following
    last = card(handbook, "solution", "c")
    assert "successor" not in last
    assert [one["title"] for one in last["related"]] == [
        "甲"
    ]  # named there, not for being replaced
    assert "related" not in card(handbook, "solution", "e")
    assert "successor" not in card(handbook, "solution", "d")  # in a circle nothing takes its place


def test_other_kinds_show_the_key_facts_of_their_page(make_handbook: MakeHandbook) -> None:
    found = card(make_handbook(ROLE), "role", "lead")
    assert found["summary"] == "带一个班。"
    assert ["编制", "2 人"] in found["facts"]
