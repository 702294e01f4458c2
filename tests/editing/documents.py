"""Makes YAML texts as people write them: odd indentation, comments, quotes, blocks, brackets."""

from __future__ import annotations

import json
import random
import re
from typing import Any

from hypothesis import strategies as st

LETTERS = "客户投诉abz09 ，。：；（）“”#-:'\"\\|>&*![]{}%@`,?=~<._/　é😀\t"
WORDS = [
    "客户经理", "not_specified", "yes", "no", "08:30", "007", "1.10", "12", "-3", "1.5", "true",
    "null", "~", "", "2026-11-21", "a: b", "a #b", "# a", "- a", "[x]", "{x}", "&a", "*a", "!a",
    "@a", "%a", "`a", "|", ">", "it's", 'say "hi"', "back\\slash", "role:clerk#a", "1e3", "0x1f",
    "[客户主管](role:customer-supervisor)", " lead", "trail ", "a，b；c。", "---", "...", "?",
    "? a", "<<", "=", "on", "Off", ".5", "+1", "a:b", "a:", ":a", "tab\there", "全角：冒号",
    "x" * 90, "长" * 60, "-", "-a", "->", "<a>", "a, b", "\u3000宽",
]  # fmt: skip
KEYS = [
    "id", "name", "also_called", "summary", "belongs_to", "reports_to", "headcount", "duties",
    "forms", "metrics", "notes", "owner", "reviewed", "order", "source", "readings", "nodes",
    "edges", "limit", "actors", "text", "certainty", "x-extra", "栏目", "a b", "no", "trigger",
    "questions", "terms", "document",
]  # fmt: skip
COMMENTS = ["# 说明", "#", "#紧", "# a: b", "# - x", '# "q"', "#  two  blanks", "# key: |"]


