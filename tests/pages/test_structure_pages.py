"""Organization, department and headcount pages: totals that say what they rest on."""

from __future__ import annotations

import re

from deskbook.charts.records import Chart, OrgChart, Svg
from deskbook.model import Key
from deskbook.pages.render import Options, addresses, render_one
from tests.pages.conftest import MakeHandbook, MakePage

FILES = {
    "acme/organization.yml": "name: 示例公司\nheadcount: 9\n"
    "bases: {region: {name: 区域, count: 2}, shop: {name: 门店}}\n"
    "source: {completeness: truncated, missing: [第三页]}\n",
    "acme/departments/sales.yml": "name: 销售部\nparent: organization\nhead: chief\norder: 1\n",
    "acme/departments/north.yml": "name: 北区\nparent: sales\ntype: team\n",
    "acme/departments/empty.yml": "name: 筹备组\nparent: organization\norder: 2\n",
    "acme/roles/chief.yml": "name: 总监\nbelongs_to: sales\nheadcount: {count: 1, wording: 一人}\n"
    "reports_to: {line: boss}\n",
    "acme/roles/boss.yml": "name: 老板\nbelongs_to: organization\nheadcount: 1\n",
    "acme/roles/rep.yml": "name: 代表\nbelongs_to: north\nheadcount: {min: 2, max: 3}\n"
    "reports_to: {line: chief}\nposts: [{no: 1, vacancy: open}, {no: 2, vacancy: unfilled}]\n",
    "acme/roles/scout.yml": "name: 调研员\nbelongs_to: north\nheadcount: {per: region, count: 1}\n",
}


def rows(html: str) -> dict[str, list[str]]:
    """Table rows: row heading without markup, to the texts of the cells."""
    found = {}
    for heading, cells in re.findall(
        r'<tr[^>]*><th scope="row[^>]*>(.*?)</th>(.*?)</tr>', html, re.S
    ):
        name = re.sub(r"<[^>]*>", "", heading).strip()
        found[name] = [cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells, re.S)]
    return found


def test_totals_are_intervals_over_everything_below(make_page: MakePage) -> None:
    table = rows(make_page(FILES, "organization", "acme").html)
    assert table["销售部"] == ["3", "5–6", "–", "2"]
    assert table["北区"] == ["2", "4–5", "–", "2"]
    assert table["筹备组"] == ["–", "–", "–", "–"]
    assert table["不属于任何部门的岗位"] == ["1", "1", "–", "–"]
    assert table["合计"] == ["4", "6–7", "–", "2"]


def test_an_unknown_base_and_a_missing_headcount_leave_the_total_open(make_page: MakePage) -> None:
    files = FILES | {
        "acme/roles/scout.yml": "name: 调研员\nbelongs_to: north\n"
        "headcount: {per: shop, count: 1}\n",
        "acme/roles/helper.yml": "name: 助手\nbelongs_to: north\nheadcount: not_specified\n",
        "acme/roles/extra.yml": "name: 备选\nbelongs_to: north\nheadcount: {suggested: 2}\n",
    }
    html = make_page(files, "headcount").html
    assert rows(html)["合计"][0] == "≥4"
    unstated = html[html.index("没有写编制") :]
    assert "助手" in unstated[: unstated.index("</li>")]
    opened = html[html.index("没有上限") :]
    assert "调研员" in opened[: opened.index("</li>")]
    suggested = html[html.index("建议编制") :]
    assert "备选" in suggested[: suggested.index("</li>")]


def test_a_post_held_by_virtue_of_another_counts_beside_the_total(make_page: MakePage) -> None:
    files = FILES | {
        "acme/roles/leader.yml": "name: 组长\nbelongs_to: north\nheadcount: {ex_officio: 1}\n",
    }
    assert rows(make_page(files, "organization", "acme").html)["合计"] == ["5", "6–7", "–", "2"]
    html = make_page(files, "headcount").html
    assert "另有当然兼任 1 岗" in html
    beside = html[html.index("不另占编制") :]
    assert "组长" in beside[: beside.index("</li>")]


def test_a_department_without_roles_shows_what_the_source_declares(make_page: MakePage) -> None:
    acme = FILES["acme/organization.yml"] + "phases: [{id: p-full, name: 满额}]\n"
    files = FILES | {
        "acme/organization.yml": acme,
        "acme/departments/planned.yml": "name: 新中心\nparent: organization\n"
        "headcount_by_phase: [{phase: p-full, headcount: 21}]\n",
    }
    html = make_page(files, "organization", "acme").html
    assert rows(html)["新中心"] == ["满额 21 人", "–", "–", "–", "–"]
    assert rows(html)["合计"] == ["4", "6–7", "–", "2"]
    assert "新中心" in make_page(files, "headcount").html


def test_a_department_that_only_a_merge_makes_is_part_of_no_total(make_page: MakePage) -> None:
    sales = FILES["acme/departments/sales.yml"]
    files = FILES | {
        "acme/departments/sales.yml": sales
        + "merges: [{id: small, departments: [north], into: merged, when: 人少时}]\n",
        "acme/departments/merged.yml": "name: 合并组\nparent: sales\nvariant_only: true\n",
        "acme/roles/merged-one.yml": "name: 组员\nbelongs_to: merged\nheadcount: 9\n",
    }
    html = make_page(files, "organization", "acme").html
    assert "合并组" not in rows(html)
    assert rows(html)["合计"] == ["4", "6–7", "–", "2"]
    outline = html[html.index("合并组") :]
    assert "合并后才设" in outline[: outline.index("</li>")]
    merged = make_page(files, "department", "merged").html
    origin = merged[merged.index("由哪些部门合并") :]
    assert "北区" in origin[: origin.index("</div>")]
    assert "人少时" in origin[: origin.index("</div>")]


