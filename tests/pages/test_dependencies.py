"""A build that renders again only what rests on a change gives what rendering everything gives."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from deskbook.model import Handbook, Key, load
from deskbook.pages.dependencies import affected, changed, fingerprints
from deskbook.pages.render import Rendered, addresses, render_one
from deskbook.sources import read

BASE = {
    "handbook.yml": "title: 手册\norganizations: [acme]\n",
    "glossary.yml": "terms: [{id: vip, name: 重要客户}]\n",
    "acme/organization.yml": "name: 示例公司\ngrade_scale: [{id: b, name: B, grades: [B1]}]\n"
    "bases: {region: {name: 区域, count: 2}}\n",
    "acme/departments/sales.yml": "name: 销售部\nparent: organization\nhead: chief\n"
    "docks_with: [{to: service}]\n",
    "acme/departments/service.yml": "name: 客服部\nparent: organization\n",
    "acme/roles/chief.yml": "name: 总监\nbelongs_to: sales\nheadcount: 1\n",
    "acme/roles/rep.yml": "name: 代表\nbelongs_to: sales\nheadcount: {per: region, count: 1}\n"
    "reports_to: {line: chief}\nduties: [{id: d, text: '见[](policy:rules)', forms: [report],\n"
    "  limit: 'policy:rules#a1'}]\n",
    "acme/roles/agent.yml": "name: 坐席\nbelongs_to: service\nduties_from: rep\n",
    "acme/parties/dealer.yml": "name: 经销商\nrights: [{id: r, text: 退货, forms: [missing]}]\n",
    "acme/forms/report.yml": "name: 日报\nfilled_by: [rep]\n",
    "acme/policies/rules.yml": "name: 规定\nclauses: [{id: a1, number: 第一条, text: 快,\n"
    "  limits: [{id: l, within: 2h}]}]\n",
    "acme/procedures/sale.yml": "name: 销售\nnodes: [{id: s, kind: start},\n"
    "  {id: t, kind: task, text: 报价, actors: [rep]}, {id: e, kind: end}]\n"
    "edges: [{from: s, to: t}, {from: t, to: e}]\n",
    "acme/solutions/price.yml": "name: 问价\nquestions: [多少钱, 价格, 报价]\n"
    "answer: {say: 请稍等}\nresolved_by: [rep]\nescalate: [{to: chief}]\n",
    "acme/holdings.yml": "holdings: [{person: 成员甲, role: rep}]\n",
    "acme/approvals/buy.yml": "name: 采购\nsigners: [{id: s, by: chief}, {id: t, by: sales}]\n",
    "acme/categories/price.yml": "name: 价格\nroutes_to: [rep]\n",
    "acme/meetings/weekly.yml": "name: 周会\nchair: chief\ncadence: {every: 1w}\n",
}

CHANGES: list[tuple[str, str | None]] = [
    ("handbook.yml", "title: 新手册\norganizations: [acme]\n"),
    ("glossary.yml", "terms: [{id: vip, name: 大客户}, {id: sla, name: 时限}]\n"),
    ("glossary.yml", None),
    ("acme/organization.yml", "name: 新公司\nbases: {region: {name: 大区, count: 3}}\n"),
    ("acme/departments/sales.yml", "name: 营销部\nparent: organization\nhead: rep\norder: 5\n"),
    ("acme/departments/sales.yml", "name: 销售部\nparent: service\nhead: chief\n"),
    ("acme/departments/service.yml", None),
    ("acme/departments/north.yml", "name: 北区\nparent: sales\n"),
    ("acme/roles/chief.yml", "name: 首席\nbelongs_to: sales\nheadcount: 4\nlabel_note: 销售\n"),
    ("acme/roles/chief.yml", None),
    ("acme/roles/rep.yml", "name: 代表\nbelongs_to: service\nreports_to: {line: agent}\n"),
    ("acme/roles/rep.yml", None),
    ("acme/roles/trainee.yml", "name: 学员\nbelongs_to: sales\nreports_to: {line: chief}\n"),
    ("acme/parties/rep.yml", "name: 代表处\n"),
    ("acme/parties/dealer.yml", "name: 分销商\n"),
    ("acme/parties/dealer.yml", "name: 经销商\nsummary: '[](form:report)[](policy:rules#a1)'\n"),
    ("acme/forms/missing.yml", "name: 退货单\n"),
    ("acme/forms/report.yml", "name: 周报\nfilled_by: [agent]\n"),
    ("acme/policies/rules.yml", "name: 规则\nclauses: [{id: a1, number: 第二条, text: 慢,\n"
     "  limits: [{id: l, within: 3d}]}]\n"),
    ("acme/policies/rules.yml", None),
    ("acme/procedures/sale.yml", None),
    ("acme/solutions/price.yml", "name: 问折扣\nquestions: [打折, 优惠, 便宜]\n"
     "answer: {say: 没有}\nresolved_by: [agent]\n"),
    ("acme/holdings.yml", None),
    ("acme/approvals/buy.yml", None),
    ("acme/approvals/buy.yml", "name: 采购\nsigners: [{id: s, by: rep,\n"
     "  limit: 'policy:rules#a1'}]\n"),
    ("acme/categories/price.yml", None),
    ("acme/categories/late.yml", "name: 太慢\nparent: price\nroutes_to: [chief]\n"),
    ("acme/solutions/slow.yml", "name: 问进度\ncategory: price\nescalate: none\n"),
    ("acme/meetings/weekly.yml", None),
    ("acme/meetings/weekly.yml", "name: 月会\nchair: rep\ncadence: {every: 1mo}\n"),
    ("acme/meetings/daily.yml", "name: 晨会\ncadence: 'policy:rules#a2'\n"),
    ("acme/policies/rules.yml", "name: 规则\nclauses: [{id: a1, text: 慢},\n"
     "  {id: a2, text: 每天, cadence: {every: 1d}, applies_to: [dealer]}]\n"),
    ("acme/forms/report.yml", "name: 日报\ncadence: 'policy:rules#a2'\nfilled_by: [rep]\n"),
    ("acme/metrics/rate.yml", "name: 接通率\nperiod: 1mo\n"),
    ("beta/organization.yml", "name: 另一家\n"),
    ("beta/roles/helper.yml", "name: 助手\nreports_to: {line: 'acme/role:chief'}\n"),
]  # fmt: skip


def build(files: Mapping[str, str]) -> Handbook:
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder, "handbook", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        return load(read(Path(folder), "handbook"))[0]


def render(handbook: Handbook) -> dict[Key, Rendered]:
    return {key: render_one(handbook, key) for key in addresses(handbook)}


def update(
    old: Handbook, pages: Mapping[Key, Rendered], new: Handbook
) -> tuple[dict[Key, Rendered], int]:
    """Render what rests on a change, take over the rest; also say how many were rendered."""
    changes = changed(fingerprints(old), fingerprints(new))
    stale = set(affected(((key, one.dependencies) for key, one in pages.items()), changes))
    wanted = addresses(new)
    result = {
        key: pages[key] if key in pages and key not in stale else render_one(new, key)
        for key in wanted
    }
    return result, sum(result[key] is not pages.get(key) for key in wanted)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3))
def test_rendering_what_changed_gives_what_rendering_everything_gives(
    changes: list[tuple[str, str | None]],
) -> None:
    files = dict(BASE)
    handbook = build(files)
    pages = render(handbook)
    for name, content in changes:
        if content is None:
            files.pop(name, None)
        else:
            files[name] = content
        after = build(files)
        pages, _ = update(handbook, pages, after)
        handbook = after
        expected = render(handbook)
        assert pages.keys() == expected.keys()
        for key, one in expected.items():
            assert pages[key].page == one.page, key


def test_a_small_change_touches_few_pages() -> None:
    old = build(BASE)
    pages = render(old)
    name = "acme/parties/dealer.yml"
    new = build(BASE | {name: BASE[name].replace("退货", "换货")})
    _, rendered = update(old, pages, new)
    # The party, its list, both calendars, which would show how often a right is used, and the
    # quality page, which rests on everything.
    assert rendered == 5


def test_nothing_changed_touches_nothing() -> None:
    old = build(BASE)
    _, rendered = update(old, render(old), build(BASE))
    assert rendered == 0
