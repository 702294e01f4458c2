"""Charts built from real organizations, to look at and to measure."""

from __future__ import annotations

from deskbook.charts import Box, FlowChart, FlowEdge, FlowNode, Line, OrgChart

ORG_LEGEND = {
    "head": "负责人",
    "solid": "汇报",
    "inferred_line": "推断的汇报",
    "dotted": "业务汇报(虚线)",
    "vacant": "空缺",
    "partly_vacant": "部分空缺",
    "concurrent": "兼任",
    "inferred": "归属为推断",
    "group": "跨部门小组",
    "party": "外部单位",
}
FLOW_LEGEND = {
    "decision": "判断",
    "parallel": "并行",
    "call": "另见流程",
    "limit": "时限",
    "form": "表单",
    "derived": "由职责推出",
    "inferred": "我们的读法",
    "unspecified": "源文未写",
    "reference": "接到别处",
}


def _roles(parent: str, head: str | None, rows: str, inferred: bool = True) -> list[Box | Line]:
    """Each row: id, title, note, and optional words head, vacant … divided by “|”."""
    made: list[Box | Line] = []
    for row in rows.strip().splitlines():
        id_, title, note, *words = (word.strip() for word in row.split("|"))
        states = tuple(word for word in words if word != "head")
        made.append(
            Box(id_, title, "role", note, parent, "head" in words, states, f"#{id_}")  # type: ignore[arg-type]
        )
        if head and id_ != head:
            made.append(Line(head, id_, inferred=inferred))
    return made


def _chart(id_: str, title: str, parts: list[Box | Line]) -> OrgChart:
    return OrgChart(
        id_,
        title,
        tuple(part for part in parts if isinstance(part, Box)),
        tuple(part for part in parts if isinstance(part, Line)),
        f"{title}的组织架构图",
        ORG_LEGEND,
    )


def portal_company() -> OrgChart:
    """Nine departments, thirty roles: the property portal company."""

    def department(id_: str, title: str, parent: str, note: str, inferred: bool = False) -> Box:
        states = ("inferred",) if inferred else ()
        return Box(id_, title, "department", note, parent, False, states, f"#{id_}")  # type: ignore[arg-type]

    parts: list[Box | Line] = [
        Box("company", "房产门户公司", "organization", "合计 22 人以上"),
        department("board", "董事会", "company", "3 人以上"),
        *_roles(
            "board",
            "chair",
            "chair|董事长|1 名|head\ndirector|董事会成员|2 名以上",
        ),
        department("office", "总裁办公室", "board", "4 人"),
        *_roles(
            "office",
            "president",
            "president|总裁|1 人|head\nfinance-director|财务总监|1 人\n"
            "legal-director|法务总监|1 人\nmanagement-director|管理总监|1 人",
        ),
        Line("chair", "president"),
        department("management", "管理部", "office", "3 人", True),
        *_roles(
            "management",
            "management-manager",
            "management-manager|管理部经理|1 人|head\nhr|人力资源专员|1 名\nadmin|行政专员|1 名",
        ),
        Line("management-director", "management-manager", inferred=True),
        department("finance", "财务部", "office", "3 人", True),
        *_roles(
            "finance",
            "finance-manager",
            "finance-manager|财务经理|1 人|head\nledger|总账会计|1 名\ncashier|出纳|1 名",
        ),
        Line("finance-director", "finance-manager", inferred=True),
        department("legal", "法务部", "office", "1 人以上", True),
        *_roles(
            "legal",
            "legal-manager",
            "legal-manager|法务经理|1 人|head\nnon-litigation|非诉讼类案件法务专员|N 名\n"
            "litigation|诉讼类案件法务专员|N 名",
        ),
        Line("legal-director", "legal-manager", inferred=True),
        department("marketing", "市场部", "office", "5 人", True),
        *_roles(
            "marketing",
            "marketing-manager",
            "marketing-manager|市场经理|1 名|head\npromotion|网络推广专员|1 名\n"
            "copywriter|文案策划专员|1 名\nui|UI设计师|1 名\nmarketing-officer|市场专员|1 名",
        ),
        department("website", "网站运营部", "office", "4–6 人", True),
        *_roles(
            "website",
            "website-manager",
            "website-manager|网站运营经理|1 名|head\neditor|网站后台编辑员|1 名\n"
            "panorama|3D全景制作|1–3 名\ntechnician|网站制作技术员|1 名",
        ),
        department("service", "客服部", "office", "1 人以上", True),
        *_roles(
            "service",
            "service-manager",
            "service-manager|客服经理|1 名|head\nagent|客服人员|N 名",
        ),
        department("business", "业务管理部", "office", "1 人 + 每区域 3 人", True),
        *_roles(
            "business",
            "business-director",
            "business-director|业务总监|1 名|head\nsecond-hand|二手房业务区域副总|1 名/区域\n"
            "new-homes|新房业务区域副总|1 名/区域\nvr|VR订制装修业务区域副总|1 名/区域",
        ),
    ]
    return _chart("real-estate-portal-company", "房产门户公司", parts)


