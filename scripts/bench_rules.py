"""How long each rule takes on a large handbook, the slowest first.

    python scripts/bench_rules.py [--size 2000] [--reference]

Each rule runs on a handbook of `--size` synthetic files (or, with --reference, on the reference
handbook) that has just been loaded: once first, and once again after a single file has changed,
when what follows from unchanged files alone need not be worked out anew. Milliseconds of CPU.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from synthetic import write_handbook

from deskbook.model import Handbook, load
from deskbook.rules import Rule, all_rules
from deskbook.sources import Sources, no_garbage_collection, parse, read

ROOT = Path(__file__).parent.parent
DAY = date(2026, 6, 30)
SHOWN = 25
T = TypeVar("T")


def main() -> None:
    """Time the rules and print the slowest."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--reference", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, no_garbage_collection():
        root = ROOT if options.reference else Path(folder)
        if not options.reference:
            write_handbook(root, options.size)
        sources = read(root, "handbook")
        first, took_load = timed(lambda: load(sources)[0])
        _, took_links = timed(lambda: first.questionable)
        took = {rule.code: timed(lambda rule=rule: run(rule, first))[1] for rule in all_rules()}
        second = load(edited(sources, root), previous=first)[0]
        len(second.questionable)
        again = {rule.code: timed(lambda rule=rule: run(rule, second))[1] for rule in all_rules()}
    print(f"{len(sources.files)} files; model {took_load:.0f} ms, links {took_links:.0f} ms")
    print(f"rules: first {sum(took.values()):.0f} ms, after one edit {sum(again.values()):.0f} ms")
    for code in sorted(took, key=lambda code: -took[code])[:SHOWN]:
        print(f"  {code:10} first {took[code]:8.2f} ms   after one edit {again[code]:8.2f} ms")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what `work` returns and the milliseconds of CPU it took."""
    start = time.process_time()
    result = work()
    return result, (time.process_time() - start) * 1000


def run(rule: Rule, handbook: Handbook) -> int:
    """Run one rule to its end and return how much it found."""
    found = 0
    if rule.check is not None:
        found += sum(1 for _ in rule.check(handbook))
    if rule.check_on is not None:
        found += sum(1 for _ in rule.check_on(handbook, DAY))
    return found


def edited(sources: Sources, root: Path) -> Sources:
    """Return the same sources with a comment at the end of one file."""
    target = next(file for file in sources.files if "/roles/" in file.path)
    file, _ = parse(target.path, (root / target.path).read_bytes() + b"# \n")
    files = tuple(file if each is target else each for each in sources.files)
    return Sources(files, sources.diagnostics, "edited")


if __name__ == "__main__":
    main()
