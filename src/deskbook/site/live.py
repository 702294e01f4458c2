"""What a browser that looks at the served site is told, and the script that listens."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

from deskbook.site.banner import with_banner

EVENTS = "/_deskbook/events"
_HEARTBEAT = 15.0

_SCRIPT = """<script>
(() => {
  if (window.deskbookLive) return;
  window.deskbookLive = true;
  const seen = %s;
  const events = new EventSource("%s");
  events.onmessage = (event) => {
    const news = JSON.parse(event.data);
    if (news.version !== seen) return location.reload();
    document.getElementById("deskbook-findings")?.remove();
    document.body.insertAdjacentHTML("beforeend", news.findings);
  };
  addEventListener("pagehide", () => events.close());
})();
</script>"""


class Live:
    """The state that pages in browsers follow: a version of the site and the findings shown."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._number = 0
        self._findings = ""
        self._news = 0
        self._closed = False
        self._changed = threading.Condition()

    def tell(self, *, reload: bool, findings: str) -> None:
        """Let every open page show `findings` (an HTML fragment), after loading anew if asked."""
        with self._changed:
            if not reload and findings == self._findings:
                return
            self._number += int(reload)
            self._findings = findings
            self._news += 1
            self._changed.notify_all()

    def close(self) -> None:
        """End all streams of events."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def dressed(self, html: str) -> str:
        """A page as it is served: with the listening script and the findings of now."""
        with self._changed:
            version, findings = self._version(), self._findings
        return with_banner(html, _SCRIPT % (json.dumps(version), EVENTS) + findings)

    def events(self) -> Iterator[bytes]:
        """The stream for one browser: the state now, then every change, and signs of life."""
        shown = -1
        while True:
            with self._changed:
                self._changed.wait_for(
                    lambda: self._closed or self._news != shown,  # noqa: B023
                    timeout=_HEARTBEAT,
                )
                if self._closed:
                    return
                fresh, shown = self._news != shown, self._news
                state = {"version": self._version(), "findings": self._findings}
            yield f"data: {json.dumps(state)}\n\n".encode() if fresh else b": alive\n\n"

    def _version(self) -> str:
        return f"{self._name}-{self._number}"
