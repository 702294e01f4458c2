"""Running MkDocs for the authored pages and the theme, from our own build."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from deskbook.messages import text
from deskbook.site.authored import Authored
from deskbook.site.errors import ThemeError
from deskbook.site.source import Refresh
from deskbook.site.theme import Layout, Theme


@dataclass(frozen=True)
class Run:
    """What a run of MkDocs leaves behind, besides the files in its output folder.

    `urls` are the addresses of authored pages, `inputs` files and folders besides the
    handbook that the output depends on, `warnings` what MkDocs and its plugins said.
    """

    authored: Authored
    theme: Theme
    layout: Layout
    urls: tuple[str, ...]
    inputs: tuple[Path, ...]
    warnings: tuple[str, ...]


class _Given:
    """A source of pages that are there already."""

    def __init__(self, refresh: Refresh) -> None:
        self._refresh = refresh

    def refresh(self) -> Refresh:
        return self._refresh


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def run_mkdocs(
    config_file: Path, output: Path, refresh: Refresh, directory_urls: bool | None = None
) -> Run:
    """Build the authored pages and the theme's files into `output`, which MkDocs empties first.

    `directory_urls`, if given, stands in for the setting of that name. Raises `ThemeError` with
    what MkDocs said when it gives up.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from deskbook.site.mkdocs import DeskbookPlugin
    from deskbook.site.mkdocs_theme import list_visible_files

    logger = logging.getLogger("mkdocs")
    collector = _Collector()
    propagate = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        config = load_config(
            str(config_file),
            site_dir=str(output),
            strict=False,
            use_directory_urls=directory_urls,
        )
        plugin = config.plugins.get("deskbook")
        if not isinstance(plugin, DeskbookPlugin):
            plugin = DeskbookPlugin()
            plugin.load_config({})
            config.plugins["deskbook"] = plugin
        config.plugins.on_startup(command="build", dirty=False)
        list_visible_files(config.theme)
        plugin.source, plugin.stamping = _Given(refresh), False
        build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        raise _stopped([*collector.messages, error.format_message()]) from error
    except Exception as error:
        raise _stopped([*collector.messages, f"{type(error).__name__}: {error}"]) from error
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
    inputs = [Path(str(one)) for one in (*config.watch, *config.hooks)]
    if config.theme.custom_dir:
        inputs.append(Path(config.theme.custom_dir))
    root = config_file.parent
    return Run(
        plugin.authored,
        plugin.theme,
        plugin.layout,
        tuple(plugin.theme.urls()),
        tuple(root / one for one in inputs),
        tuple(collector.messages),
    )


def _stopped(messages: list[str]) -> ThemeError:
    return ThemeError(
        text(
            zh="网站生成工具（MkDocs）没有完成，原来的网站没有受影响。它的说明：{reason}",
            en="MkDocs gave up; the old site is untouched. It says: {reason}",
            reason="\n".join(dict.fromkeys(messages)),
        )
    )
