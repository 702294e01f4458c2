"""What templates are compiled to: plain Python for what is known about their names.

Jinja looks up every attribute and makes every call through a function of its own, since a
template may be given anything. Ours are always given a writer and an entity, so that most of this
can be written out: it halves the time of a page.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from deskbook.pages.writer import Writer

_GIVEN = frozenset(("w", "e", "t", "a"))
"""Names that every template has: the writer, the entity (or None) and the interface texts."""


def _is_markup(function: object) -> bool:
    annotations = getattr(function, "__annotations__", {})
    return annotations.get("return") == "Markup"


_MARKUP_METHODS = frozenset(name for name, value in vars(Writer).items() if _is_markup(value))


class Compiler(CodeGenerator):
    """Writes attributes and methods of what is always given as they are, calls plain functions
    straight away, and does not escape what is safe by its type."""

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        if node.ctx == "load" and node.name in _GIVEN:
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if _is_given(node):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        else:
            super().visit_Getattr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        called = node.node
        plain = _method(called) or self._function(called)
        if not plain or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(called, frame)
        self.write("(")
        for argument in [*node.args, *node.kwargs]:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        if not all(self._is_safe(one) for one in node.nodes):
            super().visit_Concat(node, frame)
            return
        self.write("Markup(''.join((")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write(")))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_safe(node):
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not self._is_safe(node):
            super()._output_child_post(node, frame, finalize)

    def _function(self, node: nodes.Node) -> object | None:
        """Return the plain function that a name always means, None if there is none."""
        if not isinstance(node, nodes.Name):
            return None
        function = self.environment.globals.get(node.name)
        return function if isinstance(function, FunctionType) else None

    def _is_safe(self, node: nodes.Node) -> bool:
        """Whether the value of an expression is finished HTML by its type."""
        if not isinstance(node, nodes.Call):
            return False
        method = _method(node.node)
        if method:
            return method in _MARKUP_METHODS
        return _is_markup(self._function(node.node))


def _is_given(node: nodes.Node) -> bool:
    """Whether a chain of attributes begins at a name that every template has."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name) and node.name in _GIVEN


def _method(node: nodes.Node) -> str:
    """Return the name of the writer's method that an expression is, "" if it is none."""
    if (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "w"
    ):
        return node.attr
    return ""
