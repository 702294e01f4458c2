"""The registry: one line for each kind of entity."""

from __future__ import annotations

from dataclasses import dataclass

from deskbook.messages import Text
from deskbook.model.knowledge import Category, Solution, Term, Tree
from deskbook.model.organization import Department, Group, Holdings, Organization, Party, Role
from deskbook.model.record import Entity
from deskbook.model.retirement import Retired
from deskbook.model.work import Approval, Channel, Form, Meeting, Metric, Policy, Procedure


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity: its folder below an organization, its record class and its label.

    The schema is `<name>.schema.json`. A folder that ends in ".yml" is a single file of that
    name in the organization's folder. `paged` kinds get a page for each entity.
    When `items` is set, the file holds a list of entities under that key.
    """

    name: str
    folder: str
    record: type[Entity]
    label: Text
    paged: bool = True
    items: str = ""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("organization", "organization.yml", Organization, Text("组织", "Organization")),
        Kind("department", "departments", Department, Text("部门", "Department")),
        Kind("role", "roles", Role, Text("岗位", "Role")),
        Kind("group", "groups", Group, Text("工作组", "Group")),
        Kind("party", "parties", Party, Text("相关方", "Party")),
        Kind("holdings", "holdings.yml", Holdings, Text("任职表", "Holdings"), paged=False),
        Kind("procedure", "procedures", Procedure, Text("流程", "Procedure")),
        Kind("policy", "policies", Policy, Text("制度", "Policy")),
        Kind("solution", "solutions", Solution, Text("解决方案", "Solution")),
        Kind("tree", "trees", Tree, Text("引导问答", "Guided flow")),
        Kind("category", "categories", Category, Text("问题类别", "Category")),
        Kind("form", "forms", Form, Text("表单", "Form")),
        Kind("metric", "metrics", Metric, Text("指标", "Metric")),
        Kind("meeting", "meetings", Meeting, Text("会议", "Meeting")),
        Kind("approval", "approvals", Approval, Text("审批", "Approval")),
        Kind("channel", "channels", Channel, Text("渠道", "Channel")),
        Kind("term", "glossary.yml", Term, Text("术语", "Term"), items="terms", paged=False),
        Kind("retired", "retired.yml", Retired, Text("停用记录", "Removed entries"), paged=False),
    )
}
