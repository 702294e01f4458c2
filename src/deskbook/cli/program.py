"""The `deskbook` program: its commands and how an unexpected end is told."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from deskbook import __version__
from deskbook.cli.common import EXIT_MISUSE, choose_language, language_option, use_utf8
from deskbook.messages import Text

COMMANDS = ("init", "check", "explain", "build", "serve", "export")


class Commands(click.Group):
    """The commands, each imported only when it is called, so that quick ones stay quick."""

    language = "zh"

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
    try:
        program(choose_language(arguments)).main(arguments, prog_name="deskbook")
    except BrokenPipeError:
        # The reader of our output has gone (as `head` does); there is nobody left to tell.
        sys.stderr.close()
        raise SystemExit(EXIT_MISUSE) from None
