"""The words for the values that fields choose from, such as the types of a department."""

from __future__ import annotations

from deskbook.messages.enumerations_work import ENUMERATIONS_WORK
from deskbook.messages.text import Text

ENUMERATIONS: dict[str, dict[str, Text]] = {
    "certainty": {
        "stated": Text("源文明写", "Stated in the source"),
        "derived": Text("整理", "Derived"),
        "inferred": Text("推断", "Inferred"),
    },
    "certainty_meaning": {
        "stated": Text("源文直接写明", "the source says so"),
        "derived": Text("由源文其他内容整理得出", "put together from other parts of the source"),
        "inferred": Text("源文没有明写，这是我们的读法", "not written in the source: our reading"),
    },
    "completeness": {
        "complete": Text("完整", "Complete"),
        "truncated": Text("源文不完整，有内容缺失", "The source is incomplete: parts are missing"),
        "garbled": Text("源文文字错乱，内容经过整理", "The source is garbled and was put in order"),
    },
    "department_type": {
        "centre": Text("中心", "Centre"),
        "department": Text("部门", "Department"),
        "office": Text("办公室", "Office"),
        "unit": Text("室", "Unit"),
        "team": Text("组", "Team"),
        "section": Text("科室", "Section"),
        "board": Text("董事会", "Board"),
        "branch": Text("分支机构", "Branch"),
        "station": Text("站点", "Station"),
        "region": Text("区域", "Region"),
        "secretariat": Text("秘书处", "Secretariat"),
        "division": Text("事业部", "Division"),
        "other": Text("其他", "Other"),
    },
    "group_type": {
        "committee": Text("委员会", "Committee"),
        "task_group": Text("专项小组", "Task group"),
        "working_group": Text("工作组", "Working group"),
        "project": Text("项目组", "Project"),
        "other": Text("其他", "Other"),
    },
    "party_type": {
        "external": Text("外部单位或人员", "External"),
        "system": Text("系统", "System"),
        "generic": Text("未点名的对象", "Unnamed"),
        "collective": Text("全体人员", "Collective"),
        "referenced": Text("源文提到但没有说明", "Mentioned, not described"),
    },
    "relation_type": {
        "supervises": Text("监督", "Supervises"),
        "appraises": Text("考核", "Appraises"),
        "audits": Text("检查", "Audits"),
        "submits_to": Text("报送", "Submits to"),
        "supports": Text("支持", "Supports"),
        "reports_to": Text("汇报给", "Reports to"),
    },
    "goal_term": {
        "short": Text("短期", "Short term"),
        "long": Text("长期", "Long term"),
        "not_specified": Text("期限未写", "Term not specified"),
    },
    "vacancy": {
        "open": Text("暂缺", "Vacant"),
        "unfilled": Text("已设岗、未到任", "Established, not yet filled"),
        "unknown": Text("在岗情况未知", "Not known whether filled"),
    },
    "marker": {
        "not_specified": Text("源文未写", "Not specified in the source"),
        "lost": Text("源文缺失", "Lost in the source"),
        "unknown": Text("未知", "Unknown"),
        "none": Text("无", "None"),
        "absent": Text("未填", "Not filled in"),
    },
    "clock": {
        "business": Text("按工作时间计", "business hours"),
        "calendar": Text("按自然时间计", "calendar time"),
    },
    "chart_legend": {
        "solid": Text("汇报线", "Reporting line"),
        "dotted": Text("业务汇报线", "Dotted line"),
        "inferred_line": Text("推断的汇报线", "Inferred line"),
        "head": Text("负责人", "Head"),
        "vacant": Text("空缺", "Vacant"),
        "partly_vacant": Text("部分空缺", "Partly vacant"),
        "concurrent": Text("兼任", "Held concurrently"),
        "inferred": Text("归属为推断", "Place inferred"),
        "party": Text("相关方", "Party"),
        "group": Text("工作组", "Group"),
    },
    **ENUMERATIONS_WORK,
}
