"""Keeping an entry up to date is not taking part in it."""

from __future__ import annotations

from deskbook.checking import check
from deskbook.model import Key
from deskbook.pages import render_one
from tests.conftest import WriteHandbook


def test_a_role_does_not_list_what_it_only_keeps(write_handbook: WriteHandbook) -> None:
    root = write_handbook(
        {
            "shop/organization.yml": "name: 店\n",
            "shop/roles/keeper.yml": "name: 管理员\nbelongs_to: organization\n",
            "shop/roles/clerk.yml": "name: 店员\nbelongs_to: organization\n",
            "shop/metrics/wait.yml": "name: 等待时间\nowner: keeper\napplies_to: [clerk]\n",
            "shop/forms/slip.yml": "name: 登记单\nowner: keeper\nfilled_by: [clerk]\n",
        }
    )
    handbook = check(root, "handbook").handbook
    keeper, clerk = (
        render_one(handbook, Key("shop", "role", name)).page.html for name in ("keeper", "clerk")
    )
    assert "等待时间" in clerk and "登记单" in clerk
    assert "等待时间" not in keeper and "登记单" not in keeper
