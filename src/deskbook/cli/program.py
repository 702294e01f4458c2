"""The `deskbook` program: its commands and how an unexpected end is told."""

from __future__ import annotations

import sys

import click

from deskbook import __version__
from deskbook.cli import build, check, explain, export, init, serve
from deskbook.cli.common import EXIT_MISUSE, choose_language, language_option, use_utf8
from deskbook.messages import Text

COMMANDS = (init, check, explain, build, serve, export)


def program(language: str) -> click.Group:
    """Return the command group with its help in `language`."""

    @click.group(
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

    for module in COMMANDS:
        group.add_command(module.command(language))
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
