"""The page of a policy: a text to read, chapter by chapter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskbook.model.work import Policy
from deskbook.pages import penalties
from deskbook.pages.uses import uses
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return how penalties are shown, and who goes by the policy."""
    policy = w.entity
    assert isinstance(policy, Policy)
    first = policy.clauses[0] if policy.clauses else None
    return {
        "starts_with_chapter": first is not None and bool(first.clauses and first.title),
        "sanctions": penalties.table,
        "uses": uses(w),
    }
