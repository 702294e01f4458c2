"""How long a build takes, against MkDocs + Material and Hugo on the same content as Markdown.

    python scripts/bench_build.py [--sizes 2000 10000] [--alone 20000] [--rounds 3] [--navigation]

Interleaved runs of whole processes, CPU and wall seconds, ratios within one run. Ours has its
search as always, Material its own plugin with jieba, which has to be installed; Hugo, which has
none, runs where it is installed. MkDocs gets its pages outside the navigation, which is cheapest
for it; with --navigation also as it comes, with every page in it. The incremental figures come from
one process that stays alive, as `deskbook serve` does, and from a new process each time. Folders
are made in the system's temporary folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import Sample, interleaved, run, table
from synthetic import write_handbook, write_markdown

MATERIAL = "MkDocs + Material with search, cold"
MKDOCS_CONFIG = """\
site_name: bench
theme: {name: material, language: zh, font: false}
use_directory_urls: false
plugins: [search]
nav: [index.md]
not_in_nav: "*"
validation: {links: {not_found: ignore}}
"""
OUTSIDE = 'nav: [index.md]\nnot_in_nav: "*"\n'
HUGO_CONFIG = 'title = "bench"\nbaseURL = "/"\nuglyURLs = true\ndisableKinds = ["RSS", "sitemap"]\n'
HUGO_LAYOUT = (
    "<!doctype html><html><head><title>{{ .Title }}</title></head>"
    "<body>{{ .Content }}</body></html>"
)


class Bench:
    """The projects of one size and the commands that are measured on them."""

    def __init__(self, root: Path, size: int) -> None:
        self.root = root
        self.deskbook = str(Path(sys.executable).with_name("deskbook"))
        self.mkdocs = str(Path(sys.executable).with_name("mkdocs"))
        write_handbook(root / "ours", size)
        self.source = root / "ours/handbook/organization-000/roles/role-1.yml"

    def prepare_peers(self, size: int) -> None:
        """Write the same content for MkDocs and Hugo."""
        write_markdown(self.root / "material/docs", size)
        (self.root / "material/docs/index.md").write_text("# bench\n")
        (self.root / "material/mkdocs.yml").write_text(MKDOCS_CONFIG)
        default = MKDOCS_CONFIG.replace(OUTSIDE, "")
        (self.root / "material/navigation.yml").write_text(f"{default}site_dir: navigation\n")
        write_markdown(self.root / "hugo/content", size, front_matter=True)
        (self.root / "hugo/config.toml").write_text(HUGO_CONFIG)
        for name in ("single", "list"):
            layout = self.root / f"hugo/layouts/_default/{name}.html"
            layout.parent.mkdir(parents=True, exist_ok=True)
            layout.write_text(HUGO_LAYOUT)

    def cold(self) -> Sample:
        """Our build without any cache or earlier site."""
        for name in ("site", ".deskbook"):
            shutil.rmtree(self.root / "ours" / name, ignore_errors=True)
        return self.build()

    def build(self) -> Sample:
        """Our build on top of what is there."""
        return run([self.deskbook, "build", "--no-charts"], self.root / "ours")

    def edit_and_build(self) -> Sample:
        """Our build in a new process after one edit."""
        self.edit()
        return self.build()

    def edit(self) -> None:
        """Change a sentence of one role."""
        text = self.source.read_text("utf-8")
        mark = f"#{time.monotonic_ns()}"
        lines = [
            line.partition("#")[0] + mark if line.startswith("purpose:") else line
            for line in text.splitlines()
        ]
        self.source.write_text("\n".join(lines) + "\n", "utf-8")

    def material(self) -> Sample:
        """A cold MkDocs + Material build."""
        shutil.rmtree(self.root / "material/site", ignore_errors=True)
        return run([self.mkdocs, "build", "--quiet"], self.root / "material")

    def with_navigation(self) -> Sample:
        """A cold MkDocs + Material build with every page in the navigation."""
        shutil.rmtree(self.root / "material/navigation", ignore_errors=True)
        command = [self.mkdocs, "build", "--quiet", "--config-file", "navigation.yml"]
        return run(command, self.root / "material")

    def hugo(self) -> Sample:
        """A cold Hugo build."""
        shutil.rmtree(self.root / "hugo/public", ignore_errors=True)
        return run(["hugo", "--quiet"], self.root / "hugo")

    def alive(self, rounds: int) -> Sample:
        """One edit, until the whole site is on disk, in a process that stays alive."""
        from deskbook import project
        from deskbook.site import open_builder

        where = project.find(str(self.root / "ours/mkdocs.yml"))
        best: list[tuple[float, float]] = []
        with open_builder(where, with_charts=False) as builder:
            builder.build()
            for _ in range(rounds):
                self.edit()
                cpu, wall = time.process_time(), time.perf_counter()
                result = builder.build()
                best.append((time.process_time() - cpu, time.perf_counter() - wall))
                assert result.written, "the edit did not reach the site"
        best.sort()
        cpu, wall = best[len(best) // 2]
        return Sample(cpu, wall, 0)


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[2000, 10000])
    parser.add_argument("--alone", type=int, nargs="*", default=[20000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--navigation", action="store_true")
    options = parser.parse_args()
    if importlib.util.find_spec("jieba") is None:
        raise SystemExit("Material reads Chinese with jieba: pip install jieba")
    for size in [*options.sizes, *options.alone]:
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(Path(folder), size)
            tasks: dict[str, Callable[[], Sample]] = {"deskbook build, cold": bench.cold}
            base = "deskbook build, cold"
            if size in options.sizes:
                bench.prepare_peers(size)
                tasks = {MATERIAL: bench.material, **tasks}
                base = MATERIAL
                if options.navigation:
                    tasks["the same with every page in the navigation"] = bench.with_navigation
                if shutil.which("hugo"):
                    tasks["Hugo, bare layout, cold"] = bench.hugo
            tasks["deskbook build, nothing changed"] = bench.build
            tasks["one edit, new process"] = bench.edit_and_build
            results = interleaved(tasks, options.rounds)
            results["one edit, process kept alive"] = bench.alive(5)
        print(f"\n{size} entities, {options.rounds} rounds, no charts")
        print(table(results, base), flush=True)


if __name__ == "__main__":
    main()
