"""Runs Granular and the NumPy reference on one data set, checks that they agree, and compares their time by stage."""

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
# Both sum in double precision; a fit ends where a search ends, which the scores' four decimals allow for.
SAME_VALUE = 1e-8
SAME_FIT = 1e-4


def timed(work, *arguments):
    start = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - start


def run_granular(launcher, table, samples, accuracy, folder):
    """Its results and the seconds of its stages, `whole` being from process start to exit."""
    command = [launcher, "surface", table, "--points", f"file:{samples}", "--regulator", "gaussian"]
    command += ["--accuracy", accuracy, "--out", folder]
    _, whole = timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE))
    seconds = json.loads(Path(folder, "run.json").read_text())["seconds"] | {"whole": whole}
    values = pd.read_csv(Path(folder, "points.csv")).set_index(["model", "method"]).sort_index(kind="stable")
    scores = pd.read_csv(Path(folder, "scores.csv")).set_index(["model", "method"]).sort_index(kind="stable")
    return values, scores, seconds


def difference(name, mine, theirs, bound, failures):
    largest = float(np.max(np.abs(np.asarray(mine) - np.asarray(theirs))))
    agree = largest <= bound
    print(f"{name}: largest difference {largest:.1e}, allowed {bound:.0e}: {'agree' if agree else 'DIFFER'}")
    if not agree:
        failures.append(name)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("launcher")
    options.add_argument("folder", help="has table.csv (mos, std, models) and samples.csv (Q, Qd)")
    options.add_argument("points", nargs="?", type=int, default=3, help="points that the reference evaluates")
    given = options.parse_args()
    table, samples = (str(Path(given.folder, name).resolve()) for name in ("table.csv", "samples.csv"))

    subprocess.run([given.launcher, "--version"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as out:
        values, scores, exact = run_granular(given.launcher, table, samples, "exact", out)
    with tempfile.TemporaryDirectory() as out:
        close, _, compressed = run_granular(given.launcher, table, samples, "1e-6", out)

    data, read = timed(pd.read_csv, table)
    points = pd.read_csv(samples).to_numpy()
    models = [name for name in data.columns if name not in NO_MODELS]
    mos, std = data["mos"].to_numpy(), data["std"].to_numpy()
    predictions = [data[name].to_numpy() for name in models]
    weight, prepare = timed(method.gaussian_regulator, mos, std)
    some = points[: given.points]
    reference, few = timed(
        lambda: np.array([method.correlations(mos, std, weight, predictions, q, qd) for q, qd in some])
    )
    evaluate = few / len(some) * len(points)
    figures, globally = timed(lambda: [method.global_figures(mos, x) for x in predictions])
    one = values.loc[(models[0], "PLCC")]
    score = scores.loc[(models[0], "PLCC")]
    places, heights, mos_range = one[["q", "qd"]].to_numpy(), one["value"].to_numpy(), (mos.min(), mos.max())
    fitted, fit = timed(method.mean_height, places, heights, mos_range)
    bandwidths = score[["bandwidth_q", "bandwidth_qd"]].to_numpy(dtype=float)
    same_bandwidths = method.mean_height(places, heights, mos_range, bandwidths)
    surfaces = fit * len(models) * len(METHODS)

    failures = []
    print(f"{given.folder}: {len(data)} images, {len(models)} models, {len(METHODS)} methods, {len(points)} points\n")
    for k, name in enumerate(METHODS):
        for m, model in enumerate(models):
            own = values.loc[(model, name)]["value"].to_numpy()
            difference(f"{name} of {model}", reference[:, m, k], own[: len(some)], SAME_VALUE, failures)
            difference(f"global {name} of {model}", figures[m][k], scores.loc[(model, name)]["global"], SAME_VALUE, failures)
    difference(f"GMC (PLCC) of {models[0]}", fitted, score["gmc"], SAME_FIT, failures)
    difference(f"GMC (PLCC) of {models[0]} at the same bandwidths", same_bandwidths, score["gmc"], SAME_VALUE, failures)
    supported = values["effective_pairs"] >= 100
    difference("accuracy 1e-6 against exact", values["value"][supported], close["value"][supported], 1e-6, failures)

    python = {
        "read": read,
        "prepare": prepare,
        "evaluate": evaluate,
        "global_figures": globally,
        "surfaces": surfaces,
    }
    python["whole"] = sum(python.values())
    print(f"\nPython {platform.python_version()}, NumPy {np.__version__}, SciPy {scipy.__version__}, "
          f"statsmodels {statsmodels.__version__}; {os.cpu_count()} processors.")
    print(f"Python evaluated {len(some)} of {len(points)} points and fitted 1 of {len(models) * len(METHODS)} surfaces; "
          "its seconds are scaled up to all.\n")
    print("| stage | Python, s | exact, s | ratio | 1e-6, s | ratio |\n|---|---|---|---|---|---|")
    for stage, seconds in python.items():
        print(f"| {stage} | {seconds:.3g} | {exact[stage]:.3g} | {seconds / exact[stage]:.3g} "
              f"| {compressed[stage]:.3g} | {seconds / compressed[stage]:.3g} |")
    print("\nwhole: from process start to exit, writing the report included; Python without imports and writing.")
    if failures:
        sys.exit(f"{len(failures)} number(s) differ")


if __name__ == "__main__":
    main()
