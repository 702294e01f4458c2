"""`deskbook explain`: the manual page of a rule."""

from __future__ import annotations

import click

from deskbook import rules
from deskbook.cli.common import language_option, misuse
from deskbook.messages import Text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "explain",
        help=Text(
            "说明一条规则：检查什么、为什么、怎么改。不写编号时列出全部规则。",
            "Explain a rule: what it checks, why, and how to repair it. Without a code, list"
            " all rules.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook explain\n  deskbook explain REF001",
            "\b\nExamples:\n  deskbook explain\n  deskbook explain REF001",
        ).render(language),
    )
    @click.argument("code", required=False)
    @language_option(language)
    def explain(code: str | None) -> None:
        if code is None:
            for rule in rules.all_rules():
                click.echo(f"{rule.code}  {rules.title(rule.code, language)}")
            return
        try:
            click.echo(rules.page(code.strip(), language), nl=False)
        except rules.UnknownRule as error:
            misuse(error.text, language)

    return explain
