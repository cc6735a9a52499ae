"""Granular: shows where an image-quality model can be trusted.

>>> import granular_iqa
>>> result = granular_iqa.evaluate(table, mos="mos", std="std")
>>> result.scores
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import CancelledEvaluationError, EngineError, GranularError, InputError
from ._frame import Frame
from ._options import Options, query
from ._prepared import Prepared, prepare
from ._result import Result, Surface, evaluated
from ._tables import encoded, path_of

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = [
    "CancelledEvaluationError",
    "EngineError",
    "Frame",
    "GranularError",
    "InputError",
    "Options",
    "Prepared",
    "Result",
    "Surface",
    "columns",
    "evaluate",
    "prepare",
]
__version__ = "0.2.0"


def evaluate(table: object, *, progress: bool = True, **options: Unpack[Options]) -> Result:
    """Evaluate the models of a table.

    table: a row for each image, as a data frame (polars, pandas), anything with ``__arrow_c_stream__`` (pyarrow,
        duckdb), a dict of arrays, or the path of a file in any format that Granular reads. A list of tables is joined
        by ``key`` or, if their lengths agree, row by row.
    progress: whether a bar is shown, with tqdm, if the evaluation takes longer than a second.
    options: as on the command line, see ``Options``. Columns that are not named are found by their names.

    Raises InputError, with one line on what is wrong and what to do; KeyboardInterrupt cancels the evaluation.
    """
    if isinstance(table, list):
        with prepare(*table) as prepared:
            return prepared.evaluate(progress=progress, **options)
    path = path_of(table)
    if path is not None:
        return evaluated([("path", path), *query(options)], b"", progress)
    return evaluated([("name", "table"), *query(options)], encoded(table), progress)


def columns(table: object, **options: Unpack[Options]) -> list[dict[str, Any]]:
    """How a table is understood: for each column its type, range, missing values, role, and why; computes nothing."""
    with prepare(*(table if isinstance(table, list) else [table]), **options) as prepared:
        return prepared.columns
