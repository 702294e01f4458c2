"""When two questions are the same question."""

from __future__ import annotations

import re
import unicodedata

from deskbook.model import Handbook
from deskbook.model.knowledge import Solution, Tree

Asked = Solution | Tree
"""What is found by the questions of callers."""

_NOT_SAID = re.compile(r"[\W_]+")
_OPENING = re.compile(
    r"^(?:(?:请问|您好|你好|喂|麻烦问一下|我?想?问一下|我想问|我想知道|咨询一下))+"
)
_CLOSING = re.compile(r"(?:吗|呢|吧|啊|呀|嘛|哦|谢谢)+$")


def normals(handbook: Handbook, entity: Asked) -> tuple[str, ...]:
    """Return the questions of a solution or guided flow in their normal form."""
    memo = handbook.memo(entity.key)
    if "questions" not in memo:
        memo["questions"] = tuple(normal(question) for question in entity.questions)
    questions: tuple[str, ...] = memo["questions"]
    return questions


def normal(question: str) -> str:
    """Return what is left of a question without width, case, punctuation, blanks and courtesy.

    >>> normal("您好，请问 怎么退货呢？")
    '怎么退货'
    """
    bare = _NOT_SAID.sub("", unicodedata.normalize("NFKC", question).casefold())
    return _CLOSING.sub("", _OPENING.sub("", bare)) or bare
