"""`deskbook build`: check, then publish the site, all or nothing."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from deskbook.cli.common import (
    EXIT_ERRORS,
    as_of_option,
    find_project,
    language_option,
    misuse,
    project_option,
    read_text,
    tell,
    wants_colour,
)
from deskbook.cli.short_lived import short_lived
from deskbook.diagnostics import Severity
from deskbook.diagnostics import text as text_report
from deskbook.messages import Text, text


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "build",
        short_help=Text("检查手册并生成网站。", "Check the handbook and build the site.").render(
            language
        ),
        help=Text(
            "检查手册并生成网站。有错误时不生成，原来的网站保持不变。",
            "Check the handbook and build the site. On errors nothing is built and the old site"
            " stays as it is.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook build\n  deskbook build --strict\n"
            "  deskbook build --as-of today\n  deskbook build --zip handbook.zip",
            "\b\nExamples:\n  deskbook build\n  deskbook build --strict\n"
            "  deskbook build --as-of today\n  deskbook build --zip handbook.zip",
        ).render(language),
    )
    @project_option(language)
    @as_of_option(language)
    @click.option(
        "--strict",
        is_flag=True,
        help=Text("有警告也不生成。", "Refuse on warnings too.").render(language),
    )
    @click.option(
        "--no-charts",
        is_flag=True,
        help=Text("不画图，只留文字说明。", "Leave out the charts, keep their text.").render(
            language
        ),
    )
    @click.option(
        "--zip",
        "archive",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help=Text(
            "另外打成一个压缩包，解压后双击就能看。",
            "Also make one archive that opens from any disk.",
        ).render(language),
    )
    @click.option(
        "-q", "--quiet", is_flag=True, help=Text("只说错误。", "Tell only errors.").render(language)
    )
    @language_option(language)
    @short_lived()
    def build(
        config_file: str | None,
        as_of: date | None,
        strict: bool,
        no_charts: bool,
        archive: Path | None,
        quiet: bool,
    ) -> None:
        from deskbook.site import SiteError, open_builder

        where = find_project(config_file, language)
        try:
            with open_builder(where, with_charts=not no_charts, today=as_of) as builder:
                result = builder.build(strict=strict)
            size = None
            if archive is not None and not result.refused:
                from deskbook.site.archive import write_archive

                site = where.site_dir
                if where.directory_urls:
                    with open_builder(
                        where, with_charts=not no_charts, today=as_of, prove=False, as_files=True
                    ) as builder:
                        builder.build()
                        site = builder.settings.site_dir
                size = write_archive(site, archive)
        except SiteError as error:
            misuse(error.text, language)
        # What only a build can find is told here; everything else `deskbook check` lists.
        shown = tuple(
            d
            for d in result.diagnostics
            if strict
            or d.severity is Severity.ERROR
            or (d.severity is Severity.WARNING and d.code.startswith("SITE"))
        )
        if shown:
            report = text_report.render(
                shown,
                language,
                lambda path: read_text(where.root / path),
                colour=wants_colour("auto", sys.stderr),
            )
            click.echo(report, nl=False, err=True, color=True)
        if result.refused:
            tell(
                Text(
                    "没有生成网站；原来的网站保持不变。",
                    "The site was not built; the old one stays as it is.",
                ),
                language,
            )
            raise SystemExit(EXIT_ERRORS)
        for warning in result.warnings:
            click.echo(warning, err=True)
        if not quiet:
            warnings = sum(d.severity is Severity.WARNING for d in result.diagnostics)
            tell(
                text(
                    zh="网站已生成到 {folder}：写入 {written} 个文件，删除 {removed} 个，"
                    "{unchanged} 个未变；警告 {warnings} 条（deskbook check 可查看）。",
                    en="Built the site in {folder}: {written} files written, {removed} removed,"
                    " {unchanged} unchanged; {warnings} warnings (see deskbook check).",
                    folder=where.site_dir,
                    written=len(result.written),
                    removed=len(result.removed),
                    unchanged=result.unchanged,
                    warnings=warnings,
                ),
                language,
            )
            if size is not None:
                tell(
                    text(
                        zh="压缩包 {path}：{size} MB。解压后双击 index.html 就能看，不需要网络。",
                        en="The archive {path}: {size} MB. Unpack it and open index.html; it"
                        " needs no network.",
                        path=archive,
                        size=f"{size / 1e6:.1f}",
                    ),
                    language,
                )

    return build
