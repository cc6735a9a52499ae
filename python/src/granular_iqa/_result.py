"""What an evaluation found."""

from __future__ import annotations

import collections
import io
import json
import os
import pathlib
import weakref
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from . import _client
from ._errors import EngineError, InputError
from ._frame import Frame

if TYPE_CHECKING:
    from ._plot import Plots

_TABLES = (
    "scores",
    "points",
    "surface",
    "comparisons",
    "comparison_surface",
    "figures",
    "profiles",
    "ceiling",
    "groups",
)
_ARROW = "application/vnd.apache.arrow.stream"
_GONE = "the engine that made this result has ended, and what was not asked for before with it: evaluate again"
# Evaluations whose results nobody holds any more; the engine is told before the next one.
_UNWANTED: collections.deque[str] = collections.deque()


@dataclass(frozen=True)
class Surface:
    """A correlation surface on a grid.

    q: quality, ascending, in MOS units; length n.
    qd: difference in quality, ascending, in MOS units; length m.
    values: correlations, shape (n, m); NaN where undefined.
    se: standard errors of the same shape, NaN where none is given.
    effective_pairs: on how many equally weighted pairs each value rests; below 30 it means little.
    """

    model: str
    method: str
    q: NDArray[np.float64]
    qd: NDArray[np.float64]
    values: NDArray[np.float64]
    se: NDArray[np.float64]
    effective_pairs: NDArray[np.float64]


def evaluated(query: list[tuple[str, str]], body: bytes, progress: bool) -> Result:
    """Evaluate and hold the result."""
    while _UNWANTED:
        _client.forget(_UNWANTED.popleft())
    identity, archive = _client.evaluation(query, body, progress)
    return Result(identity, archive)


