"""Writes table.parquet (zstd) from table.csv in a folder, and prints how many seconds pyarrow takes to read the text on one
thread, a line for each time. Arguments: the folder, and how many times."""

import sys
import time

import pyarrow
from pyarrow import csv, parquet


def main(folder, times):
    pyarrow.set_cpu_count(1)
    for _ in range(times):
        start = time.perf_counter()
        table = csv.read_csv(folder + "/table.csv", read_options=csv.ReadOptions(use_threads=False))
        print(time.perf_counter() - start)
    parquet.write_table(table, folder + "/table.parquet", compression="zstd")


main(sys.argv[1], int(sys.argv[2]))
