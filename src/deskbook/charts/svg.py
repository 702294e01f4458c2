"""SVG markup: escaping, numbers, texts and the outer element, the same for every kind of chart."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from html import escape

from deskbook.charts.records import Svg
from deskbook.charts.text import ELLIPSIS, LINE_HEIGHT, clean

_PLAIN = re.compile("[^&<>\"']*").fullmatch
_LONGEST_NAME = 80
_LONGEST_TOOLTIP = 500

Point = tuple[float, float]

_SCHEME = re.compile(r"^[\s\x00-\x20]*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9-]")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\x9f]")


def number(value: float) -> str:
    """Return a coordinate with at most one decimal and no trailing zero."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def attribute(value: str) -> str:
    """Return `value` safe between double quotes and between tags."""
    text = clean(value)
    return text if _PLAIN(text) else escape(text, quote=True)


def identifier(chart: str, part: str) -> str:
    """Return an id unique to a part of a chart and legal in HTML, CSS and XML.

    Characters other than ASCII letters and digits become their code point, so that two different
    ids stay different; very long names are replaced by their hash.
    """
    return f"chart__{_name(chart)}__{_name(part)}"


def _name(name: str) -> str:
    if len(name) > _LONGEST_NAME:
        name = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return _NOT_IN_ID.sub(lambda match: f"_{ord(match[0]):x}_", name)


def safe_href(href: str | None) -> str | None:
    """Return `href`, or None when it is empty or would run something instead of leading on."""
    if not href:
        return None
    scheme = _SCHEME.match(_INVISIBLE.sub("", href))
    if scheme and scheme[1].lower() not in _ALLOWED_SCHEMES:
        return None
    return href


def text_block(
    x: float, middle: float, lines: Sequence[str], class_name: str = "", anchor: str = ""
) -> str:
    """Return the lines as `<text>` centred (or starting, anchor="start") at x, around `middle`."""
    first = middle - (len(lines) - 1) * LINE_HEIGHT / 2
    attributes = (f' class="{class_name}"' if class_name else "") + (
        f' text-anchor="{anchor}"' if anchor else ""
    )
    return "".join(
        f'<text x="{number(x)}" y="{number(first + index * LINE_HEIGHT)}"{attributes}>'
        f"{attribute(line)}</text>"
        for index, line in enumerate(lines)
    )


def rectangle(
    x: float, y: float, width: float, height: float, class_name: str, radius: float = 0
) -> str:
    """Return a `<rect>`; `radius` rounds its corners."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect class="{class_name}" x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}"{rounded}/>'
    )


def group(content: str, class_name: str, id_: str, tooltip: str, href: str | None) -> str:
    """Return `content` as a group with a tooltip, a link when `href` is a safe address.

    The older `xlink:href` is used because themes set the `href` of every element that has one,
    which a script cannot do with a link inside a picture.
    """
    if len(tooltip) > _LONGEST_TOOLTIP:
        tooltip = tooltip[:_LONGEST_TOOLTIP] + ELLIPSIS
    inner = f"<title>{attribute(tooltip)}</title>{content}"
    address = safe_href(href)
    if address is None:
        return f'<g id="{id_}" class="{class_name}">{inner}</g>'
    return f'<a id="{id_}" class="{class_name}" xlink:href="{attribute(address)}">{inner}</a>'


def rounded_path(points: Sequence[Point], radius: float = 6) -> str:
    """Return the `d` of a polyline whose corners are rounded off."""
    points = _without_repeats(points)
    pieces = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        start = _towards(corner, before, radius)
        end = _towards(corner, after, radius)
        pieces.append(
            f"L{number(start[0])} {number(start[1])}"
            f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}"
        )
    pieces.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(pieces)


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    """Drop points that repeat the one before or lie on a straight line between their neighbours."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1][0] - point[0]) < 0.05 and abs(kept[-1][1] - point[1]) < 0.05:
            continue
        if len(kept) > 1 and any(
            abs(kept[-2][axis] - kept[-1][axis]) < 0.05 and abs(kept[-1][axis] - point[axis]) < 0.05
            for axis in (0, 1)
        ):
            kept.pop()
        kept.append(point)
    return kept


def _towards(corner: Point, other: Point, radius: float) -> Point:
    length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    share = min(0.5, radius / length) if length else 0.0
    return (
        corner[0] + (other[0] - corner[0]) * share,
        corner[1] + (other[1] - corner[1]) * share,
    )


def document(
    chart: str,
    kind: str,
    title: str,
    description: str,
    size: tuple[float, float],
    content: Iterable[str],
    linked: bool,
) -> Svg:
    """Return the finished chart.

    A chart without links is one image to a screen reader. One with links is a group, for the links
    inside an image could not be reached.
    """
    width, height = round(size[0]), round(size[1])
    title_id, description_id = identifier(chart, "-title"), identifier(chart, "-description")
    labelled = title_id if not description else f"{title_id} {description_id}"
    described = (
        f'<desc id="{description_id}">{attribute(description)}</desc>' if description else ""
    )
    markup = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'class="deskbook-chart deskbook-chart-{kind}" '
        f'id="{identifier(chart, "-picture")}" role="{"group" if linked else "img"}" '
        f'aria-labelledby="{labelled}" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">'
        f'<title id="{title_id}">{attribute(title)}</title>{described}{"".join(content)}</svg>'
    )
    return Svg(chart, markup, width, height)
