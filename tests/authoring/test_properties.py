"""Whatever way references are written, a rename changes them and nothing else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbook.authoring.address import find
from deskbook.authoring.pages import Authored
from deskbook.authoring.rename import rename
from deskbook.model import Handbook, Key, load
from deskbook.sources import Sources, parse

FORMS = ("{id}", "role:{id}", "shop/role:{id}")
STYLES = ("{ref}", "'{ref}'", '"{ref}"')
LINKS = (
    "[某人]({ref})",
    "[]({ref})",
    "见 [a]({ref} '题')",
    "<{ref}>",
    "[b](<{ref}>)",
    "[c]({ref}#d-a)",
    "没有链接",
    "![]({ref})",
)
IDS = ("boss", "no", "12", "1e3", "on", "a", "null", "clerk-2", "desk", "organization-x", "0")
HEAD = {
    "handbook/shop/organization.yml": "name: 店\n",
    "handbook/shop/departments/desk.yml": "name: 前台\nparent: organization\n",
    "handbook/shop/roles/clerk.yml": "name: 店员\nduties: [{id: d-a, text: 做}]\n",
    "handbook/other/roles/clerk.yml": "name: 别人\n",
}


@st.composite
def written(draw: st.DrawFn) -> str:
    """A form that refers to the clerk in many ways, with the clerk's id left open."""
    items = draw(st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(STYLES)), max_size=4))
    marks = [style.format(ref=form) for form, style in items]
    if draw(st.booleans()):
        listed = f"sent_to: [{', '.join(marks)}] # 谁\n"
    else:
        listed = "sent_to:\n" + "".join(f"  - {mark}  # {{id}}\n" for mark in marks)
    listed = listed if marks else ""
    link = st.tuples(st.sampled_from(LINKS), st.sampled_from(FORMS[1:]))
    links = [text.format(ref=form) for text, form in draw(st.lists(link, max_size=4))]
    style = draw(st.sampled_from(("|\n  ", ">-\n  ", "|2+\n  ", '"')))
    prose = "\n  ".join(links)
    quoted = f'{style}{prose}"' if style == '"' else f"{style}{prose}\n"
    summary = f"summary: {quoted}\n" if links else ""
    return f"name: 单\n{summary}{listed}owner: role:desk-lead\n"


def loaded(files: dict[str, str]) -> tuple[Handbook, Sources]:
    parsed = [parse(path, text.encode())[0] for path, text in sorted(files.items())]
    sources = Sources(tuple(parsed), (), "")
    return load(sources)[0], sources


def meanings(handbook: Handbook) -> list[object]:
    key = Key("shop", "form", "f")
    return [
        (one.path, one.targets, one.part)
        for one in (*handbook.outgoing(key), *handbook.text_links(key))
    ]


@settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(written(), st.sampled_from(IDS), st.booleans(), st.booleans())
def test_renaming_keeps_the_meaning_and_the_rest(
    form: str, new: str, windows: bool, marked: bool
) -> None:
    text = form.replace("{id}", "clerk")
    if windows:
        text = text.replace("\n", "\r\n")
    path = "handbook/shop/forms/f.yml"
    files = {**HEAD, path: ("\ufeff" if marked else "") + text}
    handbook, sources = loaded(files)
    assert handbook.is_whole(Key("shop", "form", "f")), text
    what = find(handbook, "shop/role:clerk")
    plan = rename(handbook, sources.files, what, new, Authored())
    after = {**files}
    for place, content in plan.contents(files).items():
        after.pop(place, None)
        if content is not None:
            after[place] = content
    changed, again = loaded(after)
    expected = [
        (place, tuple(one._replace(id=new) if one == what.key else one for one in targets), part)
        for place, targets, part in meanings(handbook)
    ]
    assert meanings(changed) == expected
    assert changed.get(Key("shop", "role", new)).former_ids == ("clerk",)
    assert changed.get(Key("other", "role", "clerk")) == handbook.get(Key("other", "role", "clerk"))

    back = rename(changed, again.files, find(changed, f"shop/role:{new}"), "clerk", Authored())
    restored = back.contents(after).get(path, after[path])
    assert _unquoted(restored) == _unquoted(files[path])


def _unquoted(text: str) -> str:
    """Return a text without the quotes and kinds that some ids make necessary."""
    return text.replace('"', "").replace("role:clerk", "clerk").replace("shop/clerk", "clerk")
