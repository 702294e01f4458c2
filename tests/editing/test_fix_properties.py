"""Repairing slips never loses a letter, and comes to an end."""

from __future__ import annotations

import random
import re
from collections import Counter

from hypothesis import event, given
from hypothesis import strategies as st

from deskbook.editing import EditError
from deskbook.editing.fixing import choose, fixed
from deskbook.sources import parse
from tests.conftest import ROOT
from tests.editing.documents import texts
from tests.editing.test_properties import EXAMPLES

SOURCES = [
    path.read_text("utf-8")
    for path in sorted((ROOT / "src/deskbook/cli/starter/handbook").rglob("*.yml"))
]
SLIPS = [
    (": ", "："), (": ", ":"), (": ", "： "), (": ", ":\u00a0"), ("  ", "\t"), ("- ", "· "),
    ("- ", "-"), (", ", "，"), (", ", "、"), ("    ", "　　"), ("id", "i\u200bd"), ("。", ": 。"),
    ("name: ", "name: @"), ("text: ", "text: [客户](role:a) "), ("\n", "\r\n"), ("08", "8:"),
    ('"', ""), ("]", ""), ("- ", "1. "),
]  # fmt: skip


def repaired(text: str) -> tuple[str, int]:
    """Return the text after all repairs of what can be seen in it alone, and their number."""
    for rounds in range(100):
        _, findings = parse("a.yml", text.encode())
        chosen = choose(findings)
        if not chosen:
            return text, rounds
        after = fixed(text, chosen["a.yml"])
        if after == text:
            return text, rounds
        text = after
    raise AssertionError(f"no end: {text!r}")


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


def with_slips(seed: int) -> str:
    """Return a sound source with a few slips in it."""
    generator = random.Random(seed)
    text = generator.choice(SOURCES)
    for _ in range(generator.randint(1, 4)):
        right, wrong = generator.choice(SLIPS)
        places = [found.start() for found in re.finditer(re.escape(right), text)]
        if places:
            place = generator.choice(places)
            text = text[:place] + wrong + text[place + len(right) :]
    return text


@EXAMPLES
@given(st.integers(0, 2**63).map(with_slips))
def test_repairing_slips_keeps_every_letter(text: str) -> None:
    after, rounds = repaired(text)
    assert letters(after) == letters(text)
    event(f"{min(rounds, 3)} rounds")
    before = parse("a.yml", text.encode())[0]
    if before.readable and rounds:
        assert parse("a.yml", after.encode())[0].readable


@EXAMPLES
@given(texts)
def test_repairing_any_text_keeps_every_letter(text: str) -> None:
    try:
        after, _ = repaired(text.removeprefix("\ufeff"))
    except EditError as error:
        raise AssertionError(text) from error
    assert letters(after) == letters(text)
