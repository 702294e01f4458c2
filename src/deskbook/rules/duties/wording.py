"""The wording of duties, in the forms in which two are alike and in which one says nothing."""

from __future__ import annotations

import re
import unicodedata

from deskbook.model import Handbook, Key
from deskbook.model.organization import Role

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FILLERS = re.compile(
    r"负责|做好|进行|开展|落实|工作|相关|有关|及时|认真|以及|并且|[的地得了着和与及并对将把等]"
)
"""What may be there or not without another meaning."""

_ORDERS = re.compile(
    r"(?:完成|做好|承担|执行|办理|负责|协助)?(?:公司|部门|上级|领导|主管|经理|主任|组长|店长|直属|直接|各级|和|及|、)*"
    r"(?:临时)?(?:交办|安排|布置|交代|交待|指派|下达|分配|委派)?的?"
    r"(?:其他|其它|临时|临时性|日常|相关|有关)*(?:各项)?(?:工作|任务|事项|事务|事宜|职责)"
)
_EMPTY = frozenset(
    (
        "其他",
        "其它",
        "等",
        "等等",
        "待定",
        "待补充",
        "待完善",
        "暂无",
        "略",
        "同上",
        "如上",
        "另定",
        "无",
    )
)


def skeleton(handbook: Handbook, key: Key, number: int, words: str) -> str:
    """Return the wording of the `number`-th duty of a role without what two writers of the same
    duty do differently: punctuation, width, links, fillers; "" when little is left."""
    kept: dict[int, str] = handbook.memo(key).setdefault("duty_skeletons", {})
    if number not in kept:
        left = _FILLERS.sub("", plain(words))
        kept[number] = left if len(left) >= 6 else ""
    return kept[number]


def plain(words: str) -> str:
    """Return a text in one width and case, links by their label, without punctuation."""
    folded = unicodedata.normalize("NFKC", _LINK.sub(r"\1", words)).casefold()
    return "".join(character for character in folded if character.isalnum())


def says_nothing(words: str) -> bool:
    """Whether a duty has no content of its own at all, such as 待定 or 同上."""
    bare = plain(words)
    return not bare or bare in _EMPTY


def is_catch_all(words: str) -> bool:
    """Whether a duty only promises to do what one is told, such as 完成上级交办的其他工作."""
    return _ORDERS.fullmatch(plain(words)) is not None


def duties_of(role: Role) -> tuple[str, ...]:
    """Return the texts of a role's own duties."""
    return tuple(one.text for one in role.duties) if isinstance(role.duties, tuple) else ()
