"""Write `docs/reference/rules.md` (Chinese) and `rules.en.md` from the rules' docstrings.

    python scripts/write_rules.py [--check]

With --check nothing is written; the exit code is 1 when a page is out of date.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from deskbook.diagnostics.text import SEVERITY_NAMES
from deskbook.messages import Text
from deskbook.rules import Rule, page, title
from deskbook.rules.catalogue import families, family_name

FOLDER = Path(__file__).parent.parent / "docs/reference"
PAGES = {"zh": FOLDER / "rules.md", "en": FOLDER / "rules.en.md"}

INTRODUCTION = Text(
    """\
# 全部规则

*由 `scripts/write_rules.py` 从规则的说明生成，请不要手工修改。[English](rules.en.md)*

`deskbook check` 的每一条结果都带着编号，例如 REF001；`deskbook explain REF001` 显示同样的说明。
要求分四档，从宽到严是 draft、basic、standard、strict，每一档都包括前面各档的规则；在 handbook.yml
里用 `profile` 选择，用 `select` 和 `ignore` 增减。✎ 表示其中有些问题可以自动改；◷ 表示要用
`--as-of` 给出日期才检查。
""",
    """\
# All rules

*Made from the rules' own pages by `scripts/write_rules.py`; do not edit. [中文](rules.md)*

Every finding of `deskbook check` has a code such as REF001; `deskbook explain REF001` shows the
same page. There are four profiles, from lenient to strict: draft, basic, standard, strict; each
has the rules of those before it. `profile` in handbook.yml chooses one, `select` and `ignore` add
and take away. ✎ marks rules with safe fixes, ◷ those that need the day (`--as-of`).
""",
)
COLUMNS = Text(
    "| 编号 | | 程度 | 档次 | 检查什么 |\n|---|---|---|---|---|",
    "| code | | weight | profile | what it is about |\n|---|---|---|---|---|",
)


def main() -> None:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    contents = {path: "\n".join(document(language)) for language, path in PAGES.items()}
    if options.check:
        stale = [
            path.name
            for path, content in contents.items()
            if not path.exists() or path.read_text("utf-8") != content
        ]
        sys.exit(f"out of date: {', '.join(stale)}" if stale else 0)
    for path, content in contents.items():
        path.write_text(content, "utf-8")


def document(language: str) -> Iterator[str]:
    """Yield the blocks of the page in a language: a table by family, then every rule."""
    yield INTRODUCTION.render(language)
    for letters, found in families():
        yield f"## {family_name(letters).render(language)}\n"
        yield COLUMNS.render(language)
        yield from (row(rule, language) for rule in found)
        yield ""
    for _, found in families():
        for rule in found:
            yield f'---\n\n<a id="{rule.code.lower()}"></a>\n'
            yield demoted(page(rule.code, language))


def row(rule: Rule, language: str) -> str:
    """Return the table row of a rule."""
    marks = "✎" * rule.fixable + "◷" * (rule.check is None and rule.check_on is not None)
    weight = SEVERITY_NAMES[rule.severity].render(language)
    link = f"[{rule.code}](#{rule.code.lower()})"
    return f"| {link} | {marks} | {weight} | {rule.profile} | {title(rule.code, language)} |"


def demoted(markdown: str) -> str:
    """Return a manual page with its headings one level lower; what is fenced stays as it is."""
    parts = re.split(r"(^```.*?^```$)", markdown, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        part if part.startswith("```") else re.sub(r"^#", "##", part, flags=re.MULTILINE)
        for part in parts
    )


if __name__ == "__main__":
    main()
