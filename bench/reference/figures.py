#!/usr/bin/env python3
"""Figures over a whole data set, written from their definitions (docs/figures.md) with NumPy and SciPy.

    figures.py TABLE.csv RATERS [MODEL...]

TABLE.csv has columns mos, std and one for each model, higher scores meaning better; RATERS is the number of people behind
each MOS. Prints a line `model,figure,value` for each figure. All pairs are held in memory: 10,000 images take some
gigabytes and a minute. Shares no code with the engine.
"""

import csv
import math
import sys

import numpy as np
from scipy import optimize, special

INTERVAL = 0.95
DIFFERENT = special.ndtri(0.95)
CONFIDENCES = (0.95, 0.90, 0.75, 0.68)


# Mappings ---------------------------------------------------------------------------------------------------------------


def least_squares(columns, y):
    """Sum of squares and fitted values of the best combination of some columns."""
    a = np.column_stack(columns)
    fitted = a @ np.linalg.lstsq(a, y, rcond=None)[0]
    return ((y - fitted) ** 2).sum(), fitted


def logistic(t, slope, centre):
    """A rising logistic function, up to a constant and a factor: written so that a far centre costs no digits."""
    if centre < t.min():
        return -special.expit(-slope * (t - centre)) / special.expit(-slope * (t.min() - centre))
    return special.expit(slope * (t - centre)) / special.expit(slope * (t.max() - centre))


def fit_logistic(x, y, line):
    """The best logistic curve, with a line or without: slope and centre by search, the rest by linear least squares.

    Its limits count, too: exponentials, steps, and, with a line, the cubic polynomial.
    """
    t = (x - x.mean()) / x.std()
    rest = [np.ones_like(t)] + ([t] if line else [])
    sign = 1 if np.corrcoef(x, y)[0, 1] >= 0 else -1

    def column(p):
        return logistic(t, math.exp(p[0]), p[1])

    def exponential(p):
        return np.exp(p[0] * (t - t.max())) if p[0] > 0 else -np.exp(p[0] * (t - t.min()))

    def cost(g):
        if not np.all(np.isfinite(g)):
            return math.inf
        if line:
            height = np.linalg.lstsq(np.column_stack(rest + [g]), y, rcond=None)[0][-1]
            if height * sign < 0:
                return math.inf
        return least_squares(rest + [g], y)[0]

    starts = []
    for slope in np.geomspace(0.05, 500, 25):
        span = np.linspace(t.min(), t.max(), 33)
        for centre in np.concatenate([t.min() - np.array([8, 2]) / slope, span, t.max() + np.array([2, 8]) / slope]):
            starts.append((cost(column((math.log(slope), centre))), math.log(slope), centre))
    starts.sort()
    best = (math.inf, None)
    for _, slope, centre in starts[:12]:
        found = optimize.minimize(
            lambda p: cost(column(p)) if p[0] > math.log(0.01) else math.inf,
            [slope, centre],
            method="Nelder-Mead",
            options={"xatol": 1e-10, "fatol": 1e-10, "maxiter": 2000},
        )
        if found.fun < best[0]:
            best = (found.fun, column(found.x))
    # The limits of a centre far above and far below the data.
    for sense in (1, -1):
        grid = sense * np.geomspace(0.02, 50, 80)
        costs = [cost(exponential([u])) for u in grid]
        k = int(np.argmin(costs))
        if 0 < k < len(grid) - 1 and math.isfinite(costs[k]):
            low, high = sorted((grid[k - 1], grid[k + 1]))
            found = optimize.minimize_scalar(
                lambda u: cost(exponential([u])), bounds=(low, high), method="bounded", options={"xatol": 1e-12}
            )
            if found.fun < best[0]:
                best = (found.fun, exponential([found.x]))
    sse, fitted = least_squares(rest + [best[1]], y)
    candidates = [(sse, fitted)] + list(steps(t, y, rest, sign if line else 0))
    if line:
        powers = rest + [t**2, t**3]
        if np.linalg.lstsq(np.column_stack(powers), y, rcond=None)[0][-1] * sign < 0:
            candidates.append(least_squares(powers, y))
    return min(candidates, key=lambda candidate: candidate[0])[1]


