"""The times that a text promises to the caller, such as 24小时内回复您."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from deskbook.model.duration import Duration

_UNITS = {
    "分钟": "m",
    "个小时": "h",
    "小时": "h",
    "个钟头": "h",
    "个工作日": "d",
    "工作日": "d",
    "个自然日": "d",
    "自然日": "d",
    "天": "d",
    "日": "d",
    "周": "w",
    "个星期": "w",
    "星期": "w",
    "个月": "mo",
}
_FIGURES = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"两": 2}
_LENGTH = (
    r"(?P<count>[0-9]{1,4}|[一二两三四五六七八九十]{1,3}|半)\s*"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
_DEED = (
    r"(?:回复|答复|回电|回拨|回访|联系您|联系你|给您|告诉您|告知您|通知您|处理|解决|办理|办结|办好|"
    r"上门|到达|到场|完成|退款|到账|赔付|赔偿)"
)
_TIME = re.compile(rf"{_LENGTH}\s*(?:之内|以内|内)(?=[^，。；！？、,.;!?]{{0,8}}{_DEED})")
_LENGTHS = re.compile(_LENGTH)
_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
_NO_PROMISE = re.compile(r"[不别勿没未非请您你“「]")
"""What is denied or only quoted is no promise, and what callers have to do is none of ours."""


class Promise(NamedTuple):
    """A time as written, and how long it is."""

    written: str
    length: Duration


def promises(text: str) -> Iterator[Promise]:
    """Yield every time within which a text certainly says that something will be done.

    >>> [one.written for one in promises("我们 24 小时内回复您。您7天内可退货。不说2天内解决。")]
    ['24 小时内']
    """
    for clause in _CLAUSE.finditer(text):
        for match in _TIME.finditer(clause[0]):
            length = _length(match)
            if length is not None and not _NO_PROMISE.search(clause[0][: match.start()]):
                yield Promise(match[0], length)


def lengths(text: str) -> Iterator[Duration]:
    """Yield every length of time that a text names.

    >>> [str(one.count) + one.unit for one in lengths("两小时内响应，3 个工作日办结，十五天回访")]
    ['2h', '3d', '15d']
    """
    for match in _LENGTHS.finditer(text):
        length = _length(match)
        if length is not None:
            yield length


def _length(match: re.Match[str]) -> Duration | None:
    unit = _UNITS[match["unit"]]
    if match["count"] == "半":
        return Duration(30, "m") if unit == "h" else Duration(12, "h") if unit == "d" else None
    count = int(match["count"]) if match["count"].isdecimal() else _chinese(match["count"])
    return Duration(count, unit) if count else None


def _chinese(figures: str) -> int:
    """Return a number below a hundred, such as 二十四; 0 for what is no number."""
    tens, ten, ones = figures.partition("十")
    if not ten:
        return _FIGURES.get(figures, 0)
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_FIGURES[tens] if tens else 1) + (_FIGURES[ones] if ones else 0)
