"""The page of an approval: who signs, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from deskbook.model.work import Signer
from deskbook.pages import limits, texts
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return how limits of signatures are shown, and where the approval is mentioned."""
    return {"anchored": limits.anchored, "who": who, "uses": uses(w)}


def who(w: Writer, signer: Signer) -> Markup:
    """Return who signs; of several of whom any one may sign: "甲 或 乙"."""
    if not signer.any_of:
        return w.link(signer.by)
    either = w.name(texts.attributes(w.language).either)
    return either.join(w.link(one) for one in signer.any_of)
