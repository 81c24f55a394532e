"""One piece of work in a thread of its own, which nobody has to wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable


class BackgroundTask:
    """Starts ``work`` at once. A daemon: leaving early does not wait for a long conversion."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="beside", daemon=True)
        self._thread.start()

    def result(self) -> None:
        """Wait for the end, and raise what it raised."""
        self._thread.join()
        if self._error:
            raise self._error

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # handed to whoever asks for the result
            self._error = error
