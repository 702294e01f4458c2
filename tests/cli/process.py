"""The program as a person calls it: in a folder, with a language and an environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from deskbook.cli import main

LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
LONGEST = 120
"""Seconds after which a process that does not end is killed."""


def deskbook(
    *arguments: str, folder: Path, language: str = "zh", fresh: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program and return its exit code and what it said.

    It runs from its entry point in this process, which has imported everything long ago; a
    `fresh` one, or one with an environment of its own, in a process of its own.
    """
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    variables = {**inherited, "LC_ALL": LOCALES[language], **environment}
    if not fresh and not environment:
        return _here(arguments, folder, variables)
    return subprocess.run(
        [sys.executable, "-c", "from deskbook.cli import main; main()", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env=variables,
        timeout=LONGEST,
    )


def _here(
    arguments: Sequence[str], folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    said, told = BytesIO(), BytesIO()
    with ExitStack() as changed:
        changed.enter_context(chdir(folder))
        changed.enter_context(patch.dict(os.environ, environment, clear=True))
        changed.enter_context(patch.object(sys, "argv", ["deskbook", *arguments]))
        changed.enter_context(patch.object(sys, "stdin", TextIOWrapper(BytesIO())))
        streams = [TextIOWrapper(said), TextIOWrapper(told)]
        changed.enter_context(redirect_stdout(streams[0]))
        changed.enter_context(redirect_stderr(streams[1]))
        code = _exit_code()
        for stream in streams:
            stream.flush()
    texts = [stream.getvalue().decode("utf-8").replace("\r\n", "\n") for stream in (said, told)]
    return subprocess.CompletedProcess(arguments, code, *texts)


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
