"""Markdown of prose fields: what comes through, what does not."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.pages import prose
from deskbook.pages.prose import Target


def resolve(address: str) -> Target | None:
    return Target("../roles/agent.html", "坐席") if address == "role:agent" else None


def tree(html: str) -> Element:
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)


def test_an_entity_link_is_resolved_and_named() -> None:
    assert prose.flow("找[主管](role:agent)", resolve) == '找<a href="../roles/agent.html">主管</a>'
    assert prose.flow("找[](role:agent)", resolve) == '找<a href="../roles/agent.html">坐席</a>'
    assert prose.flow("**找**[](role:agent)", resolve).endswith(">坐席</a>")


@pytest.mark.parametrize(
    "text", ["[主管](role:nobody)", "**x** [主管](role:nobody)", "[主管](../x)"]
)
def test_a_link_that_leads_nowhere_is_marked_text(text: str) -> None:
    html = prose.flow(text, resolve)
    assert '<span class="db-broken">主管</span>' in html
    assert "<a" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,hello)",
        "![x](https://example.org/x.png)",
        "**b** <b onclick=x>y</b>",
        "<div>\n\n<script>1</script>\n</div>",
    ],
)
def test_nothing_active_comes_through(text: str) -> None:
    for element in tree(prose.prose(text, resolve)).iter():
        assert element.tag not in {"script", "img", "div", "b"}
        assert not any(name.startswith("on") for name in element.attrib)
        assert not element.get("href", "").startswith(("javascript:", "data:"))


def test_addresses_of_the_web_are_links() -> None:
    assert 'href="https://example.org/?a=1&amp;b=2"' in prose.flow(
        "[x](https://example.org/?a=1&b=2)", resolve
    )


def test_a_line_break_between_chinese_characters_is_no_space() -> None:
    assert prose.prose("第一行\n第二行", resolve) == "<p>第一行第二行</p>"
    assert prose.prose("one\ntwo", resolve) == "<p>one\ntwo</p>"


def test_headings_do_not_come_through() -> None:
    assert "<h1" not in prose.prose("# 标题\n\n正文", resolve)
    assert "<h2" not in prose.prose("标题\n---\n\n正文", resolve)


def test_lists_and_tables_do() -> None:
    assert "<li>" in prose.prose("- 一\n- 二", resolve)
    assert "<td>" in prose.prose("|a|b|\n|-|-|\n|1|2|", resolve)


def test_flow_keeps_paragraphs_apart() -> None:
    assert prose.flow("一\n\n二", resolve) == "<p>一</p>\n<p>二</p>"
    assert prose.flow("一", resolve) == "一"


def test_plain_text_has_no_markup() -> None:
    assert prose.plain("**找**[](role:agent)\n\n& 完", resolve) == "找坐席 & 完"


pieces = st.sampled_from(
    [*"ab 一二。-+#>*_`[]()!<&\"'\\|~=1.):/\n", "[坐席](role:agent)", "[x](role:nobody)", "---"]
)
texts = st.lists(pieces, max_size=20).map("".join)


@given(texts)
def test_the_short_way_gives_what_the_long_way_gives(text: str) -> None:
    stripped = text.strip()
    simple = prose._simple(stripped, resolve)
    if simple is None or not stripped:
        return
    full = prose._full(stripped, resolve)
    assert "".join(tree(f"<p>{simple}</p>").itertext()) == "".join(tree(full).itertext())
    assert [a.get("href") for a in tree(simple).iter("a")] == [
        a.get("href") for a in tree(full).iter("a")
    ]


@given(st.text(max_size=60))
def test_any_text_gives_valid_html(text: str) -> None:
    clean = "".join(c for c in text if c.isprintable() or c == "\n")
    tree(prose.prose(clean, resolve))
