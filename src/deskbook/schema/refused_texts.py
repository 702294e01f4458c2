"""What is wrong with a text that must have a certain form: an id, a duration, a date…"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Collection

from deskbook.messages import Text, text
from deskbook.schema import numerals
from deskbook.schema.fields import Field

Explained = tuple[Text, Text]

_MOST_SYLLABLES = 4
_LONGEST_SHOWN = 100


def pattern_message(form: str, field: Field, value: str, beside: Collection[str] = ()) -> Explained:
    """Return message and hint for `value`, which is no `form` (a definition's name).

    `beside` are the names of the fields that stand beside it.
    """
    plain = " ".join(value.split())
    return _id(field, plain, beside) if form == "id" else _FORMS.get(form, _other)(field, plain)


def _id(field: Field, value: str, beside: Collection[str]) -> Explained:
    plain = re.sub(r"[^a-z0-9]+", "-", numerals.tidy(value).lower()).strip("-")
    message = text(
        "{label}“{value}”不合写法：只能用小写英文字母、数字和连字符，最多 48 个字符。",
        "{label}: “{value}” is no id: lower-case letters, digits and hyphens, "
        "48 characters at most.",
        label=field.label,
        value=value,
    )
    if re.search(r"[\u3400-\u9fff]", value) or not plain:
        where = next((name for name in ("name", "text") if name in beside), "name")
        return message, text(
            "用拼音或英文写，例如 {example}；中文写在 {where} 里。",
            "Use letters, as in {example}; Chinese belongs into “{where}”.",
            example=_spelled(field, value),
            where=where,
        )
    return message, text("可以写成 {plain}。", "It can be {plain}.", plain=plain[:48].rstrip("-"))


def _date(field: Field, value: str) -> Explained:
    found = re.fullmatch(
        r"([12][0-9]{3})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", numerals.tidy(value)
    )
    if not found or numerals.calendar_date(value):
        return _form(
            field,
            value,
            text("日期", "a date"),
            "2026-03-01",
            text("年月日之间用“-”，月和日各占两位。", "Year-month-day, two digits each."),
        )
    year, month = int(found[1]), int(found[2])
    message = text(
        "{label}写的是 {value}，日历上没有这一天。",
        "{label}: there is no {value} in the calendar.",
        label=field.label,
        value=value,
    )
    if not 1 <= month <= 12:
        return message, text("月份只有 1 到 12。", "Months go from 1 to 12.")
    return message, text(
        "{year} 年 {month} 月只有 {days} 天，请核对，写成“{example}”这样的日期。",
        "Month {month} of {year} has {days} days; write a date such as {example}.",
        year=year,
        month=month,
        days=monthrange(year, month)[1],
        example=f"{year}-{month:02}-{monthrange(year, month)[1]}",
    )


def _duration(field: Field, value: str) -> Explained:
    if "工作日" in value:
        return (
            text(
                "{label}里不能写“{value}”。",
                "{label} cannot be “{value}”.",
                label=field.label,
                value=value,
            ),
            text(
                "把数字写成 1d 这样的形式；如果是时限，再加一行“clock: business”表示按工作日计算。",
                "Write a figure such as 1d; in a limit add “clock: business” for working days.",
            ),
        )
    if value.isascii() and value.isdigit():
        return (
            text(
                "{label}只写了数字 {value}，没有写单位。",
                "{label}: {value} has no unit.",
                label=field.label,
                value=value,
            ),
            text(
                "在数字后面写上单位，例如 {value}h 是 {value} 小时，{value}d 是 {value} 天；"
                "另有 m 分钟、w 周、mo 月、y 年。",
                "Put a unit after it: {value}h for hours, {value}d for days; also m, w, mo, y.",
                value=value,
            ),
        )
    return _form(
        field,
        value,
        text("时长", "a duration"),
        "24h",
        text(
            "数字加单位：m 分钟、h 小时、d 天、w 周、mo 月、y 年。",
            "A number and a unit: m, h, d, w, mo or y.",
        ),
    )


def _time(field: Field, value: str) -> Explained:
    return _form(
        field,
        value,
        text("时间", "a time"),
        '"08:30"',
        text(
            "小时和分钟各占两位，用英文冒号，并加英文双引号。",
            "Two digits each, a colon between, in double quotes.",
        ),
    )


def _currency(field: Field, value: str) -> Explained:
    return _form(
        field,
        value,
        text("币种代码", "a currency code"),
        "CNY",
        text("三个大写字母。", "Three capital letters."),
    )


def _rule(field: Field, value: str) -> Explained:
    return _form(
        field,
        value,
        text("检查编号", "the code of a check"),
        "ROLE002",
        text("照抄检查结果里的编号。", "Copy it from the findings."),
    )


def _citation(field: Field, value: str) -> Explained:
    return _form(
        field,
        value,
        text("引用", "a citation"),
        "policy:complaint-rules#c-response",
        text("写成“类型：编号#条目编号”。", "Write kind:id#part."),
    )


def _web_address(field: Field, value: str) -> Explained:
    plain = numerals.tidy(value)
    bare = re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?(/\S*)?", plain)
    return _form(
        field,
        value if len(value) <= _LONGEST_SHOWN else f"{value[:_LONGEST_SHOWN]}…",
        text("完整的网址", "a whole address"),
        f"https://{plain}" if bare else _example(field),
        text(
            "以 http:// 或 https:// 开头，最多 500 个字符。",
            "Begin with http:// or https://, and use 500 characters at most.",
        ),
    )


def _origin(field: Field, value: str) -> Explained:
    plain = numerals.tidy(value)
    if "*" in plain:
        return (
            text(
                "{label}里不能写“{value}”：不能用星号代表任何网站。",
                "{label} cannot be “{value}”: an asterisk does not stand for any site.",
                label=field.label,
                value=value,
            ),
            text(
                "把允许的网站逐个写出来，例如 {example}。",
                "Write each site that is allowed, as in {example}.",
                example=_example(field),
            ),
        )
    bare = re.fullmatch(r"([a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?)(/\S*)?", plain.lower())
    return _form(
        field,
        value,
        text("网站的地址", "a site"),
        f"https://{bare[1]}" if bare else _example(field),
        text(
            "以 http:// 或 https:// 开头，只写到域名（和端口），末尾不写斜线。",
            "Begin with http:// or https:// and end with the host, or its port; no slash.",
        ),
    )


def _entry(field: Field, value: str) -> Explained:
    return _form(
        field,
        value,
        text("一个条目", "an entry"),
        _example(field),
        text(
            "写组织的编号、斜线、类型、英文冒号和条目的编号。",
            "Write organization/kind:id.",
        ),
    )


def _other(field: Field, value: str) -> Explained:
    return (
        text(
            "{label}里的“{value}”不合写法。",
            "{label} cannot be “{value}”.",
            label=field.label,
            value=value,
        ),
        text("照这样写：{example}。", "Write it like {example}.", example=_example(field)),
    )


def _example(field: Field) -> str:
    return next((each for each in field.examples if isinstance(each, str)), "customer-manager")


def _spelled(field: Field, value: str) -> str:
    """Return an id for a Chinese word, with the first letter that ids of its kind begin with."""
    from pypinyin import lazy_pinyin  # large, and hardly any run needs it

    example = _example(field)
    prefix = example[:2] if example[1:2] == "-" else ""
    sounds = lazy_pinyin(re.sub(r"[^\u3400-\u9fffa-z0-9]+", "", value.lower())[:_MOST_SYLLABLES])
    found = prefix + "-".join(sounds)
    return found if sounds and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found) else example


def _form(field: Field, value: str, wanted: Text, example: str, how: Text) -> Explained:
    if value[:1] in ("“", "”", "‘", "’"):
        message = text(
            "{label}这里用了中文引号，要用英文引号。",
            "{label} has Chinese quotation marks; use ordinary ones.",
            label=field.label,
        )
    else:
        message = text(
            "{label}要写成{wanted}，“{value}”不合写法。",
            "{label} is {wanted}, and “{value}” is none.",
            label=field.label,
            wanted=wanted,
            value=value,
        )
    return (
        message,
        text("{how}例如 {example}。", "{how} As in {example}.", how=how, example=example),
    )


_FORMS: dict[str, Callable[[Field, str], Explained]] = {
    "date": _date,
    "duration": _duration,
    "time": _time,
    "currency": _currency,
    "rule": _rule,
    "rules": _rule,
    "citation": _citation,
    "web_address": _web_address,
    "origin": _origin,
    "entry": _entry,
}
EXPLAINED = frozenset(("id", *_FORMS))
"""The forms that are told in words of their own; others get an example only."""
