"""Write the tables search reads Chinese with: how characters sound, and which are traditional.

    pip install pypinyin opencc
    python scripts/write_search_tables.py

Writes `src/deskbook/search/tables.bin`, a gzip stream of five lines: usual readings, further
readings (each a syllable and the characters that can be read so, and the next), traditional
characters, the simplified ones they stand for, and words that ask nothing by themselves. The
readings come from pypinyin (MIT) and are toneless; the characters are those of GB 2312 and those
that OpenCC (Apache-2.0) makes of traditional ones. Both are acknowledged in
`src/deskbook/search/TABLES.md`.
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
        )
    )
    stream = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, stream, mtime=0) as packed:
        packed.write(content.encode())
    TARGET.write_bytes(stream.getvalue())
    print(
        f"{len(spoken)} characters, {len(simplified)} traditional, {len(stream.getvalue())} bytes"
    )


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
