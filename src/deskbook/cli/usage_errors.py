"""What is wrong with a call of the program, in both languages.

click words its errors in English only; the usual ones are said again here from what they carry.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from deskbook.messages import Text, text

_VALUE = re.compile(r"'(?P<value>.*?)' is not (?:one of|a valid)")
_PATH_REASONS = {
    "does not exist": Text("没有这个文件或文件夹", "it does not exist"),
    "is a directory": Text("这是文件夹，不是文件", "it is a folder"),
    "is a file": Text("这是文件，不是文件夹", "it is a file"),
    "is not readable": Text("没有读取的权限", "it cannot be read"),
    "is not writable": Text("没有写入的权限", "it cannot be written"),
}
_PATH = re.compile(rf"\S+ '(?P<path>.*)' (?P<reason>{'|'.join(_PATH_REASONS)})\.", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


def explained(error: click.UsageError) -> Text:
    """Return what is wrong with the call and where its usage is described."""
    command = error.ctx.command_path if error.ctx else "deskbook"
    return text(
        "{what}\n用法见：{command} --help",
        "{what}\nFor usage see: {command} --help",
        what=_what(error),
        command=command,
    )


def _what(error: click.UsageError) -> Text:
    if isinstance(error, click.NoSuchOption):
        return _unknown(
            text("没有“{name}”这个选项。", "There is no option {name}.", name=error.option_name),
            error.possibilities,
        )
    if isinstance(error, click.exceptions.NoSuchCommand):
        return _unknown(
            text("没有“{name}”这个命令。", "There is no command {name}.", name=error.command_name),
            error.possibilities or _commands_like(error),
        )
    if isinstance(error, click.MissingParameter):
        return text("还缺少“{name}”。", "{name} is missing.", name=_name(error))
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        needs_none = "does not take" in error.message
        return text(
            "选项“{name}”后面不能写值。" if needs_none else "选项“{name}”后面要写一个值。",
            "The option {name} takes no value."
            if needs_none
            else "The option {name} needs a value.",
            name=error.option_name,
        )
    if found := _EXTRA.fullmatch(error.message):
        return text(
            "多写了“{words}”，这里用不到。", "{words} is not expected here.", words=found["words"]
        )
    return text("用法不对：{reason}", "This call cannot be used: {reason}", reason=error.message)


def _unknown(what: Text, possibilities: list[str] | None) -> Text:
    if not possibilities:
        return what
    return text(
        "{what}是不是想写“{near}”？",
        "{what} Did you mean {near}?",
        what=what,
        near=possibilities[0],
    )


def _commands_like(error: click.exceptions.NoSuchCommand) -> list[str]:
    group = error.ctx.command if error.ctx else None
    if not isinstance(group, click.Group) or error.ctx is None:
        return []
    return get_close_matches(error.command_name, group.list_commands(error.ctx), n=1)


def _bad_value(error: click.BadParameter) -> Text:
    kind = error.param.type if error.param else None
    found = _VALUE.match(error.message)
    value = found["value"] if found else ""
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        return text(
            "“{name}”不能写“{value}”。可以写：{choices}。",
            "{name} cannot be {value}. It can be: {choices}.",
            name=_name(error),
            value=value,
            choices=Text("、".join(choices), ", ".join(choices)),
        )
    if isinstance(kind, (click.types.IntParamType, click.types.FloatParamType)):
        return text(
            "“{name}”要写成数字{limits}，“{value}”不合写法。",
            "{name} is a number{limits}, and {value} is none.",
            name=_name(error),
            value=value or _quoted(error.message),
            limits=_limits(kind),
        )
    if isinstance(kind, click.Path) and (path := _PATH.fullmatch(error.message)):
        return text(
            "“{name}”不能写“{path}”：{reason}。",
            '{name} cannot be "{path}": {reason}.',
            name=_name(error),
            path=path["path"],
            reason=_PATH_REASONS[path["reason"]],
        )
    return text(
        "“{name}”的值不能用：{reason}",
        "The value of {name} cannot be used: {reason}",
        name=_name(error),
        reason=error.message,
    )


def _limits(kind: click.ParamType[object]) -> Text:
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is None and high is None:
        return Text("", "")
    if high is None:
        return text("（不小于 {low}）", " of at least {low}", low=low)
    if low is None:
        return text("（不大于 {high}）", " of at most {high}", high=high)
    return text("（{low} 到 {high}）", " from {low} to {high}", low=low, high=high)


def _quoted(message: str) -> str:
    return message.partition(" ")[0]


def _name(error: click.BadParameter) -> str:
    """Return the option or argument as it is written in a call."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name if error.param else ""
