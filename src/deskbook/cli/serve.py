"""`deskbook serve`: the site in a browser, always up to date with the sources."""

from __future__ import annotations

import click

from deskbook.cli.common import find_project, language_option, misuse, project_option
from deskbook.messages import Text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "serve",
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
    def serve(config_file: str | None, host: str, port: int) -> None:
        from deskbook.site import SiteError, open_builder, run_server

        where = find_project(config_file, language)
        try:
            with open_builder(where) as builder:
                run_server(builder, host, port, language)
        except SiteError as error:
            misuse(error.text, language)

    return serve
