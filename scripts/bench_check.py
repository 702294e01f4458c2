"""How long `deskbook check` takes, with every rule, against peers that do less on the same files.

    python scripts/bench_check.py [--sizes 2000 20000] [--rounds 3]

The peers are PyYAML's C loader, which only loads the files, and check-jsonschema, which only
validates them against the same schemas (one process for each kind, as its users run it). Prints,
for each size, CPU and wall seconds of whole processes, their ratio to check-jsonschema (beyond
2,000 files to loading) and the peak memory: of a check without any cache (cold), one where nothing
has changed (warm), and one after a single edit (edited). The last line is what a second check
takes inside one living process, as in an editor, after a single edit, and its ratio to a cold
check.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import Sample, interleaved, run, table
from synthetic import write_handbook

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"
LOADING = "PyYAML CSafeLoader, loading only"
VALIDATING = "check-jsonschema, schemas only"
COLD = "deskbook check, all rules, cold"
LOAD = """
import sys, yaml
from pathlib import Path
for path in sorted(Path("handbook").rglob("*.yml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
LIVING = """
import sys, time
from pathlib import Path
from deskbook.checking import checked
from deskbook.sources import read
root, edited, rounds = Path("."), Path(sys.argv[1]), int(sys.argv[2])
sources = read(root, "handbook")
known = checked(sources, "handbook", "strict", None)
times = []
for number in range(rounds):
    edited.write_text(edited.read_text("utf-8") + f"# {number}\\n", "utf-8")
    start = time.perf_counter()
    sources = read(root, "handbook", previous=sources)
    known = checked(sources, "handbook", "strict", known.handbook)
    times.append(time.perf_counter() - start)
print(sorted(times)[len(times) // 2])
"""
MOST_VALIDATED = 2000  # files: check-jsonschema needs a minute and a half of CPU for so many
KINDS = ("department", "role", "procedure", "solution")


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            results = measure(Path(folder), size, options.rounds)
            living = living_process(Path(folder), options.rounds)
        print(f"\n{size} files, {options.rounds} rounds")
        print(table(results, VALIDATING if VALIDATING in results else LOADING))
        print(
            f"second check in a living process, one file edited: {living:.3f} s wall, "
            f"{living / results[COLD].wall:.3f} of a cold check"
        )


def measure(root: Path, size: int, rounds: int) -> dict[str, Sample]:
    """Make a handbook of `size` entities in `root` and return the medians."""
    write_handbook(root, size)
    deskbook = [str(Path(sys.executable).with_name("deskbook")), "check", "--profile", "strict"]
    peer = str(Path(sys.executable).with_name("check-jsonschema"))
    files = {
        "organization": sorted(root.glob("handbook/*/organization.yml")),
        **{kind: sorted(root.glob(f"handbook/*/{kind}s/*.yml")) for kind in KINDS},
    }
    edited = files["role"][len(files["role"]) // 2]

    def load() -> Sample:
        return run([sys.executable, "-c", LOAD], root)

    def validate() -> Sample:
        start = [peer, "--base-uri", f"{SCHEMAS.as_uri()}/", "--schemafile"]
        samples = [
            run([*start, str(SCHEMAS / f"{kind}.schema.json"), *map(str, paths)], root)
            for kind, paths in files.items()
        ]
        return Sample(
            sum(sample.cpu for sample in samples),
            sum(sample.wall for sample in samples),
            max(sample.memory for sample in samples),
        )

    def cold() -> Sample:
        shutil.rmtree(root / ".deskbook", ignore_errors=True)
        return run(deskbook, root)

    def warm() -> Sample:
        return run(deskbook, root)

    def after_edit() -> Sample:
        edited.write_text(f"{edited.read_text('utf-8')}# 改\n", "utf-8")
        return run(deskbook, root)

    tasks = {LOADING: load, COLD: cold, "warm": warm, "edited": after_edit}
    if size <= MOST_VALIDATED:
        tasks[VALIDATING] = validate
    return interleaved(tasks, rounds)


def living_process(root: Path, rounds: int) -> float:
    """Return the median wall seconds of a second check in one process after an edit."""
    edited = sorted(root.glob("handbook/*/roles/*.yml"))[0]
    result = subprocess.run(
        [sys.executable, "-c", LIVING, str(edited.relative_to(root)), str(rounds)],
        cwd=root,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(result.stdout)


if __name__ == "__main__":
    main()
