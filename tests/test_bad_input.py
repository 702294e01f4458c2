"""Whatever stands in the files, the result is findings or a correct page, never a traceback."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from deskbook import rules
from deskbook.checking import check
from deskbook.model import Handbook, load
from deskbook.pages import Options, addresses, render_all, render_one
from deskbook.sources import Sources, parse, read
from tests.conftest import ROOT, WriteHandbook

ORGANIZATIONS = ("after-sales-department", "customer-service-centre-flow", "alliance-org-chart")
MUTATIONS, PARTS = 150, 3
"""A sample; scripts/fuzz_check.py tries as many as one has time for."""

HOSTILE_NAMES = (
    "<script>window.hacked=1</script>",
    '"><img src=x onerror=window.hacked=1>',
    "back\\slash \\n \\u0000",
    "{{ 7*7 }}{% raw %}",
    "a|b|c",
    "two\nlines\n\n# and a heading",
    "\u202eright to left\u202c \u200f\u200e",
    "长" * 10_000,
    "👩‍💻🏳️‍🌈 emoji",
    "javascript:alert(1)",
    "[link](javascript:alert(1))",
    "--- ... %YAML",
    "&amp; &lt; &#x3C;",
)

BAD_IDENTIFIERS = ("../x", "CON", "con", "a%2fb", "a b", "-a", "ä", "x" * 60, "a..b", "名")


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one thing wrong with it."""
    match chance.randrange(6):
        case 0:  # a byte flipped
            at = chance.randrange(len(content))
            return (
                content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
            )
        case 1:  # a line dropped
            lines = content.splitlines(keepends=True)
            del lines[chance.randrange(len(lines))]
            return b"".join(lines)
        case 2:  # a line doubled
            lines = content.splitlines(keepends=True)
            at = chance.randrange(len(lines))
            return b"".join(lines[: at + 1] + lines[at:])
        case 3:  # cut off
            return content[: chance.randrange(len(content))]
        case 4:  # a value of another type
            values = [b": 7", b": [x]", b": {a: b}", b": true", b": ''", b": 2026-02-30"]
            places = [m.span() for m in re.finditer(rb": .*$", content, re.MULTILINE)]
            start, end = chance.choice(places)
            return content[:start] + chance.choice(values) + content[end:]
        case _:  # indentation changed
            lines = content.splitlines(keepends=True)
            at = chance.randrange(len(lines))
            lines[at] = chance.choice([b"  ", b"\t", b" "]) + lines[at]
            return b"".join(lines)


def _replaced(sources: Sources, path: str, content: bytes) -> Sources:
    changed, findings = parse(path, content)
    files = tuple(changed if file.path == path else file for file in sources.files)
    return Sources(files, findings, "mutated")