def alliance() -> OrgChart:
    """Four centres, five departments, fourteen vacancies, concurrent posts."""

    def department(id_: str, title: str, parent: str, note: str, *states: str) -> Box:
        return Box(id_, title, "department", note, parent, False, states, f"#{id_}")  # type: ignore[arg-type]

    parts: list[Box | Line] = [
        Box("alliance", "某联盟", "organization", "28 个岗位,空缺 14"),
        *_roles("alliance", None, "coo|COO|1 岗|head"),
        department("secretariat", "联盟秘书处", "alliance", "2 岗,空缺 1", "inferred"),
        *_roles(
            "secretariat",
            "deputy",
            "deputy|副秘书长|1 岗|head\nassistant|联盟秘书处助理|1 岗|vacant",
        ),
        Line("coo", "deputy", inferred=True),
        department("service", "客服中心", "alliance", "6 岗,空缺 4"),
        *_roles("service", None, "service-director|部门总监|1 岗|head|vacant"),
        Line("coo", "service-director", inferred=True),
        department("visits", "客户回访部", "service", "3 岗", "inferred"),
        *_roles(
            "visits",
            None,
            "visits-leader|Leader|1 岗|head|concurrent\nvisits-manager|客户回访经理|1 岗\n"
            "visits-officer|客户回访专员|1 岗",
        ),
        Line("visits-leader", "visits-manager", inferred=True),
        Line("visits-manager", "visits-officer", inferred=True),
        Line("service-director", "visits-leader", inferred=True),
        department("relations", "客户关系维护部", "service", "3 岗,空缺 3", "inferred"),
        *_roles(
            "relations",
            "relations-leader",
            "relations-leader|Leader|1 岗|head|vacant\nrelations-officer|客户维护专员|2 岗|vacant",
        ),
        Line("service-director", "relations-leader", inferred=True),
        department("clearing", "数据清算中心", "alliance", "9 岗,空缺 4"),
        *_roles("clearing", None, "clearing-director|部门总监|1 岗|head|vacant"),
        Line("coo", "clearing-director", inferred=True),
        department("support", "业务数据支持部", "clearing", "3 岗,空缺 2", "inferred"),
        *_roles(
            "support",
            "support-leader",
            "support-leader|Leader|1 岗|head|vacant\nanalyst|数据统计分析师|2 岗|partly_vacant",
        ),
        Line("clearing-director", "support-leader", inferred=True),
        department("audit", "项目审计部", "clearing", "2 岗,空缺 1", "inferred"),
        *_roles(
            "audit",
            "audit-leader",
            "audit-leader|Leader|1 岗|head|vacant\nauditor|数据审计专员|1 岗",
        ),
        Line("clearing-director", "audit-leader", inferred=True),
        department("funds", "资金清算部", "clearing", "3 岗", "inferred"),
        *_roles(
            "funds",
            "funds-leader",
            "funds-leader|Leader|1 岗|head|concurrent\nclearer|资金头寸清算师|2 岗",
        ),
        Line("clearing-director", "funds-leader", inferred=True),
        department("public-relations", "公关中心", "alliance", "3 岗,空缺 3"),
        *_roles(
            "public-relations",
            "pr-leader",
            "pr-leader|Leader|1 岗|head|vacant\npr-officer|专员|2 岗|vacant",
        ),
        Line("coo", "pr-leader", inferred=True),
        department("sales", "销售中心", "alliance", "6 岗,空缺 2"),
        *_roles("sales", None, "account-manager|客户经理|5 岗|partly_vacant\ntrainee|管培生|1 岗"),
    ]
    return _chart("alliance-org-chart", "某联盟", parts)


