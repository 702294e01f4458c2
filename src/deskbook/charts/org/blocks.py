"""From boxes and lines to nested blocks: what stands inside what, and under whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from deskbook.charts.records import Box, ChartError, Line, OrgChart

MOST_BOXES = 600
MOST_LINES = 1200
DEEPEST = 12

_FRAMES = frozenset({"organization", "department", "group"})


@dataclass(slots=True, eq=False)
class Block:
    """A department's frame, or a post with those who report to it.

    `frame` is the box whose title stands on the frame (None: no frame), `head` the box at the top,
    `leaves` the boxes in the grid below, `blocks` what follows below the grid. `links` holds the
    line that leads from the head to a leaf or block, by the id of the box it ends at; a line to a
    frame may stand for lines to all posts in it (`stands_for`).
    """

    frame: Box | None
    head: Box | None
    leaves: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: dict[str, Line] = field(default_factory=dict)
    stands_for: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return the ids a line to this block may end at."""
        return (*(box.id for box in (self.frame, self.head) if box), *self.stands_for)


def build(chart: OrgChart) -> tuple[list[Block], list[Box], list[Line]]:
    """Return the top blocks, the boxes that stand alone, and the lines the blocks do not show.

    Raises ChartError when the chart is too large or contradicts itself.
    """
    boxes = _checked(chart)
    members: dict[str | None, list[Box]] = defaultdict(list)
    for box in chart.boxes:
        members[box.parent].append(box)
    builder = _Builder(boxes, members, list(chart.lines))
    tops = [box for box in chart.boxes if box.parent is None]
    blocks, leaves = builder.inside(tops, None, 1)
    return blocks, leaves, [line for line in chart.lines if id(line) not in builder.shown]


def _checked(chart: OrgChart) -> dict[str, Box]:
    counts = (
        ("boxes", len(chart.boxes), MOST_BOXES),
        ("lines", len(chart.lines), MOST_LINES),
    )
    for name, count, most in counts:
        if count > most:
            raise ChartError(
                "too_large", f"{count} {name}, limit {most}", ((name, count), ("limit", most))
            )
    boxes = {box.id: box for box in chart.boxes}
    if not boxes:
        raise ChartError("broken", "no boxes")
    if len(boxes) != len(chart.boxes):
        counted = Counter(box.id for box in chart.boxes)
        twice = [name for name, count in counted.items() if count > 1]
        raise ChartError("broken", f"box ids given twice: {', '.join(twice)}")
    unknown = {box.parent for box in chart.boxes if box.parent} - boxes.keys()
    unknown |= {end for line in chart.lines for end in (line.source, line.target)} - boxes.keys()
    if unknown:
        raise ChartError("broken", f"unknown boxes: {', '.join(sorted(unknown))}")
    _check_depth(boxes)
    return boxes


def _check_depth(boxes: dict[str, Box]) -> None:
    depths: dict[str, int] = {}
    for box in boxes.values():
        path: list[str] = []
        on_path: set[str] = set()
        current: str | None = box.id
        while current is not None and current not in depths:
            if current in on_path:
                raise ChartError("broken", f"boxes inside each other: {', '.join(path)}")
            path.append(current)
            on_path.add(current)
            current = boxes[current].parent
        depth = depths[current] if current is not None else 0
        for name in reversed(path):
            depth += 1
            depths[name] = depth
    deepest = max(depths.values())
    if deepest > DEEPEST:
        raise ChartError(
            "too_large",
            f"{deepest} levels, limit {DEEPEST}",
            (("levels", deepest), ("limit", DEEPEST)),
        )


class _Builder:
    def __init__(
        self, boxes: dict[str, Box], members: dict[str | None, list[Box]], lines: list[Line]
    ) -> None:
        self.boxes = boxes
        self.members = members
        self.lines_to: dict[str, list[Line]] = defaultdict(list)
        self.shown: set[int] = set()
        for line in lines:
            if line.kind == "solid":
                self.lines_to[line.target].append(line)
            if self.boxes[line.target].parent == line.source and not line.label:
                self.shown.add(id(line))  # the frame round the box already says it

    def inside(
        self, members: list[Box], head: Box | None, depth: int
    ) -> tuple[list[Block], list[Box]]:
        """Return the blocks and lone boxes the members of one frame (without its head) make."""
        posts = [box for box in members if not self._is_frame(box)]
        superior = self._superiors(posts, head)
        below: dict[str, list[Box]] = defaultdict(list)
        for post in posts:
            if post.id in superior:
                below[superior[post.id]].append(post)
        blocks: list[Block] = []
        leaves: list[Box] = []
        for post in posts:
            if post.id in superior and (head is None or superior[post.id] != head.id):
                continue
            if below[post.id]:
                blocks.append(self._chain(post, below, depth + 1))
            else:
                leaves.append(post)
        leaves.sort(key=lambda box: box.kind in _FRAMES)  # empty departments after the posts
        blocks += [self.frame(box, depth) for box in members if self._is_frame(box)]
        return blocks, leaves

    def frame(self, box: Box, depth: int) -> Block:
        """Return the block of one department, group or organization."""
        members = self.members[box.id]
        head = next((member for member in members if member.head), None)
        rest = [member for member in members if member is not head]
        block = Block(box, head)
        block.blocks, block.leaves = self.inside(rest, head, depth + 1)
        self._link(block)
        return block

    def _is_frame(self, box: Box) -> bool:
        return box.kind in _FRAMES and bool(self.members.get(box.id))

    def _superiors(self, posts: list[Box], head: Box | None) -> dict[str, str]:
        """Map each post to its superior in the same frame; loops of superiors are left out."""
        here = {post.id for post in posts} | ({head.id} if head else set())
        superior: dict[str, str] = {}
        for post in posts:
            for line in self.lines_to[post.id]:
                if line.source in here and line.source != post.id:
                    above: str | None = line.source
                    while above is not None and above != post.id:
                        above = superior.get(above)
                    if above is None:
                        superior[post.id] = line.source
                        break
        return superior

    def _chain(self, post: Box, below: dict[str, list[Box]], depth: int) -> Block:
        if depth > DEEPEST:
            raise ChartError(
                "too_large",
                f"more than {DEEPEST} levels",
                (("levels", depth), ("limit", DEEPEST)),
            )
        block = Block(None, post)
        for box in below[post.id]:
            if below[box.id]:
                block.blocks.append(self._chain(box, below, depth + 1))
            else:
                block.leaves.append(box)
        self._link(block)
        return block

    def _link(self, block: Block) -> None:
        """Note which lines lead from the block's head to what stands below it."""
        if block.head is None:
            return
        head = block.head.id
        targets = [[box.id] for box in block.leaves]
        for inner in block.blocks:
            targets.append([box.id for box in (inner.frame, inner.head) if box])
            if inner.head is None and self._whole_frame_reports(inner, head):
                targets.append([box.id for box in inner.leaves])
                inner.stands_for = tuple(box.id for box in inner.leaves)
        for names in targets:
            for name in names:
                for line in self.lines_to[name]:
                    if line.source == head:
                        block.links.setdefault(name, line)
                        self.shown.add(id(line))

    def _whole_frame_reports(self, inner: Block, head: str) -> bool:
        """Whether all posts of a frame without a head report to the head outside: one line does."""
        return bool(inner.leaves) and all(
            any(line.source == head and not line.label for line in self.lines_to[box.id])
            for box in inner.leaves
        )