def steps(t, y, rest, sign):
    """Steps between two scores, and at a score whose images may lie anywhere between both levels."""
    scores = np.unique(t)
    for low, here in zip(scores[:-1], scores[1:]):
        above = (t >= here).astype(float)
        height = np.linalg.lstsq(np.column_stack(rest + [above]), y, rcond=None)[0][-1]
        if height * sign >= 0:
            yield least_squares(rest + [above], y)
        if low > scores[0]:
            at = (t == low).astype(float)
            *_, height, share = np.linalg.lstsq(np.column_stack(rest + [above, at]), y, rcond=None)[0]
            if height * sign >= 0 and 0 < share / height < 1:
                yield least_squares(rest + [above, at], y)


def fit_cubic(x, y):
    """The best cubic that does not fall on the data.

    A quadratic is at or above 0 on [0, 1] exactly if it is (a + b t)^2 + c t (1 - t) with c at or above 0 (Markov and
    Lukacs); its integral is the cubic.
    """
    t = (x - x.min()) / (x.max() - x.min())

    def rise(p):
        a, b, c = p
        return a * a * t + a * b * t**2 + b * b * t**3 / 3 + c * c * (t**2 / 2 - t**3 / 3)

    def residual(p):
        f = rise(p)
        return y - y.mean() - (f - f.mean())

    best = None
    scale = math.sqrt(y.std())
    for start in ((1, 0, 1), (2, -2, 1), (0.1, 2, 0.1), (2, -1, 0.1), (0.1, 0.1, 3), (1, -3, 1)):
        found = optimize.least_squares(residual, scale * np.array(start), xtol=1e-15, ftol=1e-15, gtol=1e-15)
        if best is None or found.cost < best.cost:
            best = found
    f = rise(best.x)
    return y.mean() + f - f.mean()


# Errors -----------------------------------------------------------------------------------------------------------------


def pearson(a, b):
    return np.corrcoef(a, b)[0, 1]


def error_figures(y, fitted, std, raters, parameters):
    share = (1 + INTERVAL) / 2
    quantile = special.ndtri(share) if raters >= 30 else special.stdtrit(raters - 1, share)
    error = np.abs(y - fitted)
    half = quantile * std / math.sqrt(raters)
    free = len(y) - parameters
    yield "mapped_plcc", pearson(fitted, y)
    yield "rmse", math.sqrt((error**2).mean())
    yield "rmse_p1401", math.sqrt((error**2).sum() / free)
    yield "rmse_star", math.sqrt((np.maximum(0, error - half) ** 2).sum() / free)
    yield "outlier_ratio_ci", (error > half).mean()
    yield "outlier_ratio_2std", (error > 2 * std).mean()


# Pairs ------------------------------------------------------------------------------------------------------------------


def differences(v):
    """v[i] - v[j] of all pairs i < j."""
    i, j = np.triu_indices(len(v), 1)
    return v[i] - v[j]


def auc(above, below):
    """Probability that one of the first exceeds one of the second, ties half."""
    if len(above) == 0 or len(below) == 0:
        return math.nan
    below = np.sort(below)
    less = np.searchsorted(below, above, "left").sum(dtype=np.int64)
    most = np.searchsorted(below, above, "right").sum(dtype=np.int64)
    return (int(less) + int(most)) / 2 / len(above) / len(below)


def best_threshold(dx, dy, tie):
    """The smallest threshold of the highest accuracy, and that accuracy."""
    distance = np.abs(dx)
    order = np.argsort(distance, kind="stable")
    agree = (np.sign(dx) == np.sign(dy)) & ~tie & (dx != 0)
    gain = np.cumsum(tie[order].astype(np.int64) - agree[order])
    ends = np.append(np.flatnonzero(np.diff(distance[order]) > 0), len(order) - 1)
    thresholds, gains = distance[order][ends], gain[ends]
    if thresholds[0] > 0:
        thresholds, gains = np.append(0.0, thresholds), np.append(0, gains)
    k = int(np.argmax(gains))
    return thresholds[k], (agree.sum() + gains[k]) / len(dx)


