"""The links in Markdown texts, with the exact place of every address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deskbook.sources.marks import Span

_CODE = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^ {0,3}(?P=fence)|\Z)", re.M | re.S)
_INLINE = re.compile(r"\]\(\s*<?(?P<address>[^\s()<>]+)")
_DEFINITION = re.compile(r"^[ \t]*\[[^\[\]\n]+\]:[ \t]*<?(?P<address>[^\s<>]+)", re.MULTILINE)


def addresses(text: str) -> Iterator[tuple[str, Span]]:
    """Yield every address a Markdown text links to and its offsets, but for those in code."""
    if "](" not in text and "]:" not in text:
        return
    without = _CODE.sub(_blanked, _FENCE.sub(_blanked, text))
    for pattern in (_INLINE, _DEFINITION):
        for found in pattern.finditer(without):
            yield found["address"], found.span("address")


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found[0])
