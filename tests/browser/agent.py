"""An agent at the desk who has no mouse: what is typed, pressed, read and copied."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml
from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.conftest import ROOT

# A press of a button by a key is a click without a pointer: its count of clicks is 0.
NO_MOUSE = """
window.mouse = [];
for (const name of ["pointerdown", "mousedown", "touchstart"]) {
  addEventListener(name, () => window.mouse.push(name), { capture: true });
}
addEventListener("click", (event) => event.detail && window.mouse.push("click"), { capture: true });
"""


def written(path: str) -> dict[str, Any]:
    """A source file of the reference handbook, named without its ending."""
    found: dict[str, Any] = yaml.safe_load((ROOT / f"handbook/{path}.yml").read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Answer:
    """What the source says of a solution: `organization/solution` by their ids."""

    name: str
    source: dict[str, Any] = field(repr=False, compare=False)

    @property
    def id(self) -> str:
        return self.name.replace("/", "/solution:")

    @property
    def title(self) -> str:
        return str(self.source["name"])

    @property
    def say(self) -> str:
        return str(self.source["answer"]["say"])

    @property
    def category(self) -> str:
        """The name of what the queue of such calls stands for."""
        organization = self.name.split("/")[0]
        return str(written(f"{organization}/categories/{self.source['category']}")["name"])

    @property
    def note(self) -> list[str]:
        """The lines that its ticket note has in any case."""
        fields = [f"{one}：" for one in self.source["hand_over"]]
        return [f"问题：{self.title}（{self.id}）", f"答复：{self.say}", *fields]


def answer(name: str) -> Answer:
    """Return a solution as its source has it."""
    organization, solution = name.split("/")
    return Answer(name, written(f"{organization}/solutions/{solution}"))


class Agent:
    """Works on one page of the desk with the keyboard."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        context.add_init_script(NO_MOUSE)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.address = address
        self.input_method: CDPSession = context.new_cdp_session(self.page)

    def ring(self, **known: str) -> None:
        """A call comes in: the console opens the desk with what it knows of it."""
        self.page.goto(f"{self.address}desk/?{urlencode(known)}")
        self.wait("document.getElementById('reports').textContent !== ''")
        self.wait("document.activeElement.id === 'question'")

    def wait(self, expression: str, argument: object = None) -> None:
        self.page.wait_for_function(expression, arg=argument)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type, or have an input method put down what it has made of other keys."""
        self.page.keyboard.insert_text(text)

    def spell(self, letters: str) -> None:
        """Have an input method show letters that are no word yet; what is typed next ends that."""
        self.input_method.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )

    def press_while_composing(self, key: str) -> None:
        """Press a key that the input method takes, as browsers tell the page of it."""
        event = {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229, "code": key}
        self.input_method.send("Input.dispatchKeyEvent", event)
        composed = {"key": key, "keyCode": 229, "isComposing": True, "bubbles": True}
        dispatch = "(e) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', e))"
        self.page.evaluate(dispatch, composed)

    def row(self, wanted: Answer) -> int:
        """Wait until an answer stands in the list with its script; return its place."""
        readable = """([title, say]) => [...document.querySelectorAll("#results [role=option]")]
          .findIndex((one) => one.querySelector(".title").textContent === title
            && one.querySelector(".said").textContent === say) + 1"""
        found = self.page.wait_for_function(readable, arg=[wanted.title, wanted.say])
        return int(found.json_value())

    def choose(self, row: int) -> None:
        """Go to a row of the list, and open it."""
        self.press(*["ArrowDown"] * (row - 1))
        chosen = self.page.locator("#question").get_attribute("aria-activedescendant")
        assert chosen == f"result-{row}"
        self.press("Enter")

    def reads(self, wanted: Answer) -> None:
        """The card of an answer has the focus, and its script can be read as it stands."""
        self.wait("(title) => document.activeElement?.textContent === title", wanted.title)
        self.sees(wanted.say)

    def sees(self, script: str) -> None:
        """A script stands on the screen, whole, large enough and not covered."""
        place = self.page.locator(".script:visible")
        place.wait_for()
        assert place.inner_text() == script
        box, view = place.bounding_box(), self.page.viewport_size
        assert box is not None and view is not None
        assert box["y"] >= 0 and box["y"] + box["height"] <= view["height"], (
            "it must be scrolled to"
        )
        size = place.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
        assert size >= 18

    def find(self, text: str, wanted: Answer, *, at_most: int = 1) -> None:
        """Type, see the answer in the list, open it, read it."""
        self.type(text)
        row = self.row(wanted)
        assert row <= at_most, f"{wanted.id} stands at {row}"
        self.choose(row)
        self.reads(wanted)

    def copies(self, key: str) -> str:
        """Press a key that copies, and return what lies in the clipboard then."""
        self.page.evaluate("navigator.clipboard.writeText('nothing was copied')")
        self.press(key)
        self.page.wait_for_function(
            "navigator.clipboard.readText().then((text) => text !== 'nothing was copied')"
        )
        return str(self.page.evaluate("navigator.clipboard.readText()")).replace("\r\n", "\n")

    def goes_to(self, selector: str) -> None:
        """Reach something with the Tab key alone."""
        here = "(one) => document.activeElement?.matches(one)"
        for _ in range(60):
            if self.page.evaluate(here, selector):
                return
            self.press("Tab")
        raise AssertionError(f"no Tab leads to {selector}")

    def reports(self) -> list[dict[str, Any]]:
        """What the desk has kept for those who write the handbook."""
        stored = self.page.evaluate("localStorage.getItem('deskbook.desk.reports') ?? '[]'")
        found: list[dict[str, Any]] = json.loads(stored)
        return found

    def saves(self, button: str) -> str:
        """Press a button that has the focus and return the file that the browser gets."""
        self.goes_to(f"button:is({button})")
        with self.page.expect_download() as download:
            self.press("Enter")
        return Path(download.value.path()).read_text("utf-8-sig")

    def hangs_up(self, note: str, *, call: str, lines: list[str]) -> None:
        """The note says when and for whom the call was, and each of these lines, in this order."""
        first, second, *rest = note.split("\n")
        assert re.fullmatch(r"来电：\d\d-\d\d \d\d:\d\d（\d\d:\d\d）", first)
        assert second == f"来电信息：{call}"
        assert [line for line in rest if line in lines] == lines, note
        assert self.page.evaluate("window.mouse") == []
