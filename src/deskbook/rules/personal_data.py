"""Finds a person's own data in texts: names, telephone numbers, e-mail, identity card numbers.

Only what can hardly be anything else is found; a false alarm would cost more than a miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["identity_card", "mobile", "landline", "email", "name"]


class Personal(NamedTuple):
    """What looks like a person's own data: its sort and the text itself."""

    sort: Sort
    text: str

    @property
    def masked(self) -> str:
        """The text with its middle hidden: reports are read by more people than the sources."""
        if self.sort == "name":
            return self.text[0] + "*" * (len(self.text) - 1)
        if self.sort == "email":
            local, _, domain = self.text.partition("@")
            return f"{local[0]}***@{domain}"
        return f"{self.text[:3]}****{self.text[-2:]}"


_LIKELY = re.compile(r"[@\d名人](?:(?<=@)|(?<=\d)\d{3}|(?<=[名人])\s*[\uff1a:])")
"""What no text with personal data is without, so that most texts are looked at once."""

_IDENTITY_CARD = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"(?![\dA-Za-z])"
)
_MOBILE = re.compile(
    r"(?<![\dA-Za-z.+-])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4})(?![\dA-Za-z-])"
)
_LANDLINE = re.compile(
    r"(?<![\dA-Za-z-])(?:0\d{2,3}[- ]|[(\uff08]0\d{2,3}[)\uff09] ?)\d{7,8}(?![\dA-Za-z])"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])([A-Za-z0-9][\w.+-]*)@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
)
_OFFICES = re.compile(
    r"(?:400|95\d+|account|admin|after-?sales|all|careers|center|centre|complain|contact|cs|"
    r"customer|enquir|feedback|finance|help|hotline|hr|info|inquir|jobs|kefu|mail|market|"
    r"no-?reply|office|order|public|recruit|report|sales|security|service|shouhou|support|team|"
    r"tousu|webmaster|zhaopin)",
    re.IGNORECASE,
)
"""How the addresses of offices begin, which belong to nobody in person."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙朱马胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏"
    "吕丁沈姚卢傅钟姜崔谭廖范汪陆戴贾韦邱侯邹熊孟秦阎薛尹段雷黎陶贺顾毛郝龚邵钱"
)
_LABELLED = re.compile(
    rf"(?:姓名|联系人|负责人|经办人|责任人)\s*[\uff1a:]\s*([{_SURNAMES}][\u4e00-\u9fff]{{1,2}})"
    r"(?![\u4e00-\u9fff])"
)
_PERSON = re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}")
_NO_NAME = re.compile(
    r"[某甲乙丙丁戊己庚辛壬癸员长部组科室司]|张三|李四|王五|赵六|孙七|周八|吴九|郑十"
)
"""What stands for a person or a post, and in no real name that is told apart here."""


def personal_data(text: str) -> Iterator[Personal]:
    """Yield what looks like personal data in a text, sort by sort."""
    if not _LIKELY.search(text):
        return
    for card in _IDENTITY_CARD.finditer(text):
        if _is_identity_card(card[0]):
            yield Personal("identity_card", card[0])
    for number in _MOBILE.finditer(text):
        yield Personal("mobile", number[0])
    for number in _LANDLINE.finditer(text):
        yield Personal("landline", number[0])
    for address in _EMAIL.finditer(text):
        if not _OFFICES.match(address[1]):
            yield Personal("email", address[0])
    for name in _LABELLED.finditer(text):
        if not _NO_NAME.search(name[1]):
            yield Personal("name", name[1])


def real_name(person: str) -> Personal | None:
    """Return a placeholder for a person when it looks like a real name instead."""
    if _PERSON.fullmatch(person) and not _NO_NAME.search(person):
        return Personal("name", person)
    return None


def _is_identity_card(number: str) -> bool:
    """Whether the check character of GB 11643 (ISO 7064 MOD 11-2) is right."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()
