"""What is wrong with a value that has the wrong form altogether, and how the right one looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from deskbook.messages import Text, text
from deskbook.schema import lookup
from deskbook.schema.fields import Field, inline
from deskbook.schema.repairs import word
from deskbook.schema.rewriting import items_of

Explained = tuple[Text, Text, str]
"""What is wanted, how it is written, and a sample that can be copied, "" for none."""

_MOST_WORDS = 12
_MOST_CHOICES = 6
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
        wanted, how, sample = _headcount_form() if form else _no_form()
        hint = None
    else:
        wanted, how, sample = _FORM_TEXTS[form](field)
        hint = _rewritten(field, form, value)
    if form == "text" and isinstance(value, list) and value:
        message = text(
            "{label}只能写一个，这里写了 {number} 个。"
            if len(value) > 1
            else "{label}只能写一个，不能写成列表。",
            "{label} takes one value, not a list of {number}.",
            label=field.label,
            number=len(value),
        )
    else:
        message = text(
            "{label}要写成{wanted}，这里却是{found}。",
            "{label} is {wanted}, not {found}.",
            label=field.label,
            wanted=wanted,
            found=found,
        )
    return message, hint or _shown_how(field, how, sample)


def written(field: Field, value: Any) -> str:
    """Return how `value` stands in `field`: with the name of the field before it, if it has one."""
    last = field.path[-1] if field.path else 0
    return f"{inline(last)}: {inline(value)}" if isinstance(last, str) else inline(value)


def silent(field: Field) -> Text:
    """Return what to write where the source says nothing, if `field` takes a word for that."""
    if "not_specified" not in lookup.words(field.schemas):
        return text("", "")
    return text(
        "原文（您依据的制度文件）没有写，就写 not_specified。",
        " Where the source is silent, write not_specified.",
    )


def _shown_how(field: Field, how: Text, sample: str) -> Text:
    if not sample:
        return text("{how}{silent}", "{how}{silent}", how=how, silent=silent(field))
    return text(
        "{how}{silent}例如：\n{sample}",
        "{how}{silent} For example:\n{sample}",
        how=how,
        silent=silent(field),
        sample=sample,
    )


def _rewritten(field: Field, form: str, value: Any) -> Text | None:
    """Return how to write just this value in the form that is wanted, where that can be said."""
    if form == "text" and isinstance(value, list) and value and isinstance(value[0], str):
        return _one_of(field, [each for each in value if isinstance(each, str)])
    if form == "list" and isinstance(value, str):
        items, sure = items_of(value)
        if not sure and len(items) > 1:
            return text(
                "如果是几项，写成下面的第一行；如果是一项，写成第二行：\n{many}\n{one}",
                "Write the first line for several items, the second for a single one:"
                "\n{many}\n{one}",
                many=written(field, items),
                one=written(field, [value]),
            )
    last = field.path[-1] if field.path else ""
    told_apart = lookup.required(field.schemas) == {"id", "text"}
    if form == "group" and isinstance(value, str) and isinstance(last, int) and told_apart:
        prefix = next((each[0] for each in reversed(field.path) if isinstance(each, str)), "p")
        return text(
            "分成两行写；编号(id)自己取，用小写英文或拼音，不能和本文件里别的编号相同：\n"
            "- id: {id}\n  text: {value}",
            "Write two lines; choose an id of lower-case letters that nothing else in this "
            "file has:\n- id: {id}\n  text: {value}",
            id=f"{prefix}-{last + 1}",
            value=inline(value),
        )
    return None


def _one_of(field: Field, values: list[str]) -> Text:
    """Return how to write one of the values, and what has to become of the others."""
    if len(values) == 1:
        return text(
            "去掉方括号和“- ”，写成：\n{line}",
            "Write it without brackets or a dash:\n{line}",
            line=written(field, values[0]),
        )
    lines = [written(field, each) for each in values]
    shown = text("{line}", "{line}", line=lines[0])
    for line in lines[1:_MOST_CHOICES]:
        shown = text("{before}\n{line}", "{before}\n{line}", before=shown, line=line)
    return text(
        "选定一个；其余的写到别的地方，确实不要了再删掉，以免丢失内容。写成下面其中一行：\n{lines}",
        "Choose one; write the others elsewhere, or drop them only if nobody needs them. "
        "Write one of these lines:\n{lines}",
        lines=shown,
    )


def _example(field: Field, form: type | tuple[type, ...]) -> Any:
    return next((each for each in field.examples if isinstance(each, form)), None)


def _list_form(field: Field) -> Explained:
    example = _example(field, list) or ["…"]
    return (
        text("列表", "a list"),
        text(
            "每一项另起一行，以“- ”开头。",
            "Begin a line with “- ” for each item.",
        ),
        f"- {inline(example[0])}",
    )


def _group_form(field: Field) -> Explained:
    name, value = next(iter((_example(field, dict) or {"…": "…"}).items()))
    return (
        text("“{name}: …”这样的几行", "a group of fields such as “{name}: …”", name=name),
        text(
            "另起一行，比这一行多缩进两格，写上栏目名、英文冒号、空格和内容。",
            "Write its fields on indented lines of their own.",
        ),
        f"  {name}: {inline(value)}",
    )


def _text_form(field: Field) -> Explained:
    example = _example(field, str) or "…"
    return (
        text("一段文字", "a single text"),
        text("只写一个内容。", "Write one value."),
        written(field, example),
    )


def _number_form(field: Field) -> Explained:
    example = _example(field, (int, float)) or 1
    return (
        text("数字", "a number"),
        text("只写阿拉伯数字，不带单位。", "Write the figure alone, without a unit."),
        written(field, example),
    )


def _whole_form(field: Field) -> Explained:
    return text("整数", "a whole number"), *_number_form(field)[1:]


def _yes_no_form(_field: Field) -> Explained:
    return (
        text("“true”或“false”", "true or false"),
        text("是就写 true，否就写 false。", "Write true for yes and false for no."),
        "",
    )


def _word_form(field: Field) -> Explained:
    return text("规定的词", "one of the fixed words"), refused_word(field, "")[1], ""


def _headcount_form() -> Explained:
    return (
        text("人数", "a headcount"),
        text(
            "写整数，例如 2；也可以写 {min: 1, max: 3}、{at_least: 2} 或 {as_needed: true}。",
            "Write a whole number such as 2, or {min: 1, max: 3}, {at_least: 2}, "
            "{as_needed: true}.",
        ),
        "",
    )


def _no_form() -> Explained:
    return text("别的内容", "something else"), text("核对这一行。", "Check this line."), ""


_FORM_ORDER: Sequence[str] = ("list", "whole", "number", "yes_no", "group", "text", "word")
_FORM_TEXTS: dict[str, Callable[[Field], Explained]] = {
    "list": _list_form,
    "group": _group_form,
    "whole": _whole_form,
    "number": _number_form,
    "yes_no": _yes_no_form,
    "text": _text_form,
    "word": _word_form,
}
