"""The layout engines."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from deskbook.charts import Engine, EngineError, Layout

CHAIN = 'digraph{node[shape=box,fixedsize=true,width=1,height=0.5,label=""] a->b}'
BROKEN = "digraph{ a -> "


def test_positions_grow_downwards_and_in_points(engine: Engine) -> None:
    (layout,) = engine.layout([CHAIN])
    assert isinstance(layout, Layout)
    assert layout.nodes["a"][1] < layout.nodes["b"][1]
    assert layout.width == pytest.approx(72)


def test_a_broken_graph_does_not_touch_the_others(engine: Engine) -> None:
    first, second, third = engine.layout([CHAIN, BROKEN, CHAIN])
    assert isinstance(second, EngineError)
    assert first == third
    assert isinstance(third, Layout)


def test_the_compiled_module_is_kept_and_repaired(tmp_path: Path) -> None:
    Engine("wasi", tmp_path).layout([CHAIN])
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:1000])
    (layout,) = Engine("wasi", tmp_path).layout([CHAIN])
    assert isinstance(layout, Layout)
    assert [path.stat().st_size for path in tmp_path.iterdir()] == [len(whole)]


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="auto, wasi, pygraphviz, dot"):
        Engine("neato")


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("dot", shutil.which("dot") is not None),
        ("pygraphviz", importlib.util.find_spec("pygraphviz") is not None),
    ],
)
def test_other_engines_give_the_same_kind_of_answer(name: str, there: bool, engine: Engine) -> None:
    other = Engine(name)
    if not there:
        with pytest.raises(EngineError, match=name):
            other.layout([CHAIN])
        return
    first, second, third = other.layout([CHAIN, BROKEN, CHAIN])
    assert isinstance(second, EngineError)
    assert isinstance(first, Layout) and first == third
    assert first.nodes.keys() == {"a", "b"}
    assert first.nodes["a"][1] < first.nodes["b"][1]
    assert other.version != engine.version
