"""Writing a table of contents as the theme would, from what the theme wrote once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from deskbook.pages.page import Heading
from deskbook.site.theme import ThemeHeading, escaped, headings, plain


class TocTemplate(msgspec.Struct, frozen=True):
    """The theme's table of contents in parts; formats take the id and the title of an entry.

    The first three formats are for entries of the first level, the others for all below.
    """

    head: str
    tail: str
    top: str
    top_open: str
    top_close: str
    leaf: str
    open: str
    close: str

    def write(self, toc: Sequence[Heading]) -> str:
        """The table of contents of a page, as HTML."""
        return self.head + self._entries(toc, True) + self.tail

    def _entries(self, toc: Sequence[Heading], top: bool) -> str:
        leaf, opening, closing = (
            (self.top, self.top_open, self.top_close) if top else (self.leaf, self.open, self.close)
        )
        parts: list[str] = []
        for one in toc:
            anchor, title = escaped(one.id), plain(one.title)
            if one.children:
                parts.append(opening.format(anchor, title))
                parts.append(self._entries(one.children, False))
                parts.append(closing.format(anchor, title))
            else:
                parts.append(leaf.format(anchor, title))
        return "".join(parts)


def learn(render: Callable[[list[ThemeHeading]], str | None]) -> TocTemplate | None:
    """Take the theme's table of contents apart by rendering a few small ones.

    None when the theme has none, or writes one that does not follow from its entries alone.
    """
    one, two, three = (_probe(number) for number in range(3))
    samples = (
        (one,),
        (one, two),
        (_over(one, two),),
        (_over(one, two, three),),
        (_over(one, _over(two, three)),),
    )
    texts = [render(headings(sample)) for sample in samples]
    if any(text is None for text in texts):
        return None
    try:
        template = _take_apart([text for text in texts if text is not None], one, two, three)
    except ValueError:
        return None
    deep = (_over(one, _over(two, _over(three, one), two), three), two, _over(three, one))
    return template if template.write(deep) == render(headings(deep)) else None


def _take_apart(texts: list[str], one: Heading, two: Heading, three: Heading) -> TocTemplate:
    """Find the parts in the five sample texts; raises ValueError when they do not fit."""
    top = _format(_inserted(texts[0], texts[1]), two)
    head, tail = _around(texts[0], _fill(top, one))
    leaf = _format(_inserted(texts[2], texts[3]), three)
    top_open, top_close = _around(_between(texts[2], head, tail), _fill(leaf, two))
    nested = _between(texts[4], head + top_open, top_close + tail)
    inner_open, inner_close = _around(nested, _fill(leaf, three))
    return TocTemplate(
        head,
        tail,
        top,
        _format(top_open, one),
        _format(top_close, one),
        leaf,
        _format(inner_open, two),
        _format(inner_close, two),
    )


def _probe(number: int) -> Heading:
    return Heading(f"xdeskbookid{number}x", f"xdeskbookname{number}x")


def _over(parent: Heading, *children: Heading) -> Heading:
    return Heading(parent.id, parent.title, children)


def _inserted(short: str, long: str) -> str:
    """What `long` has and `short` has not, where `long` is `short` with one stretch more."""
    start = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    size = len(long) - len(short)
    if size <= 0 or long[start + size :] != short[start:]:
        raise ValueError
    return long[start : start + size]


def _around(text: str, middle: str) -> tuple[str, str]:
    before, found, after = text.partition(middle)
    if not found:
        raise ValueError
    return before, after


def _between(text: str, head: str, tail: str) -> str:
    if not (text.startswith(head) and text.endswith(tail)):
        raise ValueError
    return text[len(head) : len(text) - len(tail)]


def _format(text: str, probe: Heading) -> str:
    escaped = text.replace("{", "{{").replace("}", "}}")
    return escaped.replace(probe.id, "{0}").replace(probe.title, "{1}")


def _fill(template: str, probe: Heading) -> str:
    return template.format(probe.id, probe.title)
