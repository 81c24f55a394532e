"""Keeps the screen whole. A terminal screen draws on standard error, where C libraries also print their complaints."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from guide import places
from guide.problems import CannotWriteError
from guide.translation import _

_STDERR = 2


@contextmanager
def stderr_redirected(log: Path | None = None) -> Iterator[None]:
    """Send what is written to descriptor 2 to ``log``, while inside; ``sys.__stderr__`` is still the terminal.

    ``log`` is `places.state()`/errors.log if not given. Does nothing where standard error is no terminal.
    Raises CannotWriteError.
    """
    if not os.isatty(_STDERR):
        yield
        return
    target = _open(log or places.state() / "errors.log")
    screen, strays = sys.__stderr__, sys.stderr
    _flush(screen, strays)
    kept = os.dup(_STDERR)
    terminal = _Terminal(os.fdopen(os.dup(_STDERR), "wb"), encoding="utf-8", errors="replace", line_buffering=True)
    os.dup2(target, _STDERR)
    logged = os.fdopen(target, "w", encoding="utf-8", errors="replace", buffering=1)
    sys.__stderr__, sys.stderr = terminal, logged  # type: ignore[misc]
    try:
        yield
    finally:
        _flush(terminal, logged)
        os.dup2(kept, _STDERR)
        os.close(kept)
        sys.__stderr__, sys.stderr = screen, strays  # type: ignore[misc]
        terminal.close()
        logged.close()


class _Terminal(io.TextIOWrapper):
    """May go away while it is drawn on: what is drawn after that is lost, and whoever draws does not have to know.

    Textual draws in a thread of its own, and would wait for ever for one that an error has ended.
    """

    def write(self, text: str, /) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()

    def close(self) -> None:
        with suppress(OSError):
            super().close()


def _open(log: Path) -> int:
    try:
        log.parent.mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
        return os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise CannotWriteError(
            _("{log} could not be written: {error}.").format(log=log, error=error.strerror or error)
        ) from error


def _flush(*streams: TextIO | None) -> None:
    for stream in streams:
        if stream is not None:
            stream.flush()
