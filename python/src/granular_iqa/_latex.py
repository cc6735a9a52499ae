"""Scores as a table for a paper."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._result import Result

_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(each, "\\" + each if each in "&%$#_{}" else each) for each in text)


def scores(result: Result, figure: str) -> str:
    """Rows are models, columns methods."""
    methods = result.methods
    columns = []
    for method in methods:
        values = [result.score(model, method, figure) for model in result.models]
        columns.append(_marked(["--" if math.isnan(value) else f"{value:.4f}" for value in values]))
    lines = [
        r"\begin{tabular}{l" + "r" * len(methods) + "}",
        r"\toprule",
        " & ".join(["Model", *(method.upper() for method in methods)]) + r" \\",
        r"\midrule",
    ]
    for model, *cells in zip(result.models, *columns, strict=True):
        lines.append(" & ".join([_escaped(model), *cells]) + r" \\")
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


def _marked(cells: list[str]) -> list[str]:
    ranked = sorted({cell for cell in cells if cell != "--"}, key=float, reverse=True)
    marks = dict(zip(ranked[:2], (r"\textbf{%s}", r"\underline{%s}"), strict=False)) if len(cells) > 1 else {}
    return [marks.get(cell, "%s") % cell.replace("-", "$-$") if cell != "--" else cell for cell in cells]
