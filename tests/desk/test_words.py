"""Every word that the desk's scripts and page ask for is there, and none that nobody asks for."""

from __future__ import annotations

import re
from pathlib import Path

from deskbook.messages.desk import DESK, DESK_PAGE

ROOT = Path(__file__).parents[2] / "src/deskbook"
SCRIPTS = "\n".join(one.read_text("utf-8") for one in (ROOT / "web/desk").glob("*.js"))
PAGE = (ROOT / "desk/desk.html").read_text("utf-8")


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = set(re.findall(r'\b(?:t|of)\(\s*"(\w+)"', SCRIPTS))
    assert len(asked) > 50
    assert asked - set(DESK) == set()
    assert set(re.findall(r"\bt\.(\w+)", PAGE)) == set(DESK_PAGE)


def test_no_word_is_left_behind() -> None:
    # Some names are put together, or stand in a list: a part of the name has to stand there.
    whole = set(re.findall(r"\w+", SCRIPTS))
    begun = tuple(re.findall(r"`(\w+_)\$\{", SCRIPTS))
    ended = tuple(re.findall(r"`\$\{\w+\}(_\w+)`", SCRIPTS))
    left = {
        name
        for name in DESK
        if name not in whole and not name.startswith(begun) and not name.endswith(ended)
    }
    assert left == set()
