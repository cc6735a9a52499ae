"""The engine's life: started once, never shared over forks, gone with its interpreter."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from conftest import IMAGES, ends, engine_pid, environment, is_alive

import granular_iqa
from granular_iqa import _engine

START = """
import os, signal, sys, threading, time
import granular_iqa
from granular_iqa import _engine
data = {"mos": [1.0, 2.0, 3.0, 4.5, 5.0], "std": [0.5] * 5, "a": [1.0, 3.0, 2.0, 4.0, 5.0]}
granular_iqa.evaluate(data)
print(_engine.ENGINE.child().pid, flush=True)
"""

ENDS = {
    "normal": "",
    "exception": "raise ValueError",
    "sys.exit": "sys.exit(3)",
    "os._exit": "os._exit(0)",
    "SIGTERM": "os.kill(os.getpid(), signal.SIGTERM)",
    "SIGSEGV": "os.kill(os.getpid(), signal.SIGSEGV)",
    "SIGKILL": "os.kill(os.getpid(), signal.SIGKILL)",
    "SIGINT": "signal.raise_signal(signal.SIGINT)",
    "exec": "os.execv('/bin/true', ['true'])",
    "daemon thread": "threading.Thread(target=lambda: granular_iqa.evaluate(data), daemon=True).start()",
    "SIGKILL with a fork": "if os.fork() == 0:\n    time.sleep(20)\nos.kill(os.getpid(), signal.SIGKILL)",
}


@pytest.mark.parametrize("name", ENDS)
def test_no_end_leaves_the_engine(name):
    program = START + ENDS[name]
    started = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True
    )
    pid = int(started.stdout.readline())
    started.wait(timeout=60)
    started.stdout.close()
    started.stderr.close()
    assert ends(pid)


def test_folders_of_killed_interpreters_are_removed_and_no_others(tmp_path):
    def started(program: str) -> subprocess.Popen:
        variables = {**environment(), "TMPDIR": str(tmp_path)}
        return subprocess.Popen([sys.executable, "-c", START + program], stdout=-1, stdin=-1, env=variables, text=True)

    def folders() -> set[str]:
        return {path.name for path in tmp_path.glob("granular-engine-*")}

    foreign = "granular-engine-of-somebody"
    (tmp_path / foreign).mkdir()
    with started("input()") as living:
        living.stdout.readline()
        in_use = folders()
        assert len(in_use) == 2
        with started(ENDS["SIGKILL"]) as killed:
            assert ends(int(killed.stdout.readline()))
        assert len(folders()) == 3
        with started("") as another:
            another.communicate()
        assert folders() == in_use
        living.communicate("\n")
    assert folders() == {foreign}


def test_killed_engine_is_started_again_and_said(data, expected):
    prepared = granular_iqa.prepare(data)
    pid = engine_pid()
    os.kill(pid, signal.SIGKILL)
    assert ends(pid)
    with pytest.warns(RuntimeWarning, match=r"started again"):
        assert prepared.evaluate().scores["gmc"].tolist() == expected
    assert engine_pid() != pid
    prepared.close()


def test_idle_connection_is_opened_again(data, expected):
    granular_iqa.evaluate(data)
    connection = _engine.ENGINE.connection(_engine.ENGINE.child())
    # As if the engine had closed it, which it does after half a minute.
    connection.sock.shutdown(2)
    assert granular_iqa.evaluate(data).scores["gmc"].tolist() == expected


def test_fork_starts_its_own(data, expected):
    pid = engine_pid()
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map(_in_fork, [data, data])
    assert all(scores == expected and other != pid for other, scores in found)
    assert is_alive(pid)
    assert engine_pid() == pid
    assert all(ends(other) for other, _ in found)


def _in_fork(data):
    return engine_pid(), granular_iqa.evaluate(data).scores["gmc"].tolist()


def test_twenty_threads_share_one(data, expected):
    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(lambda _: (engine_pid(), granular_iqa.evaluate(data).scores["gmc"].tolist()), range(40)))
    assert {pid for pid, _ in found} == {engine_pid()}
    assert all(scores == expected for _, scores in found)


def test_interrupt_cancels_and_leaves_the_engine(data, expected):
    pid = engine_pid()
    random = np.random.default_rng(1)
    large = {"mos": random.uniform(1, 5, 40_000), "std": np.full(40_000, 0.5), "niqe": random.uniform(0, 1, 40_000)}
    # To the process, as Ctrl-C does, and not to the thread.
    timer = threading.Timer(3, os.kill, [os.getpid(), signal.SIGINT])
    began = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        granular_iqa.evaluate(large, accuracy="exact", points="grid:300x300")
    assert time.monotonic() - began < 60
    assert engine_pid() == pid
    assert granular_iqa.evaluate(data).scores["gmc"].tolist() == expected


def test_broken_java_is_named(tmp_path):
    program = START.replace("granular_iqa.evaluate(data)", "granular_iqa.evaluate(data)", 1)
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**environment(), "GRANULAR_JAVA_HOME": str(tmp_path)},
        check=False,
    )
    assert ended.returncode == 1
    assert "EngineError" in ended.stderr
    assert "GRANULAR_JAVA_HOME needs a Java 25" in ended.stderr


def test_secret_is_not_in_the_command(data):
    pid = engine_pid()
    with open(f"/proc/{pid}/cmdline", "rb") as command, open(f"/proc/{pid}/environ", "rb") as variables:
        assert _engine.ENGINE.child().token.encode() not in command.read() + variables.read()
    assert len(data["mos"]) == IMAGES