def after_sales() -> OrgChart:
    """One department with four teams, a dotted line and an external party."""
    teams = (
        ("parts", "配件组(新件库)", "keeper-new|新件仓管员|1 人\nsender|配件发货员|源文未写"),
        (
            "warranty",
            "三包组(旧件库)",
            "technician|三包技术员|源文未写\nkeeper-old|旧件仓管员|源文未写",
        ),
        ("care", "客服组", "supervisor|客户主管|1 人\ncare-assistant|客服助理|源文未写|inferred"),
        ("accounts", "财务组", "printer|统计打单员|源文未写\naccountant|财务统计员|源文未写"),
    )
    parts: list[Box | Line] = [
        Box("after-sales", "售后服务部", "department", "已知 4 人,其余未写", href="#after-sales"),
        *_roles("after-sales", None, "manager|售后经理|1 人|head\nclerk|售后内勤|1 人|inferred"),
    ]
    for id_, title, rows in teams:
        parts.append(Box(id_, title, "department", "", "after-sales", href=f"#{id_}"))
        parts += _roles(id_, None, rows)
        parts += [
            Line("manager", row.split("|")[0], inferred=True) for row in rows.strip().splitlines()
        ]
    parts += [
        Box("service-manager", "客服中心经理", "party", "外部岗位"),
        Line("service-manager", "supervisor", "dotted", "异常另报"),
    ]
    return _chart("after-sales-department", "售后服务部", parts)


_FLOW_NODES = """
start|start|客户/车主|提出问题、投诉或建议
intake|task|客服|建立信息档案,接收问题信息
analyse|task|客服|信息汇总分析
type|decision|客服|问题类别
p-can|decision|客服|平台问题:能否解决
p-fb|task|客服|反馈相关部门
p-fix|task|相关部门|解决问题并反馈客服
p-call|task|客服|客服回访
p-sat|decision|客户|是否满意
p-arch|task|客服|问题及投诉建议分类汇总后归档
d-can|decision|客服|设备问题:能否解决
d-fb|task|客服|反馈相关部门
d-fix|task|相关部门|解决问题并反馈客服
d-call|task|客服|客服回访
d-sat|decision|客户|是否满意
d-cause|task|客服|分析原因:质保期、人为/非人为、维修收费
d-warranty|decision|客服|质保期内 / 质保期外
d-man|decision|客服|人为 / 非人为
d-fee|task|客服|确定维修收费(金额与规则未写)
d-tell|task|客服|告知车主损坏原因、维修注意事项
d-shop|task|客服|联系维修网点,告知维修注意事项
d-fix2|task|维修网点|解决问题并反馈客服
d-call2|task|客服|客服回访
d-sat2|decision|客户|是否满意
d-arch|task|客服|问题及投诉建议分类汇总后归档,并形成月度维修库存记录
o-kind|decision|客服|其他问题:续费 / 新增 / 注销
o-guide|task|客服|告知流程、引导操作
o-fb|task|客服|反馈部门
o-fix|task|相关部门|解决问题并反馈客服
o-call|task|客服|客服回访
o-arch|task|客服|做好信息分类、汇总归档
end|end||结束
"""
_FLOW_EDGES = """
start intake
intake analyse
analyse type
type p-can 平台问题
p-can p-arch 能解决
p-arch end
p-can p-fb 不能解决
p-fb p-fix
p-fix p-call
p-call p-sat
p-sat p-arch 满意
p-sat p-fb 不满意
type d-can 设备问题
d-can d-cause 能解决
d-cause d-warranty
d-warranty d-man 质保期内
d-warranty d-man 质保期外
d-man d-fee 人为
d-man d-fee 非人为
d-fee d-tell
d-tell d-shop
d-shop d-fix2
d-fix2 d-call2
d-call2 d-sat2
d-sat2 d-arch 满意
d-arch end
d-sat2 d-cause 不满意
d-can d-fb 不能解决
d-fb d-fix
d-fix d-call
d-call d-sat
d-sat d-arch 满意
d-sat d-fb 不满意
type o-kind 其他问题
o-kind o-guide 续费
o-kind o-guide 新增
o-kind o-guide 注销
o-guide o-fb
o-fb o-fix
o-fix o-call
o-call o-arch
o-arch end
"""
_READ = {"p-sat p-fb", "d-sat d-fb", "d-sat2 d-cause", "d-can d-cause"}


def flow_nodes(rows: str) -> tuple[FlowNode, ...]:
    """Each row: id, kind, actors, title, and optional limit and forms, divided by “|”."""
    nodes = []
    for row in rows.strip().splitlines():
        id_, kind, actors, title, *rest = row.split("|")
        nodes.append(
            FlowNode(
                id_,
                title,
                kind,  # type: ignore[arg-type]
                tuple(actors.split("、")) if actors else (),
                rest[0] if rest else "",
                tuple(rest[1].split("、")) if len(rest) > 1 and rest[1] else (),
                f"#{id_}",
            )
        )
    return tuple(nodes)


