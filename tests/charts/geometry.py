"""Reads the places of things back out of a drawing, to check what the eye would see."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from itertools import combinations, pairwise

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_COMMANDS = re.compile(r"([MLQHV])([^MLQHVZ]*)")


@dataclass(frozen=True)
class Area:
    """A rectangle and what it is."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area, tolerance: float = 0.15) -> bool:
        return (
            self.left < other.right - tolerance
            and other.left < self.right - tolerance
            and self.top < other.bottom - tolerance
            and other.top < self.bottom - tolerance
        )

    def contains(self, other: Area) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


class Drawing:
    """The boxes, frames, labels and lines of a chart."""

    def __init__(self, markup: str) -> None:
        self.root = ET.fromstring(markup)
        self.view = Area("view", *map(float, self.root.attrib["viewBox"].split()))
        self.boxes: list[Area] = []
        self.frames: list[Area] = []
        self.labels: list[Area] = []
        self.lines: list[list[tuple[float, float]]] = []
        for group in self.root.iter():
            names = group.get("class", "").split()
            if "item" in names:
                shape = next(
                    child for child in group if child.tag in {_SVG + "rect", _SVG + "path"}
                )
                kinds = shape.get("class", "").split()
                wide = {"frame", "banner"} & set(kinds)
                (self.frames if wide else self.boxes).append(_area(shape, group.get("id", "")))
            elif names and names[0] in {"label-group", "stub-group"}:
                self.labels.append(_area(group[0], "".join(group.itertext())))
        for path in self.root.iterfind(f"{_SVG}path"):
            names = path.get("class", "").split()
            if names[0] in {"arrow", "line"}:
                pieces = path.get("d", "").split("M")[1:]
                self.lines += [_corners(f"M{piece}") for piece in pieces]

    def overlapping(self) -> list[tuple[str, str]]:
        """Pairs of boxes or labels that lie on each other."""
        solid = [*self.boxes, *self.labels]
        return [(a.name, b.name) for a, b in combinations(solid, 2) if a.overlaps(b)]

    def outside(self) -> list[str]:
        """What is not wholly in the picture."""
        things = [*self.boxes, *self.frames, *self.labels]
        return [thing.name for thing in things if not self.view.contains(thing)]

    def crossed(self) -> list[str]:
        """Boxes that a line runs through."""
        found = []
        for line in self.lines:
            for start, end in pairwise(line):
                piece = Area(
                    "",
                    min(start[0], end[0]),
                    min(start[1], end[1]),
                    max(start[0], end[0]) + 0.4,
                    max(start[1], end[1]) + 0.4,
                )
                found += [box.name for box in self.boxes if _shrunk(box).overlaps(piece, 0)]
        return found


def _shrunk(box: Area) -> Area:
    return Area(box.name, box.left + 1.5, box.top + 1.5, box.right - 1.5, box.bottom - 1.5)


def _area(shape: ET.Element, name: str) -> Area:
    if shape.tag == _SVG + "rect":
        x, y, width, height = (float(shape.attrib[key]) for key in ("x", "y", "width", "height"))
        return Area(name, x, y, x + width, y + height)
    values = [float(value) for value in _NUMBERS.findall(shape.attrib["d"])]
    return Area(name, min(values[::2]), min(values[1::2]), max(values[::2]), max(values[1::2]))


def _corners(path: str) -> list[tuple[float, float]]:
    """The corners of a line, before they were rounded off."""
    points: list[tuple[float, float]] = []
    for command, words in _COMMANDS.findall(path):
        values = [float(value) for value in _NUMBERS.findall(words)]
        if command == "H":
            points.append((values[0], points[-1][1]))
        elif command == "V":
            points.append((points[-1][0], values[0]))
        else:
            points.append((values[0], values[1]))
        if command == "Q":
            points.append((values[2], values[3]))
    return points
