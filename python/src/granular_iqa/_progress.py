"""Progress of long evaluations, shown with tqdm if it is installed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from types import TracebackType

from ._errors import GranularError

_SECONDS_BEFORE = 1.0
_SECONDS_BETWEEN = 0.25


class Progress:
    """Asks beside the evaluation how far it is. Nothing is shown in the first second."""

    def __init__(self, identity: str, call: Callable[..., bytes]) -> None:
        self._identity = identity
        self._call = call
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _show(self) -> None:
        if self._over.wait(_SECONDS_BEFORE):
            return
        try:
            from tqdm.auto import tqdm
        except ImportError:
            return
        with tqdm(total=1.0, bar_format="{desc} {percentage:3.0f}%|{bar}| {elapsed}", leave=False) as bar:
            while not self._over.wait(_SECONDS_BETWEEN):
                try:
                    state = json.loads(self._call("GET", f"/v1/evaluations/{self._identity}"))
                except GranularError:
                    continue
                bar.set_description_str(state.get("stage", ""), refresh=False)
                bar.update(state.get("fraction", 1.0) - bar.n)
