"""The legend under a chart: a small sample and its words for every mark that occurs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deskbook.charts.svg import number, text_block
from deskbook.charts.text import clean, measure

ROW = 24
_SAMPLE = 30


def legend(
    words: Mapping[str, str],
    samples: Mapping[str, str],
    occurring: Sequence[str],
    top: float,
    width: float,
) -> tuple[str, float]:
    """Return the markup of the legend and its height (0 when there is nothing to explain).

    `samples` holds a drawing 26 × 16 pixels, origin at its left top, for each key; keys without
    words in `words` are left out.
    """
    entries = [key for key in samples if key in occurring and words.get(key)]
    if not entries:
        return "", 0
    pieces: list[str] = []
    x, y = 6.0, top + 10
    for key in entries:
        label = clean(words[key])
        wide = _SAMPLE + measure(label) + 16
        if x > 6 and x + wide > width:
            x, y = 6.0, y + ROW
        pieces.append(
            f'<g transform="translate({number(x)} {number(y + 4)})">{samples[key]}</g>'
            + text_block(x + _SAMPLE + 2, y + 12, (label,), "legend-text", "start")
        )
        x += wide
    return f'<g class="legend" aria-hidden="true">{"".join(pieces)}</g>', y + ROW - top
