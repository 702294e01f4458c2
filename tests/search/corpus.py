"""Small handbooks to search in."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Sequence
from pathlib import Path

from deskbook.search.entry import Entry, State
from deskbook.search.files import WHOLE, write

WRITTEN = (
    Entry(
        "refund",
        "solution",
        "退款多久到账",
        "refund/",
        "shop",
        questions=("钱什么时候退回来", "退的钱还没收到"),
        labels=("返款",),
    ),
    Entry("exchange", "solution", "发错了，我要换一件", "exchange/", "shop", ("颜色不对想换",)),
    Entry(
        "heater",
        "solution",
        "热水器显示E05，不出热水",
        "heater/",
        "shop",
        questions=("洗澡没有热水",),
        labels=("E05", "KFR-35GW/1"),
        scopes=("product:heater",),
    ),
    Entry("invoice", "form", "发票申请单", "invoice/", "shop", ("怎么开发票",)),
    Entry("agent", "role", "客服专员", "agent/", "shop"),
    Entry("bank", "solution", "银行卡怎么解绑", "bank/", "pay", ("换一张银行卡",)),
    Entry("draft", "solution", "夜间人工服务", "draft/", "pay", state=State("work_in_progress")),
    Entry("old", "solution", "双十一退货规则", "old/", "shop", state=State("", "", "2025-11-30")),
    Entry(
        "late", "solution", "退货地址在哪里", "late/", "shop", state=State("", "", "", "2025-01-01")
    ),
    Entry(
        "network", "policy", "Network access policy", "network/", "pay", ("how to get VPN access",)
    ),
    Entry("marks", "solution", "<b>怎么办</b> & \\ 100%", "marks/", "pay", ("𠮷野家 café",)),
)
SYNONYMS = (("退款", "返钱", "返款"), ("网络", "network"))

_PARTS = (
    "退款 退货 换货 发票 物流 快递 订单 优惠券 积分 会员 银行卡 密码 账号 登录 手机号 "
    "地址 热水器 空调 洗衣机 遥控器 保修 安装 上门 师傅 投诉 赔偿 运费 押金 预约 取消 "
    "修改 查询 开通 关闭 升级 绑定 解绑 到账 审核 失败 成功 超时 异常 提示 错误 多久 怎么 "
    "为什么 能不能 什么时候 在哪里 一直 没有 不了 需要 我的 你们 今天 E01 F23 KFR-35 "
    "400电话 wifi app 重庆 长安 绿色 女士"
).split()


def generated(count: int, seed: int = 7) -> list[Entry]:
    """Return entries of random words, the same for the same numbers."""
    chance = random.Random(seed)

    def sentence() -> str:
        return "".join(chance.choice(_PARTS) for _ in range(chance.randint(1, 6)))

    return [
        Entry(
            f"e{number}",
            chance.choice(("solution", "form", "role")),
            sentence(),
            f"e{number}/",
            chance.choice(("shop", "pay")),
            tuple(sentence() for _ in range(chance.randint(0, 3))),
            tuple(chance.choice(_PARTS) for _ in range(chance.randint(0, 2))),
            "\n".join(sentence() for _ in range(chance.randint(0, 4))),
        )
        for number in range(count)
    ]


def write_site(
    folder: Path,
    entries: Sequence[Entry],
    synonyms: Sequence[Sequence[str]] = SYNONYMS,
    whole: int = WHOLE,
) -> Path:
    """Write the search of a site, without cards, and return its folder."""
    found = write(entries, synonyms, whole=whole)
    manifest = {"build": "test", "cards": [], "cards_per_file": 50, **found.manifest}
    for name, content in {**found.files, "manifest.json": json.dumps(manifest).encode()}.items():
        path = folder / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def whole(content: bytes) -> bytes:
    """Return an index file unpacked."""
    return gzip.decompress(content)
