"""The engine: one child process of this interpreter, started at first use and gone when the interpreter is."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import http.client
import os
import pathlib
import secrets
import shutil
import subprocess
import tempfile
import threading
import warnings
from typing import IO

from ._errors import EngineError

RUNTIME = pathlib.Path(__file__).parent / "_runtime"
# Every jar had this time when the class archive was made; Java refuses the archive if one has another.
_JAR_TIME = 1767225600
_JAVA_VARIABLES = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
_HANDSHAKE = "granular: serving at http://"


def _command(folder: str) -> list[str]:
    """The command that starts the engine with temporary files in ``folder``."""
    app = RUNTIME / "app"
    home = os.environ.get("GRANULAR_JAVA_HOME")
    java = pathlib.Path(home) / "bin" / "java" if home else RUNTIME / "image" / "bin" / "java"
    if not app.is_dir():
        raise EngineError(f"{RUNTIME} has no engine: install the wheel, or run python/build-wheel")
    if not java.exists():
        place = "GRANULAR_JAVA_HOME" if home else "the package"
        raise EngineError(f"there is no {java}: {place} needs a Java 25 or newer for this system")
    command = [str(java), f"@{RUNTIME / 'java.options'}", f"-Djava.io.tmpdir={folder}"]
    if not home:
        # Without the archive, the start only takes longer: another user may own the files.
        with contextlib.suppress(OSError):
            for jar in app.glob("*.jar"):
                if int(jar.stat().st_mtime) != _JAR_TIME:
                    os.utime(jar, (_JAR_TIME, _JAR_TIME))
        command.append(f"-XX:SharedArchiveFile={RUNTIME / 'app.jsa'}")
    command += ["-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-jar", str(app / "granular-service.jar")]
    return [*command, "serve", "--port", "0", "--token-file", "-", "--stop-with-input", "--root", "/"]


class Folder:
    """A folder of temporary files, which a lock shows to be in use: it ends with the process, however that ends."""

    _PREFIX = "granular-engine-"

    def __init__(self) -> None:
        self.path = tempfile.mkdtemp(prefix=self._PREFIX)
        place = pathlib.Path(self.path)
        # Others see the lock only once it is held.
        self._lock = (place / "new").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        (place / "new").rename(place / "lock")
        self._remove_abandoned(place.parent)

    def _remove_abandoned(self, parent: pathlib.Path) -> None:
        """Delete folders of processes that were killed and could not."""
        for lock in parent.glob(f"{self._PREFIX}*/lock"):
            # Another user's, in use, or just deleted.
            with contextlib.suppress(OSError), lock.open("w") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)

    def remove(self) -> None:
        """Delete it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.leave()

    def leave(self) -> None:
        """Let go of the folder of another process, in its fork."""
        self._lock.close()


class Child:
    """A running engine."""

    def __init__(self) -> None:
        self._folder = Folder()
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop and leave
        self.owner = os.getpid()
        self.token = secrets.token_hex(32)
        try:
            self._process = self._started()
            self.port = self._handshake()
        except BaseException:
            self.stop()
            raise

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _JAVA_VARIABLES}
        return subprocess.Popen(
            _command(self._folder.path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            # Ctrl-C reaches the whole group in the foreground, and must not end the engine.
            start_new_session=True,
            env=environment,
            cwd="/",
        )

    def _handshake(self) -> int:
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(self.token.encode() + b"\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline().decode(errors="replace").strip()
        if not line.startswith(_HANDSHAKE):
            raise EngineError(f"the engine did not start: {line or self.last_words() or 'it said nothing'}")
        return int(line.rsplit(":", 1)[1].strip("/"))

    def last_words(self) -> str:
        """The last line on standard error, or an empty text."""
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ended(self) -> int | None:
        """The exit code if the process has ended."""
        return self._process.poll()

    def stop(self) -> None:
        """End the process and delete its files."""
        process = getattr(self, "_process", None)
        if process is not None:
            # Quicker than an orderly end, which has nothing to save.
            process.kill()
            process.wait()
            self._close(process)
        self._log.close()
        self._folder.remove()

    def leave(self) -> None:
        """Let go of the engine of another process, in its fork: an open pipe would keep the engine alive."""
        self._close(self._process)
        self._log.close()
        self._folder.leave()
        self._process.returncode = 0

    @staticmethod
    def _close(process: subprocess.Popen[bytes]) -> None:
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class Engine:
    """The child of this interpreter, and a connection to it for each thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._local = threading.local()

    def child(self) -> Child:
        """The running child; starts one if there is none."""
        with self._lock:
            if self._child is not None:
                code = self._child.ended()
                if code is None:
                    return self._child
                warnings.warn(
                    f"Granular's engine had ended (exit code {code}) and was started again; prepared tables are sent"
                    " again when they are used",
                    RuntimeWarning,
                    stacklevel=2,
                )
                self._child.stop()
            self._child = None
            self._child = Child()
            return self._child

    def connection(self, child: Child) -> http.client.HTTPConnection:
        """This thread's connection to ``child``."""
        known: tuple[Child, http.client.HTTPConnection] | None = getattr(self._local, "known", None)
        if known is None or known[0] is not child:
            self.disconnect()
            known = (child, http.client.HTTPConnection("127.0.0.1", child.port, blocksize=1 << 20))
            self._local.known = known
        return known[1]

    def disconnect(self) -> None:
        """Close this thread's connection."""
        known = getattr(self._local, "known", None)
        if known is not None:
            known[1].close()
            self._local.known = None

    def stop(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None and child.owner == os.getpid():
            child.stop()

    def forked(self) -> None:
        """Forget the parent's child, in a forked process."""
        child, self._child = self._child, None
        self._lock = threading.Lock()
        self._local = threading.local()
        if child is not None:
            child.leave()


ENGINE = Engine()
atexit.register(ENGINE.stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=ENGINE.forked)
