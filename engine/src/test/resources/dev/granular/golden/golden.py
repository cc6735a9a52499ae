"""Granularity-modulated correlations of small data sets, computed with 60 digits.

Shares no code with the engine: pair after pair, as the formulas are written, in decimal arithmetic from the exact
values of the doubles. Writes NAME.images.csv (mos, std, weight, one column per model) and NAME.expected.csv beside this
file. To regenerate, with any Python 3.9 or newer and nothing else:

    python3 golden.py
"""

import math
import pathlib
import random
from decimal import Decimal, getcontext

getcontext().prec = 60
HERE = pathlib.Path(__file__).parent
NOT_DEFINED = "NaN"


def dense_ranks(values):
    order = sorted(set(v + 0.0 for v in values))
    return [order.index(v + 0.0) for v in values]


def sign(x):
    return (x > 0) - (x < 0)


def pair_weights(mos, std, weight, q, qd, scale):
    """Weight of every pair (i, j); pairs without weight are left out."""
    weights = {}
    for i in range(len(mos)):
        for j in range(i):
            vi, vj = (scale * std[i]) ** 2, (scale * std[j]) ** 2
            if vi == 0 or vj == 0 or weight[i] == 0 or weight[j] == 0:
                continue
            exponent = (
                -((q - mos[i]) ** 2) / (2 * vi)
                - (q - mos[j]) ** 2 / (2 * vj)
                - (qd - abs(mos[i] - mos[j])) ** 2 / (2 * (vi + vj))
            )
            weights[i, j] = weight[i] * weight[j] * exponent.exp()
    return weights


def linear(weights, s, x):
    """The weighted correlation of differences."""
    sx = sum((w * (s[i] - s[j]) * (x[i] - x[j]) for (i, j), w in weights.items()), Decimal(0))
    ss = sum((w * (s[i] - s[j]) ** 2 for (i, j), w in weights.items()), Decimal(0))
    xx = sum((w * (x[i] - x[j]) ** 2 for (i, j), w in weights.items()), Decimal(0))
    return sx / (ss * xx).sqrt() if ss * xx != 0 else None


def concordance(weights, s, x):
    total = sum(weights.values(), Decimal(0))
    signs = sum((w * sign(s[i] - s[j]) * sign(x[i] - x[j]) for (i, j), w in weights.items()), Decimal(0))
    return signs / total if total != 0 else None


def text(number):
    if number is None:
        return NOT_DEFINED
    return f"{number:.25e}" if number else "0"


def write(name, mos, std, weight, models, points, scale=1.0):
    with open(HERE / f"{name}.images.csv", "w", newline="\n") as out:
        out.write(",".join(["mos", "std", "weight", *models]) + "\n")
        for row in zip(mos, std, weight, *models.values()):
            out.write(",".join(repr(float(v)) for v in row) + "\n")
    s, sd, p = ([Decimal(float(v)) for v in column] for column in (mos, std, weight))
    rank_s = [Decimal(r) for r in dense_ranks(mos)]
    with open(HERE / f"{name}.expected.csv", "w", newline="\n") as out:
        out.write("q,qd,std_scale,model,plcc,srcc,krcc,effective_pairs\n")
        for q, qd in points:
            weights = pair_weights(s, sd, p, Decimal(q), Decimal(qd), Decimal(scale))
            total = sum(weights.values(), Decimal(0))
            squares = sum((w * w for w in weights.values()), Decimal(0))
            effective = total * total / squares if weights else Decimal(0)
            for model, scores in models.items():
                x = [Decimal(float(v)) for v in scores]
                rank_x = [Decimal(r) for r in dense_ranks(scores)]
                figures = (
                    linear(weights, s, x),
                    linear(weights, rank_s, rank_x),
                    concordance(weights, s, x),
                    effective,
                )
                out.write(",".join([repr(q), repr(qd), repr(scale), model, *map(text, figures)]) + "\n")


def main():
    rng = random.Random(20260101)

    def ties(n, low, high, decimals):
        return [round(rng.uniform(low, high), decimals) for _ in range(n)]

    def scores(mos):
        return {
            "linear": [0.02 * s + rng.uniform(-0.3, 0.3) for s in mos],
            "tied": [float(round(s / 12 + rng.uniform(-2, 2))) for s in mos],
            "bent": [math.ldexp(rng.uniform(0.5, 1), int(s / 10)) for s in mos],
        }

    spread = [(10.0, 5.0), (35.5, 0.0), (50.0, 22.0), (71.0, 60.0), (99.0, 97.0), (0.0, 0.0)]

    mos = ties(40, 1, 100, 0)
    std = [rng.uniform(8, 22) for _ in mos]
    weight = [rng.uniform(0.02, 0.4) for _ in mos]
    write("generic", mos, std, weight, scores(mos), spread)
    write("wider", mos, std, weight, scores(mos), spread, scale=1.7)
    write("narrower", mos, std, weight, scores(mos), spread, scale=0.6)

    mos = ties(24, 1, 5, 2)
    std = [0.0 if i % 3 == 0 else rng.uniform(0.3, 0.9) for i in range(24)]
    weight = [0.0 if i % 5 == 1 else rng.uniform(0.5, 2) for i in range(24)]
    write("silent", mos, std, weight, scores([20 * s for s in mos]), [(1.0, 0.5), (3.2, 1.1), (4.9, 3.9)])

    mos = [4.0, 4.0, 4.0, 2.5, 2.5, 3.0, 3.0, 3.0, 3.0, 1.5]
    std = [0.5, 0.5, 0.5, 0.7, 0.7, 0.6, 0.6, 0.6, 0.4, 0.3]
    weight = [1.0] * 10
    repeated = {
        "mixed": [3.0, 1.0, 2.0, 2.0, 2.0, -1.0, 5.0, 2.5, 0.0, -0.0],
        "constant": [0.1] * 10,
    }
    write("repeated", mos, std, weight, repeated, [(3.0, 0.0), (2.0, 1.5), (4.0, 2.5)])

    two = {"right": [0.25, 0.75], "wrong": [9.0, -3.0], "same": [5.0, 5.0]}
    write("two", [40.0, 61.5], [12.0, 15.0], [0.3, 0.1], two, [(50.0, 20.0), (5.0, 90.0)])

    # Every plain weight underflows a double: exponents from about -1,500 to -100,000.
    mos = ties(30, 1, 100, 1)
    std = [rng.uniform(1, 4) for _ in mos]
    weight = [rng.uniform(0.02, 0.4) for _ in mos]
    far = [(50.0, 200.0), (1.0, 99.0), (300.0, 10.0), (-250.0, 0.0), (100.0, 99.0)]
    write("far", mos, std, weight, scores(mos), far)

    # Far away too, where the heaviest pairs have equal MOS: the correlation rests on pairs 1e-50 as heavy.
    mos = [12.0] * 4 + [10.0] * 4 + [9.5] * 3
    std = [1.0] * 11
    weight = [0.5, 1.0] * 5 + [0.5]
    write("remote", mos, std, weight, scores([8 * s for s in mos]), [(70.0, 2.0), (-30.0, 1.0), (12.0, 60.0)])


if __name__ == "__main__":
    main()
