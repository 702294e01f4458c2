"""What an agent does in a call, from the answer to the copied ticket note."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.browser.agent import Agent, Answer, answer, written

WAITING = str(written("handbook")["desk"]["waiting_line"])


@dataclass(frozen=True)
class Call:
    """A call; `right` is the answer, `organization/solution`, "" where the handbook has none."""

    name: str
    typed: str
    right: str
    play: Callable[[Agent, Call], None]
    known: dict[str, str] = field(default_factory=dict)
    keeps_offline: bool = False

    @property
    def answer(self) -> Answer:
        return answer(self.right)

    def known_as(self, *more: str) -> str:
        """How the note names the call: by the names that the handbook has for its parts."""
        house = self.known.get("organization")
        named = [str(written(f"{house}/organization")["name"])] if house else []
        queue = [self.answer.category] if self.known.get("queue") else []
        given = [self.known[one] for one in ("product", "channel") if one in self.known]
        return " · ".join([*named, *queue, *given, *more])


def plain(agent: Agent, call: Call) -> None:
    """The first answer is the right one: read it, copy it, take the note along."""
    agent.find(call.typed, call.answer)
    assert agent.copies("c") == call.answer.say
    agent.hangs_up(agent.copies("x"), call=call.known_as(), lines=call.answer.note)


def code_from_the_console(agent: Agent, call: Call) -> None:
    """The console knows the code that the caller has keyed in: the answer is there at once."""
    row = agent.row(call.answer)
    assert row == 1
    agent.choose(row)
    agent.reads(call.answer)
    link = agent.copies("Shift+C")
    assert link.startswith(agent.address) and call.right.split("/")[1] in link
    code = call.known["code"]
    agent.hangs_up(agent.copies("x"), call=call.known_as(code), lines=call.answer.note)


def by_pinyin(agent: Agent, call: Call) -> None:
    """The letters of an input method find the answer; its keys do nothing on the desk."""
    page, syllables = agent.page, call.typed.split("'")
    for count in range(len(syllables)):
        agent.spell("'".join(syllables[: count + 1]))
        page.wait_for_timeout(100)
        assert "没有" not in page.locator("#count").inner_text(), "a beginning is no question"
    assert agent.row(call.answer) == 1
    address = page.url
    for key in ("Enter", "Digit1", "Escape", "ArrowDown"):
        agent.press_while_composing(key)
    page.wait_for_timeout(200)
    assert page.url == address
    assert page.evaluate("document.body.dataset.view") == "results"
    assert page.locator("#result-1").get_attribute("aria-selected") == "true"
    agent.type("电梯坏了")
    agent.wait("document.getElementById('question').value === '电梯坏了'")
    assert agent.row(call.answer) == 1
    agent.choose(1)
    agent.reads(call.answer)
    agent.hangs_up(agent.copies("x"), call=call.known_as(), lines=call.answer.note)


def first_is_wrong(agent: Agent, call: Call) -> None:
    """The first row is for another house: back, on to the next one, pin it, come back to it."""
    right = call.answer
    agent.type(call.typed)
    row = agent.row(right)
    assert row > 1, "the first answer was to be a wrong one"
    wrong = agent.page.locator("#result-1 .title").inner_text()
    agent.choose(1)
    agent.wait("(title) => document.activeElement?.textContent === title", wrong)
    agent.press("Escape")
    agent.wait("document.activeElement.id === 'question'")
    assert agent.row(right) == row, "the results stay"
    agent.choose(row)
    agent.reads(right)
    agent.press("p")
    agent.page.wait_for_selector(".strip_pinned button")
    agent.press("Alt+ArrowLeft")
    agent.wait("(title) => document.activeElement?.textContent === title", wrong)
    agent.goes_to(".strip_pinned button")
    agent.press("Enter")
    agent.reads(right)
    opened = [(one["opened"], one["picked_rank"]) for one in agent.reports()]
    assert opened[-1] == (right.id, row) and opened[0][1] == 1
    agent.hangs_up(agent.copies("x"), call=call.known_as(), lines=right.note)


def no_answer(agent: Agent, call: Call) -> None:
    """Nothing answers: put the caller off, record the gap, take the gaps along, not the caller."""
    agent.type(call.typed)
    agent.wait("document.getElementById('count').textContent.includes('没有很贴近')")
    agent.press("Alt+n")
    agent.page.wait_for_selector("#banner.amber")
    agent.sees(WAITING)
    assert agent.copies("c") == WAITING
    note = agent.copies("x")
    agent.hangs_up(note, call=call.known_as(), lines=["答复：没有答案"])
    [gap] = [one for one in agent.reports() if one["kind"] == "gap"]
    asked = gap["q_normalised"]
    assert asked.startswith("想给你们投简历") and f"问题：{asked}" in note
    agent.goes_to("#reports")
    agent.press("Enter")
    for kind in (":nth-child(1)", ":nth-child(2)"):
        file = agent.saves(f".choices {kind}")
        assert asked in file and call.known["channel"] in file
        assert not any(private in file for private in ("13912345678", "zhang", "京A"))
    assert json.loads(agent.page.evaluate("localStorage.getItem('deskbook.desk.reports')"))
    agent.press("Escape")


def flow_with_escalation(agent: Agent, call: Call) -> None:
    """A complaint is taken in step by step; danger comes to light, and a superior takes over."""
    page, tree = agent.page, written("ev-complaint-accountability/trees/complaint-intake")
    steps = {one["id"]: one for one in tree["nodes"]}
    where = page.locator(".db-walk-text")

    def at(step: str) -> None:
        agent.wait(
            "(text) => document.querySelector('.db-walk-text')?.textContent.startsWith(text)",
            str(steps[step].get("text") or steps[step]["outcome"]).split("[")[0],
        )

    agent.type(call.typed)
    agent.wait(
        "(name) => document.querySelector('#result-1 .title')?.textContent === name", tree["name"]
    )
    agent.press("Enter")
    agent.wait("(name) => document.activeElement?.textContent === name", tree["name"])
    agent.press("t")
    at("who")
    agent.press("2")
    at("employee-appeal")
    agent.press("Backspace")
    at("who")
    agent.press("1")
    at("danger")
    agent.press("0")
    at("danger-check")
    agent.press("Backspace")
    at("danger")
    assert "path=who.1%2Cdanger" in page.url
    agent.press("0")
    at("danger-check")
    agent.press("1")
    at("emergency-first")
    agent.press("Enter")
    at("emergency-register")
    agent.goes_to(".db-walk-field textarea")
    agent.type("充电时电池冒烟，人没事")
    agent.press("Enter")
    at("emergency")
    assert where.count() == 1
    agent.sees(call.answer.say)
    assert agent.copies("c") == call.answer.say
    agent.press("e")
    page.wait_for_selector("dialog[open]")
    [taker] = call.answer.source["escalate"]
    handed = page.locator("dialog").inner_text()
    assert taker["when"] in handed and call.answer.title in handed
    agent.goes_to("dialog button:not(.closing button)")
    told = agent.copies("Enter")
    assert f"- {taker['when']} → " in told and f"{call.answer.source['hand_over'][0]}：" in told
    page.wait_for_selector("dialog[open]", state="hidden")
    walked = [
        f"《{tree['name']}》",
        f"1. {steps['who']['text']} → 客户",
        f"2. {steps['danger']['text']} → 说不清楚",
        f"3. {steps['danger-check']['text']} → 有其中一样",
        f"4. {steps['emergency-first']['text']}",
    ]
    about, *fields = call.answer.note[0], *call.answer.note[1:]
    lines = [about, fields[0], *walked, *fields[1:]]
    note = agent.copies("x")
    assert "：充电时电池冒烟，人没事\n结果：" in note
    agent.hangs_up(note, call=call.known_as(), lines=lines)
    agent.goes_to(".db-walk-copy")
    assert agent.copies("Enter").split("\n")[1:] == note.split("\n")[1:]
    agent.press("Backspace")
    at("emergency-register")
    agent.press("1")
    at("emergency")
    agent.press("Enter")
    agent.reads(call.answer)
    agent.hangs_up(agent.copies("x"), call=call.known_as(), lines=lines)


def without_a_network(agent: Agent, call: Call) -> None:
    """The network goes after the first load; the next call is answered from what is kept."""
    page = agent.page
    agent.wait("async () => !!(await navigator.serviceWorker.ready)")
    agent.wait("() => !!navigator.serviceWorker.controller")
    kept = """async () => {
      for (const name of await caches.keys()) {
        const all = await (await caches.open(name)).keys();
        if (all.some((one) => one.url.includes("search/cards-"))) return true;
      }
      return false;
    }"""
    page.wait_for_function(kept)
    page.context.set_offline(True)
    page.reload()
    agent.wait("document.getElementById('reports').textContent !== ''")
    page.wait_for_selector("#mark.amber")
    assert "离线" in page.locator("#mark").inner_text()
    agent.find(call.typed, call.answer)
    assert agent.copies("c") == call.answer.say
    agent.hangs_up(agent.copies("x"), call=call.known_as(), lines=call.answer.note)
