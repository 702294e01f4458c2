"""The words of the agent desk, as its page carries them for the scripts."""

from __future__ import annotations

from deskbook.messages.desk_card import CARD
from deskbook.messages.desk_dialogs import DIALOGS
from deskbook.messages.text import Text

DESK: dict[str, Text] = {
    **CARD,
    **DIALOGS,
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
    "count_top": Text("写给这类来电的条目", "What is meant for such calls"),
    "count_start": Text("打字就会搜索", "Type to search"),
    "count_typing": Text("还在输入……", "Still typing…"),
    "count_broken": Text("搜索暂时用不了", "Search cannot be used now"),
    "count_none": Text(
        "没有找到。按 Enter 看怎么办，按 Esc 后可以换个说法",
        "Nothing found. Press Enter for what to do, or Esc to put it another way",
    ),
    "count_doubtful": Text(
        "没有很贴近的条目，先看看第一条", "Nothing fits well; look at the first"
    ),
    "why_weak": Text("可能无关", "May not fit"),
    "why_question": Text("问法：", "Asked as: "),
    "why_content": Text("条文或内容：", "In its content: "),
    "why_pinyin": Text("按拼音：", "By pinyin: "),
    "why_initials": Text("按首字母：", "By initials: "),
    "why_sound": Text("按读音：", "By sound: "),
    "why_synonym": Text("按同义词：", "By synonym: "),
    "why_code": Text("按代码：", "By code: "),
    "why_term": Text("按关键词：", "By keyword: "),
    "why_body": Text("正文里提到：", "In the text: "),
    # Beginning
    "welcome": Text("准备接听", "Ready for a call"),
    "welcome_1": Text(
        "照客户说的话打字就行：整句、关键词、拼音、首字母、代码都可以。",
        "Type what the caller says: a sentence, key words, pinyin, initials or a code.",
    ),
    "welcome_2": Text(
        "结果的每一行就是要说的话；↑ ↓ 选择，Enter 打开。",
        "Each row is what to say; choose with ↑ ↓, open with Enter.",
    ),
    "welcome_3": Text(
        "打开以后：c 复制话术，t 走流程，x 复制工单备注，Esc 回到搜索。",
        "Then: c copies the script, t walks the flow, x copies the ticket note, Esc goes back.",
    ),
    "welcome_scope": Text(
        "手册里有几家组织时，先在“范围”里选好自己的，它的答案排在前面。",
        "Where the handbook has several organizations, choose yours under Scope: its answers come"
        " first.",
    ),
    "welcome_help": Text("按 {key} 查看所有按键。", "Press {key} for all keys."),
    # Strip
    "notices": Text("通知 {count}", "Notices: {count}"),
    "strip_notices": Text("通知", "Notices"),
    "strip_notices_none": Text("近几天没有变化", "Nothing new these days"),
    "strip_pinned": Text("收藏", "Pinned"),
    "strip_pinned_none": Text("在条目上按 p 收藏", "Press p on an entry to pin it"),
    "strip_recent": Text("最近打开", "Recent"),
    "strip_recent_none": Text("还没有打开过", "Nothing opened yet"),
    "strip_top": Text("这类来电的条目", "For such calls"),
    "strip_top_none": Text("在上面“范围”里选了才显示", "Shown once chosen above, under Scope"),
    "strip_top_nothing": Text("还没有写给这类来电的条目", "Nothing is meant for such calls yet"),
    "notice_last_day": Text("今天失效：{title}", "Last day: {title}"),
    "notice_over": Text("{day} 已失效：{title}", "Expired {day}: {title}"),
    "notice_ends": Text("{day} 将失效：{title}", "Ends {day}: {title}"),
    "notice_begins": Text("{day} 将生效：{title}", "From {day}: {title}"),
    "notice_new": Text("{day} 起生效：{title}", "New since {day}: {title}"),
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
    "scope_title": DIALOGS["scope_title"],
    "scope_choose": Text("范围", "Scope"),
    "from_disk": Text(
        "从磁盘直接打开时，浏览器不让工作台运行。请用 deskbook serve 打开，或者用"
        " deskbook build --zip 做一份可以从磁盘打开的。",
        "Browsers do not run the desk from a disk. Open it with deskbook serve, or make a copy for"
        " the disk with deskbook build --zip.",
    ),
    "without_scripts": Text(
        "工作台要用 JavaScript。请在浏览器里允许，或从手册首页查找。",
        "The desk needs JavaScript. Allow it in the browser, or start from the handbook.",
    ),
}
"""What the page itself says."""
