"""A small table of results."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import nanoarrow as na
import numpy as np
from nanoarrow import ipc
from numpy.typing import NDArray

from ._tables import encoded

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN_ROWS = 60


class Frame:
    """Columns of a result by name, as NumPy arrays that cannot be changed.

    Numbers that are not defined are NaN. ``polars.DataFrame(frame)``, ``pyarrow.table(frame)`` and all others that read
    ``__arrow_c_stream__`` take it without a copy in Python.
    """

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._columns: dict[str, NDArray[Any]] | None = None

    def only(self, names: list[str]) -> Frame:
        """The same rows with these columns, as far as there are any."""
        return _made({name: self[name] for name in names if name in self})

    def where(self, rows: NDArray[np.bool_]) -> Frame:
        """The rows where ``rows`` is true."""
        return _made({name: column[rows] for name, column in self._loaded().items()})

    def _loaded(self) -> dict[str, NDArray[Any]]:
        if self._columns is None:
            with ipc.InputStream.from_readable(self._stream) as source, na.ArrayStream(source) as stream:
                array = stream.read_all()
            names = [field.name for field in array.schema.fields]
            self._columns = {name: _numpy(array.child(place)) for place, name in enumerate(names)}
        return self._columns

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self._loaded())

    def __getitem__(self, name: str) -> NDArray[Any]:
        columns = self._loaded()
        if name not in columns:
            raise KeyError(f"there is no column {name}: there are {', '.join(columns)}")
        return columns[name]

    def __contains__(self, name: object) -> bool:
        return name in self._loaded()

    def __len__(self) -> int:
        return len(next(iter(self._loaded().values())))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict."""
        columns = self._loaded()
        for values in zip(*(column.tolist() for column in columns.values()), strict=True):
            yield dict(zip(columns, values, strict=True))

    def to_pandas(self) -> pandas.DataFrame:
        """The same as a pandas frame."""
        import pandas as pd

        return pd.DataFrame(dict(self._loaded()))

    def to_polars(self) -> polars.DataFrame:
        """The same as a polars frame."""
        import polars as pl

        return pl.DataFrame(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return na.ArrayStream(ipc.InputStream.from_readable(self._stream)).__arrow_c_stream__(requested_schema)

    def __reduce__(self) -> tuple[type[Frame], tuple[bytes]]:
        return Frame, (self._stream,)

    def __repr__(self) -> str:
        columns = self._loaded()
        texts = [[name, *(_text(value) for value in column[:_SHOWN_ROWS].tolist())] for name, column in columns.items()]
        widths = [max(map(len, column)) for column in texts]
        lines = [
            "  ".join(text.rjust(width) for text, width in zip(row, widths, strict=True))
            for row in zip(*texts, strict=True)
        ]
        return "\n".join(lines + ([f"... {len(self)} rows"] if len(self) > _SHOWN_ROWS else []))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = ""
        for number, row in enumerate(self.rows()):
            if number == _SHOWN_ROWS:
                body += f'<tr><td colspan="{len(self.columns)}">... {len(self)} rows</td></tr>'
                break
            body += "<tr>" + "".join(f"<td>{html.escape(_text(value))}</td>" for value in row.values()) + "</tr>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _made(columns: dict[str, NDArray[Any]]) -> Frame:
    return Frame(encoded(columns))


def _text(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _numpy(array: na.Array) -> NDArray[Any]:
    kind = array.schema.type
    if kind == na.Type.DOUBLE:
        values = np.concatenate([np.empty(0), *(_numbers(chunk) for chunk in array.iter_chunk_views())])
    else:
        texts = kind in (na.Type.STRING, na.Type.LARGE_STRING)
        values = np.array(array.to_pylist(), dtype=object if texts else None)
    values.setflags(write=False)
    return values


def _numbers(chunk: Any) -> NDArray[np.float64]:
    rows = slice(chunk.offset, chunk.offset + chunk.length)
    values = np.array(np.asarray(chunk.buffer(1))[rows])
    if chunk.null_count:
        bits = np.frombuffer(bytes(chunk.buffer(0)), dtype=np.uint8)
        values[np.unpackbits(bits, bitorder="little")[rows] == 0] = np.nan
    return values
