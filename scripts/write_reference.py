"""Write `docs/reference/sources.md` from the JSON Schemas.

    python scripts/write_reference.py [--check]

With --check nothing is written; the exit code is 1 when the page is out of date.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "schemas"
PAGE = ROOT / "docs/reference/sources.md"
COMMON = "common.schema.json"

INTRODUCTION = """\
# How the sources are written

*Made from the JSON Schemas by `scripts/write_reference.py`; do not edit.*

One entity per file; the file's name without `.yml` is its id (lower-case letters, digits and
hyphens). Keys are English, names and texts are in any language. No anchors, aliases or tags.
A key marked * must be written. Where the source document is silent, write `not_specified`;
where its text is lost, `lost`; where a state is not known, `unknown`; where there is
deliberately nobody, `none`.

A reference is `[organization/]kind:id[#part]`, or just the id where the field allows one kind or
only one of its kinds has that id. In texts, link with `[客户主管](role:customer-supervisor)`; with
nothing between the brackets the name is filled in.
"""


def main() -> None:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    content = page()
    if options.check:
        sys.exit(PAGE.read_text("utf-8") != content)
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(content, "utf-8")


def page() -> str:
    """Return the page."""
    schemas = {
        path.name: json.loads(path.read_text("utf-8")) for path in sorted(SCHEMAS.glob("*.json"))
    }
    parts = [INTRODUCTION]
    for name, schema in schemas.items():
        kind = name.removesuffix(".schema.json")
        if name != COMMON:
            parts.append(section(f"`{kind}` · {schema['title']}", schema, level=2))
            parts.extend(nested(kind, "", schema))
        else:
            envelope = schema["$defs"]["entity"]
            parts.insert(1, section("What every entity has", envelope, level=2))
        for part, definition in schema.get("$defs", {}).items():
            if name != COMMON and definition.get("properties"):
                parts.append(section(f"`{kind}`: {part}", definition, level=3))
                parts.extend(nested(kind, f"{part}.", definition))
    shared = schemas[COMMON]["$defs"]
    parts.append("## Shared values\n")
    for part, definition in shared.items():
        if part != "entity" and definition.get("properties"):
            parts.append(section(f"{part} · {definition.get('title', '')}", definition, level=3))
            parts.extend(nested("common", f"{part}.", definition))
    return "\n".join(parts)


def section(title: str, schema: dict[str, Any], level: int) -> str:
    """Return the heading, description and table of keys of one object."""
    lines = [f"{'#' * level} {title}\n", f"{flat(schema.get('description', ''))}\n"]
    rows = list(keys(schema))
    if rows:
        lines += ["| key | | meaning | example |", "|---|---|---|---|", *rows, ""]
    return "\n".join(lines)


def nested(kind: str, path: str, schema: dict[str, Any]) -> Iterator[str]:
    """Yield a section for each object, or list of objects, that is described within another one;
    `path` names the other one and ends with a dot, "" for the file itself."""
    for name, value in schema.get("properties", {}).items():
        if isinstance(value, dict):
            inner = value if "properties" in value else value.get("items", {})
            if "properties" in inner:
                yield section(f"`{kind}`: {path}{name}", inner, level=3)
                yield from nested(kind, f"{path}{name}.", inner)


def keys(schema: dict[str, Any]) -> Iterator[str]:
    """Yield a table row for each property."""
    required = set(schema.get("required", ()))
    for name, value in schema.get("properties", {}).items():
        if not isinstance(value, dict):
            continue
        mark = "*" if name in required else ""
        example = json.dumps(value.get("examples", [""])[0], ensure_ascii=False)
        meaning = flat(value.get("description", ""))
        if "enum" in value:
            meaning += " (" + ", ".join(f"`{item}`" for item in value["enum"]) + ")"
        yield f"| `{name}`{mark} | {value.get('title', '')} | {cell(meaning)} | `{cell(example)}` |"


def flat(text: str) -> str:
    """Return a description on one line."""
    return " ".join(text.split())


def cell(text: str) -> str:
    """Return text that cannot break out of a table cell."""
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
