"""The manual page in a rule's docstring.

A docstring has three parts, divided by lines of `----`: Chinese, English, examples. The parts in
a language begin with a one-line title and have the sections of `HEADINGS`; the examples have
`## Bad` and `## Good`, each with fenced blocks. The info string of a block that can be tried out
names its file: ```yaml handbook/example/roles/agent.yml
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from deskbook.diagnostics.text import SEVERITY_NAMES
from deskbook.messages import Text
from deskbook.rules.registry import Rule, rule

HEADINGS = {
    "zh": ("检查什么", "为什么重要", "怎么改"),
    "en": ("What it checks", "Why it matters", "How to fix it"),
}
_EXAMPLES = {"Bad": Text("反例", "Bad"), "Good": Text("正例", "Good")}
_WEIGHT = Text("{severity} · 从“{profile}”档起生效", "{severity} · from profile {profile} on")
_ALWAYS = Text("{severity} · 始终检查", "{severity} · always checked")
_BUILDING = Text("{severity} · 生成网站时检查", "{severity} · checked when the site is built")
_WIDE = r"[\u3000-\u9fff\uff00-\uffef“”…]"
_CHINESE_BREAK = re.compile(rf"(?<={_WIDE})\n *(?={_WIDE})")
_BREAK = re.compile(r"(?<!\n)\n(?![\n-]) *")
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """A fenced block: the file it stands for ("" for a mere illustration) and its text."""

    path: str
    body: str


@dataclass(frozen=True, slots=True)
class Manual:
    """A parsed docstring: titles, sections by language and heading, and the examples."""

    titles: dict[str, str]
    sections: dict[str, dict[str, str]]
    examples: dict[str, tuple[Example, ...]]


def manual(docstring: str) -> Manual:
    """Parse a rule's docstring; raise `ValueError` saying what it lacks."""
    parts = re.split(r"^----$", inspect.cleandoc(docstring), flags=re.MULTILINE)
    if len(parts) != 3:
        raise ValueError("the docstring needs three parts divided by lines of ----")
    titles: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {}
    for (language, headings), part in zip(HEADINGS.items(), parts[:2], strict=True):
        titles[language], sections[language] = _sections(part)
        if not titles[language] or tuple(sections[language]) != headings:
            raise ValueError(f"the part in {language} needs a title and the sections {headings}")
    _, samples = _sections(parts[2])
    if tuple(samples) != tuple(_EXAMPLES):
        raise ValueError("the last part needs the sections Bad and Good")
    examples = {name: tuple(_examples(body)) for name, body in samples.items()}
    if not all(examples.values()):
        raise ValueError("Bad and Good need a fenced block each")
    return Manual(titles, sections, examples)


def title(code: str, language: str) -> str:
    """Return what a rule is about in one line. Raises `UnknownRule`."""
    return manual(rule(code).manual).titles[language]


def page(code: str, language: str) -> str:
    """Return the manual page of a rule as Markdown; raise `UnknownRule`."""
    found = rule(code)
    read = manual(found.manual)
    what, why, fix = HEADINGS[language]
    sections = read.sections[language]
    blocks = [
        f"# {found.code} {found.name}: {read.titles[language]}",
        _weight(found).render(language),
        f"## {what}\n\n{sections[what]}",
        f"## {why}\n\n{sections[why]}",
        *(
            f"## {heading.render(language)}\n\n" + "\n\n".join(map(_fenced, read.examples[name]))
            for name, heading in _EXAMPLES.items()
        ),
        f"## {fix}\n\n{sections[fix]}",
    ]
    return "\n\n".join(blocks) + "\n"


def _weight(found: Rule) -> Text:
    template = {"": _WEIGHT, "rules": _WEIGHT, "site": _BUILDING}.get(found.raised_by, _ALWAYS)
    arguments = (("severity", SEVERITY_NAMES[found.severity]), ("profile", found.profile))
    return Text(template.zh, template.en, arguments)


def _fenced(example: Example) -> str:
    body = example.body.rstrip("\n")
    if not example.path:
        return f"```text\n{body}\n```"
    return f"`{example.path}`\n\n```yaml\n{body}\n```"


def _sections(part: str) -> tuple[str, dict[str, str]]:
    title, *rest = re.split(r"^## ", part, flags=re.MULTILINE)
    pairs = (section.partition("\n") for section in rest)
    return title.strip(), {heading.strip(): _unwrapped(body.strip()) for heading, _, body in pairs}


def _unwrapped(body: str) -> str:
    """Join the lines of each paragraph and list item: between Chinese characters without a
    blank, which there would show."""
    if "```" in body:
        return body
    joined = _CHINESE_BREAK.sub("", body)
    return _BREAK.sub(" ", joined)


def _examples(body: str) -> list[Example]:
    return [
        Example(found["info"].partition(" ")[2].strip(), found["body"])
        for found in _FENCE.finditer(body)
    ]
