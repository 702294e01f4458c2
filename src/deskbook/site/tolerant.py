"""A source that never fails: for a server that must stay up while someone is editing."""

from __future__ import annotations

from dataclasses import replace

from deskbook.site.authored import failed
from deskbook.site.source import PageSource, Refresh


class Tolerant:
    """Wraps a source. Where its pages cannot be used, the last good ones stay, with findings.

    `place` is the path that a failure of the source is reported for.
    """

    def __init__(self, source: PageSource, place: str) -> None:
        self.source = source
        self.place = place
        self._good = Refresh({})

    def refresh(self) -> Refresh:
        """The newest usable pages and the findings of now."""
        try:
            refresh = self.source.refresh()
        except Exception as error:
            return replace(self._good, changed=None, diagnostics=(failed(self.place, error),))
        if refresh.errors:
            return replace(self._good, changed=None, diagnostics=refresh.diagnostics)
        self._good = refresh
        return refresh
