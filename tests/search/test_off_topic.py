"""What no handbook answers finds nothing or is called weak; what one answers is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskbook.search.engine import Engine, open_site

TODAY = "2026-01-15"
OFF_TOPIC = [
    line
    for line in (Path(__file__).parent / "off_topic.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def engine(reference_site: Path) -> Engine:
    return open_site(reference_site)


def test_questions_from_elsewhere_find_nothing_or_are_called_weak(engine: Engine) -> None:
    best = {text: engine.search(text, today=TODAY, limit=1) for text in OFF_TOPIC}
    nothing = [text for text, found in best.items() if not found]
    strong = [text for text, found in best.items() if found and not found[0].weak]
    assert len(OFF_TOPIC) > 100
    assert len(nothing) / len(OFF_TOPIC) > 0.3
    assert len(strong) / len(OFF_TOPIC) <= 0.1, strong


def test_the_handbook_s_own_questions_are_not_called_weak(engine: Engine) -> None:
    questions = [text for text in engine.index.questions if len(text) > 3]
    asked = questions[:: max(1, len(questions) // 200)]
    weak = [
        text
        for text in asked
        if not (found := engine.search(text, today=TODAY, limit=1, every=True)) or found[0].weak
    ]
    assert len(weak) / len(asked) < 0.02, weak