class Author:
    """Writes data as YAML, deciding everything that does not matter by drawing."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []

    def document(self, value: Any) -> str:
        """Return a text for `value`."""
        if self.one_in(3):
            self.lines.append("# yaml-language-server: $schema=../../schemas/role.schema.json")
        self.between(0)
        if self.one_in(12):
            self.lines.append("---")
        if isinstance(value, dict | list) and value and not self.one_in(8):
            self.block(value, self.random.choice([0, 0, 0, 1]), "")
        else:
            self.lines.append(self.inline(value))
        self.between(0)
        break_ = self.random.choice(["\n", "\n", "\n", "\r\n"])
        end = self.random.choice([break_, break_, "", break_ * 2])
        return self.random.choice(["", "", "", "\ufeff"]) + break_.join(self.lines) + end

    def data(self, depth: int) -> Any:
        """Return what there is to write, nested at most so deep."""
        sort = self.random.randint(1, 10) if depth else 10
        if sort <= 4:
            names = self.random.sample(KEYS, self.random.randint(0, 6))
            return {name: self.data(depth - 1) for name in names}
        if sort <= 6:
            return [self.data(depth - 1) for _ in range(self.random.randint(0, 4))]
        if self.one_in(5):
            return self.random.choice((True, False, None, 0, 12, -3, 1.5))
        return self.word()

    def words(self, most: int) -> list[str]:
        return [self.word() for _ in range(self.random.randint(0, most))]

    def word(self) -> str:
        if self.one_in(4):
            return "".join(self.random.choices(LETTERS, k=self.random.randint(0, 12)))
        return self.random.choice(WORDS)

    def one_in(self, number: int) -> bool:
        return self.random.randint(1, number) == 1

    def between(self, indentation: int) -> None:
        """Put comments and empty lines, or mostly nothing, where a line may begin."""
        if not self.one_in(4):
            return
        for _ in range(self.random.randint(1, 3)):
            if self.one_in(2):
                self.lines.append(self.random.choice(["", "", "   "]))
            else:
                odd = self.random.choice([0, 0, 0, 1, 3])
                comment = self.random.choice(COMMENTS)
                self.lines.append(" " * (indentation + odd) + comment)

    def block(self, value: dict[str, Any] | list[Any], indentation: int, first: str) -> None:
        """Write a collection with a line for each entry; `first` stands before the first one."""
        entries = list(value.items()) if isinstance(value, dict) else [(None, v) for v in value]
        for number, (key, item) in enumerate(entries):
            if number or not first:
                self.between(indentation)
            start = first if number == 0 and first else " " * indentation
            self.entry(key, item, indentation, start)

    def entry(self, key: str | None, value: Any, indentation: int, start: str) -> None:
        step = self.random.choice([2, 2, 2, 4, 1, 3])
        if key is None:
            head = start + "-"
        else:
            head = start + self.key(key) + self.random.choice([":", ":", ":", " :"])
        comment = self.comment()
        if isinstance(value, dict | list) and value and not self.one_in(4):
            if key is None and not comment and self.one_in(2):
                inner = indentation + 1 + self.random.choice([1, 1, 3])
                self.block(value, inner, head + " " * (inner - len(head)))
                return
            self.lines.append(head + comment)
            flat = isinstance(value, list) and key is not None and self.one_in(3)
            self.block(value, indentation if flat else indentation + step, "")
        elif isinstance(value, str) and self.can_be_text_block(value) and self.one_in(2):
            self.text_block(head, value, indentation + step, comment)
        elif self.one_in(10):
            self.lines.append(head + comment)
            self.lines.append(" " * (indentation + step) + self.inline(value))
        else:
            gap = self.random.choice([" ", " ", " ", "   "])
            self.lines.append(head + gap + self.inline(value) + comment)

    def comment(self) -> str:
        if not self.one_in(6):
            return ""
        return self.random.choice([" ", "  ", "      "]) + self.random.choice(COMMENTS)

    def can_be_text_block(self, value: str) -> bool:
        return bool(value.strip()) and "\t" not in value and not value.startswith(" ")

    def text_block(self, head: str, value: str, indentation: int, comment: str) -> None:
        sign = self.random.choice(["|", "|-", "|+", ">", ">-", ">+"])
        if self.one_in(6) and "\n" not in value:
            sign += "2"
            indentation = len(head) - len(head.lstrip(" ")) + 2
        self.lines.append(f"{head} {sign}{comment}")
        for line in (value, *filter(self.can_be_text_block, self.words(3))):
            self.lines.append(" " * indentation + line)
            if self.one_in(5):
                self.lines.append(self.random.choice(["", "", " " * (indentation + 2)]))
        for _ in range(self.random.choice([0, 0, 0, 1, 2])):
            self.lines.append("")

    def key(self, key: str) -> str:
        quote = self.random.choice(["", "", "", "", "'", '"'])
        return quote + key + quote

    def inline(self, value: Any) -> str:
        """Write a value on one line (in brackets now and then on several)."""
        if isinstance(value, list):
            return self.brackets("[", [self.inline(item) for item in value], "]")
        if isinstance(value, dict):
            pairs = [f"{self.key(key)}: {self.inline(item)}" for key, item in value.items()]
            return self.brackets("{", pairs, "}")
        if isinstance(value, str):
            return self.string(value)
        return json.dumps(value)

    def brackets(self, opening: str, items: list[str], closing: str) -> str:
        blank = self.random.choice(["", "", " "])
        comma = self.random.choice([", ", ", ", ",  "])
        end = "," if items and self.one_in(8) else ""
        if self.one_in(8):
            comma = f",{self.comment()}\n{' ' * 12}"
            end += self.random.choice(["", "\n" + " " * 12])
        return opening + blank + comma.join(items) + end + blank + closing

    def string(self, value: str) -> str:
        style = self.random.choice(["plain", "plain", "'", '"'])
        # Now and then a text that is no YAML, or another value than was meant, counts too.
        if style == "plain" and (re.fullmatch(r"\w[\w .，。：/-]*\w", value) or self.one_in(60)):
            return value
        if self.one_in(8):
            return self.folded(value)
        if style == "'" or "\\" in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=self.one_in(4))

    def folded(self, value: str) -> str:
        """Write a text that runs over several lines, with quotes or without."""
        words = re.findall(r"\w+", value) or ["客户"]
        quote = self.random.choice(["", "'", '"'])
        gap = self.random.choice([" ", "", "  "]) + self.random.choice(["\n", "\n", "\n\n"])
        return quote + (gap + " " * 12).join([*words, "续"]) + quote


def text(seed: int) -> str:
    """Return the text with the number `seed`, mostly YAML."""
    author = Author(seed)
    return author.document(author.data(3))


texts = st.builds(text, st.integers(0, 2**63))
"""All of them; the seed is what a failing test reports."""
