"""How long `deskbook check` takes, against merely loading the same files with PyYAML's C loader.

    python scripts/bench_check.py [--sizes 2000 20000] [--rounds 3]

Prints, for each size, CPU and wall seconds of whole processes and their ratio to loading, for a
check without any cache (cold) and one where nothing has changed (warm), and the peak memory.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measuring import Sample, interleaved, run, table
from synthetic import write_handbook

LOADING = "PyYAML CSafeLoader, loading only"
LOAD = """
import sys, yaml
from pathlib import Path
for path in sorted(Path("handbook").rglob("*.yml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 20000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            results = measure(Path(folder), size, options.rounds)
        print(f"\n{size} files, {options.rounds} rounds")
        print(table(results, LOADING))


def measure(root: Path, size: int, rounds: int) -> dict[str, Sample]:
    """Make a handbook of `size` entities in `root` and return the medians."""
    write_handbook(root, size)
    deskbook = str(Path(sys.executable).with_name("deskbook"))

    def load() -> Sample:
        return run([sys.executable, "-c", LOAD], root)

    def cold() -> Sample:
        shutil.rmtree(root / ".deskbook", ignore_errors=True)
        return run([deskbook, "check"], root)

    def warm() -> Sample:
        return run([deskbook, "check"], root)

    return interleaved({LOADING: load, "deskbook check, cold": cold, "warm": warm}, rounds)


if __name__ == "__main__":
    main()
