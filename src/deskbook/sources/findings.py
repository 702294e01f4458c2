"""Turns what the builder stumbled over into findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deskbook.diagnostics import Diagnostic, Fix, Location, Related, Severity
from deskbook.messages import Text, text
from deskbook.sources.builder import MAXIMUM_DEPTH, MAXIMUM_ENTRIES, Built
from deskbook.sources.marks import Span
from deskbook.sources.source_file import make_location

MAXIMUM_BYTES = 1024 * 1024

_AMBIGUOUS = {
    "yes_no": text("“是”或“否”", "yes or no"),
    "time": text("按六十进位换算的数字", "a number counted in sixties"),
    "leading_zero": text("数字，丢掉开头的零", "a number, losing the zeros in front"),
    "trailing_zero": text("数字，丢掉末尾的零", "a number, losing the zeros at the end"),
    "long": text("位数太多、要四舍五入的数字", "a number so long that it gets rounded"),
    "base": text("十六进制、八进制或二进制数字", "a hexadecimal, octal or binary number"),
    "exponent": text("用科学记数法写的数字", "a number in scientific notation"),
    "not_finite": text("无穷大或“不是数字”", "infinity or “not a number”"),
    "odd_number": text("数字", "a number"),
}

# Message and hint, each in Chinese and English.
_FANCY = {
    "anchor": (
        "“&{name}”在这里是一个特殊记号（锚点），本手册不使用。",
        "“&{name}” is an anchor here, and the handbook does without anchors.",
        "删掉“&{name}”；如果它本来就是文字，给整段文字加上英文双引号。",
        "Delete “&{name}”; if it is meant as text, put the whole text in double quotes.",
    ),
    "alias": (
        "“*{name}”在这里表示“引用别处的内容”，本手册不使用。",
        "“*{name}” stands for a piece written elsewhere, and the handbook does without that.",
        "把要引用的内容直接写在这里；如果它本来就是文字，给整段文字加上英文双引号。",
        "Write the piece out here; if it is meant as text, put the whole text in double quotes.",
    ),
    "tag": (
        "“{name}”在这里是一个类型标记，本手册不使用。",
        "“{name}” is a type tag here, and the handbook does without tags.",
        "删掉“{name}”；如果它本来就是文字，给整段文字加上英文双引号。",
        "Delete “{name}”; if it is meant as text, put the whole text in double quotes.",
    ),
    "merge": (
        "“<<”表示“并入别处的内容”，本手册不使用。",
        "“<<” merges in a piece written elsewhere, and the handbook does without that.",
        "删掉这一行，把需要的内容直接写在这里。",
        "Delete this line and write what is needed here.",
    ),
    "complex-key": (
        "冒号前面的栏目名必须是一个简单的词，这里却是一个列表或一组内容。",
        "The name before a colon must be a simple word; here it is a list or a group.",
        "如果这里是以“{{”或“[”开头的文字，给整段文字加上英文双引号。",
        "If this is text that begins with “{{” or “[”, put the whole text in double quotes.",
    ),
    "no-name": (
        "冒号前面没有栏目名。",
        "There is no name before the colon.",
        "在冒号前面写上栏目名，或者删掉这一行。",
        "Write a name before the colon, or delete this line.",
    ),
    "word-key": (
        "“{name}”不能直接用作栏目名，有的程序会把它当成别的东西。",
        "“{name}” cannot be a name just like that; some programs take it for something else.",
        '换一个名字，或者加英文双引号，写成：\n"{name}"',
        'Choose another name, or write it in double quotes:\n"{name}"',
    ),
}


def error(
    code: str, location: Location, message: Text, hint: Text, related: tuple[Related, ...] = ()
) -> Diagnostic:
    """Return a finding that stops the build."""
    return Diagnostic(code, Severity.ERROR, location, message, hint, related)


def built_findings(path: str, starts: Sequence[int], built: Built) -> Iterator[Diagnostic]:
    """Yield the findings of a text without syntax errors."""

    def place(span: Span) -> Location:
        return make_location(path, starts, span)

    for key, second, first in built.duplicates:
        yield error(
            "YAML002",
            place(second),
            text(
                "“{key}”在同一组里写了两次，第一次在第 {line} 行。",
                "“{key}” stands twice in the same group, first in line {line}.",
                key=key,
                line=place(first).line,
            ),
            text(
                "只保留一个；如果两处都需要，把内容合并到一处。",
                "Keep one of them; if both are needed, put their contents together.",
            ),
            (Related(place(first), text("第一次写在这里", "first written here")),),
        )
    for kind, word, span in built.ambiguous:
        if kind == "comment":
            yield _cut_off(place(span), word)
            continue
        quoted = f'"{word}"'
        yield Diagnostic(
            "YAML003",
            Severity.WARNING,
            place(span),
            text(
                "“{word}”没有加引号，本手册把它当作文字，但别的程序会把它当成{meaning}。",
                "“{word}” has no quotes: it is read as text here, but other programs "
                "take it for {meaning}.",
                word=word,
                meaning=_AMBIGUOUS[kind],
            ),
            text(
                "加英文双引号，写成：\n{quoted}", "Write it with quotes:\n{quoted}", quoted=quoted
            ),
            fix=Fix(place(span), quoted),
        )
    for kind, name, span in built.fancy:
        zh, en, zh_hint, en_hint = _FANCY[kind]
        yield error(
            "YAML006", place(span), text(zh, en, name=name), text(zh_hint, en_hint, name=name)
        )


def _cut_off(location: Location, written: str) -> Diagnostic:
    """Return the finding for a text that ends at a sign which was hardly meant so."""
    head, _, rest = written.partition("#")
    quoted = '"' + written.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return Diagnostic(
        "YAML003",
        Severity.WARNING,
        location,
        text(
            "从“#{rest}”起的文字没有读入：空格加“#”表示后面是批注，内容到“{head}”为止。",
            "“#{rest}” was left out: a blank and “#” begin a comment, so the text ends in "
            "“{head}”.",
            rest=rest,
            head=head.rstrip(),
        ),
        text(
            "如果是批注，在“#”后面加一个空格；如果是文字，加英文双引号，写成：\n{quoted}",
            "If it is a comment, put a space after “#”; if it is text, write it with quotes:"
            "\n{quoted}",
            quoted=quoted,
        ),
    )


def limit_finding(location: Location, limit: str) -> Diagnostic:
    """Return the finding for a file beyond a limit: "bytes", "depth" or "entries"."""
    message = {
        "bytes": text(
            "这个文件超过 {limit} MB，太大了。",
            "This file is larger than {limit} MiB.",
            limit=MAXIMUM_BYTES // (1024 * 1024),
        ),
        "depth": text(
            "这里的内容套了超过 {limit} 层。",
            "This is nested more than {limit} levels deep.",
            limit=MAXIMUM_DEPTH,
        ),
        "entries": text(
            "这个文件里的栏目和内容加起来超过 {limit} 项，太多了。",
            "This file holds more than {limit} names and values.",
            limit=f"{MAXIMUM_ENTRIES:,}",
        ),
    }[limit]
    hint = {
        "bytes": text(
            "把它拆成几个文件，每个部门、岗位或流程各一个。",
            "Split it into files, one for each department, role or procedure.",
        ),
        "depth": text(
            "检查是否多写了括号；缩进请不要一层层加下去。",
            "Look for brackets too many, and for an indentation that grows line by line.",
        ),
        "entries": text(
            "把它拆成几个文件，每个部门、岗位或流程各一个。",
            "Split it into files, one for each department, role or procedure.",
        ),
    }[limit]
    return error("YAML007", location, message, hint)
