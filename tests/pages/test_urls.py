"""Addresses of pages and the links between them."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.model import KINDS, Key
from deskbook.pages.urls import (
    CALENDAR,
    COVERAGE,
    GLOSSARY,
    HEADCOUNT,
    HOME,
    QUALITY,
    REPORTS,
    Urls,
)

identifiers = st.sampled_from(
    ["a", "index", "sales-team", "glossary", "assets", "home", "quality", "calendar", "coverage"]
)
keys = st.one_of(
    st.sampled_from([HOME, GLOSSARY, HEADCOUNT, QUALITY, CALENDAR, COVERAGE]),
    st.builds(
        Key,
        identifiers,
        st.sampled_from([k.name for k in KINDS.values() if k.paged and k.name != "organization"]),
        identifiers,
    ),
    identifiers.map(lambda name: Key(name, "organization", name)),
    st.builds(Key, identifiers, st.sampled_from(REPORTS), st.just("")),
    st.builds(Key, identifiers, st.just("listing"), st.sampled_from(["role", "form"])),
)
styles = st.booleans().map(Urls)


@given(styles, keys, keys)
def test_two_pages_never_share_a_path(urls: Urls, one: Key, other: Key) -> None:
    assert (urls.path(one) == urls.path(other)) == (one == other)


@given(styles, keys, keys)
def test_a_relative_link_leads_to_its_page(urls: Urls, one: Key, other: Key) -> None:
    origin, target = urls.path(one), urls.path(other)
    link = urls.relative(origin, target)
    reached = posixpath.normpath(posixpath.join(posixpath.dirname(origin), link))
    expected = target.removesuffix("index.html") if urls.directory_urls else target
    assert reached == posixpath.normpath(expected or ".")


@pytest.mark.parametrize(
    ("directory_urls", "path"),
    [(False, "acme/roles/agent.html"), (True, "acme/roles/agent/index.html")],
)
def test_entries_live_in_the_folder_of_their_kind(directory_urls: bool, path: str) -> None:
    assert Urls(directory_urls).path(Key("acme", "role", "agent")) == path


def test_kinds_without_pages_have_no_path() -> None:
    assert Urls().path(Key("acme", "holdings", "holdings")) == ""


def test_terms_are_anchors_of_the_glossary() -> None:
    urls = Urls()
    shared, own = Key("", "term", "vip"), Key("acme", "term", "vip")
    assert urls.path(shared) == urls.path(own) == "glossary.html"
    assert urls.anchor(shared) != urls.anchor(own)
