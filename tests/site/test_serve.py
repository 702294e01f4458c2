"""The server for editing, over real connections."""

from __future__ import annotations

import http.client
import json
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from deskbook.diagnostics import Diagnostic, Location, Severity
from deskbook.messages import text
from deskbook.site.build import Builder, BuildResult
from deskbook.site.errors import PortBusyError
from deskbook.site.serve import serve
from tests.site.conftest import MakeProject, Project


class Client:
    """A browser, as far as these tests need one."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, method: str = "GET") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path)
        answer = connection.getresponse()
        kind = answer.getheader("Content-Type") or answer.getheader("Location") or ""
        body = answer.read().decode()
        connection.close()
        return answer.status, kind, body

    @contextmanager
    def events(self) -> Iterator[Iterator[dict[str, str]]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", "/_deskbook/events")
        answer = connection.getresponse()
        assert answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"

        def read() -> Iterator[dict[str, str]]:
            for line in answer:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])

        try:
            yield read()
        finally:
            connection.close()


@contextmanager
def served(project: Project) -> Iterator[tuple[Client, list[BuildResult]]]:
    builder = Builder(project.root, project.config, project.source)
    ready, stop = threading.Event(), threading.Event()
    urls: list[str] = []
    results: list[BuildResult] = []
    failures: list[BaseException] = []

    def show(url: str) -> None:
        urls.append(url)
        ready.set()

    def run() -> None:
        try:
            serve(
                builder,
                "127.0.0.1",
                0,
                ready=show,
                built=results.append,
                stop=stop,
            )
        except BaseException as error:
            failures.append(error)
            ready.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert ready.wait(20)
    assert not failures, failures
    time.sleep(0.3)  # the watch begins a moment after the pages can be loaded
    try:
        yield Client(int(urls[0].split(":")[2].split("/")[0])), results
    finally:
        stop.set()
        thread.join(10)
        assert not thread.is_alive()
        assert not failures, failures


def test_an_edit_reaches_the_browser(make_project: MakeProject) -> None:
    project = make_project()
    with served(project) as (client, results):
        page = "/kb/sales/roles/clerk.html"
        assert "文员" in client.get(page)[2]
        with client.events() as events:
            first = next(events)
            assert first["version"] in client.get(page)[2]
            project.source.edit("sales/roles/clerk.html", html="<h1>新文员</h1>")
            project.write("handbook/sales/roles/clerk.yml", "name: 新文员\n")
            second = next(events)
            assert second["version"] != first["version"]
            assert second["findings"] == ""
        assert "新文员" in client.get(page)[2]
        assert "/_deskbook/events" not in project.read("sales/roles/clerk.html")
        assert results[-1].written == ("sales/roles/clerk.html",)

        with client.events() as events:
            third = next(events)
            error = Diagnostic(
                "REF001",
                Severity.ERROR,
                Location("handbook/a.yml", 1, 1),
                text("<b>坏</b>", "<b>bad</b>"),
            )
            project.source.diagnostics = (error,)
            project.write("handbook/a.yml", "name: x\n")
            broken = next(events)
            assert broken["version"] == third["version"]
            assert "&lt;b&gt;坏&lt;/b&gt;" in broken["findings"]
            html = client.get(page)[2]
            assert "新文员" in html
            assert "&lt;b&gt;坏&lt;/b&gt;" in html
            project.source.diagnostics = ()
            project.write("handbook/a.yml", "name: y\n")
            assert next(events) == {"version": third["version"], "findings": ""}

            project.source.failure = RuntimeError("<i>bug</i>")
            project.write("handbook/a.yml", "name: z\n")
            assert "&lt;i&gt;bug&lt;/i&gt;" in next(events)["findings"]
            project.source.failure = None
            project.configure("客服手册", "新名字")
            while (news := next(events))["findings"]:
                pass
            assert news["version"] != third["version"]
        assert "<title>文员 - 新名字" in client.get(page)[2]


def test_answers(make_project: MakeProject) -> None:
    project = make_project(True)
    project.write("secret.txt", "secret")
    with served(project) as (client, _):
        assert client.get("/")[:2] == (302, "/kb/")
        assert client.get("/kb")[:2] == (302, "/kb/")
        assert client.get("/kb/sales/roles/clerk")[:2] == (302, "/kb/sales/roles/clerk/")
        status, kind, body = client.get("/kb/sales/roles/clerk/?x=1")
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert "文员" in body
        assert client.get("/kb/assets/deskbook/chart.js")[:2] == (
            200,
            "text/javascript; charset=utf-8",
        )
        assert client.get("/kb/", "HEAD") == (200, "text/html; charset=utf-8", "")
        for path in (
            "/kb/../secret.txt",
            "/kb/%2e%2e/secret.txt",
            "/kb/..%2fsecret.txt",
            "/kb/..%5csecret.txt",
            "/kb//etc/passwd",
            "/kb/%00",
            "/kb/nothing.html",
            "/other/",
        ):
            status, kind, body = client.get(path)
            assert (status, kind) == (404, "text/html; charset=utf-8"), path
            assert "404" in body
            assert "root:" not in body
            assert "secret" not in body


def test_a_handbook_with_errors_from_the_start(make_project: MakeProject) -> None:
    project = make_project()
    error = Diagnostic("REF001", Severity.ERROR, Location("handbook/a.yml"), text("坏", "bad"))
    project.source.diagnostics = (error,)
    with served(project) as (client, _):
        status, _, body = client.get("/kb/")
        assert status == 404
        assert "坏" in body
        with client.events() as events:
            next(events)
            project.source.diagnostics = ()
            project.write("handbook/a.yml", "name: x\n")
            assert next(events)["findings"] == ""
        assert client.get("/kb/")[0] == 200


def test_a_port_in_use_is_explained(make_project: MakeProject) -> None:
    project = make_project()
    builder = Builder(project.root, project.config, project.source)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusyError, match=f"Port {port} .* in use"):
            serve(builder, "127.0.0.1", port)
    assert not project.site.exists()


def test_an_interrupt_ends_it_cleanly(make_project: MakeProject) -> None:
    project = make_project()
    context = multiprocessing.get_context("fork")
    ready = context.Event()

    def run() -> None:
        # Other tests of this process may have left their own handlers.
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        builder = Builder(project.root, project.config, project.source)
        serve(builder, "127.0.0.1", 0, ready=lambda url: ready.set())

    process = context.Process(target=run, daemon=True)
    process.start()
    assert process.pid is not None
    assert ready.wait(60)
    # As people do who see nothing happen: Python drops an interrupt that meets a destructor.
    for _ in range(6):
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGINT)
        process.join(10)
        if process.exitcode is not None:
            break
    assert process.exitcode == 0
