"""Requests to the engine."""

from __future__ import annotations

import contextlib
import http.client
import json
import time
import urllib.parse
import uuid
from collections.abc import Sequence
from typing import Any

from ._engine import ENGINE, Child
from ._errors import CancelledEvaluationError, EngineError, GranularError, InputError
from ._progress import Progress

Query = Sequence[tuple[str, str]]
_PATIENCE_SECONDS = 3600


class NotFoundError(InputError):
    """An evaluation or a table that the engine does not have."""


_LOST = (http.client.RemoteDisconnected, http.client.CannotSendRequest, ConnectionError)


def call(method: str, path: str, query: Query = (), body: bytes = b"", **headers: str) -> bytes:
    """Send a request and return the body of the answer.

    The engine closes connections that are idle, and may have been killed; then the request is sent once more.
    """
    for last in (False, True):
        child = ENGINE.child()
        try:
            return _once(child, method, path, query, body, headers)
        except _LOST as lost:
            ENGINE.disconnect()
            # The system needs a moment until a killed process counts as ended.
            deadline = time.monotonic() + 0.2
            while child.ended() is None and time.monotonic() < deadline:
                time.sleep(0.01)
            if last:
                raise EngineError(f"the engine broke down twice: {child.last_words() or lost}") from lost
    raise AssertionError("unreachable")


def _once(child: Child, method: str, path: str, query: Query, body: bytes, headers: dict[str, str]) -> bytes:
    connection = ENGINE.connection(child)
    address = path + ("?" + urllib.parse.urlencode(query) if query else "")
    fields = {"Authorization": f"Bearer {child.token}"}
    fields.update((name.replace("_", "-"), value) for name, value in headers.items())
    try:
        connection.request(method, address, body or None, fields)
        answer = connection.getresponse()
        content = answer.read()
    except BaseException:
        # What is left of the answer must not be taken for the next one.
        ENGINE.disconnect()
        raise
    if answer.status >= 400:
        raise _error(answer.status, content)
    return content


def _error(status: int, content: bytes) -> GranularError:
    try:
        line = str(json.loads(content)["detail"])
    except (ValueError, KeyError, TypeError):
        line = content.decode(errors="replace")[:200] or f"the engine answered with status {status}"
    if status == 409:
        return CancelledEvaluationError(line)
    if status == 404:
        return NotFoundError(line)
    return InputError(line) if status in (400, 413, 422) else EngineError(line)


def evaluation(query: Query, body: bytes, progress: bool) -> tuple[str, bytes]:
    """Evaluate; return the evaluation's identity and an archive with its scores. Ctrl-C cancels it."""
    identity = uuid.uuid4().hex
    with Progress(identity, call) if progress else contextlib.nullcontext():
        try:
            archive = call(
                "POST",
                "/v1/evaluations",
                [*query, ("id", identity), ("format", "arrow-stream"), ("tables", "scores")],
                body,
                Accept="application/zip",
                Prefer=f"wait={_PATIENCE_SECONDS}",
            )
        except KeyboardInterrupt:
            forget(identity)
            raise
    return identity, archive


def forget(identity: str) -> None:
    """Cancel an evaluation, or drop its result; do nothing if there is none."""
    with contextlib.suppress(GranularError):
        call("DELETE", f"/v1/evaluations/{identity}")


def answer(method: str, path: str, query: Query = (), body: bytes = b"") -> dict[str, Any]:
    """Send a request and return the JSON object of the answer."""
    content: dict[str, Any] = json.loads(call(method, path, query, body))
    return content
