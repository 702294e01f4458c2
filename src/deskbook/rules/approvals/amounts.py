"""What a condition such as 金额超过 200 元 says: from which amount to which."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from deskbook.schema import numerals

_UNITS = {
    "CNY": ("元", "元人民币", "人民币", "块", "块钱", "cny", "rmb", "yuan"),
    "USD": ("美元", "美金", "usd", "dollars"),
    "HKD": ("港元", "港币", "hkd"),
    "EUR": ("欧元", "eur", "euros"),
    "JPY": ("日元", "jpy"),
    "d": ("天", "日", "个工作日", "工作日", "days", "day"),
    "%": ("%",),
}
CURRENCIES = frozenset(("CNY", "USD", "HKD", "EUR", "JPY"))
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}
_TIMES = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000, "k": 1000}
_UNIT = "|".join(sorted(map(re.escape, _UNIT_OF), key=len, reverse=True))
_AMOUNT = rf"([0-9]+(?:\.[0-9]+)?)(百万|十万|万|千|百|k)?({_UNIT})?"
_BETWEEN = re.compile(rf"{_AMOUNT}(?:-|–|—|~|至|到|to){_AMOUNT}(?:之间)?")
_SINGLE = re.compile(
    rf"(不超过|不高于|不多于|至多|最多|不大于|≤|<=|upto|atmost|nomorethan"
    rf"|不低于|不少于|至少|不小于|≥|>=|atleast"
    rf"|超过|大于|高于|多于|>|over|above|morethan|exceeding"
    rf"|不足|不满|低于|少于|小于|<|under|below|lessthan)?"
    rf"{_AMOUNT}(及以上|以上|起|及以下|以下|以内|之内|内)?"
)
_UP_TO = frozenset("不超过 不高于 不多于 至多 最多 不大于 ≤ <= upto atmost nomorethan".split())
_FROM = frozenset("不低于 不少于 至少 不小于 ≥ >= atleast 及以上 以上 起".split())
_OVER = frozenset("超过 大于 高于 多于 > over above morethan exceeding".split())
_UNDER = frozenset("不足 不满 低于 少于 小于 < under below lessthan".split())
_WITHIN = frozenset("及以下 以下 以内 之内 内".split())


_FILLERS = re.compile(
    r"金额|总额|单笔|每笔|每次|的|时|为|在|且|并|但|和|[、，。；,.;:]|and|but|amount"
)


class Range(NamedTuple):
    """Amounts of a unit between two bounds, None where there is none. `over` and `under` say
    that the bound itself is left out; `about` is what else the condition says."""

    about: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    over: bool
    under: bool

    def holds(self, other: Range) -> bool:
        """Whether every amount of `other` is in this range too."""
        low = self.low is None or (other.low is not None and self.low <= other.low)
        high = self.high is None or (other.high is not None and self.high >= other.high)
        return low and high

    def meets(self, other: Range) -> bool:
        """Whether both have more than one amount in common."""
        low = max((one for one in (self.low, other.low) if one is not None), default=None)
        high = min((one for one in (self.high, other.high) if one is not None), default=None)
        return low is None or high is None or low < high


def range_of(condition: str) -> Range | None:
    """Return the amounts a condition names; None when it names none, or says more than that."""
    words = re.sub(r"(?<=[0-9]),(?=[0-9]{3})|\s", "", numerals.tidy(condition).lower())
    found = _BETWEEN.search(words)
    if found:
        unit = _UNIT_OF.get(found[6] or found[3] or "", "")
        scale = found[2] or (found[5] if not found[3] else None)
        bounds = (_number(found[1], scale), _number(found[4], found[5]))
        about = _about(words, _BETWEEN)
        return None if _has_digit(about) or not unit else Range(about, unit, *bounds, False, False)
    low: tuple[Decimal, bool] | None = None
    high: tuple[Decimal, bool] | None = None
    units: set[str] = set()
    for found in _SINGLE.finditer(words):
        before, after = found[1] or "", found[5] or ""
        amount = _number(found[2], found[3])
        if found[4]:
            units.add(_UNIT_OF[found[4]])
        if before in _UP_TO or (not before and after in _WITHIN):
            high = (amount, False)
        elif before in _UNDER and not after:
            high = (amount, True)
        elif before in _OVER and not after:
            low = (amount, True)
        elif before in _FROM or (not before and after in _FROM):
            low = (amount, False)
        else:
            return None
    if len(units) != 1 or (low is None and high is None):
        return None
    return Range(
        _about(words, _SINGLE),
        units.pop(),
        low[0] if low else None,
        high[0] if high else None,
        bool(low and low[1]),
        bool(high and high[1]),
    )


def _about(words: str, amounts: re.Pattern[str]) -> str:
    """Return what a condition says beside its amounts."""
    return _FILLERS.sub("", amounts.sub("", words))


def _number(digits: str, times: str | None) -> Decimal:
    return Decimal(digits) * _TIMES.get(times or "", 1)


def _has_digit(words: str) -> bool:
    return any(character.isdigit() for character in words)


def shown(amount: Decimal) -> str:
    """Return an amount as people write it: 1000, 0.5."""
    return f"{amount.normalize():f}"
