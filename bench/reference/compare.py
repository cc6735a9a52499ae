"""Runs Granular and the NumPy reference on one data set, checks that they agree, and compares their time by stage.

Two jobs: the points of samples.csv with a fit through them, and the 100 x 100 grid itself, where nothing is fitted.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
import statsmodels

import method

METHODS = ["PLCC", "SRCC", "KRCC"]
NO_MODELS = ("mos", "std", "weight")
GRID = 100
# Both sum in double precision; a fit ends where a search ends, which the scores' four decimals allow for.
SAME_VALUE = 1e-8
SAME_FIT = 1e-4
TOLERANCE = 1e-6
# Effective pairs from which on a tolerance is kept.
SUPPORT = 100


class Job:
    """One run of Granular: its results, and the seconds of its stages, `whole` being from process start to exit."""

    def __init__(self, launcher, table, points, accuracy):
        command = [launcher, "surface", table, "--points", points, "--regulator", "gaussian", "--accuracy", accuracy]
        with tempfile.TemporaryDirectory() as out:
            _, whole = timed(lambda: subprocess.run(command + ["--out", out], check=True, stdout=subprocess.DEVNULL,
                                                    stderr=subprocess.PIPE))
            run = json.loads(Path(out, "run.json").read_text())
            self.values = indexed(Path(out, "points.csv"))
            self.scores = indexed(Path(out, "scores.csv"))
        self.seconds = run["seconds"] | {"whole": whole}
        self.by = run["computation"]["by"]

    def places(self, model):
        return self.values.loc[(model, "PLCC")][["q", "qd"]].to_numpy()


def indexed(file):
    return pd.read_csv(file).set_index(["model", "method"]).sort_index(kind="stable")


def timed(work, *arguments):
    start = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - start


class Agreement:
    """Says of everything that was compared whether it agrees."""

    def __init__(self):
        self.failures = 0

    def check(self, name, mine, theirs, bound):
        largest = float(np.max(np.abs(np.asarray(mine) - np.asarray(theirs))))
        agree = largest <= bound
        self.failures += not agree
        print(f"{name}: largest difference {largest:.1e}, allowed {bound:.0e}: {'agree' if agree else 'DIFFER'}")


class Reference:
    """The data set as the reference sees it, and the seconds that its stages take."""

    def __init__(self, table):
        data, read = timed(pd.read_csv, table)
        self.models = [name for name in data.columns if name not in NO_MODELS]
        self.mos, self.std = data["mos"].to_numpy(), data["std"].to_numpy()
        self.predictions = [data[name].to_numpy() for name in self.models]
        self.mos_range = self.mos.min(), self.mos.max()
        self.weight, prepare = timed(method.gaussian_regulator, self.mos, self.std)
        self.figures, figures = timed(lambda: [method.global_figures(self.mos, x) for x in self.predictions])
        self.seconds = {"read": read, "prepare": prepare, "global_figures": figures}

    def correlations(self, points):
        """Array (points, models, 3), and the seconds of a point."""
        values, seconds = timed(lambda: np.array(
            [method.correlations(self.mos, self.std, self.weight, self.predictions, q, qd) for q, qd in points]))
        return values, seconds / len(points)


def compare_values(agreement, reference, exact, close, some):
    """Correlations at `some` of the points against the reference; gives the reference's seconds for all points."""
    places = exact.places(reference.models[0])
    values, seconds = reference.correlations(places[some])
    for k, name in enumerate(METHODS):
        for m, model in enumerate(reference.models):
            own = exact.values.loc[(model, name)]["value"].to_numpy()
            agreement.check(f"{name} of {model}", values[:, m, k], own[some], SAME_VALUE)
    supported = exact.values["effective_pairs"] >= SUPPORT
    agreement.check("accuracy 1e-6 against exact", exact.values["value"][supported], close.values["value"][supported],
                    TOLERANCE)
    return seconds * len(places)