def flow_edges(rows: str, read: set[str] = frozenset()) -> tuple[FlowEdge, ...]:  # type: ignore[assignment]
    """Each row: source, target (“?” for not written) and optional label."""
    edges = []
    for row in rows.strip().splitlines():
        source, target, label = (*row.split(" ", 2), "")[:3]
        certainty = "inferred" if f"{source} {target}" in read else "stated"
        open_ = target == "?"
        edges.append(
            FlowEdge(
                source,
                None if open_ else target,
                label,
                certainty,  # type: ignore[arg-type]
                "源文未写" if open_ else "",
            )
        )
    return tuple(edges)


def service_flow() -> FlowChart:
    """Thirty-two steps, three branches, three loops, outcomes that lead to the same step."""
    return FlowChart(
        "handle-problem",
        "客户问题处理与投诉建议",
        flow_nodes(_FLOW_NODES),
        flow_edges(_FLOW_EDGES, _READ),
        "客户提出问题后由客服受理,按三类问题分别处理、回访、归档。",
        legend=FLOW_LEGEND,
    )


def parts_order() -> FlowChart:
    """A straight procedure between a dealer and a clerk, with forms."""
    return FlowChart(
        "parts-order",
        "配件订购",
        flow_nodes(
            """
s|start|经销商|来电订购配件
a|task|售后内勤|告知正式订单只认传真或 Q传
b|task|经销商|发来书面订单(传真/Q传)|3 天内
c|task|售后内勤|核对
d|task|售后内勤|向配件仓库下订单||配件订单(4 份)
f|task|新件仓管员|发放配件
g|task|售后内勤|计入订单日统计表|当天|售后配件订单日统计表
e|end||完成
"""
        ),
        flow_edges("s a\na b\nb c\nc d\nc ? 核对不通过\nd f\nf g\ng e"),
        legend=FLOW_LEGEND,
    )


def old_parts() -> FlowChart:
    """A side branch that comes back."""
    return FlowChart(
        "old-parts",
        "旧件接收与退库",
        flow_nodes(
            """
s|start|经销商|旧件到货
a|task|旧件仓管员|与经销商联系
q|decision|旧件仓管员|退换货是否正常
n|task|旧件仓管员|与经销商协商
b|task|品技部、三包技术员|认定旧件
c|task|旧件仓管员|入库,更新账、卡||旧件入库单
d|task|旧件仓管员|统计零配件质量信息,报配套部
x|parallel||
p|call|旧件仓管员、配套部、财务部|办理退货
t|task|旧件仓管员|跟踪退库进程|每周
y|parallel||
e|end||完成
"""
        ),
        flow_edges(
            "s a\na q\nq b 正常\nq n 非正常\nn b\nb c\nc d\nd x\nx p\nx t\np y\nt y\ny e", {"a q"}
        ),
        legend=FLOW_LEGEND,
    )


def complaint() -> FlowChart:
    """Three actors, each with several steps in a row: swimlanes read better."""
    return FlowChart(
        "complaint",
        "投诉处理",
        flow_nodes(
            """
s|start|客户|来电投诉
a|task|客户|说明情况
b|task|坐席|登记投诉|30 分钟|投诉登记表
c|decision|坐席|能否当场解决
d|task|坐席|当场答复客户
f|task|主管|核实情况|24 小时
g|decision|主管|责任是否清楚
h|task|主管|补充调查
i|task|主管|提出处理意见||处理意见书
j|task|坐席|回访客户
k|decision|客户|是否满意
e|end|客户|结束
"""
        ),
        flow_edges(
            "s a\na b\nb c\nc d 能\nc f 不能\nd k\nf g\ng h 不清楚\nh g\ng i 清楚\ni j\nj k\n"
            "k e 满意\nk f 不满意"
        ),
        legend=FLOW_LEGEND,
    )


def wide_flow() -> FlowChart:
    """Seven branches of three steps each: too wide for the column in one piece."""
    nodes = "s|start|客户|来电\nt|decision|坐席|咨询类别\n"
    edges = "s t\n"
    for number, branch in enumerate(("账单", "报修", "投诉", "续费", "注销", "过户", "发票")):
        a, b, c = (f"{letter}{number}" for letter in "abc")
        nodes += f"{a}|task|坐席|核对{branch}资料\n{b}|decision|坐席|资料是否齐全\n"
        nodes += f"{c}|task|主管|审核{branch}申请\n"
        edges += f"t {a} {branch}\n{a} {b}\n{b} {c} 齐全\n{b} {a} 不齐全\n{c} z\n"
    nodes += "z|task|坐席|登记归档\ne|end||结束\n"
    return FlowChart(
        "wide", "客户咨询", flow_nodes(nodes), flow_edges(edges + "z e"), legend=FLOW_LEGEND
    )
