"""The service against its own description, by a fuzzer that nobody here wrote."""

import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

import pytest

FOLDER = pathlib.Path(__file__).parent / "service"
TOKEN = "secret"
RATINGS = "mos,std,niqe,clipiqa,scene\n" + "".join(
    f"{1 + row % 7},{0.5 + row % 3 / 4},{-row},{row % 5},s{row % 3}\n" for row in range(30)
)


@pytest.fixture
def address(command, tmp_path):
    """Where a service listens that reads files with names that the fuzzer has."""
    for name in ("mos", "niqe", "scene"):
        (tmp_path / name).write_text(RATINGS)
    (tmp_path / "std").write_text(RATINGS[:200] + ",,,")
    serve = [*command, "serve", "--port", "0", "--token-file", "-", "--stop-with-input", "--root", str(tmp_path)]
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True) as server,
    ):
        server.stdin.write(TOKEN + "\n")
        server.stdin.flush()
        yield server.stdout.readline().split()[-1]
        server.stdin.close()


def asked(address: str, table: str | None = None) -> str:
    """The answer to a request."""
    request = urllib.request.Request(address, table and table.encode(), {"Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request) as answer:
        return answer.read().decode()


def test_service_is_as_it_is_described(address, tmp_path):
    description = tmp_path / "openapi.json"
    description.write_text(asked(address + "openapi.json"))
    environment = {
        **os.environ,
        "GRANULAR_TOKEN": TOKEN,
        "GRANULAR_TABLE": json.loads(asked(address + "v1/tables", RATINGS))["id"],
        "PYTHONPATH": str(FOLDER),
    }
    fuzzer = [pathlib.Path(sys.executable).with_name("schemathesis"), "--config-file", FOLDER / "schemathesis.toml"]
    fuzzer += ["run", description, "--url", address, "--no-color"]
    ended = subprocess.run(fuzzer, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    # It would end well if it had tried nothing.
    assert all(f"✅ {phase}" in ended.stdout for phase in ("Coverage", "Fuzzing", "Stateful")), ended.stdout
    tried = re.search(r"(\d+) generated", ended.stdout)
    assert tried, ended.stdout
    assert int(tried[1]) > 500
