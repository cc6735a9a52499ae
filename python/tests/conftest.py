import os
import pathlib
import subprocess
import time

import numpy as np
import pytest

import granular_iqa
from granular_iqa import _engine

ROOT = pathlib.Path(__file__).parents[2]
IMAGES = 60


@pytest.fixture(scope="session")
def data() -> dict[str, np.ndarray]:
    random = np.random.default_rng(1)
    mos = random.uniform(1, 5, IMAGES)
    return {
        "mos": mos,
        "std": random.uniform(0.4, 1.2, IMAGES),
        "niqe": -mos + random.normal(0, 0.4, IMAGES),
        "clipiqa": mos + random.normal(0, 0.8, IMAGES),
    }


@pytest.fixture(scope="session")
def expected(data) -> list[float]:
    return granular_iqa.evaluate(data).scores["gmc"].tolist()


@pytest.fixture(scope="session")
def command() -> list[str]:
    """The command line of the same build, on the package's own Java."""
    runtime = _engine.RUNTIME
    jar = str(runtime / "app" / "granular-service.jar")
    return [str(runtime / "image" / "bin" / "java"), f"@{runtime / 'java.options'}", "-jar", jar]


def run(command: list[str], *arguments: str) -> str:
    ended = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(pid: int, seconds: float = 15) -> bool:
    """Whether a process ends, waiting as long as a busy machine may take."""
    deadline = time.monotonic() + seconds
    while is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def engine_pid() -> int:
    return _engine.ENGINE.child().pid


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(__import__("sys").path)}