@pytest.mark.parametrize("part", range(PARTS))
def test_mutated_sources_give_findings_or_pages(part: int, tmp_path: Path) -> None:
    chance = random.Random(part)
    originals = read(ROOT, "handbook")
    before, _ = load(originals)
    candidates = [f for f in originals.files if f.path.split("/")[1] in ORGANIZATIONS]
    for _ in range(MUTATIONS // PARTS):
        file = chance.choice(candidates)
        content = _mutated((ROOT / file.path).read_bytes(), chance)
        sources = _replaced(originals, file.path, content)
        handbook, shapes = load(sources, previous=before)
        found = rules.run(handbook, "strict", found=(*sources.diagnostics, *shapes))
        for diagnostic in found:
            assert diagnostic.location.line >= 1 and diagnostic.location.column >= 1
            assert diagnostic.message.render("zh") and diagnostic.message.render("en")
        if not any(d.severity == "error" for d in found):
            assert _one_organization(handbook, file.path.split("/")[1])


def _one_organization(handbook: Handbook, name: str) -> int:
    """Render what changed: the pages of the organization the file is in."""
    keys = [key for key in addresses(handbook) if key.organization == name]
    return sum(len(render_one(handbook, key).page.html) for key in keys[:12])


def _pages(root: Path) -> Iterator[str]:
    checked = check(root, "handbook")
    assert not checked.failed, [d.message.render("en") for d in checked.diagnostics]
    for rendered in render_all(checked.handbook, Options()):
        assert not rendered.page.path.startswith("/") and ".." not in rendered.page.path
        yield rendered.page.html


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_hostile_names_are_only_text(write_handbook: WriteHandbook, name: str) -> None:
    if len(name) > 200:
        name = name[:200]
    quoted = yaml.safe_dump(name, allow_unicode=True, width=10**6).removesuffix("...\n").strip()
    # A name is one line; a text may have several.
    label = yaml.safe_dump(" ".join(name.split()), allow_unicode=True, width=10**6)
    label = label.removesuffix("...\n").strip()
    root = write_handbook(
        {
            "shop/organization.yml": f"name: {label}\npurpose: {quoted}\n",
            "shop/departments/desk.yml": f"name: {label}\nparent: organization\n",
            "shop/roles/clerk.yml": (
                f"name: {label}\nbelongs_to: desk\nreports_to: {{line: none}}\nheadcount: 1\n"
                f"duties:\n  - id: d-one\n    text: {quoted}\n"
            ),
            "shop/solutions/help.yml": (
                f"name: {label}\nquestions:\n  - {label}\n  - 第二个问法\n  - 第三个问法\n"
                f"answer:\n  say: {quoted}\nresolved_by: [clerk]\nlimit: not_specified\n"
                "escalate: not_specified\n"
            ),
        }
    )
    for html in _pages(root):
        guard = _Guard()
        guard.feed(html)
        guard.close()


class _Guard(HTMLParser):
    """Fails on anything in a page that would run."""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "object", "embed", "style")
        for name, value in attributes:
            assert not name.startswith("on"), name
            if name in ("href", "src", "xlink:href"):
                assert not (value or "").strip().lower().startswith(("javascript:", "data:"))
        assert tag != "img", "no text may become a picture"


def test_a_text_of_ten_thousand_characters_is_shown(write_handbook: WriteHandbook) -> None:
    text = "长" * 10_000
    root = write_handbook({"shop/organization.yml": f"name: 店\npurpose: {text}\n"})
    assert any(text in html for html in _pages(root))


@pytest.mark.parametrize("identifier", BAD_IDENTIFIERS)
def test_bad_identifiers_are_refused_and_never_become_paths(
    write_handbook: WriteHandbook, identifier: str
) -> None:
    root = write_handbook({"shop/organization.yml": "name: 店\n"})
    (root / "handbook/shop/roles").mkdir()
    name = identifier.replace("/", "_").lstrip(".")
    (root / f"handbook/shop/roles/{name}.yml").write_text(
        f"id: {identifier}\nname: 店员\n", "utf-8"
    )
    checked = check(root, "handbook")
    assert checked.failed
    assert all(key.id.isascii() and "/" not in key.id for key in checked.handbook.entities)


def test_a_thousand_departments_deep(write_handbook: WriteHandbook) -> None:
    files = {"deep/organization.yml": "name: 深\n"}
    for number in range(1000):
        parent = f"d-{number - 1}" if number else "organization"
        files[f"deep/departments/d-{number}.yml"] = f"name: 第{number}层\nparent: {parent}\n"
    checked = check(write_handbook(files), "handbook")
    assert not checked.failed, [d.message.render("en") for d in checked.diagnostics]
    keys = addresses(checked.handbook)
    assert len(keys) > 1000
    some = [key for key in keys if key.kind != "department"]
    for number in (0, 1, 499, 998, 999):
        some += [key for key in keys if key.id == f"d-{number}"]
    for key in some:
        html = render_one(checked.handbook, key).page.html
        assert key.kind != "department" or html.count("<a ") > int(key.id[2:]), "the way there"


def test_five_hundred_children_under_one_parent(write_handbook: WriteHandbook) -> None:
    files = {
        "wide/organization.yml": "name: 宽\n",
        "wide/departments/top.yml": "name: 总部\nparent: organization\n",
    }
    for number in range(500):
        files[f"wide/departments/d-{number}.yml"] = f"name: 第{number}部\nparent: top\n"
        files[f"wide/roles/r-{number}.yml"] = (
            f"name: 岗位{number}\nbelongs_to: top\nreports_to: not_specified\nheadcount: 1\n"
        )
    root = write_handbook(files)
    assert sum(1 for _ in _pages(root)) > 1000
