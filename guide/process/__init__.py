"""A process of our own beside this one: started so that neither the screen nor Ctrl-C gets in its way.

Light to import, so that a child can be under way before this process has loaded what it needs itself.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from guide import places
from guide.process.shared_snapshot import SharedSnapshot, allocate

if TYPE_CHECKING:
    from ctypes import Array, c_ubyte

_LARGEST_LOG = 256 * 1024


def context() -> SpawnContext:
    """Where pipes and shared memory for a child come from."""
    return multiprocessing.get_context("spawn")


def start_process(life: Callable[..., None], *arguments: object, name: str) -> SpawnProcess:
    """A process that lives ``life``, a function of a module, and ends with this one. Raises OSError."""
    child = context().Process(target=life, args=arguments, name=name, daemon=True)
    with _standard_error_itself(), _interrupts_kept_away():
        child.start()
    return child


class ChildProcess:
    """A child that is talked to through a pipe, and shows what it is about on a board.

    ``life`` names the function that it lives, as ``module:function``: only the child has to load it. It is given its
    end of the pipe, the cells of the board, and ``log``. Raises OSError.
    """

    def __init__(self, life: str, log: Path, name: str) -> None:
        cells = allocate()
        self.board = SharedSnapshot(cells)
        self.pipe, theirs = context().Pipe()
        self.process = start_process(_live, life, theirs, cells, log, name=name)
        theirs.close()

    def close(self, patience: float = 2.0) -> None:
        """The child sees that nobody is there any more, and ends; at the latest after so many seconds."""
        with contextlib.suppress(OSError):
            self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _live(life: str, pipe: Connection, cells: Array[c_ubyte], log: Path) -> None:
    settle_child(log)
    module, function = life.split(":")
    getattr(import_module(module), function)(pipe, SharedSnapshot(cells), log)


def settle_child(log: Path) -> None:
    """For the child, first of all: not to listen to Ctrl-C, and to keep what it prints from the screen.

    Python's prints and those of C alike go into ``log``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        log.parent.mkdir(mode=places.OWNER_ONLY, parents=True, exist_ok=True)
        keep = log.exists() and log.stat().st_size < _LARGEST_LOG
        file = os.open(log, os.O_WRONLY | os.O_CREAT | (os.O_APPEND if keep else os.O_TRUNC), 0o600)
    except OSError:
        file = os.open(os.devnull, os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False, buffering=1)  # noqa: SIM115


@contextlib.contextmanager
def _standard_error_itself() -> Iterator[None]:
    """multiprocessing hands standard error on by its number, and what a screen puts in its place has none."""
    kept, sys.stderr = sys.stderr, sys.__stderr__
    try:
        yield
    finally:
        sys.stderr = kept


@contextlib.contextmanager
def _interrupts_kept_away() -> Iterator[None]:
    """A child started in here does not see Ctrl-C before it can say that it will not listen to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it inside would lift the mask again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
