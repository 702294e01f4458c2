"""Values of the model as words: cadences, quantities, amounts, grades and headcounts."""

from __future__ import annotations

from deskbook.messages import Text
from deskbook.model import duration
from deskbook.model.headcount import Headcount
from deskbook.model.organization import Grade
from deskbook.model.parts import Cadence, Money, Quantity, Span

_CURRENCIES = {"CNY": Text("元", "CNY")}

_TIMES = Text("{times} 次", "{times} times")
_ONCE = Text("1 次", "once")
_AT_LEAST_TOTAL = Text("共至少 {count} 次", "at least {count} in total")
_WITHIN = Text("{duration}内", "within {duration}")
_ONWARD = Text("{grade} 起", "from {grade}")
_PER_EACH = Text("{amount}/{per}", "{amount} per {per}")

_HEADCOUNTS = {
    "fixed": Text("{label} 人", "{label}"),
    "range": Text("{label} 人", "{label}"),
    "at_least": Text("至少 {min} 人", "at least {min}"),
    "less_than": Text("少于 {limit} 人", "fewer than {limit}"),
    "unbounded": Text("N（不限人数）", "N (no upper limit)"),
    "as_needed": Text("按需配置", "as needed"),
    "per": Text("每{per} {label} 人", "{label} per {per}"),
    "per_role": Text("每名{per} {label} 人", "{label} per {per}"),
    "ex_officio": Text("当然兼任 {label} 人", "{label} ex officio"),
    "suggested": Text("建议 {label} 人", "{label} suggested"),
}


def span(value: int | float | Span | None) -> str:
    """Return "3", "2–4", "≥2", "≤4" or ""."""
    if value is None:
        return ""
    if isinstance(value, Span):
        return _between(value.min, value.max)
    return number(value)


def number(value: int | float) -> str:
    """Return a number without a trailing ".0"."""
    return str(int(value)) if value == int(value) else str(value)


def _between(low: int | float | None, high: int | float | None) -> str:
    if low is None:
        return "" if high is None else f"≤{number(high)}"
    if high is None:
        return f"≥{number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def within(text: str, language: str) -> str:
    """Return "30 分钟内" for "30m"; the text itself when it is no duration."""
    parsed = duration.parse(text)
    if parsed is None:
        return text
    return _WITHIN.render(language).format(duration=parsed.render(language))


def period(text: str, language: str) -> str:
    """Return "每周" for "1w"; the text itself when it is no duration."""
    parsed = duration.parse(text)
    return parsed.render_period(language) if parsed else text


def length(text: str, language: str) -> str:
    """Return "90 天" for "90d"; the text itself when it is no duration."""
    parsed = duration.parse(text)
    return parsed.render(language) if parsed else text


def cadence(value: Cadence, language: str) -> str:
    """Return how often: "每周 2 次,共至少 3 次", or the source's own words."""
    words: list[str] = []
    if value.every:
        words.append(period(value.every, language))
    if value.times is not None:
        times = span(value.times)
        if times != "1" or language == "zh":
            words.append(_TIMES.render(language).format(times=times))
        elif not words:
            words.append(_ONCE.render(language))
    text = " ".join(words)
    if value.at_least_total is not None:
        total = _AT_LEAST_TOTAL.render(language).format(count=value.at_least_total)
        text = total if not text else f"{text}{'，' if language == 'zh' else ', '}{total}"
    return text or value.wording


def says_the_same(value: Cadence, language: str) -> bool:
    """Whether the source's own words say no more than the cadence does: "每月" for "每月 1 次".

    `language` is that of the sources.
    """
    return _bare(value.wording) in ("", _bare(cadence(value, language)))


def _bare(text: str) -> str:
    """Return a cadence without what makes no difference: spaces, "一次", other words for a day."""
    bare = "".join(text.split()).replace("一次", "1次")
    for other, plain in (("每日", "每天"), ("每星期", "每周"), ("每个", "每"), ("每1", "每")):
        bare = bare.replace(other, plain)
    return bare.removesuffix("1次")


def quantity(value: Quantity) -> str:
    """Return "6–8 篇", "≥1 篇", or the source's own words."""
    amount = _between(value.min, value.max) if value.value is None else number(value.value)
    return f"{amount} {value.unit}".strip() if amount else value.wording


def money(value: Money, language: str) -> str:
    """Return "20 元/次"; "" when the amount is not a number."""
    if isinstance(value.amount, str):
        return ""
    currency = _CURRENCIES.get(value.currency)
    unit = currency.render(language) if currency else value.currency
    amount = f"{number(value.amount)} {unit}"
    if not value.per:
        return amount
    return _PER_EACH.render(language).format(amount=amount, per=value.per)


def grade(value: str | Grade, language: str) -> str:
    """Return "B+3", "A1–A3" or "A+2 起"."""
    if isinstance(value, str):
        return value
    if value.open:
        return _ONWARD.render(language).format(grade=value.from_)
    return value.from_ if value.to in ("", value.from_) else f"{value.from_}–{value.to}"


def headcount(value: Headcount, per: str, language: str) -> str:
    """Return "1 人", "1–3 人", "每区域 1 人"; `per` is the name of what it is counted for.

    "" where there is no number or form to speak of.
    """
    template = _HEADCOUNTS.get(value.kind)
    if template is None:
        return ""
    return template.render(language).format(
        label=value.label, min=value.min, limit=(value.max or 0) + 1, per=per
    )