def test_relations_of_roles_and_groups_are_shown_on_both_sides(make_page: MakePage) -> None:
    files = FILES | {
        "acme/roles/inspector.yml": "name: 督导\nbelongs_to: organization\n"
        "relations: [{type: supervises, to: rep, on: 服务质量}]\n",
        "acme/groups/crisis.yml": "name: 临时小组\n"
        "relations: [{type: reports_to, to: boss, on: 事后}]\n",
    }
    inspector = make_page(files, "role", "inspector").html
    assert '监督 <a href="rep.html">代表</a> <span class="db-detail">服务质量</span>' in inspector
    supervised = make_page(files, "role", "rep").html
    assert '<a href="inspector.html">督导</a> 监督 代表' in supervised
    assert (
        '汇报给 <a href="../roles/boss.html">老板</a>' in make_page(files, "group", "crisis").html
    )


def test_the_headcount_report_keeps_the_wording_and_counts_vacancies_by_kind(
    make_page: MakePage,
) -> None:
    table = rows(make_page(FILES, "headcount").html)
    assert table["总监"][0] == "一人"
    assert table["代表"][2:5] == ["2–3", "1", "1"]


def test_the_report_on_a_very_large_handbook_leads_to_those_of_its_organizations(
    make_handbook: MakeHandbook,
) -> None:
    roles = {
        f"acme/roles/r-{number}.yml": f"name: 岗{number}\nheadcount: 1\n" for number in range(301)
    }
    handbook = make_handbook(roles)
    whole = render_one(handbook, Key("", "headcount", "")).page.html
    assert rows(whole)["示例公司"] == ["301", "301", "–", "–"]
    assert 'href="acme/headcount.html"' in whole
    assert "岗300" not in whole
    assert "岗300" in render_one(handbook, Key("acme", "headcount", "")).page.html


def test_without_numbered_posts_nothing_is_said_about_vacancies(make_page: MakePage) -> None:
    html = make_page(
        {"acme/roles/a.yml": "name: 甲\nbelongs_to: organization\nheadcount: 1\n"}, "headcount"
    ).html
    assert "暂缺" not in html


def test_a_repeated_department_counts_as_often_as_there_are_bases(make_page: MakePage) -> None:
    files = FILES | {
        "acme/departments/north.yml": "name: 北区\nparent: sales\nrepeated: {per: region}\n"
    }
    assert rows(make_page(files, "organization", "acme").html)["北区"][1] == "8–10"


def test_the_completeness_note_is_plain(make_page: MakePage) -> None:
    html = make_page(FILES, "organization", "acme").html
    assert "源文不完整" in html
    assert "<li>第三页</li>" in html


def test_a_department_shows_its_head_first_and_what_is_below(make_page: MakePage) -> None:
    html = make_page(FILES, "department", "sales").html
    assert '<dt>负责人</dt><dd><a href="../roles/chief.html">总监</a></dd>' in html
    assert '<a href="north.html">北区</a>' in html
    assert rows(html)["总监"][1] == '1 人 <span class="db-detail">原文：一人</span>'


def test_a_department_cycle_does_not_hang_and_loses_nobody(make_page: MakePage) -> None:
    files = {
        "acme/departments/a.yml": "name: 甲部\nparent: b\n",
        "acme/departments/b.yml": "name: 乙部\nparent: a\n",
        "acme/roles/r.yml": "name: 岗\nbelongs_to: b\nheadcount: 2\n",
    }
    html = make_page(files, "organization", "acme").html
    assert rows(html)["合计"][1] == "2"
    assert {"甲部", "乙部"} <= rows(html).keys()


def test_charts_come_with_their_text(make_handbook: MakeHandbook) -> None:
    drawn: list[Chart] = []

    def draw(charts: tuple[Chart, ...]) -> list[Svg]:
        drawn.extend(charts)
        return [Svg(chart.id, "<svg></svg>", 10, 10) for chart in charts]

    handbook = make_handbook(FILES)
    key = Key("acme", "organization", "acme")
    html = render_one(handbook, key, Options(charts=draw)).page.html
    assert "<svg></svg>" in html
    assert html.index("<details") > html.index("<figure")
    (chart,) = drawn
    assert isinstance(chart, OrgChart)
    boxes = {box.id: box for box in chart.boxes}
    assert boxes["role-chief"].head
    assert boxes["role-chief"].parent == "department-sales"
    assert boxes["department-north"].note == "4–5 人"
    assert boxes["role-rep"].states == ("vacant",)
    assert boxes["role-rep"].href == "roles/rep.html"
    assert {(line.source, line.target) for line in chart.lines} == {
        ("role-boss", "role-chief"),
        ("role-chief", "role-rep"),
    }
    assert "<figure" not in render_one(handbook, key, Options()).page.html


def test_home_has_a_door_only_where_it_leads_somewhere(make_handbook: MakeHandbook) -> None:
    home = Key("", "home", "")
    empty = make_handbook({})
    assert "人力资源" not in render_one(empty, home).page.html
    handbook = make_handbook(FILES)
    html = render_one(handbook, home).page.html
    assert "人力资源" in html
    assert "客服坐席" not in html
    places = {"desk": "desk/index.html"}
    assert 'href="desk/index.html"' in render_one(handbook, home, Options(places=places)).page.html


def test_every_kind_with_entries_has_a_list(make_handbook: MakeHandbook) -> None:
    found = addresses(make_handbook(FILES))
    assert Key("acme", "listing", "role") in found
    assert Key("acme", "listing", "form") not in found
