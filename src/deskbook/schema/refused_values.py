"""Problems with values: what is wrong with one, said from what it is and what is wanted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup, numerals
from deskbook.schema.fields import Field, inline
from deskbook.schema.problem import Problem
from deskbook.schema.refused_texts import pattern_message
from deskbook.schema.repairs import marks_absence, meant, word
from deskbook.schema.rewriting import bracketed, items_of
from deskbook.schema.wanted_forms import refused_word, shortened, silent, written, wrong_form

_WIDE_DIGIT = re.compile("[\uff10-\uff19]")


def refused_value(field: Field, value: Any, beside: Collection[str] = ()) -> Problem:
    """Return the problem of `value`, which the schema refuses at `field`.

    `beside` are the names of the fields that stand beside it.
    """
    repaired = _repaired(field, value)
    replacement = "" if repaired is None or repaired == value else inline(repaired)
    message, hint = _explain(field, value, beside)
    if replacement and isinstance(repaired, list) and _may_be_several(value):
        replacement = ""
    if replacement and not lookup.words(field.schemas).get(str(repaired)):
        hint = text("请写成：\n{right}", "Write:\n{right}", right=written(field, repaired))
        if isinstance(value, str) and _only_wide(value, replacement):
            message = text(
                "{label}这里的“{value}”是全角数字，要用半角数字。",
                "{label}: “{value}” has full-width digits; use ordinary ones.",
                label=field.label,
                value=value,
            )
    return Problem(
        path=field.path,
        cause="value",
        code=_code(field, value),
        message=message,
        hint=hint,
        replacement=replacement,
    )


def _only_wide(value: str, right: str) -> bool:
    return _WIDE_DIGIT.search(value) is not None and unicodedata.normalize("NFKC", value) == right


def _code(field: Field, value: Any) -> str:
    if field.is_headcount:
        return "HC001"
    if not isinstance(value, str) or word(field.schemas, value)[0]:
        return "SCH001"
    return "ID003" if lookup.pattern_name(field.schemas) == "id" else "SCH001"


def _repaired(field: Field, value: Any) -> Any:
    if isinstance(value, str) and field.path[-1:] == ("headcount",):
        marker, sure = word(field.schemas, value)
        counted = marker if sure else numerals.headcount(value)
        return meant(field.schemas, value) if counted is None and bracketed(value) else counted
    return meant(field.schemas, value)


def _explain(field: Field, value: Any, beside: Collection[str]) -> tuple[Text, Text]:
    """Return message and hint for `value`."""
    forms = field.forms
    if value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip()):
        return _empty(field)
    if isinstance(value, bool) and forms == {"yes_no"}:
        return _only(field, value)
    if isinstance(value, str):
        return _refused_text(field, value, beside)
    if isinstance(value, dict):
        return wrong_form(field, text("一组栏目", "a group of fields"), value)
    if isinstance(value, list):
        return wrong_form(field, text("一个列表", "a list"), value)
    if not isinstance(value, bool) and forms & {"whole", "number"}:
        return _refused_number(field, value)
    if "text" in forms and "yes_no" not in forms:
        named = lookup.pattern_name(field.schemas)
        if named not in ("", "id"):
            return pattern_message(named, field, inline(value))
        shown = inline(value)
        return (
            text(
                "{label}要写成文字，这里的 {value} 会被当成{what}。",
                "{label} is a text, and {value} reads as {what}.",
                label=field.label,
                value=shown,
                what=text("“是”或“否”", "yes or no")
                if isinstance(value, bool)
                else text("数字", "a number"),
            ),
            text(
                "加上英文双引号，写成：\n{line}",
                "Write it with quotes:\n{line}",
                line=written(field, shown),
            ),
        )
    return wrong_form(field, text("“{value}”", "“{value}”", value=inline(value)), value)


def _only(field: Field, value: bool) -> tuple[Text, Text]:
    """Return message and hint for the other one of yes and no, where one alone can be written."""
    return (
        text(
            "{label}只能写 {only}，不能写 {value}。",
            "{label} can only be {only}, not {value}.",
            label=field.label,
            only=inline(not value),
            value=inline(value),
        ),
        text("不是这样就把这一行删掉。", "Delete the line where it does not hold."),
    )


def _may_be_several(value: Any) -> bool:
    """Say whether a text on one line may be meant as several items, so that only its author can
    tell."""
    return isinstance(value, str) and bracketed(value) is None and not items_of(value)[1]


def _refused_text(field: Field, value: str, beside: Collection[str]) -> tuple[Text, Text]:
    forms = field.forms
    near, sure = word(field.schemas, value)
    if sure:
        return refused_word(field, value)
    if marks_absence(value) and "text" not in forms and not field.is_headcount:
        return (
            text(
                "{label}这里不能写“{value}”。",
                "{label} cannot be “{value}”.",
                label=field.label,
                value=shortened(value),
            ),
            text("没有内容就把这一行删掉。", "Delete the line when there is nothing to write."),
        )
    if forms & {"list", "group", "whole", "number", "yes_no"} and not _plain_text(field, forms):
        return wrong_form(field, text("“{value}”", "“{value}”", value=shortened(value)), value)
    named = lookup.pattern_name(field.schemas)
    if named and near is None:
        return pattern_message(named, field, value, beside)
    return refused_word(field, value) if "word" in forms else _too_long(field, value)


def _plain_text(field: Field, forms: set[str]) -> bool:
    """Say whether any text would do, so that only its length can be wrong."""
    return "text" in forms and not lookup.pattern_name(field.schemas)


def _empty(field: Field) -> tuple[Text, Text]:
    if not field.path:
        return _empty_file(field)
    example = field.examples[0] if field.examples else "…"
    advice = silent(field)
    if not advice.zh:
        advice = text("暂时没有内容就把这一行删掉。", " Delete the line while there is nothing.")
    return (
        text("{label}后面还没有写内容。", "{label} is empty.", label=field.label),
        text(
            "写上内容；{advice}例如：\n{line}",
            "Fill it in.{advice} For example:\n{line}",
            advice=advice,
            line=written(field, example),
        ),
    )


def _empty_file(field: Field) -> tuple[Text, Text]:
    """Return message and hint for a file in which nothing is written."""
    whole = field.examples[0] if field.examples else {}
    # What has to be there anyhow comes first, or the next finding would ask for that.
    name = next((one for one in whole if one in lookup.required(field.schemas)), "")
    name = name or next(iter(whole), "name")
    known = lookup.properties(field.schemas).get(name, {})
    value = next(iter(lookup.first(lookup.expand([known]), "examples") or ()), whole.get(name))
    return (
        text("这个文件是空的，还没有写内容。", "This file is empty."),
        text(
            "不需要这个文件就把它删掉；需要就至少写上一行，例如：\n{line}",
            "Delete the file, or write one line at least, such as:\n{line}",
            line=f"{name}: {inline(value)}",
        ),
    )


def _too_long(field: Field, value: str) -> tuple[Text, Text]:
    most = lookup.first(field.schemas, "maxLength")
    return (
        text(
            "{label}最多 {most} 个字，这里有 {length} 个。",
            "{label} has {length} characters; {most} at most are allowed.",
            label=field.label,
            most=most,
            length=len(value),
        ),
        text(
            "写短一些，或者把详细内容写到备注(notes)里。",
            "Shorten it, or move the details into the notes.",
        ),
    )


def _refused_number(field: Field, value: int | float) -> tuple[Text, Text]:
    low, high = lookup.first(field.schemas, "minimum"), lookup.first(field.schemas, "maximum")
    if "number" not in field.forms and isinstance(value, float):
        return (
            text(
                "{label}要写整数，这里是 {value}。",
                "{label} is a whole number, not {value}.",
                label=field.label,
                value=value,
            ),
            text("去掉小数部分。", "Leave out the fraction."),
        )
    if low is not None and value < low:
        bound = text("不能小于 {low}", "{low} at least", low=low)
    else:
        bound = text("不能大于 {high}", "{high} at most", high=high)
    return (
        text(
            "{label}{bound}，这里是 {value}。",
            "{label} is {bound}, not {value}.",
            label=field.label,
            bound=bound,
            value=value,
        ),
        text("核对一下这个数字。", "Check the figure."),
    )
