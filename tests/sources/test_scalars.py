"""What unquoted words mean, and which of them are questioned."""

from __future__ import annotations

from typing import Any

import pytest

from deskbook.diagnostics import Fix, Severity
from deskbook.sources import parse


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("42", 42),
        ("-7", -7),
        ("2.5", 2.5),
        ("-0.05", -0.05),
        ("2026-01-02", "2026-01-02"),
        ("2026-01-02 08:30:00", "2026-01-02 08:30:00"),
        ("09:00-18:00", "09:00-18:00"),
        ("010-12345678", "010-12345678"),
        ("30m", "30m"),
        ("not_specified", "not_specified"),
        ("nothing", "nothing"),
        ("1.2.3", "1.2.3"),
        ("３", "３"),
        ("-", None),
        ("A+2", "A+2"),
        ("'no'", "no"),
        ('"007"', "007"),
    ],
)
def test_unquestioned_words(word: str, value: Any) -> None:
    source, findings = parse("a.yml", f"a: {word}\n".encode() if word != "-" else b"- \n")
    assert source.data == ({"a": value} if word != "-" else [None])
    assert type(source.data["a"] if word != "-" else None) is type(value)
    assert findings == ()


@pytest.mark.parametrize(
    "word",
    (
        "yes No ON off y N 007 0571 00 -01 01.5 08:30 1:30:00 24:00 1.10 1.0 5. -0 +5 .5 1_000 "
        "1_0.5 0x1F 0o17 0b1 1e3 1.5E-3 .5e3 .inf -.INF .NaN 1234567890123456 1.2345678901234567"
    ).split(),
)
def test_questioned_words_stay_text_and_can_be_quoted(word: str) -> None:
    source, findings = parse("a.yml", f"键: {word}\n".encode())
    assert source.data == {"键": word}
    (finding,) = findings
    assert (finding.code, finding.severity) == ("YAML003", Severity.WARNING)
    assert finding.location == source.location(("键",))
    assert finding.fix == Fix(finding.location, f'"{word}"')
    assert parse("a.yml", f"键: {finding.fix.replacement}\n".encode())[1] == ()
    for language in ("zh", "en"):
        assert word in finding.message.render(language)


def test_keys_are_their_text_and_never_questioned() -> None:
    source, findings = parse("a.yml", b"no: 1\n2026: 2\n1.10: 3\n08:30: 4\non: 5\n")
    assert source.data == {"no": 1, "2026": 2, "1.10": 3, "08:30": 4, "on": 5}
    assert findings == ()