def compare_fit(agreement, reference, exact):
    """One surface's fit; gives the reference's seconds for it."""
    model = reference.models[0]
    score = exact.scores.loc[(model, "PLCC")]
    heights = exact.values.loc[(model, "PLCC")]["value"].to_numpy()
    places = exact.places(model)
    fitted, seconds = timed(method.mean_height, places, heights, reference.mos_range)
    agreement.check(f"GMC (PLCC) of {model}", fitted, score["gmc"], SAME_FIT)
    bandwidths = score[["bandwidth_q", "bandwidth_qd"]].to_numpy(dtype=float)
    again = method.mean_height(places, heights, reference.mos_range, bandwidths)
    agreement.check(f"GMC (PLCC) of {model} at the same bandwidths", again, score["gmc"], SAME_VALUE)
    return seconds


def compare_heights(agreement, reference, exact):
    """Mean heights of the grid itself; gives the reference's seconds for all of them."""
    low, high = reference.mos_range
    seconds = 0
    for model in reference.models:
        for name in METHODS:
            heights = exact.values.loc[(model, name)]["value"].to_numpy().reshape(GRID, GRID)
            mean, took = timed(method.mean_of_grid, heights, low, high)
            seconds += took
            agreement.check(f"GMC ({name}) of {model}", mean, exact.scores.loc[(model, name)]["gmc"], SAME_VALUE)
    return seconds


def show(title, seconds, exact, close):
    print(f"\n{title}\n  exact: {exact.by}\n  1e-6: {close.by}\n")
    print("| stage | Python, s | exact, s | ratio | 1e-6, s | ratio |\n|---|---|---|---|---|---|")
    for stage, python in (seconds | {"whole": sum(seconds.values())}).items():
        print(f"| {stage} | {python:.3g} | {exact.seconds[stage]:.3g} | {python / exact.seconds[stage]:.3g} "
              f"| {close.seconds[stage]:.3g} | {python / close.seconds[stage]:.3g} |")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("launcher")
    options.add_argument("folder", help="has table.csv (mos, std, models) and samples.csv (Q, Qd)")
    options.add_argument("points", nargs="?", type=int, default=3, help="points that the reference evaluates in each job")
    given = options.parse_args()
    table, samples = (str(Path(given.folder, name).resolve()) for name in ("table.csv", "samples.csv"))

    subprocess.run([given.launcher, "--version"], check=True, stdout=subprocess.DEVNULL)
    exact, close, exact_grid, close_grid = (
        Job(given.launcher, table, points, accuracy)
        for points in (f"file:{samples}", f"grid:{GRID}x{GRID}") for accuracy in ("exact", "1e-6"))

    reference = Reference(table)
    agreement = Agreement()
    surfaces = len(reference.models) * len(METHODS)
    print(f"{given.folder}: {len(reference.mos)} images, {len(reference.models)} models, {len(METHODS)} methods\n")
    for k, name in enumerate(METHODS):
        for m, model in enumerate(reference.models):
            agreement.check(f"global {name} of {model}", reference.figures[m][k], exact.scores.loc[(model, name)]["global"],
                            SAME_VALUE)
    print("\nPoints of samples.csv:")
    points = len(exact.places(reference.models[0]))
    sampled = reference.seconds | {
        "evaluate": compare_values(agreement, reference, exact, close, np.arange(given.points)),
        "surfaces": compare_fit(agreement, reference, exact) * surfaces,
    }
    print(f"\nGrid of {GRID} x {GRID}:")
    supported = exact_grid.values.loc[(reference.models[0], "PLCC")]["effective_pairs"].to_numpy() >= SUPPORT
    some = np.random.default_rng(1).choice(np.flatnonzero(supported), given.points, replace=False)
    gridded = reference.seconds | {
        "evaluate": compare_values(agreement, reference, exact_grid, close_grid, some),
        "surfaces": compare_heights(agreement, reference, exact_grid),
    }

    print(f"\nPython {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}, "
          f"statsmodels {statsmodels.__version__}; {os.cpu_count()} processors.")
    print(f"Python evaluated {given.points} points of each job and fitted 1 of {surfaces} surfaces; its seconds are scaled "
          "up to all.\nwhole: from process start to exit, writing the report included; Python without imports and writing.")
    show(f"{points} points and fits through them", sampled, exact, close)
    show(f"Grid of {GRID} x {GRID}, no fits", gridded, exact_grid, close_grid)
    if agreement.failures:
        sys.exit(f"{agreement.failures} number(s) differ")


if __name__ == "__main__":
    main()
