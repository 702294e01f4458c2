"""The words of pages that look at an organization or the handbook as a whole."""

from __future__ import annotations

from deskbook.messages.text import Text

INTERFACE_REPORTS: dict[str, Text] = {
    "overviews": Text("汇总表", "Overviews"),
    "who": Text("谁", "Who"),
    "more_entries": Text("还有 {count} 项", "{count} more"),
    # Approval matrix
    "approval_matrix": Text("审批矩阵", "Approval matrix"),
    "approval_matrix_explained": Text(
        "每行是一件要审批的事。签字按编号先后，除非备注里另有说明。",
        "One row for each thing that needs approval. Signatures follow their numbers unless a note"
        " says otherwise.",
    ),
    # Routing table
    "routing_table": Text("问题分流表", "Routing table"),
    "routing_table_explained": Text(
        "先看问题属于哪一类，转给谁；再看这一类的知识条目由谁解决、解决不了交给谁。",
        "First where the cases of a category go; then who resolves each of its solutions and who"
        " takes over.",
    ),
    "routing_entry": Text("类别与知识条目", "Category and solutions"),
    "without_category": Text("没有归类的知识条目", "Solutions without a category"),
    # Calendar
    "recurring_calendar": Text("定期工作日历", "Calendar of recurring work"),
    "calendar_explained": Text(
        "哪些事要定期做、由谁做。同一个周期在几处引用时，只在写明它的地方列一次。"
        "源文只写了适用对象、没写由谁做的，列出适用对象。",
        "What has to be done again and again, and by whom. A rhythm that several places cite is"
        " listed once, where it is laid down. Where the source only says whom it applies to, they"
        " are named as such.",
    ),
    "what": Text("做什么", "What"),
    "written_in": Text("写在哪里", "Written in"),
    "rhythm_daily": Text("每天", "Daily"),
    "rhythm_weekly": Text("每周", "Weekly"),
    "rhythm_monthly": Text("每月", "Monthly"),
    "rhythm_quarterly": Text("每季度", "Quarterly"),
    "rhythm_yearly": Text("每年", "Yearly"),
    "rhythm_interval": Text("其他周期", "Other intervals"),
    "rhythm_worded": Text("按文字说明", "In words"),
    "rhythm_unspecified": Text("周期未写", "Not specified"),
    # Coverage
    "coverage_report": Text("内容覆盖情况", "Coverage"),
    "coverage_explained": Text(
        "手册里还有哪些地方是空的。“源文没有写”表示编写人看过来源，来源确实没有说，或者那一段已经缺失，"
        "不能自己补；“手册还没填”表示这一栏还没有人填过，需要补上。",
        "Where the handbook is still empty. “The source is silent” means that its author has looked"
        " and the source does not say, or that passage is lost: nothing may be made up. “Not filled"
        " in” means that nobody has written anything yet.",
    ),
    "coverage_cells": Text(
        "每格：有缺口的条目 / 全部条目。", "Each cell: entries with a gap / all entries."
    ),
    "source_silent": Text("源文没有写", "The source is silent"),
    "not_written": Text("手册还没填", "Not filled in"),
    "gap_found": Text("条目", "Entries"),
    "gap_count": Text("缺口", "Gaps"),
    "gap_none": Text("没有缺口。", "No gaps."),
    "gap_idle_roles": Text("不在任何流程中的岗位", "Roles in no procedure"),
    "gap_idle_roles_explained": Text(
        "没有一个流程步骤由这些岗位执行。没有流程的组织，岗位会全部列出。",
        "No step of a procedure is done by these roles. Where an organization has no procedures,"
        " all its roles are listed.",
    ),
    "gap_duties": Text("职责缺失或未写的岗位", "Roles whose duties are lost or not specified"),
    "gap_duties_explained": Text(
        "没有职责的岗位，以及源文不完整、丢了一部分职责的岗位。",
        "Roles without duties, and roles whose source is incomplete.",
    ),
    "gap_limits": Text("没有时限的流程", "Procedures without a time limit"),
    "gap_limits_explained": Text(
        "整个流程和每一个步骤都没有写明时限。",
        "Neither the procedure nor any of its steps has a time limit.",
    ),
    "gap_escalation": Text("没有升级对象的知识条目", "Solutions without escalation"),
    "gap_escalation_explained": Text(
        "解决不了时交给谁没有写明。", "Nobody is named who takes over."
    ),
    "gap_categories": Text("没有知识条目的类别", "Categories without solutions"),
    "gap_categories_explained": Text(
        "既没有知识条目，也没有下级类别。", "Neither solutions nor categories below."
    ),
    "gap_fields": Text("没有栏目的表单", "Forms without fields"),
    "gap_fields_explained": Text("没有写明要填哪些栏目。", "It is not said what to fill in."),
    "gap_targets": Text("没有目标值的指标", "Metrics without a target"),
    "gap_targets_explained": Text("没有写明要达到多少。", "It is not said what to reach."),
}
