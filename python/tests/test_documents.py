"""Samples of the README and the notebook run as they stand."""

import pathlib
import re
import shutil
import subprocess
import sys

import nbclient
import nbformat
from conftest import environment

PYTHON = pathlib.Path(__file__).parents[1]


def test_samples_of_the_readme(tmp_path):
    samples = re.findall(r"```python\n(.*?)```", (PYTHON / "README.md").read_text(), re.S)
    assert samples
    program = "import matplotlib\nmatplotlib.use('Agg')\n" + "\n".join(samples)
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "report.html").stat().st_size > 1_000_000


def test_notebook(tmp_path):
    shutil.copy(PYTHON / "example.ipynb", tmp_path)
    notebook = nbformat.read(tmp_path / "example.ipynb", as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": tmp_path}}
    ).execute()
    pages = [
        output.data["text/html"]
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output and "text/html" in output.data
    ]
    assert any("<svg" in page for page in pages)
    assert all(len(page) < 100_000 for page in pages)
