# Writes the same table in every format, by programs that have nothing to do with Granular: pyarrow, polars, openpyxl.
# pip install pyarrow polars openpyxl; python make.py
import decimal
import random

import numpy
import openpyxl
import openpyxl.cell._writer
import pandas
import polars
import pyarrow as pa
import pyarrow.ipc as ipc
import pyarrow.parquet as parquet

ROWS = 60
source = random.Random(20260101)

table = pa.table({
    "img": [f"image {row}" if row % 3 else f"a longer name of an image, {row}" for row in range(ROWS)],
    "mos": [source.uniform(1, 5) for _ in range(ROWS)],
    "std": [source.uniform(0.1, 1) for _ in range(ROWS)],
    "precise": [source.gauss(0, 1) * 10.0 ** source.randint(-300, 300) for _ in range(ROWS)],
    "votes": pa.array([None if row % 11 == 7 else source.randint(-1000, 1000) for row in range(ROWS)], pa.int32()),
    "large": pa.array([source.randint(0, 2 ** 53) for _ in range(ROWS)], pa.uint64()),
    "half": pa.array([source.randint(-800, 800) / 8 for _ in range(ROWS)], pa.float32()),
})
others = table.append_column("flag", pa.array([row % 2 == 0 for row in range(ROWS)])).append_column(
    "day", pa.array(range(ROWS), pa.date32())).append_column(
    "list", pa.array([[row, row] for row in range(ROWS)]))
encoded = table.set_column(0, "img", table["img"].dictionary_encode())


def text(value):
    return "" if value is None else value if isinstance(value, str) else repr(value)


def rows():
    for row in table.to_pylist():
        yield [row[name] for name in table.column_names]


with open("table.csv", "w") as csv:
    print(",".join(table.column_names), file=csv)
    for row in rows():
        print(",".join(f'"{cell}"' if isinstance(cell, str) else text(cell) for cell in row), file=csv)

for codec in ("none", "snappy", "zstd", "gzip"):
    parquet.write_table(table, f"table-{codec}.parquet", compression=codec, row_group_size=25)
parquet.write_table(table, "table-pages.parquet", compression="zstd", use_dictionary=False, data_page_size=64,
                    write_batch_size=7, data_page_version="2.0")
parquet.write_table(others, "others.parquet")
polars.from_arrow(table).write_parquet("table-polars.parquet")

# Columns whose names come back within nested ones before them, at the end of a path or as a whole path with dots.
nested = pa.table({
    "meta": [{"mos": -1.0, "niqe": -2.0, "score": -3.0} for row in range(6)],
    "scores": [[-4.0, -5.0][:row % 3] for row in range(6)],
    "votes": pa.array([[("value", -6.0)] for row in range(6)], pa.map_(pa.string(), pa.float64())),
    "mos": [1.0 + row for row in range(6)],
    "niqe": [10.0 + row for row in range(6)],
    "element": [20.0 + row for row in range(6)],
    "value": pa.array([30 + row for row in range(6)], pa.int64()),
    "meta.score": [40.0 + row for row in range(6)],
    "clip.v2": [None if row == 4 else 50.0 + row for row in range(6)],
    "key": [f"image {row}" for row in range(6)],
})
parquet.write_table(nested, "nested.parquet", row_group_size=4, use_dictionary=False, write_statistics=False,
                    store_schema=False, compression="none")


def write(name, table, new, compression=None, **how):
    with new(name, table.schema, options=ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_table(table, **how)


write("table.arrow", table, ipc.new_file)
union = pa.UnionArray.from_dense(pa.array([0, 1] * 3, pa.int8()), pa.array([0, 0, 1, 1, 2, 2], pa.int32()),
                                 [pa.array([-7.0] * 3), pa.array(["mos"] * 3)])
of_arrow = pa.table({
    "meta": nested["meta"], "scores": nested["scores"], "votes": nested["votes"], "union": union,
    "level": pa.array([-8.0] * 6).dictionary_encode(), "mos": nested["mos"], "niqe": nested["niqe"]})
write("nested.arrow", of_arrow, ipc.new_file)

# A part of a table in which no image has a score, and one in a codec that is not read.
parquet.write_table(pa.table({"mos": [7.0, 8.0], "niqe": pa.nulls(2)}), "without-scores.parquet", compression="none")
parquet.write_table(pa.table({"mos": [7.0, 8.0], "niqe": [1.0, 2.0]}), "table-lz4.parquet", compression="lz4")

# Whole numbers at and beyond the last that doubles hold all of.
whole = pa.table({
    "mos": [1.0, 2.0, 3.0],
    "signed": pa.array([None, -2 ** 53, -2 ** 53 - 1], pa.int64()),
    "unsigned": pa.array([2 ** 64 - 2 ** 11, 2 ** 64 - 1, 2 ** 64 - 1], pa.uint64()),
    "exact": pa.array([2 ** 53, 2 ** 53 + 2, -2 ** 63], pa.int64()),
})
parquet.write_table(whole, "whole.parquet", row_group_size=2, write_statistics=False, compression="none")
write("whole.arrow", whole, ipc.new_file, max_chunksize=2)
write("whole.arrows", whole, ipc.new_stream, max_chunksize=2)
write("table-batches.arrow", table, ipc.new_file, max_chunksize=25)
write("table-zstd.arrow", table, ipc.new_file, "zstd", max_chunksize=25)
write("table-lz4.arrow", table, ipc.new_file, "lz4")
write("table.arrows", table, ipc.new_stream, max_chunksize=25)
write("table-zstd.arrows", encoded, ipc.new_stream, "zstd", max_chunksize=25)
write("table-dictionary.arrow", encoded, ipc.new_file)
polars.from_arrow(table).write_ipc("table-polars.arrow", compression="zstd")

# openpyxl rounds to 16 digits by itself, Excel stores 17.
openpyxl.cell._writer.safe_string = text
book = openpyxl.Workbook()
sheet = book.active
sheet.append(table.column_names)
for row in rows():
    sheet.append(row)
book.create_sheet("another").append(["not", "read"])
book.save("table.xlsx")

# A data frame with an index, which pandas names in the metadata; decimals and half floats.
frame = pandas.DataFrame({"mos": [1.0, 2.0, 3.0], "m": [0.5, 0.25, 0.125]}, index=pandas.Index([30, 10, 20], name="stim"))
indexed = pa.Table.from_pandas(frame)
parquet.write_table(indexed, "pandas-index.parquet")
write("pandas-index.arrow", indexed, ipc.new_file)
write("decimals.arrow", pa.table({
    "mos": pa.array([decimal.Decimal("1.25"), None, decimal.Decimal("-3.50")], pa.decimal128(10, 2)),
    "wide": pa.array([decimal.Decimal("12345678901234567890.5"), decimal.Decimal("1.0"), decimal.Decimal("2.0")],
                     pa.decimal256(40, 1)),
    "half": pa.array(numpy.array([0.5, 1.5, -2.25], numpy.float16)),
}), ipc.new_file)
