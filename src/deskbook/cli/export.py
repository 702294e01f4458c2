"""`deskbook export`: the handbook's data for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from deskbook.checking import check
from deskbook.cli.common import (
    EXIT_ERRORS,
    find_project,
    language_option,
    misuse,
    open_cache,
    project_option,
    read_known,
    tell,
    write_failed,
    write_whole,
)
from deskbook.export import export_schema, render
from deskbook.messages import Text, text


def command(language: str) -> click.Group:
    """Return the command group with its help in `language`."""

    @click.group(
        "export",
        short_help=Text("导出手册数据，供其他程序使用。", "Export the handbook's data.").render(
            language
        ),
        help=Text("导出手册数据，供其他程序使用。", "Export the handbook's data.").render(language),
    )
    @language_option(language)
    def export() -> None:
        pass

    @export.command(
        "json",
        help=Text(
            "把整本手册导出为一个 JSON 文档。", "Export the whole handbook as one JSON document."
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook export json\n  deskbook export json -o handbook.json\n"
            "  deskbook export json --schema",
            "\b\nExamples:\n  deskbook export json\n  deskbook export json -o handbook.json\n"
            "  deskbook export json --schema",
        ).render(language),
    )
    @project_option(language)
    @click.option(
        "-o",
        "--output",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=Text("写入文件，而不是标准输出。", "Write to a file instead.").render(language),
    )
    @click.option(
        "--schema",
        is_flag=True,
        help=Text(
            "改为输出这种文档的 JSON Schema。", "Print the JSON Schema of the document instead."
        ).render(language),
    )
    @language_option(language)
    def export_json(config_file: str | None, output: Path | None, schema: bool) -> None:
        if schema:
            content = json.dumps(export_schema(), ensure_ascii=False, indent=2) + "\n"
        else:
            content = _checked_document(config_file, language)
        if output is None:
            click.echo(content, nl=False)
            return
        try:
            write_whole(output, content)
        except OSError as error:
            misuse(write_failed(str(output), error), language)

    return export


def _checked_document(config_file: str | None, language: str) -> str:
    where = find_project(config_file, language)
    with open_cache(where, enabled=True) as cache:
        baseline = read_known(where, language)
        checked = check(where.root, where.directory, cache=cache, baseline=baseline)
    if checked.failed:
        count = sum(d.severity == "error" for d in checked.diagnostics)
        tell(
            text(
                zh="手册里有 {count} 处错误，没有导出。请先运行 deskbook check 并改正。",
                en="The handbook has {count} errors, so nothing was exported. Run deskbook check"
                " and repair them first.",
                count=count,
            ),
            language,
        )
        raise SystemExit(EXIT_ERRORS)
    return render(checked.handbook)
