"""`deskbook where`: everything that mentions an entry."""

from __future__ import annotations

from typing import Any

import click

from deskbook.authoring.address import find
from deskbook.authoring.where import Answer, Finding, where
from deskbook.cli.authoring import opened
from deskbook.cli.common import (
    EXIT_ERRORS,
    format_option,
    language_option,
    project_option,
    show_json,
    tell,
)
from deskbook.diagnostics.excerpt import visible
from deskbook.messages import Text, text

_WIDEST = 100  # characters of a quoted line

_FORMS = {
    "retired": text(zh="停用记录", en="record of the retirement"),
    "former": text(zh="旧编号", en="former id"),
    "text": text(zh="文字里的链接", en="link in a text"),
}


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "where",
        short_help=Text(
            "列出手册里提到某个条目的每一处。", "List every place that mentions an entry."
        ).render(language),
        help=Text(
            "列出手册里提到某个条目的每一处。WHAT 写“kind:id”、编号或名称，后面可以加“#部分”。",
            'List every place that mentions an entry. WHAT is "kind:id", an id or a name, with'
            ' "#part" for a part of it.',
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook where role:customer-supervisor\n  deskbook where 客户主管\n"
            "  deskbook where procedure:refund#p-can\n"
            "  deskbook where call-centre/role:agent --format json\n\n"
            "\b\n退出码：0 找到了，1 没有，2 用法不对。",
            "\b\nExamples:\n  deskbook where role:customer-supervisor\n  deskbook where 客户主管\n"
            "  deskbook where procedure:refund#p-can\n"
            "  deskbook where call-centre/role:agent --format json\n\n"
            "\b\nExit code: 0 found, 1 nothing, 2 misuse.",
        ).render(language),
    )
    @click.argument("what")
    @project_option(language)
    @format_option(language)
    @language_option(language)
    def command_where(what: str, config_file: str | None, output: str) -> None:
        with opened(config_file, language) as desk:
            answer = where(desk.handbook, find(desk.handbook, what), desk.authored)
        if output == "json":
            show_json(_data(answer, language))
        else:
            click.echo("\n".join(_lines(answer, language)))
            tell(_summary(answer), language)
        if not answer.own and not answer.count:
            raise SystemExit(EXIT_ERRORS)

    return command_where


def _lines(answer: Answer, language: str) -> list[str]:
    title = answer.label + (f"#{answer.part}" if answer.part else "")
    lines = [visible(title)]
    for one in answer.own:
        note = _FORMS.get(one.form)
        words = f"  {note.render(language)} {one.words}" if note else ""
        lines.append(visible(f"  {one.location}{words}"))
    for heading, found in answer.groups:
        lines += ["", f"{heading.render(language)} ({len(found)})"]
        for one in found:
            lines += _place(one, language)
    return lines


def _place(one: Finding, language: str) -> list[str]:
    label = one.label.render(language)
    field = one.field.render(language)
    shown = [str(one.location), "" if label == one.location.path else label, field]
    if one.form == "text":
        shown.append(_FORMS["text"].render(language))
    line = visible(one.line.strip())
    cut = line if len(line) <= _WIDEST else _around(line, visible(one.words))
    return [f"  {visible('  '.join(filter(None, shown)))}", f"      {cut}"]


def _around(line: str, words: str) -> str:
    """Return a long line cut to what stands around `words`."""
    at = max(line.find(words), 0)
    start = max(min(at - _WIDEST // 3, len(line) - _WIDEST), 0)
    end = start + _WIDEST
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def _summary(answer: Answer) -> Text:
    if not answer.count:
        return text(zh="没有别的地方提到它。", en="Nothing else mentions it.")
    return (
        text(zh="共 {count} 处提到它。", en="{count} places mention it.", count=answer.count)
        if answer.count != 1
        else text(zh="共 1 处提到它。", en="One place mentions it.")
    )


def _data(answer: Answer, language: str) -> dict[str, Any]:
    return {
        "version": 1,
        "target": {
            "reference": str(answer.key) + (f"#{answer.part}" if answer.part else ""),
            "kind": answer.key.kind,
            "organization": answer.key.organization,
            "id": answer.key.id,
            "part": answer.part,
            "label": answer.label,
        },
        "own": [_plain(one, language) for one in answer.own],
        "mentions": [_plain(one, language) for _, found in answer.groups for one in found],
    }


def _plain(one: Finding, language: str) -> dict[str, Any]:
    place = one.location
    return {
        "form": one.form,
        "kind": one.kind,
        "source": one.source,
        "label": one.label.render(language),
        "field": one.field.render(language),
        "text": one.words,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "quote": one.line,
    }
