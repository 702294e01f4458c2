"""`deskbook lsp`: the language server for editors."""

from __future__ import annotations

import logging
import os
from datetime import date

import click

from deskbook.cli.common import as_of_option, language_option, project_option
from deskbook.messages import Text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "lsp",
        short_help=Text(
            "供编辑器启动的语言服务。", "The language server that editors start."
        ).render(language),
        help=Text(
            "供编辑器启动的语言服务：边写边查，补全编号，跳转，改名。不需要自己运行。",
            "The language server that editors start: findings as you type, completion of ids,"
            " going to definitions, renaming. There is no need to run it yourself.",
        ).render(language),
        epilog=Text(
            "\b\n示例（写在编辑器的设置里）：\n  deskbook lsp --lang zh\n\n"
            "编辑器经标准输入和标准输出与它对话，关掉编辑器它就结束。",
            "\b\nExample (in the settings of an editor):\n  deskbook lsp --lang en\n\n"
            "The editor talks to it over standard input and output; it ends with the editor.",
        ).render(language),
    )
    @project_option(language)
    @as_of_option(language)
    @click.option("--stdio", is_flag=True, expose_value=False, hidden=True)
    @language_option(language)
    def lsp(config_file: str | None, as_of: date | None) -> None:
        # Imported here: what it rests on would slow every other command down.
        from deskbook.language_server.running import make_server

        if not os.environ.get("DESKBOOK_TRACEBACK"):
            # What goes wrong is told to the editor; its log is no place for our inner workings.
            logging.getLogger().setLevel(logging.CRITICAL + 1)
        make_server(language, config_file, as_of).start_io()

    return lsp
