"""Ctrl-C, and being told to end from outside: by a machine that shuts down (SIGTERM), by a window that goes (SIGHUP).

Ctrl-C asks for a soft landing, however long. Who tells us from outside waits for nobody: it is raised once in the main
thread, as a `KeyboardInterrupt` of its own kind, whatever repeats it is ignored so that clearing away is not disturbed,
and after `GRACE` the process ends in any case.
"""

from __future__ import annotations

import _thread
import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of the signal, as shells count."""
GRACE = 4.5
"""Seconds from being told to the end of the process, whatever it is busy with."""
OUTSIDE = ("SIGTERM", "SIGHUP")
"""What comes from outside, where the system has it."""

_told: list[int] = []
"""The status with which this process ends, once it was told to."""
_clearing: list[Callable[[], None]] = []


class ToldToEndError(KeyboardInterrupt):
    """Raised where the main thread is when it is told to end: fade out quickly, clear away, ask nothing."""


def status(interrupt: KeyboardInterrupt) -> int:
    """The exit status for what interrupted: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP."""
    return _told[0] if isinstance(interrupt, ToldToEndError) and _told else INTERRUPTED


def heed() -> None:
    """Raise `ToldToEndError` in the main thread when told to end; not where we were told not to listen (nohup)."""
    listen(_raise)


def listen(handler: Callable[[int, FrameType | None], None], *, before: object = signal.SIG_DFL) -> list[int]:
    """Have ``handler`` called for each signal from `OUTSIDE` that is handled as ``before``; which those are."""
    heard = []
    for number in (getattr(signal, name) for name in OUTSIDE if hasattr(signal, name)):
        if signal.getsignal(number) == before:
            signal.signal(number, handler)
            heard.append(int(number))
    return heard


@contextlib.contextmanager
def heeded_by(handler: Callable[[int], None]) -> Iterator[None]:
    """In here being told to end calls ``handler`` with the exit status, once, and raises nothing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = listen(lambda number, _: handler(128 + number) if begin_to_end(number) else None, before=_raise)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, _raise)


def begin_to_end(number: int, grace: float = GRACE) -> bool:
    """Let the time run that is left after a signal. False if it runs already."""
    if _told:
        return False
    _told.append(128 + number)
    _thread.start_new_thread(_end_at_the_latest, (grace,))  # threading's own locks may be held where a signal comes
    return True


def clear_away_with(clearing: Callable[[], None]) -> None:
    """Have ``clearing`` called before a process ends that was interrupted in the midst of its work."""
    _clearing.append(clearing)


def clear_away() -> None:
    """Take away what an interrupt left half done, wherever it fell."""
    for clearing in _clearing:
        with contextlib.suppress(Exception):
            clearing()


def _raise(number: int, frame: FrameType | None) -> None:
    if begin_to_end(number):
        raise ToldToEndError


def _end_at_the_latest(grace: float) -> None:
    threading.Event().wait(grace)
    clear_away()
    os._exit(_told[0])
