"""The approval matrix of an organization: every approval with its signatures in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from deskbook.model.work import Approval, Signer
from deskbook.pages import phrases, texts
from deskbook.pages.builders.approval import who
from deskbook.pages.writer import Writer


def build(w: Writer) -> Mapping[str, Any]:
    """Return a row for each approval."""
    names = texts.attributes(w.language)
    approvals = w.view.of("approval", w.key.organization)
    organization = w.view.organization(w.key.organization)
    return {
        "title": names.approval_matrix,
        "description": organization.name if organization else "",
        "count": names.entries.format(count=len(approvals)),
        "rows": [_row(w, approval) for approval in approvals if isinstance(approval, Approval)],
    }


def _row(w: Writer, approval: Approval) -> Mapping[str, Any]:
    return {
        "name": w.to(approval),
        "subject": w.flow(approval.subject) if approval.subject != approval.name else "",
        "requested_by": w.link(approval.requested_by),
        "signers": tuple(_signer(w, signer) for signer in approval.signers),
        "limit": _limit(w, approval.signers),
        "conditions": _conditions(w, approval),
        "emergency": w.flow(approval.emergency) if approval.emergency else Markup("–"),
    }


def _signer(w: Writer, signer: Signer) -> Markup:
    html = Markup('<span class="db-who">{}</span>').format(who(w, signer))
    if signer.text:
        html += Markup(" {}").format(w.flow(signer.text))
    if signer.when:
        when = w.name(texts.attributes(w.language).limit_when) + w.flow(signer.when)
        html += phrases.detail(when)
    return html + w.mark(signer)


def _limit(w: Writer, signers: Sequence[Signer]) -> Sequence[Markup]:
    """Return the limit of each signature; a single one when all have the same."""
    found = [phrases.limit(w, signer.limit) for signer in signers]
    return found[:1] if len(set(found)) == 1 else found


def _conditions(w: Writer, approval: Approval) -> Sequence[Markup]:
    if not isinstance(approval.conditions, tuple) or not approval.conditions:
        return (w.missing(approval.conditions or None),)
    return [w.flow(one.text) + w.mark(one) for one in approval.conditions]
