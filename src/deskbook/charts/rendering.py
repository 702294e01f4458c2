"""Many charts at once: from the cache, or drawn with one conversation with the layout engine."""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping, Sequence

from deskbook.charts.engine import Engine, EngineError, Layout
from deskbook.charts.flow import draw_flow_chart
from deskbook.charts.flow.chart import Asking
from deskbook.charts.org import draw_org_chart
from deskbook.charts.records import Chart, ChartError, ChartProblem, OrgChart, Svg

STYLE = 1  # raise it when a change of the drawing must replace what is in the caches


def render(
    charts: Sequence[Chart],
    engine: Engine | None = None,
    cache: MutableMapping[str, str] | None = None,
) -> list[Svg | ChartProblem]:
    """Return one drawing or problem per chart, in order; a broken chart does not touch the others.

    `cache` maps a key (64 hexadecimal digits, made from the chart, the engine and its version, and
    the version of the drawing) to a finished drawing; it may be any mutable mapping of strings.
    Problems are not cached.
    """
    engine = engine or Engine()
    results: list[Svg | ChartProblem | None] = [None] * len(charts)
    keys = [_key(chart, engine) for chart in charts] if cache is not None else []
    asking: dict[int, tuple[Asking, list[str]]] = {}
    for index, chart in enumerate(charts):
        if cache is not None and keys[index] in cache:
            results[index] = _remembered(chart.id, cache[keys[index]])
            continue
        try:
            if isinstance(chart, OrgChart):
                results[index] = draw_org_chart(chart)
            else:
                conversation = draw_flow_chart(chart)
                asking[index] = (conversation, next(conversation))
        except StopIteration as finished:  # drawn without asking for a layout
            results[index] = finished.value
        except ChartError as error:
            results[index] = _problem(chart, error)
    _converse(charts, engine, asking, results)
    done = [result for result in results if result is not None]
    if cache is not None:
        for key, result in zip(keys, done, strict=True):
            if isinstance(result, Svg) and key not in cache:
                cache[key] = f"{result.width} {result.height}\n{result.markup}"
    return done


def _converse(
    charts: Sequence[Chart],
    engine: Engine,
    asking: dict[int, tuple[Asking, list[str]]],
    results: list[Svg | ChartProblem | None],
) -> None:
    """Answer all charts that ask for layouts, in rounds, until each is drawn or has failed."""
    while asking:
        answers = _answers(engine, [dot for _, dots in asking.values() for dot in dots])
        following: dict[int, tuple[Asking, list[str]]] = {}
        for index, (conversation, dots) in asking.items():
            mine, answers = answers[: len(dots)], answers[len(dots) :]
            try:
                following[index] = (conversation, conversation.send(mine))
            except StopIteration as finished:
                results[index] = finished.value
            except ChartError as error:
                results[index] = _problem(charts[index], error)
        asking = following


def _answers(engine: Engine, dots: list[str]) -> list[Layout | EngineError]:
    try:
        return engine.layout(dots)
    except EngineError as error:
        return [error] * len(dots)


def _problem(chart: Chart, error: ChartError) -> ChartProblem:
    return ChartProblem(chart.id, error.code, error.detail, error.counts)


def _key(chart: Chart, engine: Engine) -> str:
    known = f"{STYLE}\n{engine.version}\n{chart!r}"
    return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()


def _remembered(chart: str, text: str) -> Svg:
    size, markup = text.split("\n", 1)
    width, height = size.split(" ")
    return Svg(chart, markup, int(width), int(height))
