"""Tables of every producer and type."""

import csv
import decimal

import duckdb
import nanoarrow
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import run

import granular_iqa
from granular_iqa import InputError


def producers(data):
    frame = pd.DataFrame(data)
    yield "polars", pl.DataFrame(data)
    yield "pyarrow", pa.table(data)
    yield "pyarrow chunks", pa.concat_tables([pa.table(data).slice(0, 7), pa.table(data).slice(7)])
    yield "duckdb", duckdb.from_arrow(pa.table(data))
    yield "pandas", frame
    yield "pandas, named index", frame.set_index(pd.Index([f"i{n}" for n in range(len(frame))], name="image"))
    yield "lists", {name: values.tolist() for name, values in data.items()}
    yield "other byte order", {name: values.astype(">f8") for name, values in data.items()}
    yield "strided", {name: np.repeat(values, 2)[::2] for name, values in data.items()}
    yield "nanoarrow", nanoarrow.ArrayStream(pa.table(data))


PRODUCERS = ["polars", "pyarrow", "pyarrow chunks", "duckdb", "pandas", "pandas, named index", "lists",
             "other byte order", "strided", "nanoarrow"]  # fmt: skip


@pytest.mark.parametrize("name", PRODUCERS)
def test_every_producer_gives_the_same_bits(name, data, expected):
    table = dict(producers(data))[name]
    assert granular_iqa.evaluate(table).scores["gmc"].tolist() == expected


def test_producers_are_complete(data):
    assert [name for name, _ in producers(data)] == PRODUCERS


@pytest.mark.parametrize("kind", ["float32", "float16"])
def test_small_floats_are_their_doubles(kind, data):
    small = {name: values.astype(kind) for name, values in data.items()}
    wide = {name: values.astype("float64") for name, values in small.items()}
    assert granular_iqa.evaluate(small).scores["gmc"].tolist() == granular_iqa.evaluate(wide).scores["gmc"].tolist()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_integers_nullable_and_categories(library, data):
    whole = {name: np.round(values * 10).astype("int64") for name, values in data.items()}
    keys = [f"image {number}" for number in range(len(data["mos"]))]
    plain = granular_iqa.evaluate({"image": keys, **whole})
    if library == "pandas":
        frame = pd.DataFrame(whole).astype("Int64").assign(image=pd.Categorical(keys))
    else:
        frame = pl.DataFrame(whole).with_columns(pl.Series("image", keys, dtype=pl.Categorical))
    assert granular_iqa.evaluate(frame, key="image").scores["gmc"].tolist() == plain.scores["gmc"].tolist()


def test_decimals(data):
    texts = {name: [decimal.Decimal(f"{value:.3f}") for value in values] for name, values in data.items()}
    numbers = {name: [float(value) for value in values] for name, values in texts.items()}
    found = granular_iqa.evaluate(pa.table(texts)).scores["gmc"].tolist()
    assert found == granular_iqa.evaluate(numbers).scores["gmc"].tolist()


def test_integers_of_128_bits_are_refused_by_name(data):
    frame = pl.DataFrame(data).with_columns(pl.Series("niqe", range(len(data["mos"])), dtype=pl.Int128))
    with pytest.raises(InputError, match="column niqe holds integers of 128 bits"):
        granular_iqa.evaluate(frame)


@pytest.mark.parametrize("library", [dict, pd.DataFrame, pl.DataFrame])
def test_nan_is_refused_by_row_or_dropped(library, data):
    holes = {**data, "niqe": data["niqe"].copy()}
    holes["niqe"][4] = np.nan
    with pytest.raises(InputError, match="niqe"):
        granular_iqa.evaluate(library(holes))
    kept = np.arange(len(data["mos"])) != 4
    without = granular_iqa.evaluate({name: values[kept] for name, values in data.items()})
    dropped = granular_iqa.evaluate(library(holes), missing="drop")
    assert dropped.scores["gmc"].tolist() == without.scores["gmc"].tolist()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"mos": [1.0, 2.0], "a": [1.0]}, "column a has 1 values, but mos has 2"),
        ({"mos": [[1.0]], "a": [1.0]}, "column mos has shape"),
        ({"mos": [1.0, "x"], "a": [1.0, 2.0]}, "mos"),
        ({"mos": np.array([1, 2], dtype="complex128"), "a": [1.0, 2.0]}, "column mos has type complex128"),
        ({}, "no columns"),
        (7, "int is no table"),
        (pl.LazyFrame({"mos": [1.0]}), "collect"),
    ],
)
def test_what_is_no_table_is_refused(table, message):
    with pytest.raises(InputError, match=message):
        granular_iqa.evaluate(table)


def test_wrong_columns_and_options_have_the_line_of_the_command(data):
    with pytest.raises(InputError, match='no column "quality"'):
        granular_iqa.evaluate(data, mos="quality")
    with pytest.raises(InputError, match="--colour"):
        granular_iqa.evaluate(data, colour="red")
    with pytest.raises(FileNotFoundError, match=r"absent\.csv"):
        granular_iqa.evaluate("absent.csv")


@pytest.mark.parametrize("ending", ["csv", "parquet", "arrow", "xlsx"])
def test_files_of_every_format_are_read_on_the_image(ending, data, tmp_path):
    table = pa.table(data)
    path = tmp_path / f"scores.{ending}"
    if ending == "csv":
        pl.DataFrame(data).write_csv(path)
    elif ending == "parquet":
        pl.DataFrame(data).write_parquet(path, compression="zstd")
    elif ending == "arrow":
        with pa.ipc.new_file(path, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write_table(table)
    else:
        pd.DataFrame(data).to_excel(path, index=False)
    written = data
    if ending == "xlsx":
        # The writer rounds.
        written = pd.read_excel(path)
    found = granular_iqa.evaluate(path).scores["gmc"].tolist()
    assert found == granular_iqa.evaluate(written).scores["gmc"].tolist()


def test_figures_are_those_of_the_command_to_the_last_bit(data, command, tmp_path):
    path = tmp_path / "scores.csv"
    pl.DataFrame(data).write_csv(path)
    run(command, "surface", str(path), "--out", str(tmp_path / "out"))
    found = granular_iqa.evaluate(path)
    for name in ("scores", "points", "surface"):
        with open(tmp_path / "out" / f"{name}.csv", newline="") as file:
            rows = list(csv.DictReader(file))
        frame = found.tables[name]
        assert len(rows) == len(frame) > 0
        for column in frame.columns:
            if frame[column].dtype == np.float64:
                texts = [row[column] for row in rows]
                assert [float(text) if text else None for text in texts] == [
                    None if np.isnan(value) else value for value in frame[column]
                ]


def test_several_tables_are_joined_by_key(data, expected):
    keys = [f"i{number}" for number in range(len(data["mos"]))]
    ratings = {"image": keys, "mos": data["mos"], "std": data["std"]}
    order = np.arange(len(keys))[::-1]
    models = {"image": [keys[n] for n in order], "niqe": data["niqe"][order], "clipiqa": data["clipiqa"][order]}
    assert granular_iqa.evaluate([ratings, models], key="image").scores["gmc"].tolist() == expected


def test_columns_say_their_roles(data):
    roles = {column["column"]: column["role"] for column in granular_iqa.columns(data)}
    assert roles["mos"] == "mos"
    assert roles["std"] == "std"
    assert roles["niqe"] == "model"
