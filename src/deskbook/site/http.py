"""A small web server for the site folder, for looking at it while editing."""

from __future__ import annotations

import errno
import mimetypes
import os
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from deskbook.messages import text
from deskbook.messages.system import reason
from deskbook.site.errors import PortBusyError
from deskbook.site.live import EVENTS, Live
from deskbook.site.offline import FAREWELL, WORKER

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
    ".gz": "application/gzip",
}
_NOT_BUILT = "<!doctype html><html><head><meta charset='utf-8'></head><body></body></html>"


class SiteServer(ThreadingHTTPServer):
    """Serves `folder` at `mount` (a path that begins and ends with "/") until it is closed."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, host: str, port: int, folder: Path, mount: str, live: Live) -> None:
        self.folder, self.mount, self.live = folder, mount, live
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise _unavailable(host, port, error) from error

    @property
    def url(self) -> str:
        """Where the home page is."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}{self.mount}"

    def start(self) -> None:
        """Begin to answer, in a thread of its own."""
        threading.Thread(target=self.serve_forever, args=(0.1,), daemon=True).start()

    def stop(self) -> None:
        """Stop answering and free the port."""
        self.live.close()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore browsers that go away; let everything else be seen."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file of the site, the stream of events, or the page for errors."""
        path = urlsplit(self.path).path
        if path == EVENTS:
            self._stream()
            return
        mount = self.server.mount
        if not path.startswith(mount):
            at_top = path in ("/", mount.rstrip("/"))
            self._redirect(mount) if at_top else self._missing()
            return
        name = unquote(path[len(mount) :], errors="replace")
        if name == WORKER:
            self._answer(HTTPStatus.OK, _TYPES[".js"], FAREWELL)
            return
        if not _inside(name):
            self._missing()
            return
        file = self.server.folder / name
        if not name or name.endswith("/"):
            file = file / "index.html"
        elif file.is_dir():
            self._redirect(quote(mount + name) + "/")
            return
        try:
            data = file.read_bytes()
        except OSError:
            self._missing()
            return
        self._answer(HTTPStatus.OK, _type(file.name), data)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""

    def _missing(self) -> None:
        try:
            data = (self.server.folder / "404.html").read_bytes()
        except OSError:
            data = _NOT_BUILT.encode()
        self._answer(HTTPStatus.NOT_FOUND, _TYPES[".html"], data)

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer(self, status: HTTPStatus, content_type: str, data: bytes) -> None:
        if content_type == _TYPES[".html"]:
            data = self.server.live.dressed(data.decode("utf-8", "replace")).encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if self.command == "HEAD":
            return
        for event in self.server.live.events():
            self.wfile.write(event)
            self.wfile.flush()


def _inside(name: str) -> bool:
    """Whether a decoded address can only mean a file of the site, on every platform."""
    folders = name.split("/")[:-1]
    if any(part in ("", ".", "..") for part in folders) or name.endswith((".", "..")):
        return False
    return not any(mark in name for mark in ("\\", "\0", ":"))


def _type(name: str) -> str:
    suffix = os.path.splitext(name)[1].lower()
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _unavailable(host: str, port: int, error: OSError) -> PortBusyError:
    if error.errno == errno.EADDRINUSE:
        return PortBusyError(
            text(
                zh="{host} 的端口 {port} 已被别的程序占用，请换一个端口。",
                en="Port {port} of {host} is in use by another program; choose another port.",
                host=host,
                port=port,
            )
        )
    return PortBusyError(
        text(
            zh="不能使用地址 {host}:{port}（{reason}）。",
            en="The address {host}:{port} cannot be used ({reason}).",
            host=host,
            port=port,
            reason=reason(error),
        )
    )
