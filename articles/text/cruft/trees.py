"""Boosted decision trees as they come out of training, evaluated without a library.

A tree is a number (a leaf's share of the score) or a list [column, threshold, tree, other tree]: the first one where the
column's figure is at most the threshold. The trees are turned into Python expressions once, which is five times as fast as
walking them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Tree = Any  # float | list: recursive types have no shorter name
PER_EXPRESSION = 25  # the compiler's stack is bounded


def compiled(trees: Sequence[Tree]) -> Callable[[Sequence[float]], float]:
    """The sum of all trees as a function of a row of figures."""
    groups = [trees[at : at + PER_EXPRESSION] for at in range(0, len(trees), PER_EXPRESSION)]
    sums = [_function(" + ".join(map(_expression, group))) for group in groups]
    return lambda row: sum(part(row) for part in sums)


def _function(expression: str) -> Callable[[Sequence[float]], float]:
    function: Callable[[Sequence[float]], float] = eval(f"lambda r: {expression}", {"__builtins__": {}})
    return function


def _expression(tree: Tree) -> str:
    """A tree as an expression of `r`; every part is made a number here, so that nothing else can get into the code."""
    if not isinstance(tree, list):
        return repr(float(tree))
    column, threshold, at_most, above = tree
    return f"({_expression(at_most)} if r[{int(column)}] <= {float(threshold)!r} else {_expression(above)})"
