"""自己批自己，或者下级能批的比上级多

## 检查什么
- 审批只由提出申请的岗位自己签字，没有别人看；
- 各档按金额分的审批里，下级一个人就能批的金额，比他的上级能批的还大，更大的金额也没有别的上级签字。

原文没有写申请人的（`requested_by: not_specified`）不检查前一种；有一档不是按金额写的，不检查后一
种。

## 为什么重要
没有第二个人看的审批等于没有审批；下级批的比上级多，多半是两档的签字人写反了。

## 怎么改
对照原文补上签字人，或者把写反的两档调换过来。原文确实这样规定的，用 `waivers` 写明理由。

----
Approving one's own request, or more than one's superior may

## What it checks
- An approval is signed by nobody but the role that asks for it;
- in an approval by amounts somebody alone may sign for more than their superior may, and no other
  superior signs for such amounts.

Where the source does not say who asks (`requested_by: not_specified`) the first is not looked at;
where one condition is no amount, the second is not.

## Why it matters
An approval nobody else sees is none; and where subordinates may sign for more, mostly the signers
of two bands were exchanged.

## How to fix it
Add the signer the source names, or exchange the two bands. If the source really lays this down,
give the reason in `waivers`.

----
## Bad
```yaml handbook/example/approvals/refund.yml
name: 退款审批
requested_by: agent
signers:
  - {id: large, by: supervisor, when: 超过 200 元}
  - {id: small, by: manager, when: 200 元以内}
```

## Good
```yaml handbook/example/approvals/refund.yml
name: 退款审批
requested_by: agent
signers:
  - {id: small, by: supervisor, when: 200 元以内}
  - {id: large, by: manager, when: 超过 200 元}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from deskbook.diagnostics import Diagnostic, Related, Severity
from deskbook.messages import text
from deskbook.model import Handbook, Key
from deskbook.model.work import Approval
from deskbook.rules.approvals.amounts import Range
from deskbook.rules.approvals.signing import Signing, signings, superiors
from deskbook.rules.lookup import targets, whole

code = "AUTH002"
name = "authority-inversion"
severity = Severity.WARNING
profile = "basic"


def check(handbook: Handbook) -> Iterator[Diagnostic]:
    """Yield a finding for every approval that only its requester signs, and for every signer who
    may sign for more than a superior."""
    for approval in whole(handbook, Approval):
        every = signings(handbook, approval)
        yield from _own_request(handbook, approval, every)
        banded = [(one, one.amounts) for one in every if one.amounts]
        alike = len({(band.unit, band.about) for _, band in banded}) == 1
        if alike and len(banded) == len(every):
            yield from _inverted(handbook, approval, banded)


def _own_request(
    handbook: Handbook, approval: Approval, every: tuple[Signing, ...]
) -> Iterator[Diagnostic]:
    requester = targets(handbook, approval.key).get(("requested_by",))
    if requester is None or requester.kind != "role" or not every:
        return
    if all(set(one.who) == {requester} for one in every):
        yield Diagnostic(
            code,
            severity,
            handbook.location(approval.key, ("signers", 0, "by")),
            text(
                zh="审批“{label}”由“{role}”申请，也只由它自己签字。",
                en="The approval {label} is asked for by {role} and signed by nobody else.",
                label=handbook.label(approval.key),
                role=handbook.label(requester),
            ),
            text(
                zh="请对照原文补上或改正签字人；原文确实这样规定的，用 waivers 写明理由。",
                en="Add or correct the signer as the source has it; if it really lays this down,"
                " give the reason in waivers.",
            ),
            (
                Related(
                    handbook.location(approval.key, ("requested_by",)),
                    text(zh="申请人在这里", en="who asks is written here"),
                ),
            ),
        )


def _inverted(
    handbook: Handbook, approval: Approval, banded: list[tuple[Signing, Range]]
) -> Iterator[Diagnostic]:
    bands: dict[Key, tuple[Signing, Range]] = {}
    for one, band in banded:
        if len(one.who) == 1 and (one.who[0] not in bands or _reaches(band, bands[one.who[0]][1])):
            bands[one.who[0]] = (one, band)
    for role, (signing, band) in bands.items():
        above = [bands[one] for one in superiors(handbook, role) if one in bands]
        higher = [pair for pair in above if _reaches(pair[1], band)]
        if above and not higher:
            other = above[0][0]
            yield Diagnostic(
                code,
                severity,
                handbook.location(approval.key, ("signers", signing.number, "when")),
                text(
                    zh="审批“{label}”里，“{role}”批“{when}”，比它的上级“{above}”批的“{less}”还多。",
                    en='In the approval {label} {role} signs for "{when}", more than its superior'
                    ' {above}, who signs for "{less}".',
                    label=handbook.label(approval.key),
                    role=handbook.label(role),
                    when=signing.signer.when,
                    above=handbook.label(other.who[0]),
                    less=other.signer.when,
                ),
                text(
                    zh="请对照原文，看两档的签字人是不是写反了；还有更高的签字人的，请补上。",
                    en="See whether the source has the two signers the other way round; add the"
                    " higher signer if there is one.",
                ),
                (
                    Related(
                        handbook.location(approval.key, ("signers", other.number, "when")),
                        text(zh="上级的一档在这里", en="the band of the superior is here"),
                    ),
                ),
            )


def _reaches(upper: Range, lower: Range) -> bool:
    """Whether one band reaches as far up as another."""
    if upper.high is None:
        return True
    return lower.high is not None and upper.high >= lower.high
