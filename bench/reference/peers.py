"""The direct sum in NumPy, in Numba and through granular_iqa on the same tables, in turns: agreement and time.

    python peers.py NUMBA.py [ROUNDS] [IMAGES]

NUMBA.py takes a file with input and one for output, and prints its seconds first, without compiling. The input is three
numbers of 32 bits, images, models and points, then doubles: MOS, standard deviations, regulator weights, dense ranks of
the MOS, scores of each model, their dense ranks, Q and Qd. The output is PLCC, SRCC and KRCC by point and model. Needs
granular_iqa, Numba, NumPy, SciPy and statsmodels, and Linux. Prints medians for a point, whole calls of granular_iqa
included. Seconds say little on a busy machine; processor time, of all threads, says more.
"""

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import granular_iqa
import method
import numba
import numpy as np

MODELS = 7
METHODS = ["PLCC", "SRCC", "KRCC"]
# Points that each side evaluates in a round: what takes long evaluates few.
POINTS = {"numpy": 1, "numba": 5, "granular": 20}
SAME = 1e-8


def tables(images):
    """Ratings in tenths, of which many repeat, and ratings that all differ."""
    random = np.random.default_rng(1)
    mos, std = random.uniform(1, 5, images), random.uniform(0.4, 1.2, images)
    models = {f"model{m}": mos + random.normal(0, m, images) for m in range(1, MODELS + 1)}
    yield "ratings that repeat", {"mos": mos.round(1), "std": std.round(1), **models}
    yield "ratings that all differ", {"mos": mos, "std": std, **models}


@dataclass
class Turn:
    """What a side found, an array (points, models, methods), and its seconds and processor seconds for a point."""

    values: np.ndarray
    seconds: float
    processor: float


def of_engine():
    """Processor seconds of the engine's process."""
    pid = granular_iqa._engine.ENGINE.child().pid
    ticks = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def of_children():
    """Processor seconds of processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Sides:
    """One table as each side takes it."""

    def __init__(self, table, program, folder):
        self.table, self.program = table, program
        self.mos, self.std, *self.scores = table.values()
        self.weight = method.gaussian_regulator(self.mos, self.std)
        self.input, self.output = Path(folder, "input"), Path(folder, "output")
        self.points = None

    def granular(self):
        start, before = time.perf_counter(), of_engine() + time.process_time()
        result = granular_iqa.evaluate(self.table, regulator="gaussian", accuracy="exact", fit=False, confidence=None,
                                       points=f"lhs:{POINTS['granular']}", seed=1, progress=False)
        took, processor = time.perf_counter() - start, of_engine() + time.process_time() - before
        found = {name: np.asarray(result.points[name]) for name in ("model", "method", "q", "qd", "value")}
        values = np.empty((POINTS["granular"], MODELS, len(METHODS)))
        for m, model in enumerate(list(self.table)[2:]):
            for k, name in enumerate(METHODS):
                rows = (found["model"] == model) & (found["method"] == name)
                values[:, m, k] = found["value"][rows]
                self.points = np.stack([found["q"][rows], found["qd"][rows]], axis=1)
        return Turn(values, took / POINTS["granular"], processor / POINTS["granular"])

    def numpy(self):
        points = self.points[: POINTS["numpy"]]
        start, before = time.perf_counter(), time.process_time()
        values = [method.correlations(self.mos, self.std, self.weight, self.scores, q, qd) for q, qd in points]
        took, processor = time.perf_counter() - start, time.process_time() - before
        return Turn(np.array(values), took / len(points), processor / len(points))

    def numba(self):
        # Processor time of one point more takes that of loading and compiling away.
        start = of_children()
        self.by_numba(1)
        middle = of_children()
        values, seconds = self.by_numba(1 + POINTS["numba"])
        processor = (of_children() - middle) - (middle - start)
        return Turn(values, seconds / len(values), processor / POINTS["numba"])

    def by_numba(self, count):
        """Values at the first points, and the seconds that the program says."""
        columns = [self.mos, self.std, self.weight, method.dense_ranks(self.mos), *self.scores,
                   *map(method.dense_ranks, self.scores), *self.points[:count].T]
        sizes = np.array([len(self.mos), MODELS, count], np.int32)
        self.input.write_bytes(sizes.tobytes() + b"".join(np.ascontiguousarray(each).tobytes() for each in columns))
        # What Numba keeps compiled must not lie beside the program.
        said = subprocess.run([sys.executable, self.program, self.input, self.output], check=True, capture_output=True,
                              text=True, env=os.environ | {"NUMBA_CACHE_DIR": str(self.input.parent)}).stdout
        return np.fromfile(self.output).reshape(count, MODELS, len(METHODS)), float(said.split()[0])


def ratios(mine, theirs):
    """The median of ratios within rounds, with the least and the most."""
    each = [b / a for a, b in zip(mine, theirs)]
    return f"{statistics.median(each):.3g} ({min(each):.3g} to {max(each):.3g})"


def compare(name, sides, rounds):
    """Prints how long each side takes; returns whether they agree."""
    sides.granular()  # The first call starts the engine and compiles.
    sides.by_numba(1)
    turns = {side: [] for side in ("granular", "numpy", "numba")}
    for _ in range(rounds):
        for side, taken in turns.items():
            taken.append(getattr(sides, side)())
    own = turns["granular"]
    largest = 0.0
    for side, taken in turns.items():
        difference = max(float(np.abs(turn.values - own[0].values[: len(turn.values)]).max()) for turn in taken)
        largest = max(largest, difference)
        seconds, processor = ([getattr(turn, what) for turn in taken] for what in ("seconds", "processor"))
        print(f"| {name} | {side} | {statistics.median(seconds):.3g} s | {ratios([t.seconds for t in own], seconds)} "
              f"| {statistics.median(processor):.3g} s | {ratios([t.processor for t in own], processor)} "
              f"| {difference:.1e} |", flush=True)
    return largest <= SAME


def main():
    program, rounds, images = sys.argv[1], *map(int, (sys.argv[2:] + ["5", "10000"][len(sys.argv) - 2 :]))
    print(f"{images} images, {MODELS} models, {len(METHODS)} methods; {os.cpu_count()} processors, "
          f"load {os.getloadavg()[0]:.1f}; Python {platform.python_version()}, NumPy {np.__version__}, "
          f"Numba {numba.__version__}")
    print("| table | side | a point | ratio | processor | ratio | difference |\n" + "|---" * 7 + "|")
    with tempfile.TemporaryDirectory() as folder:
        agree = [compare(name, Sides(table, program, folder), rounds) for name, table in tables(images)]
    if not all(agree):
        sys.exit(f"values differ by more than {SAME}")


if __name__ == "__main__":
    main()
