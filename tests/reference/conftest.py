"""The tables counted by hand from the sources, beside the handbook that was written from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def table(name: str) -> Any:
    """Read a table of this folder."""
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))
