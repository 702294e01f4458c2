"""How long an editor waits for the findings after a keystroke.

    python scripts/bench_language_server.py [--size 2000] [--rounds 20]

Prints, for a handbook of that many entities, the seconds from the start to the first findings,
and the milliseconds from a change (`didChange`) to the findings about it
(`publishDiagnostics`): the median and the longest. The pause that waits for the next keystroke
is in it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from synthetic import write_handbook

ROLE = "handbook/organization-000/roles/role-7.yml"
CHANGES = {
    "wrong id": ("belongs_to: department-", "belongs_to: deparment-"),
    "broken line": ("headcount:", "headcount"),
    "prose": ("purpose: ", "purpose: 另外，"),
}


class Client(LanguageClient):
    """A client that notes when the findings about each version of a file came."""

    def __init__(self) -> None:
        super().__init__("benchmark", "1")
        self.told: asyncio.Queue[tuple[str, int | None, float]] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def note(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait((params.uri, params.version, time.perf_counter()))

    async def when(self, uri: str, version: int) -> float:
        """Return when the findings about a version of a file came."""
        while True:
            told, of, at = await asyncio.wait_for(self.told.get(), 60)
            if (told, of) == (uri, version):
                return at


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        write_handbook(root, options.size)
        asyncio.run(measure(root, options.size, options.rounds))


async def measure(root: Path, size: int, rounds: int) -> None:
    """Type in one file of the handbook in `root` and print how long the answers take."""
    client = Client()
    begun = time.perf_counter()
    await client.start_io(str(Path(sys.executable).with_name("deskbook")), "lsp")
    uri = (root / ROLE).as_uri()
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(), root_uri=root.as_uri())
    )
    client.initialized(types.InitializedParams())
    text = (root / ROLE).read_text("utf-8")
    wrong = text.replace(*CHANGES["wrong id"])
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            types.TextDocumentItem(uri, types.LanguageKind("yaml"), 1, wrong)
        )
    )
    first = await client.when(uri, 1) - begun
    print(f"{size} entities: {first:.2f} s from the start of the process to the first findings")
    version = 1
    for name, change in CHANGES.items():
        times: list[float] = []
        for number in range(rounds):
            version += 1
            changed = f"# {number}\n" * (number % 2) + wrong.replace(*change)
            asked = time.perf_counter()
            client.text_document_did_change(
                types.DidChangeTextDocumentParams(
                    types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                    [types.TextDocumentContentChangeWholeDocument(changed)],
                )
            )
            times.append((await client.when(uri, version) - asked) * 1000)
            await asyncio.sleep(0.05)
        print(f"{name:<12} median {median(times):4.0f} ms, longest {max(times):4.0f} ms")
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()


if __name__ == "__main__":
    main()
