"""One layout engine for all chart tests: starting it takes most of a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskbook.charts import Engine


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("engine")
    return Engine("wasi", folder)
