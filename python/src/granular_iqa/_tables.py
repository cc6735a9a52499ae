"""Tables on their way to the engine, as Arrow streams."""

from __future__ import annotations

import io
import os
import pathlib
import sys
from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

import nanoarrow as na
import numpy as np
from nanoarrow import ipc

from ._errors import InputError


@runtime_checkable
class ArrowStream(Protocol):
    """A table that exports itself by the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def encoded(table: object) -> bytes:
    """The table as an Arrow IPC stream.

    Raises InputError, which names the column, if a column has a type that cannot be sent.
    """
    if isinstance(table, Mapping):
        return _of_columns({str(name): _array(str(name), values) for name, values in table.items()})
    kind = type(table).__module__.partition(".")[0]
    if kind == "polars":
        return _of_polars(table)
    if kind == "pandas":
        return _of_pandas(table)
    if isinstance(table, ArrowStream):
        return _of_stream(table)
    raise InputError(
        f"{type(table).__name__} is no table: give a data frame, anything with __arrow_c_stream__, a dict of arrays,"
        " or a path"
    )


def path_of(table: object) -> str | None:
    """The absolute path if the table is one; the engine reads the file itself."""
    if not isinstance(table, (str, os.PathLike)):
        return None
    path = pathlib.Path(table).expanduser().absolute()
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    return str(path)


def _array(name: str, values: object) -> Any:
    """A column of numbers or texts for nanoarrow."""
    try:
        array = np.asarray(values)
    except (TypeError, ValueError, RuntimeError) as error:
        raise InputError(f"column {name}: {error}") from error
    if array.ndim != 1:
        raise InputError(f"column {name} has shape {array.shape}: give one value for each image")
    if array.dtype.kind in "iuf" and array.dtype.itemsize in (1, 2, 4, 8):
        if array.dtype.itemsize == 2 and array.dtype.kind == "f":
            array = array.astype(np.float32)
        native = array.dtype.newbyteorder("=")
        return na.c_array(np.ascontiguousarray(array, dtype=native))
    if array.dtype.kind == "b":
        return na.c_array(array.astype(np.uint8))
    if array.dtype.kind in "OUT":
        return _of_objects(name, [None if value is None or value != value else value for value in array.tolist()])
    raise InputError(f"column {name} has type {array.dtype}, which is neither a number nor a text: convert it")


def _of_objects(name: str, values: list[Any]) -> Any:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {str}:
        return na.c_array(values, na.string())
    try:
        if any(isinstance(value, str) for value in values):
            raise TypeError("texts and numbers are mixed")
        return na.c_array([None if value is None else float(value) for value in values], na.float64())
    except (TypeError, ValueError) as error:
        found = ", ".join(sorted(kind.__name__ for kind in kinds))
        raise InputError(f"column {name} holds {found}: give numbers or texts only") from error


def _of_columns(columns: Mapping[str, Any]) -> bytes:
    if not columns:
        raise InputError("the table has no columns")
    lengths = {name: len(column) for name, column in columns.items()}
    first, rows = next(iter(lengths.items()))
    for name, length in lengths.items():
        if length != rows:
            raise InputError(f"column {name} has {length} values, but {first} has {rows}")
    schema = na.struct({name: na.Schema(column.schema) for name, column in columns.items()})
    struct = na.c_array_from_buffers(schema, rows, [None], children=list(columns.values()))
    return _written(na.ArrayStream(struct))


def _written(stream: Any) -> bytes:
    out = io.BytesIO()
    with ipc.StreamWriter.from_writable(out) as writer:
        writer.write_stream(stream)
    return out.getvalue()


def _of_polars(table: Any) -> bytes:
    import polars as pl

    if isinstance(table, pl.LazyFrame):
        raise InputError("a LazyFrame holds no data yet: call collect() first")
    if isinstance(table, pl.Series):
        table = table.to_frame()
    for name, kind in table.schema.items():
        if str(kind) in ("Int128", "UInt128"):
            raise InputError(
                f"column {name} holds integers of 128 bits, which are not read: cast it to Int64 or Float64"
            )
    out = io.BytesIO()
    # Views and their like are not read everywhere.
    table.write_ipc_stream(out, compat_level=pl.CompatLevel.oldest())
    return out.getvalue()


def _of_pandas(table: Any) -> bytes:
    import pandas as pd

    if isinstance(table, pd.Series):
        table = table.to_frame()
    if any(name is not None for name in table.index.names):
        table = table.reset_index()
    table = table.set_axis([str(name) for name in table.columns], axis=1)
    if not table.columns.is_unique:
        raise InputError("two columns are called " + repr(table.columns[table.columns.duplicated()][0]))
    columns = {}
    for name, series in table.items():
        kind = series.dtype
        if isinstance(kind, pd.CategoricalDtype):
            series = series.astype(kind.categories.dtype)
        if pd.api.types.is_extension_array_dtype(series.dtype) and pd.api.types.is_numeric_dtype(series.dtype):
            # Nullable numbers; a missing one stays missing.
            columns[name] = _array(name, series.to_numpy(dtype=np.float64, na_value=np.nan))
        elif pd.api.types.is_string_dtype(series.dtype):
            columns[name] = _of_objects(name, [None if pd.isna(v) else v for v in series.astype(object).tolist()])
        else:
            columns[name] = _array(name, series.to_numpy())
    return _of_columns(columns)


def _of_stream(table: ArrowStream) -> bytes:
    if "pyarrow" in sys.modules:
        import pyarrow as pa

        reader = pa.RecordBatchReader.from_stream(table)
        out = pa.BufferOutputStream()
        with pa.ipc.new_stream(out, reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
        content: bytes = out.getvalue().to_pybytes()
        return content
    try:
        return _written(na.ArrayStream(table))
    except Exception as error:
        raise InputError(
            f"{type(table).__name__} has a column of a type that nanoarrow cannot send ({str(error).splitlines()[0]}):"
            " import pyarrow first, or convert the column"
        ) from error
