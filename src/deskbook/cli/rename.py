"""`deskbook rename`: another id for an entry, everywhere it is named."""

from __future__ import annotations

import click

from deskbook.authoring.address import Address, find
from deskbook.authoring.rename import rename
from deskbook.authoring.writing import Desk, folder_files
from deskbook.cli.authoring import dry_run_options, finish, opened
from deskbook.cli.common import language_option, project_option
from deskbook.messages import Text, text
from deskbook.project import CONFIG_NAMES


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "rename",
        short_help=Text(
            "给条目换一个编号，引用和链接一起改。", "Give an entry another id, everywhere at once."
        ).render(language),
        help=Text(
            "给条目换一个编号：文件名、所有引用和文字里的链接一起改，旧编号记在 former_ids 里。"
            "组织、术语和条目里的一条（kind:id#part）也可以改。",
            "Give an entry another id: the file name, every reference and every link in a text"
            " change together, and former_ids keeps the old id. Organizations, terms and parts"
            " (kind:id#part) can be renamed too.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook rename role:customer-manager account-manager\n"
            "  deskbook rename 客户经理 account-manager --diff\n"
            "  deskbook rename procedure:refund#n-2 n-check\n"
            "  deskbook rename organization:call-centre service-centre --dry-run\n\n"
            "\b\n退出码：0 已改好，1 现在不能改，2 用法不对。",
            "\b\nExamples:\n  deskbook rename role:customer-manager account-manager\n"
            "  deskbook rename 客户经理 account-manager --diff\n"
            "  deskbook rename procedure:refund#n-2 n-check\n"
            "  deskbook rename organization:call-centre service-centre --dry-run\n\n"
            "\b\nExit code: 0 done, 1 not possible now, 2 misuse.",
        ).render(language),
    )
    @click.argument("what")
    @click.argument("new")
    @project_option(language)
    @dry_run_options(language)
    @language_option(language)
    def command_rename(
        what: str, new: str, config_file: str | None, dry_run: bool, diff: bool
    ) -> None:
        with opened(config_file, language) as desk:
            found = find(desk.handbook, what)
            plan = rename(
                desk.handbook, desk.sources.files, found, new, desk.authored, _inside(desk, found)
            )
            done = text(
                zh="“{label}”的编号已改为 {new}：改了 {places} 处，涉及 {files} 个文件。",
                en="{label} now has the id {new}: {places} places in {files} files were changed.",
                label=desk.handbook.label(found.key) + (f"#{found.part}" if found.part else ""),
                new=new,
                places=len(plan.edits),
                files=len(plan.touched()),
            )
            finish(desk, plan, done, language, dry_run=dry_run, diff=diff)
            if found.key.kind == "organization" and not found.part:
                _remind(desk, found.key.id, language)

    return command_rename


def _inside(desk: Desk, found: Address) -> tuple[str, ...]:
    """Return all files of an organization that is renamed."""
    if found.key.kind != "organization" or found.part:
        return ()
    return folder_files(desk.root, f"{desk.handbook.directory}/{found.key.id}")


def _remind(desk: Desk, old: str, language: str) -> None:
    """Name the lines of the site configuration that may have to change by hand."""
    for name in CONFIG_NAMES:
        try:
            lines = (desk.root / name).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            if f"{old}/" in line:
                click.echo(
                    text(
                        zh="请看一看 {name}:{number}，那里还写着 {old}/。",
                        en="Have a look at {name}:{number}, which still says {old}/.",
                        name=name,
                        number=number,
                        old=old,
                    ).render(language),
                    err=True,
                )
