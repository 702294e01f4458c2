"""One cause, one finding: a file in a wrong folder, and ids that only look alike."""

from __future__ import annotations

from deskbook.checking import check
from tests.conftest import WriteHandbook

SHOP = {
    "shop/organization.yml": "name: 店\n",
    "shop/roles/service-manager.yml": (
        "name: 经理\nbelongs_to: organization\nreports_to: {line: none}\nheadcount: 1\n"
    ),
    "shop/solutions/help.yml": (
        "name: 帮忙\nquestions: [一问, 二问, 三问]\nanswer: {say: 好的}\n"
        "resolved_by: [service-agent]\nlimit: not_specified\nescalate: not_specified\n"
    ),
}


def test_what_refers_to_a_misplaced_file_is_not_reported_too(write_handbook: WriteHandbook) -> None:
    agent = "name: 客服\nbelongs_to: organization\nreports_to: {line: service-manager}\n"
    root = write_handbook({**SHOP, "shop/role/service-agent.yml": agent})
    assert [d.code for d in check(root, "handbook").diagnostics] == ["FILE004"]


def test_another_post_is_not_proposed_for_sharing_most_letters(
    write_handbook: WriteHandbook,
) -> None:
    (finding,) = check(write_handbook(SHOP), "handbook").diagnostics
    assert finding.code == "REF001" and finding.fix is None
    assert finding.hint is not None and "Did you mean" not in finding.hint.render("en")


def test_an_entry_nobody_refers_to_is_mentioned_as_the_one_that_may_have_been_renamed(
    write_handbook: WriteHandbook,
) -> None:
    (finding,) = check(write_handbook(SHOP), "handbook").diagnostics
    assert finding.hint is not None and "service-manager" in finding.hint.render("en")
    assert "If its id was changed" in finding.hint.render("en")
