"""Tables that stay in the engine."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

from . import _client
from ._errors import InputError
from ._options import Options, query
from ._result import Result, evaluated
from ._tables import encoded, path_of

if TYPE_CHECKING:
    from typing_extensions import Unpack

_Part = tuple[list[tuple[str, str]], bytes]


def _part(table: object, name: str) -> _Part:
    path = path_of(table)
    return ([("path", path)], b"") if path is not None else ([("name", name)], encoded(table))


def prepare(*tables: object, **options: Unpack[Options]) -> Prepared:
    """Keep a table in the engine for several evaluations.

    tables: the one with the ratings first; further ones are joined to it.
    options: for all evaluations; those of an evaluation overrule them.
    """
    if not tables:
        raise InputError("give a table")
    names = ["table", *(f"table{number}" for number in range(2, len(tables) + 1))]
    return Prepared([_part(table, name) for table, name in zip(tables, names, strict=True)], query(options))


class Prepared:
    """A table that the engine keeps until ``close``, or the end of a ``with`` block."""

    def __init__(self, parts: list[_Part], options: list[tuple[str, str]]) -> None:
        self._parts = parts
        self._options = options
        self._identity = ""
        self._description: dict[str, Any] = {}
        self._send()

    def _send(self) -> None:
        place = "/v1/tables"
        for where, body in self._parts:
            self._description = _client.answer("POST", place, [*where, *self._options], body)
            self._identity = self._description["id"]
            place = f"/v1/tables/{self._identity}"

    def add(self, table: object) -> Prepared:
        """Join one more table, such as another model's predictions, for good; return this object."""
        part = _part(table, f"table{len(self._parts) + 1}")
        self._parts.append(part)
        try:
            self._send()
        except InputError:
            self._parts.pop()
            self._send()
            raise
        return self

    def evaluate(
        self, predictions: object | None = None, *, progress: bool = True, **options: Unpack[Options]
    ) -> Result:
        """Evaluate the models of the table.

        predictions: a table of models that is joined for this evaluation only, such as ``{"epoch 3": scores}``.
        """
        if not self._identity:
            raise InputError("this table was closed: prepare it again")
        where, body = ([], b"") if predictions is None else _part(predictions, "predictions")
        given = {name for name, _ in query(options)}
        kept = [each for each in self._options if each[0] not in given]
        for _ in range(2):
            try:
                parts = [("table", self._identity), *where, *kept, *query(options)]
                return evaluated(parts, body, progress)
            except _client.NotFoundError:
                # The engine is another one, or has dropped the table.
                self._send()
        raise InputError("the engine does not keep this table: prepare it again")

    @property
    def columns(self) -> list[dict[str, Any]]:
        """How the table is understood: for each column its type, range, missing values, role, and why."""
        columns: list[dict[str, Any]] = self._description["columns"]
        return columns

    @property
    def models(self) -> list[str]:
        """Models that the table has."""
        return list(self._description.get("models", []))

    def close(self) -> None:
        """Let the engine forget the table; safe to repeat."""
        if self._identity:
            try:
                _client.call("DELETE", f"/v1/tables/{self._identity}")
            except _client.NotFoundError:
                pass
            finally:
                self._identity = ""

    def __enter__(self) -> Prepared:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
