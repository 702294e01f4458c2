"""The settings of Visual Studio Code that tell which schema counts for which files."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_KEY = "yaml.schemas"
_ENDING = ".schema.json"
_INDENTATION = "  "


Schemas = Mapping[str, Sequence[str]]
"""The files each schema counts for, as patterns, by the address of the schema."""


class UnreadableSettings(ValueError):
    """The settings there are cannot be read, so that they cannot be added to safely."""


def snippet(mapping: Schemas) -> str:
    """Return the settings on their own."""
    return _text({_KEY: dict(mapping)})


def merged(before: str, mapping: Schemas) -> str:
    """Return the settings `before` with the schemas of `mapping`; everything else stays.

    Entries for schemas in the same folders that `mapping` no longer has are dropped: they are
    of an earlier call.

    Raises:
        UnreadableSettings: `before` is no plain JSON, as when it has comments.
    """
    settings = _read(before)
    known = settings.get(_KEY, {})
    if not isinstance(known, dict):
        raise UnreadableSettings
    top = min((name.rpartition("/")[0] for name in mapping), key=len, default="")
    kept = {
        name: files
        for name, files in known.items()
        if not (name.startswith(f"{top}/") and name.endswith(_ENDING))
    }
    wanted = {**settings, _KEY: {**kept, **mapping}}
    return before if wanted == settings else _text(wanted, _indentation(before))


def _indentation(text: str) -> str:
    """Return what the lines of a JSON text are indented with."""
    found = re.search(r"^[ \t]+", text, flags=re.MULTILINE)
    return found.group() if found else _INDENTATION


def _read(text: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    try:
        settings = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableSettings from error
    if not isinstance(settings, dict):
        raise UnreadableSettings
    return settings


def _text(settings: Mapping[str, Any], indentation: str = _INDENTATION) -> str:
    return json.dumps(settings, ensure_ascii=False, indent=indentation) + "\n"
