"""Several exports beside each other, each in a process of its own: one that fails, or dies, leaves the others alone.

Processes and not threads, because mixing is arithmetic in Python; and a new one for each, because then its memory goes
with it. What is written does not depend on how many run.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, NamedTuple, TypeVar, cast

from guide import interrupts
from guide.problems import ScriptError, WorldError, WrongUseError
from guide.process.children import ONE_THREAD
from guide.translation import _

Task = TypeVar("Task")
Made = TypeVar("Made")
Progress = Callable[[str, float], None]
"""Told what is being done and how much of it, 0 to 1."""

_PATIENCE = 3.0
"""Seconds in which a process that has been told to stop has cleared away after itself, or is ended by itself."""


class Failed(NamedTuple):
    """Why there is no result: an exit status (see `guide.__main__`) and a sentence."""

    status: int
    sentence: str


def each(
    work: Callable[[Task, Progress], Made],
    tasks: Sequence[Task],
    jobs: int,
    progress: Callable[[int, str, float], None],
) -> Iterator[tuple[int, Made | Failed]]:
    """The number and the result of every task, as they become ready, ``jobs`` at a time.

    ``work`` is a function of a module, and takes and returns what can be pickled. Leaving early, by Ctrl-C too, stops
    those that run and waits until they have cleared away.
    """
    waiting = list(enumerate(tasks))[::-1]
    running: dict[Connection, tuple[int, SpawnProcess]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                number, task = waiting.pop()
                _begin(running, number, work, task)
            for ready in wait(list(running)):
                connection = cast("Connection", ready)  # nothing else was waited for
                number, process = running[connection]
                said = _heard(connection)
                if isinstance(said, tuple) and said[0] == "doing":
                    progress(number, said[1], said[2])
                    continue
                del running[connection]
                process.join()
                yield (
                    number,
                    said[1]
                    if said
                    else Failed(3, _("It was ended from outside (status {status}).").format(status=process.exitcode)),
                )
    finally:
        _stop(running)


def _begin(running: dict[Connection, tuple[int, SpawnProcess]], number: int, work: object, task: object) -> None:
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_child, args=(work, task, theirs))
    with _deaf(), _of_one_thread():
        process.start()
    theirs.close()
    running[ours] = number, process


@contextlib.contextmanager
def _of_one_thread() -> Iterator[None]:
    """Whatever is started here does its algebra in one thread, unless the person has said otherwise: there is a process
    for each core already, and threads that wait for work by turning in circles take it from the others."""
    new = {name: value for name, value in ONE_THREAD.items() if name not in os.environ}
    os.environ.update(new)
    try:
        yield
    finally:
        for name in new:
            os.environ.pop(name, None)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """What is started here does not hear Ctrl-C: we do, and tell it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _heard(connection: Connection) -> Any:  # noqa: ANN401 - what the child sent; None if it died without a word
    try:
        return connection.recv()
    except EOFError:
        return None


def _stop(running: dict[Connection, tuple[int, SpawnProcess]]) -> None:
    for connection, (_other, process) in running.items():
        if sys.platform == "win32":
            connection.close()  # noticed at the next step of progress
        else:
            process.terminate()  # heard at the same place, and a little sooner
    for _other, process in running.values():
        process.join(_PATIENCE + 0.5)
        if process.is_alive():
            process.kill()
            process.join()


def _child(work: Callable[[Any, Progress], Any], task: object, connection: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told = threading.Event()  # an exception raised by the signal itself could fall where nobody hears it

    def end(number: int, frame: object) -> None:
        told.set()
        interrupts.begin_to_end(number, _PATIENCE)

    interrupts.listen(end)
    shown = ["", -1]

    def progress(what: str, share: float) -> None:
        if told.is_set():
            raise KeyboardInterrupt
        percent = int(100 * share)
        if [what, percent] != shown:
            shown[:] = [what, percent]
            try:
                connection.send(("doing", what, share))
            except OSError:
                raise KeyboardInterrupt from None  # nobody is waiting for it any more

    with contextlib.suppress(KeyboardInterrupt, OSError):
        connection.send(("done", _answer(work, task, progress)))


def _answer(work: Callable[[Any, Progress], Any], task: object, progress: Progress) -> Any:  # noqa: ANN401
    try:
        return work(task, progress)
    except Exception as error:  # the others go on
        return failed(error)


def failed(error: Exception) -> Failed:
    """Return what is told of an error, and its exit status."""
    if isinstance(error, ScriptError):
        return Failed(2, str(error))
    if isinstance(error, WorldError):
        return Failed(1 if isinstance(error, WrongUseError) else 3, str(error))
    return Failed(
        3, _("Something happened that was not foreseen: {error}.").format(error=str(error) or type(error).__name__)
    )
