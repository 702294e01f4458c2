"""What must hold for every text: canonical form changes nothing but the layout.

DESKBOOK_EXAMPLES sets how many texts are tried.
"""

from __future__ import annotations

import os
import re
from collections import Counter

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from deskbook.diagnostics import Severity
from deskbook.editing.canonical import canonical, format_source, same
from deskbook.editing.tree import NotPlainError
from deskbook.sources import parse
from tests.editing.documents import texts

EXAMPLES = settings(
    max_examples=int(os.environ.get("DESKBOOK_EXAMPLES", "300")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
KINDS = st.sampled_from(["", "role", "procedure", "solution", "policy", "glossary"])


@EXAMPLES
@given(texts, KINDS)
def test_formatting_keeps_data_and_comments_and_is_done_after_once(text: str, kind: str) -> None:
    content = text.encode()
    source, findings = parse("a.yml", content)
    result = format_source("a.yml", content, kind)
    if any(one.severity is Severity.ERROR for one in findings):
        event("errors")
        assert result.content == content and not result.changed
        return
    event("left alone" if result.refusal else "changed" if result.changed else "canonical")
    after, _ = parse("a.yml", result.content)
    assert same(source.data, after.data)
    again = format_source("a.yml", result.content, kind)
    assert not again.changed and again.content == result.content
    if result.refusal is None:
        written = result.content.decode()
        assert "\r" not in written and "\ufeff" not in written
        assert not written or (written.endswith("\n") and not written.startswith("\n"))
        if "\\" not in text:
            assert signs(text) == signs(written)


def signs(text: str) -> Counter[str]:
    """Every letter that is no layout: what texts and comments are made of."""
    layout = re.compile(r"\bnull\b|(?<=[|>])[+-]?[0-9]")
    return Counter(re.findall(r"[\w，。：；（）“”]", layout.sub("", text)))


@EXAMPLES
@given(texts, KINDS)
def test_the_formatter_knows_its_way_with_nearly_every_text(text: str, kind: str) -> None:
    """Not the proof behind it, but the formatter itself gets it right."""
    source, findings = parse("a.yml", text.encode())
    if any(one.severity is Severity.ERROR for one in findings):
        return
    try:
        written = canonical(text, kind)
    except NotPlainError:
        event("not plain")
        return
    assert same(source.data, parse("a.yml", written.encode())[0].data), written
    assert canonical(written, kind) == written
