"""`deskbook new`: a new entry, by questions or by options."""

from __future__ import annotations

from collections.abc import Mapping

import click

from deskbook.authoring.address import kind_named
from deskbook.authoring.answers import settings
from deskbook.authoring.begin import begin, key_of, path_of
from deskbook.authoring.proposal import propose
from deskbook.authoring.refusal import Refusal
from deskbook.authoring.writing import Desk, carry_out, header
from deskbook.cli.authoring import on_terminal, opened
from deskbook.cli.common import EXIT_ERRORS, language_option, misuse, project_option, tell
from deskbook.cli.new_questions import Questions
from deskbook.diagnostics.excerpt import on_one_line, visible
from deskbook.messages import Text, text
from deskbook.model import KINDS, Handbook, Key
from deskbook.rules.suggestions import Index


def command(language: str) -> click.Command:
    """Return the command with its help in `language`."""

    @click.command(
        "new",
        short_help=Text("新建一个条目。", "Begin an entry.").render(language),
        help=Text(
            "新建一个条目。KIND 是类别，例如 role 或“岗位”；ID 不写时按名称的拼音取一个。"
            "在终端里逐项询问，回车表示源文未写；也可以全部用选项写明。",
            "Begin an entry. KIND is for example role; without ID one is made from the pinyin of"
            " the name. On a terminal it asks, and Enter means not_specified; options answer too.",
        ).render(language),
        epilog=Text(
            "\b\n示例：\n  deskbook new 岗位\n"
            "  deskbook new role night-clerk --name 夜班专员 --set headcount=2人\n"
            "  deskbook new department --name 热线组 --set parent=客服部 -o call-centre\n"
            "  deskbook new term --name 三包\n\n"
            "\b\n退出码：0 已新建，1 内容有错误，没有新建，2 用法不对。",
            "\b\nExamples:\n  deskbook new role\n"
            "  deskbook new role night-clerk --name 夜班专员 --set headcount=2\n"
            "  deskbook new department --name 热线组 --set parent=service -o call-centre\n"
            "  deskbook new term --name 三包\n\n"
            "\b\nExit code: 0 made, 1 it has errors and was not made, 2 misuse.",
        ).render(language),
    )
    @click.argument("kind")
    @click.argument("identifier", metavar="[ID]", required=False)
    @click.option("-n", "--name", help=Text("名称。", "Its name.").render(language))
    @click.option(
        "-o",
        "--organization",
        metavar="ID",
        help=Text(
            "属于哪个组织；只有一个组织时不用写，术语不写就属于整本手册。",
            "The organization it belongs to; not needed where there is only one. A term without it"
            " belongs to the whole handbook.",
        ).render(language),
    )
    @click.option(
        "-s",
        "--set",
        "pairs",
        multiple=True,
        metavar="FIELD=VALUE",
        help=Text(
            "写明一栏，例如 --set reports_to.line=店长；可以写多次。",
            "Give a field, as in --set reports_to.line=manager; may be repeated.",
        ).render(language),
    )
    @project_option(language)
    @language_option(language)
    def command_new(
        kind: str,
        identifier: str | None,
        name: str | None,
        organization: str | None,
        pairs: tuple[str, ...],
        config_file: str | None,
    ) -> None:
        with opened(config_file, language) as desk:
            what = kind_named(kind)
            values = settings(what, _pairs(pairs, language))
            asks = Questions(desk.handbook, what, language) if on_terminal() else None
            home = _home(desk.handbook, what, organization, asks)
            if name is None and "name" not in values and asks and what != "holdings":
                name = asks.name()
            if name is not None:
                values["name"] = name.strip()
            key = _key(desk.handbook, what, home, identifier, str(values.get("name", "")), asks)
            if asks:
                values |= asks.fields(values, key)
            _make(desk, key, values, language)

    return command_new


def _pairs(pairs: tuple[str, ...], language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        field, mark, value = pair.partition("=")
        if not mark or not field.strip():
            misuse(
                text(
                    zh="“{pair}”要写成“栏目=内容”，例如 headcount=2。",
                    en='"{pair}" has to be "field=value", for example headcount=2.',
                    pair=visible(pair),
                ),
                language,
            )
        found[field.strip()] = value
    return found


def _home(handbook: Handbook, kind: str, organization: str | None, asks: Questions | None) -> str:
    """Return the organization of the new entry, "" for the whole handbook."""
    if kind == "organization" or (kind == "term" and not organization):
        return ""
    known = {one.id: (one.id, one.name) for one in handbook.organizations}
    if organization is None and len(known) == 1:
        return next(iter(known))
    if organization is None and asks and known:
        return asks.organization(known)
    exact = Index(known).exact(organization or "")
    if len(exact) == 1:
        return exact[0]
    close = Index(known).close(organization or "") or tuple(known)[:8]
    raise Refusal(
        text(
            zh="请用 --organization 写明属于哪个组织。可以写：{known}。",
            en="Say with --organization which one it belongs to. Possible: {known}.",
            known=" / ".join(handbook.label(Key(one, "organization", one)) for one in close),
        )
        if known
        else text(
            zh="手册里还没有组织。请先运行 deskbook new organization。",
            en="The handbook has no organization yet. Run deskbook new organization first.",
        )
    )


def _key(
    handbook: Handbook,
    kind: str,
    home: str,
    identifier: str | None,
    name: str,
    asks: Questions | None,
) -> Key:
    """Return the key of the new entry: as it was given, as it is answered, or as proposed."""
    if not name and kind != "holdings":
        raise Refusal(text(zh="请用 --name 写上名称。", en="Give a name with --name."))
    if identifier is not None or kind == "holdings":
        return key_of(handbook, kind, home, identifier or kind)

    def taken(one: str) -> bool:
        try:
            key_of(handbook, kind, home, one)
        except Refusal:
            return True
        return False

    proposed = propose(name, taken)
    if asks:
        return asks.key(home, proposed)
    if not proposed:
        raise Refusal(
            text(
                zh="从这个名称取不出编号，请在类别后面写一个，例如 night-clerk。",
                en="No id can be made from this name; write one after the kind, such as"
                " night-clerk.",
            )
        )
    return key_of(handbook, kind, home, proposed)


def _make(desk: Desk, key: Key, values: Mapping[str, object], language: str) -> None:
    handbook = desk.handbook
    path = path_of(handbook, key)
    schema = "glossary" if key.kind == "term" else key.kind
    first = header(desk.root, path, schema)
    plan, errors = begin(handbook, desk.sources, key, values, first, language)
    if errors:
        tell(
            text(
                zh="这样写有 {count} 处错误，没有新建：",
                en="It would have {count} errors, so it was not made:",
                count=len(errors),
            ),
            language,
        )
        for one in errors:
            hint = f" {on_one_line(one.hint, language)}" if one.hint else ""
            click.echo(f"  {visible(one.message.render(language))}{hint}", err=True)
        raise SystemExit(EXIT_ERRORS)
    carry_out(desk, plan)
    click.echo(plan.touched()[0] if plan.edits else path)
    tell(
        text(
            zh="已新建{kind}“{name}”，编号 {id}。请打开上面的文件接着写，再运行 deskbook check。",
            en="Made the {kind} {name} with the id {id}. Open the file above to go on, then run"
            " deskbook check.",
            kind=Text(KINDS[key.kind].label.zh, KINDS[key.kind].label.en.lower()),
            name=str(values.get("name", key.id)),
            id=key.id,
        ),
        language,
    )
