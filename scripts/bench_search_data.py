"""Make one corpus into a search index of ours and of each peer. Run by `bench_search.mjs`.

    python scripts/bench_search_data.py DATA WORK [--large]

DATA holds `corpus.jsonl` (`id`, `title`, `similar`, `body`). Below WORK: `ours` (a site with
nothing but search), `material` (a Material site whose search index has the whole corpus, made by
its own plugin with jieba), `html` (a page each, for Pagefind). With `--large`, `large`: ours for
50,000 articles, recombined from halves of titles; for size and speed only.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from deskbook.search.entry import Entry
from deskbook.search.files import write
from deskbook.site.scripts import web_files

LARGE = 50_000
MATERIAL = """\
site_name: bench
theme: {name: material, language: zh, font: false}
plugins: [search]
"""

Document = dict[str, Any]


def main() -> None:
    """Write all that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--large", action="store_true")
    given = parser.parse_args()
    lines = (given.data / "corpus.jsonl").read_text("utf-8").splitlines()
    documents: list[Document] = [json.loads(line) for line in lines]
    write_ours(documents, given.work / "ours")
    write_material(documents, given.work / "material")
    write_html(documents, given.work / "html")
    if given.large:
        write_ours(recombined(documents), given.work / "large")


def write_ours(documents: Sequence[Document], site: Path) -> None:
    """Write the search files of a site, and the scripts."""
    search = site / "search"
    search.mkdir(parents=True, exist_ok=True)
    started = time.process_time()
    found = write(
        [
            Entry(
                one["id"],
                "solution",
                one["title"],
                one["id"],
                "",
                tuple(one["similar"]),
                (),
                one["body"],
            )
            for one in documents
        ]
    )
    took = time.process_time() - started
    size = len(found.files[found.manifest["files"]["index"]])
    print(f"{len(documents)} articles packed in {took:.1f} s: {size} bytes")
    for name, content in found.files.items():
        (search / name).parent.mkdir(exist_ok=True)
        (search / name).write_bytes(content)
    manifest = {"build": "bench", "cards": [], "cards_per_file": 50, **found.manifest}
    (search / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    for name, data in web_files().items():
        (site / "web" / name).parent.mkdir(parents=True, exist_ok=True)
        (site / "web" / name).write_bytes(data)


def write_material(documents: Sequence[Document], folder: Path) -> None:
    """Build a site of one page, then let Material's own plugin index the corpus."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "index.md").write_text("# bench\n", "utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL, "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    plugin = config.plugins["material/search"]
    plugin.search_index.entries.clear()
    for one in documents:
        page = SimpleNamespace(
            meta={}, content=_content(one), toc=(), url=one["id"], title=one["title"]
        )
        plugin.search_index.add_entry_from_context(page)
    plugin.on_post_build(config=config)


def write_html(documents: Sequence[Document], folder: Path) -> None:
    """Write a page for each document."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in documents:
        (folder / f"{one['id']}.html").write_text(
            f'<!doctype html><html lang="zh"><head><meta charset="utf-8">'
            f"<title>{html.escape(one['title'])}</title></head>"
            f"<body><main data-pagefind-body>{_content(one)}</main></body></html>",
            "utf-8",
        )


def _content(one: Document) -> str:
    texts = (*one["similar"], one["body"])
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
    return f"<h1>{html.escape(one['title'])}</h1>{paragraphs}"


def recombined(documents: Sequence[Document]) -> list[Document]:
    """Return the documents and as many made of halves of theirs as `LARGE` takes."""
    chance = random.Random(5)
    found = list(documents)
    while len(found) < LARGE:
        one, other = chance.choice(documents), chance.choice(documents)
        half = len(other["title"]) // 2
        found.append(
            {
                "id": f"x{len(found)}",
                "title": one["title"][: max(2, len(one["title"]) // 2)] + other["title"][half:],
                "similar": [text[: len(text) // 2] + other["title"][:6] for text in one["similar"]],
                "body": "",
            }
        )
    return found


if __name__ == "__main__":
    main()
