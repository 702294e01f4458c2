"""Serving from the command line, with a line for every build."""

from __future__ import annotations

import sys

from deskbook.messages import Text, text
from deskbook.site.build import Builder, BuildResult

_REFUSED = Text(
    "手册里有错误，网页没有更新；问题显示在网页下方。",
    "The handbook has errors, so the pages were not updated; see the bottom of any page.",
)


def run_server(builder: Builder, host: str, port: int, language: str) -> None:
    """Serve the site of `builder` until Ctrl-C, telling on stderr what happens.

    Raises a `SiteError` when it cannot begin.
    """
    from deskbook.site.serve import serve

    def say(message: Text) -> None:
        print(message.render(language), file=sys.stderr, flush=True)

    def built(result: BuildResult) -> None:
        if result.refused:
            say(_REFUSED)
        elif result.written or result.removed:
            say(
                text(
                    zh="已更新：写入 {written} 个文件，删除 {removed} 个（{seconds} 秒）。",
                    en="Updated: {written} files written, {removed} removed ({seconds} s).",
                    written=len(result.written),
                    removed=len(result.removed),
                    seconds=f"{result.seconds:.2f}",
                )
            )

    def ready(url: str) -> None:
        say(
            text(
                zh="请在浏览器里打开 {url} ，保存文件后网页会自动更新。按 Ctrl+C 结束。",
                en="Open {url} in a browser; pages update when you save. Ctrl+C ends it.",
                url=url,
            )
        )

    serve(builder, host, port, ready=ready, built=built)
