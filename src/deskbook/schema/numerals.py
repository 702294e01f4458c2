"""Reads numbers, times and dates the way people write them in Chinese texts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"[0-9]+|[零〇一二两三四五六七八九十百千]+"
_PEOPLE = r"\s*(?:人|名|位|个|个人)?"
_UNITS = {
    "m": ("m", "min", "mins", "minute", "minutes", "分", "分钟"),
    "h": ("h", "hour", "hours", "hr", "hrs", "小时", "个小时", "钟头"),
    "d": ("d", "day", "days", "天", "日", "个自然日"),
    "w": ("w", "week", "weeks", "周", "星期", "个星期", "礼拜"),
    "mo": ("mo", "month", "months", "月", "个月"),
    "y": ("y", "year", "years", "年"),
}
_UNIT_OF = {name: unit for unit, names in _UNITS.items() for name in names}


def tidy(text: str) -> str:
    """Return `text` in half-width characters, without space or Chinese quotes around it."""
    return unicodedata.normalize("NFKC", text).strip().strip("“”‘’「」『』").strip()


def whole_number(text: str) -> int | None:
    """Return the number written in digits or Chinese numerals below 10,000, else None."""
    text = tidy(text)
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    total, digit = 0, None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            total += _TENS[character] * (1 if digit is None else digit)
            digit = 0
        else:
            return None
    return None if digit is None else total + digit


def counted(text: str) -> int | None:
    """Return the number before a unit, as in 2人 or 二份, else None."""
    found = re.fullmatch(rf"({_NUMBER})\s*(?:人|名|位|个|次|份|张|条|岁|%|元|个人)?", tidy(text))
    return whole_number(found[1]) if found else None


def duration(text: str) -> str | None:
    """Return a duration such as `24h` for 24小时, 三天 or 30 min, else None."""
    plain = re.sub(r"(?:之内|以内|内)$", "", tidy(text).lower())
    found = re.fullmatch(rf"({_NUMBER})\s*([a-z]+|[\u4e00-\u9fff]+)", plain)
    number = whole_number(found[1]) if found else None
    unit = _UNIT_OF.get(found[2]) if found else None
    return f"{number}{unit}" if number and unit else None


def calendar_date(text: str) -> str | None:
    """Return a date as `2026-03-01` for 2026年3月1日, 2026/3/1 or 20260301, else None."""
    text = tidy(text)
    found = re.fullmatch(r"([12][0-9]{3})[-/.年\s]([0-9]{1,2})[-/.月\s]([0-9]{1,2})日?", text)
    found = found or re.fullmatch(r"([12][0-9]{3})([0-9]{2})([0-9]{2})", text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def clock_time(text: str) -> str | None:
    """Return a time as `08:30` for 8:30, 8点 or 8点30分, else None."""
    text = tidy(text).replace("点半", "点30").replace("时", "点")
    found = re.fullmatch(r"([0-9]{1,2})[:点]([0-9]{1,2})?分?", text)
    found = found or re.fullmatch(r"([0-9]{2})([0-9]{2})", text)
    if not found or (":" in text and not found[2]):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    fits = (hour < 24 and minute < 60) or (hour, minute) == (24, 0)
    return f"{hour:02}:{minute:02}" if fits else None


def headcount(text: str) -> int | dict[str, int | bool | str] | None:
    """Return the headcount meant by a text such as 2人, 1-3名, 2名以上 or 若干, else None."""
    plain = tidy(text)
    if found := re.fullmatch(rf"({_NUMBER}){_PEOPLE}", plain):
        return whole_number(found[1])
    if found := re.fullmatch(rf"({_NUMBER}){_PEOPLE}\s*[-~至到—–]+\s*({_NUMBER}){_PEOPLE}", plain):
        low, high = whole_number(found[1]), whole_number(found[2])
        return {"min": low, "max": high} if low is not None and high is not None else None
    if found := re.fullmatch(
        rf"(?:至少|不少于|最少)\s*({_NUMBER}){_PEOPLE}|({_NUMBER}){_PEOPLE}\s*(?:以上|及以上)",
        plain,
    ):
        least = whole_number(found[1] or found[2])
        return {"at_least": least} if least is not None else None
    if found := re.fullmatch(rf"(?:少于|不足|小于)\s*({_NUMBER}){_PEOPLE}", plain):
        limit = whole_number(found[1])
        return {"less_than": limit} if limit else None
    if re.fullmatch(r"[nN]\s*(?:人|名|位|个)?|不限|人数不限", plain):
        return {"unbounded": True, "wording": text.strip()}
    if re.fullmatch(r"若干(?:人|名)?|按需|按需(?:设置|配置)|视情况", plain):
        return {"as_needed": True, "wording": text.strip()}
    return None
