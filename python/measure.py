"""Measures the package: the first call, later calls, and what handing a large table over takes.

python measure.py TABLE.csv     # needs polars; prints the machine's load, which says whether to trust the times
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
import polars as pl

import granular_iqa

CALLS = int(sys.argv[2]) if len(sys.argv) > 2 else 100
ROWS = 1_000_000


def seconds(work: Callable[[], granular_iqa.Result]) -> tuple[float, float]:
    """Of a whole call, and of the evaluation within. The result is dropped: the engine holds those that are kept."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, float(sum(result.run["seconds"].values()))


def main() -> None:
    print("load", *(f"{each:.1f}" for each in os.getloadavg()))
    frame = pl.read_csv(sys.argv[1])
    first, _ = seconds(lambda: granular_iqa.evaluate(frame, confidence=None, progress=False))
    later = [seconds(lambda: granular_iqa.evaluate(frame, confidence=None, progress=False)) for _ in range(CALLS)]
    print(f"first call {first:.3f} s", flush=True)
    print(f"later calls {statistics.median(each for each, _ in later):.3f} s, of which the evaluation"
          f" {statistics.median(within for _, within in later):.3f} s")  # fmt: skip

    random = np.random.default_rng(1)
    mos = random.uniform(1, 5, ROWS)
    columns = {"mos": mos, "std": random.uniform(0.4, 1, ROWS)}
    columns |= {f"model{number}": mos + random.normal(0, number, ROWS) for number in range(1, 7)}
    large = pl.DataFrame(columns)
    beyond = []
    for _ in range(4):
        whole, within = seconds(
            lambda: granular_iqa.evaluate(large, methods="plcc", points="grid:10x10", confidence=None, progress=False)
        )
        beyond.append(whole - within)
    print(f"a million rows of eight columns: {statistics.median(beyond[1:]):.3f} s beyond the evaluation")


main()
