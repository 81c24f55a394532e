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
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType

INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of the signal, as shells count."""
GRACE = 4.5
"""Seconds from being told to the end of the process, whatever it is busy with."""
OUTSIDE = ("SIGTERM", "SIGHUP")
"""What comes from outside, where the system has it."""

_MOMENT = 0.01
"""Seconds."""

_told: list[int] = []
"""The status with which this process ends, once it was told to."""
_clearing: list[Callable[[], None]] = []


class ToldToEndError(KeyboardInterrupt):
    """Raised where the main thread is when it is told to end: fade out quickly, clear away, ask nothing."""


def status(interrupt: KeyboardInterrupt) -> int:
    """The exit status for what interrupted: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP."""
    return _told[0] if isinstance(interrupt, ToldToEndError) and _told else INTERRUPTED


def heed() -> None:
    """Raise `ToldToEndError` in the main thread when told to end; not where we were told not to listen (nohup).

    Ctrl-C raises `KeyboardInterrupt`, as it does anyway, but not where Python would drop it.
    """
    listen(_raise)
    if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)


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


@contextlib.contextmanager
def sent_again() -> Iterator[None]:
    """In here a signal from outside is sent once more, for one that comes just before the system begins to wait.

    Python handles a signal between its own steps: one that falls between the last of them and a wait for a line of
    input would be heard only when somebody presses Enter. Call it in the main thread; elsewhere nothing is changed.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    before = signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    threading.Thread(target=_send_until_told, args=(told,), name="signals", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(tell)


def _send_until_told(told: int) -> None:
    """Send each signal from outside again until its handler has run; ends when the other end is closed."""
    outside = [int(getattr(signal, name)) for name in OUTSIDE if hasattr(signal, name)]
    with open(told, "rb", buffering=0) as signals:
        while number := signals.read(1):
            while number[0] in outside and not _told:
                _send_again(number[0])


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
    if _dropped(frame):
        _later(number)
    elif begin_to_end(number):
        raise ToldToEndError


def _interrupt(number: int, frame: FrameType | None) -> None:
    if _dropped(frame):
        _later(number)
    else:
        raise KeyboardInterrupt


_CALLED_BACK = {"__del__": "", "cb": "<frozen importlib", "vio_": "soundfile.py"}
"""Beginnings of functions from which nothing that is raised comes out, each with what stands in the name of their file:
finalizers, what an import lets go with, and what libsndfile calls to read and write."""


def _dropped(frame: FrameType | None) -> bool:
    """Whether Python drops what is raised here, or in what called it."""
    while frame is not None:
        code = frame.f_code
        if any(code.co_name.startswith(name) and file in code.co_filename for name, file in _CALLED_BACK.items()):
            return True
        frame = frame.f_back
    return False


def _later(number: int) -> None:
    """Have the signal come once more in a moment."""
    _thread.start_new_thread(_send_again, (number,))


def _send_again(number: int) -> None:
    threading.Event().wait(_MOMENT)
    main = threading.main_thread().ident
    if sys.platform != "win32" and main is not None:
        signal.pthread_kill(main, number)  # which also wakes it from whatever it waits for
    else:
        _thread.interrupt_main(signal.Signals(number))


def _end_at_the_latest(grace: float) -> None:
    threading.Event().wait(grace)
    clear_away()
    os._exit(_told[0])
