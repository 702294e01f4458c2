"""The words of the agent desk, as its page carries them for the scripts."""

from __future__ import annotations

from deskbook.messages.text import Text

DESK: dict[str, Text] = {
    "colon": Text("：", ": "),
    "close": Text("关闭", "Close"),
    "retry": Text("再试一次", "Try again"),
    "whole_page": Text("打开手册页面", "Open the page of the handbook"),
    # Bar
    "chip_organization": Text("组织", "Organization"),
    "chip_queue": Text("队列", "Queue"),
    "chip_product": Text("产品", "Product"),
    "chip_channel": Text("渠道", "Channel"),
    "chip_forget": Text("点一下，不再按“{name}”排前", "Press to stop preferring “{name}”"),
    "chip_unknown": Text(
        "手册里没有写给“{name}”的条目；点一下去掉",
        "No entry of the handbook is meant for “{name}”; press to remove",
    ),
    "offline": Text("离线", "Offline"),
    "data_of": Text("数据 {time}", "Data {time}"),
    "data_confirmed": Text("最近一次和服务器核对：{time}", "Last compared with the server: {time}"),
    "no_worker": Text("搜索在页面内运行", "Search runs in the page"),
    # Results
    "count": Text("{count} 个结果", "{count} results"),
    "count_top": Text("这个队列常用的条目", "What this queue is asked most"),
    "count_start": Text("打字就会搜索", "Type to search"),
    "count_none": Text(
        "没有找到。按 Enter 看怎么办，按 Esc 后可以换个说法",
        "Nothing found. Press Enter for what to do, or Esc to put it another way",
    ),
    "count_doubtful": Text(
        "没有很贴近的条目，下面的可能有关", "Nothing fits well; these may be related"
    ),
    "why_weak": Text("可能无关", "May not fit"),
    "why_question": Text("问法：", "Asked as: "),
    "why_pinyin": Text("按拼音：", "By pinyin: "),
    "why_initials": Text("按首字母：", "By initials: "),
    "why_sound": Text("按读音：", "By sound: "),
    "why_synonym": Text("按同义词：", "By synonym: "),
    "why_code": Text("按代码：", "By code: "),
    "why_term": Text("按关键词：", "By keyword: "),
    "why_body": Text("正文里提到：", "In the text: "),
    # State: badges
    "badge_validated": Text("已验证", "Validated"),
    "badge_not_validated": Text("未验证", "Not validated"),
    "badge_due_soon": Text("待复核 {due}", "Review by {due}"),
    "badge_overdue": Text("超期 {days} 天", "{days} days overdue"),
    "badge_work_in_progress": Text("处理中", "In progress"),
    "badge_not_yet": Text("{from} 生效", "From {from}"),
    "badge_over": Text("已失效", "Expired"),
    "badge_archived": Text("已归档", "Archived"),
    "badge_until": Text("有效至 {to}", "Until {to}"),
    "badge_flow": Text("流程", "Flow"),
    "badge_escalate": Text("升级", "Escalates"),
    # State: banners
    "banner_validated": Text("", ""),
    "banner_not_validated": Text(
        "未验证：可以参考，拿不准时请先核实。", "Not validated: verify when in doubt."
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
    "no_promise": Text("不要承诺时限", "Promise no time limit"),
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
    "gap_offer": Text(
        "手册里没有找到。按 {key} 记录缺口，编写的人会补上。",
        "Not found in the handbook. Press {key} to record the gap for the writers.",
    ),
    "gap_empty": Text("请先写下客户问了什么", "Type first what the caller asked"),
    "gap_near": Text("最接近的条目", "What comes nearest"),
    "gap_category": Text("这一类问题", "Questions of this kind"),
    "gap_ask": Text("可以问谁", "Whom to ask"),
    # Beginning
    "welcome": Text("准备接听", "Ready for a call"),
    "welcome_1": Text(
        "照客户说的话打字就行：整句、关键词、拼音、首字母、代码都可以。",
        "Type what the caller says: a sentence, key words, pinyin, initials or a code.",
    ),
    "welcome_2": Text(
        "左边每一行就是要说的话；↑ ↓ 选择，Enter 打开。",
        "Each row on the left is what to say; choose with ↑ ↓, open with Enter.",
    ),
    "welcome_3": Text(
        "打开以后：c 复制话术，t 走流程，x 复制工单备注，Esc 回到搜索。",
        "Then: c copies the script, t walks the flow, x copies the ticket note, Esc goes back.",
    ),
    "welcome_help": Text("按 {key} 查看所有按键。", "Press {key} for all keys."),
    # What happened
    "copied": Text("已复制", "Copied"),
    "copied_say": Text("话术已复制", "Script copied"),
    "copied_link": Text("链接已复制", "Link copied"),
    "copied_note": Text("工单备注已复制", "Ticket note copied"),
    "not_copied": Text(
        "没能复制：浏览器不允许，请选中文字再复制",
        "Not copied: the browser does not allow it. Select the text and copy it",
    ),
    "sent": Text("话术已发送到会话", "Script handed to the conversation"),
    "not_sent": Text(
        "没有发送：只有嵌入在设置好的客服系统里才能发送",
        "Not sent: only possible inside a console that the handbook names",
    ),
    "no_say": Text("现在没有可以复制的话术", "There is no script to copy"),
    "no_card": Text("请先打开一个条目", "Open an entry first"),
    "pinned": Text("已收藏", "Pinned"),
    "unpinned": Text("已取消收藏", "No longer pinned"),
    "flagged": Text("已记录，谢谢", "Recorded, thank you"),
    # Ticket note
    "note_time": Text("来电：", "Call: "),
    "note_call": Text("队列和产品：", "Queue and product: "),
    "note_issue": Text("问题：", "Issue: "),
    "note_said": Text("答复：", "Answer: "),
    # Strip
    "strip_notices": Text("通知", "Notices"),
    "strip_notices_none": Text("近几天没有变化", "Nothing new these days"),
    "strip_pinned": Text("收藏", "Pinned"),
    "strip_pinned_none": Text("在条目上按 p 收藏", "Press p on an entry to pin it"),
    "strip_recent": Text("最近打开", "Recent"),
    "strip_recent_none": Text("还没有打开过", "Nothing opened yet"),
    "strip_top": Text("本队列常用", "Top of this queue"),
    "strip_top_none": Text("网址带上 ?queue=队列 就会显示", "Shown when the address says ?queue=…"),
    "notice_last_day": Text("今天失效：{title}", "Last day: {title}"),
    "notice_over": Text("{day} 已失效：{title}", "Expired {day}: {title}"),
    "notice_ends": Text("{day} 将失效：{title}", "Ends {day}: {title}"),
    "notice_begins": Text("{day} 将生效：{title}", "From {day}: {title}"),
    "notice_new": Text("{day} 起生效：{title}", "New since {day}: {title}"),
    # Dialogs
    "escalate_title": Text("升级：{name}", "Escalation: {name}"),
    "escalate_none": Text("手册里没有写由谁接手。", "The handbook does not say who takes over."),
    "copy_escalation": Text("复制升级说明", "Copy for the hand-over"),
    "flag_title": Text("这个条目有什么问题：{name}", "What is wrong with: {name}"),
    "flag_wrong": Text("说错了", "Wrong"),
    "flag_old": Text("过时了", "Old"),
    "flag_unclear": Text("看不懂", "Unclear"),
    "flag_missing": Text("缺内容", "Something is missing"),
    "flag_note": Text("补充一句（不要写客户信息）：", "Add a word (nothing about the caller): "),
    "reports": Text("待上报 {count}", "{count} to report"),
    "reports_title": Text("待上报的记录", "Reports to pass on"),
    "reports_count": Text(
        "共 {count} 条记录，其中缺口和报错 {gaps} 条，只保存在这个浏览器里。",
        "{count} records, {gaps} of them gaps and flags, kept in this browser only.",
    ),
    "reports_private": Text(
        "号码、邮箱、证件号和车牌号在保存前已经遮去。",
        "Numbers, mail addresses, identity numbers and plates were masked before they were kept.",
    ),
    "reports_json": Text("下载 JSON", "Download JSON"),
    "reports_csv": Text("下载 CSV", "Download CSV"),
    "reports_issue": Text("提交反馈", "Open an issue"),
    "reports_clear": Text("清空记录", "Delete the records"),
    "issue_title": Text("坐席工作台：{count} 条缺口和报错", "Agent desk: {count} gaps and flags"),
    "help_title": Text("按键", "Keys"),
    "help_typing": Text(
        "在搜索框里打字时，字母和数字只会写进框里。按 Enter 打开条目后，单个字母的按键才起作用。",
        "While you type in the search box, letters and digits only go there. Single-letter keys"
        " work once Enter has opened an entry.",
    ),
    "key_change": Text("点一下可以改", "press to change"),
    "key_press": Text("请按新的键", "Press the new key"),
    "key_reset": Text("恢复原来的按键", "Back to the first keys"),
    "key_focus": Text("回到搜索框", "To the search box"),
    "key_escape": Text("清空，回到搜索，保留结果", "Clear, back to search, results stay"),
    "key_flow": Text("走流程", "Walk through the flow"),
    "key_say": Text("复制话术", "Copy the script"),
    "key_link": Text("复制链接", "Copy the link"),
    "key_send": Text("把话术发送到会话", "Send the script to the conversation"),
    "key_note": Text("复制工单备注", "Copy the ticket note"),
    "key_escalate": Text("升级给谁", "Escalation"),
    "key_gap": Text("没有答案，记录缺口", "No answer: record the gap"),
    "key_flag": Text("报告这个条目有问题", "Flag this entry"),
    "key_pin": Text("收藏", "Pin"),
    "key_help": Text("按键说明", "Key help"),
    "key_next": Text("后一个看过的条目", "Next entry"),
    "key_previous": Text("前一个看过的条目", "Previous entry"),
    "fixed_0": Text("打开第几个结果", "Open that result"),
    "fixed_1": Text("不在搜索框里时，打开第几个结果", "Open that result, outside the box"),
    "fixed_2": Text("选择，打开", "Choose, open"),
    "fixed_3": Text("在流程里选择；0 是“不清楚”", "In a flow: an answer; 0 is “not clear”"),
    "fixed_4": Text("在流程里退一步", "In a flow: one step back"),
    # Trouble
    "search_missing": Text(
        "搜索数据打不开（{reason}）。请检查网络后刷新；搜不到的问题仍可以记录缺口。",
        "The search data cannot be opened ({reason}). Check the network and reload; gaps can still"
        " be recorded.",
    ),
    "search_failed": Text(
        "这次搜索没有完成，请再试一次；如果一直这样，请刷新页面。",
        "This search did not finish. Try again; reload the page if it happens again.",
    ),
    "storage_full": Text(
        "浏览器的存储空间满了：收藏和缺口记录只保留到关闭页面，请先下载“待上报”的记录。",
        "The browser's storage is full: pins and gaps last until the page is closed. Download the"
        " reports first.",
    ),
    "storage_forbidden": Text(
        "浏览器不允许保存：收藏和缺口记录只保留到关闭页面。",
        "The browser does not allow storing: pins and gaps last until the page is closed.",
    ),
}
"""What scripts show."""

DESK_PAGE: dict[str, Text] = {
    "title": Text("坐席工作台", "Agent desk"),
    "search": Text("搜索", "Search"),
    "placeholder": Text(
        "客户说了什么？整句、拼音、首字母、代码都可以",
        "What does the caller say? A sentence, pinyin, initials, a code",
    ),
    "results": Text("结果", "Results"),
    "answer": Text("答案", "Answer"),
    "home": Text("手册", "Handbook"),
    "help": Text("按键", "Keys"),
    "gap": Text("没有答案", "No answer"),
    "back": Text("返回结果", "Back to the results"),
    "new_call": Text("新来电，重新计时", "New call: start anew"),
    "lists": Text("通知和常用条目", "Notices and frequent entries"),
    "scope": Text("来电信息", "About the call"),
    "without_scripts": Text(
        "工作台要用 JavaScript。请在浏览器里允许，或从手册首页查找。",
        "The desk needs JavaScript. Allow it in the browser, or start from the handbook.",
    ),
}
"""What the page itself says."""
