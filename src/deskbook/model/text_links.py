"""Links in prose, `[客户主管](role:customer-supervisor)`, as text for readers without links."""

from __future__ import annotations

import re

from deskbook.model.handbook import Handbook
from deskbook.model.kinds import KINDS

TEXT_LINK = re.compile(
    rf"\[(?P<label>[^\[\]]*)\]\((?P<target>(?:[a-z0-9-]+/)?(?:{'|'.join(KINDS)}):[^()\s]+)\)"
)


def plain(handbook: Handbook, organization: str, text: str) -> str:
    """Return `text` with every link to an entity replaced by its label, or by the entity's name
    when the label is empty. A link that leads nowhere leaves its label, else its target."""

    def replaced(match: re.Match[str]) -> str:
        if match["label"]:
            return match["label"]
        keys = handbook.resolve(match["target"], organization, tuple(KINDS))
        entity = handbook.get(keys[0]) if len(keys) == 1 else None
        return entity.name if entity and entity.name else match["target"]

    return TEXT_LINK.sub(replaced, text) if "](" in text else text
