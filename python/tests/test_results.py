"""Results: tables, drawings, files."""

import pickle

import matplotlib as mpl
import numpy as np
import pandas as pd
import polars as pl
import pytest

import granular_iqa
from granular_iqa import EngineError, InputError

mpl.use("Agg")


@pytest.fixture(scope="module")
def result(data):
    return granular_iqa.evaluate(data, points="grid:12x10", compare="all", profiles=True)


def test_surface_is_that_of_the_table(result):
    surface = result.surface("niqe", "srcc")
    assert surface.values.shape == surface.se.shape == (surface.q.size, surface.qd.size)
    frame = result.tables["surface"].to_pandas()
    rows = frame[(frame.model == "niqe") & (frame.method.str.lower() == "srcc")]
    for row in rows.sample(20, random_state=1).itertuples():
        place = np.searchsorted(surface.q, row.q), np.searchsorted(surface.qd, row.qd)
        np.testing.assert_equal(surface.values[place], row.value)
    with pytest.raises(InputError, match="no model x"):
        result.surface("x")
    with pytest.raises(InputError, match="no method x"):
        result.surface("niqe", "x")


def test_places_are_explained(result):
    rows = result.explain(3, 1, "niqe")
    assert set(rows["what"]) == {"decides", "hurts", "helps", "wrong_pair"}
    effects = rows["effect"][rows["what"] == "hurts"]
    assert (effects < 0).all()
    other = next(model for model in result.models if model != "niqe")
    assert np.isfinite(result.explain(3, 1, "niqe", against=other)["against"]).any()
    with pytest.raises(InputError, match="no model"):
        result.explain(3, 1, "x")
    with pytest.raises(EngineError, match="evaluate again"):
        pickle.loads(pickle.dumps(result)).explain(60, 10, "niqe")


def test_frames_convert(result):
    assert isinstance(result.scores.to_pandas(), pd.DataFrame)
    assert result.scores.to_polars()["gmc"].to_list() == result.scores["gmc"].tolist()
    assert pl.DataFrame(result.scores).height == len(result.scores) == 6
    with pytest.raises(ValueError, match="read-only"):
        result.scores["gmc"][0] = 1


def test_comparison(result):
    a, b = result.models
    found = result.compare(a, b)
    assert set(found["a"]) == {a}
    np.testing.assert_allclose(
        found["gmc_difference"], [result.score(a, m) - result.score(b, m) for m in result.methods], atol=1e-12
    )
    with pytest.raises(InputError, match="ask for compare"):
        result.compare(b, a)


def test_drawings(result):
    a, b = result.models
    for axes in (
        result.plot.surface(a),
        result.plot.heatmap(a, "krcc"),
        result.plot.difference(a, b),
        result.plot.profile("qd"),
    ):
        axes.figure.canvas.draw()
        assert axes.get_xlabel()


def test_latex_marks_the_best(result):
    text = result.to_latex()
    best = max(result.score(model, "plcc") for model in result.models)
    assert rf"\textbf{{{best:.4f}}}" in text
    assert text.count(r"\underline") == len(result.methods)


def test_html_is_light_and_names_the_models(result):
    page = result._repr_html_()
    assert len(page) < 100_000
    assert "<script" not in page
    assert page.count("<svg") == 2
    assert all(model in page for model in result.models)


def test_report_and_pickle(result, tmp_path):
    path = result.report(tmp_path / "report.html")
    assert b"niqe" in path.read_bytes()
    copy = pickle.loads(pickle.dumps(result))
    assert list(copy.tables) == list(result.tables)
    assert copy.surface("niqe").values.tobytes() == result.surface("niqe").values.tobytes()
    with pytest.raises(EngineError, match="evaluate again"):
        copy.report(tmp_path / "again.html")
    assert not (tmp_path / "again.html").exists()


def test_prepared_takes_predictions_for_one_evaluation(data, expected):
    ratings = {"mos": data["mos"], "std": data["std"]}
    with granular_iqa.prepare(ratings) as prepared:
        for _ in range(3):
            epoch = prepared.evaluate({"niqe": data["niqe"]})
            assert epoch.models == ["niqe"]
            assert epoch.scores["gmc"].tolist() == expected[:3]
        prepared.add({"niqe": data["niqe"], "clipiqa": data["clipiqa"]})
        assert prepared.models == ["niqe", "clipiqa"]
        assert prepared.evaluate().scores["gmc"].tolist() == expected
        assert prepared.evaluate(points="grid:5x4").surface("niqe").values.shape == (5, 4)
    with pytest.raises(InputError, match="closed"):
        prepared.evaluate()
