"""The words for the values that fields of work and knowledge choose from."""

from __future__ import annotations

from deskbook.messages.text import Text

ENUMERATIONS_WORK: dict[str, dict[str, Text]] = {
    "severity": {
        "error": Text("错误", "Error"),
        "warning": Text("警告", "Warning"),
        "info": Text("提示", "Note"),
    },
    "node_kind": {
        "start": Text("开始", "Start"),
        "task": Text("工作", "Task"),
        "decision": Text("判断", "Decision"),
        "parallel": Text("同时进行", "In parallel"),
        "call": Text("另一个流程", "Another procedure"),
        "end": Text("结束", "End"),
    },
    "modality": {
        "must": Text("必须", "Must"),
        "must_not": Text("禁止事项", "Must not"),
        "may": Text("可以", "May"),
        "should": Text("应当", "Should"),
        "statement": Text("说明", "Statement"),
    },
    "confidence": {
        "work_in_progress": Text("编写中", "Work in progress"),
        "not_validated": Text("待验证", "Not validated"),
        "validated": Text("已验证", "Validated"),
        "archived": Text("已归档", "Archived"),
    },
    "confidence_meaning": {
        "work_in_progress": Text("还没有写完，使用前请核对", "unfinished: check before use"),
        "not_validated": Text("还没有人确认过，使用前请核对", "nobody has confirmed it yet"),
        "validated": Text("已有人确认，可以放心使用", "confirmed, safe to use"),
        "archived": Text("不再使用，仅供查阅", "no longer used, kept for reference"),
    },
    "form_type": {
        "form": Text("表单", "Form"),
        "record": Text("记录", "Record"),
        "register": Text("登记簿", "Register"),
        "report": Text("报表", "Report"),
        "plan": Text("计划", "Plan"),
        "document": Text("文件", "Document"),
        "other": Text("其他", "Other"),
    },
    "field_type": {
        "text": Text("文字", "Text"),
        "number": Text("数字", "Number"),
        "date": Text("日期", "Date"),
        "time": Text("时间", "Time"),
        "choice": Text("选择", "Choice"),
        "yes_no": Text("是或否", "Yes or no"),
        "person": Text("人员", "Person"),
        "other": Text("其他", "Other"),
    },
    "channel_type": {
        "hotline": Text("热线", "Hotline"),
        "phone": Text("电话", "Phone"),
        "chat": Text("在线客服", "Chat"),
        "email": Text("邮件", "Email"),
        "fax": Text("传真", "Fax"),
        "store": Text("门店", "Store"),
        "web": Text("网站", "Website"),
        "app": Text("手机应用", "App"),
        "other": Text("其他", "Other"),
    },
    "scheme": {
        "problem": Text("问题", "Problem"),
        "complaint": Text("投诉", "Complaint"),
        "request": Text("业务办理", "Request"),
        "other": Text("其他", "Other"),
    },
    "tree_node_kind": {
        "ask": Text("问", "Ask"),
        "input": Text("填写", "Enter"),
        "do": Text("操作", "Do"),
        "say": Text("告知", "Say"),
        "check": Text("检查", "Check"),
        "sub": Text("转入", "Go to"),
        "end": Text("结束", "End"),
    },
    "flow_legend": {
        "decision": Text("判断", "Decision"),
        "parallel": Text("同时进行", "In parallel"),
        "call": Text("另一个流程", "Another procedure"),
        "limit": Text("时限", "Time limit"),
        "form": Text("表单", "Form"),
        "derived": Text("整理得出", "Derived"),
        "inferred": Text("推断", "Inferred"),
        "unspecified": Text("去向未写", "Left open"),
        "reference": Text("引用其他条目", "Refers to another entry"),
    },
    "tree_legend": {
        "decision": Text("提问", "Question"),
        "call": Text("转到别的引导问答", "Goes on in another flow"),
        "derived": Text("整理得出", "Derived"),
        "inferred": Text("推断", "Inferred"),
        "unspecified": Text("去向未写", "Left open"),
    },
}
