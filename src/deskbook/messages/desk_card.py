"""The words of an answer on the agent desk, and of what stands in its place."""

from __future__ import annotations

from deskbook.messages.text import Text

CARD: dict[str, Text] = {
    # State: badges
    "badge_validated": Text("已核实", "Validated"),
    "badge_not_validated": Text("未核实", "Not validated"),
    "badge_due_soon": Text("待复核 {due}", "Review by {due}"),
    "badge_overdue": Text("超期 {days} 天", "{days} days overdue"),
    "badge_work_in_progress": Text("处理中", "In progress"),
    "badge_not_yet": Text("{from} 生效", "From {from}"),
    "badge_over": Text("已失效", "Expired"),
    "badge_archived": Text("已归档", "Archived"),
    "badge_until": Text("有效至 {to}", "Until {to}"),
    "badge_flow": Text("走流程", "Flow"),
    "badge_escalate": Text("升级", "Escalates"),
    # State: banners
    "banner_validated": Text("", ""),
    "card_before": Text(
        "上一个问题的条目，请看左边的结果", "Of the question before: see the results"
    ),
    "banner_doubtful": Text(
        "可能无关：先看清是不是客户问的。", "May not fit: make sure that this is what was asked."
    ),
    "banner_not_validated": Text(
        "未核实：可以参考，拿不准时请先核实。", "Not validated: verify when in doubt."
    ),
    "banner_due_soon": Text(
        "待复核：{due} 之前要再核对一次，现在照答。",
        "To be reviewed by {due}; answer as written.",
    ),
    "banner_overdue": Text(
        "超期 {days} 天没有复核：照答，但请按 f 报告。",
        "Review is {days} days overdue: answer as written, but report it with f.",
    ),
    "banner_work_in_progress": Text(
        "处理中：不要拿来答复，请先按下面的话安抚客户。",
        "In progress: do not answer with it; put the caller off with the line below.",
    ),
    "banner_not_yet": Text(
        "还没有生效：{from} 起才能这样答。", "Not in force yet: answer so from {from} on."
    ),
    "banner_over": Text(
        "已失效：{to} 之后不能再这样答。", "Expired: no longer an answer after {to}."
    ),
    "banner_archived": Text(
        "已归档：只供查阅，不能拿来答复。", "Archived: for reference only, not an answer."
    ),
    "instead": Text("现在用这一条：", "Use this one now: "),
    "following": Text("将于 {from} 生效：", "In force from {from}: "),
    "see_anyway": Text("查看原来的内容（不要念给客户）", "See what it said (do not read it out)"),
    # Card
    "say": Text("这样说", "Say"),
    "say_waiting": Text("先这样说", "Say for now"),
    "about": Text("说明", "About"),
    "ask_first": Text("先问", "Ask first"),
    "steps": Text("怎么做", "What to do"),
    "promise": Text("可以承诺", "May be promised"),
    "limits": Text("时限：", "Time limit: "),
    "escalate": Text("升级", "Escalation"),
    "resolved_by": Text("由谁解决：", "Resolved by: "),
    "never_say": Text("不要说", "Never say"),
    "hand_over": Text("工单要写明", "To be noted in the ticket"),
    "facts": Text("要点", "Key facts"),
    "cause": Text("原因", "Cause"),
    "codes": Text("代码", "Codes"),
    "environment": Text("适用", "Applies to"),
    "procedure": Text("按流程：", "Procedure: "),
    "owner": Text("负责人：{name}", "Owner: {name}"),
    "reviewed": Text("核对日期：{day}", "Reviewed: {day}"),
    "review_due": Text("下次复核：{day}", "Next review: {day}"),
    "related": Text("相关条目", "Related"),
    "actions": Text("操作", "Actions"),
    "do_say": Text("复制话术", "Copy script"),
    "do_send": Text("发送话术", "Send script"),
    "do_flow": Text("走流程", "Walk through"),
    "do_escalate": Text("升级", "Escalate"),
    "do_note": Text("工单备注", "Ticket note"),
    "do_link": Text("链接", "Link"),
    "do_pin": Text("收藏", "Pin"),
    "do_flag": Text("报错", "Flag"),
    "do_gap": Text("记录缺口", "Record gap"),
    "card_missing": Text(
        "答案没有取到，可能是网络中断。可以再试一次，或打开手册页面。",
        "The answer could not be loaded; the network may be down. Try again, or open the page of"
        " the handbook.",
    ),
    "entry_missing": Text("手册里已经没有这个条目", "This entry is no longer in the handbook"),
    # Flow
    "flow_close": Text("离开流程", "Leave the flow"),
    "flow_missing": Text("这个流程没有取到。", "This flow could not be loaded."),
    "flow_unplayable": Text(
        "流程现在走不了，请检查网络，或从手册页面查看。",
        "The flow cannot be walked now. Check the network, or read it on its page.",
    ),
    "no_flow": Text("这个条目没有流程", "This entry has no flow"),
    # No answer
    "waiting": Text(
        "这个问题我需要核实一下，请您稍等，我问清楚后马上答复您。",
        "Let me check this for you. One moment, please; I will answer as soon as I know.",
    ),
    "gap": Text("没有答案", "No answer"),
    "gap_title": Text("没有答案：{query}", "No answer: {query}"),
    "gap_recorded": Text(
        "缺口已记录，编写的人会补上。请先安抚客户，再问下面的人。",
        "The gap is recorded for the writers. Put the caller off and ask below.",
    ),
    "gap_recorded_only": Text(
        "缺口已记录，编写的人会补上。请先安抚客户。",
        "The gap is recorded for the writers. Put the caller off.",
    ),
    "gap_offer": Text(
        "手册里没有找到。按 {key} 记录缺口，编写的人会补上。",
        "Not found in the handbook. Press {key} to record the gap for the writers.",
    ),
    "gap_empty": Text("请先写下客户问了什么", "Type first what the caller asked"),
    "gap_near": Text("最接近的条目", "What comes nearest"),
    "gap_category": Text("这一类问题", "Questions of this kind"),
    "gap_ask": Text("可以问谁", "Whom to ask"),
    # Ticket note
    "note_time": Text("来电：{time}（{lasted}）", "Call: {time} ({lasted})"),
    "note_call": Text("来电信息：", "About the call: "),
    "note_issue": Text("问题：{name}", "Issue: {name}"),
    "note_entry": Text("{title}（{id}）", "{title} ({id})"),
    "note_said": Text("答复：", "Answer: "),
}
"""Its state, its parts, the way through a flow, the lack of an answer, the ticket note."""
