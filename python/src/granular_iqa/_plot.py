"""Drawings with matplotlib, which must be installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ._errors import InputError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._result import Result

_FEW_PAIRS = 30


def _axes(ax: Axes | None, **options: Any) -> Axes:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise ImportError("drawing needs matplotlib: pip install matplotlib") from error
    _, made = plt.subplots(subplot_kw=options)
    return made  # type: ignore[no-any-return, unused-ignore]


class Plots:
    """Drawings of a result. Each returns the matplotlib axes, and takes ``ax`` to draw into."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def surface(self, model: str, method: str = "srcc", ax: Axes | None = None) -> Axes:
        """The surface in three dimensions; ``ax`` must be of the projection "3d"."""
        surface = self._result.surface(model, method)
        axes: Any = _axes(ax, projection="3d")
        q, qd = np.meshgrid(surface.q, surface.qd, indexing="ij")
        axes.plot_surface(q, qd, surface.values, cmap="viridis", vmin=0, vmax=1)
        axes.set(xlabel="Q", ylabel="Qd", zlabel=method.upper(), title=model)
        return axes  # type: ignore[no-any-return]

    def heatmap(self, model: str, method: str = "srcc", ax: Axes | None = None) -> Axes:
        """The surface from above; hatched where fewer than 30 effective pairs stand behind a value."""
        surface = self._result.surface(model, method)
        axes = _axes(ax)
        mesh = axes.pcolormesh(surface.q, surface.qd, surface.values.T, vmin=0, vmax=1, shading="nearest")
        few = (surface.effective_pairs < _FEW_PAIRS).T
        if few.any() and min(few.shape) > 1:
            axes.contourf(surface.q, surface.qd, few, levels=[0.5, 1.5], colors="none", hatches=["///"])
        axes.figure.colorbar(mesh, ax=axes, label=method.upper())
        axes.set(xlabel="Q", ylabel="Qd", title=model)
        return axes

    def difference(self, a: str, b: str, method: str = "srcc", ax: Axes | None = None) -> Axes:
        """The surface of ``a`` minus that of ``b``."""
        first, second = self._result.surface(a, method), self._result.surface(b, method)
        if first.values.shape != second.values.shape:
            raise InputError(f"the surfaces of {a} and {b} are not on the same grid")
        difference = first.values - second.values
        most = float(np.nanmax(np.abs(difference), initial=1e-12))
        axes = _axes(ax)
        mesh = axes.pcolormesh(first.q, first.qd, difference.T, cmap="RdBu", vmin=-most, vmax=most, shading="nearest")
        axes.figure.colorbar(mesh, ax=axes, label=f"{method.upper()}, {a} - {b}")
        axes.set(xlabel="Q", ylabel="Qd", title=f"{a} - {b}")
        return axes

    def profile(self, axis: str = "q", method: str = "srcc", ax: Axes | None = None) -> Axes:
        """The correlations of all models along Q or Qd alone; needs ``profiles=True`` in the evaluation."""
        if axis not in ("q", "qd"):
            raise InputError(f"axis is q or qd, not {axis}")
        table = self._result.table("profiles", ": evaluate with profiles=True")
        axes = _axes(ax)
        wanted = (table["axis"] == axis) & np.array([each.lower() == method.lower() for each in table["method"]])
        for model in self._result.models:
            rows = wanted & (table["model"] == model)
            axes.plot(table["place"][rows], table["value"][rows], label=model)
        axes.set(xlabel="Q" if axis == "q" else "Qd", ylabel=method.upper())
        axes.legend()
        return axes
