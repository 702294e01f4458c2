"""The words of what passes by on the agent desk, and of what opens over it."""

from __future__ import annotations

from deskbook.messages.text import Text

DIALOGS: dict[str, Text] = {
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
    # Dialogs
    "escalate_title": Text("升级：{name}", "Escalation: {name}"),
    "escalate_none": Text("手册里没有写由谁接手。", "The handbook does not say who takes over."),
    "copy_escalation": Text("复制升级说明", "Copy for the hand-over"),
    "flag_title": Text("这个条目有什么问题：{name}", "What is wrong with: {name}"),
    "flag_wrong": Text("说错了", "Wrong"),
    "flag_old": Text("过时了", "Old"),
    "flag_unclear": Text("看不懂", "Unclear"),
    "flag_missing": Text("缺内容", "Something is missing"),
    "flag_send": Text("记录", "Record"),
    "flag_note": Text("补充一句（不要写客户信息）：", "Add a word (nothing about the caller): "),
    "reports": Text("待上报 {count}", "{count} to report"),
    "reports_title": Text("待上报的记录", "Reports to pass on"),
    "reports_count": Text(
        "共 {count} 条记录，其中缺口和报错 {gaps} 条，只保存在这个浏览器里。",
        "{count} records, {gaps} of them gaps and flags, kept in this browser only.",
    ),
    "reports_private": Text(
        "号码、邮箱、证件号和车牌号在保存前已经遮去；姓名和地址不会遮去，交出去之前请看一看。",
        "Numbers, mail addresses, identity numbers and plates were masked before they were kept;"
        " names and streets are not: look through the records before you pass them on.",
    ),
    "reports_json": Text("下载 JSON", "Download JSON"),
    "reports_csv": Text("下载 CSV", "Download CSV"),
    "reports_issue": Text("提交反馈", "Open an issue"),
    "reports_clear": Text("清空记录", "Delete the records"),
    "reports_sure": Text("再按一次，全部删除", "Press again to delete all"),
    "issue_more": Text(
        "还有 {count} 条写不下，请下载文件后附上。",
        "There was no room for {count} more: download the file and attach it.",
    ),
    "issue_title": Text("坐席工作台：{count} 条缺口和报错", "Agent desk: {count} gaps and flags"),
    "scope_title": Text("这通电话的范围", "What the call is about"),
    "scope_hint": Text(
        "合适的条目排在前面，别的照样找得到。", "What fits comes first; all else is still found."
    ),
    "scope_any": Text("不限", "Any"),
    "help_title": Text("按键", "Keys"),
    "help_typing": Text(
        "在搜索框里打字时，字母和数字只会写进框里。按 Enter 打开条目后，单个字母的按键才起作用；"
        "带 Alt 和 Ctrl 的随时可用。",
        "While you type in the search box, letters and digits only go there. Single-letter keys"
        " work once Enter has opened an entry, those with Alt and Ctrl at any time.",
    ),
    "key_change": Text("点一下可以改", "press to change"),
    "key_change_hint": Text(
        "想换键：点左边的键，再按新的键。", "To change a key, press it here, then the new one."
    ),
    "key_press": Text("请按新的键", "Press the new key"),
    "key_taken": Text(
        "“{key}”已经是“{name}”的键，请按别的键。",
        "“{key}” is already for: {name}. Press another key.",
    ),
    "key_fixed": Text(
        "“{key}”用来选择结果和走流程，请按别的键。",
        "“{key}” chooses results and steps of a flow. Press another key.",
    ),
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
    "key_scope": Text("选组织、队列、产品、渠道", "Choose organization, queue, product, channel"),
    "key_help": Text("按键说明", "Key help"),
    "key_next": Text("后一个看过的条目", "Next entry"),
    "key_previous": Text("前一个看过的条目", "Previous entry"),
    "fixed_0": Text("打开第几个结果", "Open that result"),
    "fixed_1": Text("不在搜索框里时，打开第几个结果", "Open that result, outside the box"),
    "fixed_2": Text("选择，打开", "Choose, open"),
    "fixed_3": Text("在流程里选择；0 是“不清楚”", "In a flow: an answer; 0 is “not clear”"),
    "fixed_4": Text("在流程里退一步", "In a flow: one step back"),
    # Trouble
    "search_opening": Text("正在打开搜索……", "Opening the search…"),
    "search_unreached": Text(
        "连不上服务器，搜索暂时用不了。请检查网络，再试一次。",
        "The server cannot be reached, so there is no search. Check the network and try again.",
    ),
    "search_gone": Text(
        "网站上缺少搜索要用的文件，搜索暂时用不了。请再试一次；还不行就请手册维护人重新生成网站。",
        "Files of the search are missing from the site. Try again; else ask whoever keeps the"
        " handbook to build the site anew.",
    ),
    "search_version": Text(
        "搜索要用的文件和这个页面不是同一版，搜索暂时用不了。请刷新页面。",
        "The files of the search are of another version than this page. Reload the page.",
    ),
    "search_damaged": Text(
        "搜索要用的文件损坏了，搜索暂时用不了。请再试一次；还不行就请手册维护人重新生成网站。",
        "Files of the search are damaged. Try again; else ask whoever keeps the handbook to build"
        " the site anew.",
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
"""What happened, escalation, flags, reports, keys, and what is wrong."""
