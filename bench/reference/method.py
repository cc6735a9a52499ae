"""Granularity-modulated correlation (arXiv 2601.21738) written from the formulas, in NumPy.

One surface point at a time; for each, the loop runs over the shift k between the images of a pair, so that every step
works on whole arrays of the pairs (i, i + k). All models share the pair weights.
"""

import numpy as np
from scipy import stats
from statsmodels.nonparametric.kernel_regression import KernelReg


def dense_ranks(values):
    """Ranks without gaps; ties share a rank."""
    return np.unique(values, return_inverse=True)[1].astype(float)


def gaussian_regulator(mos, std):
    """Weights by the inverse density of opinions at the whole units of a 0..100 scale."""
    scale = 100 / (mos.max() - mos.min())
    scaled = (mos - mos.min()) * scale
    spread = std * scale + 1e-8
    nearest = np.rint(scaled)
    units = np.where(np.abs(scaled - nearest) <= 2**-13, nearest, np.floor(scaled))
    density = {b: np.exp(-((b - scaled) ** 2) / (2 * spread**2)).sum() for b in np.unique(units)}
    return 100 / np.array([density[b] for b in units])


def correlations(mos, std, weight, predictions, q, qd):
    """PLCC, SRCC and KRCC of every model at one point: array (models, 3)."""
    # An image whose raters agree entirely has an empty window.
    active = std > 0
    rank = dense_ranks(mos)[active]
    score = np.array([x[active] for x in predictions])
    score_rank = np.array([dense_ranks(x)[active] for x in predictions])
    mos, variance, weight = mos[active], std[active] ** 2, weight[active]
    window = weight * np.exp(-((q - mos) ** 2) / (2 * variance))
    models = len(predictions)
    sums = np.zeros(3)
    by_model = np.zeros((models, 5))
    for k in range(1, len(mos)):
        ds = mos[k:] - mos[:-k]
        off = qd - np.abs(ds)
        w = window[k:] * window[:-k] * np.exp(-(off**2) / (2 * (variance[k:] + variance[:-k])))
        dr = rank[k:] - rank[:-k]
        sums += w @ (ds * ds), w @ (dr * dr), w.sum()
        for m in range(models):
            dx = score[m, k:] - score[m, :-k]
            dy = score_rank[m, k:] - score_rank[m, :-k]
            by_model[m] += (
                w @ (dx * ds),
                w @ (dx * dx),
                w @ (dy * dr),
                w @ (dy * dy),
                w @ (np.sign(dx) * np.sign(ds)),
            )
    plcc = by_model[:, 0] / np.sqrt(sums[0] * by_model[:, 1])
    srcc = by_model[:, 2] / np.sqrt(sums[1] * by_model[:, 3])
    krcc = by_model[:, 4] / sums[2]
    return np.stack([plcc, srcc, krcc], axis=1)


def mean_height(points, values, mos_range, bandwidths="cv_ls", steps=100):
    """GMC score: volume under a local-linear kernel regression on a grid, over its area.

    Bandwidths along Q and Qd are searched by cross-validation unless given.
    """
    low, high = mos_range
    fit = KernelReg(values, points, var_type="cc", reg_type="ll", bw=bandwidths)
    q = np.linspace(low, high, steps)
    qd = np.linspace(0, high - low, steps)
    grid = np.stack(np.meshgrid(q, qd, indexing="ij"), axis=-1).reshape(-1, 2)
    heights = fit.fit(grid)[0].reshape(steps, steps)
    return mean_of_grid(heights, low, high)


def mean_of_grid(heights, low, high):
    """Volume under heights at evenly spaced Q (rows) and Qd (columns), over the area."""
    q = np.linspace(low, high, len(heights))
    qd = np.linspace(0, high - low, len(heights))
    return np.trapz(np.trapz(heights, qd, axis=1), q) / (high - low) ** 2


def global_figures(mos, scores):
    """PLCC, SRCC and tau-b of a whole set."""
    return (
        stats.pearsonr(mos, scores)[0],
        stats.spearmanr(mos, scores)[0],
        stats.kendalltau(mos, scores)[0],
    )
