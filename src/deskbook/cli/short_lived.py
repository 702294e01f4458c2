"""Memory in commands whose process ends with them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def short_lived() -> Iterator[None]:
    """Spare a command that ends its process the search for garbage.

    What such a command makes is needed until it is done, and then the system takes back all of it
    at once. Looking through it, meanwhile and at the end, takes a sixth of a build.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # Python looks for garbage once more when it ends, but not among what is frozen.
        gc.freeze()
        if was_enabled:
            gc.enable()
