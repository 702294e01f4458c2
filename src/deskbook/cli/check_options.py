"""The options of `deskbook check`, in groups."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

import click

from deskbook.cli.common import Function, as_of_option
from deskbook.diagnostics.formats import FORMATS
from deskbook.messages import Text

PROFILES = ("draft", "basic", "standard", "strict")


def _together(*options: Callable[..., object]) -> Callable[[Function], Function]:
    def decorate(function: Function) -> Function:
        result: Function = reduce(lambda inner, option: option(inner), reversed(options), function)
        return result

    return decorate


def scope_options(language: str) -> Callable[[Function], Function]:
    """What is asked for: `paths` and `changed_since`."""
    return _together(
        click.argument("paths", nargs=-1, type=click.Path()),
        click.option(
            "--changed-since",
            metavar="REV",
            help=Text(
                "只看相对于 git 版本 REV 改动过的文件，以及别处的错误。",
                "Only findings in files changed since the git revision REV, and errors elsewhere.",
            ).render(language),
        ),
    )


def rule_options(language: str) -> Callable[[Function], Function]:
    """Which rules apply: `profile`, `select`, `ignore`, `as_of` and `strict`."""
    return _together(
        click.option(
            "--profile",
            type=click.Choice(PROFILES),
            help=Text("检查的严格程度。", "How strict to be.").render(language),
        ),
        click.option(
            "--select",
            metavar="CODES",
            multiple=True,
            callback=_codes,
            help=Text(
                "另外启用的规则，用逗号隔开（REF001，或 REF 开头的全部）。",
                "Rules to add, separated by commas (REF001, or REF for all that begin so).",
            ).render(language),
        ),
        click.option(
            "--ignore",
            metavar="CODES",
            multiple=True,
            callback=_codes,
            help=Text("不启用的规则，写法同上。", "Rules to leave out.").render(language),
        ),
        as_of_option(language),
        click.option(
            "--strict",
            is_flag=True,
            help=Text("有警告也算失败。", "Fail on warnings too.").render(language),
        ),
    )


def fix_options(language: str) -> Callable[[Function], Function]:
    """What is to be done about the findings: `fix` and `diff`."""
    return _together(
        click.option(
            "--fix",
            is_flag=True,
            help=Text(
                "先改好能确定怎么改的问题，再列出其余的。",
                "First repair what can be repaired for certain, then list the rest.",
            ).render(language),
        ),
        click.option(
            "--diff",
            is_flag=True,
            help=Text(
                "与 --fix 合用：不改文件，只显示会怎样改。",
                "With --fix: change nothing; show what would change.",
            ).render(language),
        ),
    )


def baseline_options(language: str) -> Callable[[Function], Function]:
    """What is known already: `write_baseline`, `force` and `no_baseline`."""
    return _together(
        click.option(
            "--write-baseline",
            is_flag=True,
            help=Text(
                "把现有问题记入基线文件，以后只报新问题；已有基线文件时只删去用不上的条目。",
                "Put the present findings into the baseline and from now on report only new"
                " ones; a baseline that is there only loses entries no longer needed.",
            ).render(language),
        ),
        click.option(
            "--force",
            is_flag=True,
            help=Text(
                "与 --write-baseline 合用：新问题也记入。",
                "With --write-baseline: add new findings too.",
            ).render(language),
        ),
        click.option(
            "--no-baseline",
            is_flag=True,
            help=Text(
                "不看基线文件，列出全部问题。", "Report also what is in the baseline."
            ).render(language),
        ),
    )


def output_options(language: str) -> Callable[[Function], Function]:
    """How to tell: `output`, `color` and `quiet`."""
    return _together(
        click.option(
            "--format",
            "output",
            type=click.Choice(FORMATS),
            default="text",
            help=Text("输出格式。", "Output format.").render(language),
        ),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help=Text("是否着色。", "Whether to colour.").render(language),
        ),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            help=Text("没有问题时不输出。", "Print nothing when all is well.").render(language),
        ),
        click.option(
            "--no-cache",
            is_flag=True,
            help=Text("不使用缓存。", "Do without the cache.").render(language),
        ),
    )


def _codes(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the codes of all lists, which may be separated by commas too."""
    words = (word.strip() for value in values for word in value.split(","))
    return tuple(dict.fromkeys(word for word in words if word))
