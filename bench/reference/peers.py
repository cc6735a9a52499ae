"""The direct sum in NumPy, in Numba and through granular_iqa on the same tables, in turns: do they agree, and how long do they take?

    python peers.py NUMBA.py [ROUNDS] [IMAGES]

NUMBA.py takes a file with input and one for output, and prints its seconds first, without compiling. The input is three
numbers of 32 bits, images, models and points, then doubles: MOS, standard deviations, regulator weights, dense ranks of
the MOS, scores of each model, their dense ranks, Q and Qd. The output is PLCC, SRCC and KRCC by point and model. Needs
granular_iqa, Numba, NumPy, SciPy and statsmodels. Prints medians of seconds for a point, whole calls of granular_iqa
included.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import granular_iqa
import method
import numba
import numpy as np

MODELS = 7
METHODS = ["PLCC", "SRCC", "KRCC"]
# Points that each side evaluates in a round: what takes long evaluates few.
POINTS = {"numpy": 1, "numba": 5, "granular": 100}
SAME = 1e-8


def tables(images):
    """Ratings in tenths, of which many repeat, and ratings that all differ."""
    random = np.random.default_rng(1)
    mos, std = random.uniform(1, 5, images), random.uniform(0.4, 1.2, images)
    models = {f"model{m}": mos + random.normal(0, m, images) for m in range(1, MODELS + 1)}
    yield "ratings that repeat", {"mos": mos.round(1), "std": std.round(1), **models}
    yield "ratings that all differ", {"mos": mos, "std": std, **models}


class Sides:
    """One table as each side takes it. A side gives its values, an array (points, models, methods), and seconds for a point."""

    def __init__(self, table, program, folder):
        self.table, self.program = table, program
        self.mos, self.std, *self.scores = table.values()
        self.weight = method.gaussian_regulator(self.mos, self.std)
        self.input, self.output = Path(folder, "input"), Path(folder, "output")
        self.points = None

    def granular(self):
        start = time.perf_counter()
        result = granular_iqa.evaluate(self.table, regulator="gaussian", accuracy="exact", fit=False, confidence=None,
                                       points=f"lhs:{POINTS['granular']}", seed=1, progress=False)
        took = time.perf_counter() - start
        found = {name: np.asarray(result.points[name]) for name in ("model", "method", "q", "qd", "value")}
        values = np.empty((POINTS["granular"], MODELS, len(METHODS)))
        for m, model in enumerate(list(self.table)[2:]):
            for k, name in enumerate(METHODS):
                rows = (found["model"] == model) & (found["method"] == name)
                values[:, m, k] = found["value"][rows]
                self.points = np.stack([found["q"][rows], found["qd"][rows]], axis=1)
        return values, took / POINTS["granular"]

    def numpy(self):
        points = self.points[: POINTS["numpy"]]
        start = time.perf_counter()
        values = [method.correlations(self.mos, self.std, self.weight, self.scores, q, qd) for q, qd in points]
        return np.array(values), (time.perf_counter() - start) / len(points)

    def numba(self):
        points = self.points[: POINTS["numba"]]
        columns = [self.mos, self.std, self.weight, method.dense_ranks(self.mos), *self.scores,
                   *map(method.dense_ranks, self.scores), *points.T]
        sizes = np.array([len(self.mos), MODELS, len(points)], np.int32)
        self.input.write_bytes(sizes.tobytes() + b"".join(np.ascontiguousarray(each).tobytes() for each in columns))
        said = subprocess.run([sys.executable, self.program, self.input, self.output], check=True, capture_output=True,
                              text=True).stdout
        return np.fromfile(self.output).reshape(len(points), MODELS, 3), float(said.split()[0]) / len(points)


def compare(name, sides, rounds):
    """Prints how long each side takes; returns whether they agree."""
    sides.granular()  # The first call starts the engine and compiles.
    seconds = {side: [] for side in POINTS}
    differences = {side: 0.0 for side in ("numpy", "numba")}
    for _ in range(rounds):
        own, took = sides.granular()
        seconds["granular"].append(took)
        for side in differences:
            values, took = getattr(sides, side)()
            seconds[side].append(took)
            differences[side] = max(differences[side], float(np.abs(values - own[: len(values)]).max()))
    for side, took in seconds.items():
        ratios = [theirs / own for theirs, own in zip(took, seconds["granular"])]
        print(f"| {name} | {side} | {1000 * statistics.median(took):.4g} ms | {statistics.median(ratios):.3g} "
              f"({min(ratios):.3g} to {max(ratios):.3g}) | {differences.get(side, 0):.1e} |", flush=True)
    return max(differences.values()) <= SAME


def main():
    program, rounds, images = sys.argv[1], *map(int, (sys.argv[2:] + ["5", "10000"][len(sys.argv) - 2 :]))
    print(f"{images} images, {MODELS} models, {len(METHODS)} methods; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; "
          f"Python {platform.python_version()}, NumPy {np.__version__}, Numba {numba.__version__}")
    print("| table | side | for a point | times as long | largest difference |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        agree = [compare(name, Sides(table, program, folder), rounds) for name, table in tables(images)]
    if not all(agree):
        sys.exit(f"values differ by more than {SAME}")


if __name__ == "__main__":
    main()
