"""Where the boxes of an organization chart stand: frames packed into a fixed width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from deskbook.charts.org.blocks import Block
from deskbook.charts.records import Box
from deskbook.charts.text import LINE_HEIGHT, measure, wrap

WIDTH = 700
MOST_COLUMNS = 4
NARROWEST = 74
WIDEST = 148
GAP = 10
BRANCH_GAP = 24  # between rows that hang on lines
PADDING = 12
TRUNK = 7  # how far left of a grid the trunk of its lines runs
_TEXT_MARGIN = 10


@dataclass(frozen=True, slots=True)
class Placed:
    """A box or frame with its place; `lines` and `notes` are its wrapped texts."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    framed: bool = False
    head: bool = False

    @property
    def middle(self) -> float:
        """The horizontal centre."""
        return self.x + self.width / 2


@dataclass(slots=True)
class Plan:
    """Everything placed: frames (outer before inner), boxes, and the combs that connect them."""

    frames: list[Placed] = field(default_factory=list)
    boxes: list[Placed] = field(default_factory=list)
    combs: list[Comb] = field(default_factory=list)
    height: float = 0


@dataclass(frozen=True, slots=True)
class Comb:
    """The lines from one head to those below: per row, the height of the bus and the teeth.

    With a `detour` other boxes stand between the head and the first row; the lines pass them on
    the left, along the trunk.
    """

    top: tuple[float, float]
    trunk: float
    detour: bool
    rows: tuple[tuple[float, tuple[Tooth, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tooth:
    """One line's last piece: down from the bus to the top of a box."""

    x: float
    bottom: float
    source: str
    target: str
    inferred: bool
    label: str


def texts(box: Box, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the title and the note of a box wrapped for a box `width` pixels wide."""
    inner = width - _TEXT_MARGIN
    return wrap(box.title, inner, 4), wrap(box.note, inner, 3) if box.note else ()


def _box_height(box: Box, width: float) -> float:
    title, note = texts(box, width)
    return (len(title) + len(note)) * LINE_HEIGHT + 10


def _comfortable(boxes: Sequence[Box]) -> float:
    """Return the width at which the longest title takes two lines and every note one or two."""
    wanted = max(max(measure(box.title) / 2 + 6, measure(box.note) / 2) for box in boxes)
    return min(WIDEST, max(NARROWEST, 6 * ceil((wanted + _TEXT_MARGIN + 6) / 6)))


def _title_height(frame: Box, width: float) -> float:
    title, note = frame_texts(frame, width)
    return max(1, len(title) + len(note)) * LINE_HEIGHT + 12


def frame_texts(frame: Box, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a frame's title and note; short ones share a line (the note is then in the title)."""
    inner = width - 2 * PADDING
    if frame.note and measure(frame.title) * 1.1 + measure(frame.note) + 12 <= inner:
        return (frame.title,), ()
    return wrap(frame.title, inner / 1.1, 3), wrap(frame.note, inner, 3) if frame.note else ()


class Packer:
    """Packs blocks into a width; remembers the heights it has worked out."""

    def __init__(self) -> None:
        self._heights: dict[tuple[int, int], float] = {}
        self._naturals: dict[int, float] = {}
        self._least: dict[int, float] = {}

    def natural(self, block: Block) -> float:
        """Return the width beyond which a block gains nothing."""
        if id(block) not in self._naturals:
            width = 0.0
            if block.leaves:
                columns, leaf = self._grid(block.leaves, WIDTH)
                width = columns * (leaf + GAP) - GAP
            if block.head:
                width = max(width, _comfortable([block.head]))
            if block.blocks:
                across = sorted(self.natural(inner) for inner in block.blocks)[-3:]
                width = max(width, sum(across) + GAP * (len(across) - 1))
            if block.frame:
                title = measure(block.frame.title) * 1.1 + measure(block.frame.note) + 12
                width = max(width, min(title, 260.0)) + 2 * self.padding(block)
            self._naturals[id(block)] = width
        return self._naturals[id(block)]

    def least(self, block: Block) -> float:
        """Return the width below which a block cannot go."""
        if id(block) not in self._least:
            inner = max([NARROWEST + 0.0, *(self.least(each) for each in block.blocks)])
            self._least[id(block)] = inner + 2 * self.padding(block)
        return self._least[id(block)]

    @staticmethod
    def padding(block: Block) -> float:
        """Return the room left and right inside a block's border."""
        if block.frame is None:
            return TRUNK if len(block.leaves) + len(block.blocks) > 1 else 0
        return TRUNK if block.frame.kind == "organization" else PADDING

    def height(self, block: Block, width: float) -> float:
        """Return the height of a block `width` pixels wide."""
        key = (id(block), round(width))
        if key not in self._heights:
            self._heights[key] = self.place(block, 0, 0, width, None)
        return self._heights[key]

    def place(self, block: Block, x: float, y: float, width: float, plan: Plan | None) -> float:
        """Place a block at x, y (when there is a plan) and return its height."""
        padding = self.padding(block)
        inner = width - 2 * padding
        left = x + padding
        down = y
        at = len(plan.frames) if plan else 0
        if block.frame:
            down += _title_height(block.frame, width)
        top = (x + width / 2, down)
        if block.head:
            wide = min(inner, max(_comfortable([block.head]), 84))
            high = _box_height(block.head, wide)
            if plan:
                head_x = left + (inner - wide) / 2
                plan.boxes.append(_placed(block.head, head_x, down, wide, high, head=True))
            down += high
            top = (x + width / 2, down)
        rows: list[tuple[float, tuple[Tooth, ...]]] = []
        trunk = left + inner / 2
        if block.leaves:
            columns, leaf = self._grid(block.leaves, inner)
            grid_x = left + (inner - columns * (leaf + GAP) + GAP) / 2
            trunk = min(trunk, grid_x - TRUNK)
            for first in range(0, len(block.leaves), columns):
                row = block.leaves[first : first + columns]
                down = self._leaf_row(block, row, (grid_x, down, leaf), plan, rows)
        if block.blocks:
            columns, wide = self._columns(block.blocks, inner)
            for first in range(0, len(block.blocks), columns):
                cells = block.blocks[first : first + columns]
                wides = [min(wide, self.natural(each)) for each in cells]
                row_x = left + (inner - sum(wides) - GAP * (len(wides) - 1)) / 2
                trunk = min(trunk, row_x - TRUNK)
                down = self._block_row(block, cells, wides, (row_x, down), plan, rows)
        down += 0 if block.frame is None or block.frame.kind == "organization" else PADDING
        if plan:
            if rows:
                detour = rows[0][0] - top[1] > BRANCH_GAP
                plan.combs.append(Comb(top, max(trunk, x + 2), detour, tuple(rows)))
            if block.frame:
                lines, notes = frame_texts(block.frame, width)
                plan.frames.insert(
                    at, Placed(block.frame, x, y, width, down - y, lines, notes, framed=True)
                )
            plan.height = max(plan.height, down)
        return down - y

    def _leaf_row(
        self,
        block: Block,
        row: list[Box],
        place: tuple[float, float, float],
        plan: Plan | None,
        rows: list[tuple[float, tuple[Tooth, ...]]],
    ) -> float:
        x, down, wide = place
        hanging = block.head is not None and any(box.id in block.links for box in row)
        start = down + (BRANCH_GAP if hanging else GAP if block.head or rows or down else 0)
        high = max(_box_height(box, wide) for box in row)
        if plan:
            teeth = []
            for index, box in enumerate(row):
                placed = _placed(box, x + index * (wide + GAP), start, wide, high)
                plan.boxes.append(placed)
                teeth += _teeth(block, (box.id,), placed.middle, start)
            if teeth:
                rows.append((start - BRANCH_GAP / 2, tuple(teeth)))
        return start + high

    def _block_row(
        self,
        block: Block,
        cells: list[Block],
        wides: list[float],
        place: tuple[float, float],
        plan: Plan | None,
        rows: list[tuple[float, tuple[Tooth, ...]]],
    ) -> float:
        x, down = place
        hanging = any(name in block.links for cell in cells for name in cell.names())
        start = down + (BRANCH_GAP if hanging or block.leaves else GAP)
        high = max(self.height(cell, wide) for cell, wide in zip(cells, wides, strict=True))
        if plan:
            teeth = []
            for cell, wide in zip(cells, wides, strict=True):
                self.place(cell, x, start, wide, plan)
                teeth += _teeth(block, cell.names(), x + wide / 2, start)
                x += wide + GAP
            if teeth:
                rows.append((start - BRANCH_GAP / 2, tuple(teeth)))
            plan.height = max(plan.height, start + high)
        return start + high

    @staticmethod
    def _grid(leaves: Sequence[Box], inner: float) -> tuple[int, float]:
        """Return how many columns the leaves take, balanced, and how wide each is."""
        wanted = min(_comfortable(leaves), inner)
        most = min(MOST_COLUMNS, len(leaves), int((inner + GAP) // (NARROWEST + GAP)) or 1)
        fitting = min(most, int((inner + GAP) // (wanted + GAP)) or 1)
        # Narrower columns are worth it when they save a row.
        columns = most if ceil(len(leaves) / most) < ceil(len(leaves) / fitting) else fitting
        columns = ceil(len(leaves) / ceil(len(leaves) / columns))
        return columns, min(wanted, (inner + GAP) / columns - GAP)

    def _columns(self, blocks: Sequence[Block], inner: float) -> tuple[int, float]:
        """Return the number of columns that makes the blocks lowest, and the width of each."""
        best: tuple[float, int, float] | None = None
        for columns in range(1, min(MOST_COLUMNS, len(blocks)) + 1):
            wide = (inner + GAP) / columns - GAP
            if best and any(self.least(block) > wide for block in blocks):
                break
            total = 0.0
            for first in range(0, len(blocks), columns):
                row = blocks[first : first + columns]
                total += GAP + max(
                    self.height(block, min(wide, self.natural(block))) for block in row
                )
            if best is None or total < best[0] - 1:
                best = (total, columns, wide)
        assert best is not None
        return best[1], best[2]


def _placed(
    box: Box, x: float, y: float, width: float, height: float, *, head: bool = False
) -> Placed:
    return Placed(box, x, y, width, height, *texts(box, width), head=head)


def _teeth(block: Block, names: tuple[str, ...], x: float, bottom: float) -> list[Tooth]:
    for name in names:
        line = block.links.get(name)
        if line:
            return [Tooth(x, bottom, line.source, line.target, line.inferred, line.label)]
    return []