def pair_figures(x, dx, dy, z):
    different = np.abs(z) >= DIFFERENT
    toward = (np.sign(dy) * dx)[different]
    threshold, accuracy = best_threshold(dx, dy, dy == 0)
    yield "pair_accuracy", accuracy
    yield "tie_threshold", threshold
    threshold, accuracy = best_threshold(dx, dy, ~different)
    yield "pair_accuracy_significant", accuracy
    yield "tie_threshold_significant", threshold
    yield "auc_different", auc(np.abs(dx)[different], np.abs(dx)[~different])
    yield "auc_better", auc(toward, -toward)
    yield "correct_better", (toward > 0).mean()


def resolving_power(fitted, z):
    d = differences(fitted)
    confidence = special.ndtr(z * np.sign(d))
    size = np.abs(d)
    low, high = size.min(), size.max()
    edges = np.append(low + (high - low) / 20 * np.arange(20), high)
    cell = np.minimum(np.searchsorted(edges, size, "right") - 1, 19)
    pairs = np.bincount(cell, minlength=20)
    total = np.bincount(cell, confidence, 20)
    with np.errstate(invalid="ignore"):
        mean = (total[1:] + total[:-1]) / (pairs[1:] + pairs[:-1])
    centre = low + (high - low) / 20 * np.arange(1, 20)
    for wanted in CONFIDENCES:
        k = 17
        while k > 0 and mean[k] > wanted:
            k -= 1
        crossed = min(mean[k], mean[k + 1]) <= wanted <= max(mean[k], mean[k + 1])
        share = (wanted - mean[k]) / (mean[k + 1] - mean[k])
        yield "resolving_power_%g" % wanted, centre[k] + share * (centre[k + 1] - centre[k]) if crossed else math.nan


def ranking(x, y, std):
    """PWRC: the area under the curve of weighted, thresholded order of pairs."""
    n = len(y)
    by_y = np.unique(y, return_inverse=True)[1]
    by_x = np.unique(x, return_inverse=True)[1]
    scale = 100 / (y.max() - y.min())
    misplaced = np.abs(by_x - by_y)
    i, j = np.triu_indices(n, 1)
    weight = np.exp(np.maximum(by_y[i], by_y[j]) / (n - 1) + (misplaced[i] + misplaced[j]) / (2 * (n - 1)))
    gap = np.abs(y[i] - y[j]) * scale
    signed = weight * np.sign(x[i] - x[j]) * np.sign(y[i] - y[j])
    thresholds = np.arange(221) / 2
    ends = [int(np.argmin(np.abs(thresholds - 2 * scale * s))) for s in (std.min(), std.max())]
    wanted = thresholds[ends[0] : ends[1] + 1]
    curve = np.array([(signed * special.expit(0.175 * (gap - t))).sum() for t in wanted]) / weight.sum()
    return np.trapezoid(curve, wanted) if hasattr(np, "trapezoid") else np.trapz(curve, wanted)


def figures(x, y, std, raters):
    dx, dy = differences(x), differences(y)
    variance = std**2 / raters
    i, j = np.triu_indices(len(y), 1)
    error = np.sqrt(variance[i] + variance[j])
    z = dy / np.where(error == 0, 1e-6, error)
    for name, parameters, fitted in (
        ("logistic4", 4, fit_logistic(x, y, False)),
        ("logistic5", 5, fit_logistic(x, y, True)),
        ("cubic", 4, fit_cubic(x, y)),
    ):
        for figure, value in error_figures(y, fitted, std, raters, parameters):
            yield name + "." + figure, value
        for figure, value in resolving_power(fitted, z):
            yield name + "." + figure, value
    yield from pair_figures(x, dx, dy, z)
    area = ranking(x, y, std)
    yield "pwrc", area
    yield "pwrc_relative", area / ranking(y, y, std)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    raters = float(sys.argv[2])
    models = sys.argv[3:] or [name for name in rows[0] if name not in ("mos", "std")]
    y, std = (np.array([float(row[name]) for row in rows]) for name in ("mos", "std"))
    print("model,figure,value")
    for model in models:
        x = np.array([float(row[model]) for row in rows]) + 0.0
        for figure, value in figures(x, y, std, raters):
            print("%s,%s,%.17g" % (model, figure, value), flush=True)


if __name__ == "__main__":
    main()
