"""Write the tables search reads Chinese with: how characters sound, and which are traditional.

    pip install pypinyin opencc
    python scripts/write_search_tables.py

Writes `src/deskbook/search/tables.bin`, a gzip stream of six lines: usual readings, further
readings (each a syllable and the characters that can be read so, and the next), traditional
characters, the simplified ones they stand for, words that ask nothing by themselves, and everyday
words that mean the same (groups between tabs). The readings come from pypinyin (MIT) and are
toneless; the characters are those of GB 2312 and those that OpenCC (Apache-2.0) makes of
traditional ones. Both are acknowledged in `src/deskbook/search/TABLES.md`.
"""

from __future__ import annotations

import gzip
import io
import unicodedata
from pathlib import Path

import opencc
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parents[1] / "src/deskbook/search/tables.bin"
MOST_READINGS = 4
FIRST, LAST = 0x4E00, 0x9FFF

EMPTY = """
的 了 是 吗 呢 吧 啊 呀 嘛 哦 嗯 哈 喂 我 你 您 他 她 它 这 那 哪 谁 几 很 太 就 都 也
还 又 再 和 与 或 而 但 把 被 让 从 向 以 为 所 因 在 有 没 不 会 能 可 要 想 请 问 个
些 么 什 着 过 得 地 之 啥 咋
什么 怎么 怎样 这样 那样 哪里 哪儿 这里 那里 为什么 为啥 什么时候 什么样 时候 如何 多少
多久 多长 今天 昨天 明天 现在 刚才 然后 但是 因为 所以 可以 一下 一个 一些 这个 那个
这些 那些 哪个 哪些 有没有 是不是 能不能 可不可以 会不会 要不要 我们 你们 他们 大家 自己
已经 就是 还是 或者 如果 的话 知道 觉得 怎么办 怎么做 怎么样 怎么回事 咋办 咋回事 回事
请问 你好 您好 谢谢 麻烦 帮我 告诉 一点 有点 应该 需要 就是说 说 好 做 办 弄 看 到底
为何 何时 是否 起来 出来 的时候
a an the is are am be do does did can could i you we they it my your our of to in on at
for and or with how what when where why who which this that please
"""
"""What callers say around their matter: an answer that has only this in common with a question is
none."""

ALIKE = """
怎么 如何 怎样 咋 怎么样 咋样 怎么办 咋办 怎么弄 怎么搞 咋弄 如何办理 怎么做
为什么 为何 为啥 怎么回事 什么原因 咋回事 什么情况 怎么会 啥原因 凭什么 因为什么 干嘛
什么时候 何时 啥时候 几时 多久 多长时间 多少时间 几天 哪天 多少天 何日 几号 哪一天
多少 几 多大 多高
哪里 哪儿 在哪 去哪 何处 什么地方 啥地方 那里
什么 啥 哪些 哪种 甚么 哪个 那些
可以 能 能不能 可不可以 能否 可否 是否可以 行不行 能够 会不会 可
不能 不可以 无法 不了 没法 不让 不允许 不行 不可 没办法 不给 不上 不到
没有 没 未 无 木有 还没 尚未 没有了
是不是 是否 是吗 对吗
想要 想 要 需要 希望 打算 需 必须
钱 款 款项 资金 金额
付款 支付 付钱 付费 缴费 交费 交钱
还款 还钱 还 偿还
退款 退钱 退还 返还 退回
借款 借钱 贷款 借 贷
取消 关闭 关掉 停用 注销 关 停止 撤销 解除 终止 不用了 退出
开通 开启 打开 启用 开 激活 申请
恢复 解冻 解封 重新使用
更换 换 修改 更改 变更 改 改成 换成
绑定 绑 关联 捆绑
失败 不成功 没成功 未成功 出错 错误 异常
成功 完成 好了
到账 到帐 收到 入账 到
查询 查看 查 看 看到 查找
手机号 手机号码 电话号码 号码 电话 手机
账号 帐号 账户 帐户 户头 用户名
密码 口令
身份证 身份 证件
利息 利率 日利率 费率 息
手续费 费用 收费 服务费
额度 限额 额 上限
提高 提升 增加 涨 增长 调高 上涨 提额
降低 减少 下降 变少 降 调低
提前 早 预先 提早
逾期 过期 超期 超过期限 晚还 迟还 没按时
马上 立即 立刻 赶紧 尽快 快点
一直 总是 老是 总 老 经常 每次
显示 提示 出现 弹出
安全 靠谱 可靠 可信
便宜 优惠 打折 折扣 实惠
发票 票据 开票
快递 物流 包裹 运单
客服 人工 人工客服 坐席
投诉 举报 反映 反馈
维修 修 修理 报修 检修
坏 坏了 故障 出问题 不好使 失灵 用不了
要钱 花钱
多了 多扣 重复扣 扣多
少了 少给 缺 缺少
联系 打电话 致电 拨打 来电
忘记 忘了 忘 不记得 记不得
寄 邮寄 发货 寄送 发
地址 住址 收货地址
怀孕 妊娠
棒 不错
男朋友 男友
女朋友 女友
老公 丈夫
老婆 妻子 媳妇
爸爸 父亲 爸
妈妈 母亲 妈
孩子 小孩 宝宝 儿童 小朋友
电脑 计算机
视频 影片 录像
照片 图片 相片
免费 不要钱 不花钱
推荐 介绍
名字 姓名 名称 叫什么
意思 含义
区别 不同 差别 差异 不一样
好处 优点 益处
坏处 缺点 害处
"""
"""Words callers use for each other, a line each: what is asked for (how, why, when), whether it can
be, and everyday matters of service. A word belongs to one line only."""


