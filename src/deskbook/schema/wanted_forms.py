"""What is wrong with a value that has the wrong form altogether, and how the right one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.fields import Field, inline
from deskbook.schema.repairs import word
from deskbook.schema.rewriting import items_of

_MOST_WORDS = 12
_SHOWN = 30


def shortened(value: str) -> str:
    """Return `value` on one line, cut after a number of characters that a message can hold."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def refused_word(field: Field, value: str) -> tuple[Text, Text]:
    """Return message and hint for `value`, which is none of the fixed words of `field`."""
    choices = lookup.words(field.schemas)
    near, _ = word(field.schemas, value)
    message = text(
        "{label}不能写“{value}”。",
        "“{value}” is not a value of {label}.",
        label=field.label,
        value=shortened(value),
    )
    listed = text(
        "可以写：{labels}。",
        "It can be: {names}.",
        labels="、".join(f"{choice}({label})" for choice, label in choices.items()),
        names=", ".join(choices),
    )
    if near is None:
        return message, listed
    if len(choices) > _MOST_WORDS:
        return message, text("是不是 {near}？", "Is {near} meant?", near=near)
    return message, text(
        "是不是 {near}？{listed}", "Is {near} meant? {listed}", near=near, listed=listed
    )


def wrong_form(field: Field, found: Text, value: Any) -> tuple[Text, Text]:
    """Say that `value`, which messages call `found`, has the wrong form altogether, and how the
    right one is written."""
    forms = field.forms
    form = next((name for name in _FORM_ORDER if name in forms), None)
    if form == "group" and "text" in forms and not lookup.pattern_name(field.schemas):
        form = "text"
    if field.path[-1:] == ("headcount",) or form is None:
        wanted, hint = _headcount_form() if form else _no_form()
    else:
        wanted, hint = _FORM_TEXTS[form](field)
        hint = _rewritten(field, form, value) or hint
    message = text(
        "{label}要写成{wanted}，这里却是{found}。",
        "{label} is {wanted}, not {found}.",
        label=field.label,
        wanted=wanted,
        found=found,
    )
    if "not_specified" in lookup.words(field.schemas):
        hint = text(
            "{hint}源文没有写就写 not_specified。",
            "{hint} Where the source is silent, write not_specified.",
            hint=hint,
        )
    return message, hint


def _rewritten(field: Field, form: str, value: Any) -> Text | None:
    """Return how to write just this value in the form that is wanted, where that can be said."""
    if form == "text" and isinstance(value, list) and value and isinstance(value[0], str):
        return text(
            "这里只能写一个，去掉方括号和“- ”，例如“{one}”。",
            "Only one can stand here, without brackets or dashes, such as “{one}”.",
            one=inline(value[0]),
        )
    if form == "list" and isinstance(value, str):
        items, sure = items_of(value)
        if not sure and len(items) > 1:
            return text(
                "如果是几项，写成“{many}”；如果是一项，写成“{one}”。",
                "Write “{many}” for several items, “{one}” for a single one.",
                many=inline(items),
                one=inline([value]),
            )
    if form == "group" and isinstance(value, str):
        names = lookup.required(field.schemas)
        if names == {"id", "text"}:
            prefix = next((each[0] for each in reversed(field.path) if isinstance(each, str)), "p")
            number = field.path[-1] + 1 if isinstance(field.path[-1], int) else 1
            written = inline({"id": f"{prefix}-{number}", "text": value})
            return text(
                "写成“{written}”；id 是编号，可以自己取，同一个文件里不能重复。",
                "Write “{written}”; the id is yours to choose, different from others in the file.",
                written=written,
            )
    return None


def _example(field: Field, form: type | tuple[type, ...]) -> Any:
    return next((each for each in field.examples if isinstance(each, form)), None)


def _list_form(field: Field) -> tuple[Text, Text]:
    example = _example(field, list) or ["…"]
    return (
        text("列表", "a list"),
        text(
            "每一项另起一行，以“- ”开头，例如“- {example}”。",
            "Begin a line with “- ” for each item, as in “- {example}”.",
            example=inline(example[0]),
        ),
    )


def _group_form(field: Field) -> tuple[Text, Text]:
    name, value = next(iter((_example(field, dict) or {"…": "…"}).items()))
    return (
        text("几个栏目", "a group of fields"),
        text(
            "另起一行，缩进两格，再写栏目，例如“{example}”。",
            "Write its fields on indented lines of their own, as in “{example}”.",
            example=f"{name}: {inline(value)}",
        ),
    )


def _text_form(field: Field) -> tuple[Text, Text]:
    example = _example(field, str) or "…"
    return (
        text("一段文字", "a single text"),
        text(
            "只写一个内容，例如“{example}”。",
            "Write one value, as in “{example}”.",
            example=inline(example),
        ),
    )


def _number_form(field: Field) -> tuple[Text, Text]:
    example = _example(field, (int, float)) or 1
    return (
        text("数字", "a number"),
        text(
            "只写阿拉伯数字，不带单位，例如 {example}。",
            "Write the figure alone, without a unit, as in {example}.",
            example=inline(example),
        ),
    )


def _whole_form(field: Field) -> tuple[Text, Text]:
    return text("整数", "a whole number"), _number_form(field)[1]


def _yes_no_form(_field: Field) -> tuple[Text, Text]:
    return (
        text("“true”或“false”", "true or false"),
        text("是就写 true，否就写 false。", "Write true for yes and false for no."),
    )


def _word_form(field: Field) -> tuple[Text, Text]:
    return (
        text("规定的词", "one of the fixed words"),
        refused_word(field, "")[1],
    )


def _headcount_form() -> tuple[Text, Text]:
    return (
        text("人数", "a headcount"),
        text(
            "写整数，例如 2；也可以写“{min: 1, max: 3}”“{at_least: 2}”“{as_needed: true}”。",
            "Write a whole number such as 2, or {min: 1, max: 3}, {at_least: 2}, "
            "{as_needed: true}.",
        ),
    )


def _no_form() -> tuple[Text, Text]:
    return text("别的内容", "something else"), text("核对这一行。", "Check this line.")


_FORM_ORDER: Sequence[str] = ("list", "whole", "number", "yes_no", "group", "text", "word")
_FORM_TEXTS: dict[str, Callable[[Field], tuple[Text, Text]]] = {
    "list": _list_form,
    "group": _group_form,
    "whole": _whole_form,
    "number": _number_form,
    "yes_no": _yes_no_form,
    "text": _text_form,
    "word": _word_form,
}
