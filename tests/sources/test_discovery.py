"""Reading a folder: what is found, what is reported, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deskbook.sources import Sources, read


def write(root: Path, *paths: str, content: str = "a: 1\n") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")


def paths(sources: Sources) -> list[str]:
    return [file.path for file in sources.files]


def codes(sources: Sources) -> list[tuple[str, str]]:
    return [(finding.code, finding.location.path) for finding in sources.diagnostics]


def test_files_are_found_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    write(tmp_path, "h/b/x.yml", "h/a.yaml", "h/b.yml", "h/客服/主管.yml", "h/C.YML")
    write(tmp_path, "h/.git/x.yml", "h/.hidden.yml", "h/a.txt", "h/x.yml~", "other/x.yml")
    sources = read(tmp_path, "h")
    assert paths(sources) == ["h/C.YML", "h/a.yaml", "h/b.yml", "h/b/x.yml", "h/客服/主管.yml"]
    assert sources.diagnostics == ()
    assert paths(read(tmp_path, ".")) == [*paths(sources), "other/x.yml"]
    assert paths(read(tmp_path, "h/b/")) == ["h/b/x.yml"]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, "h/a.yml", content="a: [\n")
    write(tmp_path, "h/c.yml", content="a: no\n")
    (tmp_path / "h/b.yml").write_bytes(b"\x89PNG\r\n\x1a\n")
    write(tmp_path, "h/d.yml")
    sources = read(tmp_path, "h")
    assert codes(sources) == [
        ("YAML001", "h/a.yml"),
        ("FILE003", "h/b.yml"),
        ("YAML003", "h/c.yml"),
    ]
    assert [file.readable for file in sources.files] == [False, False, True, True]
    assert sources.files[3].data == {"a": 1}
    assert sources.files[3].text == "a: 1\n"


def test_the_digest_follows_content_and_names(tmp_path: Path) -> None:
    write(tmp_path, "h/a.yml", "h/b.yml")
    first = read(tmp_path, "h").digest
    write(tmp_path, "h/note.txt")
    assert read(tmp_path, "h").digest == first
    write(tmp_path, "h/b.yml", content="a: 2\n")
    second = read(tmp_path, "h").digest
    (tmp_path / "h/b.yml").rename(tmp_path / "h/c.yml")
    third = read(tmp_path, "h").digest
    (tmp_path / "h/d.yml").symlink_to("nowhere.yml")
    assert len({first, second, third, read(tmp_path, "h").digest}) == 4


def test_links_are_followed_only_within_the_project(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, "h/a.yml", "shared/b.yml", "shared/deep/c.yml")
    write(tmp_path, "outside/d.yml")
    (root / "h/linked.yml").symlink_to("../shared/b.yml")
    (root / "h/folder").symlink_to("../shared")
    (root / "h/loop").symlink_to(".")
    (root / "shared/deep/back").symlink_to("../../h")
    (root / "h/out").symlink_to("../../outside")
    (root / "h/out.yml").symlink_to("../../outside/d.yml")
    (root / "h/broken.yml").symlink_to("nowhere.yml")
    (root / "h/notes.txt").symlink_to("../../outside/d.yml")
    sources = read(root, "h")
    assert paths(sources) == [
        "h/a.yml",
        "h/folder/b.yml",
        "h/folder/deep/c.yml",
        "h/linked.yml",
    ]
    assert codes(sources) == [
        ("FILE002", "h/broken.yml"),
        ("FILE002", "h/folder/deep/back"),
        ("FILE002", "h/loop"),
        ("FILE002", "h/out"),
        ("FILE002", "h/out.yml"),
    ]


def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    names = [f"f{number}" for number in range(6)]
    for name in names:
        write(tmp_path, f"h/{name}/x.yml")
        for other in names:
            if other != name:
                (tmp_path / f"h/{name}/to-{other}").symlink_to(f"../{other}")
    sources = read(tmp_path, "h")
    assert len(paths(sources)) == 6 + 6 * 5
    assert {code for code, _ in codes(sources)} == {"FILE002"}


def test_what_is_no_file_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "h/folder.yml/x.yml", "h/a.yml")
    os.mkfifo(tmp_path / "h/pipe.yml")
    sources = read(tmp_path, "h")
    assert paths(sources) == ["h/a.yml"]
    assert codes(sources) == [("FILE002", "h/folder.yml"), ("FILE002", "h/pipe.yml")]


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
    sources = read(tmp_path, "h")
    assert codes(sources) == [("FILE002", "h")]
    assert "h" in sources.diagnostics[0].message.render("zh")


def test_a_file_that_cannot_be_opened_is_kept_as_not_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "h/a.yml", "h/b.yml", "h/c.yml")
    opened = os.open

    def refuse(path: str, *arguments: int) -> int:
        if path.endswith("b.yml"):
            raise PermissionError(13, "Permission denied")
        if path.endswith("c.yml"):
            raise FileNotFoundError(2, "No such file or directory")
        return opened(path, *arguments)

    monkeypatch.setattr(os, "open", refuse)
    sources = read(tmp_path, "h")
    assert codes(sources) == [("FILE002", "h/b.yml"), ("FILE002", "h/c.yml")]
    assert [(file.path, file.readable) for file in sources.files][1:] == [
        ("h/b.yml", False),
        ("h/c.yml", False),
    ]


def test_a_name_that_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "h").mkdir()
    try:
        (tmp_path / "h" / os.fsdecode(b"\xff\xfe.yml")).write_text("a: 1\n")
    except OSError:
        pytest.skip("the file system takes only names that are text")
    sources = read(tmp_path, "h")
    assert paths(sources) == []
    assert [code for code, _ in codes(sources)] == ["FILE002"]


def test_a_long_file_is_read_to_its_end(tmp_path: Path) -> None:
    lines = "\n".join(f"key-{number}: 客服" for number in range(20_000))
    write(tmp_path, "h/a.yml")
    (tmp_path / "h/a.yml").write_text(lines, "utf-8")
    (file,) = read(tmp_path, "h").files
    assert len(file.data) == 20_000