def main() -> None:
    """Write the file."""
    simplified = traditional()
    characters = sorted(gb2312() | set(simplified.values()))
    spoken = {char: readings(char) for char in characters}
    spoken = {char: found for char, found in spoken.items() if found}
    content = "\n".join(
        (
            grouped({char: found[:1] for char, found in spoken.items()}),
            grouped({char: found[1:] for char, found in spoken.items()}),
            "".join(sorted(simplified, key=simplified.__getitem__)),
            "".join(sorted(simplified.values())),
            " ".join(sorted(set(EMPTY.split()))),
            "\t".join(groups()),
        )
    )
    stream = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, stream, mtime=0) as packed:
        packed.write(content.encode())
    TARGET.write_bytes(stream.getvalue())
    print(
        f"{len(spoken)} characters, {len(simplified)} traditional, {len(stream.getvalue())} bytes"
    )


def groups() -> list[str]:
    """Return the lines of words that mean the same; no word may be in two."""
    lines = ALIKE.strip().split("\n")
    words = " ".join(lines).split()
    assert len(words) == len(set(words)), "A word is in two lines."
    return lines


def grouped(spoken: dict[str, list[str]]) -> str:
    """Return each syllable followed by the characters that can be read so."""
    groups: dict[str, str] = {}
    for char, found in spoken.items():
        for syllable in found:
            groups[syllable] = groups.get(syllable, "") + char
    return "".join(syllable + groups[syllable] for syllable in sorted(groups))


def readings(char: str) -> list[str]:
    """Return the toneless readings of a character, the usual one first; u for ü after n and l is
    v, as keyboards type it."""
    found = pinyin_dict.get(ord(char), "").split(",")
    plain = (toneless(one) for one in found if one)
    return list(dict.fromkeys(one for one in plain if one.isalpha()))[:MOST_READINGS]


def toneless(reading: str) -> str:
    """Return a reading in plain letters."""
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v"))
    bare = "".join(one for one in letters if not unicodedata.combining(one) or one == "\u0308")
    return bare.replace("u\u0308", "v").replace("ê", "e").replace("ɡ", "g")


def gb2312() -> set[str]:
    """Return the characters of GB 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return {char for one in rows for char in one.decode("gb2312", "ignore")}


def traditional() -> dict[str, str]:
    """Return the simplified character of each traditional one, where it is always the same."""
    convert = opencc.OpenCC("t2s").convert
    pairs = {chr(code): convert(chr(code)) for code in range(FIRST, LAST + 1)}
    return {
        old: new
        for old, new in pairs.items()
        if old != new and len(new) == 1 and FIRST <= ord(new) <= LAST
    }


if __name__ == "__main__":
    main()