class Result:
    """Scores, points and surfaces of one evaluation.

    Large tables come from the engine when they are first asked for. A result can be pickled; an unpickled one has all
    numbers, but no ``report``, which the engine writes.
    """

    def __init__(self, identity: str, archive: bytes) -> None:
        self._identity = identity
        with zipfile.ZipFile(io.BytesIO(archive)) as parts:
            content = {name.partition(".")[0]: parts.read(name) for name in parts.namelist()}
        self._run: dict[str, Any] = json.loads(content.pop("run"))
        self._tables = {name: Frame(stream) for name, stream in content.items()}
        self._absent: set[str] = set()
        if identity:
            weakref.finalize(self, _UNWANTED.append, identity).atexit = False

    def __getstate__(self) -> dict[str, object]:
        return {"_identity": "", "_run": self._run, "_tables": self.tables, "_absent": set(_TABLES) - set(self.tables)}

    @property
    def tables(self) -> dict[str, Frame]:
        """All tables by name: scores, points, and the others as far as there are any."""
        return {name: frame for name in _TABLES if (frame := self._found(name)) is not None}

    @property
    def scores(self) -> Frame:
        """A row for each model and method: GMC, whole-set figure, standard errors and intervals."""
        return self.table("scores")

    @property
    def points(self) -> Frame:
        """A row for each model, method and place at which a correlation was computed."""
        return self.table("points")

    @property
    def run(self) -> dict[str, Any]:
        """The account of the run: inputs, options, data, versions, computation, seconds, notes, warnings."""
        return self._run

    @property
    def warnings(self) -> list[str]:
        """What to know before trusting a number, one line each."""
        return list(self._run.get("warnings", []))

    @property
    def models(self) -> list[str]:
        """Names of the models."""
        return list(dict.fromkeys(self.scores["model"].tolist()))

    @property
    def methods(self) -> list[str]:
        """Methods in lower case: plcc, srcc, krcc."""
        return list(dict.fromkeys(str(method).lower() for method in self.scores["method"].tolist()))

    def _found(self, name: str) -> Frame | None:
        """A table, which the engine sends when it is first asked for; None if this evaluation has none."""
        if name not in self._tables and name not in self._absent:
            if not self._identity:
                raise EngineError(_GONE)
            address = f"/v1/evaluations/{self._identity}"
            try:
                self._tables[name] = Frame(_client.call("GET", f"{address}/{name}", Accept=_ARROW))
            except _client.NotFoundError:
                try:
                    _client.call("GET", f"{address}/run")
                except _client.NotFoundError:
                    raise EngineError(_GONE) from None
                self._absent.add(name)
        return self._tables.get(name)

    def table(self, name: str, remedy: str = "") -> Frame:
        """One of the tables by name; ``remedy`` ends the message if there is none."""
        found = self._found(name)
        if found is None:
            raise InputError(f"this evaluation has no {name}{remedy}")
        return found

    def score(self, model: str, method: str = "srcc", figure: str = "gmc") -> float:
        """One figure of the scores, such as ``gmc`` or ``global``."""
        return float(self.scores[figure][self._rows(self.scores, model, method)][0])

    def _rows(self, table: Frame, model: str, method: str) -> NDArray[np.bool_]:
        if model not in self.models:
            raise InputError(f"there is no model {model}: there are {', '.join(self.models)}")
        if method.lower() not in self.methods:
            raise InputError(f"there is no method {method}: there are {', '.join(self.methods)}")
        upper = np.array([str(each).lower() == method.lower() for each in table["method"]], dtype=np.bool_)
        return np.asarray(table["model"] == model, dtype=np.bool_) & upper

    def surface(self, model: str, method: str = "srcc") -> Surface:
        """The surface of one model and method."""
        table = self.table("surface", ": evaluate with a grid, or without fit=False")
        rows = self._rows(table, model, method)
        if not rows.any():
            raise InputError(f"there is no surface of {model}, {method}: it could not be fitted")
        q, row = np.unique(table["q"][rows], return_inverse=True)
        qd, column = np.unique(table["qd"][rows], return_inverse=True)

        def gridded(name: str) -> NDArray[np.float64]:
            values = np.full((q.size, qd.size), np.nan)
            if name in table:
                values[row, column] = table[name][rows]
            return values

        return Surface(model, method.lower(), q, qd, gridded("value"), gridded("se"), gridded("effective_pairs"))

    def compare(self, a: str, b: str) -> Frame:
        """The comparison of two models, of each method; needs ``compare="all"`` or their names in the evaluation."""
        table = self.table("comparisons", f': evaluate with compare=["{a}", "{b}"] or compare="all"')
        pairs = set(zip(table["a"].tolist(), table["b"].tolist(), strict=True))
        if (a, b) in pairs:
            return table.where((table["a"] == a) & (table["b"] == b))
        if (b, a) in pairs:
            raise InputError(
                f"{b} was compared with {a}: ask for compare({b!r}, {a!r}); differences are the first minus the second"
            )
        raise InputError(f"{a} and {b} were not compared")

    def explain(self, q: float, qd: float, model: str, method: str = "srcc", against: str | None = None) -> Frame:
        """Which images decide, hurt and help the value of a model at a place, and which heavy pairs it orders wrongly.

        q, qd: quality and quality difference, in MOS units.
        against: explain by how much ``model`` exceeds this model instead.
        Columns: what (decides, hurts, helps, wrong_pair), rank, image, mos, std, score, share, effect; for pairs
        partner and weight.
        """
        if not self._identity:
            raise EngineError(_GONE)
        place = [("q", repr(float(q))), ("qd", repr(float(qd))), ("model", model), ("method", method.lower())]
        if against is not None:
            place.append(("against", against))
        try:
            return Frame(_client.call("GET", f"/v1/evaluations/{self._identity}/explain", place, Accept=_ARROW))
        except _client.NotFoundError:
            raise EngineError(_GONE) from None

    @property
    def plot(self) -> Plots:
        """Drawings with matplotlib: ``surface``, ``heatmap``, ``difference``, ``profile``."""
        from ._plot import Plots

        return Plots(self)

    def report(self, path: str | os.PathLike[str]) -> pathlib.Path:
        """Write the report, a page that works alone in a browser; return where it is."""
        target = pathlib.Path(path)
        content = self._page()
        temporary = target.with_name(target.name + ".part")
        temporary.write_bytes(content)
        temporary.replace(target)
        return target

    def _page(self) -> bytes:
        try:
            if self._identity:
                return _client.call("GET", f"/v1/evaluations/{self._identity}/report")
        except _client.NotFoundError:
            pass
        raise EngineError(_GONE)

    def show(self, height: int = 700) -> object:
        """The report in a frame of a notebook, some megabytes in the cell."""
        import html

        from IPython.display import HTML  # type: ignore[import-not-found, unused-ignore]

        page = html.escape(self._page().decode(), quote=True)
        return HTML(f'<iframe srcdoc="{page}" width="100%" height="{height}" style="border:0"></iframe>')

    def to_latex(self, figure: str = "gmc") -> str:
        """The scores as a table for a paper: the best bold and the second underlined, by the four decimals shown.

        Needs the LaTeX package booktabs.
        """
        from ._latex import scores

        return scores(self, figure)

    def __repr__(self) -> str:
        return repr(self._brief())

    def _brief(self) -> Frame:
        return self.scores.only(["model", "method", "gmc", "gmc_se", "global", "global_se"])

    def _repr_html_(self) -> str:
        from ._svg import heatmap

        drawings = ""
        if self._found("surface") is not None:
            method = "srcc" if "srcc" in self.methods else self.methods[0]
            drawings = "".join(heatmap(self.surface(model, method)) for model in self.models[:12])
        return f"<div>{self._brief()._repr_html_()}<div>{drawings}</div></div>"
