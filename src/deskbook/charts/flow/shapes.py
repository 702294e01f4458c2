"""How large each step is and which lines of text it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskbook.charts.records import FlowNode
from deskbook.charts.text import LINE_HEIGHT, clean, measure, wrap

ROOMY = 9  # Chinese characters in a line of a step
COMPACT = 7
_ICON = 16
_PARALLEL = 34


@dataclass(frozen=True, slots=True)
class Shape:
    """A step's size and its wrapped texts: who, what, and the badges (kind, lines)."""

    width: float
    height: float
    actors: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    badges: tuple[tuple[str, tuple[str, ...]], ...] = ()


def shape_of(node: FlowNode, characters: int, show_actors: bool = True) -> Shape:
    """Return the shape of a step whose lines hold about `characters` Chinese characters."""
    inner = characters * 12.0 + 2
    if node.kind == "parallel":
        title = wrap(node.title, inner, 2)
        beside = max((measure(line) + 8 for line in title), default=0)
        return Shape(_PARALLEL + 2 * beside, _PARALLEL, (), title)
    actors = _actors(node.actors, inner) if show_actors else ()
    title = wrap(node.title, inner - (14 if node.kind == "decision" else 0), 5)
    badges = tuple(
        (kind, wrap(text, inner - _ICON, 2))
        for kind, text in (("limit", node.limit), *(("form", form) for form in node.forms))
        if clean(text)
    )
    if node.kind == "decision":
        return _diamond(actors, title, badges)
    lines = len(actors) + len(title) + sum(len(lines) for _, lines in badges)
    wide = max(
        [48.0, *map(measure, (*actors, *title)), *(_badge_width(lines) for _, lines in badges)]
    )
    extra = 26 if node.kind in {"start", "end"} else 18
    if node.kind == "reference":
        wide, extra = max(map(measure, title), default=12.0), 14
    height = (
        lines * LINE_HEIGHT
        + (10 if node.kind == "reference" else 12)
        + (3 if actors else 0)
        + (3 if badges else 0)
    )
    return Shape(_even(wide + extra), height, actors, title, badges)


def stub_shape(text: str) -> Shape:
    """Return the shape of the small box an arrow ends in that leads nowhere known."""
    lines = wrap(text, 90, 2)
    return Shape(
        _even(max(map(measure, lines), default=24) + 14), len(lines) * LINE_HEIGHT + 6, (), lines
    )


def label_lines(label: str) -> tuple[str, ...]:
    """Return the wrapped label of an arrow."""
    return wrap(label, 8 * 12.0, 3)


def label_size(lines: Sequence[str]) -> tuple[float, float]:
    """Return width and height of an arrow's label with its background."""
    return max(map(measure, lines)) + 6, len(lines) * LINE_HEIGHT + 2


def _actors(actors: Sequence[str], inner: float) -> tuple[str, ...]:
    return wrap("、".join(actor for actor in map(clean, actors) if actor), inner, 3)


def _badge_width(lines: Sequence[str]) -> float:
    return max(map(measure, lines), default=0) + _ICON


def _diamond(
    actors: tuple[str, ...], title: tuple[str, ...], badges: tuple[tuple[str, tuple[str, ...]], ...]
) -> Shape:
    """Return a diamond in which every line fits at its own height."""
    widths = [*map(measure, (*actors, *title))]
    widths += [measure(line) + _ICON for _, lines in badges for line in lines]
    text_height = len(widths) * LINE_HEIGHT
    height = text_height * 1.75 + 16
    wide = 60.0
    for index, width in enumerate(widths):
        away = abs((index + 0.5) * LINE_HEIGHT - text_height / 2) + 7
        wide = max(wide, (width + 4) / (1 - away / (height / 2)))
    return Shape(_even(wide), height, actors, title, badges)


def _even(width: float) -> float:
    return 2 * round(width / 2 + 0.49)
