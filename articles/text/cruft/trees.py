"""Boosted decision trees as they come out of training, evaluated without a library.

A tree is a number (a leaf's share of the score) or a list [column, threshold, tree, other tree]: the first one where the
column's figure is at most the threshold. The trees are turned into Python expressions of the row's figures once, which is ten times
as fast as walking them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Tree = Any  # float | list: recursive types have no shorter name
PER_EXPRESSION = 25  # the compiler's stack is bounded


def compiled(trees: Sequence[Tree]) -> Callable[[Sequence[float]], float]:
    """The sum of all trees as a function of a row of figures."""
    groups = [trees[at : at + PER_EXPRESSION] for at in range(0, len(trees), PER_EXPRESSION)]
    figures = "".join(f"r{column}, " for column in range(max(map(_last_column, trees), default=-1) + 1))
    sums = [_function(figures, " + ".join(map(_expression, group))) for group in groups]
    return lambda row: sum([part(*row) for part in sums])


def _function(figures: str, expression: str) -> Callable[..., float]:
    function: Callable[..., float] = eval(f"lambda {figures}*_: {expression}", {"__builtins__": {}})
    return function


def _last_column(tree: Tree) -> int:
    return max(int(tree[0]), *map(_last_column, tree[2:])) if isinstance(tree, list) else -1


def _expression(tree: Tree) -> str:
    """A tree as an expression of r0, r1 ...; every part is made a number here, so that nothing else can get into the code."""
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, at_most, above = tree
    return f"({_expression(at_most)} if r{int(column)} <= {float(threshold)!r} else {_expression(above)})"
