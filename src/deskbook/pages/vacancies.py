"""Which posts of a role are empty, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from deskbook.messages.enumerations import ENUMERATIONS
from deskbook.model.organization import Role
from deskbook.pages import texts
from deskbook.pages.headcounts import EMPTY
from deskbook.pages.writer import Writer


def sentence(w: Writer, role: Role) -> Markup:
    """Return "空缺 2：4、5 号（已设岗、未到任）", and which posts may be empty; "" for none.

    The numbers stand together by what the source says of them.
    """
    names = texts.attributes(w.language)
    numbers = {
        kind: [post.no for post in role.posts if post.vacancy == kind]
        for kind in ENUMERATIONS["vacancy"]
    }
    known = [_posts(w, kind, found) for kind, found in numbers.items() if found and kind in EMPTY]
    unknown = [
        _posts(w, kind, found) for kind, found in numbers.items() if found and kind not in EMPTY
    ]
    pieces: list[str] = []
    if known:
        count = sum(len(numbers[kind]) for kind in EMPTY)
        posts = names.strong_separator.join(known)
        pieces.append(names.vacancies_listed.format(count=count, posts=posts))
    return w.name(" · ".join([*pieces, *unknown]))


def _posts(w: Writer, kind: str, numbers: Iterable[int]) -> str:
    names = texts.attributes(w.language)
    shown = names.separator.join(_runs(numbers))
    return str(names.numbered_posts.format(numbers=shown, state=w.word("vacancy", kind)))


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Yield numbers in ascending order; three and more in a row as "4–9"."""
    run: list[int] = []
    for number in (*sorted(numbers), None):
        if number is not None and (not run or number == run[-1] + 1):
            run.append(number)
            continue
        if len(run) > 2:
            yield f"{run[0]}–{run[-1]}"
        else:
            yield from map(str, run)
        run = [] if number is None else [number]
