"""`deskbook explain`: the manual page of a rule, or all rules."""

from __future__ import annotations

import json

import click

from deskbook import rules
from deskbook.cli.common import format_option, language_option, misuse
from deskbook.messages import Text
from deskbook.rules import catalogue


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "explain",
        short_help=Text(
            "说明一条规则：检查什么、为什么、怎么改。",
            "Explain a rule: what, why, how to repair it.",
        ).render(language),
        help=Text(
            "说明一条规则：检查什么、为什么、怎么改。不写编号时按类别列出全部规则。",
            "Explain a rule: what it checks, why, and how to repair it. Without a code, list"
            " all rules by family.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook explain\n  deskbook explain REF001\n"
            "  deskbook explain unknown-reference --lang en\n"
            "  deskbook explain --format json > rules.json",
            "\b\nExamples:\n  deskbook explain\n  deskbook explain REF001\n"
            "  deskbook explain unknown-reference --lang zh\n"
            "  deskbook explain --format json > rules.json",
        ).render(language),
    )
    @click.argument("code", required=False)
    @format_option(language)
    @language_option(language)
    def explain(code: str | None, output: str) -> None:
        try:
            shown = _text(code, language) if output == "text" else _json(code, language)
        except rules.UnknownRule as error:
            misuse(error.text, language)
        click.echo(shown, nl=False)

    return explain


def _text(code: str | None, language: str) -> str:
    return catalogue.listing(language) if code is None else rules.page(code.strip(), language)


def _json(code: str | None, language: str) -> str:
    """Return all rules, or one and its manual page, as JSON."""
    document: dict[str, object] = {"version": 1, "language": language}
    if code is None:
        document["families"] = [
            {"letters": letters, "name": catalogue.family_name(letters).render(language)}
            for letters, _ in catalogue.families()
        ]
        document["rules"] = [
            catalogue.described(rule, language)
            for _, found in catalogue.families()
            for rule in found
        ]
    else:
        rule = rules.rule(code.strip())
        document["rule"] = catalogue.described(rule, language)
        document["manual"] = rules.page(rule.code, language)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
