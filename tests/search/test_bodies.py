"""What entries say beside their titles and questions is found after these."""

from __future__ import annotations

from pathlib import Path

import pytest

from deskbook.search.container import BadIndex
from deskbook.search.engine import Engine, open_site
from deskbook.search.entry import Entry, State
from deskbook.search.standing import Scope

from .corpus import WRITTEN, write_site

TODAY = "2026-01-15"
SAID = (
    Entry("parcel", "solution", "包裹破损", "parcel/", body="请客户拍照后拒收\n由仓库主管赔付运费"),
    Entry("pay", "policy", "薪酬制度", "pay/", body="仓库主管的津贴按月发放，代码 W77"),
    Entry(
        "ended", "solution", "旧规定", "e/", state=State("", "", "2025-01-01"), body="拍照后拒收"
    ),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_site(write_site(tmp_path_factory.mktemp("bodies"), [*WRITTEN, *SAID]))


def ids(engine: Engine, text: str, *, bodies: bool = True, every: bool = False) -> list[str]:
    found = engine.search(text, today=TODAY, bodies=bodies, every=every)
    return [f"{one.id} {one.how}" for one in found if not one.weak]


def test_a_text_is_found_only_where_bodies_are_asked_for(engine: Engine) -> None:
    assert ids(engine, "拍照后拒收") == ["solution:parcel body"]
    assert ids(engine, "拍照后拒收", bodies=False) == []
    assert ids(engine, "w77") == ["policy:pay body"]


def test_title_and_text_count_together(engine: Engine) -> None:
    assert ids(engine, "包裹破损怎么赔付运费")[0].startswith("solution:parcel")


def test_half_of_the_matter_is_not_enough(engine: Engine) -> None:
    assert ids(engine, "仓库主管今年的生日聚会") == []


def test_titles_and_questions_come_first(engine: Engine) -> None:
    found = ids(engine, "退款多久到账")
    assert found[0].startswith("shop/solution:refund ")
    assert not any(one.endswith("body") for one in found[:1])


def test_state_kind_and_what_means_nothing_count_as_elsewhere(engine: Engine) -> None:
    assert "solution:ended body" in ids(engine, "拍照后拒收", every=True)
    kinds = engine.search("仓库主管", today=TODAY, bodies=True, scope=Scope(kinds=("policy",)))
    assert [one.id for one in kinds] == ["policy:pay"]
    assert ids(engine, "怎么办") == ids(engine, "怎么办", bodies=False)


def test_lost_files_are_named_in_plain_words(tmp_path: Path) -> None:
    site = write_site(tmp_path, [*WRITTEN, *SAID])
    for file in (site / "search").glob("bodies-*/*"):
        file.unlink()
    engine = open_site(site)
    assert ids(engine, "退款多久到账", bodies=False)
    with pytest.raises(BadIndex, match="lost some of its files"):
        ids(engine, "拍照后拒收")
