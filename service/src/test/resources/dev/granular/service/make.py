# Writes a small Parquet file that unpacks to 72 MB. pip install pyarrow; python make.py
import pyarrow as pa
import pyarrow.parquet as parquet

ROWS = 3_000_000
table = pa.table({
    "mos": pa.array([1.0] * (ROWS - 1) + [2.0]),
    "std": pa.array([1.0] * ROWS),
    "m": pa.array([1.0] * (ROWS - 1) + [3.0]),
})
parquet.write_table(table, "bomb.parquet", compression="gzip", row_group_size=ROWS, write_statistics=False)
