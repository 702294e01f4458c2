"""`deskbook serve`: the site in a browser, always up to date with the sources."""

from __future__ import annotations

from datetime import date

import click

from deskbook.cli.common import (
    as_of_option,
    find_project,
    language_option,
    misuse,
    project_option,
    tell,
)
from deskbook.diagnostics import Severity
from deskbook.messages import Text, text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "serve",
        short_help=Text("在浏览器里边改边看。", "Edit and watch the pages in the browser.").render(
            language
        ),
        help=Text(
            "在浏览器里边改边看：保存后页面自动更新，问题直接显示在页面上。",
            "Edit and watch: pages update when you save, findings appear in the page.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook serve\n  deskbook serve --port 8080",
            "\b\nExamples:\n  deskbook serve\n  deskbook serve --port 8080",
        ).render(language),
    )
    @project_option(language)
    @as_of_option(language)
    @click.option(
        "--host",
        default="127.0.0.1",
        show_default=True,
        help=Text("监听的地址。", "Address to listen on.").render(language),
    )
    @click.option(
        "-p",
        "--port",
        type=click.IntRange(0, 65535),
        default=8000,
        show_default=True,
        help=Text("监听的端口。", "Port to listen on.").render(language),
    )
    @language_option(language)
    def serve(config_file: str | None, as_of: date | None, host: str, port: int) -> None:
        from deskbook.site import BuildResult, SiteError, open_builder
        from deskbook.site.serve import serve as run

        def ready(address: str) -> None:
            tell(
                text(
                    zh="正在 {address} 显示手册，保存文件后自动更新。按 Ctrl+C 结束。",
                    en="Showing the handbook at {address}; it updates as you save."
                    " Press Ctrl+C to stop.",
                    address=address,
                ),
                language,
            )

        def built(result: BuildResult) -> None:
            errors = sum(d.severity is Severity.ERROR for d in result.diagnostics)
            if errors:
                tell(
                    text(
                        zh="有 {count} 处错误，页面保持原样；详情显示在浏览器里。",
                        en="{count} errors; the pages stay as they were, details are in the"
                        " browser.",
                        count=errors,
                    ),
                    language,
                )
            else:
                tell(
                    text(
                        zh="已更新 {count} 个文件（{seconds} 秒）。",
                        en="Updated {count} files ({seconds} s).",
                        count=len(result.written) + len(result.removed),
                        seconds=f"{result.seconds:.2f}",
                    ),
                    language,
                )

        where = find_project(config_file, language)
        try:
            with open_builder(where, today=as_of, prove=False) as builder:
                run(builder, host, port, ready=ready, built=built)
        except SiteError as error:
            misuse(error.text, language)

    return serve
