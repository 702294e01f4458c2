"""The `deskbook` program: its commands and how an unexpected end is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from deskbook import __version__
from deskbook.cli.common import (
    EXIT_MISUSE,
    choose_language,
    language_option,
    tell,
    use_utf8,
)
from deskbook.cli.usage_errors import explained
from deskbook.messages import Text, text

COMMANDS = (
    "init",
    "check",
    "fmt",
    "explain",
    "new",
    "rename",
    "retire",
    "where",
    "build",
    "serve",
    "search",
    "gaps",
    "export",
    "schema",
    "lsp",
)

EXIT_INTERRUPTED = 130


class Commands(click.Group):
    """The commands, each imported only when it is called, so that quick ones stay quick."""

    language = "zh"

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the program; what is wrong with a call is told in the chosen language."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            code = EXIT_MISUSE
        except click.UsageError as error:
            tell(explained(error), self.language)
            code = EXIT_MISUSE
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:
            tell(text("已中断。", "Interrupted."), self.language)
            code = EXIT_INTERRUPTED
        raise SystemExit(code if isinstance(code, int) else 0)

    def list_commands(self, context: click.Context) -> list[str]:
        """Return the names in the order of a handbook's life."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Return a command with its help in the chosen language."""
        if name not in COMMANDS:
            return None
        module = import_module(f"deskbook.cli.{name}")
        command: click.Command = module.command(self.language)
        return command


def program(language: str) -> click.Group:
    """Return the command group with its help in `language`."""

    @click.group(
        cls=Commands,
        help=Text(
            "把 YAML 写成的组织手册与知识库检查无误，生成可浏览的网站。",
            "Check an organization handbook and knowledge base written as YAML, and publish it"
            " as a website.",
        ).render(language),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    @click.version_option(__version__, prog_name="deskbook")
    @language_option(language)
    def group() -> None:
        pass

    assert isinstance(group, Commands)
    group.language = language
    return group


def main() -> None:
    """Run the program with the arguments of the process; the entry point."""
    use_utf8()
    arguments = sys.argv[1:]
    language = choose_language(arguments)
    try:
        program(language).main(arguments, prog_name="deskbook")
    except BrokenPipeError:
        # The reader of our output has gone (as `head` does); there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(EXIT_MISUSE) from None
    except Exception as error:
        if os.environ.get("DESKBOOK_TRACEBACK"):
            raise
        tell(_unexpected(error), language)
        raise SystemExit(EXIT_MISUSE) from None


def _unexpected(error: Exception) -> Text:
    """What to say when the fault is ours."""
    return text(
        zh="这是 deskbook 自己的错误，不是手册的问题：{kind}：{reason}。已有的内容没有改动。"
        "请设置环境变量 DESKBOOK_TRACEBACK=1 再运行一次，把输出发给维护者。",
        en="This is a fault of deskbook, not of your handbook: {kind}: {reason}. Nothing that was"
        " there has been changed. Run again with DESKBOOK_TRACEBACK=1 in the environment and send"
        " the output to the maintainers.",
        kind=type(error).__name__,
        reason=str(error)[:300],
    )
